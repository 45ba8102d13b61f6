/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-disk.h"
#include "studio-error.h"
#include "studio-part.h"
#include "studio-test-support.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *part;
  char *path;
} Fixture;

static void
set_up (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  self->folder = studio_test_make_folder ();
  self->part = g_build_filename (self->folder, "1.part", NULL);
  self->path = g_build_filename (self->folder, "1.png", NULL);
}

static void
tear_down (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  studio_test_remove_folder (self->folder);
  g_free (self->part);
  g_free (self->path);
}

static StudioPart *
open_with (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  StudioPart *part = studio_part_open (self->part, &error);
  g_assert_no_error (error);
  studio_part_write (part, (const guint8 *) text, strlen (text), &error);
  g_assert_no_error (error);
  return part;
}

static void
assert_contents (const char *path, const char *expected)
{
  g_autofree char *contents = NULL;
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static void
test_finish (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPart) part = open_with (self, "some ");

  studio_part_write (part, (const guint8 *) "bytes", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (studio_part_get_path (part), ==, self->part);
  g_assert_cmpint (studio_part_get_size (part), ==, 10);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_true (studio_part_finish (part, self->path, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (self->part, G_FILE_TEST_EXISTS));
  assert_contents (self->path, "some bytes");

  /* Once more, as after a failure behind it, does no harm. */
  g_assert_true (studio_part_finish (part, self->path, &error));
  studio_part_discard (part);
  assert_contents (self->path, "some bytes");
}

/* More than what is left to the flush at the end, in pieces that fit no boundary. */
static void
test_large (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPart) part = open_with (self, "");
  g_autoptr (GByteArray) expected = g_byte_array_new ();
  g_autofree char *contents = NULL;
  gsize length = 0;
  guint8 piece[70001];

  for (guint i = 0; expected->len < 11 * 1024 * 1024; i++)
    {
      memset (piece, (int) i, sizeof piece);
      g_byte_array_append (expected, piece, sizeof piece);
      g_assert_true (studio_part_write (part, piece, sizeof piece, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpint (studio_part_get_size (part), ==, expected->len);
  g_assert_true (studio_part_finish (part, self->path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (self->path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, expected->data, expected->len);
}

static void
test_never_overwrites (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean exists = FALSE;
  g_assert_true (g_file_set_contents (self->path, "old", -1, NULL));
  StudioPart *part = open_with (self, "new");

  g_assert_false (studio_part_finish_new (part, self->path, &exists, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_true (exists);
  g_assert_nonnull (strstr (error->message, self->path));
  assert_contents (self->path, "old");
  studio_part_free (part);
  assert_contents (self->part, "new");

  g_clear_error (&error);
  g_assert_null (studio_part_open (self->part, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

static void
test_replaces_when_told (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_set_contents (self->path, "old", -1, NULL));
  g_autoptr (StudioPart) part = open_with (self, "new");
  g_assert_true (studio_part_finish_over (part, self->path, &error));
  g_assert_no_error (error);
  assert_contents (self->path, "new");
}

static void
test_unfinished (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  StudioPart *part = open_with (self, "");
  studio_part_free (part);
  g_assert_false (g_file_test (self->part, G_FILE_TEST_EXISTS));

  part = open_with (self, "paid for");
  studio_part_free (part);
  assert_contents (self->part, "paid for");
  g_unlink (self->part);

  part = open_with (self, "not wanted");
  studio_part_discard (part);
  g_assert_false (g_file_test (self->part, G_FILE_TEST_EXISTS));
  studio_part_free (part);
}

static void
test_bad_folder (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *below = g_build_filename (self->path, "1.part", NULL);
  g_assert_true (g_file_set_contents (self->path, "a file", -1, NULL));

  g_assert_null (studio_part_open (below, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, below));
  g_clear_error (&error);
  g_assert_false (studio_disk_make_folder (below, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

/* In a process of its own: a limit on the size of files stands in for a full disk. */
static int
fill_the_disk (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  struct rlimit limit = { 1000, 1000 };
  guint8 bytes[4000] = { 0 };

  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    return 2;
  g_autoptr (StudioPart) part = studio_part_open (self->part, &error);
  if (part == NULL || studio_part_write (part, bytes, sizeof bytes, &error))
    return 3;
  return g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_NO_SPACE)
                 && studio_part_get_size (part) == 1000
             ? 0
             : 4;
}

static void
test_no_space (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  int status = 0;
  pid_t child = fork ();
  if (child == 0)
    _exit (fill_the_disk (self));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_disk (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *deep = g_build_filename (self->folder, "2026", "11", NULL);
  gboolean exists = TRUE;

  g_assert_true (studio_disk_make_folder (deep, &error));
  g_assert_true (studio_disk_make_folder (deep, &error));
  g_assert_true (studio_disk_sync_folder (deep, &error));
  g_assert_no_error (error);
  g_assert_cmpint (studio_disk_get_size (self->part), ==, -1);
  g_assert_cmpint (studio_disk_get_changed_us (self->part), ==, 0);
  g_assert_true (g_file_set_contents (self->part, "four", -1, NULL));
  g_assert_cmpint (studio_disk_get_size (self->part), ==, 4);
  g_assert_cmpint (studio_disk_get_changed_us (self->part), >, 0);
  g_assert_true (studio_disk_sync_file (self->part, &error));
  g_assert_true (studio_disk_move_new (self->part, self->path, &exists, &error));
  g_assert_false (exists);
  g_assert_true (studio_disk_move_over (self->path, self->part, &error));
  g_assert_no_error (error);

  g_assert_false (studio_disk_sync_folder (self->path, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_false (studio_disk_move_over (self->path, self->part, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_false (studio_disk_fail (&error, ENOSPC, "“%1$s”: %2$s.", "/a"));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NO_SPACE);
  g_assert_true (g_str_has_prefix (error->message, "“/a”: "));
}

/* The bytes are there when the name is gone, and can be written anew. */
static void
test_read_back (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPart) part = open_with (self, "some bytes");

  g_assert_true (studio_part_flush (part, &error));
  g_assert_cmpint (g_unlink (self->part), ==, 0);
  g_autoptr (GBytes) bytes = studio_part_read_back (part, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "some bytes", 10);
  g_assert_false (studio_part_finish (part, self->path, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

static void
test_restart (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPart) part = open_with (self, "half an im");

  g_assert_true (studio_part_flush (part, &error));
  g_assert_true (studio_part_restart (part, &error));
  g_assert_cmpint (studio_part_get_size (part), ==, 0);
  g_assert_true (studio_part_write (part, (const guint8 *) "whole", 5, &error));
  g_assert_true (studio_part_finish (part, self->path, &error));
  g_assert_no_error (error);
  assert_contents (self->path, "whole");
  studio_part_discard (part);
  g_assert_false (studio_part_restart (part, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/part/finish", Fixture, NULL, set_up, test_finish, tear_down);
  g_test_add ("/part/large", Fixture, NULL, set_up, test_large, tear_down);
  g_test_add ("/part/never-overwrites", Fixture, NULL, set_up, test_never_overwrites, tear_down);
  g_test_add (
      "/part/replaces-when-told", Fixture, NULL, set_up, test_replaces_when_told, tear_down);
  g_test_add ("/part/unfinished", Fixture, NULL, set_up, test_unfinished, tear_down);
  g_test_add ("/part/bad-folder", Fixture, NULL, set_up, test_bad_folder, tear_down);
  g_test_add ("/part/no-space", Fixture, NULL, set_up, test_no_space, tear_down);
  g_test_add ("/disk/steps", Fixture, NULL, set_up, test_disk, tear_down);
  g_test_add ("/part/read-back", Fixture, NULL, set_up, test_read_back, tear_down);
  g_test_add ("/part/restart", Fixture, NULL, set_up, test_restart, tear_down);
  return g_test_run ();
}
