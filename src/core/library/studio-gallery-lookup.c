/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-private.h"

#include "studio-id-diff.h"

/* What a gallery can be asked beside its items. */

/**
 * studio_gallery_get_query:
 * @self: a gallery
 *
 * Returns: (transfer none): what is asked for
 */
const StudioQuery *
studio_gallery_get_query (StudioGallery *self)
{
  return self->query;
}

/**
 * studio_gallery_set_search:
 * @self: a gallery
 * @search: (nullable): the words of the query; empty for all images
 *
 * studio_gallery_set_query() with other words.
 */
void
studio_gallery_set_search (StudioGallery *self, const char *search)
{
  StudioQuery query = *self->query;
  query.search = search;
  studio_gallery_set_query (self, &query);
}

/**
 * studio_gallery_get_search:
 * @self: a gallery
 *
 * Returns: (nullable) (transfer none): the words searched for, %NULL for none
 */
const char *
studio_gallery_get_search (StudioGallery *self)
{
  return self->query->search;
}

/**
 * studio_gallery_find:
 * @self: a gallery, not from within its `items-changed`
 * @id: an id
 * @position: (out) (optional): where it is, untouched where it is not
 *
 * Returns: whether the gallery shows it
 */
gboolean
studio_gallery_find (StudioGallery *self, gint64 id, guint *position)
{
  guint found = 0;
  if (!studio_id_find (self->listing->list->ids, id, &found))
    return FALSE;
  if (position != NULL)
    *position = found;
  return TRUE;
}

/**
 * studio_gallery_get_id:
 * @self: a gallery
 * @position: a position
 *
 * What get_item() would need a record for.
 *
 * Returns: the id there, 0 where there is none
 */
gint64
studio_gallery_get_id (StudioGallery *self, guint position)
{
  return position < g_list_model_get_n_items (G_LIST_MODEL (self))
             ? studio_gallery_get_id_unchecked (self, position)
             : 0;
}

/**
 * studio_gallery_get_groups:
 * @self: a gallery
 * @n_groups: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_groups): what the items stand under, until
 *   `groups-changed`; no groups where the query has none
 */
const StudioIdGroup *
studio_gallery_get_groups (StudioGallery *self, guint *n_groups)
{
  *n_groups = self->listing->list->groups->len;
  return (const StudioIdGroup *) (gpointer) self->listing->list->groups->data;
}

/**
 * studio_gallery_get_months:
 * @self: a gallery
 * @n_months: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_months): the months in the order of the list, until
 *   `groups-changed`; none where the order is not by date
 */
const StudioIdGroup *
studio_gallery_get_months (StudioGallery *self, guint *n_months)
{
  *n_months = self->listing->list->months->len;
  return (const StudioIdGroup *) (gpointer) self->listing->list->months->data;
}
