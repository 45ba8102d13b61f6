/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioSearch:
 * @match: (nullable): an FTS5 query: each word must begin a word of the text
 * @patterns: (element-type utf8): LIKE patterns that must match as well, escaped by backslash
 *
 * What a person typed into a search entry, as the database understands it.
 */
typedef struct
{
  char *match;
  GPtrArray *patterns;
} StudioSearch;

StudioSearch *studio_search_new (const char *text);
void studio_search_free (StudioSearch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSearch, studio_search_free)

G_END_DECLS
