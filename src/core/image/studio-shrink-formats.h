/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <stdio.h>

G_BEGIN_DECLS

/* The quick ways of studio_shrink_decode_file(). Each gives %NULL for whatever it does not know or
 * finds broken, and leaves it to the slow way to say what that is. Private to this folder. */

GdkPixbuf *studio_shrink_png (FILE *file, int edge, GCancellable *cancellable);
GdkPixbuf *studio_shrink_jpeg (FILE *file, int edge, GCancellable *cancellable);

G_END_DECLS
