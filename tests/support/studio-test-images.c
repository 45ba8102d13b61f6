/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-test-images.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <jpeglib.h>
#include <string.h>
#include <zlib.h>

typedef struct
{
  int colour_type;
  int depth;
  int n_bytes;
  gboolean transparent;
} PngKind;

static const PngKind png_kinds[STUDIO_TEST_PNG_N_KINDS] = {
  [STUDIO_TEST_PNG_RGB] = { PNG_COLOR_TYPE_RGB, 8, 3, FALSE },
  [STUDIO_TEST_PNG_RGBA] = { PNG_COLOR_TYPE_RGB_ALPHA, 8, 4, FALSE },
  [STUDIO_TEST_PNG_GRAY] = { PNG_COLOR_TYPE_GRAY, 8, 1, FALSE },
  [STUDIO_TEST_PNG_GRAY_ALPHA] = { PNG_COLOR_TYPE_GRAY_ALPHA, 8, 2, FALSE },
  [STUDIO_TEST_PNG_GRAY_1_BIT] = { PNG_COLOR_TYPE_GRAY, 1, 1, FALSE },
  [STUDIO_TEST_PNG_PALETTE] = { PNG_COLOR_TYPE_PALETTE, 8, 1, FALSE },
  [STUDIO_TEST_PNG_PALETTE_TRANSPARENT] = { PNG_COLOR_TYPE_PALETTE, 8, 1, TRUE },
  [STUDIO_TEST_PNG_RGB_TRANSPARENT] = { PNG_COLOR_TYPE_RGB, 8, 3, TRUE },
  [STUDIO_TEST_PNG_RGB_16_BIT] = { PNG_COLOR_TYPE_RGB, 16, 6, FALSE },
};

static void
write_cb (png_structp png, png_bytep bytes, png_size_t size)
{
  g_byte_array_append (png_get_io_ptr (png), bytes, (guint) size);
}

static void
flush_cb (G_GNUC_UNUSED png_structp png)
{
}

static void
set_palette (png_structp png, png_infop info, gboolean transparent)
{
  png_color palette[256];
  png_byte alpha[256];
  for (int i = 0; i < 256; i++)
    {
      palette[i] = (png_color){ (png_byte) i, (png_byte) (255 - i), (png_byte) (i * 7) };
      alpha[i] = (png_byte) (i * 5);
    }
  png_set_PLTE (png, info, palette, 256);
  if (transparent)
    png_set_tRNS (png, info, alpha, 256, NULL);
}

static void
fill_png_row (guint8 *row, StudioTestPng kind, int width, int y)
{
  const PngKind *info = &png_kinds[kind];
  for (int x = 0; x < width; x++)
    {
      guint8 rgba[4];
      studio_test_images_pixel (x, y, rgba);
      guint8 *to = row + x * info->n_bytes;
      if (info->depth == 16)
        for (int i = 0; i < 6; i++)
          to[i] = rgba[i / 2];
      else if (kind == STUDIO_TEST_PNG_GRAY_1_BIT)
        to[0] = rgba[0] > 127;
      else if (kind == STUDIO_TEST_PNG_GRAY_ALPHA)
        to[0] = rgba[0], to[1] = rgba[3];
      else
        memcpy (to, rgba, (gsize) info->n_bytes);
    }
}

static GBytes *
concatenate (GBytes **parts, gsize n_parts)
{
  GByteArray *whole = g_byte_array_new ();
  for (gsize i = 0; i < n_parts; i++)
    {
      gsize size = 0;
      const guint8 *bytes = g_bytes_get_data (parts[i], &size);
      g_byte_array_append (whole, bytes, (guint) size);
      g_bytes_unref (parts[i]);
    }
  return g_byte_array_free_to_bytes (whole);
}

static void
put_u32 (guint8 *to, guint32 value)
{
  for (int i = 0; i < 4; i++)
    to[i] = (guint8) (value >> (24 - 8 * i));
}

/**
 * studio_test_images_pixel:
 * @x: column
 * @y: row
 * @rgba: (out): the colour there: smooth enough for JPEG, different from its neighbours
 */
void
studio_test_images_pixel (int x, int y, guint8 rgba[4])
{
  rgba[0] = (guint8) (128 + (x * 5 + y * 2) % 127);
  rgba[1] = (guint8) (x + y * 3);
  rgba[2] = (guint8) (255 - (x ^ y) % 64);
  rgba[3] = (guint8) (x * 11 + y * 13);
}

/**
 * studio_test_images_png:
 * @kind: how pixels are stored
 * @width: pixels across
 * @height: pixels down
 * @interlaced: whether in seven passes
 *
 * Returns: (transfer full): a PNG file
 */
GBytes *
studio_test_images_png (StudioTestPng kind, int width, int height, gboolean interlaced)
{
  const PngKind *how = &png_kinds[kind];
  GByteArray *file = g_byte_array_new ();
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  gsize stride = (gsize) (width * how->n_bytes);
  g_autofree guint8 *pixels = g_malloc ((gsize) height * stride);
  g_autofree png_bytep *rows = g_new (png_bytep, (gsize) height);

  png_set_write_fn (png, file, write_cb, flush_cb);
  png_set_IHDR (png,
                info,
                (png_uint_32) width,
                (png_uint_32) height,
                how->depth,
                how->colour_type,
                interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  png_color_16 key = { .red = 128, .green = 0, .blue = 255 };
  if (how->colour_type == PNG_COLOR_TYPE_PALETTE)
    set_palette (png, info, how->transparent);
  else if (how->transparent)
    png_set_tRNS (png, info, NULL, 0, &key);
  png_write_info (png, info);
  png_set_packing (png);
  for (int y = 0; y < height; y++)
    {
      rows[y] = pixels + (gsize) y * stride;
      fill_png_row (rows[y], kind, width, y);
    }
  png_write_image (png, rows);
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
  return g_byte_array_free_to_bytes (file);
}

static void
set_up_jpeg (struct jpeg_compress_struct *jpeg, StudioTestJpeg kind)
{
  gboolean cmyk = kind == STUDIO_TEST_JPEG_CMYK || kind == STUDIO_TEST_JPEG_CMYK_ADOBE
                  || kind == STUDIO_TEST_JPEG_YCCK;
  jpeg->input_components = cmyk ? 4 : kind == STUDIO_TEST_JPEG_GRAY ? 1 : 3;
  jpeg->in_color_space = cmyk ? JCS_CMYK : kind == STUDIO_TEST_JPEG_GRAY ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults (jpeg);
  jpeg_set_quality (jpeg, 92, TRUE);
  if (kind == STUDIO_TEST_JPEG_YCCK)
    jpeg_set_colorspace (jpeg, JCS_YCCK);
  if (kind == STUDIO_TEST_JPEG_CMYK)
    jpeg->write_Adobe_marker = FALSE;
  if (kind == STUDIO_TEST_JPEG_RESTARTS)
    jpeg->restart_interval = 2;
  if (kind == STUDIO_TEST_JPEG_PROGRESSIVE)
    jpeg_simple_progression (jpeg);
  int sampling = kind == STUDIO_TEST_JPEG_HALVED_COLOUR ? 2 : 1;
  jpeg->comp_info[0].h_samp_factor = sampling;
  jpeg->comp_info[0].v_samp_factor = sampling;
}

/**
 * studio_test_images_jpeg:
 * @kind: how pixels are stored
 * @width: pixels across
 * @height: pixels down
 *
 * Returns: (transfer full): a JPEG file of high quality
 */
GBytes *
studio_test_images_jpeg (StudioTestJpeg kind, int width, int height)
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  unsigned char *bytes = NULL;
  unsigned long size = 0;
  g_autofree guint8 *line = g_malloc ((gsize) width * 4);

  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_compress (&jpeg);
  jpeg_mem_dest (&jpeg, &bytes, &size);
  jpeg.image_width = (JDIMENSION) width;
  jpeg.image_height = (JDIMENSION) height;
  set_up_jpeg (&jpeg, kind);
  jpeg_start_compress (&jpeg, TRUE);
  for (int y = 0; y < height; y++)
    {
      for (int x = 0; x < width; x++)
        {
          guint8 rgba[4];
          studio_test_images_pixel (x, y, rgba);
          rgba[3] = 200;
          memcpy (line + x * jpeg.input_components, rgba, (gsize) jpeg.input_components);
        }
      JSAMPROW row = line;
      jpeg_write_scanlines (&jpeg, &row, 1);
    }
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);
  GBytes *file = g_bytes_new (bytes, size);
  free (bytes);
  return file;
}

/**
 * studio_test_images_png_chunk:
 * @type: four letters
 * @data: (array length=size): what is in it
 * @size: how many bytes
 *
 * Returns: (transfer full): a PNG chunk with its length and CRC
 */
GBytes *
studio_test_images_png_chunk (const char *type, const void *data, gsize size)
{
  guint8 *chunk = g_malloc (size + 12);
  put_u32 (chunk, (guint32) size);
  memcpy (chunk + 4, type, 4);
  if (size > 0)
    memcpy (chunk + 8, data, size);
  put_u32 (chunk + 8 + size, (guint32) crc32 (0, chunk + 4, (uInt) (size + 4)));
  return g_bytes_new_take (chunk, size + 12);
}

/**
 * studio_test_images_png_claim:
 * @width: pixels across that the header claims
 * @height: pixels down
 *
 * Returns: (transfer full): a PNG file of correct chunks whose image data holds no row
 */
GBytes *
studio_test_images_png_claim (guint32 width, guint32 height)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 empty_stream[] = { 0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01 };
  guint8 header[13] = { [8] = 8, [9] = 6 };
  put_u32 (header, width);
  put_u32 (header + 4, height);
  GBytes *parts[] = {
    g_bytes_new_static (signature, sizeof signature),
    studio_test_images_png_chunk ("IHDR", header, sizeof header),
    studio_test_images_png_chunk ("IDAT", empty_stream, sizeof empty_stream),
    studio_test_images_png_chunk ("IEND", NULL, 0),
  };
  return concatenate (parts, G_N_ELEMENTS (parts));
}

/**
 * studio_test_images_jpeg_claim:
 * @width: pixels across that the header claims
 * @height: pixels down
 *
 * Returns: (transfer full): a JPEG file whose frame header claims a size that its data has not
 */
GBytes *
studio_test_images_jpeg_claim (guint width, guint height)
{
  g_autoptr (GBytes) small = studio_test_images_jpeg (STUDIO_TEST_JPEG_PROGRESSIVE, 8, 8);
  gsize size = 0;
  guint8 *bytes = g_bytes_unref_to_data (g_steal_pointer (&small), &size);
  for (gsize i = 0; i + 8 < size; i++)
    if (bytes[i] == 0xff && bytes[i + 1] == 0xc2)
      {
        bytes[i + 5] = (guint8) (height >> 8);
        bytes[i + 6] = (guint8) height;
        bytes[i + 7] = (guint8) (width >> 8);
        bytes[i + 8] = (guint8) width;
        break;
      }
  return g_bytes_new_take (bytes, size);
}
