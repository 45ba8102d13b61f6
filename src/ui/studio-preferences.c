/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-preferences.h"

#include "studio-connection-group.h"
#include "studio-dialogs.h"
#include "studio-file-name.h"
#include "studio-keys-row.h"
#include "studio-property.h"
#include "studio-reveal.h"
#include "studio-shared-closures.h"
#include "studio-auto-save-group.h"
#include "studio-sharing.h"
#include "studio-sharing-group.h"
#include "studio-word-row.h"
#include "studio-spending-group.h"
#include "studio-storage-group.h"

#include <glib/gi18n-lib.h>

struct _StudioPreferences
{
  AdwWindow parent_instance;

  GtkWidget *forget_button;
  StudioConnectionGroup *connections;
  StudioSpendingGroup *spending;
  StudioSharingGroup *sharing;
  StudioAutoSaveGroup *auto_save;
  StudioKeysRow *keys_row;
  AdwComboRow *ratio_row;
  AdwComboRow *format_row;
  AdwComboRow *style_row;
  GtkSwitch *follow_switch;
  GtkSwitch *notify_switch;
  GtkEditable *name_row;
  AdwActionRow *folder_row;
  AdwActionRow *library_row;
  GtkAdjustment *limit_adjustment;
  GtkAdjustment *time_adjustment;
  StudioSession *session;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (StudioPreferences, studio_preferences, ADW_TYPE_WINDOW)

typedef enum
{
  PROP_SESSION = 1,
  PROP_SETTINGS,
} StudioPreferencesProperty;

static GParamSpec *properties[PROP_SETTINGS + 1];

/* The words of the settings, in the order in which the rows list them. */
static const char *const style_words[] = { "default", "force-light", "force-dark", NULL };
static const char *const format_words[] = { "png", "jpeg", NULL };

static gboolean
ratio_to_position (GValue *value, GVariant *variant, gpointer data G_GNUC_UNUSED)
{
  StudioAspectRatio ratio = STUDIO_ASPECT_RATIO_DEFAULT;

  if (!studio_aspect_ratio_from_string (g_variant_get_string (variant, NULL), &ratio, NULL))
    return FALSE;
  g_value_set_uint (value, ratio);
  return TRUE;
}

static GVariant *
position_to_ratio (const GValue *value,
                   const GVariantType *type G_GNUC_UNUSED,
                   gpointer data G_GNUC_UNUSED)
{
  guint position = g_value_get_uint (value);

  if (position >= STUDIO_N_ASPECT_RATIOS)
    return NULL;
  return g_variant_new_string (studio_aspect_ratio_to_string ((StudioAspectRatio) position));
}

static void
fill_ratios (StudioPreferences *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (int i = 0; i < STUDIO_N_ASPECT_RATIOS; i++)
    {
      g_autofree char *text = studio_closure_ratio_summary (NULL, (StudioAspectRatio) i);
      gtk_string_list_append (list, text);
    }
  adw_combo_row_set_model (self->ratio_row, G_LIST_MODEL (list));
}

static void
update_folder_cb (StudioPreferences *self)
{
  g_autofree char *markup = studio_sharing_dup_folder_markup (
      self->settings, "save-folder", _ ("Pictures"));

  adw_action_row_set_subtitle (self->folder_row, markup);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  StudioPreferences *self = STUDIO_PREFERENCES (source);
  g_autoptr (GFile) folder = studio_dialogs_select_folder_finish (result, NULL);

  if (folder == NULL || self->settings == NULL)
    return;
  g_autofree char *uri = g_file_get_uri (folder);
  g_settings_set_string (self->settings, "save-folder", uri);
}

static void
choose_folder_cb (StudioPreferences *self)
{
  g_autoptr (GFile) folder = studio_sharing_dup_folder (self->settings, "save-folder");

  studio_dialogs_select_folder_async (
      GTK_WINDOW (self), _ ("Folder for Saved Images"), folder, NULL, folder_chosen_cb, NULL);
}

static void
open_library_cb (StudioPreferences *self)
{
  StudioPaths *paths = studio_session_get_paths (self->session);
  g_autoptr (GFile) folder = g_file_new_for_path (studio_paths_get_library_dir (paths));

  studio_reveal_folder (folder);
}

static void
connect_cb (StudioPreferences *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.connect", NULL);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioSession) session = data;

  if (studio_connection_store_forget_finish (STUDIO_CONNECTION_STORE (source), result, NULL))
    studio_session_set_connection (session, NULL);
}

static void
forget_cb (StudioPreferences *self)
{
  g_settings_set_boolean (self->settings, "use-demo", FALSE);
  studio_connection_store_forget_async (studio_session_get_connection_store (self->session),
                                        NULL,
                                        NULL,
                                        forgotten_cb,
                                        g_object_ref (self->session));
}

static void
name_changed_cb (StudioPreferences *self)
{
  const char *name_template = gtk_editable_get_text (self->name_row);

  if (studio_file_name_check_template (name_template, NULL))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
      g_settings_set_string (self->settings, "file-name-template", name_template);
    }
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->name_row), "error");
}

static gboolean
can_forget (gpointer self G_GNUC_UNUSED, StudioConnection *connection)
{
  return connection != NULL
         && studio_connection_get_source (connection) != STUDIO_CONNECTION_ENVIRONMENT;
}

static void
studio_preferences_constructed (GObject *object)
{
  StudioPreferences *self = STUDIO_PREFERENCES (object);
  StudioPaths *paths = studio_session_get_paths (self->session);
  g_autofree char *library = g_markup_escape_text (studio_paths_get_library_dir (paths), -1);
  g_autofree char *name = g_settings_get_string (self->settings, "file-name-template");

  G_OBJECT_CLASS (studio_preferences_parent_class)->constructed (object);
  fill_ratios (self);
  /* No binding: the group outlives the window while it waits for the keyring. */
  g_object_set (self->connections, "session", self->session, NULL);
  studio_sharing_group_set_settings (self->sharing, self->settings);
  studio_auto_save_group_set_settings (self->auto_save, self->settings);
  studio_keys_row_set_settings (self->keys_row, self->settings);
  studio_spending_group_set_spending (self->spending, studio_session_get_spending (self->session));
  g_settings_bind_with_mapping (self->settings,
                                "default-aspect-ratio",
                                self->ratio_row,
                                "selected",
                                G_SETTINGS_BIND_DEFAULT,
                                ratio_to_position,
                                position_to_ratio,
                                NULL,
                                NULL);
  studio_word_row_bind (self->format_row, self->settings, "default-output-format", format_words);
  studio_word_row_bind (self->style_row, self->settings, "color-scheme", style_words);
  g_settings_bind (
      self->settings, "image-limit-mb", self->limit_adjustment, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (
      self->settings, "time-limit", self->time_adjustment, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (
      self->settings, "follow-newest", self->follow_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (
      self->settings, "notify-when-ready", self->notify_switch, "active", G_SETTINGS_BIND_DEFAULT);
  gtk_editable_set_text (self->name_row, name);
  adw_action_row_set_subtitle (self->library_row, library);
  g_signal_connect_object (self->settings,
                           "changed::save-folder",
                           G_CALLBACK (update_folder_cb),
                           self,
                           G_CONNECT_SWAPPED);
  update_folder_cb (self);
}

static void
studio_preferences_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioPreferences *self = STUDIO_PREFERENCES (object);

  switch ((StudioPreferencesProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_preferences_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioPreferences *self = STUDIO_PREFERENCES (object);

  switch ((StudioPreferencesProperty) id)
    {
    case PROP_SESSION:
      studio_property_set_object (self, pspec, &self->session, g_value_get_object (value));
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_preferences_dispose (GObject *object)
{
  StudioPreferences *self = STUDIO_PREFERENCES (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_PREFERENCES);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (studio_preferences_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (STUDIO_TYPE_CONNECTION_GROUP);
  g_type_ensure (STUDIO_TYPE_AUTO_SAVE_GROUP);
  g_type_ensure (STUDIO_TYPE_KEYS_ROW);
  g_type_ensure (STUDIO_TYPE_SHARING_GROUP);
  g_type_ensure (STUDIO_TYPE_SPENDING_GROUP);
  g_type_ensure (STUDIO_TYPE_STORAGE_GROUP);
  gtk_widget_class_set_template_from_resource (klass,
                                               "/com/example/UltraStudio/studio-preferences.ui");
  gtk_widget_class_bind_template_child (klass, StudioPreferences, forget_button);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, connections);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, spending);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, sharing);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, auto_save);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, keys_row);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, ratio_row);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, format_row);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, style_row);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, follow_switch);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, notify_switch);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, name_row);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, folder_row);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, library_row);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, limit_adjustment);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, time_adjustment);
  gtk_widget_class_bind_template_callback (klass, can_forget);
  gtk_widget_class_bind_template_callback (klass, choose_folder_cb);
  gtk_widget_class_bind_template_callback (klass, connect_cb);
  gtk_widget_class_bind_template_callback (klass, forget_cb);
  gtk_widget_class_bind_template_callback (klass, name_changed_cb);
  gtk_widget_class_bind_template_callback (klass, open_library_cb);
  gtk_widget_class_bind_template_callback (klass, studio_preferences_give_example);
  gtk_widget_class_bind_template_callback (klass, studio_preferences_name_connection);
}

static void
studio_preferences_class_init (StudioPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = studio_preferences_constructed;
  object_class->get_property = studio_preferences_get_property;
  object_class->set_property = studio_preferences_set_property;
  object_class->dispose = studio_preferences_dispose;

  properties[PROP_SESSION] = g_param_spec_object (
      "session", NULL, NULL, STUDIO_TYPE_SESSION, STUDIO_PARAM_CONSTRUCT_ONLY);
  properties[PROP_SETTINGS] = g_param_spec_object (
      "settings", NULL, NULL, G_TYPE_SETTINGS, STUDIO_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Escape, (GdkModifierType) 0, "window.close", NULL);
  bind_template (widget_class);
}

static void
studio_preferences_init (StudioPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_preferences_new:
 * @session: the session
 * @settings: the settings
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): a modal window, which GTK owns
 */
GtkWindow *
studio_preferences_new (StudioSession *session, GSettings *settings, GtkWindow *parent)
{
  return g_object_new (STUDIO_TYPE_PREFERENCES,
                       "session",
                       session,
                       "settings",
                       settings,
                       "transient-for",
                       parent,
                       NULL);
}

/**
 * studio_preferences_name_connection:
 * @self: unused
 * @connection: (nullable): a connection
 *
 * Returns: (transfer full): where images come from, as markup-free text
 */
char *
studio_preferences_name_connection (gpointer self G_GNUC_UNUSED, StudioConnection *connection)
{
  if (connection == NULL)
    return g_strdup (_ ("Not connected"));
  g_autofree char *host = studio_connection_dup_host (connection);
  switch (studio_connection_get_source (connection))
    {
    case STUDIO_CONNECTION_ENVIRONMENT:
      /* Translators: the host that the variables of the environment name */
      return g_strdup_printf (_ ("%s, from the environment"), host);
    case STUDIO_CONNECTION_KEYRING:
      /* Translators: the host; its key is in the keyring */
      return g_strdup_printf (_ ("%s, key in the keyring"), host);
    case STUDIO_CONNECTION_THIS_SESSION:
      /* Translators: the host; its key is forgotten when the window closes */
      return g_strdup_printf (_ ("%s, until Ultra Studio is closed"), host);
    case STUDIO_CONNECTION_DEMO:
      return g_strdup (_ ("Demo on this computer"));
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * studio_preferences_give_example:
 * @self: unused
 * @name_template: (nullable): a template of file names
 *
 * Returns: (transfer full): an example of what it makes, or what is wrong with it
 */
char *
studio_preferences_give_example (gpointer self G_GNUC_UNUSED, const char *name_template)
{
  g_autoptr (GError) error = NULL;

  if (!studio_file_name_check_template (name_template, &error))
    return g_strdup (error->message);
  g_autoptr (StudioRequest) request = studio_request_new (_ ("A lighthouse in a storm"),
                                                          "",
                                                          STUDIO_ASPECT_RATIO_21_9,
                                                          2718281828u,
                                                          STUDIO_OUTPUT_FORMAT_PNG,
                                                          STUDIO_DEFAULT_MODEL);
  StudioImageInfo info = { 0 };
  StudioFileNameFields fields = {
    .request = request, .info = &info, .created_us = g_get_real_time (), .id = 42, .counter = 1
  };
  g_autofree char *name = studio_file_name_expand (name_template, &fields);
  /* Translators: %s is a file name */
  return g_strdup_printf (_ ("Example: %s"), name);
}
