/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint32 studio_crc_add (guint32 crc, const guint8 *bytes, gsize size);

G_END_DECLS
