/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *studio_palette_match_fold (const char *text);
guint studio_palette_match_score (const char *query, const char *title, const char *more);

G_END_DECLS
