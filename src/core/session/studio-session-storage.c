/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-storage.h"

typedef struct
{
  StudioWorkProgress progress;
  StudioStorage storage;
  StudioAmount amount;
  gint64 before_us;
  GArray *ids; /* (nullable): gint64 */
} Work;

static void
free_work (gpointer data)
{
  Work *self = data;

  studio_work_progress_clear (&self->progress);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

static GTask *
create_task (StudioSession *self,
             gpointer tag,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* What was done before it was cancelled is told. */
  g_task_set_check_cancellable (task, FALSE);
  Work *work = g_new0 (Work, 1);
  studio_work_progress_init (&work->progress, task, NULL, NULL);
  g_task_set_task_data (task, work, free_work);
  return task;
}

static void
return_good (GTask *task, gboolean good, GError *error)
{
  if (good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
measure_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *self = data;
  GError *error = NULL;
  gboolean good = studio_library_measure (
      studio_session_get_library (source), &self->storage, cancellable, &error);

  return_good (task, good, error);
}

static void
empty_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *self = data;
  GError *error = NULL;
  gboolean good = studio_library_empty_trash (
      studio_session_get_library (source), G_MAXINT64, &self->amount, cancellable, &error);

  return_good (task, good, error);
}

static void
list_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  Work *self = data;
  GError *error = NULL;

  self->ids = studio_library_list_unstarred (
      studio_session_get_library (source), self->before_us, &self->amount, &error);
  return_good (task, self->ids != NULL, error);
}

static void
tell_cb (guint64 n_done, guint64 n_all, gpointer data)
{
  studio_work_progress_tell (data, n_done, n_all);
}

static void
trash_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *self = data;
  GError *error = NULL;
  gboolean good = studio_library_trash_many (studio_session_get_library (source),
                                             (const gint64 *) (gpointer) self->ids->data,
                                             self->ids->len,
                                             tell_cb,
                                             &self->progress,
                                             cancellable,
                                             &error);

  return_good (task, good, error);
}

/**
 * studio_session_measure_async:
 * @self: a session with a library
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_measure() in a worker.
 */
void
studio_session_measure_async (StudioSession *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = create_task (
      self, studio_session_measure_async, cancellable, callback, user_data);

  g_task_run_in_thread (task, measure_in_thread);
}

/**
 * studio_session_measure_finish:
 * @self: a session
 * @result: what the callback was given
 * @storage: (out caller-allocates): what the library takes
 * @error: return location; as studio_library_measure()
 *
 * Returns: whether it is known
 */
gboolean
studio_session_measure_finish (StudioSession *self,
                               GAsyncResult *result,
                               StudioStorage *storage,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  *storage = ((const Work *) g_task_get_task_data (G_TASK (result)))->storage;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * studio_session_empty_trash_async:
 * @self: a session with a library
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_empty_trash() of all that is in it, in a worker.
 */
void
studio_session_empty_trash_async (StudioSession *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = create_task (
      self, studio_session_empty_trash_async, cancellable, callback, user_data);

  g_task_run_in_thread (task, empty_in_thread);
}

/**
 * studio_session_empty_trash_finish:
 * @self: a session
 * @result: what the callback was given
 * @removed: (out caller-allocates): what was removed, also where it ended early
 * @error: return location; as studio_library_empty_trash()
 *
 * Returns: whether all was removed
 */
gboolean
studio_session_empty_trash_finish (StudioSession *self,
                                   GAsyncResult *result,
                                   StudioAmount *removed,
                                   GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  *removed = ((const Work *) g_task_get_task_data (G_TASK (result)))->amount;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * studio_session_list_unstarred_async:
 * @self: a session with a library
 * @before_us: only images that were made before then, microseconds since 1970
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_list_unstarred() in a worker.
 */
void
studio_session_list_unstarred_async (StudioSession *self,
                                     gint64 before_us,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = create_task (
      self, studio_session_list_unstarred_async, cancellable, callback, user_data);

  ((Work *) g_task_get_task_data (task))->before_us = before_us;
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * studio_session_list_unstarred_finish:
 * @self: a session
 * @result: what the callback was given
 * @amount: (out caller-allocates): how many they are, and their bytes
 * @error: return location; as studio_library_list_unstarred()
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids
 */
GArray *
studio_session_list_unstarred_finish (StudioSession *self,
                                      GAsyncResult *result,
                                      StudioAmount *amount,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  Work *work = g_task_get_task_data (G_TASK (result));

  *amount = work->amount;
  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&work->ids) : NULL;
}

/**
 * studio_session_trash_many_async:
 * @self: a session with a library
 * @ids: (array length=n_ids): images
 * @n_ids: how many
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_trash_many() in a worker.
 */
void
studio_session_trash_many_async (StudioSession *self,
                                 const gint64 *ids,
                                 gsize n_ids,
                                 GCancellable *cancellable,
                                 StudioWorkFunc progress,
                                 gpointer progress_data,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = create_task (
      self, studio_session_trash_many_async, cancellable, callback, user_data);
  Work *work = g_task_get_task_data (task);

  work->progress.func = progress;
  work->progress.user_data = progress_data;
  work->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, (guint) n_ids);
  g_task_run_in_thread (task, trash_in_thread);
}

/**
 * studio_session_trash_many_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; as studio_library_trash_many()
 *
 * Returns: whether all are in the trash
 */
gboolean
studio_session_trash_many_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
