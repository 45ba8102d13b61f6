/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-scan.h"

#include "studio-file-pieces.h"
#include "studio-image-error.h"
#include "studio-image-kind.h"
#include "studio-jpeg-scan.h"
#include "studio-png-scan.h"

#include <string.h>

struct _StudioImageScan
{
  StudioImageKind kind;
  guint8 head[STUDIO_IMAGE_KIND_HEAD];
  gsize n_head;
  gint64 n_bytes;
  GError *error;
  union
  {
    StudioPngScan png;
    StudioJpegScan jpeg;
  } walk;
};

static gboolean
walk (StudioImageScan *self, const guint8 *bytes, gsize size)
{
  if (self->kind == STUDIO_IMAGE_KIND_PNG)
    return studio_png_scan_push (&self->walk.png, bytes, size, &self->error);
  return studio_jpeg_scan_push (&self->walk.jpeg, bytes, size, &self->error);
}

static gboolean
push_undecided (StudioImageScan *self, const guint8 *bytes, gsize size)
{
  while (size > 0 && self->kind == STUDIO_IMAGE_KIND_UNDECIDED)
    {
      self->head[self->n_head++] = *bytes++;
      size--;
      self->kind = studio_image_kind_sniff (self->head, self->n_head);
    }
  if (self->kind == STUDIO_IMAGE_KIND_FOREIGN)
    self->error = studio_image_error_new_foreign ();
  if (self->error != NULL)
    return FALSE;
  return self->kind == STUDIO_IMAGE_KIND_UNDECIDED
         || (walk (self, self->head, self->n_head) && walk (self, bytes, size));
}

static gboolean
is_whole (StudioImageScan *self)
{
  return (self->kind == STUDIO_IMAGE_KIND_PNG && self->walk.png.whole)
         || (self->kind == STUDIO_IMAGE_KIND_JPEG && self->walk.jpeg.whole);
}

/**
 * studio_image_scan_new:
 *
 * Returns: (transfer full): a scan at the first byte of an image
 */
StudioImageScan *
studio_image_scan_new (void)
{
  return g_new0 (StudioImageScan, 1);
}

/**
 * studio_image_scan_free:
 * @self: (transfer full): a scan
 */
void
studio_image_scan_free (StudioImageScan *self)
{
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * studio_image_scan_push:
 * @self: a scan
 * @bytes: (array length=size): the next bytes of the image, cut anywhere
 * @size: how many; 0 is fine
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE, with a sentence each for bytes that are no
 *   image, for a damaged one and for one that claims too large a size
 *
 * Checks structure, sizes and, for PNG, every CRC; pixels are not decoded. Bytes after the end of
 * the image are tolerated and counted. After an error every further call gives the same error.
 *
 * Returns: whether this may still become a whole image
 */
gboolean
studio_image_scan_push (StudioImageScan *self, const guint8 *bytes, gsize size, GError **error)
{
  self->n_bytes += (gint64) size;
  if (self->error == NULL && size > 0)
    {
      if (self->kind == STUDIO_IMAGE_KIND_UNDECIDED)
        push_undecided (self, bytes, size);
      else
        walk (self, bytes, size);
    }
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/**
 * studio_image_scan_finish:
 * @self: a scan
 * @info: (out caller-allocates) (optional): what the image is
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE
 *
 * Says that no more bytes come. `n_bytes` counts everything that was pushed.
 *
 * Returns: whether the image is whole
 */
gboolean
studio_image_scan_finish (StudioImageScan *self, StudioImageInfo *info, GError **error)
{
  if (self->error == NULL && self->n_bytes == 0)
    self->error = studio_image_error_new_foreign ();
  if (self->error == NULL && !is_whole (self))
    self->error = studio_image_error_new_cut_off ();
  if (self->error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->error));
      return FALSE;
    }
  if (info != NULL)
    {
      gboolean png = self->kind == STUDIO_IMAGE_KIND_PNG;
      info->format = png ? STUDIO_OUTPUT_FORMAT_PNG : STUDIO_OUTPUT_FORMAT_JPEG;
      info->width = png ? self->walk.png.width : self->walk.jpeg.width;
      info->height = png ? self->walk.png.height : self->walk.jpeg.height;
      info->n_bytes = self->n_bytes;
    }
  return TRUE;
}

/**
 * studio_image_scan_file:
 * @path: a file
 * @info: (out caller-allocates) (optional): what the image is
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE, %STUDIO_ERROR_STORAGE or
 *   %G_IO_ERROR_CANCELLED
 *
 * Scans a whole file, in pieces. Blocking: for workers.
 *
 * Returns: whether the file is a whole image
 */
gboolean
studio_image_scan_file (const char *path,
                        StudioImageInfo *info,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (StudioFilePieces) pieces = studio_file_pieces_open (path, error);
  if (pieces == NULL)
    return FALSE;
  g_autoptr (StudioImageScan) scan = studio_image_scan_new ();
  const guint8 *bytes = NULL;
  gsize size = 0;
  do
    {
      if (!studio_file_pieces_next (pieces, &bytes, &size, cancellable, error)
          || !studio_image_scan_push (scan, bytes, size, error))
        return FALSE;
    }
  while (size > 0);
  return studio_image_scan_finish (scan, info, error);
}
