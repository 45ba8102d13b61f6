/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize studio_base64_block_decode (const char *text, gsize size, guint8 *out);

G_END_DECLS
