/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-viewer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An image that can be dragged out of the window, as its file. */
void studio_image_drag_attach (GtkWidget *widget);
void studio_image_drag_attach_viewer (StudioViewer *viewer);
void studio_image_drag_set_record (GtkWidget *widget, StudioRecord *record);
GdkContentProvider *studio_image_drag_prepare (GtkWidget *widget);

G_END_DECLS
