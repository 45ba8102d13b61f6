/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-encoder.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <jpeglib.h>
#include <png.h>

#define SOFTWARE "Ultra Studio embedded service (demo)"
#define COMMENT "A demo picture, painted by Ultra Studio itself. No model made it."
#define PNG_LEVEL 3
#define JPEG_QUALITY 90

typedef struct
{
  struct jpeg_error_mgr base;
  jmp_buf escape;
} JpegError;

static GBytes *
fail (GError **error)
{
  g_set_error_literal (error,
                       STUDIO_ERROR,
                       STUDIO_ERROR_NOT_AN_IMAGE,
                       _ ("The embedded service could not write the image."));

  return NULL;
}

static void
write_png_cb (png_structp png, png_bytep data, size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
flush_png_cb (G_GNUC_UNUSED png_structp png)
{
}

static void
png_error_cb (png_structp png, G_GNUC_UNUSED png_const_charp text)
{
  png_longjmp (png, 1);
}

static void
png_warning_cb (G_GNUC_UNUSED png_structp png, G_GNUC_UNUSED png_const_charp text)
{
}

static void
describe_png (png_structp png, png_infop info)
{
  char software_key[] = "Software";
  char software[] = SOFTWARE;
  char comment_key[] = "Comment";
  char comment[] = COMMENT;
  png_text texts[2] = {
    { .compression = PNG_TEXT_COMPRESSION_NONE, .key = software_key, .text = software },
    { .compression = PNG_TEXT_COMPRESSION_NONE, .key = comment_key, .text = comment },
  };

  png_set_text (png, info, texts, 2);
}

static gboolean
write_png (png_structp png, png_infop info, const guint8 *rgb, int width, int height)
{
  if (setjmp (png_jmpbuf (png)) != 0)
    return FALSE;
  png_set_IHDR (png,
                info,
                (png_uint_32) width,
                (png_uint_32) height,
                8,
                PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level (png, PNG_LEVEL);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB | PNG_FILTER_PAETH);
  describe_png (png, info);
  png_write_info (png, info);
  for (int y = 0; y < height; y++)
    png_write_row (png, rgb + (gsize) y * (gsize) width * 3);
  png_write_end (png, info);

  return TRUE;
}

static GBytes *
encode_png (const guint8 *rgb, int width, int height, GError **error)
{
  GByteArray *bytes = g_byte_array_sized_new ((guint) (width * height * 2));
  png_structp png = png_create_write_struct (
      PNG_LIBPNG_VER_STRING, NULL, png_error_cb, png_warning_cb);
  png_infop info = png == NULL ? NULL : png_create_info_struct (png);
  gboolean written = FALSE;

  if (info != NULL)
    {
      png_set_write_fn (png, bytes, write_png_cb, flush_png_cb);
      written = write_png (png, info, rgb, width, height);
    }
  if (png != NULL)
    png_destroy_write_struct (&png, &info);
  if (written)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);

  return fail (error);
}

static void
jpeg_error_cb (j_common_ptr codec)
{
  JpegError *error = (JpegError *) codec->err;

  longjmp (error->escape, 1);
}

static void
jpeg_message_cb (G_GNUC_UNUSED j_common_ptr codec)
{
}

static void
write_jpeg (struct jpeg_compress_struct *codec, const guint8 *rgb, int width, int height)
{
  codec->image_width = (JDIMENSION) width;
  codec->image_height = (JDIMENSION) height;
  codec->input_components = 3;
  codec->in_color_space = JCS_RGB;
  jpeg_set_defaults (codec);
  jpeg_set_quality (codec, JPEG_QUALITY, TRUE);
  jpeg_start_compress (codec, TRUE);
  jpeg_write_marker (codec, JPEG_COM, (const JOCTET *) SOFTWARE, sizeof SOFTWARE - 1);
  jpeg_write_marker (codec, JPEG_COM, (const JOCTET *) COMMENT, sizeof COMMENT - 1);
  for (int y = 0; y < height; y++)
    {
      /* libjpeg takes rows that may be written to, and writes to none of them. */
      JSAMPROW row = (JSAMPROW) (gsize) (rgb + (gsize) y * (gsize) width * 3);

      jpeg_write_scanlines (codec, &row, 1);
    }
  jpeg_finish_compress (codec);
}

static gboolean
run_jpeg (struct jpeg_compress_struct *codec,
          JpegError *jpeg_error,
          const guint8 *rgb,
          int width,
          int height)
{
  if (setjmp (jpeg_error->escape) != 0)
    return FALSE;
  write_jpeg (codec, rgb, width, height);

  return TRUE;
}

static GBytes *
encode_jpeg (const guint8 *rgb, int width, int height, GError **error)
{
  struct jpeg_compress_struct codec = { 0 };
  JpegError jpeg_error;
  unsigned char *data = NULL;
  unsigned long length = 0;
  gboolean written;

  codec.err = jpeg_std_error (&jpeg_error.base);
  jpeg_error.base.error_exit = jpeg_error_cb;
  jpeg_error.base.output_message = jpeg_message_cb;
  jpeg_create_compress (&codec);
  jpeg_mem_dest (&codec, &data, &length);
  written = run_jpeg (&codec, &jpeg_error, rgb, width, height);
  jpeg_destroy_compress (&codec);
  if (written)
    return g_bytes_new_with_free_func (data, length, free, data);
  free (data);

  return fail (error);
}

/**
 * studio_demo_encoder_encode:
 * @rgb: three bytes a pixel, rows without padding
 * @width: in pixels
 * @height: in pixels
 * @format: which format
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE when the encoder gives up
 *
 * Makes an image file that says in its metadata that it is a demo. Thread-safe.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
studio_demo_encoder_encode (const guint8 *rgb,
                            int width,
                            int height,
                            StudioOutputFormat format,
                            GError **error)
{
  if (format == STUDIO_OUTPUT_FORMAT_JPEG)
    return encode_jpeg (rgb, width, height, error);

  return encode_png (rgb, width, height, error);
}
