/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-shrink.h"

#include "studio-row-decoder.h"
#include "studio-shrink-formats.h"
#include "studio-thumbnail.h"

#include <glib/gstdio.h>

static GdkPixbuf *
shrink_quickly (const char *path, int edge, GCancellable *cancellable)
{
  FILE *file = g_fopen (path, "rbe");
  GdkPixbuf *pixbuf = NULL;

  if (file == NULL)
    return NULL;
  int first = fgetc (file);
  rewind (file);
  if (first == 0x89)
    pixbuf = studio_shrink_png (file, edge, cancellable);
  else if (first == 0xff)
    pixbuf = studio_shrink_jpeg (file, edge, cancellable);
  fclose (file);
  return pixbuf;
}

/**
 * studio_shrink_decode_file:
 * @path: an image file
 * @edge: the longer edge of the thumbnail in pixels; a smaller image stays as it is
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NOT_AN_IMAGE or
 *   %G_IO_ERROR_CANCELLED
 *
 * Blocking: for workers.
 *
 * Returns: (transfer full) (nullable): the thumbnail
 */
GdkPixbuf *
studio_shrink_decode_file (const char *path, int edge, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (edge > 0, NULL);

  GdkPixbuf *quick = shrink_quickly (path, edge, cancellable);
  if (quick != NULL)
    return quick;
  g_autoptr (GdkPixbuf) image = studio_row_decoder_decode_file (path, cancellable, error);
  return image == NULL ? NULL : studio_thumbnail_scale (image, edge);
}
