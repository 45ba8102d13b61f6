/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-canvas-geometry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void studio_canvas_paint_pixels (GtkSnapshot *snapshot,
                                 GdkPixbuf *pixbuf,
                                 int n_rows,
                                 const StudioCanvasRect *rect,
                                 const graphene_rect_t *visible,
                                 int device_scale);
void studio_canvas_paint_quickly (GtkSnapshot *snapshot,
                                  GdkPixbuf *pixbuf,
                                  const StudioCanvasRect *rect,
                                  const graphene_rect_t *visible,
                                  int device_scale);
void studio_canvas_paint_checkerboard (GtkSnapshot *snapshot, const graphene_rect_t *bounds);

G_END_DECLS
