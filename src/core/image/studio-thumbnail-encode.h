/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/* Encodes a small image in memory. gdk-pixbuf could, but its newest version hands the work to
 * another process. Private to this folder. */
GBytes *studio_thumbnail_encode (GdkPixbuf *image);

G_END_DECLS
