/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-selection.h"

#include "studio-record.h"

/**
 * studio_gallery_selection_dup_ids:
 * @model: a selection of StudioRecord
 *
 * Collects what is selected, so that it can be acted on while the list changes.
 *
 * Returns: (transfer full) (element-type gint64): the ids, in the order of the list
 */
GArray *
studio_gallery_selection_dup_ids (GtkSelectionModel *model)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (StudioRecord) record = g_list_model_get_item (G_LIST_MODEL (model), position);
      gint64 id = studio_record_get_id (record);
      g_array_append_val (ids, id);
    }
  return ids;
}
