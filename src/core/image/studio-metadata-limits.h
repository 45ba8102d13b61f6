/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-metadata.h"

G_BEGIN_DECLS

/* How much of a stranger's file is looked at. ComfyUI's workflows reach one or two MB; everything
 * else is a few kB. Private to this folder. */
#define STUDIO_METADATA_MAX_TEXT (4u * 1024 * 1024)
#define STUDIO_METADATA_MAX_TOTAL (16u * 1024 * 1024)
#define STUDIO_METADATA_MAX_FIELDS 256u
/* libpng writes IDAT chunks of 8 kB: enough for a file of 2 GB. */
#define STUDIO_METADATA_MAX_CHUNKS (1u << 18)

gboolean studio_metadata_take (StudioImageMetadata *metadata, gsize size);
gsize studio_metadata_get_left (const StudioImageMetadata *metadata);
void studio_metadata_add (StudioImageMetadata *metadata,
                          StudioMetadataPlace place,
                          const char *key,
                          char *value);

G_END_DECLS
