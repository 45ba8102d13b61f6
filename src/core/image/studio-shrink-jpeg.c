/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-shrink-formats.h"

#include "studio-box-filter.h"
#include "studio-row-decoder.h"

/* jpeglib.h needs FILE. */
#include <jpeglib.h>
#include <setjmp.h>

typedef struct
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  jmp_buf jump;
  StudioBoxFilter *filter;
  guint8 *row;
} JpegShrinker;

static G_GNUC_NORETURN void
fail_cb (j_common_ptr jpeg)
{
  JpegShrinker *self = jpeg->client_data;
  longjmp (self->jump, 1);
}

/* A warning means that something in the file is broken: the slow way decides what is shown. */
static void
warn_cb (j_common_ptr jpeg, int level)
{
  if (level < 0)
    fail_cb (jpeg);
}

/* Eighths of the size, as few as are enough. */
static guint
choose_scale (const struct jpeg_decompress_struct *jpeg, int edge)
{
  guint longer = MAX (jpeg->image_width, jpeg->image_height);
  guint scale = 1;
  while (scale < 8 && longer * scale / 8 < (guint) edge)
    scale++;
  return scale;
}

static gboolean
is_known (const struct jpeg_decompress_struct *jpeg)
{
  return jpeg->image_width <= STUDIO_ROW_DECODER_MAX_EDGE
         && jpeg->image_height <= STUDIO_ROW_DECODER_MAX_EDGE
         && (guint64) jpeg->image_width * jpeg->image_height <= STUDIO_ROW_DECODER_MAX_PIXELS
         && (jpeg->jpeg_color_space == JCS_YCbCr || jpeg->jpeg_color_space == JCS_RGB
             || jpeg->jpeg_color_space == JCS_GRAYSCALE);
}

static gboolean
begin (JpegShrinker *self, FILE *file, int edge)
{
  jpeg_create_decompress (&self->jpeg);
  jpeg_stdio_src (&self->jpeg, file);
  if (jpeg_read_header (&self->jpeg, TRUE) != JPEG_HEADER_OK || !is_known (&self->jpeg)
      || jpeg_has_multiple_scans (&self->jpeg))
    return FALSE;
  self->jpeg.out_color_space = JCS_RGB;
  self->jpeg.scale_num = choose_scale (&self->jpeg, edge);
  self->jpeg.scale_denom = 8;
  self->jpeg.do_fancy_upsampling = FALSE;
  jpeg_start_decompress (&self->jpeg);
  self->filter = studio_box_filter_new (
      (int) self->jpeg.output_width, (int) self->jpeg.output_height, edge);
  self->row = g_try_malloc_n (self->jpeg.output_width, 3);
  return self->filter != NULL && self->row != NULL;
}

static gboolean
shrink (JpegShrinker *self, FILE *file, int edge, GCancellable *cancellable)
{
  if (setjmp (self->jump) != 0 || !begin (self, file, edge))
    return FALSE;
  while (self->jpeg.output_scanline < self->jpeg.output_height)
    {
      JSAMPROW row = self->row;
      if (g_cancellable_is_cancelled (cancellable)
          || jpeg_read_scanlines (&self->jpeg, &row, 1) != 1)
        return FALSE;
      studio_box_filter_add_row (self->filter, self->row);
    }
  return TRUE;
}

/**
 * studio_shrink_jpeg:
 * @file: a file, at its beginning
 * @edge: the longer edge
 * @cancellable: (nullable): a cancellable
 *
 * Decodes a baseline JPEG file at as few eighths of its size as are enough.
 *
 * Returns: (transfer full) (nullable): the thumbnail
 */
GdkPixbuf *
studio_shrink_jpeg (FILE *file, int edge, GCancellable *cancellable)
{
  g_autofree JpegShrinker *self = g_new0 (JpegShrinker, 1);

  self->jpeg.err = jpeg_std_error (&self->errors);
  self->errors.error_exit = fail_cb;
  self->errors.emit_message = warn_cb;
  self->jpeg.client_data = self;
  gboolean good = shrink (self, file, edge, cancellable);
  GdkPixbuf *pixbuf = good ? studio_box_filter_end (self->filter) : NULL;
  jpeg_destroy_decompress (&self->jpeg);
  studio_box_filter_free (self->filter);
  g_free (self->row);
  return pixbuf;
}
