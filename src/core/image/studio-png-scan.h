/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioPngScan:
 *
 * Walks the chunks of a PNG file as its bytes pass and checks every CRC. Fields are read by the
 * owner, changed by studio_png_scan_push() alone. Private to this folder.
 */
typedef struct
{
  guint state;
  guint8 held[16];
  guint n_held;
  guint32 left;
  guint32 type;
  guint32 crc;
  gboolean has_header;
  gboolean has_data;
  gboolean whole;
  int width;
  int height;
} StudioPngScan;

gboolean studio_png_scan_push (StudioPngScan *self,
                               const guint8 *bytes,
                               gsize size,
                               GError **error);

G_END_DECLS
