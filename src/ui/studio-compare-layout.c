/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-compare-area-private.h"

#include <math.h>

/* With the margin that each canvas leaves, as much round the images as between them. */
#define OUTER 6
#define LABEL_MARGIN 12
#define HANDLE_WIDTH 40
/* Where the buttons lie over the lower end. */
#define BUTTONS_HEIGHT 64

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  if (gtk_widget_get_visible (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
place_label (StudioCompareArea *self, GtkWidget *label, const GtkAllocation *cell, gboolean at_end)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int room = MAX (cell->width - 2 * LABEL_MARGIN, 1);
  int least = 0;
  int natural = 0;
  int height = 0;

  if (!gtk_widget_get_visible (label))
    return;
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  int width = MAX (MIN (natural, room), least);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  int x = at_end != rtl ? cell->x + cell->width - LABEL_MARGIN - width : cell->x + LABEL_MARGIN;
  place (label, x, cell->y + LABEL_MARGIN, width, height);
}

static void
place_side_by_side (StudioCompareArea *self, int all_width, int all_height)
{
  double ratio = .1;
  int width = MAX (all_width - 2 * OUTER, 1);
  int height = MAX (all_height - OUTER - BUTTONS_HEIGHT, 1);

  for (guint i = 0; i < self->n_images; i++)
    ratio = fmax (ratio, studio_canvas_get_ratio (self->canvases[i]));
  guint n_columns = studio_compare_facts_find_columns (self->n_images, ratio, width, height, 0);
  guint n_rows = (self->n_images + n_columns - 1) / n_columns;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int cell_width = width / (int) n_columns;
  int cell_height = height / (int) n_rows;

  for (guint i = 0; i < self->n_images; i++)
    {
      guint column = rtl ? n_columns - 1 - i % n_columns : i % n_columns;
      GtkAllocation cell = { OUTER + (int) column * cell_width,
                             OUTER + (int) (i / n_columns) * cell_height,
                             MAX (cell_width, 1),
                             MAX (cell_height, 1) };
      place (GTK_WIDGET (self->canvases[i]), cell.x, cell.y, cell.width, cell.height);
      place_label (self, self->labels[i], &cell, FALSE);
    }
}

/**
 * studio_compare_area_place_children:
 * @self: an area
 * @width: its width
 * @height: its height
 *
 * Gives each image its place.
 */
void
studio_compare_area_place_children (StudioCompareArea *self, int width, int height)
{
  const GtkAllocation all = { 0, 0, width, height };
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (self->mode == STUDIO_COMPARE_SIDE_BY_SIDE)
    {
      place_side_by_side (self, width, height);
      return;
    }
  for (guint i = 0; i < self->n_images; i++)
    {
      gboolean right = self->mode == STUDIO_COMPARE_SLIDER && i > 0;
      place (GTK_WIDGET (self->canvases[i]), 0, 0, width, height);
      /* The slider is not mirrored: the first image is the left one. */
      place_label (self, self->labels[i], &all, right != rtl);
    }
  place (GTK_WIDGET (self->difference), 0, 0, width, height);
  place_label (self, self->difference_label, &all, FALSE);
  int x = (int) round (self->split * width) - HANDLE_WIDTH / 2;
  place (self->handle, x, 0, HANDLE_WIDTH, MAX (height - BUTTONS_HEIGHT, 1));
}

/**
 * studio_compare_area_get_other:
 * @self: an area
 *
 * Returns: what the first image is compared with
 */
guint
studio_compare_area_get_other (StudioCompareArea *self)
{
  return self->active == 0 ? 1 : self->active;
}
