/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-naming-group.h"

#include "studio-dialogs.h"
#include "studio-file-name.h"
#include "studio-shared-closures.h"
#include "studio-sharing.h"

#include <glib/gi18n-lib.h>

#define KEY "save-folder"

struct _StudioNamingGroup
{
  AdwPreferencesGroup parent_instance;

  GtkEditable *name_row;
  AdwActionRow *folder_row;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (StudioNamingGroup, studio_naming_group, ADW_TYPE_PREFERENCES_GROUP)

static void
update_folder_cb (StudioNamingGroup *self)
{
  g_autofree char *markup = studio_sharing_dup_folder_markup (self->settings, KEY, _ ("Pictures"));

  adw_action_row_set_subtitle (self->folder_row, markup);
}

static void
chosen_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioNamingGroup) self = data;
  g_autoptr (GFile) folder = studio_dialogs_select_folder_finish (result, NULL);

  if (folder == NULL || self->settings == NULL)
    return;
  g_autofree char *uri = g_file_get_uri (folder);
  g_settings_set_string (self->settings, KEY, uri);
}

static void
choose_folder_cb (StudioNamingGroup *self)
{
  g_autoptr (GFile) folder = studio_sharing_dup_folder (self->settings, KEY);

  studio_dialogs_select_folder_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                      _ ("Folder for Saved Images"),
                                      folder,
                                      NULL,
                                      chosen_cb,
                                      g_object_ref (self));
}

static void
name_changed_cb (StudioNamingGroup *self)
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

static void
studio_naming_group_dispose (GObject *object)
{
  StudioNamingGroup *self = STUDIO_NAMING_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_NAMING_GROUP);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (studio_naming_group_parent_class)->dispose (object);
}

static void
studio_naming_group_class_init (StudioNamingGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_naming_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-naming-group.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioNamingGroup, name_row);
  gtk_widget_class_bind_template_child (widget_class, StudioNamingGroup, folder_row);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, studio_closure_name_example);
}

static void
studio_naming_group_init (StudioNamingGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_naming_group_set_settings:
 * @self: a new group
 * @settings: where the choices are remembered
 */
void
studio_naming_group_set_settings (StudioNamingGroup *self, GSettings *settings)
{
  g_return_if_fail (STUDIO_IS_NAMING_GROUP (self));

  g_autofree char *name = g_settings_get_string (settings, "file-name-template");
  self->settings = g_object_ref (settings);
  gtk_editable_set_text (self->name_row, name);
  g_signal_connect_object (
      settings, "changed::" KEY, G_CALLBACK (update_folder_cb), self, G_CONNECT_SWAPPED);
  update_folder_cb (self);
}
