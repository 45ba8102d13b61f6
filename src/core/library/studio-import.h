/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"
#include "studio-recall-source.h"

G_BEGIN_DECLS

/**
 * StudioImportItem:
 * @path: the file
 * @id: its number in the library, 0 where it was not taken in
 * @is_new: whether it was taken in now; else the library had the same bytes already
 * @source: in whose form its parameters were found
 * @error: (nullable): why it was not taken in
 * @n_done: how many files are done, this one included
 * @n_files: how many there are
 *
 * What became of one file.
 */
typedef struct
{
  const char *path;
  gint64 id;
  gboolean is_new;
  StudioRecallSource source;
  const GError *error;
  guint n_done;
  guint n_files;
} StudioImportItem;

/**
 * StudioImportFunc:
 * @item: one file that is done
 * @user_data: what was given with the function
 *
 * Called in the thread of the import.
 */
typedef void (*StudioImportFunc) (const StudioImportItem *item, gpointer user_data);

gboolean studio_library_import (StudioLibrary *self,
                                const char *const *paths,
                                StudioImportFunc func,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
