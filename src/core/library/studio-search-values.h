/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads what stands behind the colon of an operator. Sets are bits. */

gboolean studio_search_read_seed (const char *text, gint64 *seed);
gboolean studio_search_read_ratings (const char *text, guint *ratings);
gboolean studio_search_read_ratios (const char *text, guint *ratios);
gboolean studio_search_read_formats (const char *text, guint *formats);
gboolean studio_search_read_sources (const char *text, guint *sources);
gboolean studio_search_read_days (const char *text,
                                  GDateTime *now,
                                  gint64 *start_us,
                                  gint64 *end_us);

G_END_DECLS
