/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-row-target.h"

#include "studio-image-error.h"

static void
free_pixels_cb (guchar *pixels, G_GNUC_UNUSED gpointer user_data)
{
  g_free (pixels);
}

/**
 * studio_row_target_begin:
 * @self: a target, all zero
 * @width: pixels across, as the file claims
 * @height: pixels down
 * @has_alpha: whether pixels have four bytes, not three
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE
 *
 * Makes the pixbuf, all zero: black, or transparent with @has_alpha. The memory comes zeroed from
 * the operating system and is not touched here, so a header that only claims to be huge costs
 * address space and nothing else.
 *
 * Returns: whether the size is acceptable
 */
gboolean
studio_row_target_begin (StudioRowTarget *self,
                         guint32 width,
                         guint32 height,
                         gboolean has_alpha,
                         GError **error)
{
  if (!studio_image_error_check_size (width, height, error))
    return FALSE;
  int stride = gdk_pixbuf_calculate_rowstride (
      GDK_COLORSPACE_RGB, has_alpha, 8, (int) width, (int) height);
  guint8 *pixels = stride > 0 ? g_try_malloc0_n (height, (gsize) stride) : NULL;
  if (pixels == NULL)
    {
      g_propagate_error (error, studio_image_error_new_broken ());
      return FALSE;
    }
  self->pixels = pixels;
  self->stride = (gsize) stride;
  self->n_rows = 0;
  self->pixbuf = gdk_pixbuf_new_from_data (pixels,
                                           GDK_COLORSPACE_RGB,
                                           has_alpha,
                                           8,
                                           (int) width,
                                           (int) height,
                                           stride,
                                           free_pixels_cb,
                                           NULL);
  return TRUE;
}

/**
 * studio_row_target_get_row:
 * @self: a target that has begun
 * @row: counted from the top, below the height
 *
 * Returns: (transfer none): where the pixels of @row are
 */
guint8 *
studio_row_target_get_row (StudioRowTarget *self, guint32 row)
{
  return self->pixels + row * self->stride;
}

/**
 * studio_row_target_clear:
 * @self: a target
 *
 * Lets go of the pixbuf, which others may still hold.
 */
void
studio_row_target_clear (StudioRowTarget *self)
{
  g_clear_object (&self->pixbuf);
  self->pixels = NULL;
}
