/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall-reader.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *path;
  GBytes *bytes;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *self = data;

  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* What is longer is cut off, and then most likely no parameters. */
static GBytes *
read_text (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  if (stream == NULL)
    return NULL;
  return g_input_stream_read_bytes (
      G_INPUT_STREAM (stream), STUDIO_RECALL_READER_MAX_TEXT, cancellable, error);
}

static StudioRecall *
recall_text (GBytes *bytes, GError **error)
{
  gsize size = 0;
  const char *text = g_bytes_get_data (bytes, &size);

  if (size > 0 && size <= STUDIO_RECALL_READER_MAX_TEXT
      && g_utf8_validate (text, (gssize) size, NULL))
    {
      g_autofree char *copy = g_strndup (text, size);
      StudioRecall *recall = studio_recall_from_text (copy);
      if (recall != NULL)
        return recall;
    }
  g_set_error_literal (error,
                       STUDIO_ERROR,
                       STUDIO_ERROR_FILE_KIND,
                       _ ("There are no parameters in it that are known here."));
  return NULL;
}

/* What is no image may be a text. */
static StudioRecall *
read_reading (const Reading *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) text = NULL;
  StudioRecall *recall = self->path != NULL
                             ? studio_recall_from_file (self->path, cancellable, &failure)
                             : studio_recall_from_bytes (self->bytes, &failure);

  if (recall != NULL)
    return recall;
  if (!g_error_matches (failure, STUDIO_ERROR, STUDIO_ERROR_FILE_KIND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  text = self->path != NULL ? read_text (self->path, cancellable, error)
                            : g_bytes_ref (self->bytes);
  return text == NULL ? NULL : recall_text (text, error);
}

static void
read_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  StudioRecall *recall = read_reading (data, cancellable, &error);

  if (recall != NULL)
    g_task_return_pointer (task, recall, (GDestroyNotify) studio_recall_free);
  else
    g_task_return_error (task, error);
}

static void
start (Reading reading, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, studio_recall_reader_read_finish);
  g_task_set_task_data (task, g_memdup2 (&reading, sizeof reading), free_reading);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * studio_recall_reader_read_file_async:
 * @path: a file
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the parameters in an image, or in a text.
 */
void
studio_recall_reader_read_file_async (const char *path,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  start ((Reading){ .path = g_strdup (path) }, cancellable, callback, user_data);
}

/**
 * studio_recall_reader_read_bytes_async:
 * @bytes: an image or a text
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Likewise of what is in memory, such as the clipboard's.
 */
void
studio_recall_reader_read_bytes_async (GBytes *bytes,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  start ((Reading){ .bytes = g_bytes_ref (bytes) }, cancellable, callback, user_data);
}

/**
 * studio_recall_reader_read_finish:
 * @result: what the callback was given
 * @error: return location; %STUDIO_ERROR_FILE_KIND where there are no parameters,
 *   %STUDIO_ERROR_STORAGE or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what was found
 */
StudioRecall *
studio_recall_reader_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_recall_reader_read_finish), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
