/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-grid-layout.h"
#include "studio-session.h"
#include "studio-tile-cache.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioGalleryArea:
 *
 * The cells of the gallery and the headings between them, for a GtkScrolledWindow. GtkGridView
 * knows no headings, keeps some thirty rows of widgets whatever fits, and makes items of all that
 * is selected; here only what is in sight and a row more on either side has widgets, a million
 * items or ten. What is in sight stays where it is when images come or go above, but at the very
 * top, where new ones are seen to arrive.
 *
 * Arrow keys, Home, End, Page Up and Page Down move; with Shift they extend the selection, with
 * Control they leave it alone. Space selects, Enter opens. The pointer selects by clicks, likewise,
 * and by a rubber band.
 *
 * Property `first-visible` (guint, readable: the first item of the first row in sight).
 * Signal `activate` (guint: the position of the item that is to be opened).
 */
#define STUDIO_TYPE_GALLERY_AREA (studio_gallery_area_get_type ())
G_DECLARE_FINAL_TYPE (StudioGalleryArea, studio_gallery_area, STUDIO, GALLERY_AREA, GtkWidget)

void studio_gallery_area_set_model (StudioGalleryArea *self,
                                    GtkSelectionModel *selection,
                                    StudioGallery *gallery,
                                    StudioThumbnailer *thumbnailer);
void studio_gallery_area_set_edge (StudioGalleryArea *self, int edge);
guint studio_gallery_area_get_first_visible (StudioGalleryArea *self);
void studio_gallery_area_scroll_to (StudioGalleryArea *self, guint position);
void studio_gallery_area_scroll_to_top (StudioGalleryArea *self, guint position);
void studio_gallery_area_scroll_by (StudioGalleryArea *self, double distance);

/* For the keyboard and the pointer */
StudioGridLayout *studio_gallery_area_get_layout (StudioGalleryArea *self);
GtkSelectionModel *studio_gallery_area_get_selection (StudioGalleryArea *self);
guint studio_gallery_area_get_cursor (StudioGalleryArea *self);
void studio_gallery_area_go (StudioGalleryArea *self,
                             guint position,
                             gboolean extend,
                             gboolean modify);
void studio_gallery_area_toggle (StudioGalleryArea *self, guint position);
void studio_gallery_area_activate (StudioGalleryArea *self, guint position);
gboolean studio_gallery_area_find (StudioGalleryArea *self, double x, double y, guint *position);
void studio_gallery_area_to_layout (StudioGalleryArea *self, double *x, double *y);
void studio_gallery_area_set_band (StudioGalleryArea *self, const StudioGridRect *band);
GArray *studio_gallery_area_dup_selected_ids (StudioGalleryArea *self);

G_END_DECLS
