/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: what somebody types into the search. Whatever it is, it can be searched for: SQLite takes
 * the query that comes out, and the hints lie within the text. */
#include "fuzz.h"

#include "studio-query-sql.h"
#include "studio-search-filter.h"
#include "studio-search-operators.h"
#include "studio-search-scan.h"
#include "studio-search.h"
#include "studio-tokenizer.h"

#include <string.h>

static sqlite3 *database;

static void
open_database (void)
{
  if (database != NULL)
    return;
  g_assert_cmpint (sqlite3_open (":memory:", &database), ==, SQLITE_OK);
  g_assert_cmpint (studio_tokenizer_register (database), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (database,
                    "CREATE VIRTUAL TABLE calls_text USING fts5 (prompt, negative_prompt, note,"
                    "  tags, tokenize = 'studio', prefix = '1 2');"
                    "INSERT INTO calls_text VALUES ('a red fox 狐', 'blur', 'print', 'x')",
                    NULL,
                    NULL,
                    NULL),
      ==,
      SQLITE_OK);
}

static void
try_match (const char *match)
{
  sqlite3_stmt *statement = NULL;
  if (match == NULL)
    return;
  g_autoptr (StudioQuerySql) sql = studio_query_sql_new_match (match, FALSE);
  g_assert_cmpint (
      sqlite3_prepare_v2 (database, sql->text->str, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  int code = sqlite3_step (statement);
  g_assert_true (code == SQLITE_ROW || code == SQLITE_DONE);
  sqlite3_finalize (statement);
}

static void
check_hints (const StudioSearch *search, gsize length)
{
  for (guint i = 0; i < search->hints->len; i++)
    {
      const StudioSearchHint *hint = g_ptr_array_index (search->hints, i);
      g_autofree char *text = studio_search_hint_to_text (hint);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpuint (hint->start, <=, hint->end);
      /* What is not UTF-8 becomes a longer sign that says so. */
      g_assert_cmpuint (hint->end, <=, 3 * length);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) bytes, size);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 15, 12, 0, 0);
  gsize length = strlen (text);
  gsize start = 0;

  open_database ();
  g_autoptr (StudioSearch) search = studio_search_new (text, now);
  try_match (search->match);
  try_match (search->exclude);
  check_hints (search, length);
  g_assert_true (search->match == NULL || strlen (search->match) < 40u * STUDIO_SEARCH_MAX_BYTES);
  g_autoptr (StudioQuerySql) sql = studio_query_sql_new_rows (&(StudioQuery){ 0 }, search, 7);
  g_assert_cmpuint (sql->values->len, <=, STUDIO_SEARCH_MAX_TERMS + 3);
  g_auto (GStrv) completions = studio_search_operators_complete (text, length, NULL, &start);
  g_assert_cmpuint (start, <=, length);
  for (guint filter = 0; filter < STUDIO_N_SEARCH_FILTERS; filter++)
    {
      g_autofree char *changed = studio_search_filter_replace (
          (StudioSearchFilter) filter, text, NULL);
      g_auto (GStrv) left = studio_search_filter_dup_terms ((StudioSearchFilter) filter, changed);
      g_assert_cmpuint (strlen (changed), <=, 3 * length);
      g_assert_true (left[0] == NULL || length > STUDIO_SEARCH_MAX_TERMS);
    }
  g_autofree char *folded = studio_tokenizer_fold (text, length);
  g_assert_true (g_utf8_validate (folded, -1, NULL));
  return 0;
}
