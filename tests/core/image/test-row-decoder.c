/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-row-decoder.h"

#include "studio-error.h"
#include "studio-test-images.h"

#include <glib/gstdio.h>
#include <string.h>

/* What the row function was told, and a copy of each row at the moment it was called final. */
typedef struct
{
  guint8 *copy;
  gsize stride;
  int n_rows;
  guint n_calls;
} Watch;

static void
watch_rows_cb (GdkPixbuf *pixbuf, int n_rows, gpointer user_data)
{
  Watch *watch = user_data;
  if (watch->n_calls++ == 0)
    {
      g_assert_cmpint (n_rows, ==, 0);
      watch->stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
      watch->copy = g_malloc0_n ((gsize) gdk_pixbuf_get_height (pixbuf), watch->stride);
      return;
    }
  g_assert_cmpint (n_rows, >, watch->n_rows);
  g_assert_cmpint (n_rows, <=, gdk_pixbuf_get_height (pixbuf));
  gsize done = (gsize) watch->n_rows * watch->stride;
  memcpy (watch->copy + done,
          gdk_pixbuf_read_pixels (pixbuf) + done,
          (gsize) n_rows * watch->stride - done);
  watch->n_rows = n_rows;
}

static GdkPixbuf *
decode_pieces (GBytes *file, gsize piece, Watch *watch)
{
  g_autoptr (StudioRowDecoder) decoder = studio_row_decoder_new (
      watch == NULL ? NULL : watch_rows_cb, watch);
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (file, &size);
  g_assert_null (studio_row_decoder_get_pixbuf (decoder));
  for (gsize at = 0; at < size; at += piece)
    {
      studio_row_decoder_push (decoder, bytes + at, MIN (piece, size - at), &error);
      g_assert_no_error (error);
    }
  studio_row_decoder_finish (decoder, &error);
  g_assert_no_error (error);
  return g_object_ref (studio_row_decoder_get_pixbuf (decoder));
}

/* From 2.44 on, gdk-pixbuf decodes in a sandboxed process of its own, which may not be to be had
 * where the tests run, and converts colours, which may differ by one. */
#define GLYCIN_DECODES (gdk_pixbuf_minor_version >= 44)

static GdkPixbuf *
decode_by_gdk_pixbuf (GBytes *file)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gboolean written = gdk_pixbuf_loader_write_bytes (loader, file, NULL);
  gboolean closed = gdk_pixbuf_loader_close (loader, NULL);

  if (GLYCIN_DECODES && !(written && closed))
    {
      g_test_skip ("gdk-pixbuf decodes nothing here");
      return NULL;
    }
  g_assert_true (written && closed);
  return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
}

static int
find_largest_difference (GdkPixbuf *one, GdkPixbuf *other)
{
  int largest = 0;
  int n_one = gdk_pixbuf_get_n_channels (one);
  int n_other = gdk_pixbuf_get_n_channels (other);
  g_assert_cmpint (gdk_pixbuf_get_width (one), ==, gdk_pixbuf_get_width (other));
  g_assert_cmpint (gdk_pixbuf_get_height (one), ==, gdk_pixbuf_get_height (other));
  for (int y = 0; y < gdk_pixbuf_get_height (one); y++)
    {
      const guint8 *a = gdk_pixbuf_read_pixels (one) + y * gdk_pixbuf_get_rowstride (one);
      const guint8 *b = gdk_pixbuf_read_pixels (other) + y * gdk_pixbuf_get_rowstride (other);
      for (int x = 0; x < gdk_pixbuf_get_width (one); x++)
        for (int i = 0; i < MIN (n_one, n_other); i++)
          largest = MAX (largest, ABS (a[x * n_one + i] - b[x * n_other + i]));
    }
  return largest;
}

static void
check_pieces (GBytes *file, GdkPixbuf *expected, int tolerance)
{
  static const gsize pieces[] = { 1, 5, 64, 1000, 1000000 };
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      Watch watch = { 0 };
      g_autoptr (GdkPixbuf) decoded = decode_pieces (file, pieces[i], &watch);
      g_assert_cmpint (find_largest_difference (decoded, expected), <=, tolerance);
      g_assert_cmpint (watch.n_rows, ==, gdk_pixbuf_get_height (decoded));
      gsize size = (gsize) watch.n_rows * watch.stride;
      g_assert_cmpmem (watch.copy, size, gdk_pixbuf_read_pixels (decoded), size);
      g_free (watch.copy);
    }
}

static void
test_png (void)
{
  static const int sizes[][2] = { { 1, 1 }, { 2, 3 }, { 3, 2 }, { 5, 1 }, { 1, 9 }, { 67, 41 } };
  for (int kind = 0; kind < STUDIO_TEST_PNG_N_KINDS; kind++)
    for (gsize i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
      {
        const int *size = sizes[i / 2];
        g_autoptr (GBytes) file = studio_test_images_png (
            (StudioTestPng) kind, size[0], size[1], i % 2 == 1);
        g_autoptr (GdkPixbuf) expected = decode_by_gdk_pixbuf (file);
        g_autoptr (GdkPixbuf) decoded = decode_pieces (file, 9, NULL);
        if (expected == NULL)
          return;
        g_assert_cmpint (
            gdk_pixbuf_get_has_alpha (decoded), ==, gdk_pixbuf_get_has_alpha (expected));
        check_pieces (file, expected, GLYCIN_DECODES ? 1 : 0);
      }
}

/* Ink that is not inverted gdk-pixbuf takes for inverted, so that kind is looked at by itself;
 * glycin looks at a table of colours for any ink. */
static gboolean
is_decoded_alike (StudioTestJpeg kind)
{
  gboolean ink = kind == STUDIO_TEST_JPEG_CMYK_ADOBE || kind == STUDIO_TEST_JPEG_YCCK;

  return kind != STUDIO_TEST_JPEG_CMYK && !(GLYCIN_DECODES && ink);
}

/* What gdk-pixbuf chooses between speed and smoothness may differ where colour is halved. */
static void
test_jpeg (void)
{
  for (int kind = 0; kind < STUDIO_TEST_JPEG_N_KINDS; kind++)
    {
      g_autoptr (GBytes) file = studio_test_images_jpeg ((StudioTestJpeg) kind, 83, 45);
      g_autoptr (GdkPixbuf) expected = is_decoded_alike ((StudioTestJpeg) kind)
                                           ? decode_by_gdk_pixbuf (file)
                                           : decode_pieces (file, 20, NULL);
      if (expected == NULL)
        return;
      check_pieces (file, expected, kind == STUDIO_TEST_JPEG_HALVED_COLOUR ? 64 : 2);
    }
}

static void
test_ink (void)
{
  g_autoptr (GBytes) file = studio_test_images_jpeg (STUDIO_TEST_JPEG_CMYK, 16, 16);
  g_autoptr (GdkPixbuf) decoded = decode_pieces (file, 20, NULL);
  guint8 ink[4];
  studio_test_images_pixel (0, 0, ink);
  ink[3] = 200;
  for (int i = 0; i < 3; i++)
    {
      int light = (255 - ink[i]) * (255 - ink[3]) / 255;
      g_assert_cmpint (ABS (gdk_pixbuf_read_pixels (decoded)[i] - light), <=, 3);
    }
}

static void
test_colours (void)
{
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGBA, 20, 20, FALSE);
  g_autoptr (GdkPixbuf) decoded = decode_pieces (png, 100, NULL);
  guint8 rgba[4];
  studio_test_images_pixel (7, 13, rgba);
  const guint8 *pixel = gdk_pixbuf_read_pixels (decoded) + 13 * gdk_pixbuf_get_rowstride (decoded)
                        + 7 * 4;
  g_assert_cmpmem (pixel, 4, rgba, 4);
}

static void
test_rows_arrive_early (void)
{
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGBA, 256, 256, FALSE);
  g_autoptr (GBytes) jpeg = studio_test_images_jpeg (STUDIO_TEST_JPEG_FULL_COLOUR, 256, 256);
  GBytes *const files[] = { png, jpeg };
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      Watch watch = { 0 };
      g_autoptr (StudioRowDecoder) decoder = studio_row_decoder_new (watch_rows_cb, &watch);
      const guint8 *bytes = g_bytes_get_data (files[i], NULL);
      gsize half = g_bytes_get_size (files[i]) / 2;
      g_assert_true (studio_row_decoder_push (decoder, bytes, half, NULL));
      g_assert_cmpint (watch.n_rows, >, 64);
      g_assert_cmpint (watch.n_rows, <, 192);
      g_free (watch.copy);
    }
}

static void
test_bytes_after_the_end (void)
{
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGB, 9, 9, FALSE);
  g_autoptr (GBytes) jpeg = studio_test_images_jpeg (STUDIO_TEST_JPEG_GRAY, 9, 9);
  GBytes *const files[] = { png, jpeg };
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      GByteArray *longer = g_byte_array_new ();
      gsize size = g_bytes_get_size (files[i]);
      g_byte_array_append (longer, g_bytes_get_data (files[i], NULL), (guint) size);
      g_byte_array_append (longer, (const guint8 *) "tail tail tail", 14);
      g_autoptr (GBytes) file = g_byte_array_free_to_bytes (longer);
      g_autoptr (GdkPixbuf) expected = decode_pieces (files[i], 10, NULL);
      check_pieces (file, expected, GLYCIN_DECODES ? 1 : 0);
    }
}

static void
test_large_segment (void)
{
  /* An application segment of the largest size, which is skipped over piece by piece. */
  g_autoptr (GBytes) small = studio_test_images_jpeg (STUDIO_TEST_JPEG_FULL_COLOUR, 16, 16);
  GByteArray *longer = g_byte_array_new ();
  g_autofree guint8 *filling = g_malloc0 (65533);
  g_byte_array_append (longer, g_bytes_get_data (small, NULL), 2);
  for (int i = 0; i < 5; i++)
    {
      g_byte_array_append (longer, (const guint8 *) "\xff\xe5\xff\xff", 4);
      g_byte_array_append (longer, filling, 65533);
    }
  g_byte_array_append (longer,
                       (const guint8 *) g_bytes_get_data (small, NULL) + 2,
                       (guint) g_bytes_get_size (small) - 2);
  g_autoptr (GBytes) file = g_byte_array_free_to_bytes (longer);
  g_autoptr (GdkPixbuf) expected = decode_pieces (small, 50, NULL);
  g_autoptr (GdkPixbuf) decoded = decode_pieces (file, 1000, NULL);
  g_assert_cmpint (find_largest_difference (decoded, expected), ==, 0);
}

/* Text of any size before the image is neither kept nor in the way. */
static void
test_large_text (void)
{
  g_autoptr (GBytes) small = studio_test_images_png (STUDIO_TEST_PNG_PALETTE, 40, 30, FALSE);
  gsize text_size = 17 * 1024 * 1024;
  g_autofree char *text = g_malloc0 (text_size);
  g_autoptr (GBytes) chunk = studio_test_images_png_chunk ("tEXt", text, text_size);
  GByteArray *longer = g_byte_array_new ();
  const guint8 *bytes = g_bytes_get_data (small, NULL);
  /* After the signature of 8 bytes and the header chunk of 25. */
  g_byte_array_append (longer, bytes, 33);
  g_byte_array_append (longer, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
  g_byte_array_append (longer, bytes + 33, (guint) g_bytes_get_size (small) - 33);
  g_autoptr (GBytes) file = g_byte_array_free_to_bytes (longer);
  g_autoptr (GdkPixbuf) expected = decode_pieces (small, 50, NULL);
  g_autoptr (GdkPixbuf) decoded = decode_pieces (file, 65536, NULL);
  g_assert_cmpint (find_largest_difference (decoded, expected), ==, 0);
}

static void
check_file (const char *path, GBytes *bytes)
{
  g_autoptr (GdkPixbuf) expected = decode_by_gdk_pixbuf (bytes);
  gssize size = (gssize) g_bytes_get_size (bytes);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), size, NULL));
  if (expected == NULL)
    return;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) decoded = studio_row_decoder_decode_file (path, NULL, &error);
  g_assert_no_error (error);
  /* Another decoder of JPEG rounds otherwise. */
  g_assert_cmpint (find_largest_difference (decoded, expected), <=, GLYCIN_DECODES ? 3 : 2);
}

static void
put_number (guint8 *at, guint32 number)
{
  for (guint i = 0; i < 4; i++)
    at[i] = (guint8) (number >> (8 * i));
}

/* An uncompressed bitmap: not every gdk-pixbuf can write one. Rows of 400 pixels need no padding.
 */
static GBytes *
make_bmp (GdkPixbuf *pixbuf)
{
  guint width = (guint) gdk_pixbuf_get_width (pixbuf);
  guint height = (guint) gdk_pixbuf_get_height (pixbuf);
  gsize size = 54 + 3 * (gsize) width * height;
  guint8 *bmp = g_malloc0 (size);

  memcpy (bmp, "BM", 2);
  put_number (bmp + 2, (guint32) size);
  put_number (bmp + 10, 54);
  put_number (bmp + 14, 40);
  put_number (bmp + 18, width);
  put_number (bmp + 22, height);
  bmp[26] = 1;
  bmp[28] = 24;
  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      {
        const guint8 *from = gdk_pixbuf_read_pixels (pixbuf)
                             + y * (guint) gdk_pixbuf_get_rowstride (pixbuf) + 3 * x;
        guint8 *to = bmp + 54 + 3 * ((gsize) (height - 1 - y) * width + x);
        to[0] = from[2];
        to[1] = from[1];
        to[2] = from[0];
      }
  return g_bytes_new_take (bmp, size);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("studio-rows-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "image", NULL);
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGB, 400, 300, FALSE);
  g_autoptr (GBytes) jpeg = studio_test_images_jpeg (STUDIO_TEST_JPEG_FULL_COLOUR, 400, 300);
  g_autoptr (GdkPixbuf) pixbuf = decode_pieces (png, 4096, NULL);
  g_autoptr (GBytes) bmp = make_bmp (pixbuf);

  check_file (path, png);
  check_file (path, jpeg);
  check_file (path, bmp);

  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_cancellable_cancel (cancellable);
  g_assert_null (studio_row_decoder_decode_file (path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-decoder/png", test_png);
  g_test_add_func ("/row-decoder/jpeg", test_jpeg);
  g_test_add_func ("/row-decoder/ink", test_ink);
  g_test_add_func ("/row-decoder/colours", test_colours);
  g_test_add_func ("/row-decoder/rows-arrive-early", test_rows_arrive_early);
  g_test_add_func ("/row-decoder/bytes-after-the-end", test_bytes_after_the_end);
  g_test_add_func ("/row-decoder/large-segment", test_large_segment);
  g_test_add_func ("/row-decoder/large-text", test_large_text);
  g_test_add_func ("/row-decoder/file", test_file);
  return g_test_run ();
}
