/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioTileImage:
 * @texture: the thumbnail
 * @tint: its mean colour, for the ground it stands on
 * @edge: the longer edge it was asked for with
 */
typedef struct
{
  GdkTexture *texture;
  GdkRGBA tint;
  int edge;
} StudioTileImage;

/**
 * StudioTileCache:
 *
 * The thumbnails used last, as textures, no more than fit in so many bytes. Main thread only.
 */
typedef struct _StudioTileCache StudioTileCache;

StudioTileCache *studio_tile_cache_new (gsize n_bytes);
StudioTileCache *studio_tile_cache_ref (StudioTileCache *self);
void studio_tile_cache_unref (StudioTileCache *self);
const StudioTileImage *studio_tile_cache_lookup (StudioTileCache *self, gint64 id);
const StudioTileImage *studio_tile_cache_insert (StudioTileCache *self,
                                                 gint64 id,
                                                 GdkPixbuf *thumbnail,
                                                 int edge);
guint studio_tile_cache_get_n_images (StudioTileCache *self);
GdkTexture *studio_tile_cache_get_star (StudioTileCache *self, int scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioTileCache, studio_tile_cache_unref)

G_END_DECLS
