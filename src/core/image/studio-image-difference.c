/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-difference.h"

#include <stdlib.h>

/* The size of the first is what both are seen in. */
static GdkPixbuf *
fit_size (GdkPixbuf *other, int width, int height)
{
  if (gdk_pixbuf_get_width (other) == width && gdk_pixbuf_get_height (other) == height)
    return g_object_ref (other);
  return gdk_pixbuf_scale_simple (other, width, height, GDK_INTERP_BILINEAR);
}

static const guint8 *
get_row (GdkPixbuf *pixbuf, int y)
{
  return gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);
}

/* Writes the distances of one row, and gives the largest. */
static int
subtract_row (GdkPixbuf *one, GdkPixbuf *other, GdkPixbuf *target, int y, guint64 *n_different)
{
  gsize step_one = (gsize) gdk_pixbuf_get_n_channels (one);
  gsize step_other = (gsize) gdk_pixbuf_get_n_channels (other);
  const guint8 *a = get_row (one, y);
  const guint8 *b = get_row (other, y);
  guint8 *out = gdk_pixbuf_get_pixels (target)
                + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (target);
  int width = gdk_pixbuf_get_width (target);
  int largest = 0;

  for (int x = 0; x < width; x++, a += step_one, b += step_other, out += 3)
    {
      int most = 0;
      for (int i = 0; i < 3; i++)
        {
          int distance = abs (a[i] - b[i]);
          out[i] = (guint8) distance;
          most = MAX (most, distance);
        }
      *n_different += most > STUDIO_IMAGE_DIFFERENCE_LEAST;
      largest = MAX (largest, most);
    }
  return largest;
}

static void
multiply (GdkPixbuf *pixbuf, int gain)
{
  for (int y = 0; y < gdk_pixbuf_get_height (pixbuf); y++)
    {
      guint8 *row = gdk_pixbuf_get_pixels (pixbuf)
                    + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);
      for (int x = 0; x < 3 * gdk_pixbuf_get_width (pixbuf); x++)
        row[x] = (guint8) (row[x] * gain);
    }
}

/**
 * studio_image_difference_new:
 * @one: an image
 * @other: another one, which is brought to the size of @one
 * @facts: (out): how much differs
 *
 * Makes an image of how far the two are apart in each channel: black where they are alike. Faint
 * differences are multiplied by a whole number so that they can be seen. Any thread; takes longer
 * than a frame.
 *
 * Returns: (transfer full) (nullable): the difference, %NULL when there is not enough memory
 */
GdkPixbuf *
studio_image_difference_new (GdkPixbuf *one, GdkPixbuf *other, StudioImageDifference *facts)
{
  int width = gdk_pixbuf_get_width (one);
  int height = gdk_pixbuf_get_height (one);
  guint64 n_different = 0;
  int largest = 1;

  *facts = (StudioImageDifference){ .gain = 1 };
  g_autoptr (GdkPixbuf) fitted = fit_size (other, width, height);
  g_autoptr (GdkPixbuf) target = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  if (fitted == NULL || target == NULL)
    return NULL;

  for (int y = 0; y < height; y++)
    {
      int most = subtract_row (one, fitted, target, y, &n_different);
      largest = MAX (largest, most);
    }
  facts->share = (double) n_different / ((double) width * height);
  facts->gain = CLAMP (255 / largest, 1, STUDIO_IMAGE_DIFFERENCE_MAX_GAIN);
  if (facts->gain > 1)
    multiply (target, facts->gain);
  return g_steal_pointer (&target);
}
