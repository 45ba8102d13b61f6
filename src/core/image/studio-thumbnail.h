/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* The two sizes of thumbnails: the longer edge in pixels. */
#define STUDIO_THUMBNAIL_NORMAL 256
#define STUDIO_THUMBNAIL_LARGE 512

GdkPixbuf *studio_thumbnail_scale (GdkPixbuf *image, int edge);
gboolean studio_thumbnail_save (GdkPixbuf *thumbnail, const char *path, GError **error);
GdkPixbuf *studio_thumbnail_load (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
