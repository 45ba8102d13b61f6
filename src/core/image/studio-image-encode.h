/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-output-format.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/* Encodes in memory. gdk-pixbuf could, but its newest version hands the work to another process,
 * which a sandbox may not have. Private to this folder. */
GBytes *studio_image_encode (GdkPixbuf *image,
                             StudioOutputFormat format,
                             int quality,
                             GError **error);

G_END_DECLS
