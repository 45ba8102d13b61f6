/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

PangoAttrList *studio_search_tint_new (const char *text, gboolean typing);
char *studio_search_tint_explain (const char *text, gboolean typing);

G_END_DECLS
