/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-thumbnail.h"

#include "studio-error.h"
#include "studio-test-images.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <string.h>

static GdkPixbuf *
make_pixbuf (int width, int height, guint32 rgba, gboolean has_alpha)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, has_alpha, 8, width, height);
  gdk_pixbuf_fill (pixbuf, rgba);
  return pixbuf;
}

static void
assert_scaled (int width, int height, int edge, int expected_width, int expected_height)
{
  g_autoptr (GdkPixbuf) image = make_pixbuf (width, height, 0x336699ff, FALSE);
  g_autoptr (GdkPixbuf) thumbnail = studio_thumbnail_scale (image, edge);
  g_assert_cmpint (gdk_pixbuf_get_width (thumbnail), ==, expected_width);
  g_assert_cmpint (gdk_pixbuf_get_height (thumbnail), ==, expected_height);
  g_assert_cmpmem (gdk_pixbuf_read_pixels (thumbnail), 3, "\x33\x66\x99", 3);
}

static void
test_sizes (void)
{
  assert_scaled (1536, 640, STUDIO_THUMBNAIL_NORMAL, 256, 107);
  assert_scaled (640, 1536, STUDIO_THUMBNAIL_LARGE, 213, 512);
  assert_scaled (1024, 1024, STUDIO_THUMBNAIL_LARGE, 512, 512);
  assert_scaled (5000, 2, STUDIO_THUMBNAIL_NORMAL, 256, 1);
  assert_scaled (256, 100, STUDIO_THUMBNAIL_NORMAL, 256, 100);
  assert_scaled (3, 2, STUDIO_THUMBNAIL_NORMAL, 3, 2);
}

/* Fine black and white lines must become gray, not one of the two. */
static void
test_mean (void)
{
  g_autoptr (GdkPixbuf) image = make_pixbuf (1024, 1024, 0x000000ff, FALSE);
  int stride = gdk_pixbuf_get_rowstride (image);
  for (int y = 0; y < 1024; y += 2)
    memset (gdk_pixbuf_get_pixels (image) + y * stride, 0xff, 1024 * 3);
  g_autoptr (GdkPixbuf) thumbnail = studio_thumbnail_scale (image, 256);
  const guint8 *middle = gdk_pixbuf_read_pixels (thumbnail)
                         + 128 * gdk_pixbuf_get_rowstride (thumbnail) + 128 * 3;
  g_assert_cmpint (middle[0], >, 117);
  g_assert_cmpint (middle[0], <, 138);
}

static void
assert_saved (const char *path, GdkPixbuf *thumbnail, gboolean has_alpha)
{
  g_autoptr (GError) error = NULL;
  studio_thumbnail_save (thumbnail, path, &error);
  g_assert_no_error (error);
  g_autoptr (GdkPixbuf) loaded = studio_thumbnail_load (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (loaded), ==, gdk_pixbuf_get_width (thumbnail));
  g_assert_cmpint (gdk_pixbuf_get_height (loaded), ==, gdk_pixbuf_get_height (thumbnail));
  g_assert_cmpint (gdk_pixbuf_get_has_alpha (loaded), ==, has_alpha);
  for (int i = 0; i < (has_alpha ? 4 : 3); i++)
    g_assert_cmpint (
        ABS (gdk_pixbuf_read_pixels (loaded)[i] - gdk_pixbuf_read_pixels (thumbnail)[i]), <, 4);
}

static void
test_save_and_load (void)
{
  g_autofree char *folder = g_dir_make_tmp ("studio-thumbnail-XXXXXX", NULL);
  g_autofree char *below = g_build_filename (folder, "256", NULL);
  g_autofree char *path = g_build_filename (below, "1.jpg", NULL);
  g_autoptr (GdkPixbuf) plain = make_pixbuf (256, 107, 0x336699ff, FALSE);
  g_autoptr (GdkPixbuf) opaque = make_pixbuf (200, 256, 0x996633ff, TRUE);
  g_autoptr (GdkPixbuf) transparent = make_pixbuf (512, 512, 0x11223344, TRUE);

  /* The folder is made, later files replace earlier ones, nothing else is left lying. */
  assert_saved (path, plain, FALSE);
  assert_saved (path, opaque, FALSE);
  assert_saved (path, transparent, TRUE);
  g_assert_cmpuint (studio_test_count_files (below), ==, 1);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (below), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_save_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("studio-thumbnail-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *path = g_build_filename (file, "1.jpg", NULL);
  g_autoptr (GdkPixbuf) plain = make_pixbuf (8, 8, 0x336699ff, FALSE);
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_set_contents (file, "a file, not a folder", -1, NULL));
  g_assert_false (studio_thumbnail_save (plain, path, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);

  /* Longer than any JPEG file can say. */
  g_autoptr (GdkPixbuf) endless = make_pixbuf (65501, 1, 0x336699ff, FALSE);
  g_assert_cmpint (g_remove (file), ==, 0);
  g_assert_false (studio_thumbnail_save (endless, file, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
assert_load_refused (const char *path, GBytes *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) size, NULL));
  g_assert_null (studio_thumbnail_load (path, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
}

static void
test_load_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("studio-thumbnail-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "1.jpg", NULL);
  g_autoptr (GBytes) large = studio_test_images_png (STUDIO_TEST_PNG_GRAY_1_BIT, 2000, 20, FALSE);
  g_autoptr (GBytes) small = studio_test_images_jpeg (STUDIO_TEST_JPEG_GRAY, 20, 20);
  g_autoptr (GBytes) padded = g_bytes_new_take (g_malloc0 (9 * 1024 * 1024), 9 * 1024 * 1024);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  memcpy ((guint8 *) g_bytes_get_data (padded, NULL),
          g_bytes_get_data (small, NULL),
          g_bytes_get_size (small));
  assert_load_refused (path, large, g_bytes_get_size (large));
  assert_load_refused (path, padded, g_bytes_get_size (padded));
  assert_load_refused (path, small, g_bytes_get_size (small) - 1);
  assert_load_refused (path, small, 0);

  g_cancellable_cancel (cancellable);
  g_assert_null (studio_thumbnail_load (path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_null (studio_thumbnail_load (path, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/thumbnail/sizes", test_sizes);
  g_test_add_func ("/thumbnail/mean", test_mean);
  g_test_add_func ("/thumbnail/save-and-load", test_save_and_load);
  g_test_add_func ("/thumbnail/save-refused", test_save_refused);
  g_test_add_func ("/thumbnail/load-refused", test_load_refused);
  return g_test_run ();
}
