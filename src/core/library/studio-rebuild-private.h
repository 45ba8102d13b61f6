/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-database.h"
#include "studio-rebuild.h"
#include "studio-snapshot.h"

G_BEGIN_DECLS

/**
 * StudioRebuild:
 * @paths: the library
 * @database: the new database, in a transaction
 * @report: what came of it so far
 * @trash: the names of the files in the trash that were not met yet, by their ids
 * @parts: those of the parts
 * @displaced: (element-type StudioSnapshot): calls whose id is taken
 * @largest_id: the largest id of any file or line
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): ends it
 *
 * Work under way, for the files of the rebuilding alone.
 */
typedef struct
{
  StudioPaths *paths;
  StudioDatabase *database;
  StudioRebuildReport *report;
  GHashTable *trash;
  GHashTable *parts;
  GPtrArray *displaced;
  gint64 largest_id;
  StudioLibraryProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
} StudioRebuild;

const char *studio_rebuild_describe (void);
char *studio_rebuild_dup_path (StudioRebuild *self, const char *relative_path);
gboolean studio_rebuild_add (StudioRebuild *self,
                             StudioSnapshot *snapshot,
                             gboolean journal_due,
                             GError **error);
gboolean studio_rebuild_add_month (StudioRebuild *self, const char *folder, GError **error);
gboolean studio_rebuild_take_in (StudioRebuild *self,
                                 const char *path,
                                 StudioSnapshot *snapshot,
                                 GError **error);
gboolean studio_rebuild_step (StudioRebuild *self, GError **error);

G_END_DECLS
