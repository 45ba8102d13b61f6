/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-dialogs.h"

#include "studio-config.h"
#include "studio-file-dialog.h"
#include "studio-file-portal.h"
#include "studio-input-guard.h"
#include "studio-present.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StudioFileChoice *choice;
  StudioInputGuard *guard;
  GCancellable *stop; /* the caller's will, or the end of the window that asks */
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  studio_file_choice_free (self->choice);
  g_clear_pointer (&self->guard, studio_input_guard_free);
  g_object_unref (self->stop);
  g_free (self);
}

static void
return_files (GTask *task, GListModel *files, GError *error)
{
  const Asking *self = g_task_get_task_data (task);
  g_autoptr (GListModel) owned = files;

  if (owned == NULL)
    g_task_return_error (task, error);
  else if (self->choice->kind == STUDIO_FILE_CHOICE_OPEN)
    g_task_return_pointer (task, g_steal_pointer (&owned), g_object_unref);
  else
    g_task_return_pointer (task, g_list_model_get_item (owned, 0), g_object_unref);
}

static void
dialog_chosen_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GListModel *files = studio_file_dialog_choose_finish (result, &error);

  return_files (task, files, error);
}

static void
portal_chosen_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Asking *self = g_task_get_task_data (task);
  GError *error = NULL;
  GListModel *files = studio_file_portal_choose_finish (result, &error);

  g_clear_pointer (&self->guard, studio_input_guard_free);
  if (files != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      return_files (task, files, error);
      return;
    }
  g_clear_error (&error);
  studio_file_dialog_choose_async (self->choice, self->stop, dialog_chosen_cb, g_object_ref (task));
}

/* The dialog of another program does not go with the window that asked by itself. */
static GCancellable *
make_stop (GCancellable *cancellable, GtkWindow *parent)
{
  GCancellable *stop = g_cancellable_new ();

  if (g_cancellable_is_cancelled (cancellable))
    g_cancellable_cancel (stop);
  else if (cancellable != NULL)
    g_signal_connect_object (
        cancellable, "cancelled", G_CALLBACK (g_cancellable_cancel), stop, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      parent, "unrealize", G_CALLBACK (g_cancellable_cancel), stop, G_CONNECT_SWAPPED);
  return stop;
}

/* The desktop's own dialog where it has one, or the toolkit's. */
static void
choose (GTask *task, StudioFileChoice *choice)
{
  Asking *self = g_new0 (Asking, 1);

  self->stop = make_stop (g_task_get_cancellable (task), choice->parent);
  self->choice = choice;
  self->guard = studio_input_guard_new (choice->parent);
  g_task_set_task_data (task, self, free_asking);
  studio_file_portal_choose_async (choice, self->stop, portal_chosen_cb, task);
}

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

  g_task_set_source_tag (task, studio_dialogs_open_async);
  choose (task, studio_file_choice_new (STUDIO_FILE_CHOICE_OPEN, parent, title, NULL, start));
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

  g_task_set_source_tag (task, studio_dialogs_select_folder_async);
  choose (task, studio_file_choice_new (STUDIO_FILE_CHOICE_FOLDER, parent, title, NULL, start));
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

  g_task_set_source_tag (task, studio_dialogs_save_async);
  choose (task, studio_file_choice_new (STUDIO_FILE_CHOICE_SAVE, parent, title, name, folder));
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
