/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-canvas.h"

G_BEGIN_DECLS

/* What looks through a canvas has the actions `viewer.zoom-in`, `viewer.zoom-out`,
 * `viewer.zoom-fit`, `viewer.zoom-fill` and `viewer.zoom-actual`. */

typedef StudioCanvas *(*StudioViewerCanvasFunc) (GtkWidget *widget);

void studio_viewer_actions_install (GtkWidgetClass *widget_class, StudioViewerCanvasFunc func);

G_END_DECLS
