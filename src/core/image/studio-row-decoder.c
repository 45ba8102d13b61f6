/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-row-decoder.h"

#include "studio-error.h"
#include "studio-file-pieces.h"
#include "studio-foreign-image.h"
#include "studio-image-error.h"
#include "studio-image-kind.h"
#include "studio-jpeg-rows.h"
#include "studio-png-rows.h"

struct _StudioRowDecoder
{
  StudioRowFunc func;
  gpointer user_data;
  StudioRowTarget target;
  StudioPngRows *png;
  StudioJpegRows *jpeg;
  StudioImageKind kind;
  guint8 head[STUDIO_IMAGE_KIND_HEAD];
  gsize n_head;
  GError *error;
  gboolean announced;
  int n_reported;
};

static gboolean
decode (StudioRowDecoder *self, const guint8 *bytes, gsize size)
{
  if (self->png != NULL)
    return studio_png_rows_push (self->png, bytes, size, &self->error);
  return studio_jpeg_rows_push (self->jpeg, bytes, size, &self->error);
}

static void
push_undecided (StudioRowDecoder *self, const guint8 *bytes, gsize size)
{
  while (size > 0 && self->kind == STUDIO_IMAGE_KIND_UNDECIDED)
    {
      self->head[self->n_head++] = *bytes++;
      size--;
      self->kind = studio_image_kind_sniff (self->head, self->n_head);
    }
  if (self->kind == STUDIO_IMAGE_KIND_FOREIGN)
    self->error = studio_image_error_new_foreign ();
  else if (self->kind == STUDIO_IMAGE_KIND_PNG)
    self->png = studio_png_rows_new (&self->target);
  else if (self->kind == STUDIO_IMAGE_KIND_JPEG)
    self->jpeg = studio_jpeg_rows_new (&self->target);
  if ((self->png != NULL || self->jpeg != NULL) && decode (self, self->head, self->n_head))
    decode (self, bytes, size);
}

/* Called when libpng and libjpeg have returned, so that no longjmp() can cross the function. */
static void
report (StudioRowDecoder *self)
{
  if (self->func == NULL || self->target.pixbuf == NULL)
    return;
  if (!self->announced)
    {
      self->announced = TRUE;
      self->func (self->target.pixbuf, 0, self->user_data);
    }
  if (self->target.n_rows > self->n_reported)
    {
      self->n_reported = self->target.n_rows;
      self->func (self->target.pixbuf, self->n_reported, self->user_data);
    }
}

static gboolean
is_whole (StudioRowDecoder *self)
{
  return (self->png != NULL && studio_png_rows_is_whole (self->png))
         || (self->jpeg != NULL && studio_jpeg_rows_is_whole (self->jpeg));
}

static GdkPixbuf *
decode_pieces (StudioFilePieces *pieces,
               const guint8 *bytes,
               gsize size,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (StudioRowDecoder) self = studio_row_decoder_new (NULL, NULL);
  while (size > 0 && !is_whole (self))
    {
      if (!studio_row_decoder_push (self, bytes, size, error)
          || !studio_file_pieces_next (pieces, &bytes, &size, cancellable, error))
        return NULL;
    }
  if (!studio_row_decoder_finish (self, error))
    return NULL;
  return g_object_ref (self->target.pixbuf);
}

/**
 * studio_row_decoder_new:
 * @func: (nullable) (scope notified): called as rows are added
 * @user_data: passed to @func
 *
 * Returns: (transfer full): a decoder at the first byte of an image
 */
StudioRowDecoder *
studio_row_decoder_new (StudioRowFunc func, gpointer user_data)
{
  StudioRowDecoder *self = g_new0 (StudioRowDecoder, 1);
  self->func = func;
  self->user_data = user_data;
  return self;
}

/**
 * studio_row_decoder_free:
 * @self: (transfer full): a decoder
 *
 * The pixbuf lives on with whoever holds a reference.
 */
void
studio_row_decoder_free (StudioRowDecoder *self)
{
  g_clear_pointer (&self->png, studio_png_rows_free);
  g_clear_pointer (&self->jpeg, studio_jpeg_rows_free);
  studio_row_target_clear (&self->target);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * studio_row_decoder_push:
 * @self: a decoder
 * @bytes: (array length=size): the next bytes of the file, cut anywhere
 * @size: how many; 0 is fine
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE
 *
 * Decodes as many rows as the bytes allow and calls the function at most twice: with 0 rows when
 * the size became known, and with all rows that are final now. Interlaced PNG rows are final in
 * the last of seven sweeps, those of a progressive JPEG at the end of the file. After an error,
 * which every further call repeats, the rows decoded so far stay in the pixbuf. Bytes after the
 * end of the image are ignored.
 *
 * Returns: whether all is well so far
 */
gboolean
studio_row_decoder_push (StudioRowDecoder *self, const guint8 *bytes, gsize size, GError **error)
{
  if (self->error == NULL && size > 0)
    {
      if (self->kind == STUDIO_IMAGE_KIND_UNDECIDED)
        push_undecided (self, bytes, size);
      else
        decode (self, bytes, size);
      report (self);
    }
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/**
 * studio_row_decoder_finish:
 * @self: a decoder
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE
 *
 * Says that no more bytes come.
 *
 * Returns: whether the image is whole, every row in the pixbuf
 */
gboolean
studio_row_decoder_finish (StudioRowDecoder *self, GError **error)
{
  if (self->error == NULL && self->n_head == 0)
    self->error = studio_image_error_new_foreign ();
  if (self->error == NULL && !is_whole (self))
    self->error = studio_image_error_new_cut_off ();
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/**
 * studio_row_decoder_get_pixbuf:
 * @self: a decoder
 *
 * Rows below those reported are zero (black, or transparent in an image with alpha) or not final;
 * the thread that pushes writes to them, so no other thread may read them.
 *
 * Returns: (transfer none) (nullable): the image, %NULL until its size is known
 */
GdkPixbuf *
studio_row_decoder_get_pixbuf (StudioRowDecoder *self)
{
  return self->target.pixbuf;
}

/**
 * studio_row_decoder_decode_file:
 * @path: an image file
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE, %STUDIO_ERROR_STORAGE or
 *   %G_IO_ERROR_CANCELLED
 *
 * Decodes a whole file, in pieces: PNG and JPEG as above, other formats with whatever gdk-pixbuf
 * knows, within the same limits. Blocking: for workers.
 *
 * Returns: (transfer full) (nullable): the image
 */
GdkPixbuf *
studio_row_decoder_decode_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (StudioFilePieces) pieces = studio_file_pieces_open (path, error);
  const guint8 *bytes = NULL;
  gsize size = 0;
  if (pieces == NULL || !studio_file_pieces_next (pieces, &bytes, &size, cancellable, error))
    return NULL;
  if (studio_image_kind_sniff (bytes, size) == STUDIO_IMAGE_KIND_FOREIGN)
    return studio_foreign_image_decode (pieces, bytes, size, cancellable, error);
  return decode_pieces (pieces, bytes, size, cancellable, error);
}
