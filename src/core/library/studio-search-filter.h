/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioSearchFilter:
 * @STUDIO_SEARCH_FILTER_STARRED: `is:starred`
 * @STUDIO_SEARCH_FILTER_RATING: `rating:`, `is:rated`
 * @STUDIO_SEARCH_FILTER_RATIO: `ratio:`
 * @STUDIO_SEARCH_FILTER_FORMAT: `format:`
 * @STUDIO_SEARCH_FILTER_DATE: `after:`, `before:`, `on:`
 * @STUDIO_SEARCH_FILTER_TAG: `tag:`, `is:tagged`
 * @STUDIO_SEARCH_FILTER_STATE: `state:` and `is:` with a state, with a minus as well
 *
 * What can be chosen with the pointer as well as typed. The text of the search is all there is: a
 * choice stands in it as a term, and whoever types that term has made the choice.
 */
typedef enum
{
  STUDIO_SEARCH_FILTER_STARRED,
  STUDIO_SEARCH_FILTER_RATING,
  STUDIO_SEARCH_FILTER_RATIO,
  STUDIO_SEARCH_FILTER_FORMAT,
  STUDIO_SEARCH_FILTER_DATE,
  STUDIO_SEARCH_FILTER_TAG,
  STUDIO_SEARCH_FILTER_STATE,
} StudioSearchFilter;

#define STUDIO_N_SEARCH_FILTERS (STUDIO_SEARCH_FILTER_STATE + 1)

GStrv studio_search_filter_dup_terms (StudioSearchFilter filter, const char *text);
char *studio_search_filter_replace (StudioSearchFilter filter, const char *text, const char *term);

G_END_DECLS
