/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How large a mark is, logical pixels, with the room around it. */
#define STUDIO_TILE_MARK_SIZE 28

/* What is painted on a tile. */

GdkTexture *studio_tile_mark_new_star (int scale);
void studio_tile_mark_paint (GtkWidget *tile, GtkSnapshot *snapshot, GdkTexture *mark);
void studio_tile_mark_paint_image (GtkWidget *tile,
                                   GtkSnapshot *snapshot,
                                   GdkTexture *texture,
                                   const GdkRGBA *ground,
                                   gboolean exact);

G_END_DECLS
