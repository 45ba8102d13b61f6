/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-tokenizer.h"

#include <string.h>

static void
assert_folded (const char *text, const char *expected)
{
  g_autofree char *folded = studio_tokenizer_fold (text, strlen (text));
  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  assert_folded ("Red fox", "Red fox");
  assert_folded ("赤い狐x", " 赤  い  狐 x");
  assert_folded ("ＡＢＣ ｶﾞ ﬁ", "ABC  ガ  fi");
  assert_folded ("e\xcc\x81", "é");
  assert_folded ("ß ẞ Æ œ Ø Ł đ þ ı", "ss ss ae oe o l d th i");
  assert_folded ("\xff"
                 "a",
                 "\xef\xbf\xbd"
                 "a");
  assert_folded ("กา", " ก  า ");
  /* An emoji stands as a character for private use. */
  assert_folded ("🦊", " \xf3\xbf\xa6\x8a ");
}

static sqlite3 *
open_database (void)
{
  sqlite3 *database = NULL;
  g_assert_cmpint (sqlite3_open (":memory:", &database), ==, SQLITE_OK);
  return database;
}

static int
run (sqlite3 *database, const char *sql)
{
  return sqlite3_exec (database, sql, NULL, NULL, NULL);
}

static int
count_matches (sqlite3 *database, const char *match)
{
  sqlite3_stmt *statement = NULL;
  g_assert_cmpint (
      sqlite3_prepare_v2 (database, "SELECT count(*) FROM t WHERE t MATCH ?", -1, &statement, NULL),
      ==,
      SQLITE_OK);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  int n = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return n;
}

static void
test_register (void)
{
  sqlite3 *database = open_database ();
  const char *create = "CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'studio')";

  g_assert_cmpint (run (database, create), ==, SQLITE_ERROR);
  g_assert_cmpint (studio_tokenizer_register (database), ==, SQLITE_OK);
  g_assert_cmpint (
      run (database, "CREATE VIRTUAL TABLE u USING fts5 (x, tokenize = 'studio option')"),
      ==,
      SQLITE_ERROR);
  g_assert_cmpint (run (database, create), ==, SQLITE_OK);
  g_assert_cmpint (
      run (
          database,
          "INSERT INTO t VALUES ('雪の中の赤い狐, Café 🦊'), ('plain ASCII text'), ('')"),
      ==,
      SQLITE_OK);
  g_assert_cmpint (count_matches (database, "\"赤い\""), ==, 1);
  g_assert_cmpint (count_matches (database, "\"い赤\""), ==, 0);
  g_assert_cmpint (count_matches (database, "\"cafe\""), ==, 1);
  g_assert_cmpint (count_matches (database, "\"🦊\""), ==, 1);
  g_assert_cmpint (count_matches (database, "\"🦁\""), ==, 0);
  g_assert_cmpint (count_matches (database, "\"asc\" *"), ==, 1);
  /* What was put in can be taken out again, word by word. */
  g_assert_cmpint (run (database, "DELETE FROM t"), ==, SQLITE_OK);
  g_assert_cmpint (run (database, "INSERT INTO t (t) VALUES ('integrity-check')"), ==, SQLITE_OK);
  sqlite3_close (database);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokenizer/fold", test_fold);
  g_test_add_func ("/tokenizer/register", test_register);
  return g_test_run ();
}
