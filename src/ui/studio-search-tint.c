/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-search-tint.h"

#include "studio-search-scan.h"
#include "studio-search.h"

#include <string.h>

/* How what was understood of a search looks in the entry, and what was not. */

/* Blue 3 of the platform’s palette, seen through by any background. */
#define TINT 0x3535, 0x8484, 0xe4e4
#define TINT_ALPHA 0x3800

static void
insert (PangoAttrList *list, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

static StudioSearch *
read_search (const char *text)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return studio_search_new (text, now);
}

/* What is still being typed is not wrong yet. */
static gboolean
is_wrong (const StudioSearchHint *hint, const char *text, gboolean typing)
{
  return !typing || hint->end < strlen (text) || hint->operator_id == STUDIO_SEARCH_WORD;
}

static gboolean
is_hinted (const StudioSearch *search, const StudioSearchTerm *term)
{
  for (guint i = 0; i < search->hints->len; i++)
    {
      const StudioSearchHint *hint = g_ptr_array_index (search->hints, i);
      if (hint->operator_id != STUDIO_SEARCH_WORD && hint->start == term->start)
        return TRUE;
    }
  return FALSE;
}

/**
 * studio_search_tint_new:
 * @text: a search, valid UTF-8
 * @typing: whether its last word may not be finished yet
 *
 * Returns: (transfer full): operators, phrases and exclusions that count shaded, those that were
 *   left out underlined like a wrong spelling
 */
PangoAttrList *
studio_search_tint_new (const char *text, gboolean typing)
{
  gboolean cut = FALSE;
  PangoAttrList *list = pango_attr_list_new ();
  g_autoptr (GArray) terms = studio_search_scan (text, &cut);
  g_autoptr (StudioSearch) search = read_search (text);

  for (guint i = 0; i < terms->len; i++)
    {
      const StudioSearchTerm *term = &g_array_index (terms, StudioSearchTerm, i);
      gboolean plain = term->operator_id == STUDIO_SEARCH_WORD && !term->quoted && !term->negated;
      if (plain || is_hinted (search, term))
        continue;
      insert (list, pango_attr_background_new (TINT), term->start, term->end);
      insert (list, pango_attr_background_alpha_new (TINT_ALPHA), term->start, term->end);
    }
  for (guint i = 0; i < search->hints->len; i++)
    {
      const StudioSearchHint *hint = g_ptr_array_index (search->hints, i);
      if (hint->operator_id != STUDIO_SEARCH_WORD && is_wrong (hint, text, typing))
        insert (list, pango_attr_underline_new (PANGO_UNDERLINE_ERROR), hint->start, hint->end);
    }
  return list;
}

/**
 * studio_search_tint_explain:
 * @text: a search, valid UTF-8
 * @typing: whether its last word may not be finished yet
 *
 * Returns: (transfer full) (nullable): a sentence about the first thing that was left out, %NULL
 *   where nothing was
 */
char *
studio_search_tint_explain (const char *text, gboolean typing)
{
  g_autoptr (StudioSearch) search = read_search (text);

  for (guint i = 0; i < search->hints->len; i++)
    if (is_wrong (g_ptr_array_index (search->hints, i), text, typing))
      return studio_search_hint_to_text (g_ptr_array_index (search->hints, i));
  return NULL;
}
