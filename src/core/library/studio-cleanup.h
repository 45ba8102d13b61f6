/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library-progress.h"
#include "studio-library.h"

G_BEGIN_DECLS

/**
 * StudioAmount:
 * @n_files: how many files, or images
 * @n_bytes: what they take of the disk
 */
typedef struct
{
  guint64 n_files;
  guint64 n_bytes;
} StudioAmount;

gboolean studio_library_empty_trash (StudioLibrary *self,
                                     gint64 before_us,
                                     StudioAmount *removed,
                                     GCancellable *cancellable,
                                     GError **error);
GArray *studio_library_list_unstarred (StudioLibrary *self,
                                       gint64 before_us,
                                       StudioAmount *amount,
                                       GError **error);
gboolean studio_library_trash_many (StudioLibrary *self,
                                    const gint64 *ids,
                                    gsize n_ids,
                                    StudioLibraryProgressFunc progress,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
