/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-area-private.h"
#include "studio-gallery-heading.h"
#include "studio-gallery-tile.h"
#include "studio-image-menu.h"

/* The widgets of the gallery's area: how they are made, what they show, and which there are. */

#define NONE GTK_INVALID_LIST_POSITION
/* While somebody scrolls quickly, nothing is asked for that is gone in the next frame. */
#define WANTED_DELAY_MS 20

static void
tile_menu_cb (StudioGalleryTile *tile, G_GNUC_UNUSED int n_press, double x, double y)
{
  StudioRecord *record = studio_gallery_tile_get_record (tile);
  if (record != NULL)
    studio_image_menu_popup (GTK_WIDGET (tile), studio_record_get_id (record), x, y);
}

static guint
find_position (StudioGalleryArea *self, GtkWidget *tile)
{
  guint n_cells = 0;
  const StudioGalleryCell *cells = studio_gallery_cells_get (self->tiles, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    if (cells[i].widget == tile)
      return cells[i].position;
  return NONE;
}

static void
tile_select_cb (StudioGalleryArea *self, GtkWidget *tile)
{
  guint position = find_position (self, tile);
  if (position != NONE)
    studio_gallery_area_go (self, position, FALSE, FALSE);
}

static GtkWidget *
make_tile (gpointer owner)
{
  StudioGalleryArea *self = owner;
  GtkWidget *tile = studio_gallery_tile_new (self->thumbnailer, self->cache);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (tile_menu_cb), tile, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (tile, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (tile, "select", G_CALLBACK (tile_select_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (tile, GTK_WIDGET (self));
  return tile;
}

static void
show_selected (GtkWidget *tile, gboolean selected)
{
  if (selected)
    gtk_widget_set_state_flags (tile, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (tile, GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

static void
bind_tile (gpointer owner, GtkWidget *widget, guint position)
{
  StudioGalleryArea *self = owner;
  StudioGalleryTile *tile = STUDIO_GALLERY_TILE (widget);
  g_autoptr (StudioRecord) record = position == NONE ? NULL
                                                     : g_list_model_get_item (
                                                         G_LIST_MODEL (self->selection), position);

  studio_gallery_tile_set_wanted (tile, FALSE);
  studio_gallery_tile_set_record (tile, record);
  if (record != NULL)
    show_selected (widget, gtk_selection_model_is_selected (self->selection, position));
}

static GtkWidget *
make_heading (gpointer owner)
{
  GtkWidget *heading = g_object_new (STUDIO_TYPE_GALLERY_HEADING, NULL);
  gtk_widget_set_parent (heading, GTK_WIDGET (owner));
  return heading;
}

static void
bind_heading (gpointer owner, GtkWidget *widget, guint position)
{
  StudioGalleryArea *self = owner;
  guint n_groups = 0;
  const StudioIdGroup *groups = self->gallery == NULL
                                    ? NULL
                                    : studio_gallery_get_groups (self->gallery, &n_groups);
  g_autoptr (StudioRecord) first = NULL;

  if (position >= n_groups)
    {
      studio_gallery_heading_set_group (STUDIO_GALLERY_HEADING (widget), NULL, NULL, NULL);
      return;
    }
  const StudioQuery *query = studio_gallery_get_query (self->gallery);
  if (query->grouping == STUDIO_GROUPING_RUN)
    first = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                   studio_grid_layout_get_first_item (self->layout, position));
  studio_gallery_heading_set_group (
      STUDIO_GALLERY_HEADING (widget), query, &groups[position], first);
}

/* The groups whose headings are in sight; the first group's stands over the area. */
static void
want_headings (StudioGalleryArea *self, guint first, guint end)
{
  guint from = 0;
  guint to = 0;
  if (end > first && studio_grid_layout_get_n_groups (self->layout) > 1)
    {
      from = MAX (studio_grid_layout_get_group (self->layout, first), 1);
      to = MAX (studio_grid_layout_get_group (self->layout, end - 1) + 1, from);
    }
  studio_gallery_cells_want (self->headings, from, to, NONE);
}

/* The last asked is served first, so what is in sight asks last, and of that the first row. */
static gboolean
wanted_cb (gpointer user_data)
{
  StudioGalleryArea *self = user_data;
  guint first = 0;
  guint end = 0;
  guint n_cells = 0;
  const StudioGalleryCell *cells = studio_gallery_cells_get (self->tiles, &n_cells);
  double value = self->vertical == NULL ? 0 : gtk_adjustment_get_value (self->vertical);

  self->wanted_source = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  studio_grid_layout_get_range (
      self->layout, value, value + gtk_widget_get_height (GTK_WIDGET (self)), &first, &end);
  for (guint i = 0; i < n_cells; i++)
    if (cells[i].position != NONE && (cells[i].position < first || cells[i].position >= end))
      studio_gallery_tile_set_wanted (STUDIO_GALLERY_TILE (cells[i].widget), TRUE);
  for (guint position = end; position > first; position--)
    {
      GtkWidget *tile = studio_gallery_cells_find (self->tiles, position - 1);
      if (tile != NULL)
        studio_gallery_tile_set_wanted (STUDIO_GALLERY_TILE (tile), TRUE);
    }
  return G_SOURCE_REMOVE;
}

static void
update_tile_edges (StudioGalleryArea *self)
{
  guint n_cells = 0;
  const StudioGalleryCell *cells = studio_gallery_cells_get (self->tiles, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    studio_gallery_tile_set_edge (STUDIO_GALLERY_TILE (cells[i].widget),
                                  studio_grid_layout_get_cell_size (self->layout));
}

/**
 * studio_gallery_widgets_init:
 * @self: the area
 *
 * Makes ready for items.
 */
void
studio_gallery_widgets_init (StudioGalleryArea *self)
{
  self->layout = studio_grid_layout_new ();
  self->tiles = studio_gallery_cells_new (self, make_tile, bind_tile);
  self->headings = studio_gallery_cells_new (self, make_heading, bind_heading);
  self->anchor = NONE;
  self->pending = NONE;
}

/**
 * studio_gallery_widgets_measure_heading:
 * @self: the area
 *
 * Returns: how high a heading is
 */
int
studio_gallery_widgets_measure_heading (StudioGalleryArea *self)
{
  guint n_cells = 0;
  int natural = 0;

  const StudioIdGroup any = { .n_items = 1 };
  const StudioQuery query = { .grouping = STUDIO_GROUPING_MONTH };
  studio_gallery_cells_want (self->headings, 0, 1, NONE);
  const StudioGalleryCell *cells = studio_gallery_cells_get (self->headings, &n_cells);
  studio_gallery_heading_set_group (STUDIO_GALLERY_HEADING (cells[0].widget), &query, &any, NULL);
  gtk_widget_measure (cells[0].widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  studio_gallery_cells_want (self->headings, 0, 0, NONE);
  return natural;
}

/**
 * studio_gallery_widgets_want:
 * @self: the area
 * @value: how far it is scrolled
 *
 * Gives what is in sight there widgets, and a row more on either side.
 */
void
studio_gallery_widgets_want (StudioGalleryArea *self, double value)
{
  int row = studio_grid_layout_get_cell_size (self->layout) + STUDIO_GRID_SPACING;
  guint first = 0;
  guint end = 0;
  guint n_items = studio_grid_layout_get_n_items (self->layout);

  studio_grid_layout_get_range (self->layout, value, value + self->height, &first, &end);
  studio_gallery_area_set_first_visible (self, first);
  studio_grid_layout_get_range (
      self->layout, value - row, value + self->height + row, &first, &end);
  studio_gallery_cells_want (self->tiles, first, end, self->cursor < n_items ? self->cursor : NONE);
  want_headings (self, first, end);
  if (self->wanted_source == 0)
    self->wanted_source = g_timeout_add (WANTED_DELAY_MS, wanted_cb, self);
  update_tile_edges (self);
}

/**
 * studio_gallery_widgets_update_selected:
 * @self: the area
 * @position: the first item that may be selected or not now
 * @n_items: how many may
 *
 * Shows on the tiles what is selected.
 */
void
studio_gallery_widgets_update_selected (StudioGalleryArea *self, guint position, guint n_items)
{
  guint n_cells = 0;
  const StudioGalleryCell *cells = studio_gallery_cells_get (self->tiles, &n_cells);

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].position != NONE && cells[i].position >= position
        && cells[i].position - position < n_items)
      show_selected (cells[i].widget,
                     gtk_selection_model_is_selected (self->selection, cells[i].position));
}
