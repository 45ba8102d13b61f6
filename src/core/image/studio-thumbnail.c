/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-thumbnail.h"

#include "studio-error.h"
#include "studio-file-pieces.h"
#include "studio-image-encode.h"
#include "studio-image-error.h"
#include "studio-row-decoder.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* What studio_thumbnail_save() can have written; anything larger in the cache is not ours. */
#define MAX_EDGE (2 * STUDIO_THUMBNAIL_LARGE)
#define MAX_FILE_SIZE (2 * 4 * MAX_EDGE * MAX_EDGE)
#define JPEG_QUALITY 85

static int
scale_edge (int edge, int longer, int wanted)
{
  return MAX (1, (int) (((gint64) edge * wanted + longer / 2) / longer));
}

static gboolean
is_thumbnail_size (GdkPixbuf *image)
{
  return image == NULL
         || (gdk_pixbuf_get_width (image) <= MAX_EDGE && gdk_pixbuf_get_height (image) <= MAX_EDGE);
}

/* The cache may be emptied while the program runs, so its folders are made again. */
static gboolean
write_file (const char *path, GBytes *bytes, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  /* A new thumbnail needs no fsync: one lost in a power cut is made again. */
  GFileSetContentsFlags flags = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_ONLY_EXISTING;
  g_autoptr (GError) failure = NULL;
  if (g_file_set_contents_full (path, data, (gssize) size, flags, 0600, &failure))
    return TRUE;
  if (!g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  g_autofree char *folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (path, data, (gssize) size, flags, 0600, error);
}

/**
 * studio_thumbnail_scale:
 * @image: an image
 * @edge: the longer edge of the thumbnail in pixels, such as %STUDIO_THUMBNAIL_NORMAL
 *
 * Scales down, each pixel the mean of those it stands for; a smaller image stays as it is.
 *
 * Returns: (transfer full): the thumbnail, perhaps @image itself
 */
GdkPixbuf *
studio_thumbnail_scale (GdkPixbuf *image, int edge)
{
  int width = gdk_pixbuf_get_width (image);
  int height = gdk_pixbuf_get_height (image);
  int longer = MAX (width, height);
  g_return_val_if_fail (edge > 0, NULL);

  if (longer <= edge)
    return g_object_ref (image);
  return gdk_pixbuf_scale_simple (image,
                                  scale_edge (width, longer, edge),
                                  scale_edge (height, longer, edge),
                                  GDK_INTERP_BILINEAR);
}

static gboolean
is_opaque (GdkPixbuf *image)
{
  if (!gdk_pixbuf_get_has_alpha (image))
    return TRUE;
  const guint8 *pixels = gdk_pixbuf_read_pixels (image);
  gsize stride = (gsize) gdk_pixbuf_get_rowstride (image);
  for (int y = 0; y < gdk_pixbuf_get_height (image); y++)
    for (int x = 0; x < gdk_pixbuf_get_width (image); x++)
      if (pixels[(gsize) y * stride + 4 * (gsize) x + 3] != 0xff)
        return FALSE;
  return TRUE;
}

/**
 * studio_thumbnail_save:
 * @thumbnail: a small image
 * @path: where to put it; its extension says nothing of the format
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Writes a JPEG file, or a PNG file where there is transparency, under a name of its own and
 * then moves it to @path in one step. Missing folders are made. Blocking: for workers.
 *
 * Returns: whether it is there
 */
gboolean
studio_thumbnail_save (GdkPixbuf *thumbnail, const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = studio_image_encode (thumbnail,
                                                  is_opaque (thumbnail) ? STUDIO_OUTPUT_FORMAT_JPEG
                                                                        : STUDIO_OUTPUT_FORMAT_PNG,
                                                  JPEG_QUALITY,
                                                  &failure);
  if (bytes != NULL && write_file (path, bytes, &failure))
    return TRUE;
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error,
               STUDIO_ERROR,
               g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? STUDIO_ERROR_NO_SPACE
                                                                           : STUDIO_ERROR_STORAGE,
               _ ("The thumbnail “%s” cannot be written."),
               shown);
  return FALSE;
}

/**
 * studio_thumbnail_load:
 * @path: a file written by studio_thumbnail_save()
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_STORAGE where the file is not there,
 *   %STUDIO_ERROR_NOT_AN_IMAGE where it cannot be a thumbnail, or %G_IO_ERROR_CANCELLED
 *
 * Blocking: for workers.
 *
 * Returns: (transfer full) (nullable): the thumbnail
 */
GdkPixbuf *
studio_thumbnail_load (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (StudioFilePieces) pieces = studio_file_pieces_open (path, error);
  if (pieces == NULL)
    return NULL;
  g_autoptr (StudioRowDecoder) decoder = studio_row_decoder_new (NULL, NULL);
  const guint8 *bytes = NULL;
  gsize size = 0;
  gsize total = 0;
  do
    {
      if (!studio_file_pieces_next (pieces, &bytes, &size, cancellable, error)
          || !studio_row_decoder_push (decoder, bytes, size, error))
        return NULL;
      total += size;
      if (total > MAX_FILE_SIZE || !is_thumbnail_size (studio_row_decoder_get_pixbuf (decoder)))
        {
          g_propagate_error (error, studio_image_error_new_broken ());
          return NULL;
        }
    }
  while (size > 0);
  if (!studio_row_decoder_finish (decoder, error))
    return NULL;
  return g_object_ref (studio_row_decoder_get_pixbuf (decoder));
}
