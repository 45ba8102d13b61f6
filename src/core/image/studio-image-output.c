/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-output.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>

/**
 * studio_image_output_fail:
 * @failure: (transfer full): what GIO says
 * @error: return location; %STUDIO_ERROR_NO_SPACE, %STUDIO_ERROR_STORAGE or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE
 */
gboolean
studio_image_output_fail (GError *failure, GError **error)
{
  if (failure->domain == STUDIO_ERROR
      || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  gboolean full = g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_set_error (error,
               STUDIO_ERROR,
               full ? STUDIO_ERROR_NO_SPACE : STUDIO_ERROR_STORAGE,
               _ ("The copy of the image cannot be written: %s."),
               failure->message);
  g_error_free (failure);
  return FALSE;
}

/**
 * studio_image_output_write:
 * @self: an output
 * @bytes: (array length=size): what to write
 * @size: how many bytes
 * @error: return location; as studio_image_output_fail()
 *
 * Returns: whether all was written
 */
gboolean
studio_image_output_write (StudioImageOutput *self, const void *bytes, gsize size, GError **error)
{
  GError *failure = NULL;
  if (!g_output_stream_write_all (self->stream, bytes, size, NULL, self->cancellable, &failure))
    return studio_image_output_fail (failure, error);
  self->n_bytes += size;
  return TRUE;
}

/**
 * studio_image_output_copy:
 * @self: an output
 * @input: where the bytes come from
 * @size: how many to copy
 * @whole: (out): whether there were as many
 * @error: return location; as studio_image_output_fail(), or %STUDIO_ERROR_STORAGE
 *
 * Returns: whether it went well
 */
gboolean
studio_image_output_copy (StudioImageOutput *self,
                          StudioImageInput *input,
                          guint64 size,
                          gboolean *whole,
                          GError **error)
{
  *whole = TRUE;
  while (size > 0)
    {
      gsize n = 0;
      const guint8 *bytes = NULL;
      if (!studio_image_input_peek (input, &bytes, &n, error))
        return FALSE;
      n = (gsize) MIN (n, size);
      *whole = n > 0;
      if (n == 0)
        return TRUE;
      if (!studio_image_output_write (self, bytes, n, error))
        return FALSE;
      studio_image_input_drop (input, n);
      size -= n;
    }
  return TRUE;
}

/**
 * studio_image_output_copy_rest:
 * @self: an output
 * @input: where the bytes come from
 * @error: return location; as studio_image_output_copy()
 *
 * Copies up to the end of the file.
 *
 * Returns: whether it went well
 */
gboolean
studio_image_output_copy_rest (StudioImageOutput *self, StudioImageInput *input, GError **error)
{
  gboolean whole = TRUE;
  return studio_image_output_copy (self, input, G_MAXUINT64, &whole, error);
}

/**
 * studio_image_output_flush:
 * @self: an output
 * @error: return location; as studio_image_output_fail()
 *
 * Returns: whether what is in buffers was written
 */
gboolean
studio_image_output_flush (StudioImageOutput *self, GError **error)
{
  GError *failure = NULL;
  return g_output_stream_flush (self->stream, self->cancellable, &failure)
         || studio_image_output_fail (failure, error);
}
