/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-output-format.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioImageInfo:
 * @format: what the bytes are, whatever was asked for
 * @width: pixels across
 * @height: pixels down
 * @n_bytes: the size of the file
 */
typedef struct
{
  StudioOutputFormat format;
  int width;
  int height;
  gint64 n_bytes;
} StudioImageInfo;

/**
 * StudioImageScan:
 *
 * Looks at the bytes of an image as they pass, without decoding pixels: which format, which size,
 * and whether the file is whole (PNG: chunks up to IEND; JPEG: markers up to EOI). Holds a few
 * bytes whatever the size of the image. One thread at a time.
 */
typedef struct _StudioImageScan StudioImageScan;

StudioImageScan *studio_image_scan_new (void);
void studio_image_scan_free (StudioImageScan *self);
gboolean studio_image_scan_push (StudioImageScan *self,
                                 const guint8 *bytes,
                                 gsize size,
                                 GError **error);
gboolean studio_image_scan_finish (StudioImageScan *self, StudioImageInfo *info, GError **error);
gboolean studio_image_scan_file (const char *path,
                                 StudioImageInfo *info,
                                 GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioImageScan, studio_image_scan_free)

G_END_DECLS
