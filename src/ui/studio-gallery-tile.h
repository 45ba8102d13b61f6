/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-thumbnailer.h"
#include "studio-tile-cache.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioGalleryTile:
 *
 * One image of the gallery: a square cell with the whole image in it, on a ground of its own
 * colour; or why there is no image. Loads its thumbnail only while it is wanted, which is while it
 * can be seen, in exactly the pixels it is drawn with.
 *
 * Property `record` (StudioRecord, nullable). Signal `select`: assistive technology asks for what a
 * click does.
 */
#define STUDIO_TYPE_GALLERY_TILE (studio_gallery_tile_get_type ())
G_DECLARE_FINAL_TYPE (StudioGalleryTile, studio_gallery_tile, STUDIO, GALLERY_TILE, GtkWidget)

GtkWidget *studio_gallery_tile_new (StudioThumbnailer *thumbnailer, StudioTileCache *cache);
void studio_gallery_tile_set_record (StudioGalleryTile *self, StudioRecord *record);
StudioRecord *studio_gallery_tile_get_record (StudioGalleryTile *self);
void studio_gallery_tile_set_edge (StudioGalleryTile *self, int edge);
void studio_gallery_tile_set_wanted (StudioGalleryTile *self, gboolean wanted);
gboolean studio_gallery_tile_get_has_image (StudioGalleryTile *self);

G_END_DECLS
