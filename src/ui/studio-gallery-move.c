/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-area-private.h"

/* What keyboard and pointer do in the gallery's area. */

static guint
count_items (StudioGalleryArea *self)
{
  return studio_grid_layout_get_n_items (self->layout);
}

/**
 * studio_gallery_area_get_layout:
 * @self: the area
 *
 * Returns: (transfer none): where everything stands
 */
StudioGridLayout *
studio_gallery_area_get_layout (StudioGalleryArea *self)
{
  return self->layout;
}

/**
 * studio_gallery_area_get_selection:
 * @self: the area
 *
 * Returns: (transfer none) (nullable): the items and which are selected
 */
GtkSelectionModel *
studio_gallery_area_get_selection (StudioGalleryArea *self)
{
  return self->selection;
}

/**
 * studio_gallery_area_get_cursor:
 * @self: the area
 *
 * Returns: the item where the keyboard is
 */
guint
studio_gallery_area_get_cursor (StudioGalleryArea *self)
{
  return self->cursor;
}

/**
 * studio_gallery_area_go:
 * @self: the area
 * @position: an item; a later one than the last counts as the last
 * @extend: whether all from where the selection began to there is selected
 * @modify: whether what else is selected stays so
 *
 * Goes there, brings it into sight and selects it, unless only @modify is set.
 */
void
studio_gallery_area_go (StudioGalleryArea *self, guint position, gboolean extend, gboolean modify)
{
  if (count_items (self) == 0 || self->outdated)
    return;
  position = MIN (position, count_items (self) - 1);
  self->cursor = position;
  if (extend)
    {
      guint first = MIN (self->mark, position);
      gtk_selection_model_select_range (
          self->selection, first, MAX (self->mark, position) - first + 1, !modify);
    }
  else if (!modify)
    {
      self->mark = position;
      gtk_selection_model_select_item (self->selection, position, TRUE);
    }
  studio_gallery_area_scroll_to (self, position);
  /* It may be far away and get its place only in the next frame. */
  gtk_widget_grab_focus (studio_gallery_cells_ensure (self->tiles, position));
}

/**
 * studio_gallery_area_toggle:
 * @self: the area
 * @position: an item
 *
 * Selects it too, or no longer.
 */
void
studio_gallery_area_toggle (StudioGalleryArea *self, guint position)
{
  if (gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_unselect_item (self->selection, position);
  else
    gtk_selection_model_select_item (self->selection, position, FALSE);
  self->mark = position;
}

/**
 * studio_gallery_area_activate:
 * @self: the area
 * @position: an item
 *
 * Opens it.
 */
void
studio_gallery_area_activate (StudioGalleryArea *self, guint position)
{
  if (self->selection != NULL
      && position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    g_signal_emit_by_name (self, "activate", position);
}

/**
 * studio_gallery_area_to_layout:
 * @self: the area
 * @x: (inout): a point in the widget, then in the layout
 * @y: (inout): likewise down
 */
void
studio_gallery_area_to_layout (StudioGalleryArea *self, double *x, double *y)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    *x = gtk_widget_get_width (GTK_WIDGET (self)) - *x;
  *y += self->vertical == NULL ? 0 : gtk_adjustment_get_value (self->vertical);
}

/**
 * studio_gallery_area_find:
 * @self: the area
 * @x: a point in the widget
 * @y: likewise down
 * @position: (out): the item there, untouched for none
 *
 * Returns: whether an item is there
 */
gboolean
studio_gallery_area_find (StudioGalleryArea *self, double x, double y, guint *position)
{
  studio_gallery_area_to_layout (self, &x, &y);
  return !self->outdated && studio_grid_layout_find (self->layout, x, y, position);
}

/**
 * studio_gallery_area_set_band:
 * @self: the area
 * @band: (nullable): where the rubber band is in the layout, %NULL for none
 */
void
studio_gallery_area_set_band (StudioGalleryArea *self, const StudioGridRect *band)
{
  if (band == NULL)
    g_clear_pointer (&self->band, gtk_widget_unparent);
  else if (self->band == NULL)
    {
      self->band = g_object_new (GTK_TYPE_BOX, "css-name", "rubberband", NULL);
      gtk_widget_set_can_target (self->band, FALSE);
      gtk_widget_set_parent (self->band, GTK_WIDGET (self));
    }
  if (band != NULL)
    self->band_area = *band;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
