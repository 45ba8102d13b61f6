/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-id-diff.h"

static gint64
get_id (GArray *ids, guint position)
{
  return g_array_index (ids, gint64, position);
}

/**
 * studio_id_diff:
 * @old_ids: (element-type gint64): a list
 * @new_ids: (element-type gint64): what it becomes
 *
 * What is the same at the beginning and at the end stays, the rest is one change: exact where one
 * stretch came or went, as nearly always, and cheap where everything did.
 *
 * Returns: the change
 */
StudioIdDiff
studio_id_diff (GArray *old_ids, GArray *new_ids)
{
  guint shorter = MIN (old_ids->len, new_ids->len);
  guint before = 0;
  guint after = 0;

  while (before < shorter && get_id (old_ids, before) == get_id (new_ids, before))
    before++;
  while (after < shorter - before
         && get_id (old_ids, old_ids->len - 1 - after)
                == get_id (new_ids, new_ids->len - 1 - after))
    after++;
  return (StudioIdDiff){
    .position = before,
    .n_removed = old_ids->len - before - after,
    .n_added = new_ids->len - before - after,
  };
}

/**
 * studio_id_find:
 * @ids: (element-type gint64): ids, largest first
 * @id: an id
 * @position: (out): where it is, or where it would have to be put in
 *
 * Returns: whether it is there
 */
gboolean
studio_id_find (GArray *ids, gint64 id, guint *position)
{
  guint low = 0;
  guint high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (get_id (ids, middle) > id)
        low = middle + 1;
      else
        high = middle;
    }
  *position = low;
  return low < ids->len && get_id (ids, low) == id;
}
