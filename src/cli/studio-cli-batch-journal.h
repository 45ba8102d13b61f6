/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioCliBatchEntry:
 * @id: the call in the ledger, which says what became of it
 * @seed: the seed of the first image of its line
 * @path: (nullable): where its copy is, once that is written
 *
 * What is known of one image of a line.
 */
typedef struct
{
  gint64 id;
  guint32 seed;
  char *path;
} StudioCliBatchEntry;

/**
 * StudioCliBatchJournal:
 *
 * Which call of the ledger belongs to which image of which line, on the disk before the call is
 * sent. A file of one JSON value a line beside the batch, held by one process at a time.
 */
typedef struct _StudioCliBatchJournal StudioCliBatchJournal;

StudioCliBatchJournal *studio_cli_batch_journal_open (const char *path,
                                                      const char *library_dir,
                                                      gboolean resume,
                                                      GError **error);
void studio_cli_batch_journal_free (StudioCliBatchJournal *self);
void studio_cli_batch_journal_forget_new (StudioCliBatchJournal *self);
const StudioCliBatchEntry *studio_cli_batch_journal_find (StudioCliBatchJournal *self,
                                                          const char *key,
                                                          guint index);
gboolean studio_cli_batch_journal_begin (StudioCliBatchJournal *self,
                                         const char *key,
                                         guint index,
                                         gint64 id,
                                         guint32 seed,
                                         GError **error);
gboolean studio_cli_batch_journal_deliver (StudioCliBatchJournal *self,
                                           const char *key,
                                           guint index,
                                           const char *path,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioCliBatchJournal, studio_cli_batch_journal_free)

G_END_DECLS
