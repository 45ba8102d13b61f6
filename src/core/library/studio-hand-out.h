/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-export.h"

G_BEGIN_DECLS

/* Copies for other programs, which get them as files and never reach the library's own. They lie in
 * the cache, each lot in a folder of its own so that no name needs a number, and go after a day. */

GPtrArray *studio_library_hand_out (StudioLibrary *self,
                                    const gint64 *ids,
                                    gsize n_ids,
                                    const StudioExportOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
void studio_library_take_back (GPtrArray *paths);

G_END_DECLS
