/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioJpegScan:
 *
 * Walks the markers of a JPEG file as its bytes pass; coded data is skipped with memchr().
 * Fields are read by the owner, changed by studio_jpeg_scan_push() alone. Private to this folder.
 */
typedef struct
{
  guint state;
  guint8 marker;
  guint8 held[8];
  guint n_held;
  guint left;
  gboolean has_start;
  gboolean has_scan;
  gboolean whole;
  int width;
  int height;
} StudioJpegScan;

gboolean studio_jpeg_scan_push (StudioJpegScan *self,
                                const guint8 *bytes,
                                gsize size,
                                GError **error);

G_END_DECLS
