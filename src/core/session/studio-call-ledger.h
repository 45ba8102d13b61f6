/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-answer.h"
#include "studio-keep-sink.h"
#include "studio-library.h"
#include "studio-run.h"

G_BEGIN_DECLS

/* The two visits of one call to the disk: before anything is sent, and after everything came.
 * Both block and are for workers. */
gboolean studio_call_ledger_begin (StudioLibrary *library,
                                   StudioRequest *request,
                                   const char *host,
                                   const StudioCallDetails *details,
                                   StudioRun *run,
                                   gint64 *id,
                                   GError **error);
StudioRecordState studio_call_ledger_end (StudioLibrary *library,
                                          gint64 id,
                                          StudioKeepSink *sink,
                                          StudioAnswer *answer,
                                          GBytes **rescued,
                                          GError **failure);
StudioRecordState studio_call_ledger_find_state (const GError *error);

G_END_DECLS
