/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-input.h"
#include "studio-image-metadata.h"

G_BEGIN_DECLS

#define STUDIO_PNG_XMP_KEYWORD "XML:com.adobe.xmp"
#define STUDIO_PNG_MAX_KEYWORD 79

/* The text, EXIF and XMP of a PNG file. Private to this folder. */
gboolean studio_png_metadata_read (StudioImageInput *input,
                                   StudioImageMetadata *metadata,
                                   GError **error);

G_END_DECLS
