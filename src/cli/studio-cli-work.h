/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioCliWorkFunc:
 * @cancellable: cancelled when the person interrupts
 * @data: what was given with the function
 * @error: return location
 *
 * Long work, in a thread of its own. Returns: whether it was done
 */
typedef gboolean (*StudioCliWorkFunc) (GCancellable *cancellable, gpointer data, GError **error);

gboolean studio_cli_work_run (StudioCliWorkFunc func, gpointer data, GError **error);
void studio_cli_work_show_progress (guint64 n_done, guint64 n_all, gpointer data);
void studio_cli_work_clear_progress (void);

G_END_DECLS
