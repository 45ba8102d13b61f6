/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-file-pieces.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/* Formats other than PNG and JPEG, which people import. Private to this folder. */
GdkPixbuf *studio_foreign_image_decode (StudioFilePieces *pieces,
                                        const guint8 *bytes,
                                        gsize size,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
