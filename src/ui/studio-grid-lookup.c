/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-grid-layout-private.h"

#include <math.h>

/* The last group that begins no later. */
static guint
find_group_at (StudioGridLayout *self, gint64 y)
{
  guint low = 0;
  guint high = studio_grid_count_groups (self);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (studio_grid_get_top (self, middle) <= y)
        low = middle + 1;
      else
        high = middle;
    }
  return low == 0 ? 0 : low - 1;
}

/* The row of a group that is there or the next one below; as many as there are for none. */
static guint
find_row (StudioGridLayout *self, guint group, gint64 y)
{
  gint64 inside = y - studio_grid_get_top (self, group) - studio_grid_get_heading (self, group);
  guint n_rows = studio_grid_count_rows (self, group);
  if (inside < 0)
    return 0;
  return (guint) MIN (inside / studio_grid_get_row_height (self), n_rows);
}

static guint
get_item (StudioGridLayout *self, guint group, guint row, guint column)
{
  guint item = studio_grid_get_first (self, group) + row * self->n_columns + column;
  return MIN (item, studio_grid_get_first (self, group + 1) - 1);
}

/* Adds the cells of one row that lie between two columns. */
static void
add_row (StudioGridLayout *self, GtkBitset *set, guint group, guint row, guint from, guint to)
{
  guint start = studio_grid_get_first (self, group) + row * self->n_columns;
  guint end = MIN (start + to + 1, studio_grid_get_first (self, group + 1));
  if (start + from < end)
    gtk_bitset_add_range (set, start + from, end - start - from);
}

static int
get_column_at (StudioGridLayout *self, double x)
{
  return (int) floor ((x - STUDIO_GRID_MARGIN) / studio_grid_get_row_height (self));
}

/**
 * studio_grid_layout_get_range:
 * @self: a layout
 * @top: from here
 * @bottom: to here
 * @first: (out): the first item of the first row that lies there
 * @end: (out): one more than the last item of the last such row; @first for none
 */
void
studio_grid_layout_get_range (StudioGridLayout *self,
                              double top,
                              double bottom,
                              guint *first,
                              guint *end)
{
  *first = 0;
  *end = 0;
  if (self->n_items == 0 || bottom <= top)
    return;

  guint group = find_group_at (self, (gint64) floor (top));
  guint row = find_row (self, group, (gint64) floor (top));
  *first = MIN (studio_grid_get_first (self, group) + row * self->n_columns,
                studio_grid_get_first (self, group + 1));
  group = find_group_at (self, (gint64) ceil (bottom) - 1);
  gint64 inside = (gint64) ceil (bottom) - 1 - studio_grid_get_top (self, group)
                  - studio_grid_get_heading (self, group);
  row = inside < 0 ? 0 : find_row (self, group, (gint64) ceil (bottom) - 1) + 1;
  *end = MIN (studio_grid_get_first (self, group) + row * self->n_columns,
              studio_grid_get_first (self, group + 1));
  *end = MAX (*end, *first);
}

/**
 * studio_grid_layout_find:
 * @self: a layout
 * @x: a point
 * @y: likewise down
 * @item: (out): the item there, untouched for none
 *
 * Returns: whether a cell is there
 */
gboolean
studio_grid_layout_find (StudioGridLayout *self, double x, double y, guint *item)
{
  int column = get_column_at (self, x);
  if (self->n_items == 0 || column < 0 || column >= (int) self->n_columns)
    return FALSE;

  guint group = find_group_at (self, (gint64) floor (y));
  guint row = find_row (self, group, (gint64) floor (y));
  guint found = studio_grid_get_first (self, group) + row * self->n_columns + (guint) column;
  double cell_x = 0;
  double cell_y = 0;
  if (row >= studio_grid_count_rows (self, group)
      || found >= studio_grid_get_first (self, group + 1))
    return FALSE;
  studio_grid_layout_get_cell (self, found, &cell_x, &cell_y);
  if (x < cell_x || x >= cell_x + self->cell || y < cell_y || y >= cell_y + self->cell)
    return FALSE;
  *item = found;
  return TRUE;
}

/**
 * studio_grid_layout_find_all:
 * @self: a layout
 * @area: a rectangle
 *
 * Returns: (transfer full): the items whose cells it touches
 */
GtkBitset *
studio_grid_layout_find_all (StudioGridLayout *self, const StudioGridRect *area)
{
  GtkBitset *set = gtk_bitset_new_empty ();
  double right = area->x + area->width;
  double bottom = area->y + area->height;
  int from = get_column_at (self, area->x + STUDIO_GRID_SPACING);
  int to = MIN (get_column_at (self, right), (int) self->n_columns - 1);

  if (self->n_items == 0 || to < 0 || from >= (int) self->n_columns)
    return set;
  for (guint group = find_group_at (self, (gint64) area->y);
       group < studio_grid_count_groups (self)
       && (double) studio_grid_get_top (self, group) < bottom;
       group++)
    {
      gint64 cells_top = studio_grid_get_top (self, group) + studio_grid_get_heading (self, group);
      guint row = find_row (self, group, (gint64) area->y + STUDIO_GRID_SPACING);
      for (; row < studio_grid_count_rows (self, group)
             && (double) (cells_top + (gint64) row * studio_grid_get_row_height (self)) < bottom;
           row++)
        add_row (self, set, group, row, (guint) MAX (from, 0), (guint) to);
    }
  return set;
}

/**
 * studio_grid_layout_move:
 * @self: a layout with items
 * @item: an item
 * @rows: 1 for the row below, -1 for the one above
 *
 * Returns: the item below or above, in the next group too; the last or first of a shorter row, and
 *   @item itself where there is no such row
 */
guint
studio_grid_layout_move (StudioGridLayout *self, guint item, int rows)
{
  guint group = studio_grid_layout_get_group (self, item);
  guint row = (item - studio_grid_get_first (self, group)) / self->n_columns;
  guint column = (item - studio_grid_get_first (self, group)) % self->n_columns;

  if (rows > 0 && row + 1 < studio_grid_count_rows (self, group))
    return get_item (self, group, row + 1, column);
  if (rows > 0 && group + 1 < studio_grid_count_groups (self))
    return get_item (self, group + 1, 0, column);
  if (rows < 0 && row > 0)
    return get_item (self, group, row - 1, column);
  if (rows < 0 && group > 0)
    return get_item (self, group - 1, studio_grid_count_rows (self, group - 1) - 1, column);
  return item;
}

/**
 * studio_grid_layout_move_page:
 * @self: a layout with items
 * @item: an item
 * @distance: how far down, negative for up
 *
 * Returns: the item of the same column as far away, or the nearest to it
 */
guint
studio_grid_layout_move_page (StudioGridLayout *self, guint item, double distance)
{
  double x = 0;
  double y = 0;

  studio_grid_layout_get_cell (self, item, &x, &y);
  gint64 wanted = (gint64) CLAMP (
      y + distance, 0, (double) studio_grid_get_top (self, studio_grid_count_groups (self)) - 1);
  guint group = find_group_at (self, wanted);
  guint row = MIN (find_row (self, group, wanted), studio_grid_count_rows (self, group) - 1);
  return get_item (self, group, row, (guint) get_column_at (self, x));
}
