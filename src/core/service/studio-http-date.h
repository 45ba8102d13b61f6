/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 studio_http_date_parse (const char *text, gint64 now_s);

G_END_DECLS
