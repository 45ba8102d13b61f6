/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-difference.h"

static GdkPixbuf *
new_image (int width, int height, gboolean alpha, guint32 rgba)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, width, height);
  gdk_pixbuf_fill (pixbuf, rgba);
  return pixbuf;
}

static guint8 *
get_pixel (GdkPixbuf *pixbuf, int x, int y)
{
  return gdk_pixbuf_get_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf)
         + x * gdk_pixbuf_get_n_channels (pixbuf);
}

static void
test_same (void)
{
  g_autoptr (GdkPixbuf) one = new_image (33, 9, FALSE, 0x102030ff);
  g_autoptr (GdkPixbuf) other = new_image (33, 9, TRUE, 0x102030ff);
  StudioImageDifference facts;
  g_autoptr (GdkPixbuf) difference = studio_image_difference_new (one, other, &facts);

  g_assert_cmpfloat (facts.share, ==, 0);
  g_assert_cmpint (get_pixel (difference, 32, 8)[2], ==, 0);
}

/* One pixel of a hundred differs, faintly: it is found, and made to be seen. */
static void
test_faint (void)
{
  g_autoptr (GdkPixbuf) one = new_image (10, 10, FALSE, 0x808080ff);
  g_autoptr (GdkPixbuf) other = new_image (10, 10, FALSE, 0x808080ff);
  StudioImageDifference facts;

  get_pixel (other, 3, 4)[1] = 0x80 - 20;
  g_autoptr (GdkPixbuf) difference = studio_image_difference_new (one, other, &facts);
  g_assert_cmpfloat (facts.share, ==, .01);
  g_assert_cmpint (facts.gain, ==, STUDIO_IMAGE_DIFFERENCE_MAX_GAIN);
  g_assert_cmpint (get_pixel (difference, 3, 4)[1], ==, 160);
  g_assert_cmpint (get_pixel (difference, 3, 4)[0], ==, 0);
}

static void
test_other_size (void)
{
  g_autoptr (GdkPixbuf) one = new_image (64, 32, FALSE, 0x000000ff);
  g_autoptr (GdkPixbuf) other = new_image (17, 40, TRUE, 0xff0000ff);
  StudioImageDifference facts;
  g_autoptr (GdkPixbuf) difference = studio_image_difference_new (one, other, &facts);

  g_assert_cmpint (gdk_pixbuf_get_width (difference), ==, 64);
  g_assert_cmpint (gdk_pixbuf_get_height (difference), ==, 32);
  g_assert_cmpint (facts.gain, ==, 1);
  g_assert_cmpfloat (facts.share, ==, 1);
  g_assert_cmpint (get_pixel (difference, 63, 31)[0], ==, 255);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-difference/same", test_same);
  g_test_add_func ("/image-difference/faint", test_faint);
  g_test_add_func ("/image-difference/other-size", test_other_size);
  return g_test_run ();
}
