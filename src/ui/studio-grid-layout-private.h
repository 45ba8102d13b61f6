/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-grid-layout.h"

G_BEGIN_DECLS

/* For studio-grid-layout.c, which says where things stand, and studio-grid-lookup.c, which says
 * what stands there. */

struct _StudioGridLayout
{
  guint n_items;
  int width;
  int edge;
  int heading;
  guint n_columns;
  int cell;
  GArray *firsts; /* guint: the first item of each group, and n_items at the end */
  GArray *tops;   /* gint64: where each group begins with its heading, and where the last ends */
};

static inline guint
studio_grid_get_first (StudioGridLayout *self, guint group)
{
  return g_array_index (self->firsts, guint, group);
}

static inline gint64
studio_grid_get_top (StudioGridLayout *self, guint group)
{
  return g_array_index (self->tops, gint64, group);
}

static inline guint
studio_grid_count_groups (StudioGridLayout *self)
{
  return self->firsts->len - 1;
}

static inline int
studio_grid_get_row_height (StudioGridLayout *self)
{
  return self->cell + STUDIO_GRID_SPACING;
}

/* The heading of the first group stands over the grid. */
static inline int
studio_grid_get_heading (StudioGridLayout *self, guint group)
{
  return group == 0 ? 0 : self->heading;
}

static inline guint
studio_grid_count_rows (StudioGridLayout *self, guint group)
{
  guint n_items = studio_grid_get_first (self, group + 1) - studio_grid_get_first (self, group);
  return (n_items + self->n_columns - 1) / self->n_columns;
}

G_END_DECLS
