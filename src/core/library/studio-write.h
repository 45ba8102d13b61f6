/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library-private.h"

G_BEGIN_DECLS

/**
 * StudioWrite:
 *
 * One transaction on the ledger and its journal: from studio_write_begin() to studio_write_free()
 * nobody else writes, in this process or another. What was not committed is undone.
 */
typedef struct _StudioWrite StudioWrite;

/**
 * StudioWriteJournal:
 * @STUDIO_WRITE_JOURNAL_LATER: a journal that cannot be written now is put right later
 * @STUDIO_WRITE_JOURNAL_DURABLE: the same, but where it can be written it is on the disk at once
 * @STUDIO_WRITE_JOURNAL_NEEDED: without the journal nothing is written at all
 * @STUDIO_WRITE_JOURNAL_NEEDED_DURABLE: both
 *
 * How much depends on the journal.
 */
typedef enum
{
  STUDIO_WRITE_JOURNAL_LATER,
  STUDIO_WRITE_JOURNAL_DURABLE,
  STUDIO_WRITE_JOURNAL_NEEDED,
  STUDIO_WRITE_JOURNAL_NEEDED_DURABLE,
} StudioWriteJournal;

StudioWrite *studio_write_begin (StudioLibrary *library, const char *action, GError **error);
void studio_write_free (StudioWrite *self);
StudioLibrary *studio_write_get_library (StudioWrite *self);
StudioStatement *studio_write_prepare (StudioWrite *self, const char *sql, GError **error);
gboolean studio_write_run_for_row (StudioStatement *statement, gint64 id, GError **error);
gboolean studio_write_touch (StudioWrite *self, gint64 id, GError **error);
void studio_write_touch_new (StudioWrite *self, gint64 id);
void studio_write_touch_whole (StudioWrite *self, gint64 id);
gboolean studio_write_journal (StudioWrite *self, StudioWriteJournal how, GError **error);
gboolean studio_write_commit (StudioWrite *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioWrite, studio_write_free)

G_END_DECLS
