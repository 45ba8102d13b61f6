/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/**
 * StudioBoxFilter:
 *
 * Makes an RGB image smaller while its rows come, from the top: each pixel is the mean of the area
 * it stands for, parts of pixels included. The large image is never held. Private to this folder.
 */
typedef struct _StudioBoxFilter StudioBoxFilter;

StudioBoxFilter *studio_box_filter_new (int width, int height, int edge);
void studio_box_filter_free (StudioBoxFilter *self);
void studio_box_filter_add_row (StudioBoxFilter *self, const guint8 *row);
GdkPixbuf *studio_box_filter_end (StudioBoxFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioBoxFilter, studio_box_filter_free)

G_END_DECLS
