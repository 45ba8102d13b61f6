/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioGalleryGrid:
 *
 * The grid of the gallery, which scrolls: square cells as many as fit, with headings between their
 * groups, of which only those in sight load their thumbnails.
 *
 * Properties: `model` (GtkSelectionModel, readable), `edge` (int, settable: the least width of a
 * cell), `first-visible` (guint, readable: the first item of the first row in sight).
 * Signal `record-activated` (StudioRecord).
 */
#define STUDIO_TYPE_GALLERY_GRID (studio_gallery_grid_get_type ())
G_DECLARE_FINAL_TYPE (StudioGalleryGrid, studio_gallery_grid, STUDIO, GALLERY_GRID, AdwBin)

void studio_gallery_grid_set_gallery (StudioGalleryGrid *self,
                                      GListModel *gallery,
                                      StudioThumbnailer *thumbnailer);
GtkSelectionModel *studio_gallery_grid_get_model (StudioGalleryGrid *self);
guint studio_gallery_grid_get_first_visible (StudioGalleryGrid *self);
guint studio_gallery_grid_get_n_columns (StudioGalleryGrid *self);
void studio_gallery_grid_scroll_to (StudioGalleryGrid *self, guint position);
void studio_gallery_grid_go_to (StudioGalleryGrid *self, guint position);
void studio_gallery_grid_jump_to (StudioGalleryGrid *self, guint position);

G_END_DECLS
