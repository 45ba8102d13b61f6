/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-canvas-geometry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioCanvasImage:
 *
 * The pixels that a canvas draws, whole or as far as they have come. Rows that arrive become
 * textures of their own, at most one in 50 ms, so that neither copying nor drawing ever concerns
 * more than what is new; everything larger is made in a worker. Main thread only.
 *
 * Signal `changed`: there is something new to draw.
 */
#define STUDIO_TYPE_CANVAS_IMAGE (studio_canvas_image_get_type ())
G_DECLARE_FINAL_TYPE (StudioCanvasImage, studio_canvas_image, STUDIO, CANVAS_IMAGE, GObject)

StudioCanvasImage *studio_canvas_image_new (void);
void studio_canvas_image_set_size (StudioCanvasImage *self, int width, int height);
void studio_canvas_image_set_rows (StudioCanvasImage *self, GdkPixbuf *pixbuf, int n_rows);
void studio_canvas_image_clear (StudioCanvasImage *self);
int studio_canvas_image_get_width (StudioCanvasImage *self);
int studio_canvas_image_get_height (StudioCanvasImage *self);
int studio_canvas_image_get_n_shown_rows (StudioCanvasImage *self);
gboolean studio_canvas_image_is_complete (StudioCanvasImage *self);
guint studio_canvas_image_get_n_bands (StudioCanvasImage *self);
void studio_canvas_image_draw (StudioCanvasImage *self,
                               GtkSnapshot *snapshot,
                               const StudioCanvasRect *rect,
                               const graphene_rect_t *visible,
                               int device_scale,
                               gboolean quickly);

G_END_DECLS
