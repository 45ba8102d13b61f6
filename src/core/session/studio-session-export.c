/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session.h"

/* Copies that leave the library, made in a worker. */

typedef struct
{
  gint64 id;
  char *path;
  StudioExportOptions options;
  StudioMetadataReport report;
} Saving;

static void
free_saving (gpointer data)
{
  Saving *self = data;
  g_free (self->path);
  g_free (self);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *self = data;
  GError *error = NULL;

  if (studio_library_save_as (studio_session_get_library (source),
                              self->id,
                              self->path,
                              &self->options,
                              &self->report,
                              cancellable,
                              &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * studio_session_save_as_async:
 * @self: a session with a library
 * @id: an image
 * @path: the file it is copied to
 * @options: (nullable): what the copy is like; its name does not count
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_save_as() in a worker.
 */
void
studio_session_save_as_async (StudioSession *self,
                              gint64 id,
                              const char *path,
                              const StudioExportOptions *options,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->id = id;
  saving->path = g_strdup (path);
  if (options != NULL)
    saving->options = *options;
  saving->options.name_template = NULL;
  g_task_set_source_tag (task, studio_session_save_as_async);
  g_task_set_task_data (task, saving, free_saving);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * studio_session_save_as_finish:
 * @self: a session
 * @result: what the callback was given
 * @report: (out caller-allocates) (optional): what became of the metadata
 * @error: return location; as studio_library_save_as()
 *
 * Returns: whether the copy is there
 */
gboolean
studio_session_save_as_finish (StudioSession *self,
                               GAsyncResult *result,
                               StudioMetadataReport *report,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (report != NULL)
    *report = ((Saving *) g_task_get_task_data (G_TASK (result)))->report;
  return g_task_propagate_boolean (G_TASK (result), error);
}
