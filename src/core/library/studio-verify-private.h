/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library-private.h"
#include "studio-snapshot.h"
#include "studio-verify.h"

G_BEGIN_DECLS

/**
 * StudioVerify:
 * @library: the library
 * @options: how
 * @report: what came of it so far
 *
 * Work under way, for the files of the verifying alone.
 */
typedef struct
{
  StudioLibrary *library;
  const StudioVerifyOptions *options;
  StudioVerifyReport *report;
} StudioVerify;

const char *studio_verify_describe (void);
void studio_verify_tell (StudioVerify *self, const StudioVerifyFinding *finding);
gboolean studio_verify_read_row (StudioVerify *self,
                                 gint64 id,
                                 StudioSnapshot **snapshot,
                                 GError **error);
gboolean studio_verify_is_state (const StudioSnapshot *snapshot, StudioRecordState state);
gboolean studio_verify_is_open (const StudioSnapshot *snapshot);
gboolean studio_verify_image (StudioVerify *self, const StudioSnapshot *row, GError **error);
gboolean studio_verify_folders (StudioVerify *self, GError **error);
gboolean studio_verify_journals (StudioVerify *self, GError **error);

G_END_DECLS
