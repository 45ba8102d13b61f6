/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-cells.h"

#define NONE GTK_INVALID_LIST_POSITION

struct _StudioGalleryCells
{
  gpointer owner;
  StudioGalleryCellMakeFunc make;
  StudioGalleryCellBindFunc bind;
  GArray *cells; /* StudioGalleryCell */
  GArray *taken; /* gboolean: which of the wanted positions have a cell */
};

static StudioGalleryCell *
get_cell (StudioGalleryCells *self, guint i)
{
  return &g_array_index (self->cells, StudioGalleryCell, i);
}

static void
bind (StudioGalleryCells *self, StudioGalleryCell *cell, guint position)
{
  cell->position = position;
  cell->bound = position != NONE;
  gtk_widget_set_child_visible (cell->widget, cell->bound);
  /* Only a widget that is not visible by its own property is hidden from who listens. */
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (cell->widget), GTK_ACCESSIBLE_STATE_HIDDEN, position == NONE, -1);
  self->bind (self->owner, cell->widget, position);
}

/* Says where the next free cell is, from @i on; makes one where there is none. */
static guint
find_free (StudioGalleryCells *self, guint i)
{
  while (i < self->cells->len && get_cell (self, i)->position != NONE)
    i++;
  if (i == self->cells->len)
    {
      StudioGalleryCell cell = { self->make (self->owner), NONE, FALSE };
      g_array_append_val (self->cells, cell);
    }
  return i;
}

static gboolean
is_wanted (guint position, guint first, guint end, guint extra)
{
  return position != NONE && ((position >= first && position < end) || position == extra);
}

/* A few more than are wanted are kept for when the window grows or more is in sight. */
static void
drop_surplus (StudioGalleryCells *self, guint n_wanted)
{
  for (guint i = self->cells->len; i > 0 && self->cells->len > 2 * n_wanted + 16; i--)
    if (get_cell (self, i - 1)->position == NONE)
      {
        gtk_widget_unparent (get_cell (self, i - 1)->widget);
        g_array_remove_index_fast (self->cells, i - 1);
      }
}

/**
 * studio_gallery_cells_new:
 * @owner: whose children the widgets are; lives longer
 * @make: makes one and adds it to @owner
 * @bind: gives one another position
 *
 * Returns: (transfer full): no cells yet
 */
StudioGalleryCells *
studio_gallery_cells_new (gpointer owner,
                          StudioGalleryCellMakeFunc make,
                          StudioGalleryCellBindFunc bind_func)
{
  StudioGalleryCells *self = g_new0 (StudioGalleryCells, 1);
  self->owner = owner;
  self->make = make;
  self->bind = bind_func;
  self->cells = g_array_new (FALSE, FALSE, sizeof (StudioGalleryCell));
  self->taken = g_array_new (FALSE, TRUE, sizeof (gboolean));
  return self;
}

/**
 * studio_gallery_cells_free:
 * @self: (transfer full) (nullable): the cells, whose widgets leave their parent
 */
void
studio_gallery_cells_free (StudioGalleryCells *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_unparent (get_cell (self, i)->widget);
  g_array_unref (self->cells);
  g_array_unref (self->taken);
  g_free (self);
}

/**
 * studio_gallery_cells_want:
 * @self: the cells
 * @first: the first position that is wanted
 * @end: one more than the last
 * @extra: another one, %GTK_INVALID_LIST_POSITION for none
 *
 * Gives each of these positions a widget, and no other.
 */
void
studio_gallery_cells_want (StudioGalleryCells *self, guint first, guint end, guint extra)
{
  guint n_range = end - first;
  guint n_wanted = extra == NONE || (extra >= first && extra < end) ? n_range : n_range + 1;
  guint free_cell = 0;

  g_array_set_size (self->taken, 0);
  g_array_set_size (self->taken, n_wanted);
  for (guint i = 0; i < self->cells->len; i++)
    {
      StudioGalleryCell *cell = get_cell (self, i);
      if (!is_wanted (cell->position, first, end, extra))
        cell->position = NONE;
      else if (cell->position >= first && cell->position < end)
        g_array_index (self->taken, gboolean, cell->position - first) = TRUE;
      else
        g_array_index (self->taken, gboolean, n_range) = TRUE;
    }
  for (guint i = 0; i < n_wanted; i++)
    if (!g_array_index (self->taken, gboolean, i))
      {
        free_cell = find_free (self, free_cell);
        bind (self, get_cell (self, free_cell), i < n_range ? first + i : extra);
      }
  for (guint i = 0; i < self->cells->len; i++)
    if (get_cell (self, i)->position == NONE && get_cell (self, i)->bound)
      bind (self, get_cell (self, i), NONE);
  drop_surplus (self, n_wanted);
}

/**
 * studio_gallery_cells_ensure:
 * @self: the cells
 * @position: a position that will be wanted
 *
 * Returns: (transfer none): the widget that shows it, from now on
 */
GtkWidget *
studio_gallery_cells_ensure (StudioGalleryCells *self, guint position)
{
  GtkWidget *widget = studio_gallery_cells_find (self, position);
  if (widget != NULL)
    return widget;
  StudioGalleryCell *cell = get_cell (self, find_free (self, 0));
  bind (self, cell, position);
  return cell->widget;
}

/**
 * studio_gallery_cells_shift:
 * @self: the cells
 * @position: where the list changed
 * @n_removed: how many went there
 * @n_added: how many came there
 *
 * Lets the widgets go with their items.
 */
void
studio_gallery_cells_shift (StudioGalleryCells *self,
                            guint position,
                            guint n_removed,
                            guint n_added)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      StudioGalleryCell *cell = get_cell (self, i);
      if (cell->position == NONE || cell->position < position)
        continue;
      cell->position = cell->position >= position + n_removed ? cell->position - n_removed + n_added
                                                              : NONE;
    }
}

/**
 * studio_gallery_cells_hide_lost:
 * @self: the cells
 *
 * Hides the widgets whose items have gone, for who gives out sizes: they have no place any more,
 * and one that was just made had none yet, without which GTK cannot draw it.
 */
void
studio_gallery_cells_hide_lost (StudioGalleryCells *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (get_cell (self, i)->position == NONE)
      gtk_widget_set_child_visible (get_cell (self, i)->widget, FALSE);
}

/**
 * studio_gallery_cells_get:
 * @self: the cells
 * @n_cells: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_cells): all of them, those without a position too; until
 *   the next change
 */
const StudioGalleryCell *
studio_gallery_cells_get (StudioGalleryCells *self, guint *n_cells)
{
  *n_cells = self->cells->len;
  return (const StudioGalleryCell *) (gpointer) self->cells->data;
}

/**
 * studio_gallery_cells_find:
 * @self: the cells
 * @position: a position
 *
 * Returns: (transfer none) (nullable): the widget that shows it
 */
GtkWidget *
studio_gallery_cells_find (StudioGalleryCells *self, guint position)
{
  for (guint i = 0; position != NONE && i < self->cells->len; i++)
    if (get_cell (self, i)->position == position)
      return get_cell (self, i)->widget;
  return NULL;
}
