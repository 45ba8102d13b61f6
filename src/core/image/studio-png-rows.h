/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-row-target.h"

G_BEGIN_DECLS

/**
 * StudioPngRows:
 *
 * Decodes a PNG image with libpng's progressive reader as its bytes arrive. Every kind becomes
 * 8-bit RGB, or RGBA where there is transparency. Private to this folder.
 */
typedef struct _StudioPngRows StudioPngRows;

StudioPngRows *studio_png_rows_new (StudioRowTarget *target);
void studio_png_rows_free (StudioPngRows *self);
gboolean studio_png_rows_push (StudioPngRows *self,
                               const guint8 *bytes,
                               gsize size,
                               GError **error);
gboolean studio_png_rows_is_whole (StudioPngRows *self);

G_END_DECLS
