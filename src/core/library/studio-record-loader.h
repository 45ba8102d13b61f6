/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"
#include "studio-record-cache.h"

G_BEGIN_DECLS

/**
 * StudioRecordLoader:
 *
 * Fills the records of a cache from the library: the questions of one turn of the main loop
 * become one batch in a worker, newest question first, and one whose record nobody holds any more
 * is not asked at all. Main thread only; the worker sees ids alone.
 */
typedef struct _StudioRecordLoader StudioRecordLoader;

StudioRecordLoader *studio_record_loader_new (StudioLibrary *library, StudioRecordCache *cache);
void studio_record_loader_close (StudioRecordLoader *self);
void studio_record_loader_request (StudioRecordLoader *self, gint64 id);

G_END_DECLS
