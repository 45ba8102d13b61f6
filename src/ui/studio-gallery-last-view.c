/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-page-private.h"

#include "studio-gallery-selection.h"

#include <string.h>

/* Each one that is looked for is looked for in the whole list. */
#define MAX_COMPARISONS 10000000

/* What the gallery showed, for the next start. Images are known by their ids, for positions are
 * others when some came or went. */

/* The beginning stays the beginning, whatever comes there. */
static gint64
find_first (StudioGalleryPage *self)
{
  guint first = studio_gallery_grid_get_first_visible (self->grid);

  return first == 0 || self->gallery == NULL ? 0 : studio_gallery_get_id (self->gallery, first);
}

/* More than a person can have picked is not kept. */
static void
collect_selected (StudioGalleryPage *self, GArray *selected)
{
  GtkSelectionModel *model = studio_gallery_grid_get_model (self->grid);
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (model);

  if (gtk_bitset_get_size (positions) > STUDIO_LAST_VIEW_MAX_SELECTED)
    return;
  g_autoptr (GArray) ids = studio_gallery_selection_dup_ids (model);
  g_array_append_vals (selected, ids->data, ids->len);
}

/**
 * studio_gallery_page_collect:
 * @self: the page
 * @view: where to put what it shows
 */
void
studio_gallery_page_collect (StudioGalleryPage *self, StudioLastView *view)
{
  const char *search = studio_gallery_search_get_text (self->search);

  g_return_if_fail (STUDIO_IS_GALLERY_PAGE (self));
  g_free (view->search);
  view->search = g_strdup (strlen (search) <= STUDIO_LAST_VIEW_MAX_SEARCH ? search : "");
  if (self->select_ids == NULL)
    {
      view->first = find_first (self);
      collect_selected (self, view->selected);
      return;
    }
  view->first = self->first_id;
  g_array_append_vals (view->selected, self->select_ids->data, self->select_ids->len);
}

/**
 * studio_gallery_page_restore:
 * @self: a page with a session whose gallery there is
 * @view: what it showed when the program ended
 *
 * Shows that again, as soon as it is listed, as far as it is still there.
 */
void
studio_gallery_page_restore (StudioGalleryPage *self, const StudioLastView *view)
{
  g_return_if_fail (STUDIO_IS_GALLERY_PAGE (self));
  g_clear_pointer (&self->select_ids, g_array_unref);
  self->select_ids = g_array_copy (view->selected);
  self->first_id = view->first;
  studio_gallery_search_set_text (self->search, view->search);
  studio_gallery_page_finish_restore (self);
}

/**
 * studio_gallery_page_finish_restore:
 * @self: the page
 *
 * Looks for what was in sight and selected, once all is listed.
 *
 * Returns: whether something was to be restored, and was, or will be when more is listed
 */
gboolean
studio_gallery_page_finish_restore (StudioGalleryPage *self)
{
  GtkSelectionModel *model = studio_gallery_grid_get_model (self->grid);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  guint position = 0;

  if (self->select_ids == NULL || self->gallery == NULL)
    return FALSE;
  if (studio_gallery_get_loading (self->gallery) || studio_gallery_get_partial (self->gallery))
    return TRUE;
  g_autoptr (GArray) ids = g_steal_pointer (&self->select_ids);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->gallery));
  for (guint i = 0; i < ids->len && i < MAX_COMPARISONS / MAX (n_items, 1); i++)
    if (studio_gallery_find (self->gallery, g_array_index (ids, gint64, i), &position))
      gtk_bitset_add (selected, position);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n_items);
  gtk_selection_model_set_selection (model, selected, all);
  if (self->first_id > 0 && studio_gallery_find (self->gallery, self->first_id, &position))
    studio_gallery_grid_jump_to (self->grid, position);
  return self->first_id > 0;
}
