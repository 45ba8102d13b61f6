/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-family.h"

#include "studio-family.h"

static void
load_children_in_thread (GTask *task,
                         gpointer source,
                         gpointer data,
                         G_GNUC_UNUSED GCancellable *cancellable)
{
  StudioLibrary *library = studio_session_get_library (source);
  GError *error = NULL;
  gint64 *id = data;
  g_autoptr (GArray) ids = studio_library_list_children (library, *id, &error);
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);

  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* The newest first: they are what a person has just made of it. */
  for (guint i = ids->len; i > 0 && children->len < STUDIO_SESSION_MAX_CHILDREN; i--)
    {
      StudioRecord *child = studio_library_load (library, g_array_index (ids, gint64, i - 1), NULL);
      if (child != NULL && !studio_record_get_trashed (child))
        g_ptr_array_add (children, child);
      else
        g_clear_object (&child);
      if (g_task_return_error_if_cancelled (task))
        return;
    }
  g_task_return_pointer (task, g_steal_pointer (&children), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * studio_session_load_children_async:
 * @self: a session with a library
 * @id: an image
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks up in a worker what was made from an image.
 */
void
studio_session_load_children_async (StudioSession *self,
                                    gint64 id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, studio_session_load_children_async);
  g_task_set_task_data (task, g_memdup2 (&id, sizeof id), g_free);
  g_task_run_in_thread (task, load_children_in_thread);
}

/**
 * studio_session_load_children_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; as studio_library_list_children(), or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type StudioRecord): the kept images that came from
 * it at once and are not in the trash, newest first, at most %STUDIO_SESSION_MAX_CHILDREN
 */
GPtrArray *
studio_session_load_children_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
