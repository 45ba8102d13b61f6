/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-private.h"

#include "studio-row-decoder.h"

typedef struct
{
  StudioLibrary *library;
  gint64 id;
  gboolean starred;
} StarData;

static void
free_star_data (gpointer data)
{
  StarData *star = data;
  g_clear_object (&star->library);
  g_free (star);
}

static void
star_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  StarData *star = data;
  GError *error = NULL;

  if (studio_library_set_starred (star->library, star->id, star->starred, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
decode_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  /* Where the file lies is looked up here, because that asks the disk. */
  g_autofree char *path = studio_library_dup_image_path (studio_session_get_library (source), data);
  GdkPixbuf *pixbuf = studio_row_decoder_decode_file (path, cancellable, &error);

  if (pixbuf != NULL)
    g_task_return_pointer (task, pixbuf, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
load_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  GError *error = NULL;
  gint64 *id = data;
  StudioRecord *record = studio_library_load (studio_session_get_library (source), *id, &error);

  if (record != NULL)
    g_task_return_pointer (task, record, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
list_tags_in_thread (GTask *task,
                     gpointer source,
                     G_GNUC_UNUSED gpointer data,
                     G_GNUC_UNUSED GCancellable *cancellable)
{
  GError *error = NULL;
  char **tags = studio_library_list_tags (studio_session_get_library (source), &error);

  if (tags != NULL)
    g_task_return_pointer (task, tags, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

/**
 * studio_session_set_starred_async:
 * @self: a session with a library
 * @id: an image
 * @starred: whether it gets a star
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_set_starred() in a worker.
 */
void
studio_session_set_starred_async (StudioSession *self,
                                  gint64 id,
                                  gboolean starred,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  StarData *data = g_new0 (StarData, 1);

  data->library = g_object_ref (studio_session_get_library (self));
  data->id = id;
  data->starred = starred;
  g_task_set_source_tag (task, studio_session_set_starred_async);
  g_task_set_task_data (task, data, free_star_data);
  g_task_run_in_thread (task, star_in_thread);
}

/**
 * studio_session_change_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; as the library's function
 *
 * Returns: whether it was done
 */
gboolean
studio_session_change_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * studio_session_decode_async:
 * @self: a session with a library
 * @record: a loaded record of a kept image
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Decodes the image's file in a worker.
 */
void
studio_session_decode_async (StudioSession *self,
                             StudioRecord *record,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, studio_session_decode_async);
  g_task_set_task_data (task, g_object_ref (record), g_object_unref);
  g_task_run_in_thread (task, decode_in_thread);
}

/**
 * studio_session_decode_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NOT_AN_IMAGE or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the image
 */
GdkPixbuf *
studio_session_decode_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_session_load_record_async:
 * @self: a session with a library
 * @id: a row
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_load() in a worker.
 */
void
studio_session_load_record_async (StudioSession *self,
                                  gint64 id,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, studio_session_load_record_async);
  g_task_set_task_data (task, g_memdup2 (&id, sizeof id), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * studio_session_load_record_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; as studio_library_load()
 *
 * Returns: (transfer full) (nullable): the record, loaded
 */
StudioRecord *
studio_session_load_record_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_session_list_tags_async:
 * @self: a session with a library
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_list_tags() in a worker.
 */
void
studio_session_list_tags_async (StudioSession *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, studio_session_list_tags_async);
  g_task_run_in_thread (task, list_tags_in_thread);
}

/**
 * studio_session_list_tags_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; as studio_library_list_tags()
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the tags
 */
char **
studio_session_list_tags_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_session_get_decoded_cache:
 * @self: a session
 *
 * Returns: (transfer none): the images that were decoded last, with those that may be next
 */
StudioDecodedCache *
studio_session_get_decoded_cache (StudioSession *self)
{
  if (self->decoded == NULL)
    self->decoded = studio_decoded_cache_new (self, STUDIO_DECODED_CACHE_BYTES);
  return self->decoded;
}
