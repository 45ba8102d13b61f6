/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library-progress.h"
#include "studio-paths.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioRebuildReport:
 * @n_calls: how many calls the new database has
 * @n_images: how many of them are images whose file is there, the trash included
 * @n_missing: how many are images whose file is gone
 * @n_found: how many files no journal knows; they were taken in with what they say themselves
 * @n_not_images: how many files are no whole image; they were left where they are
 * @n_bad_lines: how many lines of the journals could not be read
 * @n_moved: how many calls got another id, since another call has theirs
 *
 * What came of making a database anew.
 */
typedef struct
{
  guint n_calls;
  guint n_images;
  guint n_missing;
  guint n_found;
  guint n_not_images;
  guint n_bad_lines;
  guint n_moved;
} StudioRebuildReport;

gboolean studio_rebuild_run (StudioPaths *paths,
                             const char *database_path,
                             StudioRebuildReport *report,
                             StudioLibraryProgressFunc progress,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
