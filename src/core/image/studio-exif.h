/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-metadata.h"

G_BEGIN_DECLS

/* The texts of an EXIF block. Private to this folder. */
void studio_exif_read (StudioImageMetadata *metadata, const guint8 *data, gsize size);

G_END_DECLS
