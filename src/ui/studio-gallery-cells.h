/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioGalleryCell:
 * @widget: the widget, a child of whom it is made for
 * @position: what it shows, %GTK_INVALID_LIST_POSITION for nothing
 * @bound: whether it was given what it shows, which may be gone since
 */
typedef struct
{
  GtkWidget *widget;
  guint position;
  gboolean bound;
} StudioGalleryCell;

/* Makes a widget, or gives one another position, %GTK_INVALID_LIST_POSITION for none. */
typedef GtkWidget *(*StudioGalleryCellMakeFunc) (gpointer owner);
typedef void (*StudioGalleryCellBindFunc) (gpointer owner, GtkWidget *widget, guint position);

/**
 * StudioGalleryCells:
 *
 * Widgets for the positions of a list that can be seen, used over and over: a widget stays with its
 * position for as long as that is wanted, and then takes one that is new.
 */
typedef struct _StudioGalleryCells StudioGalleryCells;

StudioGalleryCells *studio_gallery_cells_new (gpointer owner,
                                              StudioGalleryCellMakeFunc make,
                                              StudioGalleryCellBindFunc bind);
void studio_gallery_cells_free (StudioGalleryCells *self);
void studio_gallery_cells_want (StudioGalleryCells *self, guint first, guint end, guint extra);
GtkWidget *studio_gallery_cells_ensure (StudioGalleryCells *self, guint position);
void studio_gallery_cells_shift (StudioGalleryCells *self,
                                 guint position,
                                 guint n_removed,
                                 guint n_added);
void studio_gallery_cells_hide_lost (StudioGalleryCells *self);
const StudioGalleryCell *studio_gallery_cells_get (StudioGalleryCells *self, guint *n_cells);
GtkWidget *studio_gallery_cells_find (StudioGalleryCells *self, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioGalleryCells, studio_gallery_cells_free)

G_END_DECLS
