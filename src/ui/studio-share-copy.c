/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-share-copy.h"

#include "studio-disk.h"
#include "studio-hand-out.h"
#include "studio-sharing.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  char *folder;
  char *name_template;
  StudioExportOptions options;
} Copy;

static void
free_copy (gpointer data)
{
  Copy *self = data;

  g_free (self->folder);
  g_free (self->name_template);
  g_free (self);
}

static char *
copy_to_folder (StudioLibrary *library, const Copy *self, GError **error)
{
  if (g_mkdir_with_parents (self->folder, 0700) == 0)
    return studio_library_export (
        library, self->id, self->folder, &self->options, 1, NULL, NULL, error);
  studio_disk_fail (error, errno, _ ("The folder “%1$s” cannot be made: %2$s."), self->folder);
  return NULL;
}

static char *
copy_for_today (StudioLibrary *library, const Copy *self, GError **error)
{
  g_autoptr (GPtrArray) paths = studio_library_hand_out (
      library, &self->id, 1, &self->options, NULL, error);

  return paths == NULL ? NULL : g_strdup (g_ptr_array_index (paths, 0));
}

static void
copy_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  const Copy *self = data;
  GError *error = NULL;
  char *path = self->folder == NULL ? copy_for_today (source, self, &error)
                                    : copy_to_folder (source, self, &error);

  if (path == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, path, g_free);
}

/**
 * studio_share_copy_async:
 * @window: a window whose library is open
 * @id: a kept image
 * @folder: (nullable): where the copy stays; %NULL for one that goes after a day
 * @callback: called in the main context
 * @user_data: for @callback
 *
 * Makes a copy for another program, which never gets the library's own file. It says what the
 * settings want such copies to say.
 */
void
studio_share_copy_async (StudioWindow *window,
                         gint64 id,
                         const char *folder,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GSettings *settings = studio_window_get_settings (window);
  StudioLibrary *library = studio_session_get_library (studio_window_get_session (window));
  g_autoptr (GTask) task = g_task_new (library, NULL, callback, user_data);
  Copy *self = g_new0 (Copy, 1);

  self->id = id;
  self->folder = g_strdup (folder);
  self->name_template = studio_sharing_dup_template (settings);
  studio_sharing_fill_options (settings, STUDIO_SHARE_OPEN, &self->options);
  self->options.name_template = self->name_template;
  g_task_set_source_tag (task, studio_share_copy_async);
  g_task_set_task_data (task, self, free_copy);
  g_task_run_in_thread (task, copy_in_thread);
}

/**
 * studio_share_copy_finish:
 * @result: what the callback was given
 * @error: return location; as studio_library_export()
 *
 * Returns: (transfer full) (nullable): the path of the copy
 */
char *
studio_share_copy_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_share_copy_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
