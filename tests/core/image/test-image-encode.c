/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-encode.h"

#include "studio-error.h"
#include "studio-row-decoder.h"

#include <glib/gstdio.h>
#include <string.h>

#define WIDTH 37
#define HEIGHT 11
/* JPEG files keep a colour nearly. */
#define NEARLY 6

static GdkPixbuf *
paint (gboolean has_alpha)
{
  GdkPixbuf *image = gdk_pixbuf_new (GDK_COLORSPACE_RGB, has_alpha, 8, WIDTH, HEIGHT);
  gsize row = WIDTH * (has_alpha ? 4 : 3);
  guint8 *pixels = gdk_pixbuf_get_pixels (image);
  for (int y = 0; y < HEIGHT; y++)
    for (gsize i = 0; i < row; i++)
      pixels[(gsize) y * (gsize) gdk_pixbuf_get_rowstride (image) + i] =
          (guint8) (7 * i + 31 * (gsize) y);
  return image;
}

static GdkPixbuf *
decode (GBytes *file)
{
  g_autofree char *folder = g_dir_make_tmp ("studio-encode-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "image", NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *bytes = g_bytes_get_data (file, &size);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, &error));
  g_assert_no_error (error);
  GdkPixbuf *image = studio_row_decoder_decode_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return image;
}

static GdkPixbuf *
encode_and_decode (GdkPixbuf *image, StudioOutputFormat format, int quality)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = studio_image_encode (image, format, quality, &error);
  g_assert_no_error (error);
  return decode (file);
}

static void
test_png (gconstpointer data)
{
  gboolean has_alpha = GPOINTER_TO_INT (data);
  g_autoptr (GdkPixbuf) image = paint (has_alpha);
  g_autoptr (GdkPixbuf) again = encode_and_decode (image, STUDIO_OUTPUT_FORMAT_PNG, 1);
  gsize row = WIDTH * (has_alpha ? 4 : 3);

  g_assert_cmpint (gdk_pixbuf_get_has_alpha (again), ==, has_alpha);
  g_assert_cmpint (gdk_pixbuf_get_width (again), ==, WIDTH);
  g_assert_cmpint (gdk_pixbuf_get_height (again), ==, HEIGHT);
  for (int y = 0; y < HEIGHT; y++)
    g_assert_cmpmem (gdk_pixbuf_read_pixels (again) + y * gdk_pixbuf_get_rowstride (again),
                     row,
                     gdk_pixbuf_read_pixels (image) + y * gdk_pixbuf_get_rowstride (image),
                     row);
}

/* Many rows that do not compress make the buffer grow more than once. */
static void
test_png_of_noise (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GdkPixbuf) image = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 256, 256);
  gsize size = gdk_pixbuf_get_byte_length (image);
  for (gsize i = 0; i < size; i++)
    gdk_pixbuf_get_pixels (image)[i] = (guint8) g_rand_int (random);
  g_autoptr (GdkPixbuf) again = encode_and_decode (image, STUDIO_OUTPUT_FORMAT_PNG, 1);
  g_assert_cmpmem (gdk_pixbuf_read_pixels (again), size, gdk_pixbuf_read_pixels (image), size);
}

static void
assert_colour (GdkPixbuf *image, const guint8 *colour)
{
  const guint8 *pixel = gdk_pixbuf_read_pixels (image);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (ABS (pixel[i] - colour[i]), <=, NEARLY);
}

static void
test_jpeg (void)
{
  static const struct
  {
    guint32 fill;
    guint8 seen[3];
  } cases[] = {
    { 0xff000000, { 255, 255, 255 } },
    { 0x2040c0ff, { 32, 64, 192 } },
    { 0x00000080, { 127, 127, 127 } },
  };
  g_autoptr (GdkPixbuf) image = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, WIDTH, HEIGHT);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gdk_pixbuf_fill (image, cases[i].fill);
      g_autoptr (GdkPixbuf) again = encode_and_decode (image, STUDIO_OUTPUT_FORMAT_JPEG, 95);
      g_assert_false (gdk_pixbuf_get_has_alpha (again));
      assert_colour (again, cases[i].seen);
    }
  g_autoptr (GdkPixbuf) opaque = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  gdk_pixbuf_fill (opaque, 0x2040c0ff);
  g_autoptr (GdkPixbuf) again = encode_and_decode (opaque, STUDIO_OUTPUT_FORMAT_JPEG, 95);
  assert_colour (again, cases[1].seen);
}

static void
test_quality (void)
{
  g_autoptr (GdkPixbuf) image = paint (FALSE);
  g_autoptr (GBytes) poor = studio_image_encode (image, STUDIO_OUTPUT_FORMAT_JPEG, 1, NULL);
  g_autoptr (GBytes) good = studio_image_encode (image, STUDIO_OUTPUT_FORMAT_JPEG, 100, NULL);
  g_assert_cmpuint (g_bytes_get_size (poor), <, g_bytes_get_size (good));
}

/* What fails is said as it is, not taken for a lack of memory. */
static void
test_too_wide (void)
{
  g_autoptr (GdkPixbuf) image = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 65501, 1);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (image, 0);
  g_assert_null (studio_image_encode (image, STUDIO_OUTPUT_FORMAT_JPEG, 90, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  g_assert_nonnull (strstr (error->message, "65500"));
  g_clear_error (&error);

  g_autoptr (GdkPixbuf) long_one = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 1000001, 1);
  gdk_pixbuf_fill (long_one, 0);
  g_assert_null (studio_image_encode (long_one, STUDIO_OUTPUT_FORMAT_PNG, 0, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/image-encode/png", GINT_TO_POINTER (FALSE), test_png);
  g_test_add_data_func ("/image-encode/png-alpha", GINT_TO_POINTER (TRUE), test_png);
  g_test_add_func ("/image-encode/png-noise", test_png_of_noise);
  g_test_add_func ("/image-encode/jpeg", test_jpeg);
  g_test_add_func ("/image-encode/quality", test_quality);
  g_test_add_func ("/image-encode/too-wide", test_too_wide);
  return g_test_run ();
}
