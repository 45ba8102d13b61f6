/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-auto-save-group.h"

#include "studio-dialogs.h"
#include "studio-sharing.h"
#include "studio-sharing-row.h"
#include "studio-word-row.h"

#include <glib/gi18n-lib.h>

#define KEY "auto-save-folder"

struct _StudioAutoSaveGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *folder_row;
  GtkWidget *off_button;
  AdwComboRow *format_row;
  StudioSharingRow *sharing_row;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (StudioAutoSaveGroup, studio_auto_save_group, ADW_TYPE_PREFERENCES_GROUP)

/* The words of the settings, in the order in which the row lists them. */
static const char *const format_words[] = { "as-it-is", "png", "jpeg", NULL };

static void
update_folder_cb (StudioAutoSaveGroup *self)
{
  g_autoptr (GFile) folder = studio_sharing_dup_folder (self->settings, KEY);
  g_autofree char *markup = studio_sharing_dup_folder_markup (self->settings, KEY, _ ("Off"));

  adw_action_row_set_subtitle (self->folder_row, markup);
  gtk_widget_set_visible (self->off_button, folder != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->format_row), folder != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sharing_row), folder != NULL);
}

static void
chosen_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioAutoSaveGroup) self = data;
  g_autoptr (GFile) folder = studio_dialogs_select_folder_finish (result, NULL);

  /* A folder without a path, as of a phone, has no place for files that are renamed. */
  if (folder == NULL || self->settings == NULL || g_file_peek_path (folder) == NULL)
    return;
  g_autofree char *uri = g_file_get_uri (folder);
  g_settings_set_string (self->settings, KEY, uri);
}

static void
choose_cb (StudioAutoSaveGroup *self)
{
  g_autoptr (GFile) folder = studio_sharing_dup_folder (self->settings, KEY);

  studio_dialogs_select_folder_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                      _ ("Folder for Every New Image"),
                                      folder,
                                      NULL,
                                      chosen_cb,
                                      g_object_ref (self));
}

static void
turn_off_cb (StudioAutoSaveGroup *self)
{
  g_settings_reset (self->settings, KEY);
}

static void
studio_auto_save_group_dispose (GObject *object)
{
  g_clear_object (&STUDIO_AUTO_SAVE_GROUP (object)->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_AUTO_SAVE_GROUP);
  G_OBJECT_CLASS (studio_auto_save_group_parent_class)->dispose (object);
}

static void
studio_auto_save_group_class_init (StudioAutoSaveGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_auto_save_group_dispose;
  g_type_ensure (STUDIO_TYPE_SHARING_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/UltraStudio/studio-auto-save-group.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioAutoSaveGroup, folder_row);
  gtk_widget_class_bind_template_child (widget_class, StudioAutoSaveGroup, off_button);
  gtk_widget_class_bind_template_child (widget_class, StudioAutoSaveGroup, format_row);
  gtk_widget_class_bind_template_child (widget_class, StudioAutoSaveGroup, sharing_row);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, turn_off_cb);
}

static void
studio_auto_save_group_init (StudioAutoSaveGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_auto_save_group_set_settings:
 * @self: a new group
 * @settings: where the choices are remembered
 */
void
studio_auto_save_group_set_settings (StudioAutoSaveGroup *self, GSettings *settings)
{
  g_return_if_fail (STUDIO_IS_AUTO_SAVE_GROUP (self));

  self->settings = g_object_ref (settings);
  studio_sharing_row_bind (self->sharing_row, settings);
  studio_word_row_bind (self->format_row, settings, "auto-save-format", format_words);
  g_signal_connect_object (
      settings, "changed::" KEY, G_CALLBACK (update_folder_cb), self, G_CONNECT_SWAPPED);
  update_folder_cb (self);
}
