/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-file-dialog.h"

#include "studio-file-filters.h"

#include <glib/gi18n-lib.h>

/* @files: (transfer full) (nullable) */
static void
return_files (GTask *task, GListModel *files)
{
  if (files != NULL)
    g_task_return_pointer (task, files, g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Dismissed."));
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
return_result (GTask *task, GListModel *files, GError *error)
{
  g_autoptr (GError) owned = error;

  if (owned == NULL || g_error_matches (owned, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      || g_error_matches (owned, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    return_files (task, files);
  else
    g_task_return_error (task, g_steal_pointer (&owned));
}

/* @file: (transfer full) (nullable) */
static GListModel *
make_list (GFile *file)
{
  g_autoptr (GFile) owned = file;

  if (owned == NULL)
    return NULL;
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  g_list_store_append (files, owned);
  return G_LIST_MODEL (files);
}

static void
folder_selected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  return_result (task, make_list (file), error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  return_result (task, make_list (file), error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GListModel *files = gtk_file_dialog_open_multiple_finish (
      GTK_FILE_DIALOG (source), result, &error);

  return_result (task, files, error);
}

static void
choose (const StudioFileChoice *choice, GTask *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GListModel) filters = NULL;

  gtk_file_dialog_set_title (dialog, choice->title);
  gtk_file_dialog_set_initial_folder (dialog, choice->start);
  switch (choice->kind)
    {
    case STUDIO_FILE_CHOICE_OPEN:
      filters = studio_file_filters_new ();
      gtk_file_dialog_set_filters (dialog, filters);
      gtk_file_dialog_open_multiple (dialog, choice->parent, cancellable, opened_cb, task);
      break;
    case STUDIO_FILE_CHOICE_SAVE:
      gtk_file_dialog_set_initial_name (dialog, choice->name);
      gtk_file_dialog_save (dialog, choice->parent, cancellable, saved_cb, task);
      break;
    case STUDIO_FILE_CHOICE_FOLDER:
    default:
      gtk_file_dialog_select_folder (dialog, choice->parent, cancellable, folder_selected_cb, task);
      break;
    }
}

#else

static const GtkFileChooserAction actions[] = {
  [STUDIO_FILE_CHOICE_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
  [STUDIO_FILE_CHOICE_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
  [STUDIO_FILE_CHOICE_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
};

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;

  return_files (task,
                response == GTK_RESPONSE_ACCEPT
                    ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog))
                    : NULL);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
cancelled_cb (GtkNativeDialog *dialog)
{
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GListModel) filters = studio_file_filters_new ();

  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static void
choose (const StudioFileChoice *choice, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      choice->title,
      choice->parent,
      actions[choice->kind],
      studio_file_choice_get_accept_label (choice),
      _ ("_Cancel"));
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);

  if (choice->kind == STUDIO_FILE_CHOICE_OPEN)
    {
      gtk_file_chooser_set_select_multiple (chooser, TRUE);
      add_filters (chooser);
    }
  if (choice->name != NULL)
    gtk_file_chooser_set_current_name (chooser, choice->name);
  if (choice->start != NULL)
    gtk_file_chooser_set_current_folder (chooser, choice->start, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  if (cancellable != NULL)
    g_signal_connect_object (
        cancellable, "cancelled", G_CALLBACK (cancelled_cb), dialog, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * studio_file_dialog_choose_async:
 * @choice: what is asked for; it stays until @callback is called
 * @cancellable: (nullable): closes the dialog
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Asks for files in a dialog of the toolkit.
 */
void
studio_file_dialog_choose_async (const StudioFileChoice *choice,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, studio_file_dialog_choose_async);
  choose (choice, task);
}

/**
 * studio_file_dialog_choose_finish:
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_CANCELLED where nothing was chosen
 *
 * Returns: (transfer full) (nullable): the files, #GFile, at least one
 */
GListModel *
studio_file_dialog_choose_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_file_dialog_choose_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
