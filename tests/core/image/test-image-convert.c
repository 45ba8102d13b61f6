/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-image-convert.h"
#include "studio-metadata-fixture.h"

#include <glib/gstdio.h>

static GBytes *
convert (GBytes *bytes, StudioImageInfo *info, int max_edge, GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("studio-convert-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (
      path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  GBytes *converted = studio_image_convert_file (path, info, 0, max_edge, NULL, error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return converted;
}

/* A picture of a camera that was held upright: 64×48 that is to be turned by a quarter. */
static void
test_turned (void)
{
  const guint8 orientation[2] = { 6, 0 };
  GByteArray *tiff = fixture_tiff (FALSE);
  g_autoptr (GError) error = NULL;
  StudioImageInfo info = { .format = STUDIO_OUTPUT_FORMAT_PNG };

  fixture_tiff_add (tiff, 0x0112, 3, orientation, 2);
  g_autoptr (GBytes) photo = fixture_end (fixture_jpeg_exif (fixture_jpeg (), tiff));
  g_autoptr (GBytes) png = convert (photo, &info, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info.width, ==, 48);
  g_assert_cmpint (info.height, ==, 64);
  g_assert_cmpint (info.n_bytes, ==, (gint64) g_bytes_get_size (png));
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 4, "\x89PNG", 4);

  info.format = STUDIO_OUTPUT_FORMAT_JPEG;
  g_autoptr (GBytes) small = convert (photo, &info, 32, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info.width, ==, 24);
  g_assert_cmpint (info.height, ==, 32);
  g_assert_cmpmem (g_bytes_get_data (small, NULL), 2, "\xff\xd8", 2);
}

static void
test_no_image (void)
{
  g_autoptr (GBytes) junk = g_bytes_new_static ("no image", 8);
  g_autoptr (GError) error = NULL;
  StudioImageInfo info = { .format = STUDIO_OUTPUT_FORMAT_PNG };

  g_assert_null (convert (junk, &info, 0, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-convert/turned", test_turned);
  g_test_add_func ("/image-convert/no-image", test_no_image);
  return g_test_run ();
}
