/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-work.h"

#include "studio-import.h"

typedef struct
{
  StudioWorkProgress progress;
  char **paths;
  StudioImportTally tally;
  char *refused;
  GError *failure;
} Import;

static void
free_import (gpointer data)
{
  Import *self = data;

  studio_work_progress_clear (&self->progress);
  g_strfreev (self->paths);
  g_free (self->refused);
  g_clear_error (&self->failure);
  g_free (self);
}

static void
note_refused (Import *self, const StudioImportItem *item)
{
  if (self->tally.n_refused++ > 0)
    return;
  self->refused = g_filename_display_basename (item->path);
  self->failure = g_error_copy (item->error);
}

static void
note_cb (const StudioImportItem *item, gpointer data)
{
  Import *self = data;

  if (item->error != NULL)
    note_refused (self, item);
  else if (item->is_new)
    self->tally.n_new++;
  else
    self->tally.n_known++;
  if (self->tally.first_id == 0)
    self->tally.first_id = item->id;
  studio_work_progress_tell (&self->progress, item->n_done, item->n_files);
}

static void
import_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Import *self = data;
  GError *error = NULL;

  if (studio_library_import (studio_session_get_library (source),
                             (const char *const *) self->paths,
                             note_cb,
                             self,
                             cancellable,
                             &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * studio_session_import_async:
 * @self: a session with a library
 * @paths: (array zero-terminated=1): files and folders
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_import() in a worker.
 */
void
studio_session_import_async (StudioSession *self,
                             const char *const *paths,
                             GCancellable *cancellable,
                             StudioWorkFunc progress,
                             gpointer progress_data,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Import *import = g_new0 (Import, 1);

  studio_work_progress_init (&import->progress, task, progress, progress_data);
  import->paths = g_strdupv ((char **) paths);
  g_task_set_source_tag (task, studio_session_import_async);
  /* What was taken in before it was cancelled is told. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, import, free_import);
  g_task_run_in_thread (task, import_in_thread);
}

/**
 * studio_session_import_finish:
 * @self: a session
 * @result: what the callback was given
 * @tally: (out caller-allocates): what became of the files, also where it ended early
 * @error: return location; as studio_library_import()
 *
 * Returns: whether all files were looked at
 */
gboolean
studio_session_import_finish (StudioSession *self,
                              GAsyncResult *result,
                              StudioImportTally *tally,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  const Import *import = g_task_get_task_data (G_TASK (result));
  *tally = import->tally;
  tally->refused = import->refused;
  tally->failure = import->failure;
  return g_task_propagate_boolean (G_TASK (result), error);
}
