/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-work.h"

#include "studio-error.h"

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

typedef struct
{
  StudioWorkProgress progress;
  GArray *ids;   /* gint64 */
  char *folder;  /* NULL where there is an archive */
  char *archive; /* NULL where there is a folder */
  char *name_template;
  StudioExportOptions options;
  StudioExportTally tally;
  char *path;
  GError *failure;
} Export;

static void
free_export (gpointer data)
{
  Export *self = data;

  studio_work_progress_clear (&self->progress);
  g_array_unref (self->ids);
  g_free (self->folder);
  g_free (self->archive);
  g_free (self->name_template);
  g_free (self->path);
  g_clear_error (&self->failure);
  g_free (self);
}

static void
note_item_cb (const StudioExportItem *item, gpointer data)
{
  Export *self = data;

  if (item->error != NULL)
    {
      self->tally.n_failed++;
      if (self->failure == NULL)
        self->failure = g_error_copy (item->error);
    }
  else
    {
      self->tally.n_copied++;
      if (item->report.unchanged && item->report.has_manifest)
        self->tally.n_unchanged++;
      if (self->path == NULL)
        self->path = g_strdup (self->archive == NULL ? item->path : self->archive);
    }
  studio_work_progress_tell (&self->progress, item->n_done, item->n_images);
}

static gboolean
export_now (Export *self, StudioLibrary *library, GCancellable *cancellable, GError **error)
{
  const gint64 *ids = (const gint64 *) (gpointer) self->ids->data;

  if (self->archive == NULL)
    return studio_library_export_many (library,
                                       ids,
                                       self->ids->len,
                                       self->folder,
                                       &self->options,
                                       note_item_cb,
                                       self,
                                       cancellable,
                                       error);
  if (studio_library_export_zip (library,
                                 ids,
                                 self->ids->len,
                                 self->archive,
                                 TRUE,
                                 &self->options,
                                 note_item_cb,
                                 self,
                                 cancellable,
                                 error))
    return TRUE;
  /* What was in it is not there. */
  self->tally.n_copied = 0;
  self->tally.n_unchanged = 0;
  return FALSE;
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (export_now (data, studio_session_get_library (source), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * studio_session_export_async:
 * @self: a session with a library
 * @ids: (array length=n_ids): images
 * @n_ids: how many
 * @place: an existing folder, or the archive
 * @as_zip: whether it is a ZIP archive, which takes the place of a file that is there
 * @options: (nullable): what the copies are like
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_export_many() or studio_library_export_zip() in a worker.
 */
void
studio_session_export_async (StudioSession *self,
                             const gint64 *ids,
                             gsize n_ids,
                             const char *place,
                             gboolean as_zip,
                             const StudioExportOptions *options,
                             GCancellable *cancellable,
                             StudioWorkFunc progress,
                             gpointer progress_data,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Export *export_data = g_new0 (Export, 1);

  studio_work_progress_init (&export_data->progress, task, progress, progress_data);
  export_data->ids = g_array_append_vals (
      g_array_new (FALSE, FALSE, sizeof *ids), ids, (guint) n_ids);
  *(as_zip ? &export_data->archive : &export_data->folder) = g_strdup (place);
  if (options != NULL)
    export_data->options = *options;
  export_data->name_template = g_strdup (export_data->options.name_template);
  export_data->options.name_template = export_data->name_template;
  g_task_set_source_tag (task, studio_session_export_async);
  /* What was copied before it was cancelled is told. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, export_data, free_export);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * studio_session_export_finish:
 * @self: a session
 * @result: what the callback was given
 * @tally: (out caller-allocates): what became of the images, also where it ended early
 * @error: return location; %STUDIO_ERROR_NO_SPACE, %STUDIO_ERROR_STORAGE where the folder cannot be
 *   used, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether each was copied or failed alone
 */
gboolean
studio_session_export_finish (StudioSession *self,
                              GAsyncResult *result,
                              StudioExportTally *tally,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  const Export *export_data = g_task_get_task_data (G_TASK (result));
  *tally = export_data->tally;
  tally->path = export_data->path;
  tally->failure = export_data->failure;
  return g_task_propagate_boolean (G_TASK (result), error);
}
