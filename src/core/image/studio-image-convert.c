/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-convert.h"

#include "studio-error.h"
#include "studio-image-encode.h"
#include "studio-image-metadata.h"
#include "studio-row-decoder.h"
#include "studio-thumbnail.h"

#include <glib/gi18n-lib.h>

/* A camera's picture lies as its metadata say, and those do not go with the pixels. */
static GdkPixbuf *
turn_upright (const char *path, GdkPixbuf *image, GCancellable *cancellable)
{
  g_autoptr (StudioImageMetadata) metadata = studio_image_metadata_read_file (
      path, cancellable, NULL);

  if (metadata == NULL || metadata->orientation == 1)
    return g_object_ref (image);
  g_autofree char *orientation = g_strdup_printf ("%d", metadata->orientation);
  gdk_pixbuf_set_option (image, "orientation", orientation);
  return gdk_pixbuf_apply_embedded_orientation (image);
}

static GBytes *
encode (GdkPixbuf *image, StudioOutputFormat format, int quality, GError **error)
{
  int wanted = quality > 0 ? quality : STUDIO_IMAGE_CONVERT_DEFAULT_QUALITY;
  return studio_image_encode (image, format, CLAMP (wanted, 1, 100), error);
}

/* Steps of a conversion drop what they were given, so that there are never three images at once. */
static GdkPixbuf *
decode (const char *path, int max_edge, GCancellable *cancellable, GError **error)
{
  g_autoptr (GdkPixbuf) image = studio_row_decoder_decode_file (path, cancellable, error);
  if (image == NULL)
    return NULL;
  g_autoptr (GdkPixbuf) smaller = max_edge > 0 ? studio_thumbnail_scale (image, max_edge)
                                               : g_object_ref (image);
  g_clear_object (&image);
  GdkPixbuf *upright = smaller == NULL ? NULL : turn_upright (path, smaller, cancellable);
  if (upright == NULL)
    g_set_error_literal (error,
                         STUDIO_ERROR,
                         STUDIO_ERROR_STORAGE,
                         _ ("There is not enough memory to convert the image."));
  return upright;
}

/**
 * studio_image_convert_file:
 * @path: an image
 * @info: (inout): its `format` is the one that is wanted; gets the new size in pixels and bytes
 * @quality: of a JPEG file, 1 to 100, 0 for %STUDIO_IMAGE_CONVERT_DEFAULT_QUALITY
 * @max_edge: the longer edge has at most so many pixels, 0 for as many as it has
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE, also where the format does not take the
 *   image, %STUDIO_ERROR_STORAGE, also where memory does not suffice, or %G_IO_ERROR_CANCELLED
 *
 * Decodes an image and encodes it anew, without metadata. Nothing is made larger, transparency
 * becomes white in a JPEG file, and what lies on its side by its metadata is turned upright.
 * Blocking: for workers.
 *
 * Returns: (transfer full) (nullable): the new file's bytes
 */
GBytes *
studio_image_convert_file (const char *path,
                           StudioImageInfo *info,
                           int quality,
                           int max_edge,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GdkPixbuf) image = decode (path, max_edge, cancellable, error);

  if (image == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  GBytes *bytes = encode (image, info->format, quality, error);
  if (bytes == NULL)
    return NULL;
  info->width = gdk_pixbuf_get_width (image);
  info->height = gdk_pixbuf_get_height (image);
  info->n_bytes = (gint64) g_bytes_get_size (bytes);
  return bytes;
}
