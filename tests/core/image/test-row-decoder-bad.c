/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Images that are cut off, damaged or lie about themselves. */
#include "studio-row-decoder.h"

#include "studio-error.h"
#include "studio-test-images.h"

#include <glib/gstdio.h>
#include <string.h>

static void
remember_rows_cb (G_GNUC_UNUSED GdkPixbuf *pixbuf, int n_rows, gpointer user_data)
{
  int *remembered = user_data;
  *remembered = n_rows;
}

/* Returns whether the image was whole; hands out the rest when asked. */
static gboolean
decode (const guint8 *bytes, gsize size, GdkPixbuf **pixbuf, int *n_rows, GError **error)
{
  g_autoptr (StudioRowDecoder) decoder = studio_row_decoder_new (remember_rows_cb, n_rows);
  gboolean good = studio_row_decoder_push (decoder, bytes, size, error);
  if (good)
    good = studio_row_decoder_finish (decoder, error);
  else
    g_assert_false (studio_row_decoder_finish (decoder, NULL));
  if (pixbuf != NULL && studio_row_decoder_get_pixbuf (decoder) != NULL)
    *pixbuf = g_object_ref (studio_row_decoder_get_pixbuf (decoder));
  return good;
}

static void
assert_refused (GBytes *file, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  int n_rows = 0;
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (file, &size);
  g_assert_false (decode (bytes, size, NULL, &n_rows, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  g_assert_nonnull (strstr (error->message, sentence));
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
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGB, 9, 7, FALSE);
  g_autoptr (GBytes) interlaced = studio_test_images_png (STUDIO_TEST_PNG_PALETTE, 9, 7, TRUE);
  g_autoptr (GBytes) jpeg = studio_test_images_jpeg (STUDIO_TEST_JPEG_HALVED_COLOUR, 20, 20);
  g_autoptr (GBytes) progressive = studio_test_images_jpeg (STUDIO_TEST_JPEG_PROGRESSIVE, 20, 20);
  check_every_cut (png);
  check_every_cut (interlaced);
  check_every_cut (jpeg);
  check_every_cut (progressive);
}

/* Every flip must end in an image or in an error; which, the formats decide. */
static void
check_every_flip (GBytes *file)
{
  gsize size = 0;
  guint8 *bytes = g_bytes_unref_to_data (g_bytes_ref (file), &size);
  for (gsize bit = 0; bit < 8 * size; bit++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkPixbuf) pixbuf = NULL;
      int n_rows = 0;
      bytes[bit / 8] ^= (guint8) (1 << bit % 8);
      if (decode (bytes, size, &pixbuf, &n_rows, &error))
        g_assert_cmpint (n_rows, ==, gdk_pixbuf_get_height (pixbuf));
      else
        g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
      bytes[bit / 8] ^= (guint8) (1 << bit % 8);
    }
  g_free (bytes);
}

static void
test_flipped_bits (void)
{
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGBA, 6, 6, TRUE);
  g_autoptr (GBytes) jpeg = studio_test_images_jpeg (STUDIO_TEST_JPEG_GRAY, 16, 16);
  check_every_flip (png);
  check_every_flip (jpeg);
}

/* An error in the middle leaves what is above it. */
static void
test_rows_above_damage_stay (void)
{
  g_autoptr (GBytes) file = studio_test_images_png (STUDIO_TEST_PNG_RGBA, 128, 128, FALSE);
  g_autoptr (GdkPixbuf) whole = NULL;
  g_autoptr (GdkPixbuf) broken = NULL;
  g_autoptr (GError) error = NULL;
  int n_rows = 0;
  gsize size = 0;
  guint8 *bytes = g_bytes_unref_to_data (g_steal_pointer (&file), &size);
  g_assert_true (decode (bytes, size, &whole, &n_rows, NULL));
  g_assert_cmpint (n_rows, ==, 128);
  /* The middle of the deflate stream: the check of the chunk fails at the latest. */
  for (gsize i = size / 2; i < size / 2 + 400; i++)
    bytes[i] ^= 0x5a;
  g_assert_false (decode (bytes, size, &broken, &n_rows, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  g_assert_cmpint (n_rows, >, 16);
  g_assert_cmpmem (
      gdk_pixbuf_read_pixels (whole), 16 * 128 * 4, gdk_pixbuf_read_pixels (broken), 16 * 128 * 4);
  g_free (bytes);
}

static void
test_untouched_rows_are_zero (void)
{
  g_autoptr (GBytes) file = studio_test_images_png (STUDIO_TEST_PNG_RGBA, 64, 64, FALSE);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GError) error = NULL;
  int n_rows = -1;
  gsize size = g_bytes_get_size (file);
  g_assert_false (decode (g_bytes_get_data (file, NULL), size / 2, &pixbuf, &n_rows, &error));
  g_assert_cmpint (n_rows, <, 63);
  const guint8 *last = gdk_pixbuf_read_pixels (pixbuf) + 63 * gdk_pixbuf_get_rowstride (pixbuf);
  for (int i = 0; i < 64 * 4; i++)
    g_assert_cmpint (last[i], ==, 0);
}

static void
test_claimed_sizes (void)
{
  g_autoptr (GBytes) wide = studio_test_images_png_claim (STUDIO_ROW_DECODER_MAX_EDGE, 16384);
  g_autoptr (GBytes) jpeg = studio_test_images_jpeg_claim (30000, 30000);
  g_autoptr (GBytes) flat = studio_test_images_jpeg_claim (30, 0);
  assert_refused (wide, "too large");
  assert_refused (jpeg, "too large");
  assert_refused (flat, "damaged");
  /* libpng has its own word on an edge beyond its limit. */
  g_autoptr (GBytes) long_edge = studio_test_images_png_claim (1, 0x7fffffff);
  assert_refused (long_edge, "damaged");
  /* The largest size that is allowed, but no row: nothing is written to those 400 MB. */
  g_autoptr (GBytes) empty = studio_test_images_png_claim (10000, 10000);
  assert_refused (empty, "damaged");
}

/* A scan costs a few bytes in the file and a sweep over the whole image in the decoder. */
static void
test_many_scans (void)
{
  g_autoptr (GBytes) file = studio_test_images_jpeg (STUDIO_TEST_JPEG_PROGRESSIVE, 8, 8);
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (file, &size);
  gsize first = 0;
  gsize second = 0;
  for (gsize i = 0; i + 1 < size && second == 0; i++)
    if (bytes[i] == 0xff && bytes[i + 1] == 0xda)
      {
        if (first == 0)
          first = i;
        else
          second = i;
      }
  g_assert_cmpuint (second, >, first);
  GByteArray *bomb = g_byte_array_new ();
  g_byte_array_append (bomb, bytes, (guint) first);
  for (int i = 0; i < 600; i++)
    g_byte_array_append (bomb, bytes + first, (guint) (second - first));
  g_byte_array_append (bomb, bytes + second, (guint) (size - second));
  g_autoptr (GBytes) whole = g_byte_array_free_to_bytes (bomb);
  assert_refused (whole, "damaged");
}

static void
test_large_chunk (void)
{
  g_autoptr (GBytes) image = studio_test_images_png (STUDIO_TEST_PNG_RGB, 4, 4, FALSE);
  gsize palette_size = 4 * 1024 * 1024;
  g_autofree char *palette = g_malloc0 (palette_size);
  g_autoptr (GBytes) chunk = studio_test_images_png_chunk ("PLTE", palette, palette_size);
  GByteArray *longer = g_byte_array_new ();
  const guint8 *bytes = g_bytes_get_data (image, NULL);
  /* After the signature of 8 bytes and the header chunk of 25. */
  g_byte_array_append (longer, bytes, 33);
  g_byte_array_append (longer, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
  g_byte_array_append (longer, bytes + 33, (guint) g_bytes_get_size (image) - 33);
  g_autoptr (GBytes) whole = g_byte_array_free_to_bytes (longer);
  assert_refused (whole, "damaged");
}

static void
test_error_stays (void)
{
  g_autoptr (StudioRowDecoder) decoder = studio_row_decoder_new (NULL, NULL);
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  g_assert_true (studio_row_decoder_push (decoder, NULL, 0, NULL));
  g_assert_true (studio_row_decoder_push (decoder, (const guint8 *) "\x89PN", 3, NULL));
  g_assert_false (studio_row_decoder_push (decoder, (const guint8 *) "?", 1, &first));
  g_assert_false (studio_row_decoder_push (decoder, (const guint8 *) "G\r\n", 3, &second));
  g_assert_error (first, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  g_assert_cmpstr (first->message, ==, second->message);
  g_assert_null (studio_row_decoder_get_pixbuf (decoder));
}

static void
assert_file_refused (const char *path, const void *bytes, gssize size, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  g_assert_null (studio_row_decoder_decode_file (path, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  g_assert_nonnull (strstr (error->message, sentence));
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("studio-rows-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "image", NULL);
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGB, 40, 30, FALSE);
  g_autoptr (GError) error = NULL;
  /* A bitmap of 30,000 × 30,000 pixels, or so its header says. */
  static const guint8 bmp[] = { 'B', 'M', 0x36, 0,    0,    0, 0, 0,    0,    0, 0x36, 0, 0, 0,  40,
                                0,   0,   0,    0x30, 0x75, 0, 0, 0x30, 0x75, 0, 0,    1, 0, 24, 0,
                                0,   0,   0,    0,    0,    0, 0, 0,    0,    0, 0,    0, 0, 0,  0,
                                0,   0,   0,    0,    0,    0, 0, 0,    0,    0, 0,    0, 0 };
  /* From 2.44 on another process decodes what is neither PNG nor JPEG, and words its refusals. */
  gboolean own_words = gdk_pixbuf_minor_version < 44;
  assert_file_refused (path, "", 0, own_words ? "neither" : "");
  assert_file_refused (path, "This is a letter to a friend.", -1, own_words ? "neither" : "");
  assert_file_refused (path, "\x89PNG", -1, "cut off");
  assert_file_refused (path, g_bytes_get_data (png, NULL), 60, "cut off");
  assert_file_refused (
      path, bmp, sizeof bmp, own_words ? "too large: it claims 30000 × 30000" : "");
  assert_file_refused (path, "GIF89a", -1, "");
  g_assert_null (studio_row_decoder_decode_file (folder, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_null (studio_row_decoder_decode_file (path, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-decoder-bad/cut-off", test_cut_off);
  g_test_add_func ("/row-decoder-bad/flipped-bits", test_flipped_bits);
  g_test_add_func ("/row-decoder-bad/rows-above-damage-stay", test_rows_above_damage_stay);
  g_test_add_func ("/row-decoder-bad/untouched-rows-are-zero", test_untouched_rows_are_zero);
  g_test_add_func ("/row-decoder-bad/claimed-sizes", test_claimed_sizes);
  g_test_add_func ("/row-decoder-bad/many-scans", test_many_scans);
  g_test_add_func ("/row-decoder-bad/large-chunk", test_large_chunk);
  g_test_add_func ("/row-decoder-bad/error-stays", test_error_stays);
  g_test_add_func ("/row-decoder-bad/files", test_files);
  return g_test_run ();
}
