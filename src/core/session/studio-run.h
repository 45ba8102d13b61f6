/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/**
 * StudioRun:
 *
 * What the calls of one press of Generate have in common: the id of the one that was written down
 * first, under which the gallery shows them together. Thread-safe.
 */
typedef struct _StudioRun StudioRun;

StudioRun *studio_run_new (void);
StudioRun *studio_run_new_for_id (gint64 id);
StudioRun *studio_run_ref (StudioRun *self);
void studio_run_unref (StudioRun *self);
gint64 studio_run_add_call (StudioRun *self,
                            StudioLibrary *library,
                            StudioRequest *request,
                            const char *host,
                            const StudioCallDetails *details,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioRun, studio_run_unref)

G_END_DECLS
