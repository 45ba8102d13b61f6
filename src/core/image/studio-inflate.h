/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* zlib streams from strangers. Private to this folder. */
GByteArray *studio_inflate (const guint8 *bytes, gsize size, gsize max_size, gboolean *too_large);

G_END_DECLS
