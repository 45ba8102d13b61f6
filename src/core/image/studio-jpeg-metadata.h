/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-input.h"
#include "studio-image-metadata.h"

G_BEGIN_DECLS

/* The comments, EXIF and XMP of a JPEG file. Private to this folder. */
gboolean studio_jpeg_metadata_read (StudioImageInput *input,
                                    StudioImageMetadata *metadata,
                                    GError **error);

G_END_DECLS
