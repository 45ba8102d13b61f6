/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-shrink.h"

#include "studio-box-filter.h"
#include "studio-error.h"
#include "studio-row-decoder.h"
#include "studio-shrink-formats.h"
#include "studio-test-images.h"
#include "studio-test-support.h"
#include "studio-thumbnail.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zlib.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  self->folder = studio_test_make_folder ();
  self->path = g_build_filename (self->folder, "image", NULL);
}

static void
tear_down (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_free (self->path);
  studio_test_remove_folder (self->folder);
}

static void
write_file (Fixture *self, GBytes *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_file_set_contents (self->path, g_bytes_get_data (bytes, NULL), (gssize) size, &error);
  g_assert_no_error (error);
}

/* The same as when all of it is decoded and then made smaller, but for rounding and how parts of
 * pixels are weighed; on the mean no more than @tolerance. */
static void
assert_same (Fixture *self, int edge, int tolerance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) image = studio_row_decoder_decode_file (self->path, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GdkPixbuf) expected = studio_thumbnail_scale (image, edge);
  g_autoptr (GdkPixbuf) small = studio_shrink_decode_file (self->path, edge, NULL, &error);
  g_assert_no_error (error);
  int n_channels = gdk_pixbuf_get_n_channels (expected);
  gint64 difference = 0;

  g_assert_cmpint (gdk_pixbuf_get_width (small), ==, gdk_pixbuf_get_width (expected));
  g_assert_cmpint (gdk_pixbuf_get_height (small), ==, gdk_pixbuf_get_height (expected));
  g_assert_cmpint (gdk_pixbuf_get_n_channels (small), ==, n_channels);
  for (int y = 0; y < gdk_pixbuf_get_height (small); y++)
    for (int i = 0; i < gdk_pixbuf_get_width (small) * n_channels; i++)
      {
        int a = gdk_pixbuf_read_pixels (small)[y * gdk_pixbuf_get_rowstride (small) + i];
        int b = gdk_pixbuf_read_pixels (expected)[y * gdk_pixbuf_get_rowstride (expected) + i];
        difference += ABS (a - b);
      }
  g_assert_cmpint (difference,
                   <=,
                   (gint64) tolerance * n_channels * gdk_pixbuf_get_width (small)
                       * gdk_pixbuf_get_height (small));
}

static gboolean
is_quick (Fixture *self, GdkPixbuf *(*shrink) (FILE *, int, GCancellable *) )
{
  FILE *file = g_fopen (self->path, "rb");
  g_autoptr (GdkPixbuf) pixbuf = shrink (file, 256, NULL);
  fclose (file);
  return pixbuf != NULL;
}

static void
test_png (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const int sizes[][3] = {
    { 800, 400, 256 }, { 257, 300, 256 }, { 1000, 3, 200 }, { 3, 1000, 200 },
    { 30, 20, 256 },   { 640, 640, 512 }, { 1, 1, 7 },      { 513, 512, 256 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = studio_test_images_png (
          STUDIO_TEST_PNG_RGB, sizes[i][0], sizes[i][1], FALSE);
      write_file (self, bytes, g_bytes_get_size (bytes));
      g_assert_true (is_quick (self, studio_shrink_png));
      assert_same (self, sizes[i][2], 6);
    }
}

static void
test_other_png (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  for (int kind = 0; kind < STUDIO_TEST_PNG_N_KINDS; kind++)
    for (int interlaced = 0; interlaced < 2; interlaced++)
      {
        g_autoptr (GBytes) bytes = studio_test_images_png (
            (StudioTestPng) kind, 400, 300, interlaced);
        write_file (self, bytes, g_bytes_get_size (bytes));
        g_assert_cmpint (
            is_quick (self, studio_shrink_png), ==, kind == STUDIO_TEST_PNG_RGB && !interlaced);
        assert_same (self, 256, 6);
      }
}

static guint8
predict (int filter, int left, int above, int corner)
{
  int estimate = left + above - corner;
  int to_left = ABS (estimate - left);
  int to_above = ABS (estimate - above);
  int to_corner = ABS (estimate - corner);

  switch (filter)
    {
    case 1:
      return (guint8) left;
    case 2:
      return (guint8) above;
    case 3:
      return (guint8) ((left + above) / 2);
    case 4:
      if (to_left <= to_above && to_left <= to_corner)
        return (guint8) left;
      return (guint8) (to_above <= to_corner ? above : corner);
    default:
      return 0;
    }
}

static void
append_chunk (GByteArray *file, const char *type, const void *bytes, gsize size)
{
  g_autoptr (GBytes) chunk = studio_test_images_png_chunk (type, bytes, size);
  g_byte_array_append (file, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
}

/* Noise with one filter in all rows, in data chunks of a few bytes. */
static GBytes *
make_filtered (int filter, guint width, guint height, gsize piece)
{
  gsize row_size = 3 * width;
  g_autofree guint8 *pixels = g_malloc (row_size * height);
  g_autoptr (GByteArray) lines = g_byte_array_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) filter);
  GByteArray *file = g_byte_array_new ();
  guint8 header[13] = { 0,
                        0,
                        (guint8) (width >> 8),
                        (guint8) width,
                        0,
                        0,
                        (guint8) (height >> 8),
                        (guint8) height,
                        8,
                        2,
                        0,
                        0,
                        0 };

  for (gsize i = 0; i < row_size * height; i++)
    pixels[i] = (guint8) g_rand_int (random);
  for (gsize y = 0; y < height; y++)
    {
      guint8 type = (guint8) filter;
      g_byte_array_append (lines, &type, 1);
      for (gsize x = 0; x < row_size; x++)
        {
          const guint8 *at = pixels + y * row_size + x;
          int left = x < 3 ? 0 : at[-3];
          int above = y == 0 ? 0 : *(at - row_size);
          int corner = x < 3 || y == 0 ? 0 : *(at - row_size - 3);
          guint8 byte = (guint8) (*at - predict (filter, left, above, corner));
          g_byte_array_append (lines, &byte, 1);
        }
    }
  uLongf size = compressBound (lines->len);
  g_autofree guint8 *packed = g_malloc (size);
  g_assert_cmpint (compress (packed, &size, lines->data, lines->len), ==, Z_OK);
  g_byte_array_append (file, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (file, "IHDR", header, sizeof header);
  for (gsize at = 0; at < size; at += piece)
    append_chunk (file, "IDAT", packed + at, MIN (piece, size - at));
  append_chunk (file, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (file);
}

static void
test_filters (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  for (int filter = 0; filter <= 4; filter++)
    {
      g_autoptr (GBytes) bytes = make_filtered (filter, 301, 200, filter == 4 ? 7 : 5000);
      write_file (self, bytes, g_bytes_get_size (bytes));
      g_assert_true (is_quick (self, studio_shrink_png));
      assert_same (self, 301, 0);
    }
  g_autoptr (GBytes) unknown = make_filtered (5, 20, 20, 5000);
  write_file (self, unknown, g_bytes_get_size (unknown));
  g_assert_false (is_quick (self, studio_shrink_png));
}

static void
test_jpeg (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  for (int kind = 0; kind < STUDIO_TEST_JPEG_N_KINDS; kind++)
    {
      g_autoptr (GBytes) bytes = studio_test_images_jpeg ((StudioTestJpeg) kind, 600, 400);
      gboolean quick = kind == STUDIO_TEST_JPEG_FULL_COLOUR
                       || kind == STUDIO_TEST_JPEG_HALVED_COLOUR
                       || kind == STUDIO_TEST_JPEG_RESTARTS || kind == STUDIO_TEST_JPEG_GRAY;
      write_file (self, bytes, g_bytes_get_size (bytes));
      g_assert_cmpint (is_quick (self, studio_shrink_jpeg), ==, quick);
      /* Decoded at a part of the size, sharp edges are a little different. */
      assert_same (self, 256, 8);
      assert_same (self, 64, 8);
    }
}

/* What is cut off or broken is told as the slow way tells it. */
static void
test_broken (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGB, 300, 300, FALSE);
  g_autoptr (GBytes) jpeg = studio_test_images_jpeg (STUDIO_TEST_JPEG_FULL_COLOUR, 300, 300);
  GBytes *images[] = { png, jpeg };

  for (guint i = 0; i < G_N_ELEMENTS (images); i++)
    for (gsize cut = 1; cut < 12; cut++)
      {
        g_autoptr (GError) error = NULL;
        write_file (self, images[i], g_bytes_get_size (images[i]) * cut / 12);
        g_assert_null (studio_shrink_decode_file (self->path, 256, NULL, &error));
        g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
      }
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_null (studio_shrink_decode_file (self->path, 256, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

/* A file that claims to be large brings no large allocation, and none that is not there. */
static void
test_claims (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) png = studio_test_images_png_claim (65535, 65535);
  write_file (self, png, g_bytes_get_size (png));
  g_assert_false (is_quick (self, studio_shrink_png));
  g_autoptr (GBytes) jpeg = studio_test_images_jpeg_claim (65500, 65500);
  write_file (self, jpeg, g_bytes_get_size (jpeg));
  g_assert_false (is_quick (self, studio_shrink_jpeg));
}

static void
test_cancelled (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_test_images_png (STUDIO_TEST_PNG_RGB, 300, 300, FALSE);

  write_file (self, bytes, g_bytes_get_size (bytes));
  g_cancellable_cancel (cancellable);
  g_assert_null (studio_shrink_decode_file (self->path, 256, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Means of whole and of parts of pixels. */
static void
test_box_filter (void)
{
  const guint8 rows[3][9] = { { 0, 0, 0, 30, 30, 30, 60, 60, 60 },
                              { 90, 90, 90, 90, 90, 90, 90, 90, 90 },
                              { 255, 255, 255, 0, 0, 0, 255, 255, 255 } };
  g_autoptr (StudioBoxFilter) filter = studio_box_filter_new (3, 3, 2);

  g_assert_null (studio_box_filter_end (filter));
  for (guint i = 0; i < 3; i++)
    studio_box_filter_add_row (filter, rows[i]);
  g_autoptr (GdkPixbuf) small = studio_box_filter_end (filter);
  g_assert_cmpint (gdk_pixbuf_get_width (small), ==, 2);
  g_assert_cmpint (gdk_pixbuf_get_height (small), ==, 2);
  const guint8 *pixels = gdk_pixbuf_read_pixels (small);
  /* (0 + 30 / 2 + 90 / 2 + 90 / 4) / (9 / 4) */
  g_assert_cmpint (ABS (pixels[0] - 37), <=, 1);
  g_assert_cmpint (ABS (pixels[3] - 63), <=, 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shrink/box-filter", test_box_filter);
  ADD ("/shrink/png", test_png);
  ADD ("/shrink/other-png", test_other_png);
  ADD ("/shrink/filters", test_filters);
  ADD ("/shrink/jpeg", test_jpeg);
  ADD ("/shrink/broken", test_broken);
  ADD ("/shrink/claims", test_claims);
  ADD ("/shrink/cancelled", test_cancelled);
  return g_test_run ();
}
