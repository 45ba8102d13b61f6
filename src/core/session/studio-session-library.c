/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-private.h"

#include "studio-row-decoder.h"

/* What a worker does with the library on behalf of the main loop. */
typedef enum
{
  CHANGE_TRASH,
  CHANGE_RESTORE,
  CHANGE_STAR,
} Change;

typedef struct
{
  StudioLibrary *library;
  Change change;
  gint64 id;
  gboolean starred;
} ChangeData;

static void
free_change_data (gpointer data)
{
  ChangeData *change = data;
  g_clear_object (&change->library);
  g_free (change);
}

static gboolean
apply_change (ChangeData *change, GError **error)
{
  switch (change->change)
    {
    case CHANGE_TRASH:
      return studio_library_trash (change->library, change->id, error);
    case CHANGE_RESTORE:
      return studio_library_restore (change->library, change->id, error);
    case CHANGE_STAR:
      return studio_library_set_starred (change->library, change->id, change->starred, error);
    default:
      g_assert_not_reached ();
    }
}

static void
change_in_thread (GTask *task,
                  G_GNUC_UNUSED gpointer source,
                  gpointer data,
                  G_GNUC_UNUSED GCancellable *cancellable)
{
  GError *error = NULL;

  if (apply_change (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start_change (StudioSession *self,
              ChangeData change,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  ChangeData *data = g_memdup2 (&change, sizeof change);

  data->library = g_object_ref (studio_session_get_library (self));
  g_task_set_source_tag (task, start_change);
  g_task_set_task_data (task, data, free_change_data);
  g_task_run_in_thread (task, change_in_thread);
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
 * studio_session_trash_async:
 * @self: a session with a library
 * @id: an image
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_trash() in a worker.
 */
void
studio_session_trash_async (StudioSession *self,
                            gint64 id,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  start_change (self, (ChangeData){ .change = CHANGE_TRASH, .id = id }, callback, user_data);
}

/**
 * studio_session_restore_async:
 * @self: a session with a library
 * @id: an image in the trash
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_library_restore() in a worker.
 */
void
studio_session_restore_async (StudioSession *self,
                              gint64 id,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  start_change (self, (ChangeData){ .change = CHANGE_RESTORE, .id = id }, callback, user_data);
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
  start_change (self,
                (ChangeData){ .change = CHANGE_STAR, .id = id, .starred = starred },
                callback,
                user_data);
}

/**
 * studio_session_change_finish:
 * @self: a session
 * @result: what the callback of any of the changes above was given
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
