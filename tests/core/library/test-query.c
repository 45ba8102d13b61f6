/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-aspect-ratio.h"
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-output-format.h"
#include "studio-query-sql.h"
#include "studio-test-support.h"

#include <string.h>

/* Ten rows that differ in everything a query can ask for. Of 2026-11-10 12:00 UTC the first, each
 * an hour later than the one before but for the imported 7, which is a year older. */
static const char rows[] =
    "INSERT INTO calls (id, state, starred, trashed_us, created_us, owner, folder, path,"
    " image_format, aspect_ratio, seed, output_format, model, prompt, negative_prompt, rating, note,"
    " tags, source, run, problem)"
    " WITH r (id, state, starred, trashed, format, ratio, seed, model, prompt, negative, rating, note,"
    "  tags, source, run, problem) AS (VALUES"
    " (1, 'kept', 1, 0, 'png', '16:9', 5, 'stable-image-ultra', 'A red fox in the Snow, café light',"
    "  'blur', 5, 'Print this', 'fox' || char (10) || 'night city', 'service', 1, NULL),"
    " (2, 'kept', 0, 0, 'jpeg', '1:1', 6, 'stable-image-ultra', 'a blue foxglove, sci-fi (50% fog)',"
    "  'noise', 0, '', '', 'service', 1, 'changed'),"
    " (3, 'kept', 0, 0, 'png', '9:21', 4294967295, 'Other', '雪の中の赤い狐', '', 3, '', '',"
    "  'service', 0, NULL),"
    " (4, 'failed', 0, 0, NULL, '1:1', 7, 'stable-image-ultra', 'a failed fox', '', 0, '', '',"
    "  'service', 0, NULL),"
    " (5, 'kept', 1, 9, 'png', '1:1', 8, 'stable-image-ultra', 'a trashed fox', '', 0, '', '',"
    "  'service', 0, NULL),"
    " (6, 'kept', 0, 0, 'png', '1:1', 9, 'stable-image-ultra', '東京タワーの夜景 ＴＯＫＹＯ', '', 4, '',"
    "  'art nouveau', 'service', 0, 'missing'),"
    " (7, 'kept', 0, 0, 'jpeg', '16:9', 5, 'imported', 'Große Straße bei Łódź', '', 0, '', '',"
    "  'import', 0, NULL),"
    " (8, 'refused', 0, 0, NULL, '1:1', 1, 'm', 'nothing', '', 0, '', '', 'service', 0, NULL),"
    " (9, 'kept', 0, -7, 'png', '1:1', 1, 'm', 'a removed fox', '', 0, '', '', 'service', 0, NULL),"
    " (10, 'kept', 0, 0, 'png', '1:1', 2, 'm', '한국의 전통 마을 🦊', 'fox', 0, '', '', 'service', 0,"
    "  NULL))"
    " SELECT id, state, starred, trashed, 1794312000000000 + (id - 1) * 3600000000"
    "  - iif (id = 7, 31536000000000, 0), 'x', 'images/2026/11', 'images/2026/11/x.png', format,"
    "  ratio, seed, 'png', model, prompt, negative, rating, note, tags, source, run, problem FROM r";

static void
set_up (StudioLibraryFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  studio_library_fixture_set_up (self, data);
  studio_database_execute (self->library->writer, rows, "Filling", &error);
  g_assert_no_error (error);
}

static void
assert_ids (StudioLibraryFixture *self, const StudioQuery *query, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = studio_library_list_ids (self->library, query, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (
        text, "%s%" G_GINT64_FORMAT, i == 0 ? "" : " ", g_array_index (ids, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_found (StudioLibraryFixture *self, const char *search, const char *expected)
{
  StudioQuery query = { .search = search };
  g_test_message ("search for “%s”", search);
  assert_ids (self, &query, expected);
}

static void
test_words (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  assert_found (self, NULL, "10 6 3 2 1 7");
  assert_found (self, " ", "10 6 3 2 1 7");
  assert_found (self, "FOX", "10 2 1");
  assert_found (self, "fox ", "10 1");
  assert_found (self, "fox red ", "1");
  assert_found (self, "fo* blu", "2 1");
  assert_found (self, "sno", "1");
  assert_found (self, "cafe ", "1");
  assert_found (self, "CAFÉ ", "1");
  assert_found (self, "sci-fi ", "2");
  assert_found (self, "50% ", "2");
  assert_found (self, "\"fox in the\"", "1");
  assert_found (self, "\"in fox the\"", "");
  assert_found (self, "fox -red", "10");
  assert_found (self, "-fox ", "6 3 2 7");
  assert_found (self, "-\"fox in\" -狐 ", "10 6 2 7");
  assert_found (self, "wolf", "");
  assert_found (self, "print", "1");
  assert_found (self, "-- &", "10 6 3 2 1 7");
}

static void
test_scripts (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  assert_found (self, "狐", "3");
  assert_found (self, "赤い", "3");
  assert_found (self, "い赤", "");
  assert_found (self, "雪 狐", "3");
  assert_found (self, "タワー", "6");
  assert_found (self, "ﾀﾜｰ", "6");
  assert_found (self, "tokyo ", "6");
  assert_found (self, "전통", "10");
  assert_found (self, "국", "10");
  assert_found (self, "🦊", "10");
  assert_found (self, "strasse ", "7");
  assert_found (self, "Straße ", "7");
  assert_found (self, "lodz ", "7");
  assert_found (self, "grosse", "7");
}

static void
test_operators (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  assert_found (self, "is:starred", "1");
  assert_found (self, "-is:starred", "10 6 3 2 7");
  assert_found (self, "is:tagged", "6 1");
  assert_found (self, "-is:tagged fox ", "10");
  assert_found (self, "is:noted", "1");
  assert_found (self, "is:missing", "6");
  assert_found (self, "is:changed", "2");
  assert_found (self, "-is:changed -is:missing", "10 3 1 7");
  assert_found (self, "is:imported", "7");
  assert_found (self, "is:made", "10 6 3 2 1");
  assert_found (self, "is:failed", "4");
  assert_found (self, "is:failed is:refused", "8 4");
  assert_found (self, "is:trashed", "5");
  assert_found (self, "-is:kept fox", "4");
  assert_found (self, "rating:>=3", "6 3 1");
  assert_found (self, "rating:>=3 -rating:4", "3 1");
  assert_found (self, "ratio:16:9", "1 7");
  assert_found (self, "ratio:portrait ratio:16:9", "3 1 7");
  assert_found (self, "format:jpg", "2 7");
  assert_found (self, "seed:5", "1 7");
  assert_found (self, "seed:5 seed:6 -format:jpeg", "1");
  assert_found (self, "-seed:5", "10 6 3 2");
  assert_found (self, "model:ULTRA", "6 2 1");
  assert_found (self, "-model:ultra -model:other", "10 7");
  assert_found (self, "tag:fox", "1");
  assert_found (self, "tag:\"night city\"", "1");
  assert_found (self, "tag:nouv", "6");
  assert_found (self, "-tag:fox is:tagged", "6");
  assert_found (self, "note:fox", "");
  assert_found (self, "note:print", "1");
  assert_found (self, "prompt:fox", "2 1");
  assert_found (self, "negative:fox", "10");
  assert_found (self, "source:import -is:imported", "");
  assert_found (self, "seed:x ratio:no rating:5", "1");
}

static void
test_times (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  assert_found (self, "before:2026", "7");
  assert_found (self, "after:2026", "10 6 3 2 1");
  assert_found (self, "on:2026-11-10 -is:failed", "10 6 3 2 1");
  assert_found (self, "after:3d", "");
  assert_found (self, "after:5d", "10 6 3 2 1");
  assert_found (self, "after:2026 before:2025", "");
}

static void
test_filters (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  assert_ids (self, &(StudioQuery){ .starred_only = TRUE }, "1");
  assert_ids (self, &(StudioQuery){ .tagged_only = TRUE }, "6 1");
  assert_ids (self, &(StudioQuery){ .ratings = 0x38 }, "6 3 1");
  assert_ids (self, &(StudioQuery){ .ratios = 1 << STUDIO_ASPECT_RATIO_16_9 }, "1 7");
  assert_ids (self, &(StudioQuery){ .formats = 1 << STUDIO_OUTPUT_FORMAT_JPEG }, "2 7");
  assert_ids (self, &(StudioQuery){ .trashed = TRUE }, "5");
  assert_ids (self, &(StudioQuery){ .states = 1 << STUDIO_RECORD_REFUSED }, "8");
  assert_ids (self, &(StudioQuery){ .limit = 2 }, "10 6");
  assert_ids (self, &(StudioQuery){ .ratings = 0x38, .search = "rating:3 -fox" }, "3");
  assert_ids (self, &(StudioQuery){ .sort = STUDIO_SORT_OLDEST }, "7 1 2 3 6 10");
  assert_ids (self, &(StudioQuery){ .sort = STUDIO_SORT_RATING }, "1 6 3 10 2 7");
  assert_ids (self, &(StudioQuery){ .sort = STUDIO_SORT_SEED }, "10 1 7 2 6 3");
  assert_ids (self, &(StudioQuery){ .sort = STUDIO_SORT_LEAST_RATED }, "10 2 7 3 6 1");
  assert_ids (self, &(StudioQuery){ .sort = STUDIO_SORT_LARGEST_SEED }, "3 6 2 1 7 10");
}

/* Those of most images first. */
/* By when they were sent, or made where they never were; never what was brought in. */
static void
test_calls (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioQuery query = { .states = (1u << STUDIO_N_RECORD_STATES) - 1 };
  const gint64 first_us = G_GINT64_CONSTANT (1794312000000000);

  studio_database_execute (self->library->writer,
                           "UPDATE calls SET sent_us = created_us + 7200000000 WHERE id IN (1, 2)",
                           "Sending",
                           &error);
  g_assert_no_error (error);
  query.called_until_us = G_MAXINT64;
  assert_ids (self, &query, "10 9 8 6 5 4 3 2 1");
  query.called_from_us = first_us + 2 * G_TIME_SPAN_HOUR;
  query.called_until_us = first_us + 5 * G_TIME_SPAN_HOUR;
  assert_ids (self, &query, "5 4 3 2 1");
  query.called_until_us = first_us + 3 * G_TIME_SPAN_HOUR;
  assert_ids (self, &query, "3 1");
}

static void
test_tags (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const gint64 ids[] = { 2, 3 };
  const char *const added[] = { "night city", NULL };
  const StudioEdit edit = { .mask = STUDIO_EDIT_TAGS, .add_tags = added };
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_library_edit (self->library, ids, 2, &edit, &error));
  g_auto (GStrv) tags = studio_library_list_tags (self->library, &error);
  g_assert_no_error (error);
  g_autofree char *joined = g_strjoinv (", ", tags);
  g_assert_cmpstr (joined, ==, "night city, art nouveau, fox");
}

/* Nothing that can be typed is a mistake. */
static void
test_harmless (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const texts[] = {
    "\"",         "\"\"",
    "AND",        "NOT x",
    "(",          ")",
    "*",          "a*",
    "^a",         "prompt:a",
    "a:b",        "-a",
    "'",          "%",
    "_",          "\\",
    "\xff",       "{a b}",
    "NEAR(a b)",  "+ + +",
    "tags : x",   "\" OR 1 --",
    "a\" \"b",    "tag:\"*\"*",
    "-tag:x",     "\"a\" \"\" *",
    "-\"\" -* a", "is:is:is",
    "note:*",     "a* b* \"c d\"*",
    "ﬁ",          "\xc2\xad",
    "a\xcc\x81",  "\xe2\x80\x8d",
    "𠀀",         "model:'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      StudioQuery query = { .search = texts[i] };
      g_test_message ("search for “%s”", texts[i]);
      g_autoptr (GArray) ids = studio_library_list_ids (self->library, &query, &error);
      g_assert_no_error (error);
    }
}

/* What a listing asks has to be in the index it names, or a million rows are walked through. */
static void
test_plans (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const searches[] = {
    "",       "is:starred rating:>=3 ratio:16:9 format:png", "after:2026", "-is:tagged is:noted",
    "seed:5",
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 15, 0, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (StudioSearch) search = studio_search_new (searches[i], now);
      g_autoptr (StudioQuerySql) sql = studio_query_sql_new_rows (
          &(StudioQuery){ .limit = 5 }, search, 0);
      g_autoptr (GString) plan = g_string_new (NULL);
      gboolean has_row = TRUE;

      g_string_prepend (sql->text, "EXPLAIN QUERY PLAN ");
      g_autoptr (StudioStatement) statement = studio_query_sql_prepare (
          sql, self->library->lister, "Explaining", NULL);
      while (studio_statement_step (statement, &has_row, NULL) && has_row)
        g_string_append_printf (plan, "%s\n", studio_statement_get_text (statement, 3));
      g_test_message ("%s: %s", searches[i], plan->str);
      if (search->seeds->len > 0)
        g_assert_nonnull (strstr (plan->str, "USING INDEX calls_by_seed"));
      else
        {
          g_assert_nonnull (strstr (plan->str, "calls USING COVERING INDEX calls_listing"));
          g_assert_null (strstr (plan->str, "TEMP B-TREE"));
        }
    }
}

static void
test_query (void)
{
  StudioQuery query = { .search = "fox", .ratings = 4 };
  StudioQuery all = { .search = "" };
  g_autoptr (StudioQuery) copy = studio_query_copy (&query);
  g_autoptr (StudioQuery) empty = studio_query_copy (&all);

  g_assert_true (copy->search != query.search);
  g_assert_true (studio_query_equal (copy, &query));
  g_assert_null (empty->search);
  g_assert_true (studio_query_equal (empty, &all));
  g_assert_false (studio_query_is_filtered (&all));
  g_assert_true (studio_query_is_filtered (&query));
  all.sort = STUDIO_SORT_RATING;
  all.grouping = STUDIO_GROUPING_DAY;
  g_assert_false (studio_query_is_filtered (&all));
  g_assert_false (studio_query_is_by_date (&all));
  g_assert_true (studio_query_is_by_date (&query));
  all.tagged_only = TRUE;
  g_assert_true (studio_query_is_filtered (&all));
  query.ratings = 8;
  g_assert_false (studio_query_equal (copy, &query));
  studio_query_free (NULL);
  g_assert_cmpstr (g_type_name (STUDIO_TYPE_SORT), ==, "StudioSort");
  g_assert_cmpstr (g_type_name (STUDIO_TYPE_GROUPING), ==, "StudioGrouping");
}

#define ADD(path, func) \
  g_test_add (path, StudioLibraryFixture, NULL, set_up, func, studio_library_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/query", test_query);
  ADD ("/query/words", test_words);
  ADD ("/query/scripts", test_scripts);
  ADD ("/query/operators", test_operators);
  ADD ("/query/times", test_times);
  ADD ("/query/filters", test_filters);
  ADD ("/query/calls", test_calls);
  ADD ("/query/tags", test_tags);
  ADD ("/query/harmless", test_harmless);
  ADD ("/query/plans", test_plans);
  return g_test_run ();
}
