/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-disk.h"
#include "studio-error.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *from;
  char *to;
} Fixture;

static void
set_up (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  fixture->folder = studio_test_make_folder ();
  fixture->from = g_build_filename (fixture->folder, "from", NULL);
  fixture->to = g_build_filename (fixture->folder, "to", NULL);
}

static void
tear_down (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_free (fixture->from);
  g_free (fixture->to);
  studio_test_remove_folder (fixture->folder);
}

static void
test_moves_to_a_free_name (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean exists = TRUE;

  g_file_set_contents (fixture->from, "image", -1, NULL);
  g_assert_true (studio_disk_move_new (fixture->from, fixture->to, &exists, &error));
  g_assert_no_error (error);
  g_assert_false (exists);
  g_assert_false (g_file_test (fixture->from, G_FILE_TEST_EXISTS));
}

static void
test_never_takes_a_name (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean exists = FALSE;

  g_file_set_contents (fixture->from, "new", -1, NULL);
  g_file_set_contents (fixture->to, "old", -1, NULL);
  g_assert_false (studio_disk_move_new (fixture->from, fixture->to, &exists, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_true (exists);
  g_file_get_contents (fixture->to, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "old");
}

/* A folder stands for what cannot be linked: no file system allows that. The claim on the name is
 * given up again when the move then fails. */
static void
test_what_cannot_be_linked (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean exists = TRUE;

  g_assert_cmpint (g_mkdir (fixture->from, 0700), ==, 0);
  g_assert_false (studio_disk_move_new (fixture->from, fixture->to, &exists, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_false (exists);
  g_assert_false (g_file_test (fixture->to, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fixture->from, G_FILE_TEST_IS_DIR));
}

static void
test_sha256 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  char *folder = studio_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);

  g_assert_true (g_file_set_contents (path, "abc", 3, NULL));
  g_autofree char *sha256 = studio_disk_dup_sha256 (path, NULL, &error);
  g_assert_no_error (error);
  /* The first example of FIPS 180-2. */
  g_assert_cmpstr (sha256, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_cancellable_cancel (cancellable);
  g_assert_null (studio_disk_dup_sha256 (path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (studio_disk_dup_sha256 (folder, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  studio_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/disk/moves-to-a-free-name", test_moves_to_a_free_name);
  ADD ("/disk/never-takes-a-name", test_never_takes_a_name);
  ADD ("/disk/what-cannot-be-linked", test_what_cannot_be_linked);
#undef ADD
  g_test_add_func ("/disk/sha256", test_sha256);
  return g_test_run ();
}
