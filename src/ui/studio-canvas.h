/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-canvas-camera.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/**
 * StudioCanvas:
 *
 * Shows one image, whole or as far as it has come, and lets a person zoom and pan it: wheel,
 * pinch, drag, double click, keys.
 *
 * Properties: `zoom` (double, readable: device pixels to one of the image, animated), `fitting`
 * (gboolean, readable: the zoom follows the size of the widget).
 * Signal `moved`: the image is looked at in another way, but not by studio_canvas_set_pose().
 */
#define STUDIO_TYPE_CANVAS (studio_canvas_get_type ())
G_DECLARE_FINAL_TYPE (StudioCanvas, studio_canvas, STUDIO, CANVAS, GtkWidget)

void studio_canvas_show_frame (StudioCanvas *self, int width, int height);
void studio_canvas_show_rows (StudioCanvas *self, GdkPixbuf *pixbuf, int n_rows);
void studio_canvas_set_pulsing (StudioCanvas *self, gboolean pulsing);
int studio_canvas_get_n_shown_rows (StudioCanvas *self);
double studio_canvas_get_zoom (StudioCanvas *self);
gboolean studio_canvas_get_fitting (StudioCanvas *self);
gboolean studio_canvas_can_pan (StudioCanvas *self);
void studio_canvas_fit (StudioCanvas *self);
void studio_canvas_fill (StudioCanvas *self);
void studio_canvas_zoom_step (StudioCanvas *self, int direction);
void studio_canvas_zoom_at (StudioCanvas *self, double zoom, double x, double y, gboolean animate);
void studio_canvas_pan (StudioCanvas *self, double dx, double dy);
void studio_canvas_set_margins (StudioCanvas *self, int margin, int inset);
double studio_canvas_get_ratio (StudioCanvas *self);
StudioCanvasPose studio_canvas_get_pose (StudioCanvas *self);
void studio_canvas_set_pose (StudioCanvas *self, const StudioCanvasPose *pose);

G_END_DECLS
