/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-search-filter.h"

#include "studio-search-scan.h"
#include "studio-search.h"

#include <string.h>

static gboolean
is_one_of (const char *value, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_ascii_strcasecmp (value, *words) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_quality (const StudioSearchTerm *term, const char *const *words)
{
  return term->operator_id == STUDIO_SEARCH_IS && is_one_of (term->value, words);
}

static gboolean
belongs (StudioSearchFilter filter, const StudioSearchTerm *term)
{
  static const char *const starred[] = { "starred", "favourite", NULL };
  static const char *const rated[] = { "rated", NULL };
  static const char *const tagged[] = { "tagged", NULL };
  static const char *const states[] = { "kept", "failed", "refused", "cancelled", "unknown", NULL };

  if (filter == STUDIO_SEARCH_FILTER_STATE)
    return term->operator_id == STUDIO_SEARCH_STATE || is_quality (term, states);
  if (term->negated)
    return FALSE;
  switch (filter)
    {
    case STUDIO_SEARCH_FILTER_STARRED:
      return is_quality (term, starred);
    case STUDIO_SEARCH_FILTER_RATING:
      return term->operator_id == STUDIO_SEARCH_RATING || is_quality (term, rated);
    case STUDIO_SEARCH_FILTER_RATIO:
      return term->operator_id == STUDIO_SEARCH_RATIO;
    case STUDIO_SEARCH_FILTER_FORMAT:
      return term->operator_id == STUDIO_SEARCH_FORMAT;
    case STUDIO_SEARCH_FILTER_DATE:
      return term->operator_id == STUDIO_SEARCH_AFTER || term->operator_id == STUDIO_SEARCH_BEFORE
             || term->operator_id == STUDIO_SEARCH_ON;
    case STUDIO_SEARCH_FILTER_TAG:
      return term->operator_id == STUDIO_SEARCH_TAG || is_quality (term, tagged);
    case STUDIO_SEARCH_FILTER_STATE:
    default:
      g_assert_not_reached ();
    }
}

/* What cannot be read chooses nothing; it is told of elsewhere. */
static gboolean
is_understood (const StudioSearch *search, const StudioSearchTerm *term)
{
  for (guint i = 0; i < search->hints->len; i++)
    {
      const StudioSearchHint *hint = g_ptr_array_index (search->hints, i);
      if (hint->start == term->start && hint->end == term->end)
        return FALSE;
    }
  return TRUE;
}

static gsize
skip_space (const char *text, gsize at)
{
  while (text[at] == ' ')
    at++;
  return at;
}

/**
 * studio_search_filter_dup_terms:
 * @filter: a filter
 * @text: a search
 *
 * Returns: (transfer full) (array zero-terminated=1): the terms of @text that are of the filter and
 *   can be read, as they were typed; none where nothing is chosen
 */
GStrv
studio_search_filter_dup_terms (StudioSearchFilter filter, const char *text)
{
  gboolean cut = FALSE;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GArray) terms = studio_search_scan (valid, &cut);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (StudioSearch) search = studio_search_new (valid, now);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < terms->len; i++)
    {
      const StudioSearchTerm *term = &g_array_index (terms, StudioSearchTerm, i);
      g_autofree char *typed = g_strndup (valid + term->start, term->end - term->start);
      if (belongs (filter, term) && is_understood (search, term))
        g_strv_builder_add (builder, typed);
    }
  return g_strv_builder_end (builder);
}

/**
 * studio_search_filter_replace:
 * @filter: a filter
 * @text: a search
 * @term: (nullable): a term of the filter, such as `ratio:16:9`; %NULL to choose nothing
 *
 * Puts the term at the beginning, so that the word at the end may still be typed on, and takes out
 * every other term of the filter.
 *
 * Returns: (transfer full): the new search
 */
char *
studio_search_filter_replace (StudioSearchFilter filter, const char *text, const char *term)
{
  gboolean cut = FALSE;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GArray) terms = studio_search_scan (valid, &cut);
  GString *changed = g_string_new (NULL);
  gsize at = skip_space (valid, 0);

  if (term != NULL)
    g_string_append_printf (changed, "%s ", term);
  for (guint i = 0; i < terms->len; i++)
    {
      const StudioSearchTerm *old = &g_array_index (terms, StudioSearchTerm, i);
      if (!belongs (filter, old))
        continue;
      g_string_append_len (changed, valid + at, (gssize) (old->start - at));
      at = skip_space (valid, old->end);
    }
  g_string_append (changed, valid + at);
  return g_string_free (changed, FALSE);
}
