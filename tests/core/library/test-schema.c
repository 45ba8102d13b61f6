/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-schema.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>

/* What a library of the first version becomes, and what the triggers keep in step. */

static gint64
ask (StudioDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;
  g_assert_true (studio_database_get_number (database, sql, "Asking", &number, &error));
  g_assert_no_error (error);
  return number;
}

static void
run (StudioDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  studio_database_execute (database, sql, "Running", &error);
  g_assert_no_error (error);
}

/* Replaces the fixture's library by one as that version left it, with three calls. */
static void
make_version (StudioLibraryFixture *self, guint version)
{
  g_autoptr (GError) error = NULL;
  const char *path = studio_paths_get_database (self->paths);
  guint n_steps = 0;
  const char *const *steps = studio_schema_get_steps (&n_steps);

  g_assert_cmpuint (n_steps, >, version);
  studio_test_drain ();
  studio_test_assert_finalized (g_steal_pointer (&self->library));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_autoptr (StudioDatabase) database = studio_database_open (path, STUDIO_DATABASE_WRITE, &error);
  g_assert_true (studio_database_configure (database, &error));
  g_assert_true (studio_schema_upgrade (database, steps, version, &error));
  g_assert_no_error (error);
  run (database,
       "INSERT INTO calls (state, created_us, owner, folder, path, aspect_ratio, seed,"
       "  output_format, model, prompt, negative_prompt, starred) VALUES"
       " ('kept', 1, '', 'images/2026/11', 'images/2026/11/1.png', '1:1', 7, 'png', 'm',"
       "  'a red fox', 'blur', 1),"
       " ('failed', 2, '', 'images/2026/11', NULL, '1:1', 8, 'png', 'm', 'a hare', '', 0),"
       " ('kept', 3, '', 'images/2026/11', 'images/2026/11/3.png', '1:1', 9, 'png', 'm',"
       "  'an owl', '', 0)");
  run (database, "DELETE FROM calls WHERE id = 3");
}

static void
test_from_version_1 (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_strconcat (
      studio_paths_get_database (self->paths), ".backup-v1", NULL);

  make_version (self, 1);
  self->library = studio_library_fixture_open (self);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_autoptr (StudioRecord) record = studio_library_load (self->library, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (studio_record_get_prompt (record), ==, "a red fox");
  g_assert_true (studio_record_get_starred (record));
  g_assert_cmpint ((int) studio_record_get_source (record), ==, STUDIO_RECORD_SOURCE_SERVICE);
  g_assert_null (studio_record_get_note (record));
  g_assert_null (studio_record_get_tags (record));
  g_assert_null (studio_record_get_template (record));
  g_assert_cmpint (studio_record_get_rating (record), ==, 0);
  g_assert_cmpint ((int) studio_record_get_problem (record), ==, STUDIO_RECORD_PROBLEM_NONE);
  /* An id that was used once is used no more. */
  g_assert_cmpint (studio_library_fixture_add (self->library, "a lynx"), ==, 4);
}

static void
test_from_version_2 (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioQuery query = { .search = "fox" };
  g_autofree char *backup = g_strconcat (
      studio_paths_get_database (self->paths), ".backup-v2", NULL);

  make_version (self, 2);
  self->library = studio_library_fixture_open (self);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (studio_library_fixture_count (self->library, &query), ==, 1);
  g_autoptr (StudioRecord) record = studio_library_load (self->library, 1, &error);
  g_assert_no_error (error);
  g_assert_null (studio_record_get_file_name (record));
  /* As an import writes it. */
  run (self->library->writer, "UPDATE calls SET file_name = 'holiday in Rome.png' WHERE id = 1");
  query.search = "file:rome";
  g_assert_cmpuint (studio_library_fixture_count (self->library, &query), ==, 1);
  query.search = "prompt:rome";
  g_assert_cmpuint (studio_library_fixture_count (self->library, &query), ==, 0);
  run (self->library->writer, "UPDATE calls SET file_name = NULL WHERE id = 1");
  query.search = "rome";
  g_assert_cmpuint (studio_library_fixture_count (self->library, &query), ==, 0);
  run (self->library->writer,
       "INSERT INTO calls_text (calls_text, rank) VALUES ('integrity-check', 1)");
}

static void
test_from_version_3 (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const gint64 ids[] = { 4 };
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_strconcat (
      studio_paths_get_database (self->paths), ".backup-v3", NULL);

  make_version (self, 3);
  self->library = studio_library_fixture_open (self);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_assert_cmpint (studio_library_fixture_add (self->library, "a lynx"), ==, 4);
  g_assert_true (studio_library_order_waiting (self->library, ids, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (self->library->writer, "SELECT count(*) FROM waiting"), ==, 1);
}

static void
test_text_follows (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  StudioQuery query = { .search = "fox" };

  make_version (self, 1);
  self->library = studio_library_fixture_open (self);
  StudioDatabase *writer = self->library->writer;
  g_assert_cmpuint (studio_library_fixture_count (self->library, &query), ==, 1);
  run (writer, "UPDATE calls SET note = 'a gift for Ada', tags = 'kitchen' WHERE id = 1");
  g_assert_cmpint (
      ask (writer, "SELECT rowid FROM calls_text WHERE calls_text MATCH 'note : gift'"), ==, 1);
  g_assert_cmpint (
      ask (writer, "SELECT rowid FROM calls_text WHERE calls_text MATCH 'kitchen'"), ==, 1);
  run (writer, "UPDATE calls SET note = '' WHERE id = 1");
  g_assert_cmpint (
      ask (writer, "SELECT count(*) FROM calls_text WHERE calls_text MATCH 'gift'"), ==, 0);
  run (writer, "DELETE FROM calls WHERE id = 1");
  g_assert_cmpuint (studio_library_fixture_count (self->library, &query), ==, 0);
  run (writer, "INSERT INTO calls_text (calls_text, rank) VALUES ('integrity-check', 1)");
}

static void
assert_last_change (StudioLibraryFixture *self, const char *sql, const char *expected)
{
  gboolean has_row = FALSE;

  run (self->library->writer, sql);
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->library->writer,
      "SELECT kind || ' ' || id FROM changes ORDER BY seq DESC LIMIT 1",
      "Asking",
      NULL);
  g_assert_true (studio_statement_step (statement, &has_row, NULL));
  g_assert_cmpstr (studio_statement_get_text (statement, 0), ==, expected);
}

static void
test_changes (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  studio_library_fixture_keep (self->library, "a fox");
  studio_library_fixture_add (self->library, "a hare");
  assert_last_change (self, "UPDATE calls SET rating = 3 WHERE id = 1", "changed 1");
  assert_last_change (self, "UPDATE calls SET trashed_us = 9 WHERE id = 1", "removed 1");
  assert_last_change (self, "UPDATE calls SET trashed_us = 0 WHERE id = 1", "added 1");
  assert_last_change (self, "UPDATE calls SET trashed_us = 9 WHERE id = 1", "removed 1");
  assert_last_change (self, "UPDATE calls SET trashed_us = -9 WHERE id = 1", "changed 1");
  assert_last_change (self, "UPDATE calls SET state = 'failed' WHERE id = 2", "changed 2");
  assert_last_change (self,
                      "UPDATE calls SET state = 'kept', path = 'images/2026/11/2.png' WHERE id = 2",
                      "added 2");
  assert_last_change (self, "DELETE FROM calls WHERE id = 2", "removed 2");
}

static void
test_bounds (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const refused[] = {
    "UPDATE calls SET rating = 6",
    "UPDATE calls SET rating = -1",
    "UPDATE calls SET source = 'elsewhere'",
    "UPDATE calls SET problem = 'odd'",
  };

  studio_library_fixture_add (self->library, "a fox");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (studio_database_execute (self->library->writer, refused[i], "Running", NULL));
}

#define ADD(path, func)                      \
  g_test_add (path,                          \
              StudioLibraryFixture,          \
              NULL,                          \
              studio_library_fixture_set_up, \
              func,                          \
              studio_library_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/schema/from-version-1", test_from_version_1);
  ADD ("/schema/from-version-2", test_from_version_2);
  ADD ("/schema/from-version-3", test_from_version_3);
  ADD ("/schema/text-follows", test_text_follows);
  ADD ("/schema/changes", test_changes);
  ADD ("/schema/bounds", test_bounds);
  return g_test_run ();
}
