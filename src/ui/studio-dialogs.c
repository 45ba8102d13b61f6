/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-dialogs.h"

#include "studio-config.h"
#include "studio-file-filters.h"
#include "studio-present.h"

#include <glib/gi18n-lib.h>

static void
return_dismissed (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Dismissed."));
}

/* The toolkit itself begins with what was used last, by any program. In a sandbox that does not
 * know where the pictures are, the dialog is the desktop's, which remembers this for each program.
 */
static GFile *
find_start (GFile *wanted)
{
  const char *pictures = g_get_user_special_dir (G_USER_DIRECTORY_PICTURES);

  if (wanted != NULL)
    return g_object_ref (wanted);
  if (pictures == NULL && g_getenv ("FLATPAK_ID") != NULL)
    return NULL;
  return g_file_new_for_path (pictures == NULL ? g_get_home_dir () : pictures);
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
return_object (GTask *task, gpointer object, GError *error)
{
  g_autoptr (GError) owned = error;

  if (object != NULL)
    g_task_return_pointer (task, object, g_object_unref);
  else if (g_error_matches (owned, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           || g_error_matches (owned, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    return_dismissed (task);
  else
    g_task_return_error (task, g_steal_pointer (&owned));
}

static void
folder_selected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  return_object (task, file, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  return_object (task, file, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GListModel *files = gtk_file_dialog_open_multiple_finish (
      GTK_FILE_DIALOG (source), result, &error);

  return_object (task, files, error);
}

static void
open_files (GtkWindow *parent, const char *title, GFile *start, GTask *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = studio_file_filters_new ();
  GCancellable *cancellable = g_task_get_cancellable (task);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_set_initial_folder (dialog, start);
  gtk_file_dialog_open_multiple (dialog, parent, cancellable, opened_cb, task);
}

static void
choose_file (GtkWindow *parent, const char *title, const char *name, GFile *folder, GTask *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GCancellable *cancellable = g_task_get_cancellable (task);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_folder (dialog, folder);
  if (name == NULL)
    {
      gtk_file_dialog_select_folder (dialog, parent, cancellable, folder_selected_cb, task);
      return;
    }
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, cancellable, saved_cb, task);
}

#else

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  gboolean many = gtk_file_chooser_get_select_multiple (chooser);

  if (response != GTK_RESPONSE_ACCEPT)
    return_dismissed (task);
  else
    g_task_return_pointer (task,
                           many ? (gpointer) gtk_file_chooser_get_files (chooser)
                                : gtk_file_chooser_get_file (chooser),
                           g_object_unref);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
cancelled_cb (GtkNativeDialog *dialog)
{
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

static void
show_chooser (GtkFileChooserNative *dialog, GFile *start, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (start != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), start, NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  if (cancellable != NULL)
    g_signal_connect_object (
        cancellable, "cancelled", G_CALLBACK (cancelled_cb), dialog, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
choose_file (GtkWindow *parent, const char *title, const char *name, GFile *folder, GTask *task)
{
  GtkFileChooserAction action = name == NULL ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                             : GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, action, name == NULL ? _ ("_Select") : _ ("_Save"), _ ("_Cancel"));

  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  show_chooser (dialog, folder, task);
}

static void
open_files (GtkWindow *parent, const char *title, GFile *start, GTask *task)
{
  g_autoptr (GListModel) filters = studio_file_filters_new ();
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  show_chooser (dialog, start, task);
}

#endif

/**
 * studio_dialogs_open_async:
 * @parent: the window it belongs to
 * @title: its title
 * @start: (nullable): the folder it starts with, %NULL for the pictures
 * @cancellable: (nullable): closes it
 * @callback: called when it is closed
 * @user_data: for @callback
 *
 * Asks for images, or for texts with parameters.
 */
void
studio_dialogs_open_async (GtkWindow *parent,
                           const char *title,
                           GFile *start,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  g_autoptr (GFile) begin = find_start (start);

  g_task_set_source_tag (task, studio_dialogs_open_async);
  open_files (parent, title, begin, task);
}

/**
 * studio_dialogs_open_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the files, #GFile
 */
GListModel *
studio_dialogs_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_dialogs_open_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_dialogs_select_folder_async:
 * @parent: the window it belongs to
 * @title: its title
 * @start: (nullable): the folder it starts with, %NULL for the pictures
 * @cancellable: (nullable): closes it
 * @callback: called when it is closed
 * @user_data: for @callback
 */
void
studio_dialogs_select_folder_async (GtkWindow *parent,
                                    const char *title,
                                    GFile *start,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  g_autoptr (GFile) begin = find_start (start);

  g_task_set_source_tag (task, studio_dialogs_select_folder_async);
  choose_file (parent, title, NULL, begin, task);
}

/**
 * studio_dialogs_select_folder_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the folder
 */
GFile *
studio_dialogs_select_folder_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_dialogs_select_folder_async),
                        NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_dialogs_save_async:
 * @parent: the window it belongs to
 * @title: its title
 * @name: the file name it proposes
 * @folder: (nullable): the folder it starts with, %NULL for the pictures
 * @cancellable: (nullable): closes it
 * @callback: called when it is closed
 * @user_data: for @callback
 *
 * Asks where to save. The dialog itself asks before a file is replaced.
 */
void
studio_dialogs_save_async (GtkWindow *parent,
                           const char *title,
                           const char *name,
                           GFile *folder,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  g_autoptr (GFile) begin = find_start (folder);

  g_task_set_source_tag (task, studio_dialogs_save_async);
  choose_file (parent, title, name, begin, task);
}

/**
 * studio_dialogs_save_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *
studio_dialogs_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_dialogs_save_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_dialogs_show_about:
 * @parent: the window it belongs to
 */
void
studio_dialogs_show_about (GtkWindow *parent)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  GObject *about = G_OBJECT (adw_about_dialog_new ());
#else
  GObject *about = g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
#endif
  g_object_set (about,
                "application-name",
                _ ("Ultra Studio"),
                "application-icon",
                STUDIO_APP_ID,
                "version",
                STUDIO_VERSION,
                "developer-name",
                _ ("The Ultra Studio developers"),
                "comments",
                _ ("Make images with Stable Image Ultra on Heroku, and keep every one."),
                "copyright",
                "© 2026 The Ultra Studio developers",
                "license-type",
                GTK_LICENSE_GPL_3_0,
                /* Translators: put your names here, one a line */
                "translator-credits",
                _ ("translator-credits"),
                NULL);
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (ADW_DIALOG (about), GTK_WIDGET (parent));
#else
  studio_present (GTK_WINDOW (about));
#endif
}
