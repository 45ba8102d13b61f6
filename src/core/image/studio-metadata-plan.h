/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-facts.h"
#include "studio-image-metadata.h"
#include "studio-metadata-copy.h"

G_BEGIN_DECLS

/**
 * StudioMetadataPlan:
 * @keep_others: whether metadata that is not replaced stays
 * @infotext: (nullable): for a PNG text chunk
 * @parameters: (nullable): our own JSON, for a PNG text chunk
 * @exif: (nullable): an EXIF block to write
 * @replaces_exif: whether that of the source is left out
 * @xmp: (nullable): an XMP packet to write
 * @xmp_extension: (nullable): the extended packet that goes with it
 * @guid: its name
 * @left_out: whether something did not fit
 *
 * What is to be done to the metadata of one file. Private to this folder.
 */
typedef struct
{
  gboolean keep_others;
  char *infotext;
  char *parameters;
  GBytes *exif;
  gboolean replaces_exif;
  char *xmp;
  char *xmp_extension;
  char *guid;
  gboolean left_out;
} StudioMetadataPlan;

StudioMetadataPlan *studio_metadata_plan_new (const StudioImageMetadata *metadata,
                                              const StudioImageFacts *facts,
                                              StudioMetadataChoice choice);
void studio_metadata_plan_free (StudioMetadataPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioMetadataPlan, studio_metadata_plan_free)

G_END_DECLS
