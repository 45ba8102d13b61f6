/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void studio_texture_copy_pixels (GdkPixbuf *pixbuf,
                                 const GdkRectangle *part,
                                 int step,
                                 guint8 *target,
                                 gsize stride);
GdkTexture *studio_texture_new_for_pixbuf (GdkPixbuf *pixbuf);
GdkTexture *studio_texture_new_for_rows (GdkPixbuf *pixbuf, int first_row, int n_rows);
void studio_texture_scale_async (GdkPixbuf *pixbuf,
                                 int width,
                                 int height,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GdkTexture *studio_texture_scale_finish (GAsyncResult *result, GError **error);
void studio_texture_average (GdkPixbuf *pixbuf, GdkRGBA *color);

G_END_DECLS
