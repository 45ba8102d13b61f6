/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-row-target.h"

G_BEGIN_DECLS

/**
 * StudioJpegRows:
 *
 * Decodes a JPEG image with libjpeg-turbo and a source that suspends where bytes are missing.
 * Gray and CMYK become RGB. A progressive image gives its rows when all of it is there.
 * Private to this folder.
 */
typedef struct _StudioJpegRows StudioJpegRows;

StudioJpegRows *studio_jpeg_rows_new (StudioRowTarget *target);
void studio_jpeg_rows_free (StudioJpegRows *self);
gboolean studio_jpeg_rows_push (StudioJpegRows *self,
                                const guint8 *bytes,
                                gsize size,
                                GError **error);
gboolean studio_jpeg_rows_is_whole (StudioJpegRows *self);

G_END_DECLS
