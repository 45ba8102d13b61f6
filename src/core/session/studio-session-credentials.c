/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-work.h"

#include "studio-image-metadata.h"

static void
free_ids (gpointer ids)
{
  g_array_unref (ids);
}

static gboolean
has_credentials (StudioLibrary *library, gint64 id, GCancellable *cancellable)
{
  g_autoptr (StudioRecord) record = studio_library_load (library, id, NULL);
  g_autofree char *path = record == NULL ? NULL : studio_library_dup_image_path (library, record);
  g_autoptr (StudioImageMetadata) metadata = path == NULL ? NULL
                                                          : studio_image_metadata_read_file (
                                                              path, cancellable, NULL);

  return metadata != NULL && metadata->has_manifest;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const GArray *ids = data;
  gboolean found = FALSE;

  for (guint i = 0; i < ids->len && !found; i++)
    {
      if (g_task_return_error_if_cancelled (task))
        return;
      found = has_credentials (
          studio_session_get_library (source), g_array_index (ids, gint64, i), cancellable);
    }
  g_task_return_boolean (task, found);
}

/**
 * studio_session_find_credentials_async:
 * @self: a session with a library
 * @ids: (array length=n_ids): images
 * @n_ids: how many
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks in a worker whether any of the images holds content credentials (a C2PA manifest), up to
 * the first that does.
 */
void
studio_session_find_credentials_async (StudioSession *self,
                                       const gint64 *ids,
                                       gsize n_ids,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, studio_session_find_credentials_async);
  g_task_set_task_data (
      task,
      g_array_append_vals (g_array_new (FALSE, FALSE, sizeof *ids), ids, (guint) n_ids),
      free_ids);
  g_task_run_in_thread (task, look_in_thread);
}

/**
 * studio_session_find_credentials_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_CANCELLED
 *
 * Returns: whether one of the images holds credentials; a file that cannot be read holds none
 */
gboolean
studio_session_find_credentials_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
