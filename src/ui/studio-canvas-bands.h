/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-canvas-geometry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioCanvasBands:
 *
 * An image as textures of some of its rows each, from the top without a gap. Main thread only.
 */
typedef struct _StudioCanvasBands StudioCanvasBands;

StudioCanvasBands *studio_canvas_bands_new (void);
void studio_canvas_bands_free (StudioCanvasBands *self);
void studio_canvas_bands_clear (StudioCanvasBands *self);
void studio_canvas_bands_append (StudioCanvasBands *self, GdkTexture *texture);
guint studio_canvas_bands_get_n_bands (StudioCanvasBands *self);
int studio_canvas_bands_get_n_rows (StudioCanvasBands *self);
void studio_canvas_bands_draw (StudioCanvasBands *self,
                               GtkSnapshot *snapshot,
                               const StudioCanvasRect *rect,
                               int height,
                               int device_scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioCanvasBands, studio_canvas_bands_free)

G_END_DECLS
