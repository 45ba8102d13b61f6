/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-private.h"

/* What is typed and what was typed before, to the disk at the end. */

/**
 * studio_session_get_undo:
 * @self: a session
 *
 * Returns: (transfer none): what can be undone in the draft
 */
StudioDraftUndo *
studio_session_get_undo (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);
  return self->undo;
}

static void
undo_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (studio_draft_undo_save_finish (STUDIO_DRAFT_UNDO (source), result, &error))
    studio_session_settle_last_view (g_task_get_source_object (task), task);
  else
    g_task_return_error (task, error);
}

static void
draft_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  StudioSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (studio_draft_save_finish (STUDIO_DRAFT (source), result, &error))
    studio_draft_undo_save_async (self->undo, NULL, undo_saved_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * studio_session_save_draft_async:
 * @self: a session that has been opened
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes the draft and its steps now, in a worker, and waits for what
 * studio_session_keep_last_view() was given.
 */
void
studio_session_save_draft_async (StudioSession *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, studio_session_save_draft_async);
  studio_draft_save_async (self->draft, NULL, draft_saved_cb, task);
}

/**
 * studio_session_save_draft_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; as studio_draft_save()
 *
 * Returns: whether both are on the disk
 */
gboolean
studio_session_save_draft_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
