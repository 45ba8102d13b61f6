/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-export.h"
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <string.h>

/* A database that is broken, newer, or goes while it is open. */

static void
close_library (StudioLibraryFixture *self)
{
  studio_test_drain ();
  studio_test_assert_finalized (g_steal_pointer (&self->library));
}

static void
count_cb (G_GNUC_UNUSED StudioLibrary *library, gpointer count)
{
  *(guint *) count += 1;
}

static void
remove_database (StudioLibraryFixture *self)
{
  g_assert_cmpint (g_unlink (studio_paths_get_database (self->paths)), ==, 0);
}

static void
test_created (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_assert_cmpint (studio_library_get_origin (self->library), ==, STUDIO_LIBRARY_CREATED);
  g_assert_null (studio_library_get_rebuild_report (self->library));
  g_assert_null (studio_library_get_read_only (self->library));
  studio_library_fixture_reopen (self);
  g_assert_cmpint (studio_library_get_origin (self->library), ==, STUDIO_LIBRARY_FOUND);
}

static void
test_broken (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *junk = g_strnfill (5000, 'x');
  g_autoptr (GBytes) broken = g_bytes_new (junk, 5000);
  const StudioLibraryOpening read = { .flags = STUDIO_LIBRARY_OPEN_OR_READ_ONLY };
  const StudioLibraryOpening mend = { .flags = STUDIO_LIBRARY_OPEN_REBUILD };

  for (int i = 1; i <= 2; i++)
    {
      g_autofree char *aside = g_strdup_printf ("library.db.broken-%d", i);
      studio_library_fixture_keep (self->library, "a fox");
      close_library (self);
      studio_library_fixture_write (self->paths, "library.db", broken);
      g_assert_null (studio_library_open_with (self->paths, self->clock, NULL, &read, &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE_BROKEN);
      g_clear_error (&error);
      studio_library_fixture_assert_file (self->paths, "library.db", broken);
      self->library = studio_library_open_with (self->paths, self->clock, NULL, &mend, &error);
      g_assert_no_error (error);
      g_assert_cmpint (studio_library_get_origin (self->library), ==, STUDIO_LIBRARY_REBUILT);
      g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, i);
      studio_library_fixture_assert_file (self->paths, aside, broken);
    }
}

/* The log that belongs to a database which is gone must not be taken for that of the new one. */
static void
test_stale_log (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const char *path = studio_paths_get_database (self->paths);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *saved = g_strconcat (path, "-saved", NULL);
  g_autofree char *contents = NULL;
  gsize size = 0;
  gint64 intact = 0;

  studio_library_fixture_keep (self->library, "a fox");
  g_assert_true (g_file_get_contents (log, &contents, &size, NULL));
  g_assert_cmpuint (size, >, 0);
  close_library (self);
  remove_database (self);
  g_assert_true (g_file_set_contents (log, contents, (gssize) size, NULL));
  self->library = studio_library_fixture_open (self);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 1);
  g_assert_true (studio_database_get_number (
      self->library->reader,
      "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'",
      "Checking",
      &intact,
      NULL));
  g_assert_cmpint (intact, ==, 1);
  g_autofree char *aside = g_strconcat (path, ".broken-1-wal", NULL);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
}

/* Somebody puts back an old copy of the database: no id is given twice, and what the journals know
 * comes back. */
static void
test_old_copy (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *path = studio_paths_get_database (self->paths);
  g_autofree char *contents = NULL;
  gsize size = 0;

  studio_library_fixture_keep (self->library, "in the copy");
  close_library (self);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  self->library = studio_library_fixture_open (self);
  studio_library_fixture_keep (self->library, "later");
  g_assert_true (studio_library_set_starred (self->library, 1, TRUE, NULL));
  close_library (self);
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
  studio_clock_advance (self->clock, 5000);

  self->library = studio_library_fixture_open (self);
  g_assert_cmpint (studio_library_fixture_add (self->library, "new"), ==, 3);
  g_assert_true (studio_library_recover (self->library, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 2);
  g_autoptr (StudioRecord) later = studio_library_load (self->library, 2, NULL);
  g_assert_cmpstr (studio_record_get_prompt (later), ==, "later");
  g_autoptr (StudioRecord) starred = studio_library_load (self->library, 1, NULL);
  g_assert_true (studio_record_get_starred (starred));
}

static void
test_empty_file (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  studio_library_fixture_keep (self->library, "a fox");
  close_library (self);
  remove_database (self);
  studio_library_fixture_write (self->paths, "library.db", nothing);
  self->library = studio_library_fixture_open (self);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 1);
}

static void
test_newer (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const StudioLibraryOpening read = { .flags = STUDIO_LIBRARY_OPEN_OR_READ_ONLY };
  g_autoptr (StudioRequest) request = studio_request_new (
      "a fox", NULL, STUDIO_ASPECT_RATIO_1_1, 1, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  g_autofree char *contents = NULL;
  gsize size = 0;

  studio_library_fixture_keep (self->library, "a fox");
  g_assert_true (
      studio_database_execute (self->library->writer, "PRAGMA user_version = 99", "Aging", NULL));
  close_library (self);
  g_assert_true (
      g_file_get_contents (studio_paths_get_database (self->paths), &contents, &size, NULL));
  g_autoptr (GBytes) before = g_bytes_new (contents, size);
  self->library = studio_library_open_with (self->paths, self->clock, NULL, &read, &error);
  g_assert_no_error (error);
  g_assert_error (
      studio_library_get_read_only (self->library), STUDIO_ERROR, STUDIO_ERROR_DATABASE_NEWER);
  g_assert_true (studio_library_recover (self->library, NULL, NULL, &error));
  g_assert_true (studio_library_follow (self->library, &error));
  g_assert_true (studio_library_follow (self->library, &error));
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 1);
  g_autofree char *copy = g_build_filename (self->folder, "copy.png", NULL);
  g_assert_true (studio_library_save_as (self->library, 1, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (studio_library_add (self->library, request, NULL, &error), ==, 0);
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE_NEWER);
  g_clear_error (&error);
  g_assert_false (studio_library_set_starred (self->library, 1, TRUE, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE_NEWER);
  close_library (self);
  studio_library_fixture_assert_file (self->paths, "library.db", before);
}

/* A folder in which nothing can be made stands for one that is read-only: this holds for who may
 * write everywhere, too. */
static void
test_read_only_folder (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) junk = g_bytes_new_static ("x", 1);
  const StudioLibraryOpening read = { .flags = STUDIO_LIBRARY_OPEN_OR_READ_ONLY };
  const char *incoming = studio_paths_get_incoming_dir (self->paths);

  studio_library_fixture_keep (self->library, "a fox");
  close_library (self);
  g_assert_cmpint (g_rmdir (incoming), ==, 0);
  studio_library_fixture_write (self->paths, "incoming", junk);
  g_assert_null (studio_library_open (self->paths, self->clock, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  self->library = studio_library_open_with (self->paths, self->clock, NULL, &read, &error);
  g_assert_no_error (error);
  g_assert_error (studio_library_get_read_only (self->library), STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 1);
  g_assert_false (studio_library_trash (self->library, 1, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

/* Somebody removes the database under the open library: what comes next comes into a new one, and
 * the call under way is still the one of this process. */
static void
test_removed_while_open (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  gsize size = g_bytes_get_size (bytes);
  guint n_reloads = 0;
  guint n_unknown = 9;

  studio_library_fixture_keep (self->library, "before");
  gint64 id = studio_library_fixture_add (self->library, "under way");
  g_autoptr (StudioPart) part = studio_library_fixture_receive (self->library, id, bytes, size);
  g_signal_connect (self->library, "reload", G_CALLBACK (count_cb), &n_reloads);
  remove_database (self);
  StudioLibrary *other = studio_library_fixture_open (self);
  g_assert_true (studio_library_recover (other, NULL, &n_unknown, &error));
  g_assert_cmpuint (n_unknown, ==, 0);
  studio_library_fixture_assert_state (other, id, STUDIO_RECORD_SENT);
  g_assert_cmpint (studio_library_fixture_keep (other, "theirs"), ==, 3);

  StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_PNG, 30, 20, (gint64) size };
  StudioAnswerFacts facts = { .http_status = 200 };
  g_assert_true (studio_library_keep (self->library, id, part, &info, &facts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (studio_library_fixture_keep (self->library, "mine"), ==, 4);
  studio_test_drain ();
  g_assert_cmpuint (n_reloads, ==, 1);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 4);
  g_assert_cmpuint (studio_library_fixture_count (other, NULL), ==, 4);
  studio_test_drain ();
  studio_test_assert_finalized (other);
}

/* Who only looks notices too. */
static void
test_followed_while_removed (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_reloads = 0;

  studio_library_fixture_keep (self->library, "before");
  g_assert_true (studio_library_follow (self->library, &error));
  g_signal_connect (self->library, "reload", G_CALLBACK (count_cb), &n_reloads);
  remove_database (self);
  g_assert_true (studio_library_follow (self->library, &error));
  g_assert_no_error (error);
  studio_test_drain ();
  g_assert_cmpuint (n_reloads, ==, 1);
  g_assert_true (g_file_test (studio_paths_get_database (self->paths), G_FILE_TEST_EXISTS));
  g_assert_true (studio_library_follow (self->library, &error));
  studio_test_drain ();
  g_assert_cmpuint (n_reloads, ==, 1);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 1);
}

/* The disk with the library is taken away, and comes back. */
static void
test_folder_gone (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *folder = studio_paths_get_library_dir (self->paths);
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  g_autoptr (StudioRequest) request = studio_request_new (
      "a fox", NULL, STUDIO_ASPECT_RATIO_1_1, 1, STUDIO_OUTPUT_FORMAT_PNG, NULL);

  studio_library_fixture_keep (self->library, "before");
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  g_assert_cmpint (studio_library_add (self->library, request, NULL, &error), ==, 0);
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (studio_library_add (self->library, request, NULL, &error), ==, 0);
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, folder));
  g_clear_error (&error);
  studio_library_fixture_assert_no_file (self->paths, "library.db");
  studio_test_remove_folder (g_strdup (folder));
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  g_assert_cmpint (studio_library_fixture_keep (self->library, "after"), ==, 2);
}

/* Removing the lock files of an open library makes nobody take its calls for orphans. */
static void
test_owner_renewed (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("%s/owner-%s.lock",
                                           studio_paths_get_incoming_dir (self->paths),
                                           studio_owner_get_name (self->library->owner));

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (studio_owner_renew (self->library->owner, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (studio_owner_take_over (studio_paths_get_incoming_dir (self->paths),
                                         studio_owner_get_name (self->library->owner)));
  g_assert_true (studio_owner_renew (self->library->owner, &error));
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
  ADD ("/library-open/created", test_created);
  ADD ("/library-open/broken", test_broken);
  ADD ("/library-open/stale-log", test_stale_log);
  ADD ("/library-open/old-copy", test_old_copy);
  ADD ("/library-open/empty-file", test_empty_file);
  ADD ("/library-open/newer", test_newer);
  ADD ("/library-open/read-only-folder", test_read_only_folder);
  ADD ("/library-open/removed-while-open", test_removed_while_open);
  ADD ("/library-open/followed-while-removed", test_followed_while_removed);
  ADD ("/library-open/folder-gone", test_folder_gone);
  ADD ("/library-open/owner-renewed", test_owner_renewed);
  return g_test_run ();
}
