/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-id-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Between two cells, and between the cells and the edges. */
#define STUDIO_GRID_SPACING 8
#define STUDIO_GRID_MARGIN 18

/**
 * StudioGridRect:
 * @x: where it begins
 * @y: likewise down
 * @width: how wide it is
 * @height: how high
 *
 * Part of a grid. A million rows are more pixels than a float can count.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} StudioGridRect;

/**
 * StudioGridLayout:
 *
 * Where a million square cells stand: as many side by side as fit, each group in rows of its own
 * under a heading but the first, whose heading is not part of the grid. Numbers only, no widgets.
 * Pixels count from the top left; in right-to-left text the caller mirrors them.
 */
typedef struct _StudioGridLayout StudioGridLayout;

StudioGridLayout *studio_grid_layout_new (void);
void studio_grid_layout_free (StudioGridLayout *self);
void studio_grid_layout_set_groups (StudioGridLayout *self,
                                    const StudioIdGroup *groups,
                                    guint n_groups,
                                    guint n_items);
gboolean studio_grid_layout_set_size (StudioGridLayout *self, int width, int edge, int heading);
guint studio_grid_layout_get_n_items (StudioGridLayout *self);
guint studio_grid_layout_get_n_columns (StudioGridLayout *self);
int studio_grid_layout_get_cell_size (StudioGridLayout *self);
double studio_grid_layout_get_height (StudioGridLayout *self);
void studio_grid_layout_get_cell (StudioGridLayout *self, guint item, double *x, double *y);
guint studio_grid_layout_get_group (StudioGridLayout *self, guint item);
guint studio_grid_layout_get_n_groups (StudioGridLayout *self);
guint studio_grid_layout_get_first_item (StudioGridLayout *self, guint group);
double studio_grid_layout_get_group_top (StudioGridLayout *self, guint group);
void studio_grid_layout_get_range (StudioGridLayout *self,
                                   double top,
                                   double bottom,
                                   guint *first,
                                   guint *end);
gboolean studio_grid_layout_find (StudioGridLayout *self, double x, double y, guint *item);
GtkBitset *studio_grid_layout_find_all (StudioGridLayout *self, const StudioGridRect *area);
guint studio_grid_layout_move (StudioGridLayout *self, guint item, int rows);
guint studio_grid_layout_move_page (StudioGridLayout *self, guint item, double distance);
int studio_grid_layout_count_columns (int width, int edge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioGridLayout, studio_grid_layout_free)

G_END_DECLS
