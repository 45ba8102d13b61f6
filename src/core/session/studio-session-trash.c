/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-work.h"

/* Images into the trash and out of it, one or thousands in one worker. */

/* So many are moved as one change: whoever else writes waits no longer than for that. */
#define N_AT_ONCE 100

typedef gboolean (*MoveFunc) (StudioLibrary *library,
                              const gint64 *ids,
                              guint n_ids,
                              GArray *moved,
                              GError **error);

typedef struct
{
  StudioWorkProgress progress;
  StudioLibrary *library;
  MoveFunc move;
  GArray *ids;   /* gint64 */
  GArray *moved; /* gint64, those of which it went well */
} Move;

static void
free_move (gpointer data)
{
  Move *move = data;

  studio_work_progress_clear (&move->progress);
  g_clear_object (&move->library);
  g_array_unref (move->ids);
  g_array_unref (move->moved);
  g_free (move);
}

/* One that cannot be moved does not keep the others. */
static void
move_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Move *move = data;
  GError *error = NULL;

  for (guint i = 0; i < move->ids->len && !g_cancellable_is_cancelled (cancellable); i += N_AT_ONCE)
    {
      guint n = MIN (move->ids->len - i, N_AT_ONCE);
      studio_work_progress_tell (&move->progress, i, move->ids->len);
      move->move (move->library,
                  &g_array_index (move->ids, gint64, i),
                  n,
                  move->moved,
                  error == NULL ? &error : NULL);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
start_move (StudioSession *self,
            MoveFunc func,
            const gint64 *ids,
            gsize n_ids,
            GCancellable *cancellable,
            StudioWorkFunc progress,
            gpointer progress_data,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Move *move = g_new0 (Move, 1);

  studio_work_progress_init (&move->progress, task, progress, progress_data);
  move->library = g_object_ref (studio_session_get_library (self));
  move->move = func;
  move->ids = g_array_sized_new (FALSE, FALSE, sizeof *ids, (guint) n_ids);
  g_array_append_vals (move->ids, ids, (guint) n_ids);
  move->moved = g_array_new (FALSE, FALSE, sizeof *ids);
  g_task_set_source_tag (task, start_move);
  g_task_set_task_data (task, move, free_move);
  g_task_run_in_thread (task, move_in_thread);
}

/**
 * studio_session_trash_async:
 * @self: a session with a library
 * @ids: (array length=n_ids): images
 * @n_ids: how many
 * @cancellable: (nullable): leaves the rest where they are
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_trash_together() in a worker.
 */
void
studio_session_trash_async (StudioSession *self,
                            const gint64 *ids,
                            gsize n_ids,
                            GCancellable *cancellable,
                            StudioWorkFunc progress,
                            gpointer progress_data,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));
  start_move (self,
              studio_library_trash_together,
              ids,
              n_ids,
              cancellable,
              progress,
              progress_data,
              callback,
              user_data);
}

/**
 * studio_session_restore_async:
 * @self: a session with a library
 * @ids: (array length=n_ids): images in the trash
 * @n_ids: how many
 * @cancellable: (nullable): leaves the rest where they are
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_restore_together() in a worker.
 */
void
studio_session_restore_async (StudioSession *self,
                              const gint64 *ids,
                              gsize n_ids,
                              GCancellable *cancellable,
                              StudioWorkFunc progress,
                              gpointer progress_data,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));
  start_move (self,
              studio_library_restore_together,
              ids,
              n_ids,
              cancellable,
              progress,
              progress_data,
              callback,
              user_data);
}

/**
 * studio_session_move_finish:
 * @self: a session
 * @result: what the callback of studio_session_trash_async() or studio_session_restore_async() was
 *   given
 * @moved: (out) (optional) (transfer full) (element-type gint64): the images that went, whatever
 *   became of the others
 * @error: return location; as the library's function, of the first image that did not go, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of them went
 */
gboolean
studio_session_move_finish (StudioSession *self,
                            GAsyncResult *result,
                            GArray **moved,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  const Move *move = g_task_get_task_data (G_TASK (result));

  if (moved != NULL)
    *moved = g_array_ref (move->moved);
  return g_task_propagate_boolean (G_TASK (result), error);
}
