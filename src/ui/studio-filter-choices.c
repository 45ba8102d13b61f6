/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-filter-choices.h"

#include "studio-search-operators.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a menu can show; others are offered while they are typed. */
#define MAX_TAGS 15

typedef struct
{
  const char *label; /* to be translated */
  const char *term;
} Choice;

static const Choice ratings[] = {
  { N_ ("★ or More"), "rating:>=1" },
  { N_ ("★★ or More"), "rating:>=2" },
  { N_ ("★★★ or More"), "rating:>=3" },
  { N_ ("★★★★ or More"), "rating:>=4" },
  { "★★★★★", "rating:5" },
  { N_ ("Not Rated"), "rating:0" },
  { NULL, NULL },
};
static const Choice ratios[] = {
  { N_ ("Landscape"), "ratio:landscape" },
  { N_ ("Portrait"), "ratio:portrait" },
  { "21:9", "ratio:21:9" },
  { "16:9", "ratio:16:9" },
  { "3:2", "ratio:3:2" },
  { "5:4", "ratio:5:4" },
  { "1:1", "ratio:1:1" },
  { "4:5", "ratio:4:5" },
  { "2:3", "ratio:2:3" },
  { "9:16", "ratio:9:16" },
  { "9:21", "ratio:9:21" },
  { NULL, NULL },
};
static const Choice formats[] = {
  { "PNG", "format:png" },
  { "JPEG", "format:jpeg" },
  { NULL, NULL },
};
static const Choice dates[] = {
  { N_ ("Today"), "on:today" },
  { N_ ("Yesterday"), "on:yesterday" },
  { N_ ("Last 7 Days"), "after:7d" },
  { N_ ("This Month"), "on:%Y-%m" },
  { N_ ("Last 3 Months"), "after:3m" },
  { N_ ("This Year"), "on:%Y" },
  { NULL, NULL },
};
static const Choice states[] = {
  { N_ ("Failed"), "state:failed" },
  { N_ ("Refused"), "state:refused" },
  { N_ ("May Have Been Billed"), "state:unknown" },
  { N_ ("Cancelled"), "state:cancelled" },
  { N_ ("All Without an Image"), "-state:kept" },
  { NULL, NULL },
};
static const Choice tagged[] = {
  { N_ ("Any Tag"), "is:tagged" },
  { NULL, NULL },
};
static const Choice starred[] = {
  { N_ ("Starred"), "is:starred" },
  { NULL, NULL },
};

static const struct
{
  const char *title;
  const char *any; /* what is shown without the filter */
  const Choice *choices;
} filters[STUDIO_N_SEARCH_FILTERS] = {
  [STUDIO_SEARCH_FILTER_STARRED] = { N_ ("Starred"), NULL, starred },
  [STUDIO_SEARCH_FILTER_RATING] = { N_ ("Rating"), N_ ("Any Rating"), ratings },
  [STUDIO_SEARCH_FILTER_RATIO] = { N_ ("Aspect Ratio"), N_ ("Any Aspect Ratio"), ratios },
  [STUDIO_SEARCH_FILTER_FORMAT] = { N_ ("Format"), N_ ("Any Format"), formats },
  [STUDIO_SEARCH_FILTER_DATE] = { N_ ("Date"), N_ ("Any Date"), dates },
  [STUDIO_SEARCH_FILTER_TAG] = { N_ ("Tag"), N_ ("With or Without Tags"), tagged },
  [STUDIO_SEARCH_FILTER_STATE] = { N_ ("Failed Calls"), N_ ("Images Only"), states },
};

/* A term that names the present month or year. */
static char *
make_term (const Choice *choice, GDateTime *now)
{
  return g_date_time_format (now, choice->term);
}

static void
append (GMenu *menu, const char *label, const char *action, const char *term)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target_value (item, action, g_variant_new_string (term));
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * studio_filter_choices_get_title:
 * @filter: a filter
 *
 * Returns: (transfer none): what it is called, translated
 */
const char *
studio_filter_choices_get_title (StudioSearchFilter filter)
{
  return _ (filters[filter].title);
}

/**
 * studio_filter_choices_get_only:
 * @filter: a filter
 *
 * Returns: (transfer none) (nullable): the term of a filter that is only on or off, %NULL for one
 *   with a menu
 */
const char *
studio_filter_choices_get_only (StudioSearchFilter filter)
{
  return filters[filter].any == NULL ? filters[filter].choices[0].term : NULL;
}

/**
 * studio_filter_choices_new_menu:
 * @filter: a filter with a menu
 * @tags: (nullable) (array zero-terminated=1): the tags that there are
 * @now: the time, which “this month” is about
 * @action: the action of the items, whose target is a term, empty for no filter
 *
 * Returns: (transfer full): a menu
 */
GMenuModel *
studio_filter_choices_new_menu (StudioSearchFilter filter,
                                const char *const *tags,
                                GDateTime *now,
                                const char *action)
{
  g_autoptr (GMenu) any = g_menu_new ();
  g_autoptr (GMenu) known = g_menu_new ();
  GMenu *menu = g_menu_new ();

  append (any, _ (filters[filter].any), action, "");
  for (const Choice *choice = filters[filter].choices; choice->label != NULL; choice++)
    {
      g_autofree char *term = make_term (choice, now);
      append (filter == STUDIO_SEARCH_FILTER_TAG ? any : known, _ (choice->label), action, term);
    }
  for (guint i = 0; filter == STUDIO_SEARCH_FILTER_TAG && tags != NULL && tags[i] != NULL; i++)
    {
      g_autofree char *term = studio_search_operators_make_term (STUDIO_SEARCH_TAG, tags[i]);
      if (i < MAX_TAGS)
        append (known, tags[i], action, term);
    }
  append_section (menu, any);
  append_section (menu, known);
  return G_MENU_MODEL (menu);
}

/**
 * studio_filter_choices_format:
 * @filter: a filter
 * @terms: (array zero-terminated=1): what is chosen, as studio_search_filter_dup_terms() gives it
 * @now: the time, which “this month” is about
 *
 * Returns: (transfer full): what is chosen in a person’s words, or as it was typed where it is none
 *   of the choices; the title where nothing is chosen
 */
char *
studio_filter_choices_format (StudioSearchFilter filter, const char *const *terms, GDateTime *now)
{
  if (terms[0] == NULL)
    return g_strdup (studio_filter_choices_get_title (filter));
  if (terms[1] != NULL)
    return g_strjoinv (" ", (char **) terms);
  for (const Choice *choice = filters[filter].choices; choice->label != NULL; choice++)
    {
      g_autofree char *term = make_term (choice, now);
      if (g_ascii_strcasecmp (term, terms[0]) == 0)
        return g_strdup (_ (choice->label));
    }
  if (filter == STUDIO_SEARCH_FILTER_TAG)
    return g_strdelimit (g_strdup (terms[0] + strlen ("tag:")), "\"", ' ');
  return g_strdup (terms[0]);
}
