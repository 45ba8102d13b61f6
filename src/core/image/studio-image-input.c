/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-input.h"

#include "studio-error.h"
#include "studio-shown-path.h"

#include <glib/gi18n-lib.h>

#define BUFFER_SIZE (32 * 1024)

/* GIO's own sentence is for programmers only where it is one of ours already. */
static gboolean
fail (GError *failure, GError **error)
{
  if (failure->domain == STUDIO_ERROR
      || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, failure);
  else
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_STORAGE,
                   _ ("The image cannot be read: %s."),
                   failure->message);
      g_error_free (failure);
    }
  return FALSE;
}

static void
set_missing_error (GError **error, const char *path)
{
  g_autofree char *shown = studio_shown_path_dup (path);
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE, _ ("There is no file “%s”."), shown);
}

static void
set_open_error (GError **error, const char *path, const char *reason)
{
  g_autofree char *shown = studio_shown_path_dup (path);
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_STORAGE,
               _ ("The file “%s” cannot be read: %s."),
               shown,
               reason);
}

/**
 * studio_image_input_open:
 * @path: a file
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_STORAGE or %G_IO_ERROR_CANCELLED
 *
 * Opens regular files only: a pipe or a device could keep the reader waiting for ever.
 *
 * Returns: (transfer full) (nullable): the file, at its beginning, able to seek
 */
GInputStream *
studio_image_input_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, cancellable, &failure);
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      set_open_error (error, path, _ ("it is not a regular file"));
      return NULL;
    }
  GFileInputStream *stream = info == NULL ? NULL : g_file_read (file, cancellable, &failure);
  if (stream != NULL)
    return G_INPUT_STREAM (stream);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    set_missing_error (error, path);
  else
    set_open_error (error, path, failure->message);
  return NULL;
}

/**
 * studio_image_input_new:
 * @stream: an image, at its beginning
 * @cancellable: (nullable): a cancellable
 *
 * Returns: (transfer full): @stream behind a buffer; @stream stays open when it is freed
 */
StudioImageInput *
studio_image_input_new (GInputStream *stream, GCancellable *cancellable)
{
  StudioImageInput *self = g_new0 (StudioImageInput, 1);
  self->stream = g_buffered_input_stream_new_sized (stream, BUFFER_SIZE);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (self->stream), FALSE);
  self->cancellable = cancellable == NULL ? NULL : g_object_ref (cancellable);
  return self;
}

/**
 * studio_image_input_free:
 * @self: (transfer full): an input
 */
void
studio_image_input_free (StudioImageInput *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * studio_image_input_read:
 * @self: an input
 * @buffer: (array length=size): where to put the bytes
 * @size: how many are wanted
 * @n_read: (out): how many came; fewer only at the end of the file
 * @error: return location; %STUDIO_ERROR_STORAGE or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether reading went well
 */
gboolean
studio_image_input_read (StudioImageInput *self,
                         guint8 *buffer,
                         gsize size,
                         gsize *n_read,
                         GError **error)
{
  GError *failure = NULL;
  return g_input_stream_read_all (self->stream, buffer, size, n_read, self->cancellable, &failure)
         || fail (failure, error);
}

/**
 * studio_image_input_skip:
 * @self: an input
 * @size: how many bytes to pass over
 * @whole: (out): whether there were as many, within %STUDIO_IMAGE_INPUT_MAX_SKIPPED in all
 * @error: return location; %STUDIO_ERROR_STORAGE or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it went well
 */
gboolean
studio_image_input_skip (StudioImageInput *self, guint64 size, gboolean *whole, GError **error)
{
  GError *failure = NULL;
  *whole = size <= STUDIO_IMAGE_INPUT_MAX_SKIPPED - self->n_skipped;
  self->n_skipped += *whole ? size : 0;
  while (size > 0 && *whole)
    {
      gssize n_skipped = g_input_stream_skip (
          self->stream, (gsize) MIN (size, G_MAXINT32), self->cancellable, &failure);
      if (n_skipped < 0)
        return fail (failure, error);
      *whole = n_skipped > 0;
      if (n_skipped == 0)
        return TRUE;
      size -= (guint64) n_skipped;
    }
  return TRUE;
}

/**
 * studio_image_input_peek:
 * @self: an input
 * @bytes: (out) (transfer none): what is in the buffer, valid until the next call
 * @size: (out): how many bytes, 0 at the end of the file
 * @error: return location; %STUDIO_ERROR_STORAGE or %G_IO_ERROR_CANCELLED
 *
 * Looks at what comes next, filling the buffer when it is empty.
 *
 * Returns: whether reading went well
 */
gboolean
studio_image_input_peek (StudioImageInput *self, const guint8 **bytes, gsize *size, GError **error)
{
  GBufferedInputStream *buffered = G_BUFFERED_INPUT_STREAM (self->stream);
  GError *failure = NULL;
  *bytes = g_buffered_input_stream_peek_buffer (buffered, size);
  if (*size == 0)
    {
      if (g_buffered_input_stream_fill (buffered, -1, self->cancellable, &failure) < 0)
        return fail (failure, error);
      *bytes = g_buffered_input_stream_peek_buffer (buffered, size);
    }
  return TRUE;
}

/**
 * studio_image_input_drop:
 * @self: an input
 * @size: how many of the bytes that studio_image_input_peek() gave are done with
 */
void
studio_image_input_drop (StudioImageInput *self, gsize size)
{
  g_input_stream_skip (self->stream, size, NULL, NULL);
}
