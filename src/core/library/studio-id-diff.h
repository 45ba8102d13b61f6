/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioIdDiff:
 * @position: where the two lists begin to differ
 * @n_removed: how many ids of the old list are gone from there
 * @n_added: how many ids of the new list came there
 */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} StudioIdDiff;

StudioIdDiff studio_id_diff (GArray *old_ids, GArray *new_ids);
gboolean studio_id_find (GArray *ids, gint64 id, guint *position);

G_END_DECLS
