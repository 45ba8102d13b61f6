/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-area-private.h"

#include <math.h>

/* Where everything in the gallery's area is put, and what stays where it is. */

#define NONE GTK_INVALID_LIST_POSITION
/* Before GTK gives out sizes. */
#define BIND_PRIORITY (G_PRIORITY_HIGH_IDLE + 5)

static guint
count_items (StudioGalleryArea *self)
{
  return self->selection == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static gboolean
update_layout (StudioGalleryArea *self)
{
  guint n_groups = 0;
  const StudioIdGroup *groups = self->gallery == NULL
                                    ? NULL
                                    : studio_gallery_get_groups (self->gallery, &n_groups);
  gboolean outdated = self->outdated;

  if (outdated)
    studio_grid_layout_set_groups (self->layout, groups, n_groups, count_items (self));
  self->outdated = FALSE;
  return studio_grid_layout_set_size (self->layout, self->width, self->edge, self->heading_height)
         || outdated;
}

/* What brings an item into sight with the least movement, or to the middle from far away. */
static double
get_value_for (StudioGalleryArea *self, guint item, double value, double height)
{
  double x = 0;
  double y = 0;
  double cell = studio_grid_layout_get_cell_size (self->layout);
  guint group = studio_grid_layout_get_group (self->layout, item);
  gboolean first_row = item - studio_grid_layout_get_first_item (self->layout, group)
                       < studio_grid_layout_get_n_columns (self->layout);

  studio_grid_layout_get_cell (self->layout, item, &x, &y);
  double top = first_row ? studio_grid_layout_get_group_top (self->layout, group) : y;
  double bottom = y + cell + STUDIO_GRID_SPACING;
  if (self->pending_top)
    return top;
  if (bottom < value - height || top > value + 2 * height)
    return top - (height - (bottom - top)) / 2;
  if (top - STUDIO_GRID_SPACING < value)
    return top - STUDIO_GRID_SPACING;
  return bottom > value + height ? bottom - height : value;
}

static double
get_anchored_value (StudioGalleryArea *self)
{
  double x = 0;
  double y = 0;
  guint n_items = studio_grid_layout_get_n_items (self->layout);

  if (self->anchor == NONE || n_items == 0)
    return 0;
  studio_grid_layout_get_cell (self->layout, MIN (self->anchor, n_items - 1), &x, &y);
  return y - self->anchor_offset;
}

static void
configure (GtkAdjustment *adjustment, double value, double upper, double page)
{
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment,
                              CLAMP (value, 0, MAX (upper - page, 0)),
                              0,
                              MAX (upper, page),
                              page * 0.1,
                              page * 0.9,
                              page);
}

static void
allocate_tiles (StudioGalleryArea *self, int width, double value)
{
  int size = studio_grid_layout_get_cell_size (self->layout);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint n_cells = 0;
  const StudioGalleryCell *cells = studio_gallery_cells_get (self->tiles, &n_cells);

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].position != NONE)
      {
        double x = 0;
        double y = 0;
        studio_grid_layout_get_cell (self->layout, cells[i].position, &x, &y);
        int left = rtl ? width - (int) x - size : (int) x;
        /* Measured, as GTK asks of whoever gives a size. */
        gtk_widget_measure (
            cells[i].widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
        gtk_widget_size_allocate (
            cells[i].widget, &(GtkAllocation){ left, (int) floor (y - value), size, size }, -1);
      }
}

static void
allocate_headings (StudioGalleryArea *self, int width, double value)
{
  guint n_cells = 0;
  const StudioGalleryCell *cells = studio_gallery_cells_get (self->headings, &n_cells);

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].position != NONE)
      {
        double top = studio_grid_layout_get_group_top (self->layout, cells[i].position);
        int least = 0;
        gtk_widget_measure (
            cells[i].widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
        gtk_widget_size_allocate (
            cells[i].widget,
            &(GtkAllocation){
                0, (int) floor (top - value), MAX (width, least), self->heading_height },
            -1);
      }
}

static void
allocate_band (StudioGalleryArea *self, int width, double value)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  if (self->band == NULL)
    return;

  int x = (int) self->band_area.x;
  int least_width = 0;
  int least_height = 0;
  gtk_widget_measure (self->band, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (self->band, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  int band_width = MAX ((int) self->band_area.width, least_width);
  gtk_widget_size_allocate (self->band,
                            &(GtkAllocation){ rtl ? width - x - band_width : x,
                                              (int) (self->band_area.y - value),
                                              band_width,
                                              MAX ((int) self->band_area.height, least_height) },
                            -1);
}

/* Where things are and how far can be scrolled. Where they moved the anchor stays the same, or it
 * would wander when that goes on. */
static double
settle (StudioGalleryArea *self)
{
  double value = self->vertical == NULL ? 0 : gtk_adjustment_get_value (self->vertical);
  gboolean moved = update_layout (self);
  gboolean asked = self->pending < studio_grid_layout_get_n_items (self->layout);

  if (moved)
    value = get_anchored_value (self);
  if (asked)
    value = get_value_for (self, self->pending, value, self->height);
  self->pending = asked ? NONE : self->pending;
  self->placing = TRUE;
  configure (self->horizontal, 0, self->width, self->width);
  configure (self->vertical, value, studio_grid_layout_get_height (self->layout), self->height);
  self->placing = FALSE;
  if (!moved || asked)
    studio_gallery_place_note_anchor (self);
  return self->vertical == NULL ? 0 : gtk_adjustment_get_value (self->vertical);
}

static gboolean
bind_cb (gpointer user_data)
{
  StudioGalleryArea *self = user_data;
  self->bind_source = 0;
  studio_gallery_place_bind (self);
  return G_SOURCE_REMOVE;
}

/**
 * studio_gallery_place_bind:
 * @self: the area
 *
 * Gives what is in sight widgets, and says how far can be scrolled. While nothing is asked for, the
 * anchor stays where it is. Not while sizes are given out: a widget that changes its own then is
 * not drawn again.
 */
void
studio_gallery_place_bind (StudioGalleryArea *self)
{
  g_clear_handle_id (&self->bind_source, g_source_remove);
  if (self->width == 0)
    return;
  if (self->heading_height == 0)
    self->heading_height = studio_gallery_widgets_measure_heading (self);
  studio_gallery_widgets_want (self, settle (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * studio_gallery_place_bind_later:
 * @self: the area
 *
 * studio_gallery_place_bind() before the next frame.
 */
void
studio_gallery_place_bind_later (StudioGalleryArea *self)
{
  if (self->bind_source == 0)
    self->bind_source = g_idle_add_full (BIND_PRIORITY, bind_cb, self, NULL);
}

/**
 * studio_gallery_place:
 * @self: the area
 * @width: pixels across
 * @height: pixels down
 *
 * Gives the widgets their places.
 */
void
studio_gallery_place (StudioGalleryArea *self, int width, int height)
{
  if (width != self->width || height != self->height)
    {
      self->width = width;
      self->height = height;
      settle (self);
      studio_gallery_place_bind_later (self);
    }
  double value = self->vertical == NULL ? 0 : gtk_adjustment_get_value (self->vertical);
  studio_gallery_cells_hide_lost (self->tiles);
  allocate_tiles (self, width, value);
  allocate_headings (self, width, value);
  allocate_band (self, width, value);
}

/**
 * studio_gallery_place_note_anchor:
 * @self: the area
 *
 * Keeps what is at the upper edge, after somebody scrolled.
 */
void
studio_gallery_place_note_anchor (StudioGalleryArea *self)
{
  double value = self->vertical == NULL ? 0 : gtk_adjustment_get_value (self->vertical);
  double x = 0;
  double y = 0;
  guint first = 0;
  guint end = 0;

  self->anchor = NONE;
  if (value <= 0 || self->outdated)
    return;
  studio_grid_layout_get_range (
      self->layout, value, value + gtk_adjustment_get_page_size (self->vertical), &first, &end);
  if (end == first)
    return;
  self->anchor = first;
  studio_grid_layout_get_cell (self->layout, first, &x, &y);
  self->anchor_offset = y - value;
}

static guint
follow (guint at, guint position, guint n_removed, guint n_added)
{
  if (at == NONE || at < position)
    return at;
  return at >= position + n_removed ? at - n_removed + n_added : position;
}

/**
 * studio_gallery_place_follow:
 * @self: the area
 * @position: where the items changed
 * @n_removed: how many went there
 * @n_added: how many came there
 *
 * Keeps the anchor, the cursor and the widgets with their items.
 */
void
studio_gallery_place_follow (StudioGalleryArea *self,
                             guint position,
                             guint n_removed,
                             guint n_added)
{
  guint n_items = count_items (self);

  self->anchor = follow (self->anchor, position, n_removed, n_added);
  self->mark = follow (self->mark, position, n_removed, n_added);
  self->cursor = follow (self->cursor, position, n_removed, n_added);
  self->cursor = n_items == 0 ? 0 : MIN (self->cursor, n_items - 1);
  self->mark = n_items == 0 ? 0 : MIN (self->mark, n_items - 1);
  studio_gallery_cells_shift (self->tiles, position, n_removed, n_added);
  /* The focus stays in the list when its item goes. */
  if (n_items > 0 && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (studio_gallery_cells_ensure (self->tiles, self->cursor));
  studio_gallery_widgets_update_selected (self, 0, n_items);
}
