/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <string.h>

static void
close_library (StudioLibraryFixture *self)
{
  studio_test_drain ();
  studio_test_assert_finalized (g_steal_pointer (&self->library));
}

static void
assert_open_fails (StudioLibraryFixture *self, int code)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (studio_library_open (self->paths, self->clock, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, code);
}

static GBytes *
read_database (StudioLibraryFixture *self)
{
  char *contents = NULL;
  gsize size = 0;
  g_assert_true (
      g_file_get_contents (studio_paths_get_database (self->paths), &contents, &size, NULL));
  return g_bytes_new_take (contents, size);
}

static void
test_folder_is_a_file (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *folder = g_strconcat (self->folder, "/file", NULL);
  g_autoptr (StudioPaths) paths = studio_paths_new_for_test (folder);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (folder, "a file", -1, NULL));
  g_assert_null (studio_library_open (paths, self->clock, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, folder));
}

static void
test_database_is_a_folder (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  close_library (self);
  g_assert_cmpint (g_unlink (studio_paths_get_database (self->paths)), ==, 0);
  g_assert_cmpint (g_mkdir (studio_paths_get_database (self->paths), 0700), ==, 0);
  assert_open_fails (self, STUDIO_ERROR_STORAGE);
}

static void
test_broken (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *junk = g_strnfill (5000, 'x');
  close_library (self);
  g_assert_true (g_file_set_contents (studio_paths_get_database (self->paths), junk, 5000, NULL));
  g_autoptr (GBytes) before = read_database (self);
  assert_open_fails (self, STUDIO_ERROR_DATABASE_BROKEN);
  g_autoptr (GBytes) after = read_database (self);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_foreign (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  close_library (self);
  g_assert_cmpint (g_unlink (studio_paths_get_database (self->paths)), ==, 0);
  StudioDatabase *other = studio_database_open (
      studio_paths_get_database (self->paths), STUDIO_DATABASE_WRITE, &error);
  g_assert_true (studio_database_execute (other, "CREATE TABLE t (n)", "Making", &error));
  studio_database_free (other);
  g_autoptr (GBytes) before = read_database (self);
  assert_open_fails (self, STUDIO_ERROR_DATABASE_BROKEN);
  g_autoptr (GBytes) after = read_database (self);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_newer (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  studio_library_fixture_keep (self->library, "a fox");
  g_assert_true (
      studio_database_execute (self->library->writer, "PRAGMA user_version = 99", "Aging", NULL));
  close_library (self);
  g_autoptr (GBytes) before = read_database (self);
  assert_open_fails (self, STUDIO_ERROR_DATABASE_NEWER);
  g_autoptr (GBytes) after = read_database (self);
  g_assert_true (g_bytes_equal (before, after));
}

/* A database that breaks under way: typed errors, and the image stays in its part. */
static void
test_breaks_under_way (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  gsize size = g_bytes_get_size (bytes);
  gint64 id = studio_library_fixture_add (self->library, "a fox");
  g_autoptr (StudioPart) part = studio_library_fixture_receive (self->library, id, bytes, size);
  StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_PNG, 30, 20, (gint64) size };
  StudioAnswerFacts facts = { .http_status = 200 };

  g_assert_true (studio_database_execute (
      self->library->writer, "ALTER TABLE calls RENAME TO gone", "Breaking", NULL));
  g_assert_false (studio_library_keep (self->library, id, part, &info, &facts, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE);
  studio_library_fixture_assert_file (self->paths, "incoming/1.part", bytes);
  g_clear_error (&error);
  g_assert_null (studio_library_list_ids (self->library, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE);
  g_clear_error (&error);
  g_assert_false (studio_library_recover (self->library, NULL, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE);

  g_assert_true (studio_database_execute (
      self->library->writer, "ALTER TABLE gone RENAME TO calls", "Mending", NULL));
  g_assert_true (studio_library_keep (self->library, id, part, &info, &facts, NULL));
  studio_library_fixture_assert_file (self->paths, "images/2026/11/1.png", bytes);
}

/* The place of the image is taken: it stays in its part, and is kept once it can. */
static void
test_no_place (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  gsize size = g_bytes_get_size (bytes);
  gint64 id = studio_library_fixture_add (self->library, "a fox");
  StudioPart *part = studio_library_fixture_receive (self->library, id, bytes, size);
  StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_PNG, 30, 20, (gint64) size };
  StudioAnswerFacts facts = { .http_status = 200 };
  g_autofree char *place = g_build_filename (
      studio_paths_get_images_dir (self->paths), "2026", "11", "1.png", NULL);

  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  g_assert_false (studio_library_keep (self->library, id, part, &info, &facts, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  studio_part_free (part);
  studio_library_fixture_assert_file (self->paths, "incoming/1.part", bytes);
  g_clear_error (&error);
  g_assert_false (studio_library_end (self->library, id, STUDIO_RECORD_FAILED, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  studio_library_fixture_assert_state (self->library, id, STUDIO_RECORD_RECEIVING);
  studio_library_fixture_assert_file (self->paths, "incoming/1.part", bytes);
  g_assert_cmpint (g_rmdir (place), ==, 0);
  g_clear_error (&error);
  g_assert_true (studio_library_end (self->library, id, STUDIO_RECORD_FAILED, NULL, &error));
  g_assert_no_error (error);
  studio_library_fixture_assert_state (self->library, id, STUDIO_RECORD_KEPT);
}

/* SQLite says that the disk is full when its file may not grow any more, too. */
static void
test_no_space (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *long_prompt = g_strnfill (100000, 'x');
  g_autoptr (StudioRequest) request = studio_request_new (
      long_prompt, NULL, STUDIO_ASPECT_RATIO_1_1, 1, STUDIO_OUTPUT_FORMAT_PNG, NULL);

  g_assert_true (studio_database_execute (
      self->library->writer, "PRAGMA max_page_count = 1", "Filling", NULL));
  g_assert_cmpint (studio_library_add (self->library, request, NULL, &error), ==, 0);
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NO_SPACE);
  g_assert_cmpstr (
      error->message, ==, "The call could not be written down in the library: the disk is full.");
  g_assert_true (studio_database_execute (
      self->library->writer, "PRAGMA max_page_count = 100000", "Emptying", NULL));
  g_assert_cmpint (studio_library_fixture_keep (self->library, "a fox"), ==, 1);
}

/* New ids come after those that anything bears, whatever else is gone. */
static void
test_ids_after_files (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk", 4);
  g_autoptr (GBytes) line = g_bytes_new_static ("{\"id\":40}\n", 10);

  close_library (self);
  g_assert_cmpint (g_unlink (studio_paths_get_database (self->paths)), ==, 0);
  studio_library_fixture_write (self->paths, "images/2026/11/41.png", junk);
  studio_library_fixture_write (self->paths, "images/2026/11/notes.txt", junk);
  studio_library_fixture_write (self->paths, "images/2026/11/99999999999999999999.png", junk);
  studio_library_fixture_write (self->paths, "trash/12.jpg", junk);
  self->library = studio_library_fixture_open (self);
  g_assert_cmpint (studio_library_fixture_add (self->library, "a fox"), ==, 42);
  close_library (self);
  g_assert_cmpint (g_unlink (studio_paths_get_database (self->paths)), ==, 0);
  studio_library_fixture_write (self->paths, "incoming/57.broken", junk);
  self->library = studio_library_fixture_open (self);
  g_assert_cmpint (studio_library_fixture_add (self->library, "a fox"), ==, 58);
  close_library (self);
  g_assert_cmpint (g_unlink (studio_paths_get_database (self->paths)), ==, 0);
  studio_library_fixture_write (self->paths, "images/2025/01/calls.jsonl", line);
  self->library = studio_library_fixture_open (self);
  g_assert_cmpint (studio_library_fixture_add (self->library, "a fox"), ==, 59);
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
  ADD ("/library-bad/folder-is-a-file", test_folder_is_a_file);
  ADD ("/library-bad/database-is-a-folder", test_database_is_a_folder);
  ADD ("/library-bad/broken", test_broken);
  ADD ("/library-bad/foreign", test_foreign);
  ADD ("/library-bad/newer", test_newer);
  ADD ("/library-bad/breaks-under-way", test_breaks_under_way);
  ADD ("/library-bad/no-place", test_no_place);
  ADD ("/library-bad/no-space", test_no_space);
  ADD ("/library-bad/ids-after-files", test_ids_after_files);
  return g_test_run ();
}
