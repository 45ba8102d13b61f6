/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-preferences.h"

#include "studio-appearance-group.h"
#include "studio-auto-save-group.h"
#include "studio-connection-group.h"
#include "studio-limits-group.h"
#include "studio-naming-group.h"
#include "studio-new-prompt-group.h"
#include "studio-place-group.h"
#include "studio-present.h"
#include "studio-property.h"
#include "studio-sharing-group.h"
#include "studio-spending-group.h"
#include "studio-storage-group.h"

#include <glib/gi18n-lib.h>

struct _StudioPreferences
{
  AdwWindow parent_instance;

  GtkWidget *forget_button;
  StudioConnectionGroup *connections;
  AdwPreferencesPage *page;
  GPtrArray *groups; /* AdwPreferencesGroup: what is on the page besides, so far */
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

static gboolean
can_forget (gpointer self G_GNUC_UNUSED, StudioConnection *connection)
{
  return connection != NULL
         && studio_connection_get_source (connection) != STUDIO_CONNECTION_ENVIRONMENT;
}

static gpointer
create_new_prompt (StudioPreferences *self)
{
  StudioNewPromptGroup *group = g_object_new (STUDIO_TYPE_NEW_PROMPT_GROUP, NULL);

  studio_new_prompt_group_set_settings (group, self->settings);
  return group;
}

static gpointer
create_naming (StudioPreferences *self)
{
  StudioNamingGroup *group = g_object_new (STUDIO_TYPE_NAMING_GROUP, NULL);

  studio_naming_group_set_settings (group, self->settings);
  return group;
}

static gpointer
create_sharing (StudioPreferences *self)
{
  StudioSharingGroup *group = g_object_new (STUDIO_TYPE_SHARING_GROUP, NULL);

  studio_sharing_group_set_settings (group, self->settings);
  return group;
}

static gpointer
create_auto_save (StudioPreferences *self)
{
  StudioAutoSaveGroup *group = g_object_new (STUDIO_TYPE_AUTO_SAVE_GROUP, NULL);

  studio_auto_save_group_set_settings (group, self->settings);
  return group;
}

static gpointer
create_place (StudioPreferences *self)
{
  StudioPlaceGroup *group = g_object_new (STUDIO_TYPE_PLACE_GROUP, NULL);

  studio_place_group_set_paths (group, studio_session_get_paths (self->session));
  return group;
}

static gpointer
create_limits (StudioPreferences *self)
{
  StudioLimitsGroup *group = g_object_new (STUDIO_TYPE_LIMITS_GROUP, NULL);

  studio_limits_group_set_settings (group, self->settings);
  return group;
}

static gpointer
create_spending (StudioPreferences *self)
{
  StudioSpendingGroup *group = g_object_new (STUDIO_TYPE_SPENDING_GROUP, NULL);

  studio_spending_group_set_spending (group, studio_session_get_spending (self->session));
  return group;
}

static gpointer
create_storage (StudioPreferences *self)
{
  return g_object_new (STUDIO_TYPE_STORAGE_GROUP, "session", self->session, NULL);
}

static gpointer
create_appearance (StudioPreferences *self)
{
  StudioAppearanceGroup *group = g_object_new (STUDIO_TYPE_APPEARANCE_GROUP, NULL);

  studio_appearance_group_set_settings (group, self->settings);
  return group;
}

/* As they stand on the page, below what its template has. */
static gpointer (*const creators[]) (StudioPreferences *self) = {
  create_new_prompt, create_naming,   create_sharing, create_auto_save,  create_place,
  create_limits,     create_spending, create_storage, create_appearance,
};

static gboolean
add_group (GtkWidget *widget)
{
  StudioPreferences *self = STUDIO_PREFERENCES (widget);
  AdwPreferencesGroup *group = creators[self->groups->len](self);

  g_ptr_array_add (self->groups, g_object_ref_sink (group));
  adw_preferences_page_add (self->page, group);
  return self->groups->len < G_N_ELEMENTS (creators);
}

static gboolean
remove_group (GtkWidget *widget)
{
  StudioPreferences *self = STUDIO_PREFERENCES (widget);

  if (self->groups->len == 0)
    return FALSE;
  g_autoptr (AdwPreferencesGroup) group = g_ptr_array_steal_index (self->groups,
                                                                   self->groups->len - 1);
  adw_preferences_page_remove (self->page, group);
  return TRUE;
}

static gboolean
studio_preferences_close_request (GtkWindow *window)
{
  studio_dismiss (window, remove_group);
  return GDK_EVENT_STOP;
}

static void
studio_preferences_constructed (GObject *object)
{
  StudioPreferences *self = STUDIO_PREFERENCES (object);

  G_OBJECT_CLASS (studio_preferences_parent_class)->constructed (object);
  /* No binding: the group outlives the window while it waits for the keyring. */
  g_object_set (self->connections, "session", self->session, NULL);
  studio_turns_add_by_frame (GTK_WIDGET (self), add_group);
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
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (studio_preferences_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (STUDIO_TYPE_CONNECTION_GROUP);
  gtk_widget_class_set_template_from_resource (klass,
                                               "/com/example/UltraStudio/studio-preferences.ui");
  gtk_widget_class_bind_template_child (klass, StudioPreferences, forget_button);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, connections);
  gtk_widget_class_bind_template_child (klass, StudioPreferences, page);
  gtk_widget_class_bind_template_callback (klass, can_forget);
  gtk_widget_class_bind_template_callback (klass, connect_cb);
  gtk_widget_class_bind_template_callback (klass, forget_cb);
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
  GTK_WINDOW_CLASS (klass)->close_request = studio_preferences_close_request;

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
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
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
