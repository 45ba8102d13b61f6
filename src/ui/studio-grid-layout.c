/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-grid-layout-private.h"

#define LEAST_COLUMNS 2
#define MOST_COLUMNS 32
#define TOP_MARGIN 8

static void
place_groups (StudioGridLayout *self)
{
  gint64 top = TOP_MARGIN;

  g_array_set_size (self->tops, 0);
  for (guint group = 0; group < studio_grid_count_groups (self); group++)
    {
      g_array_append_val (self->tops, top);
      top += studio_grid_get_heading (self, group)
             + (gint64) studio_grid_count_rows (self, group) * studio_grid_get_row_height (self);
    }
  g_array_append_val (self->tops, top);
}

/**
 * studio_grid_layout_new:
 *
 * Returns: (transfer full): the layout of nothing
 */
StudioGridLayout *
studio_grid_layout_new (void)
{
  StudioGridLayout *self = g_new0 (StudioGridLayout, 1);
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->tops = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->n_columns = LEAST_COLUMNS;
  self->cell = 1;
  studio_grid_layout_set_groups (self, NULL, 0, 0);
  return self;
}

/**
 * studio_grid_layout_free:
 * @self: (transfer full) (nullable): a layout
 */
void
studio_grid_layout_free (StudioGridLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->firsts);
  g_array_unref (self->tops);
  g_free (self);
}

/**
 * studio_grid_layout_set_groups:
 * @self: a layout
 * @groups: (array length=n_groups) (nullable): the groups
 * @n_groups: how many, 0 for one that has no heading
 * @n_items: how many items; where the groups hold another number, they do not count
 *
 * Takes a time in proportion to the number of groups, not of items.
 */
void
studio_grid_layout_set_groups (StudioGridLayout *self,
                               const StudioIdGroup *groups,
                               guint n_groups,
                               guint n_items)
{
  guint first = 0;

  g_array_set_size (self->firsts, 0);
  for (guint i = 0; i < n_groups; i++)
    {
      g_array_append_val (self->firsts, first);
      first += groups[i].n_items;
    }
  if (first != n_items || n_items == 0)
    {
      g_array_set_size (self->firsts, 0);
      first = 0;
      if (n_items > 0)
        g_array_append_val (self->firsts, first);
    }
  g_array_append_val (self->firsts, n_items);
  self->n_items = n_items;
  place_groups (self);
}

/**
 * studio_grid_layout_set_size:
 * @self: a layout
 * @width: pixels across
 * @edge: the least width of a cell
 * @heading: the height of a heading
 *
 * Returns: whether anything moved
 */
gboolean
studio_grid_layout_set_size (StudioGridLayout *self, int width, int edge, int heading)
{
  if (self->width == width && self->edge == edge && self->heading == heading)
    return FALSE;
  self->width = width;
  self->edge = edge;
  self->heading = heading;
  self->n_columns = (guint) studio_grid_layout_count_columns (width, edge);
  int room = width - 2 * STUDIO_GRID_MARGIN - ((int) self->n_columns - 1) * STUDIO_GRID_SPACING;
  self->cell = MAX (room / (int) self->n_columns, 1);
  place_groups (self);
  return TRUE;
}

/**
 * studio_grid_layout_get_n_items:
 * @self: a layout
 *
 * Returns: how many cells there are
 */
guint
studio_grid_layout_get_n_items (StudioGridLayout *self)
{
  return self->n_items;
}

/**
 * studio_grid_layout_get_n_columns:
 * @self: a layout
 *
 * Returns: how many cells stand side by side
 */
guint
studio_grid_layout_get_n_columns (StudioGridLayout *self)
{
  return self->n_columns;
}

/**
 * studio_grid_layout_get_cell_size:
 * @self: a layout
 *
 * Returns: how wide and high a cell is
 */
int
studio_grid_layout_get_cell_size (StudioGridLayout *self)
{
  return self->cell;
}

/**
 * studio_grid_layout_get_height:
 * @self: a layout
 *
 * Returns: how high all of it is
 */
double
studio_grid_layout_get_height (StudioGridLayout *self)
{
  return (double) studio_grid_get_top (self, studio_grid_count_groups (self)) + STUDIO_GRID_MARGIN;
}

/**
 * studio_grid_layout_get_cell:
 * @self: a layout
 * @item: an item that is there
 * @x: (out): where its cell begins
 * @y: (out): likewise down
 */
void
studio_grid_layout_get_cell (StudioGridLayout *self, guint item, double *x, double *y)
{
  guint group = studio_grid_layout_get_group (self, item);
  guint inside = item - studio_grid_get_first (self, group);

  *x = STUDIO_GRID_MARGIN + (double) (inside % self->n_columns) * studio_grid_get_row_height (self);
  *y = (double) studio_grid_get_top (self, group) + studio_grid_get_heading (self, group)
       + (double) (inside / self->n_columns) * studio_grid_get_row_height (self);
}

/**
 * studio_grid_layout_get_group:
 * @self: a layout
 * @item: an item
 *
 * Returns: the group it stands in
 */
guint
studio_grid_layout_get_group (StudioGridLayout *self, guint item)
{
  guint low = 0;
  guint high = studio_grid_count_groups (self);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (studio_grid_get_first (self, middle) <= item)
        low = middle + 1;
      else
        high = middle;
    }
  return low == 0 ? 0 : low - 1;
}

/**
 * studio_grid_layout_get_n_groups:
 * @self: a layout
 *
 * Returns: how many groups there are, at least one where there are items
 */
guint
studio_grid_layout_get_n_groups (StudioGridLayout *self)
{
  return studio_grid_count_groups (self);
}

/**
 * studio_grid_layout_get_first_item:
 * @self: a layout
 * @group: a group
 *
 * Returns: its first item
 */
guint
studio_grid_layout_get_first_item (StudioGridLayout *self, guint group)
{
  return studio_grid_get_first (self, MIN (group, studio_grid_count_groups (self)));
}

/**
 * studio_grid_layout_get_group_top:
 * @self: a layout
 * @group: a group
 *
 * Returns: where it begins with its heading
 */
double
studio_grid_layout_get_group_top (StudioGridLayout *self, guint group)
{
  return (double) studio_grid_get_top (self, MIN (group, studio_grid_count_groups (self)));
}

/**
 * studio_grid_layout_count_columns:
 * @width: how wide the grid is, logical pixels
 * @edge: the least width of a cell
 *
 * Returns: how many columns fit, at least two, for a phone
 */
int
studio_grid_layout_count_columns (int width, int edge)
{
  return CLAMP ((width - 2 * STUDIO_GRID_SPACING) / (edge + STUDIO_GRID_SPACING),
                LEAST_COLUMNS,
                MOST_COLUMNS);
}
