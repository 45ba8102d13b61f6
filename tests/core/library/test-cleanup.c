/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-library-fixture.h"
#include "studio-rebuild.h"
#include "studio-storage.h"
#include "studio-test-support.h"
#include "studio-thumbnail-store.h"
#include "studio-thumbnail.h"

#include <glib/gstdio.h>

static void
note_cb (G_GNUC_UNUSED StudioLibrary *library, gint64 id, gpointer log)
{
  g_string_append_printf (log, "%" G_GINT64_FORMAT " ", id);
}

static gboolean
is_purged (StudioLibraryFixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, &error);
  g_assert_no_error (error);
  g_assert_true (studio_record_get_trashed (record) || !studio_record_get_purged (record));
  return studio_record_get_purged (record);
}

static gboolean
are_told (gpointer removed)
{
  return g_strcmp0 (((GString *) removed)->str, "1 3 ") == 0;
}

static void
test_empty_trash (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autoptr (GString) removed = g_string_new (NULL);
  g_autoptr (StudioThumbnailStore) thumbnails = studio_thumbnail_store_new (
      studio_paths_get_thumbnails_dir (self->paths), G_MAXINT64);
  g_autoptr (GdkPixbuf) small = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 4, 4);
  const StudioQuery in_trash = { .trashed = TRUE };
  StudioAmount amount;
  gint64 fox = studio_library_fixture_keep (self->library, "a fox");
  gint64 wolf = studio_library_fixture_keep (self->library, "a wolf");
  gint64 failed = studio_library_fixture_add (self->library, "a cat");

  gdk_pixbuf_fill (small, 0);
  studio_thumbnail_store_save (thumbnails, fox, STUDIO_THUMBNAIL_NORMAL, small);
  g_autofree char *thumbnail = studio_thumbnail_store_dup_path (
      thumbnails, fox, STUDIO_THUMBNAIL_NORMAL);
  g_assert_true (g_file_test (thumbnail, G_FILE_TEST_EXISTS));
  g_assert_true (studio_library_end (self->library, failed, STUDIO_RECORD_CANCELLED, NULL, &error));
  g_assert_true (studio_library_trash (self->library, fox, &error));
  g_assert_true (studio_library_trash (self->library, failed, &error));
  studio_test_drain ();
  g_signal_connect (self->library, "removed", G_CALLBACK (note_cb), removed);

  g_assert_true (studio_library_empty_trash (
      self->library, STUDIO_LIBRARY_FIXTURE_NOW_US, &amount, NULL, &error));
  g_assert_cmpuint (amount.n_files, ==, 0);
  g_assert_true (studio_library_empty_trash (self->library, G_MAXINT64, &amount, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (amount.n_files, ==, 2);
  g_assert_cmpuint (amount.n_bytes, ==, g_bytes_get_size (bytes));
  studio_library_fixture_assert_no_file (self->paths, "trash/1.png");
  studio_library_fixture_assert_file (self->paths, "images/2026/11/2.png", bytes);
  g_assert_false (g_file_test (thumbnail, G_FILE_TEST_EXISTS));
  g_assert_true (is_purged (self, fox) && is_purged (self, failed) && !is_purged (self, wolf));
  g_assert_cmpuint (studio_library_fixture_count (self->library, &in_trash), ==, 0);
  studio_test_wait_until (are_told, removed);

  /* It comes back neither by a person nor by a rebuild, and nothing is removed twice. */
  g_assert_false (studio_library_restore (self->library, fox, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_true (studio_library_empty_trash (self->library, G_MAXINT64, &amount, NULL, &error));
  g_assert_cmpuint (amount.n_files, ==, 0);
}

/* The journal knows it: a database that is made anew does not bring it back. */
static void
test_journal (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioAmount amount;
  gint64 id = studio_library_fixture_keep (self->library, "a fox");

  g_assert_true (studio_library_trash (self->library, id, &error));
  g_assert_true (studio_library_empty_trash (self->library, G_MAXINT64, &amount, NULL, &error));
  studio_test_drain ();
  studio_test_assert_finalized (g_steal_pointer (&self->library));
  g_assert_cmpint (g_unlink (studio_paths_get_database (self->paths)), ==, 0);
  self->library = studio_library_fixture_open (self);
  g_assert_true (is_purged (self, id));
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 0);
}

/* Killed after the file went: doing it again removes the row from the trash. */
static void
test_half_done (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioAmount amount;
  gint64 id = studio_library_fixture_keep (self->library, "a fox");
  g_autofree char *path = g_build_filename (
      studio_paths_get_trash_dir (self->paths), "1.png", NULL);

  g_assert_true (studio_library_trash (self->library, id, &error));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (studio_library_empty_trash (self->library, G_MAXINT64, &amount, NULL, &error));
  g_assert_cmpuint (amount.n_files, ==, 1);
  g_assert_cmpuint (amount.n_bytes, ==, 0);
  g_assert_true (is_purged (self, id));
}

/* A folder stands where the file was, which no unlink() removes: nothing changes. */
static void
test_cannot_remove (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  StudioAmount amount;
  gint64 id = studio_library_fixture_keep (self->library, "a fox");
  g_autofree char *path = g_build_filename (
      studio_paths_get_trash_dir (self->paths), "1.png", NULL);

  g_assert_true (studio_library_trash (self->library, id, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (
      studio_library_empty_trash (self->library, G_MAXINT64, &amount, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (studio_library_empty_trash (self->library, G_MAXINT64, &amount, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_false (is_purged (self, id));
}

/* The journal was told before something kept the files: they are in the trash, whoever asks. */
static void
test_rebuild_between (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioAmount amount;
  gint64 fox = studio_library_fixture_keep (self->library, "a fox");
  gint64 wolf = studio_library_fixture_keep (self->library, "a wolf");
  g_autofree char *path = g_build_filename (
      studio_paths_get_trash_dir (self->paths), "2.png", NULL);

  g_assert_true (studio_library_trash (self->library, fox, &error));
  g_assert_true (studio_library_trash (self->library, wolf, &error));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_autofree char *other = g_build_filename (
      studio_paths_get_trash_dir (self->paths), "1.png", NULL);
  g_autofree char *aside = g_strconcat (other, ".aside", NULL);
  g_assert_cmpint (g_rename (other, aside), ==, 0);
  g_assert_false (studio_library_empty_trash (self->library, G_MAXINT64, &amount, NULL, &error));
  g_assert_cmpint (g_rename (aside, other), ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  studio_test_drain ();
  studio_test_assert_finalized (g_steal_pointer (&self->library));
  g_assert_cmpint (g_unlink (studio_paths_get_database (self->paths)), ==, 0);
  self->library = studio_library_fixture_open (self);
  g_assert_false (is_purged (self, fox));
  g_assert_true (is_purged (self, wolf));
  g_clear_error (&error);
  g_assert_true (studio_library_restore (self->library, fox, &error));
  g_assert_no_error (error);
}

static void
count_cb (guint64 n_done, guint64 n_all, gpointer n_told)
{
  g_assert_cmpuint (n_done, ==, ++*(guint64 *) n_told);
  g_assert_cmpuint (n_all, ==, 2);
}

static void
test_unstarred (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const StudioEdit rated = { .mask = STUDIO_EDIT_RATING, .rating = 1 };
  StudioAmount amount;
  guint64 n_told = 0;
  gint64 ids[5];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = studio_library_fixture_keep (self->library, "a fox");
  g_assert_true (studio_library_set_starred (self->library, ids[0], TRUE, &error));
  g_assert_true (studio_library_edit (self->library, &ids[1], 1, &rated, &error));
  g_assert_true (studio_library_trash (self->library, ids[2], &error));

  g_autoptr (GArray) none = studio_library_list_unstarred (
      self->library, STUDIO_LIBRARY_FIXTURE_NOW_US, &amount, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (amount.n_bytes, ==, 0);
  g_autoptr (GArray) found = studio_library_list_unstarred (
      self->library, STUDIO_LIBRARY_FIXTURE_NOW_US + 1, &amount, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (found->data, found->len * sizeof (gint64), &ids[3], 2 * sizeof (gint64));
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_assert_cmpuint (amount.n_files, ==, 2);
  g_assert_cmpuint (amount.n_bytes, ==, 2 * g_bytes_get_size (bytes));

  g_assert_true (
      studio_library_trash_many (self->library, &ids[3], 2, count_cb, &n_told, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  g_assert_false (
      studio_library_trash_many (self->library, ids, 1, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 2);
}

static void
test_measure (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autoptr (GBytes) left = g_bytes_new_static ("left", 4);
  gsize size = g_bytes_get_size (bytes);
  StudioStorage storage;

  for (guint i = 0; i < 3; i++)
    studio_library_fixture_keep (self->library, "a fox");
  g_assert_true (studio_library_trash (self->library, 1, &error));
  studio_library_fixture_write (self->paths, "incoming/9.part", left);
  g_autofree char *thumbnail = g_build_filename (
      studio_paths_get_thumbnails_dir (self->paths), "256", "0", NULL);
  g_assert_cmpint (g_mkdir_with_parents (thumbnail, 0700), ==, 0);
  g_autofree char *file = g_build_filename (thumbnail, "2.jpg", NULL);
  g_assert_true (g_file_set_contents (file, "small", 5, NULL));

  g_assert_true (studio_library_measure (self->library, &storage, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (storage.images.n_files, ==, 2);
  g_assert_cmpuint (storage.images.n_bytes, ==, 2 * size);
  g_assert_cmpuint (storage.trash.n_files, ==, 1);
  g_assert_cmpuint (storage.trash.n_bytes, ==, size);
  g_assert_cmpuint (storage.thumbnails.n_files, ==, 1);
  g_assert_cmpuint (storage.thumbnails.n_bytes, ==, 5);
  g_assert_cmpuint (storage.leftovers.n_bytes, ==, 4);
  g_assert_cmpuint (storage.database.n_files, >=, 2); /* with the journal */

  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  g_assert_false (studio_library_measure (self->library, &storage, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
  ADD ("/cleanup/empty-trash", test_empty_trash);
  ADD ("/cleanup/journal", test_journal);
  ADD ("/cleanup/half-done", test_half_done);
  ADD ("/cleanup/cannot-remove", test_cannot_remove);
  ADD ("/cleanup/rebuild-between", test_rebuild_between);
  ADD ("/cleanup/unstarred", test_unstarred);
  ADD ("/cleanup/measure", test_measure);
  return g_test_run ();
}
