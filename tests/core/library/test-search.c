/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-aspect-ratio.h"
#include "studio-record-source.h"
#include "studio-record-state.h"
#include "studio-search-filter.h"
#include "studio-search-scan.h"
#include "studio-search-values.h"
#include "studio-search.h"

#include <string.h>

/* Sunday, 15 November 2026, one hour before midnight in a zone east of Greenwich. */
static GDateTime *
make_now (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (2 * 3600);
  return g_date_time_new (zone, 2026, 11, 15, 23, 0, 0);
}

static StudioSearch *
parse (const char *text)
{
  g_autoptr (GDateTime) now = make_now ();
  g_test_message ("search for “%s”", text);
  return studio_search_new (text, now);
}

static void
assert_match (const char *text, const char *match, const char *exclude)
{
  g_autoptr (StudioSearch) search = parse (text);
  g_assert_cmpstr (search->match, ==, match);
  g_assert_cmpstr (search->exclude, ==, exclude);
  g_assert_cmpuint (search->hints->len, ==, 0);
  g_assert_false (search->impossible);
}

static void
test_words (void)
{
  assert_match (NULL, NULL, NULL);
  assert_match (" \t\n\xe3\x80\x80 ", NULL, NULL);
  assert_match ("fox", "\"fox\" *", NULL);
  assert_match ("fox ", "\"fox\"", NULL);
  assert_match ("  red   fox", "\"red\" AND \"fox\" *", NULL);
  assert_match ("mush* fox ", "\"mush\" * AND \"fox\"", NULL);
  assert_match ("say\"OR ", "\"say\"\"OR\"", NULL);
  assert_match ("\"red fox\"", "\"red fox\"", NULL);
  assert_match ("“red fox” „of“ ", "\"red fox\" AND \"of\"", NULL);
  assert_match ("\"red fo", "\"red fo\" *", NULL);
  assert_match ("\"red fo\"*", "\"red fo\" *", NULL);
  assert_match ("狐 ", "\"狐\"", NULL);
  assert_match ("fox -red", "\"fox\"", "\"red\" *");
  assert_match ("-red -\"blue sky\" ", NULL, "\"red\" OR \"blue sky\"");
  assert_match ("\xe2\x88\x92red ", NULL, "\"red\"");
  assert_match ("sci-fi ", "\"sci-fi\"", NULL);
  assert_match ("foo:bar AND NOT ", "\"foo:bar\" AND \"AND\" AND \"NOT\"", NULL);
  assert_match ("-- - % _ \" \"\" () ", NULL, NULL);
  assert_match ("🦊 ½ ", "\"🦊\" AND \"½\"", NULL);
}

static void
test_columns (void)
{
  assert_match ("tag:poster ", "tags : \"poster\"", NULL);
  assert_match ("tag:\"night city\" -tag:no ", "tags : \"night city\"", "tags : \"no\"");
  assert_match ("TAG：夜 ", "tags : \"夜\"", NULL);
  assert_match ("note:print prompt:fox negative:blu",
                "note : \"print\" AND prompt : \"fox\" AND negative_prompt : \"blu\" *",
                NULL);
}

typedef struct
{
  const char *text;
  guint states;
  gboolean trashed;
  guint wanted;
  guint unwanted;
  guint ratings;
  guint sources;
} IsCase;

static void
test_is (void)
{
  static const IsCase cases[] = {
    { "is:starred", 0, FALSE, STUDIO_SEARCH_STARRED, 0, 0, 0 },
    { "IS:Favourite -is:tagged", 0, FALSE, STUDIO_SEARCH_STARRED, STUDIO_SEARCH_TAGGED, 0, 0 },
    { "is:noted is:missing", 0, FALSE, STUDIO_SEARCH_NOTED | STUDIO_SEARCH_MISSING, 0, 0, 0 },
    { "is:changed", 0, FALSE, STUDIO_SEARCH_CHANGED, 0, 0, 0 },
    { "is:rated", 0, FALSE, 0, 0, 0x3e, 0 },
    { "-is:rated", 0, FALSE, 0, 0, 0x01, 0 },
    { "is:imported", 0, FALSE, 0, 0, 0, 1 << STUDIO_RECORD_SOURCE_IMPORT },
    { "-is:imported", 0, FALSE, 0, 0, 0, 1 << STUDIO_RECORD_SOURCE_SERVICE },
    { "is:made source:import", 0, FALSE, 0, 0, 0, 0 },
    { "source:service", 0, FALSE, 0, 0, 0, 1 << STUDIO_RECORD_SOURCE_SERVICE },
    { "is:trashed", 0, TRUE, 0, 0, 0, 0 },
    { "-is:trashed", 0, FALSE, 0, 0, 0, 0 },
    { "is:failed is:refused",
      1 << STUDIO_RECORD_FAILED | 1 << STUDIO_RECORD_REFUSED,
      FALSE,
      0,
      0,
      0,
      0 },
    { "-is:failed", 1 << STUDIO_RECORD_KEPT, FALSE, 0, 0, 0, 0 },
    { "-is:kept -is:unknown",
      1 << STUDIO_RECORD_FAILED | 1 << STUDIO_RECORD_REFUSED | 1 << STUDIO_RECORD_CANCELLED,
      FALSE,
      0,
      0,
      0,
      0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StudioSearch) search = parse (cases[i].text);
      g_assert_cmphex (search->states, ==, cases[i].states);
      g_assert_cmpint (search->trashed, ==, cases[i].trashed);
      g_assert_cmphex (search->wanted, ==, cases[i].wanted);
      g_assert_cmphex (search->unwanted, ==, cases[i].unwanted);
      g_assert_cmphex (search->ratings, ==, cases[i].ratings);
      g_assert_cmphex (search->sources, ==, cases[i].sources);
      g_assert_cmpuint (search->hints->len, ==, 0);
      g_assert_false (search->impossible);
    }
}

static void
test_ratings (void)
{
  static const struct
  {
    const char *text;
    gboolean good;
    guint ratings;
  } cases[] = {
    { "4", TRUE, 0x10 },    { "=4", TRUE, 0x10 },
    { ">=3", TRUE, 0x38 },  { "≥3", TRUE, 0x38 },
    { ">3", TRUE, 0x30 },   { "<3", TRUE, 0x07 },
    { "<=3", TRUE, 0x0f },  { "≤0", TRUE, 0x01 },
    { "<0", TRUE, 0x00 },   { "3+", TRUE, 0x38 },
    { "2..4", TRUE, 0x1c }, { "0", TRUE, 0x01 },
    { ">5", TRUE, 0x00 },   { "", FALSE, 0 },
    { ">=", FALSE, 0 },     { "6", FALSE, 0 },
    { "4..2", FALSE, 0 },   { ">=3+", FALSE, 0 },
    { "4x", FALSE, 0 },     { "-1", FALSE, 0 },
    { "2..9", FALSE, 0 },   { "99999999999999999999", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint ratings = 0;
      g_test_message ("rating:%s", cases[i].text);
      g_assert_cmpint (studio_search_read_ratings (cases[i].text, &ratings), ==, cases[i].good);
      if (cases[i].good)
        g_assert_cmphex (ratings, ==, cases[i].ratings);
    }
  g_autoptr (StudioSearch) between = parse ("rating:>1 rating:<4 -rating:3");
  g_assert_cmphex (between->ratings, ==, 0x04);
  g_autoptr (StudioSearch) none = parse ("rating:>4 rating:<4");
  g_assert_true (none->impossible);
}

static void
test_choices (void)
{
  guint bits = 0;

  g_assert_true (studio_search_read_ratios ("16:9", &bits));
  g_assert_cmphex (bits, ==, 1 << STUDIO_ASPECT_RATIO_16_9);
  g_assert_true (studio_search_read_ratios ("9x21", &bits));
  g_assert_cmphex (bits, ==, 1 << STUDIO_ASPECT_RATIO_9_21);
  g_assert_true (studio_search_read_ratios ("3×2", &bits)
                 && studio_search_read_ratios ("3/2", &bits)
                 && studio_search_read_ratios ("3：2", &bits));
  g_assert_true (studio_search_read_ratios ("portrait", &bits));
  g_assert_cmphex (bits, ==, 0x1e0);
  g_assert_true (studio_search_read_ratios ("Landscape", &bits));
  g_assert_cmphex (bits, ==, 0x0f);
  g_assert_false (studio_search_read_ratios ("17:9", &bits));
  g_assert_true (studio_search_read_formats ("JPG", &bits));
  g_assert_cmphex (bits, ==, 2);
  g_assert_true (studio_search_read_formats ("png", &bits));
  g_assert_cmphex (bits, ==, 1);
  g_assert_false (studio_search_read_formats ("gif", &bits));
  g_assert_true (studio_search_read_sources ("Import", &bits));
  g_assert_cmphex (bits, ==, 1 << STUDIO_RECORD_SOURCE_IMPORT);
  g_assert_false (studio_search_read_sources ("", &bits));

  g_autoptr (StudioSearch) search = parse ("ratio:16:9 ratio:1:1 format:png");
  g_assert_cmphex (
      search->ratios, ==, 1 << STUDIO_ASPECT_RATIO_16_9 | 1 << STUDIO_ASPECT_RATIO_1_1);
  g_assert_cmphex (search->formats, ==, 1);
  g_autoptr (StudioSearch) other = parse ("-ratio:1:1 -format:png -format:jpeg");
  g_assert_cmphex (other->ratios, ==, 0x1ef);
  g_assert_true (other->impossible);
}

static void
test_seeds_and_models (void)
{
  gint64 seed = 0;

  g_assert_true (studio_search_read_seed ("4294967295", &seed));
  g_assert_cmpint (seed, ==, G_MAXUINT32);
  g_assert_false (studio_search_read_seed ("4294967296", &seed));
  g_assert_false (studio_search_read_seed ("", &seed));
  g_assert_false (studio_search_read_seed ("1x", &seed));

  g_autoptr (StudioSearch) search = parse ("seed:1 seed:2 -seed:3 model:ultra -model:\"old one\"");
  g_assert_cmpuint (search->seeds->len, ==, 2);
  g_assert_cmpint (g_array_index (search->seeds, gint64, 1), ==, 2);
  g_assert_cmpint (g_array_index (search->other_seeds, gint64, 0), ==, 3);
  g_assert_cmpstr (g_ptr_array_index (search->models, 0), ==, "ultra");
  g_assert_cmpstr (g_ptr_array_index (search->other_models, 0), ==, "old one");
}

static char *
format_us (gint64 us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (us / G_USEC_PER_SEC);
  return g_date_time_format (time, "%F %H");
}

static void
test_days (void)
{
  static const struct
  {
    const char *text;
    const char *start;
    const char *end;
  } cases[] = {
    { "2026-11-01", "2026-10-31 22", "2026-11-01 22" },
    { "2026-2-5", "2026-02-04 22", "2026-02-05 22" },
    { "2026-11", "2026-10-31 22", "2026-11-30 22" },
    { "2025", "2024-12-31 22", "2025-12-31 22" },
    { "today", "2026-11-14 22", "2026-11-15 22" },
    { "Yesterday", "2026-11-13 22", "2026-11-14 22" },
    { "7d", "2026-11-07 22", "2026-11-08 22" },
    { "2W", "2026-10-31 22", "2026-11-01 22" },
    { "3m", "2026-08-14 22", "2026-08-15 22" },
    { "1y", "2025-11-14 22", "2025-11-15 22" },
    { "2026-02-30", NULL, NULL },
    { "2026-13", NULL, NULL },
    { "2026-", NULL, NULL },
    { "2026-1-1-1", NULL, NULL },
    { "0", NULL, NULL },
    { "9999999y", NULL, NULL },
    { "30000y", NULL, NULL },
    { "7", NULL, NULL },
    { "7x", NULL, NULL },
    { "", NULL, NULL },
    { "99999999999999999999", NULL, NULL },
  };
  g_autoptr (GDateTime) now = make_now ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 start_us = 0;
      gint64 end_us = 0;
      gboolean good = studio_search_read_days (cases[i].text, now, &start_us, &end_us);
      g_test_message ("on:%s", cases[i].text);
      g_assert_cmpint (good, ==, cases[i].start != NULL);
      if (!good)
        continue;
      g_autofree char *start = format_us (start_us);
      g_autofree char *end = format_us (end_us);
      g_assert_cmpstr (start, ==, cases[i].start);
      g_assert_cmpstr (end, ==, cases[i].end);
    }
}

static void
test_periods (void)
{
  gint64 start_us = 0;
  gint64 end_us = 0;
  g_autoptr (GDateTime) now = make_now ();

  g_assert_true (studio_search_read_days ("2026-11", now, &start_us, &end_us));
  g_autoptr (StudioSearch) month = parse ("on:2026-11");
  g_assert_cmpint (month->after_us, ==, start_us);
  g_assert_cmpint (month->before_us, ==, end_us);
  g_autoptr (StudioSearch) after = parse ("after:2026-11 after:2020");
  g_assert_cmpint (after->after_us, ==, start_us);
  g_assert_cmpint (after->before_us, ==, G_MAXINT64);
  g_autoptr (StudioSearch) before = parse ("-after:2026-11");
  g_assert_cmpint (before->after_us, ==, G_MININT64);
  g_assert_cmpint (before->before_us, ==, start_us);
  g_autoptr (StudioSearch) never = parse ("after:2026 before:2025");
  g_assert_true (never->impossible);
}

/* What is wrong is told, and the rest counts all the same. */
static void
test_hints (void)
{
  static const char *const parts[] = {
    "seed:x",   "rating:9", "ratio:2:1", "format:gif", "after:soon", "before:", "-on:2026",
    "is:happy", "tag:",     "note:\"\"", "prompt:-",   "negative:",  "model:",  "source:me",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = g_strdup_printf ("fox %s wolf ", parts[i]);
      g_autoptr (StudioSearch) search = parse (text);
      g_assert_cmpstr (search->match, ==, "\"fox\" AND \"wolf\"");
      g_assert_cmpuint (search->hints->len, ==, 1);
      const StudioSearchHint *hint = g_ptr_array_index (search->hints, 0);
      g_assert_cmpuint (hint->start, ==, 4);
      g_assert_cmpuint (hint->end, ==, 4 + strlen (parts[i]));
      g_autofree char *sentence = studio_search_hint_to_text (hint);
      g_assert_true (g_str_has_suffix (sentence, "."));
      const char *name = studio_search_operators_get (hint->operator_id)->name;
      g_assert_nonnull (strstr (sentence, name));
    }
}

static void
test_bounds (void)
{
  g_autofree char *long_word = g_strnfill (3 * STUDIO_SEARCH_MAX_BYTES, 'a');
  g_autoptr (GString) many = g_string_new (NULL);

  g_autoptr (StudioSearch) search = parse (long_word);
  g_assert_cmpuint (strlen (search->match), <, STUDIO_SEARCH_MAX_BYTES + 10);
  g_assert_cmpuint (search->hints->len, ==, 1);
  g_autofree char *sentence = studio_search_hint_to_text (g_ptr_array_index (search->hints, 0));
  g_assert_true (g_str_has_prefix (sentence, "The search is too long"));
  for (guint i = 0; i < 3 * STUDIO_SEARCH_MAX_TERMS; i++)
    g_string_append_printf (many, "w%u ", i);
  g_autoptr (StudioSearch) terms = parse (many->str);
  g_assert_null (strstr (terms->match, "\"w40\""));
  g_assert_nonnull (strstr (terms->match, "\"w39\""));
  g_assert_cmpuint (terms->hints->len, ==, 1);
}

static void
test_scan (void)
{
  gboolean cut = TRUE;
  g_autoptr (GArray) terms = studio_search_scan ("-tag:\"a b\" x", &cut);

  g_assert_false (cut);
  g_assert_cmpuint (terms->len, ==, 2);
  StudioSearchTerm *term = &g_array_index (terms, StudioSearchTerm, 0);
  g_assert_cmpint (term->operator_id, ==, STUDIO_SEARCH_TAG);
  g_assert_true (term->negated && term->quoted && term->finished);
  g_assert_cmpstr (term->value, ==, "a b");
  g_assert_cmpuint (term->end, ==, 10);
  studio_search_term_clear (term);
  g_assert_null (term->value);
  term = &g_array_index (terms, StudioSearchTerm, 1);
  g_assert_false (term->negated || term->quoted || term->finished);
}

static void
assert_completions (const char *text, const char *expected, gsize expected_start)
{
  gsize start = 99;
  static const char *const tags[] = { "Poster", "red fox", "öl", NULL };
  g_auto (GStrv) found = studio_search_operators_complete (text, strlen (text), tags, &start);
  g_autofree char *joined = g_strjoinv (" ", found);
  g_assert_cmpstr (joined, ==, expected);
  g_assert_cmpuint (start, ==, expected_start);
}

static void
test_completions (void)
{
  assert_completions ("", "", 0);
  assert_completions ("i", "", 0);
  assert_completions ("is", "is:", 0);
  assert_completions ("fox RA", "", 4);
  assert_completions ("fox RAT", "rating: ratio:", 4);
  assert_completions ("-is:f", "is:failed", 1);
  assert_completions ("format:", "format:png format:jpeg", 0);
  assert_completions ("format:png", "", 0);
  assert_completions ("fox zz", "", 4);
  assert_completions ("state:c", "state:cancelled", 0);
  assert_completions ("tag:", "tag:Poster tag:\"red fox\" tag:öl", 0);
  assert_completions ("-tag:RE", "tag:\"red fox\"", 1);
  assert_completions ("tag:Ö", "tag:öl", 0);
  assert_completions ("tag:poster", "", 0);
  g_assert_cmpint (studio_search_operators_find ("seed", 4), ==, STUDIO_SEARCH_SEED);
  g_assert_cmpint (studio_search_operators_find ("see", 3), ==, STUDIO_SEARCH_WORD);
  for (guint id = 0; id < STUDIO_N_SEARCH_OPERATORS; id++)
    {
      const StudioSearchOperator *op = studio_search_operators_get ((StudioSearchOperatorId) id);
      g_assert_cmpuint (op->id, ==, id);
      g_autofree char *text = g_strdup_printf ("%s:%s ", op->name, op->example);
      g_autoptr (StudioSearch) search = parse (text);
      g_assert_cmpuint (search->hints->len, ==, 0);
      for (guint i = 0; op->values != NULL && op->values[i] != NULL; i++)
        {
          g_autofree char *choice = g_strdup_printf ("%s:%s", op->name, op->values[i]);
          g_autoptr (StudioSearch) chosen = parse (choice);
          g_assert_cmpuint (chosen->hints->len, ==, 0);
        }
    }
}

static void
test_make_term (void)
{
  g_autofree char *plain = studio_search_operators_make_term (STUDIO_SEARCH_TAG, "poster");
  g_autofree char *spaced = studio_search_operators_make_term (STUDIO_SEARCH_TAG, "red fox");
  g_autofree char *quoted = studio_search_operators_make_term (STUDIO_SEARCH_TAG, "5\"");

  g_assert_cmpstr (plain, ==, "tag:poster");
  g_assert_cmpstr (spaced, ==, "tag:\"red fox\"");
  g_assert_cmpstr (quoted, ==, "tag:\"5 \"");
}

static void
assert_states (const char *text, guint states)
{
  g_autoptr (StudioSearch) search = parse (text);
  g_assert_cmpuint (search->states, ==, states);
  g_assert_cmpuint (search->hints->len, ==, 0);
}

static void
test_states (void)
{
  guint failed = 1u << STUDIO_RECORD_FAILED;
  guint refused = 1u << STUDIO_RECORD_REFUSED;
  guint others = 1u << STUDIO_RECORD_CANCELLED | 1u << STUDIO_RECORD_UNKNOWN;

  assert_states ("state:failed", failed);
  assert_states ("state:Failed is:refused", failed | refused);
  assert_states ("-state:kept", failed | refused | others);
  assert_states ("state:kept", 1u << STUDIO_RECORD_KEPT);
  g_autoptr (StudioSearch) wrong = parse ("state:lost");
  g_assert_cmpuint (wrong->hints->len, ==, 1);
  g_autofree char *text = studio_search_hint_to_text (g_ptr_array_index (wrong->hints, 0));
  g_assert_cmpstr (text, ==, "“state:” needs a word such as “failed”, “refused” or “unknown”.");
}

static void
assert_terms (StudioSearchFilter filter, const char *text, const char *expected)
{
  g_auto (GStrv) terms = studio_search_filter_dup_terms (filter, text);
  g_autofree char *joined = g_strjoinv (" ", terms);
  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_replaced (StudioSearchFilter filter,
                 const char *text,
                 const char *term,
                 const char *expected)
{
  g_autofree char *changed = studio_search_filter_replace (filter, text, term);
  g_assert_cmpstr (changed, ==, expected);
}

static void
test_filters (void)
{
  assert_terms (STUDIO_SEARCH_FILTER_STARRED, "fox is:starred x", "is:starred");
  assert_terms (STUDIO_SEARCH_FILTER_STARRED, "-is:starred is:tagged", "");
  assert_terms (STUDIO_SEARCH_FILTER_RATING, "rating:>=4 is:rated rating:9", "rating:>=4 is:rated");
  assert_terms (STUDIO_SEARCH_FILTER_RATIO, "ratio:16:9 a ratio:1:1", "ratio:16:9 ratio:1:1");
  assert_terms (STUDIO_SEARCH_FILTER_RATIO, "ratio: ratio:7:5", "");
  assert_terms (STUDIO_SEARCH_FILTER_FORMAT, "FORMAT:png", "FORMAT:png");
  assert_terms (STUDIO_SEARCH_FILTER_DATE, "on:2026-11 after:7d", "on:2026-11 after:7d");
  assert_terms (STUDIO_SEARCH_FILTER_TAG, "tag:\"red fox\" is:tagged", "tag:\"red fox\" is:tagged");
  assert_terms (STUDIO_SEARCH_FILTER_STATE, "-state:kept is:failed", "-state:kept is:failed");

  assert_replaced (STUDIO_SEARCH_FILTER_RATIO, "", "ratio:1:1", "ratio:1:1 ");
  assert_replaced (STUDIO_SEARCH_FILTER_RATIO, "  mush", "ratio:1:1", "ratio:1:1 mush");
  assert_replaced (
      STUDIO_SEARCH_FILTER_RATIO, "a ratio:1:1  b ratio: c", "ratio:9:16", "ratio:9:16 a b c");
  assert_replaced (STUDIO_SEARCH_FILTER_TAG, "a tag:\"x y\" b", NULL, "a b");
  assert_replaced (STUDIO_SEARCH_FILTER_STARRED, "is:starred", NULL, "");
  assert_replaced (STUDIO_SEARCH_FILTER_STATE, "-state:kept \"open", NULL, "\"open");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/words", test_words);
  g_test_add_func ("/search/columns", test_columns);
  g_test_add_func ("/search/is", test_is);
  g_test_add_func ("/search/ratings", test_ratings);
  g_test_add_func ("/search/choices", test_choices);
  g_test_add_func ("/search/seeds-and-models", test_seeds_and_models);
  g_test_add_func ("/search/days", test_days);
  g_test_add_func ("/search/periods", test_periods);
  g_test_add_func ("/search/hints", test_hints);
  g_test_add_func ("/search/bounds", test_bounds);
  g_test_add_func ("/search/scan", test_scan);
  g_test_add_func ("/search/completions", test_completions);
  g_test_add_func ("/search/make-term", test_make_term);
  g_test_add_func ("/search/states", test_states);
  g_test_add_func ("/search/filters", test_filters);
  return g_test_run ();
}
