/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-style-ahead.h"
#include "studio-viewer-private.h"

/**
 * studio_viewer_show_bars:
 * @self: the viewer
 * @complete: whether all of the image is there
 *
 * Shows what can be done with an image, or how far it is.
 */
void
studio_viewer_show_bars (StudioViewer *self, gboolean complete)
{
  gtk_widget_set_visible (self->zoom_bar, complete);
  gtk_widget_set_visible (GTK_WIDGET (self->status), !complete);
  studio_canvas_set_pulsing (self->canvas, !complete);
  studio_style_ahead (GTK_WIDGET (self));
}
