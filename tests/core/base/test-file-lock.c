/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-file-lock.h"
#include "studio-test-support.h"

#define N_TURNS 200
#define N_THREADS 4

typedef struct
{
  const char *path;
  int inside;
  int count;
} Shared;

static gpointer
count_up (gpointer data)
{
  Shared *shared = data;

  for (int i = 0; i < N_TURNS; i++)
    {
      g_autoptr (StudioFileLock) lock = studio_file_lock_take (shared->path);
      g_assert_nonnull (lock);
      g_assert_cmpint (g_atomic_int_add (&shared->inside, 1), ==, 0);
      shared->count++;
      g_atomic_int_add (&shared->inside, -1);
    }
  return NULL;
}

static void
test_one_at_a_time (void)
{
  char *folder = studio_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "new", "file.ini", NULL);
  Shared shared = { path, 0, 0 };
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("count", count_up, &shared);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (shared.count, ==, N_THREADS * N_TURNS);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  studio_test_remove_folder (folder);
}

static void
test_no_folder (void)
{
  char *folder = studio_test_make_folder ();
  g_autofree char *blocker = g_build_filename (folder, "file", NULL);
  g_autofree char *path = g_build_filename (blocker, "file.ini", NULL);

  /* A file where the folder should be stops even root. */
  g_file_set_contents (blocker, "x", -1, NULL);
  g_assert_null (studio_file_lock_take (path));
  studio_file_lock_release (NULL);
  studio_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-lock/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/file-lock/no-folder", test_no_folder);
  return g_test_run ();
}
