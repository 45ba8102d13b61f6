/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-edit.h"

#include "studio-session-private.h"

typedef struct
{
  StudioLibrary *library;
  gint64 *ids;
  gsize n_ids;
  StudioEdit edit;
  char *note;
  char **add_tags;
  char **remove_tags;
} EditData;

static EditData *
edit_data_new (StudioLibrary *library, const gint64 *ids, gsize n_ids, const StudioEdit *edit)
{
  EditData *data = g_new0 (EditData, 1);

  data->library = g_object_ref (library);
  data->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  data->n_ids = n_ids;
  data->note = g_strdup (edit->note);
  data->add_tags = g_strdupv ((char **) edit->add_tags);
  data->remove_tags = g_strdupv ((char **) edit->remove_tags);
  data->edit = *edit;
  data->edit.note = data->note;
  data->edit.add_tags = (const char *const *) data->add_tags;
  data->edit.remove_tags = (const char *const *) data->remove_tags;
  return data;
}

static void
edit_data_free (gpointer user_data)
{
  EditData *data = user_data;

  g_clear_object (&data->library);
  g_free (data->ids);
  g_free (data->note);
  g_strfreev (data->add_tags);
  g_strfreev (data->remove_tags);
  g_free (data);
}

static void
edit_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer user_data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  EditData *data = user_data;
  GError *error = NULL;

  if (studio_library_edit (data->library, data->ids, data->n_ids, &data->edit, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void run_first (StudioSession *self);

/* Workers overtake each other: the next edit starts when the one before it has ended. */
static void
edited_cb (GObject *source, GAsyncResult *result, G_GNUC_UNUSED gpointer user_data)
{
  StudioSession *self = STUDIO_SESSION (source);
  g_autoptr (GTask) asked = g_queue_pop_head (&self->edits);
  GError *error = NULL;

  if (!g_queue_is_empty (&self->edits))
    run_first (self);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (asked, TRUE);
  else
    g_task_return_error (asked, error);
}

static void
run_first (StudioSession *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, edited_cb, NULL);

  g_task_set_source_tag (task, run_first);
  g_task_set_task_data (task, g_task_get_task_data (g_queue_peek_head (&self->edits)), NULL);
  g_task_run_in_thread (task, edit_in_thread);
}

/**
 * studio_session_edit_async:
 * @self: a session with a library
 * @ids: (array length=n_ids): records
 * @n_ids: how many
 * @edit: what changes, copied
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_edit() in a worker. Edits are made in the order of the calls, so that of two notes
 * on one image the later one stays.
 */
void
studio_session_edit_async (StudioSession *self,
                           const gint64 *ids,
                           gsize n_ids,
                           const StudioEdit *edit,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && edit != NULL);
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, studio_session_edit_async);
  g_task_set_task_data (
      task, edit_data_new (studio_session_get_library (self), ids, n_ids, edit), edit_data_free);
  g_queue_push_tail (&self->edits, task);
  if (g_queue_get_length (&self->edits) == 1)
    run_first (self);
}

/**
 * studio_session_edit_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; as studio_library_edit()
 *
 * Returns: whether it was done
 */
gboolean
studio_session_edit_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
