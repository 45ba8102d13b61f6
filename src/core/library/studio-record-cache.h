/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"

G_BEGIN_DECLS

/**
 * StudioRecordCache:
 *
 * The records that are about: one object an id for as long as anybody holds it, and the last few
 * that were asked for are held here. Main thread only.
 */
typedef struct _StudioRecordCache StudioRecordCache;

StudioRecordCache *studio_record_cache_new (guint capacity);
void studio_record_cache_free (StudioRecordCache *self);
StudioRecord *studio_record_cache_get (StudioRecordCache *self, gint64 id, gboolean *is_new);
StudioRecord *studio_record_cache_peek (StudioRecordCache *self, gint64 id);
GArray *studio_record_cache_dup_ids (StudioRecordCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioRecordCache, studio_record_cache_free)

G_END_DECLS
