/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-export.h"
#include "studio-part.h"

G_BEGIN_DECLS

/* The bytes of a copy, before it has its name. Private to this folder. */
StudioPart *studio_export_copy (StudioRecord *record,
                                const char *source,
                                const char *folder,
                                const StudioExportOptions *options,
                                StudioImageInfo *info,
                                StudioMetadataReport *report,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
