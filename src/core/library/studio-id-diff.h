/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioIdDiff:
 * @old_position: where a stretch of the old list goes
 * @new_position: where a stretch of the new list comes in its place
 * @n_removed: how many ids of the old list go
 * @n_added: how many ids of the new list come
 *
 * One difference of two lists. What lies between two differences is the same in both.
 */
typedef struct
{
  guint old_position;
  guint new_position;
  guint n_removed;
  guint n_added;
} StudioIdDiff;

GArray *studio_id_diff (GArray *old_ids, GArray *new_ids);
gboolean studio_id_find (GArray *ids, gint64 id, guint *position);

G_END_DECLS
