/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-auto-save-bar.h"

#include "studio-auto-save.h"
#include "studio-property.h"
#include "studio-sharing.h"

struct _StudioAutoSaveBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer; /* made when there is something to be said */
  GtkLabel *label;
  StudioSession *session;
  GSettings *settings;
  StudioAutoSave *auto_save;
};

G_DEFINE_FINAL_TYPE (StudioAutoSaveBar, studio_auto_save_bar, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_SETTINGS,
} StudioAutoSaveBarProperty;

static GParamSpec *properties[PROP_SETTINGS + 1];

static void
ensure_content (StudioAutoSaveBar *self)
{
  if (self->revealer != NULL)
    return;
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
      "/com/example/UltraStudio/studio-auto-save-bar.ui");
  self->revealer = GTK_REVEALER (gtk_builder_get_object (builder, "revealer"));
  self->label = GTK_LABEL (gtk_builder_get_object (builder, "label"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

static void
problem_cb (StudioAutoSaveBar *self)
{
  const GError *problem = studio_auto_save_get_problem (self->auto_save);

  ensure_content (self);
  /* The words stay while the bar goes. */
  if (problem != NULL)
    gtk_label_set_label (self->label, problem->message);
  gtk_revealer_set_reveal_child (self->revealer, problem != NULL);
}

static void
update_target_cb (StudioAutoSaveBar *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "auto-save-folder");
  g_autofree char *format = g_settings_get_string (self->settings, "auto-save-format");
  g_autofree char *name_template = studio_sharing_dup_template (self->settings);
  g_autofree char *folder = *uri == '\0' ? NULL : g_filename_from_uri (uri, NULL, NULL);
  StudioExportOptions options;

  studio_sharing_fill_options (self->settings, STUDIO_SHARE_AUTO_SAVE, &options);
  options.has_format = studio_output_format_from_string (format, &options.format, NULL);
  options.name_template = name_template;
  studio_auto_save_set_target (self->auto_save, folder, &options);
}

static void
follow_key (StudioAutoSaveBar *self, const char *key)
{
  g_autofree char *detail = g_strconcat ("changed::", key, NULL);

  g_signal_connect_object (
      self->settings, detail, G_CALLBACK (update_target_cb), self, G_CONNECT_SWAPPED);
}

static void
begin (StudioAutoSaveBar *self)
{
  if (self->session == NULL || self->settings == NULL || self->auto_save != NULL)
    return;
  self->auto_save = studio_auto_save_new (self->session);
  g_signal_connect_object (
      self->auto_save, "notify::problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  follow_key (self, "auto-save-folder");
  follow_key (self, "auto-save-format");
  follow_key (self, "file-name-template");
  follow_key (self, studio_sharing_get_key (STUDIO_SHARE_AUTO_SAVE));
  update_target_cb (self);
}

static void
studio_auto_save_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioAutoSaveBar *self = STUDIO_AUTO_SAVE_BAR (object);

  switch ((StudioAutoSaveBarProperty) id)
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
studio_auto_save_bar_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  StudioAutoSaveBar *self = STUDIO_AUTO_SAVE_BAR (object);

  switch ((StudioAutoSaveBarProperty) id)
    {
    case PROP_SESSION:
      studio_property_set_object (self, pspec, &self->session, g_value_get_object (value));
      begin (self);
      break;
    case PROP_SETTINGS:
      studio_property_set_object (self, pspec, &self->settings, g_value_get_object (value));
      begin (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_auto_save_bar_dispose (GObject *object)
{
  StudioAutoSaveBar *self = STUDIO_AUTO_SAVE_BAR (object);

  /* A worker may hold it a little longer than the window. */
  if (self->auto_save != NULL)
    g_object_run_dispose (G_OBJECT (self->auto_save));
  g_clear_object (&self->auto_save);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_auto_save_bar_parent_class)->dispose (object);
}

static void
studio_auto_save_bar_class_init (StudioAutoSaveBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_auto_save_bar_get_property;
  object_class->set_property = studio_auto_save_bar_set_property;
  object_class->dispose = studio_auto_save_bar_dispose;
  properties[PROP_SESSION] = g_param_spec_object (
      "session", NULL, NULL, STUDIO_TYPE_SESSION, STUDIO_PARAM_READWRITE);
  properties[PROP_SETTINGS] = g_param_spec_object (
      "settings", NULL, NULL, G_TYPE_SETTINGS, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_auto_save_bar_init (G_GNUC_UNUSED StudioAutoSaveBar *self)
{
}
