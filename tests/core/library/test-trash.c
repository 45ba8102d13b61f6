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
note_cb (G_GNUC_UNUSED StudioLibrary *library, gint64 id, gpointer log)
{
  g_string_append_printf (log, "%" G_GINT64_FORMAT " ", id);
}

static gboolean
has_text (gpointer log)
{
  return ((GString *) log)->len > 0;
}

static void
test_trash (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autoptr (GString) added = g_string_new (NULL);
  g_autoptr (GString) removed = g_string_new (NULL);
  StudioQuery in_trash = { .trashed = TRUE };
  gint64 id = studio_library_fixture_keep (self->library, "a fox");

  studio_test_drain ();
  g_signal_connect (self->library, "added", G_CALLBACK (note_cb), added);
  g_signal_connect (self->library, "removed", G_CALLBACK (note_cb), removed);
  for (int i = 0; i < 2; i++)
    g_assert_true (studio_library_trash (self->library, id, &error));
  g_assert_no_error (error);
  studio_library_fixture_assert_no_file (self->paths, "images/2026/11/1.png");
  studio_library_fixture_assert_file (self->paths, "trash/1.png", bytes);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 0);
  g_assert_cmpuint (studio_library_fixture_count (self->library, &in_trash), ==, 1);
  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, &error);
  g_assert_true (studio_record_get_trashed (record));
  g_autofree char *path = studio_library_dup_image_path (self->library, record);
  g_assert_true (g_str_has_suffix (path, "/trash/1.png"));

  for (int i = 0; i < 2; i++)
    g_assert_true (studio_library_restore (self->library, id, &error));
  g_assert_no_error (error);
  studio_library_fixture_assert_file (self->paths, "images/2026/11/1.png", bytes);
  studio_library_fixture_assert_no_file (self->paths, "trash/1.png");
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 1);
  /* After some of the signals there is a rest. */
  studio_test_wait_until (has_text, added);
  studio_test_drain ();
  g_assert_cmpstr (removed->str, ==, "1 ");
  g_assert_cmpstr (added->str, ==, "1 ");
}

/* Some that go, one that is there already, one that is not there at all and one whose place in the
 * trash is taken. */
static void
test_many (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) other = g_bytes_new_static ("other", 5);
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) removed = g_string_new (NULL);
  gint64 ids[5];

  for (guint i = 0; i < 4; i++)
    ids[i] = studio_library_fixture_keep (self->library, "a fox");
  ids[4] = 99;
  g_assert_true (studio_library_trash (self->library, ids[1], &error));
  studio_library_fixture_write (self->paths, "trash/3.png", other);
  studio_test_drain ();
  g_signal_connect (self->library, "removed", G_CALLBACK (note_cb), removed);
  g_assert_false (studio_library_trash_together (self->library, ids, 4, moved, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_cmpuint (moved->len, ==, 3);
  studio_library_fixture_assert_file (self->paths, "trash/3.png", other);
  studio_library_fixture_assert_no_file (self->paths, "images/2026/11/4.png");
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 1);
  studio_test_drain ();
  g_assert_cmpstr (removed->str, ==, "1 4 ");

  g_array_set_size (moved, 0);
  g_assert_false (studio_library_restore_together (self->library, ids, 5, moved, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_assert_cmpuint (moved->len, ==, 4);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 4);
  studio_test_drain ();
}

/* What cannot be committed leaves every file where it was. */
static void
test_many_undone (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 ids[2];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = studio_library_fixture_keep (self->library, "a fox");
  studio_database_execute (self->library->writer,
                           "CREATE TABLE missing (id INTEGER PRIMARY KEY);"
                           "CREATE TABLE held (id INTEGER REFERENCES missing (id)"
                           "  DEFERRABLE INITIALLY DEFERRED);"
                           "PRAGMA foreign_keys = ON;"
                           "CREATE TRIGGER hold AFTER UPDATE OF trashed_us ON calls"
                           "  BEGIN INSERT INTO held VALUES (NEW.id); END",
                           "Holding",
                           &error);
  g_assert_no_error (error);
  g_assert_false (
      studio_library_trash_together (self->library, ids, G_N_ELEMENTS (ids), moved, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (moved->len, ==, 0);
  studio_library_fixture_assert_file (self->paths, "images/2026/11/1.png", bytes);
  studio_library_fixture_assert_file (self->paths, "images/2026/11/2.png", bytes);
  studio_library_fixture_assert_no_file (self->paths, "trash/1.png");
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 2);
}

static void
test_missing_file (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = studio_library_fixture_keep (self->library, "a fox");
  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, &error);
  g_autofree char *path = studio_library_dup_image_path (self->library, record);
  StudioQuery in_trash = { .trashed = TRUE };

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (studio_library_trash (self->library, id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (studio_library_fixture_count (self->library, &in_trash), ==, 1);
  g_assert_false (studio_library_restore (self->library, id, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "1.png"));
  g_assert_cmpuint (studio_library_fixture_count (self->library, &in_trash), ==, 1);
}

/* Killed between the file and the row: the file is found, and doing it again mends it. */
static void
test_half_done (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  gint64 id = studio_library_fixture_keep (self->library, "a fox");
  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, &error);
  g_autofree char *path = studio_library_dup_image_path (self->library, record);
  g_autofree char *trash = g_build_filename (
      studio_paths_get_trash_dir (self->paths), "1.png", NULL);

  g_assert_cmpint (g_rename (path, trash), ==, 0);
  g_autofree char *found = studio_library_dup_image_path (self->library, record);
  g_assert_cmpstr (found, ==, trash);
  g_assert_true (studio_library_trash (self->library, id, &error));
  g_assert_no_error (error);
  studio_library_fixture_assert_file (self->paths, "trash/1.png", bytes);
}

/* Where the file cannot be moved, the row stays as well. */
static void
test_cannot_move (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) other = g_bytes_new_static ("other", 5);
  gint64 id = studio_library_fixture_keep (self->library, "a fox");

  studio_library_fixture_write (self->paths, "trash/1.png", other);
  g_assert_false (studio_library_trash (self->library, id, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  studio_library_fixture_assert_file (self->paths, "trash/1.png", other);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 1);
}

static void
test_not_kept (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) added = g_string_new (NULL);
  gint64 id = studio_library_fixture_add (self->library, "a fox");

  g_assert_false (studio_library_trash (self->library, 99, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (studio_library_restore (self->library, 99, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (studio_library_trash (self->library, id, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* A call that failed can be put away and taken out, but is no image of the gallery. */
  g_signal_connect (self->library, "added", G_CALLBACK (note_cb), added);
  g_assert_true (studio_library_end (self->library, id, STUDIO_RECORD_FAILED, NULL, &error));
  g_assert_true (studio_library_trash (self->library, id, &error));
  g_assert_true (studio_library_restore (self->library, id, &error));
  g_assert_no_error (error);
  studio_test_drain ();
  g_assert_cmpstr (added->str, ==, "");
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
  ADD ("/trash/there-and-back", test_trash);
  ADD ("/trash/many", test_many);
  ADD ("/trash/many-undone", test_many_undone);
  ADD ("/trash/missing-file", test_missing_file);
  ADD ("/trash/half-done", test_half_done);
  ADD ("/trash/cannot-move", test_cannot_move);
  ADD ("/trash/not-kept", test_not_kept);
  return g_test_run ();
}
