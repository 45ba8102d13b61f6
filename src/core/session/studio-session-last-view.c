/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-private.h"

#include "studio-draft-file.h"

/* What the window showed, from the disk and to it. One file is written at a time, so that an older
 * view never lands on a newer one; of those that come meanwhile the last is written. */

typedef struct
{
  char *path;
  StudioLastView *view;
} KeepData;

static void
free_keep_data (gpointer data)
{
  KeepData *keep = data;

  g_free (keep->path);
  studio_last_view_free (keep->view);
  g_free (keep);
}

static void
keep_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  KeepData *keep = data;
  g_autofree char *text = studio_last_view_build (keep->view);

  /* Nobody misses it for long: the draft, which matters more, says when the disk is full. */
  g_task_return_boolean (task, studio_draft_file_write (keep->path, text, NULL));
}

static void keep_next (StudioSession *self);

static void
kept_cb (GObject *object, G_GNUC_UNUSED GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  StudioSession *self = STUDIO_SESSION (object);

  self->keeping_view = FALSE;
  keep_next (self);
  while (!self->keeping_view && self->view_waiters != NULL)
    {
      g_autoptr (GTask) waiter = self->view_waiters->data;
      self->view_waiters = g_slist_delete_link (self->view_waiters, self->view_waiters);
      g_task_return_boolean (waiter, TRUE);
    }
}

static void
keep_next (StudioSession *self)
{
  if (self->keeping_view || self->view_to_keep == NULL)
    return;
  g_autoptr (GTask) task = g_task_new (self, NULL, kept_cb, NULL);
  KeepData *keep = g_new0 (KeepData, 1);
  keep->path = g_strdup (studio_paths_get_last_view (self->paths));
  keep->view = g_steal_pointer (&self->view_to_keep);
  self->keeping_view = TRUE;
  g_task_set_source_tag (task, keep_next);
  g_task_set_task_data (task, keep, free_keep_data);
  g_task_run_in_thread (task, keep_in_thread);
}

static gboolean
is_there (StudioRecord *record)
{
  return studio_record_get_state (record) == STUDIO_RECORD_KEPT
         && !studio_record_get_trashed (record) && studio_record_get_request (record) != NULL;
}

/* Leaves only those ids of which there is an image. */
static GPtrArray *
find_records (StudioLibrary *library, GArray *ids)
{
  g_autoptr (GPtrArray) records = studio_library_load_many (
      library, (const gint64 *) (gpointer) ids->data, ids->len, NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  g_array_set_size (ids, 0);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      StudioRecord *record = g_ptr_array_index (records, i);
      gint64 id = studio_record_get_id (record);
      if (!is_there (record))
        continue;
      g_array_append_val (ids, id);
      g_ptr_array_add (found, g_object_ref (record));
    }
  return found;
}

/**
 * studio_session_find_last_view:
 * @self: a session
 * @library: its library
 * @found: (out caller-allocates): what the window showed when the program ended
 *
 * Reads it, and forgets the images that are not there any more. Blocking.
 */
void
studio_session_find_last_view (StudioSession *self, StudioLibrary *library, StudioFoundView *found)
{
  StudioLastView *view = studio_last_view_read (studio_paths_get_last_view (self->paths));

  *found = (StudioFoundView){ .view = view };
  if (view == NULL)
    return;
  g_autoptr (StudioRecord) shown = view->shown > 0
                                       ? studio_library_load (library, view->shown, NULL)
                                       : NULL;
  g_autoptr (GPtrArray) compared = find_records (library, view->compared);
  if (compared->len < 2)
    g_array_set_size (view->compared, 0);
  found->strip = find_records (library, view->strip);
  if (shown != NULL && is_there (shown))
    found->shown = g_steal_pointer (&shown);
}

/**
 * studio_session_clear_found_view:
 * @found: what was found
 */
void
studio_session_clear_found_view (StudioFoundView *found)
{
  g_clear_pointer (&found->view, studio_last_view_free);
  g_clear_pointer (&found->strip, g_ptr_array_unref);
  g_clear_object (&found->shown);
}

/**
 * studio_session_take_last_view:
 * @self: a session with a library
 * @found: (transfer full): what the window showed when the program ended
 *
 * Puts the images of its strip at the beginning of the queue.
 */
void
studio_session_take_last_view (StudioSession *self, StudioFoundView *found)
{
  studio_session_clear_found_view (&self->last);
  self->last = *found;
  *found = (StudioFoundView){ 0 };
  if (self->last.strip != NULL)
    studio_queue_add_past (self->queue, self->last.strip);
  g_clear_pointer (&self->last.strip, g_ptr_array_unref);
}

/**
 * studio_session_settle_last_view:
 * @self: a session
 * @task: a task that is otherwise done
 *
 * Returns %TRUE from @task when the last view is on the disk, or cannot be.
 */
void
studio_session_settle_last_view (StudioSession *self, GTask *task)
{
  if (self->keeping_view)
    self->view_waiters = g_slist_prepend (self->view_waiters, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * studio_session_get_last_view:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): what the window showed when the program ended, once the
 *   library is open
 */
const StudioLastView *
studio_session_get_last_view (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);
  return self->last.view;
}

/**
 * studio_session_get_last_shown:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): the image that was on show when the program ended, where it
 *   is still there
 */
StudioRecord *
studio_session_get_last_shown (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);
  return self->last.shown;
}

/**
 * studio_session_keep_last_view:
 * @self: a session that has been opened
 * @view: (transfer full): what the window shows
 *
 * Writes it in a worker, for the next start.
 */
void
studio_session_keep_last_view (StudioSession *self, StudioLastView *view)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));
  g_clear_pointer (&self->view_to_keep, studio_last_view_free);
  self->view_to_keep = view;
  keep_next (self);
}
