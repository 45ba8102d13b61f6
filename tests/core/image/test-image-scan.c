/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-scan.h"

#include "studio-error.h"
#include "studio-row-decoder.h"
#include "studio-test-images.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
scan_pieces (const guint8 *bytes, gsize size, gsize piece, StudioImageInfo *info, GError **error)
{
  g_autoptr (StudioImageScan) scan = studio_image_scan_new ();
  for (gsize at = 0; at < size; at += piece)
    if (!studio_image_scan_push (scan, bytes + at, MIN (piece, size - at), error))
      return FALSE;
  return studio_image_scan_finish (scan, info, error);
}

static gboolean
scan_bytes (GBytes *file, StudioImageInfo *info, GError **error)
{
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (file, &size);
  return scan_pieces (bytes, size, size, info, error);
}

static void
assert_refused (GBytes *file, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  StudioImageInfo info;
  g_assert_false (scan_bytes (file, &info, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  g_assert_nonnull (strstr (error->message, sentence));
}

static void
assert_good (GBytes *file, StudioOutputFormat format, int width, int height)
{
  static const gsize pieces[] = { 1, 2, 3, 7, 64, 100000 };
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (file, &size);
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GError) error = NULL;
      StudioImageInfo info = { 0 };
      scan_pieces (bytes, size, pieces[i], &info, &error);
      g_assert_no_error (error);
      g_assert_cmpint (info.format, ==, format);
      g_assert_cmpint (info.width, ==, width);
      g_assert_cmpint (info.height, ==, height);
      g_assert_cmpint (info.n_bytes, ==, (gint64) size);
    }
}

static GBytes *
join (GBytes *first, GBytes *second)
{
  GByteArray *both = g_byte_array_new ();
  g_byte_array_append (both, g_bytes_get_data (first, NULL), (guint) g_bytes_get_size (first));
  g_byte_array_append (both, g_bytes_get_data (second, NULL), (guint) g_bytes_get_size (second));
  return g_byte_array_free_to_bytes (both);
}

static void
test_whole_png (void)
{
  for (int kind = 0; kind < STUDIO_TEST_PNG_N_KINDS; kind++)
    {
      g_autoptr (GBytes) plain = studio_test_images_png ((StudioTestPng) kind, 33, 17, FALSE);
      g_autoptr (GBytes) interlaced = studio_test_images_png ((StudioTestPng) kind, 5, 90, TRUE);
      assert_good (plain, STUDIO_OUTPUT_FORMAT_PNG, 33, 17);
      assert_good (interlaced, STUDIO_OUTPUT_FORMAT_PNG, 5, 90);
    }
}

static void
test_whole_jpeg (void)
{
  for (int kind = 0; kind < STUDIO_TEST_JPEG_N_KINDS; kind++)
    {
      g_autoptr (GBytes) file = studio_test_images_jpeg ((StudioTestJpeg) kind, 61, 35);
      assert_good (file, STUDIO_OUTPUT_FORMAT_JPEG, 61, 35);
    }
}

static void
test_bytes_after_the_end (void)
{
  g_autoptr (GBytes) tail = g_bytes_new_static ("\xff\xd8 tail \x89PNG", 12);
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGB, 4, 4, FALSE);
  g_autoptr (GBytes) jpeg = studio_test_images_jpeg (STUDIO_TEST_JPEG_GRAY, 4, 4);
  g_autoptr (GBytes) long_png = join (png, tail);
  g_autoptr (GBytes) long_jpeg = join (jpeg, tail);
  assert_good (long_png, STUDIO_OUTPUT_FORMAT_PNG, 4, 4);
  assert_good (long_jpeg, STUDIO_OUTPUT_FORMAT_JPEG, 4, 4);
}

static void
check_every_cut (GBytes *file)
{
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (file, &size);
  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (bytes, length);
      assert_refused (cut, length == 0 ? "neither" : "cut off");
    }
}

static void
test_cut_off (void)
{
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_PALETTE, 9, 5, FALSE);
  g_autoptr (GBytes) jpeg = studio_test_images_jpeg (STUDIO_TEST_JPEG_PROGRESSIVE, 20, 20);
  check_every_cut (png);
  check_every_cut (jpeg);
}

static void
test_every_flipped_bit_of_a_png (void)
{
  g_autoptr (GBytes) file = studio_test_images_png (STUDIO_TEST_PNG_RGBA, 6, 6, FALSE);
  gsize size = 0;
  guint8 *bytes = g_bytes_unref_to_data (g_bytes_ref (file), &size);
  for (gsize bit = 0; bit < 8 * size; bit++)
    {
      g_autoptr (GError) error = NULL;
      bytes[bit / 8] ^= (guint8) (1 << bit % 8);
      g_assert_false (scan_pieces (bytes, size, 11, NULL, &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
      bytes[bit / 8] ^= (guint8) (1 << bit % 8);
    }
  g_free (bytes);
}

static void
test_every_flipped_bit_of_a_jpeg (void)
{
  g_autoptr (GBytes) file = studio_test_images_jpeg (STUDIO_TEST_JPEG_RESTARTS, 40, 24);
  gsize size = 0;
  guint8 *bytes = g_bytes_unref_to_data (g_bytes_ref (file), &size);
  for (gsize bit = 0; bit < 8 * size; bit++)
    {
      g_autoptr (GError) at_once = NULL;
      g_autoptr (GError) in_pieces = NULL;
      StudioImageInfo info = { 0 };
      bytes[bit / 8] ^= (guint8) (1 << bit % 8);
      gboolean whole = scan_pieces (bytes, size, size, &info, &at_once);
      g_assert_cmpint (whole, ==, scan_pieces (bytes, size, 1, NULL, &in_pieces));
      if (whole)
        g_assert_cmpint (info.width, >, 0);
      else
        g_assert_cmpstr (at_once->message, ==, in_pieces->message);
      bytes[bit / 8] ^= (guint8) (1 << bit % 8);
    }
  g_free (bytes);
}

static void
test_claimed_sizes (void)
{
  static const struct
  {
    guint32 width;
    guint32 height;
    const char *sentence;
  } cases[] = {
    { 0, 5, "damaged" },
    { 5, 0, "damaged" },
    { STUDIO_ROW_DECODER_MAX_EDGE + 1, 1, "too large: it claims 16385 × 1 pixels" },
    { 1, 0xffffffff, "too large" },
    { STUDIO_ROW_DECODER_MAX_EDGE, STUDIO_ROW_DECODER_MAX_EDGE, "too large" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) png = studio_test_images_png_claim (cases[i].width, cases[i].height);
      assert_refused (png, cases[i].sentence);
    }
  g_autoptr (GBytes) largest = studio_test_images_png_claim (10000, 10000);
  assert_good (largest, STUDIO_OUTPUT_FORMAT_PNG, 10000, 10000);
  g_autoptr (GBytes) jpeg = studio_test_images_jpeg_claim (20000, 20);
  assert_refused (jpeg, "too large");
  g_autoptr (GBytes) flat = studio_test_images_jpeg_claim (20, 0);
  assert_refused (flat, "damaged");
}

/* Chunks in an order that no PNG has, each with a correct CRC. */
static void
test_disordered_chunks (void)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 header[13] = { [3] = 2, [7] = 2, [8] = 8, [9] = 2 };
  static const guint8 bad_depth[13] = { [3] = 2, [7] = 2, [8] = 4, [9] = 2 };
  static const guint8 bad_filter[13] = { [3] = 2, [7] = 2, [8] = 8, [9] = 2, [11] = 1 };
  g_autoptr (GBytes) start = g_bytes_new_static (signature, sizeof signature);
  g_autoptr (GBytes) ihdr = studio_test_images_png_chunk ("IHDR", header, sizeof header);
  g_autoptr (GBytes) short_ihdr = studio_test_images_png_chunk ("IHDR", header, 12);
  g_autoptr (GBytes) depth = studio_test_images_png_chunk ("IHDR", bad_depth, sizeof bad_depth);
  g_autoptr (GBytes) filter = studio_test_images_png_chunk ("IHDR", bad_filter, sizeof bad_filter);
  g_autoptr (GBytes) iend = studio_test_images_png_chunk ("IEND", NULL, 0);
  g_autoptr (GBytes) odd = studio_test_images_png_chunk ("ID\0T", NULL, 0);
  g_autoptr (GBytes) huge = g_bytes_new_static ("\x80\0\0\0IDAT", 8);
  g_autoptr (GBytes) begun = join (start, ihdr);
  GBytes *const second[] = { ihdr, iend, odd, huge };
  GBytes *const first[] = { iend, short_ihdr, depth, filter };
  for (gsize i = 0; i < G_N_ELEMENTS (second); i++)
    {
      g_autoptr (GBytes) after_header = join (begun, second[i]);
      g_autoptr (GBytes) as_header = join (start, first[i]);
      assert_refused (after_header, "damaged");
      assert_refused (as_header, "damaged");
    }
}

static void
test_disordered_markers (void)
{
  static const struct
  {
    const char *bytes;
    gsize size;
  } cases[] = {
    { "\xff\xd8\xff\xd9", 4 },                              /* ends at once */
    { "\xff\xd8\xff\xd8", 4 },                              /* begins twice */
    { "\xff\xd8\xff\xda\0\2", 6 },                          /* data before a frame */
    { "\xff\xd8\xff\xe0\0\1", 6 },                          /* impossible length */
    { "\xff\xd8\xff\xe0\0\2x", 7 },                         /* no marker */
    { "\xff\xd8\xff\x42", 4 },                              /* reserved code */
    { "\xff\xd8\xff\xc0\0\x08\x08\0\1\0\1\1\xff\xc0", 14 }, /* two frames */
    { "\xff\xd8\xff\xc0\0\x07\x08\0\1\0\1", 11 },           /* short frame */
    { "\xff\xd8\xff\xc0\0\x08\x08\0\1\0\1\1\xff\xd9", 14 }, /* no data */
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) file = g_bytes_new_static (cases[i].bytes, cases[i].size);
      assert_refused (file, "damaged");
    }
  /* The smallest thing that has everything, with fill bytes and a stand-alone marker. */
  g_autoptr (GBytes) good = g_bytes_new_static (
      "\xff\xd8\xff\x01\xff\xff\xff\xc0\0\x08\x08\0\2\0\3\1\xff\xda\0\2x\xff\0\xff\xff\xd0y\xff\xd9",
      29);
  assert_good (good, STUDIO_OUTPUT_FORMAT_JPEG, 3, 2);
}

static void
test_foreign_bytes (void)
{
  static const char *const texts[] = { "<html>", "GIF89a", "\x89PNX", "\xff\xd9", "{}", " " };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) file = g_bytes_new_static (texts[i], strlen (texts[i]));
      assert_refused (file, "neither");
    }
}

static void
test_error_stays (void)
{
  g_autoptr (StudioImageScan) scan = studio_image_scan_new ();
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  g_autoptr (GError) third = NULL;
  StudioImageInfo info;
  g_assert_true (studio_image_scan_push (scan, (const guint8 *) "\xff", 1, NULL));
  g_assert_true (studio_image_scan_push (scan, NULL, 0, NULL));
  g_assert_false (studio_image_scan_push (scan, (const guint8 *) "x", 1, &first));
  g_assert_false (studio_image_scan_push (scan, (const guint8 *) "\xd8\xff", 2, &second));
  g_assert_false (studio_image_scan_finish (scan, &info, &third));
  g_assert_cmpstr (first->message, ==, second->message);
  g_assert_cmpstr (first->message, ==, third->message);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("studio-scan-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "image.png", NULL);
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGB, 300, 200, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  StudioImageInfo info = { 0 };
  gsize size = g_bytes_get_size (png);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) size, NULL));
  g_assert_true (studio_image_scan_file (path, &info, cancellable, NULL));
  g_assert_cmpint (info.width, ==, 300);
  g_assert_cmpint (info.n_bytes, ==, (gint64) size);
  g_assert_true (studio_image_scan_file (path, NULL, NULL, NULL));

  g_cancellable_cancel (cancellable);
  g_assert_false (studio_image_scan_file (path, &info, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (studio_image_scan_file (folder, &info, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "no image", -1, NULL));
  g_assert_false (studio_image_scan_file (path, &info, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  g_clear_error (&error);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_false (studio_image_scan_file (path, &info, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-scan/whole-png", test_whole_png);
  g_test_add_func ("/image-scan/whole-jpeg", test_whole_jpeg);
  g_test_add_func ("/image-scan/bytes-after-the-end", test_bytes_after_the_end);
  g_test_add_func ("/image-scan/cut-off", test_cut_off);
  g_test_add_func ("/image-scan/flipped-bits-png", test_every_flipped_bit_of_a_png);
  g_test_add_func ("/image-scan/flipped-bits-jpeg", test_every_flipped_bit_of_a_jpeg);
  g_test_add_func ("/image-scan/claimed-sizes", test_claimed_sizes);
  g_test_add_func ("/image-scan/disordered-chunks", test_disordered_chunks);
  g_test_add_func ("/image-scan/disordered-markers", test_disordered_markers);
  g_test_add_func ("/image-scan/foreign-bytes", test_foreign_bytes);
  g_test_add_func ("/image-scan/error-stays", test_error_stays);
  g_test_add_func ("/image-scan/file", test_file);
  return g_test_run ();
}
