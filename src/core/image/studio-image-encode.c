/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-encode.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>
#include <jerror.h>

#define WHITE 255

typedef struct
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  jmp_buf jump;
  unsigned char *bytes;
  unsigned long size;
  guint8 *row;
  char message[JMSG_LENGTH_MAX];
} JpegEncoder;

typedef struct
{
  png_structp png;
  png_infop info;
  guint8 *bytes;
  gsize size;
  gsize allocated;
  gboolean short_of_memory;
  char message[JMSG_LENGTH_MAX];
} PngEncoder;

static void
set_memory_error (GError **error)
{
  g_set_error_literal (error,
                       STUDIO_ERROR,
                       STUDIO_ERROR_STORAGE,
                       _ ("There is not enough memory to convert the image."));
}

static void
set_codec_error (const char *message, GError **error)
{
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_NOT_AN_IMAGE,
               /* Translators: what the library says that writes the file, in English. */
               _ ("The image could not be converted: “%s”."),
               message);
}

static const guint8 *
find_row (GdkPixbuf *image, guint y)
{
  return gdk_pixbuf_read_pixels (image) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (image);
}

static G_GNUC_NORETURN void
fail_jpeg_cb (j_common_ptr jpeg)
{
  JpegEncoder *self = jpeg->client_data;
  jpeg->err->format_message (jpeg, self->message);
  longjmp (self->jump, 1);
}

static void
say_nothing_cb (G_GNUC_UNUSED j_common_ptr jpeg)
{
}

/* JPEG has no transparency: what shines through is white, as on paper. */
static void
lay_on_white (guint8 *to, const guint8 *from, guint width, guint n_channels)
{
  for (guint x = 0; x < width; x++, from += n_channels, to += 3)
    {
      guint opacity = n_channels == 4 ? from[3] : 255;
      for (guint i = 0; i < 3; i++)
        to[i] = (guint8) ((from[i] * opacity + WHITE * (255 - opacity) + 127) / 255);
    }
}

static gboolean
compress_jpeg (JpegEncoder *self, GdkPixbuf *image, int quality)
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
  jpeg_set_quality (&self->jpeg, quality, TRUE);
  jpeg_start_compress (&self->jpeg, TRUE);
  while (self->jpeg.next_scanline < self->jpeg.image_height)
    {
      JSAMPROW row = self->row;
      lay_on_white (self->row,
                    find_row (image, self->jpeg.next_scanline),
                    self->jpeg.image_width,
                    (guint) gdk_pixbuf_get_n_channels (image));
      jpeg_write_scanlines (&self->jpeg, &row, 1);
    }
  jpeg_finish_compress (&self->jpeg);
  return TRUE;
}

static GBytes *
encode_jpeg (GdkPixbuf *image, int quality, GError **error)
{
  g_autofree JpegEncoder *self = g_new0 (JpegEncoder, 1);
  self->jpeg.err = jpeg_std_error (&self->errors);
  self->errors.error_exit = fail_jpeg_cb;
  self->errors.output_message = say_nothing_cb;
  self->jpeg.client_data = self;
  self->row = g_try_malloc_n ((gsize) gdk_pixbuf_get_width (image), 3);
  gboolean good = self->row != NULL && compress_jpeg (self, image, quality);
  if (self->row == NULL || (!good && self->errors.msg_code == JERR_OUT_OF_MEMORY))
    set_memory_error (error);
  else if (!good)
    set_codec_error (self->message, error);
  jpeg_destroy_compress (&self->jpeg);
  g_free (self->row);
  if (good)
    return g_bytes_new_with_free_func (self->bytes, self->size, free, self->bytes);
  free (self->bytes);
  return NULL;
}

static G_GNUC_NORETURN void
fail_png_cb (png_structp png, png_const_charp message)
{
  PngEncoder *self = png_get_error_ptr (png);
  g_strlcpy (self->message, message, sizeof self->message);
  png_longjmp (png, 1);
}

static void
warn_png_cb (G_GNUC_UNUSED png_structp png, G_GNUC_UNUSED png_const_charp message)
{
}

static png_voidp
allocate_png_cb (png_structp png, png_alloc_size_t size)
{
  PngEncoder *self = png_get_mem_ptr (png);
  png_voidp memory = g_try_malloc (size);
  self->short_of_memory |= memory == NULL;
  return memory;
}

static void
free_png_cb (G_GNUC_UNUSED png_structp png, png_voidp memory)
{
  g_free (memory);
}

static void
write_png_cb (png_structp png, png_bytep data, size_t length)
{
  PngEncoder *self = png_get_io_ptr (png);
  if (length > self->allocated - self->size)
    {
      gsize wanted = MAX (self->size + length, 2 * self->allocated);
      guint8 *larger = g_try_realloc (self->bytes, wanted);
      self->short_of_memory = larger == NULL;
      if (larger == NULL)
        png_error (png, "out of memory");
      self->bytes = larger;
      self->allocated = wanted;
    }
  memcpy (self->bytes + self->size, data, length);
  self->size += length;
}

static void
flush_png_cb (G_GNUC_UNUSED png_structp png)
{
}

static gboolean
write_png (PngEncoder *self, GdkPixbuf *image)
{
  png_structp png = self->png;
  if (setjmp (png_jmpbuf (png)) != 0)
    return FALSE;
  self->info = png_create_info_struct (png);
  png_set_write_fn (png, self, write_png_cb, flush_png_cb);
  png_set_IHDR (png,
                self->info,
                (png_uint_32) gdk_pixbuf_get_width (image),
                (png_uint_32) gdk_pixbuf_get_height (image),
                8,
                gdk_pixbuf_get_has_alpha (image) ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  png_write_info (png, self->info);
  for (int y = 0; y < gdk_pixbuf_get_height (image); y++)
    png_write_row (png, find_row (image, (guint) y));
  png_write_end (png, NULL);
  return TRUE;
}

static GBytes *
encode_png (GdkPixbuf *image, GError **error)
{
  g_autofree PngEncoder *self = g_new0 (PngEncoder, 1);
  self->png = png_create_write_struct_2 (
      PNG_LIBPNG_VER_STRING, self, fail_png_cb, warn_png_cb, self, allocate_png_cb, free_png_cb);
  gboolean good = self->png != NULL && write_png (self, image);
  if (self->png == NULL || (!good && self->short_of_memory))
    set_memory_error (error);
  else if (!good)
    set_codec_error (self->message, error);
  png_destroy_write_struct (&self->png, &self->info);
  if (good)
    return g_bytes_new_take (self->bytes, self->size);
  g_free (self->bytes);
  return NULL;
}

/**
 * studio_image_encode:
 * @image: an image of 8-bit RGB or RGBA
 * @format: of the file
 * @quality: of a JPEG file, 1 to 100
 * @error: return location; %STUDIO_ERROR_STORAGE where memory is short, %STUDIO_ERROR_NOT_AN_IMAGE
 *   with the reason for what the format does not take
 *
 * Makes a file of the pixels alone. Transparency becomes white in a JPEG file. For workers.
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
studio_image_encode (GdkPixbuf *image, StudioOutputFormat format, int quality, GError **error)
{
  if (format == STUDIO_OUTPUT_FORMAT_JPEG)
    return encode_jpeg (image, quality, error);
  return encode_png (image, error);
}
