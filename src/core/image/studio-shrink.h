/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Decodes an image file into a thumbnail at once. What the service and cameras write is made
 * smaller row by row while it is decoded, and JPEG files are decoded at a part of their size;
 * everything else goes through StudioRowDecoder. */

GdkPixbuf *studio_shrink_decode_file (const char *path,
                                      int edge,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
