/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-database.h"
#include "studio-error.h"
#include "studio-schema.h"
#include "studio-test-support.h"

#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  StudioDatabase *database;
} Fixture;

typedef struct
{
  const char *path;
  GAsyncQueue *answers;
  GError *error;
} Opening;

static void
set_up (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  self->folder = studio_test_make_folder ();
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->database = studio_database_open (self->path, STUDIO_DATABASE_WRITE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  studio_database_free (self->database);
  g_free (self->path);
  studio_test_remove_folder (self->folder);
}

static gint64
get_number (StudioDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;
  g_assert_true (studio_database_get_number (database, sql, "Reading", &number, &error));
  g_assert_no_error (error);
  return number;
}

static void
run (StudioDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (studio_database_execute (database, sql, "Running", &error));
  g_assert_no_error (error);
}

static void
reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  studio_database_free (self->database);
  self->database = studio_database_open (self->path, STUDIO_DATABASE_WRITE, &error);
  g_assert_no_error (error);
}

static void
test_statement (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean has_row = FALSE;
  guint n_changed = 0;

  run (self->database, "CREATE TABLE t (n INTEGER, s TEXT)");
  StudioStatement *insert = studio_database_prepare (
      self->database, "INSERT INTO t VALUES (?, ?)", "Adding", &error);
  studio_statement_bind_number (insert, 1, G_MAXINT64);
  studio_statement_bind_text (insert, 2, "ümlaut");
  g_assert_true (studio_statement_run (insert, &n_changed, &error));
  g_assert_cmpuint (n_changed, ==, 1);
  studio_statement_reset (insert);
  studio_statement_bind_text (insert, 2, NULL);
  g_assert_true (studio_statement_run (insert, NULL, &error));
  g_assert_no_error (error);
  studio_statement_free (insert);

  g_autoptr (StudioStatement) select = studio_database_prepare (
      self->database, "SELECT n, s FROM t ORDER BY s DESC", "Reading", &error);
  g_assert_true (studio_statement_step (select, &has_row, &error));
  g_assert_true (has_row);
  g_assert_cmpint (studio_statement_get_number (select, 0), ==, G_MAXINT64);
  g_assert_cmpstr (studio_statement_get_text (select, 1), ==, "ümlaut");
  g_assert_true (studio_statement_step (select, &has_row, &error));
  g_assert_null (studio_statement_get_text (select, 1));
  g_assert_true (studio_statement_step (select, &has_row, &error));
  g_assert_false (has_row);
}

/* The same text twice at once gives two statements; one after the other gives the same again. */
static void
test_statement_reuse (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean has_row = FALSE;
  StudioStatement *one = studio_database_prepare (self->database, "SELECT ?", "Reading", &error);
  StudioStatement *two = studio_database_prepare (self->database, "SELECT ?", "Reading", &error);

  studio_statement_bind_number (one, 1, 1);
  studio_statement_bind_number (two, 1, 2);
  g_assert_true (studio_statement_step (one, &has_row, &error));
  g_assert_true (studio_statement_step (two, &has_row, &error));
  g_assert_cmpint (studio_statement_get_number (one, 0), ==, 1);
  g_assert_cmpint (studio_statement_get_number (two, 0), ==, 2);
  studio_statement_free (one);
  studio_statement_free (two);

  one = studio_database_prepare (self->database, "SELECT ?", "Reading", &error);
  g_assert_true (studio_statement_step (one, &has_row, &error));
  g_assert_cmpint (studio_statement_get_number (one, 0), ==, 0);
  studio_statement_free (one);
}

static void
test_errors (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean has_row = FALSE;

  g_assert_null (studio_database_prepare (self->database, "SELEKT", "The thing fails", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE);
  g_assert_true (g_str_has_prefix (error->message, "The thing fails: "));
  g_clear_error (&error);

  StudioStatement *statement = studio_database_prepare (
      self->database, "SELECT 1", "The thing fails", &error);
  studio_statement_bind_number (statement, 7, 1);
  g_assert_false (studio_statement_step (statement, &has_row, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE);
  studio_statement_free (statement);
  g_clear_error (&error);

  g_assert_null (studio_database_open ("/nowhere/at/all.db", STUDIO_DATABASE_WRITE, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

static void
assert_mapped (Fixture *self, int code, StudioErrorCode expected)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (studio_database_fail (self->database, code, "The thing fails", &error));
  g_assert_error (error, STUDIO_ERROR, (int) expected);
}

static void
test_codes (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  assert_mapped (self, SQLITE_FULL, STUDIO_ERROR_NO_SPACE);
  assert_mapped (self, SQLITE_READONLY_DIRECTORY, STUDIO_ERROR_STORAGE);
  assert_mapped (self, SQLITE_CANTOPEN_ISDIR, STUDIO_ERROR_STORAGE);
  assert_mapped (self, SQLITE_PERM, STUDIO_ERROR_STORAGE);
  assert_mapped (self, SQLITE_IOERR_FSYNC, STUDIO_ERROR_STORAGE);
  assert_mapped (self, SQLITE_CORRUPT_INDEX, STUDIO_ERROR_DATABASE_BROKEN);
  assert_mapped (self, SQLITE_NOTADB, STUDIO_ERROR_DATABASE_BROKEN);
  assert_mapped (self, SQLITE_BUSY, STUDIO_ERROR_DATABASE);
}

static void
test_full (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  run (self->database, "CREATE TABLE t (b BLOB); PRAGMA max_page_count = 10");
  g_assert_false (studio_database_execute (
      self->database, "INSERT INTO t VALUES (zeroblob (1000000))", "Writing", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NO_SPACE);
}

static void
test_transaction (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  run (self->database, "CREATE TABLE t (n)");
  g_assert_true (studio_database_begin (self->database, "Beginning", &error));
  run (self->database, "INSERT INTO t VALUES (1)");
  studio_database_roll_back (self->database);
  studio_database_roll_back (self->database);
  g_assert_cmpint (get_number (self->database, "SELECT count(*) FROM t"), ==, 0);

  g_assert_true (studio_database_begin (self->database, "Beginning", &error));
  run (self->database, "INSERT INTO t VALUES (1)");
  g_assert_true (studio_database_commit (self->database, "Ending", &error));
  g_assert_cmpint (get_number (self->database, "SELECT count(*) FROM t"), ==, 1);
  g_assert_false (studio_database_commit (self->database, "Ending", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE);
}

static void
test_configure (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (studio_database_configure (self->database, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_number (self->database, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (get_number (self->database, "PRAGMA foreign_keys"), ==, 1);

  g_autoptr (StudioDatabase) reader = studio_database_open (
      self->path, STUDIO_DATABASE_READ, &error);
  g_assert_no_error (error);
  g_assert_false (studio_database_execute (reader, "CREATE TABLE t (n)", "Writing", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

static const char *const steps[] = {
  "CREATE TABLE t (n INTEGER)",
  "ALTER TABLE t ADD COLUMN s TEXT DEFAULT 'two'",
  "INSERT INTO t (n) VALUES (3); SELECT no_such_function ()",
};

static void
upgrade (Fixture *self, guint n_steps)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (studio_schema_check (self->database, n_steps, &error));
  g_assert_no_error (error);
  g_assert_true (studio_database_configure (self->database, &error));
  g_assert_true (studio_schema_upgrade (self->database, steps, n_steps, &error));
  g_assert_no_error (error);
}

static void
test_upgrade (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_strconcat (self->path, ".backup-v1", NULL);
  g_autofree char *second = g_strconcat (self->path, ".backup-v1-2", NULL);

  upgrade (self, 1);
  g_assert_cmpint (get_number (self->database, "PRAGMA user_version"), ==, 1);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  run (self->database, "INSERT INTO t VALUES (1)");

  reopen (self);
  upgrade (self, 2);
  g_assert_cmpint (get_number (self->database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (get_number (self->database, "SELECT count(*) FROM t WHERE s = 'two'"), ==, 1);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  upgrade (self, 2);
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));

  StudioDatabase *old = studio_database_open (backup, STUDIO_DATABASE_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_number (old, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (get_number (old, "SELECT n FROM t"), ==, 1);
  studio_database_free (old);
}

/* A step that fails leaves the version before it, and a backup never replaces another. */
static void
test_upgrade_fails (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *second = g_strconcat (self->path, ".backup-v2-2", NULL);

  upgrade (self, 2);
  for (int i = 0; i < 2; i++)
    {
      g_assert_false (studio_schema_upgrade (self->database, steps, 3, &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE);
      g_clear_error (&error);
    }
  g_assert_cmpint (get_number (self->database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (get_number (self->database, "SELECT count(*) FROM t"), ==, 0);
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
}

static void
assert_refused (Fixture *self, StudioErrorCode code)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (studio_schema_check (self->database, 2, &error));
  g_assert_error (error, STUDIO_ERROR, (int) code);
}

static void
test_check (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  upgrade (self, 2);
  run (self->database, "PRAGMA user_version = 3");
  assert_refused (self, STUDIO_ERROR_DATABASE_NEWER);
  run (self->database, "PRAGMA user_version = 0");
  assert_refused (self, STUDIO_ERROR_DATABASE_BROKEN);
  run (self->database, "PRAGMA user_version = -1");
  assert_refused (self, STUDIO_ERROR_DATABASE_BROKEN);
  run (self->database, "PRAGMA user_version = 1; PRAGMA application_id = 7");
  assert_refused (self, STUDIO_ERROR_DATABASE_BROKEN);
}

static gpointer
open_in_thread (gpointer data)
{
  Opening *self = data;
  StudioDatabase *database = studio_database_open (self->path, STUDIO_DATABASE_WRITE, &self->error);
  studio_database_free (database);
  g_async_queue_push (self->answers, self);
  return NULL;
}

/* Whoever opens while another one writes waits, however much that version of SQLite reads then. */
static void
test_open_while_busy (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GAsyncQueue) answers = g_async_queue_new ();
  Opening opening = { .path = self->path, .answers = answers };

  run (self->database, "CREATE TABLE t (a); BEGIN EXCLUSIVE");
  GThread *thread = g_thread_new ("open", open_in_thread, &opening);
  gpointer answer = g_async_queue_timeout_pop (answers, G_USEC_PER_SEC / 5);
  run (self->database, "COMMIT");
  if (answer == NULL)
    answer = g_async_queue_timeout_pop (answers, 30 * (guint64) G_USEC_PER_SEC);
  g_assert_true (answer == &opening);
  g_assert_no_error (opening.error);
  g_thread_join (thread);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/database/statement", Fixture, NULL, set_up, test_statement, tear_down);
  g_test_add ("/database/statement-reuse", Fixture, NULL, set_up, test_statement_reuse, tear_down);
  g_test_add ("/database/errors", Fixture, NULL, set_up, test_errors, tear_down);
  g_test_add ("/database/codes", Fixture, NULL, set_up, test_codes, tear_down);
  g_test_add ("/database/full", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/database/transaction", Fixture, NULL, set_up, test_transaction, tear_down);
  g_test_add ("/database/open-while-busy", Fixture, NULL, set_up, test_open_while_busy, tear_down);
  g_test_add ("/database/configure", Fixture, NULL, set_up, test_configure, tear_down);
  g_test_add ("/schema/upgrade", Fixture, NULL, set_up, test_upgrade, tear_down);
  g_test_add ("/schema/upgrade-fails", Fixture, NULL, set_up, test_upgrade_fails, tear_down);
  g_test_add ("/schema/check", Fixture, NULL, set_up, test_check, tear_down);
  return g_test_run ();
}
