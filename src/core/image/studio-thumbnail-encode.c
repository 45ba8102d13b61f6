/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-thumbnail-encode.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <jpeglib.h>
#include <setjmp.h>

#define JPEG_QUALITY 85

typedef struct
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  jmp_buf jump;
  unsigned char *bytes;
  unsigned long size;
  guint8 *row;
} JpegEncoder;

static G_GNUC_NORETURN void
fail_cb (j_common_ptr jpeg)
{
  JpegEncoder *self = jpeg->client_data;
  longjmp (self->jump, 1);
}

static void
write_rows (JpegEncoder *self, GdkPixbuf *image)
{
  const guint8 *pixels = gdk_pixbuf_read_pixels (image);
  gsize stride = (gsize) gdk_pixbuf_get_rowstride (image);
  guint n_channels = (guint) gdk_pixbuf_get_n_channels (image);
  while (self->jpeg.next_scanline < self->jpeg.image_height)
    {
      const guint8 *from = pixels + self->jpeg.next_scanline * stride;
      for (guint x = 0; x < self->jpeg.image_width; x++)
        for (guint i = 0; i < 3; i++)
          self->row[3 * x + i] = from[n_channels * x + i];
      JSAMPROW row = self->row;
      jpeg_write_scanlines (&self->jpeg, &row, 1);
    }
}

static gboolean
compress (JpegEncoder *self, GdkPixbuf *image)
{
  if (setjmp (self->jump) != 0)
    return FALSE;
  jpeg_create_compress (&self->jpeg);
  jpeg_mem_dest (&self->jpeg, &self->bytes, &self->size);
  self->jpeg.image_width = (JDIMENSION) gdk_pixbuf_get_width (image);
  self->jpeg.image_height = (JDIMENSION) gdk_pixbuf_get_height (image);
  self->jpeg.input_components = 3;
  self->jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults (&self->jpeg);
  jpeg_set_quality (&self->jpeg, JPEG_QUALITY, TRUE);
  jpeg_start_compress (&self->jpeg, TRUE);
  write_rows (self, image);
  jpeg_finish_compress (&self->jpeg);
  return TRUE;
}

static GBytes *
encode_jpeg (GdkPixbuf *image)
{
  g_autofree JpegEncoder *self = g_new0 (JpegEncoder, 1);
  self->jpeg.err = jpeg_std_error (&self->errors);
  self->errors.error_exit = fail_cb;
  self->jpeg.client_data = self;
  self->row = g_malloc_n ((gsize) gdk_pixbuf_get_width (image), 3);
  gboolean good = compress (self, image);
  GBytes *encoded = good ? g_bytes_new (self->bytes, self->size) : NULL;
  jpeg_destroy_compress (&self->jpeg);
  free (self->bytes);
  g_free (self->row);
  return encoded;
}

static GBytes *
encode_png (GdkPixbuf *image)
{
  png_image header = { .version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32) gdk_pixbuf_get_width (image),
                       .height = (png_uint_32) gdk_pixbuf_get_height (image),
                       .format = PNG_FORMAT_RGBA };
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX (header);
  guint8 *bytes = g_malloc (size);
  if (!png_image_write_to_memory (&header,
                                  bytes,
                                  &size,
                                  0,
                                  gdk_pixbuf_read_pixels (image),
                                  gdk_pixbuf_get_rowstride (image),
                                  NULL))
    {
      g_free (bytes);
      return NULL;
    }
  return g_bytes_new_take (g_realloc (bytes, size), size);
}

static gboolean
is_opaque (GdkPixbuf *image)
{
  if (!gdk_pixbuf_get_has_alpha (image))
    return TRUE;
  const guint8 *pixels = gdk_pixbuf_read_pixels (image);
  gsize stride = (gsize) gdk_pixbuf_get_rowstride (image);
  for (int y = 0; y < gdk_pixbuf_get_height (image); y++)
    for (int x = 0; x < gdk_pixbuf_get_width (image); x++)
      if (pixels[(gsize) y * stride + 4 * (gsize) x + 3] != 0xff)
        return FALSE;
  return TRUE;
}

/**
 * studio_thumbnail_encode:
 * @image: a small image of 8-bit RGB or RGBA
 *
 * Returns: (transfer full) (nullable): a JPEG file of quality 85, or a PNG file where there is
 *   transparency to keep; %NULL where memory is short
 */
GBytes *
studio_thumbnail_encode (GdkPixbuf *image)
{
  return is_opaque (image) ? encode_jpeg (image) : encode_png (image);
}
