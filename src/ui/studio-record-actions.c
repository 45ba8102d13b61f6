/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-record-actions.h"

#include "studio-bring-in.h"
#include "studio-compare-actions.h"
#include "studio-copy-actions.h"
#include "studio-cull-actions.h"
#include "studio-desktop-verbs.h"
#include "studio-present.h"
#include "studio-wording-actions.h"
#include "studio-dialogs.h"
#include "studio-export-actions.h"
#include "studio-file-name.h"
#include "studio-image-keys.h"
#include "studio-import-actions.h"
#include "studio-print-actions.h"
#include "studio-recall-actions.h"
#include "studio-reveal.h"
#include "studio-save-dialog.h"
#include "studio-sharing.h"
#include "studio-trash-actions.h"
#include "studio-with-record.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StudioWindow *window;
  gint64 id;
} ActionData;

static ActionData *
action_data_new (StudioWindow *window, gint64 id)
{
  ActionData *data = g_new0 (ActionData, 1);

  data->window = g_object_ref (window);
  data->id = id;
  return data;
}

static void
action_data_free (ActionData *data)
{
  g_clear_object (&data->window);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActionData, action_data_free)

static gboolean
is_closed (StudioWindow *window)
{
  return studio_window_get_session (window) == NULL;
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ActionData) data = user_data;
  g_autoptr (GError) error = NULL;

  if (!studio_session_change_finish (STUDIO_SESSION (source), result, &error))
    studio_window_show_error (data->window, error);
}

static void
star (StudioWindow *window, StudioRecord *record)
{
  gint64 id = studio_record_get_id (record);

  studio_session_set_starred_async (studio_window_get_session (window),
                                    id,
                                    !studio_record_get_starred (record),
                                    changed_cb,
                                    action_data_new (window, id));
}

static void
show_in_folder (StudioWindow *window, StudioRecord *record)
{
  StudioLibrary *library = studio_session_get_library (studio_window_get_session (window));
  g_autofree char *path = library == NULL ? NULL : studio_library_dup_image_path (library, record);

  if (path == NULL)
    return;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  studio_reveal_file (file);
}

static void
copied_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ActionData) data = user_data;
  g_autoptr (GError) error = NULL;

  StudioMetadataReport report;

  if (!studio_session_save_as_finish (STUDIO_SESSION (source), result, &report, &error))
    studio_window_show_error (data->window, error);
  else
    studio_window_add_toast (
        data->window,
        adw_toast_new (report.unchanged
                           ? _ ("Image saved unchanged, to keep its content credentials whole")
                           : _ ("Image saved")));
}

static void
save_chosen_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ActionData) data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = studio_dialogs_save_finish (result, &error);

  if (is_closed (data->window))
    return;
  if (file == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        studio_window_show_error (data->window, error);
      return;
    }
  g_autoptr (GFile) folder = g_file_get_parent (file);
  if (folder != NULL)
    {
      g_autofree char *uri = g_file_get_uri (folder);
      g_settings_set_string (studio_window_get_settings (data->window), "save-folder", uri);
    }
  StudioSession *session = studio_window_get_session (data->window);
  StudioExportOptions options;
  gint64 id = data->id;
  studio_sharing_fill_options (
      studio_window_get_settings (data->window), STUDIO_SHARE_SAVE, &options);
  studio_session_save_as_async (
      session, id, g_file_peek_path (file), &options, copied_out_cb, g_steal_pointer (&data));
}

static void
unref_record_cb (gpointer record, G_GNUC_UNUSED GClosure *closure)
{
  g_object_unref (record);
}

static void
choose_file (StudioWindow *window, StudioRecord *record)
{
  GSettings *settings = studio_window_get_settings (window);
  g_autofree char *name_template = studio_sharing_dup_template (settings);
  g_autoptr (GFile) folder = studio_sharing_dup_folder (settings, "save-folder");
  const StudioFileNameFields fields = {
    .request = studio_record_get_request (record),
    .info = studio_record_get_info (record),
    .created_us = studio_record_get_created_us (record),
    .id = studio_record_get_id (record),
    .counter = 1,
    .original_name = studio_record_get_file_name (record),
  };
  g_autofree char *name = studio_file_name_expand (name_template, &fields);

  studio_dialogs_save_async (GTK_WINDOW (window),
                             _ ("Save Image"),
                             name,
                             folder,
                             NULL,
                             save_chosen_cb,
                             action_data_new (window, fields.id));
}

static void
save_cb (GtkWindow *dialog, StudioRecord *record)
{
  GtkWindow *window = gtk_window_get_transient_for (dialog);

  if (window != NULL && !is_closed (STUDIO_WINDOW (window)))
    choose_file (STUDIO_WINDOW (window), record);
}

static void
save_as (StudioWindow *window, StudioRecord *record)
{
  GtkWindow *dialog = studio_save_dialog_new (studio_window_get_settings (window),
                                              GTK_WINDOW (window));

  g_signal_connect_data (
      dialog, "save", G_CALLBACK (save_cb), g_object_ref (record), unref_record_cb, 0);
  studio_present (dialog);
}

static void
save_as_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *id)
{
  studio_with_record (STUDIO_WINDOW (widget), g_variant_get_int64 (id), save_as);
}

static void
show_in_folder_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *id)
{
  studio_with_record (STUDIO_WINDOW (widget), g_variant_get_int64 (id), show_in_folder);
}

static void
star_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *id)
{
  studio_with_record (STUDIO_WINDOW (widget), g_variant_get_int64 (id), star);
}

/**
 * studio_record_actions_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the actions on one image.
 */
void
studio_record_actions_install (GtkWidgetClass *klass)
{
  studio_trash_actions_install (klass);
  studio_copy_actions_install (klass);
  studio_compare_actions_install (klass);
  studio_cull_actions_install (klass);
  studio_wording_actions_install (klass);
  studio_recall_actions_install (klass);
  studio_image_keys_install (klass);
  studio_bring_in_install (klass);
  studio_export_actions_install (klass);
  studio_import_actions_install (klass);
  studio_desktop_verbs_install (klass);
  studio_print_actions_install (klass);
  gtk_widget_class_install_action (klass, "win.save-as", "x", save_as_action);
  gtk_widget_class_install_action (klass, "win.show-in-folder", "x", show_in_folder_action);
  gtk_widget_class_install_action (klass, "win.star", "x", star_action);
}
