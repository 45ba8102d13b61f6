/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-export.h"
#include "studio-part.h"

G_BEGIN_DECLS

/* Copies before they have their names. Private to this folder. */

/**
 * StudioExportDraft:
 * @record: the image
 * @part: its copy under a hidden name
 * @info: what the copy is
 * @report: what became of the metadata; stays when the rest is cleared
 *
 * A copy that may become a file.
 */
typedef struct
{
  StudioRecord *record;
  StudioPart *part;
  StudioImageInfo info;
  StudioMetadataReport report;
} StudioExportDraft;

gboolean studio_export_draft_make (StudioExportDraft *self,
                                   StudioLibrary *library,
                                   gint64 id,
                                   const char *folder,
                                   const StudioExportOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);
char *studio_export_draft_dup_name (StudioExportDraft *self,
                                    const StudioExportOptions *options,
                                    guint counter);
char *studio_export_draft_name (StudioExportDraft *self,
                                const char *folder,
                                const StudioExportOptions *options,
                                guint counter,
                                GError **error);
void studio_export_draft_clear (StudioExportDraft *self);
StudioPart *studio_export_copy (StudioRecord *record,
                                const char *source,
                                const char *folder,
                                const StudioExportOptions *options,
                                StudioImageInfo *info,
                                StudioMetadataReport *report,
                                GCancellable *cancellable,
                                GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudioExportDraft, studio_export_draft_clear)

G_END_DECLS
