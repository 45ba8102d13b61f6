/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-facts.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioMetadataChoice:
 * @STUDIO_METADATA_CHOICE_ALL: everything that is known, beside what is in the file already
 * @STUDIO_METADATA_CHOICE_LABEL: that a model made the image, and nothing else
 * @STUDIO_METADATA_CHOICE_NONE: nothing; what is in the file is taken out
 *
 * What a copy says of itself. Without metadata only stays what the pixels are shown with: colour
 * profile, density, transparency, orientation.
 */
typedef enum
{
  STUDIO_METADATA_CHOICE_ALL,
  STUDIO_METADATA_CHOICE_LABEL,
  STUDIO_METADATA_CHOICE_NONE,
} StudioMetadataChoice;

/**
 * StudioManifestPolicy:
 * @STUDIO_MANIFEST_POLICY_PRESERVE: a file with a C2PA manifest is copied byte for byte, whatever
 *   the choice
 * @STUDIO_MANIFEST_POLICY_REMOVE: the manifest is left out of the copy, and the choice carried out
 *
 * What to do with a signature over the bytes of a file. There is no third way that keeps it and
 * changes the file: such a manifest would be broken, and tell that the image was tampered with.
 */
typedef enum
{
  STUDIO_MANIFEST_POLICY_PRESERVE,
  STUDIO_MANIFEST_POLICY_REMOVE,
} StudioManifestPolicy;

/**
 * StudioMetadataReport:
 * @has_manifest: whether the source carries a C2PA manifest, or names one elsewhere
 * @unchanged: whether the copy has the very bytes of the source, on account of its manifest: then
 *   nothing was added, and nothing taken out
 * @left_out: whether something was too long for the file and was left out
 * @n_bytes: the size of the copy
 *
 * What became of a copy.
 */
typedef struct
{
  gboolean has_manifest;
  gboolean unchanged;
  gboolean left_out;
  guint64 n_bytes;
} StudioMetadataReport;

const char *studio_metadata_choice_to_string (StudioMetadataChoice choice);
gboolean studio_metadata_choice_from_string (const char *text,
                                             StudioMetadataChoice *choice,
                                             GError **error);
gboolean studio_metadata_copy_stream (GInputStream *source,
                                      GOutputStream *target,
                                      const StudioImageFacts *facts,
                                      StudioMetadataChoice choice,
                                      StudioManifestPolicy policy,
                                      StudioMetadataReport *report,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean studio_metadata_copy_file (const char *source,
                                    const char *target,
                                    const StudioImageFacts *facts,
                                    StudioMetadataChoice choice,
                                    StudioManifestPolicy policy,
                                    StudioMetadataReport *report,
                                    GCancellable *cancellable,
                                    GError **error);
GBytes *studio_metadata_copy_bytes (GBytes *source,
                                    const StudioImageFacts *facts,
                                    StudioMetadataChoice choice,
                                    StudioManifestPolicy policy,
                                    StudioMetadataReport *report,
                                    GError **error);

G_END_DECLS
