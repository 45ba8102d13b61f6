/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-texture.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GdkPixbuf *pixbuf;
  int width;
  int height;
} ScaleData;

static void
free_scale_data (ScaleData *data)
{
  g_clear_object (&data->pixbuf);
  g_free (data);
}

static guint32
premultiply (const guint8 *rgba)
{
  guint32 alpha = rgba[3];
  return alpha << 24 | (rgba[0] * alpha + 127) / 255 << 16 | (rgba[1] * alpha + 127) / 255 << 8
         | (rgba[2] * alpha + 127) / 255;
}

static inline guint32
convert (const guint8 *pixel, int n_channels)
{
  if (n_channels == 3)
    return 0xff000000u | (guint32) pixel[0] << 16 | (guint32) pixel[1] << 8 | pixel[2];
  return premultiply (pixel);
}

static GdkTexture *
make_texture (const ScaleData *data)
{
  if (data->width == gdk_pixbuf_get_width (data->pixbuf)
      && data->height == gdk_pixbuf_get_height (data->pixbuf))
    return studio_texture_new_for_pixbuf (data->pixbuf);

  g_autoptr (GdkPixbuf) scaled = gdk_pixbuf_scale_simple (
      data->pixbuf, data->width, data->height, GDK_INTERP_BILINEAR);
  return scaled == NULL ? NULL : studio_texture_new_for_pixbuf (scaled);
}

static void
scale_thread (GTask *task,
              G_GNUC_UNUSED gpointer source,
              gpointer task_data,
              G_GNUC_UNUSED GCancellable *cancellable)
{
  if (g_task_return_error_if_cancelled (task))
    return;

  GdkTexture *texture = make_texture (task_data);
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_new_error (
        task, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("There is not enough memory for this image."));
}

/**
 * studio_texture_copy_pixels:
 * @pixbuf: an image
 * @part: which of its pixels, all of them complete
 * @step: 1 for each of them, 2 for every second one of every second row, and so on: the middle one
 *   of each square, of which those at the right and at the bottom may be smaller
 * @target: where to write, aligned for 32 bits
 * @stride: bytes from one row to the next in @target
 *
 * Copies pixels into the format of cairo (premultiplied, 32 bits, `CAIRO_FORMAT_ARGB32`). Any
 * thread.
 */
void
studio_texture_copy_pixels (GdkPixbuf *pixbuf,
                            const GdkRectangle *part,
                            int step,
                            guint8 *target,
                            gsize stride)
{
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  gsize source_stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);

  for (int y = 0; y < part->height; y += step)
    {
      int row = part->y + MIN (y + step / 2, part->height - 1);
      const guint8 *in = pixels + (gsize) row * source_stride
                         + (gsize) part->x * (gsize) n_channels;
      guint32 *out = (guint32 *) (gpointer) (target + (gsize) (y / step) * stride);
      for (int x = 0; x < part->width; x += step)
        *out++ = convert (in + (gsize) MIN (x + step / 2, part->width - 1) * (gsize) n_channels,
                          n_channels);
    }
}

/**
 * studio_texture_new_for_pixbuf:
 * @pixbuf: an image that nobody writes to any more
 *
 * As studio_texture_new_for_rows(), of all of them.
 *
 * Returns: (transfer full): the texture
 */
GdkTexture *
studio_texture_new_for_pixbuf (GdkPixbuf *pixbuf)
{
  return studio_texture_new_for_rows (pixbuf, 0, gdk_pixbuf_get_height (pixbuf));
}

/**
 * studio_texture_new_for_rows:
 * @pixbuf: an image, of which only the named rows need to be complete
 * @first_row: the first row wanted
 * @n_rows: how many, at least one and within the image
 *
 * Makes a texture of a band of the image, whose pixels it shares: nothing is copied. They stay as
 * they are, because the software renderer of GTK 4.8 converts every texture in every frame, and
 * three bytes a pixel ten times as fast as its own format. Any thread.
 *
 * Returns: (transfer full): the texture, which keeps @pixbuf
 */
GdkTexture *
studio_texture_new_for_rows (GdkPixbuf *pixbuf, int first_row, int n_rows)
{
  gboolean has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  int width = gdk_pixbuf_get_width (pixbuf);
  gsize stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);

  g_return_val_if_fail (first_row >= 0 && n_rows > 0, NULL);
  g_return_val_if_fail (n_rows <= gdk_pixbuf_get_height (pixbuf) - first_row, NULL);

  /* The last row need not be as long as the others. */
  gsize size = (gsize) (n_rows - 1) * stride + (gsize) width * (has_alpha ? 4 : 3);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (gdk_pixbuf_read_pixels (pixbuf)
                                                             + (gsize) first_row * stride,
                                                         size,
                                                         g_object_unref,
                                                         g_object_ref (pixbuf));
  return gdk_memory_texture_new (
      width, n_rows, has_alpha ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8, bytes, stride);
}

/**
 * studio_texture_scale_async:
 * @pixbuf: an image that nobody writes to any more
 * @width: pixels across, of the texture
 * @height: pixels down, likewise
 * @cancellable: (nullable): to stop caring
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Makes a texture of another size in a worker. Its averaging filter gives a calmer picture than the
 * renderer's own, and the renderer has nothing left to scale.
 */
void
studio_texture_scale_async (GdkPixbuf *pixbuf,
                            int width,
                            int height,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ScaleData *data = g_new0 (ScaleData, 1);
  data->pixbuf = g_object_ref (pixbuf);
  data->width = MAX (width, 1);
  data->height = MAX (height, 1);
  g_task_set_source_tag (task, studio_texture_scale_async);
  g_task_set_task_data (task, data, (GDestroyNotify) free_scale_data);
  g_task_run_in_thread (task, scale_thread);
}

/**
 * studio_texture_scale_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the texture, %NULL with @error set (`G_IO_ERROR_CANCELLED` when
 *   cancelled)
 */
GdkTexture *
studio_texture_scale_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_texture_average:
 * @pixbuf: a small, complete image
 * @color: (out): its mean colour, opaque
 *
 * Looks at every fourth pixel in both directions: enough for a tint, and cheap on a thumbnail.
 */
void
studio_texture_average (GdkPixbuf *pixbuf, GdkRGBA *color)
{
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  guint64 sums[3] = { 0 };
  guint64 n_pixels = 0;

  for (int y = 0; y < gdk_pixbuf_get_height (pixbuf); y += 4)
    for (int x = 0; x < gdk_pixbuf_get_width (pixbuf); x += 4)
      {
        const guint8 *pixel = pixels + (gsize) y * (gsize) stride + (gsize) x * (gsize) n_channels;
        for (int i = 0; i < 3; i++)
          sums[i] += pixel[i];
        n_pixels++;
      }
  color->red = (float) sums[0] / 255.f / (float) n_pixels;
  color->green = (float) sums[1] / 255.f / (float) n_pixels;
  color->blue = (float) sums[2] / 255.f / (float) n_pixels;
  color->alpha = 1.f;
}
