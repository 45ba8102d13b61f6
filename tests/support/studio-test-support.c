/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-test-support.h"

#include <glib/gstdio.h>

/* What is waited for takes milliseconds; a machine under load gets a hundred times that before
 * the test says that it never happens. */
#define GIVE_UP_SECONDS 60
/* How much longer than that under a checker that makes a program some fifty times slower. */
#define MAX_PATIENCE 100

/**
 * studio_test_make_folder:
 *
 * Returns: (transfer full): a new empty folder, for studio_test_remove_folder()
 */
char *
studio_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("studio-test-XXXXXX", &error);
  g_assert_no_error (error);
  return path;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (folders, g_strdup (path));
  for (guint i = 0; i < folders->len; i++)
    {
      const char *folder = g_ptr_array_index (folders, i);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *entry = g_build_filename (folder, name, NULL);
          if (g_file_test (entry, G_FILE_TEST_IS_DIR)
              && !g_file_test (entry, G_FILE_TEST_IS_SYMLINK))
            g_ptr_array_add (folders, g_steal_pointer (&entry));
          else
            g_unlink (entry);
        }
    }
  for (guint i = folders->len; i > 0; i--)
    g_rmdir (g_ptr_array_index (folders, i - 1));
}

/**
 * studio_test_count_files:
 * @folder: a folder that is there
 *
 * Returns: how many files and folders are in it
 */
guint
studio_test_count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/**
 * studio_test_remove_folder:
 * @path: (transfer full): what studio_test_make_folder() gave
 */
void
studio_test_remove_folder (char *path)
{
  remove_tree (path);
  g_free (path);
}

/**
 * studio_test_stretch:
 * @seconds: how long something may take on any machine that is only slow
 *
 * Returns: @seconds times the environment variable `STUDIO_TEST_PATIENCE`, which is set where the
 *   program runs under a checker that makes it many times slower
 */
guint
studio_test_stretch (guint seconds)
{
  const char *patience = g_getenv ("STUDIO_TEST_PATIENCE");
  guint64 factor = patience == NULL ? 1 : g_ascii_strtoull (patience, NULL, 10);

  return seconds * (guint) CLAMP (factor, 1, MAX_PATIENCE);
}

/* What a worker does last wakes no main context, so that looking again is needed. */
static gboolean
look_again_cb (G_GNUC_UNUSED gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

/**
 * studio_test_wait_until:
 * @predicate: asked after each turn of the main context
 * @data: for @predicate
 *
 * Turns the main context until @predicate says so; fails the test where it never does.
 */
void
studio_test_wait_until (StudioTestPredicate predicate, gpointer data)
{
  gboolean gave_up = FALSE;
  guint source = g_timeout_add_seconds (
      studio_test_stretch (GIVE_UP_SECONDS), give_up_cb, &gave_up);
  guint tick = g_timeout_add (5, look_again_cb, NULL);

  while (!predicate (data) && !gave_up)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_source_remove (source);
  g_assert_false (gave_up);
}

/**
 * studio_test_store_result_cb:
 * @object: the source of an asynchronous call
 * @result: its result
 * @slot: (type gpointer): a `GAsyncResult **` that gets a reference
 *
 * A callback for studio_test_wait_for_result().
 */
void
studio_test_store_result_cb (G_GNUC_UNUSED GObject *object, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static gboolean
has_result (gpointer slot)
{
  return *(GAsyncResult **) slot != NULL;
}

/**
 * studio_test_wait_for_result:
 * @slot: what was given to studio_test_store_result_cb()
 *
 * Waits until the call is done.
 */
void
studio_test_wait_for_result (GAsyncResult **slot)
{
  studio_test_wait_until (has_result, slot);
}

static gboolean
is_only_reference (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

/**
 * studio_test_assert_finalized:
 * @object: (transfer full): an object of which nobody else should hold a reference
 *
 * Gives the reference up and fails the test where that was not the last. A worker that has just
 * ended may hold its task, and with it the object, a moment longer than the task's callback took:
 * that is waited for.
 */
void
studio_test_assert_finalized (gpointer object)
{
  studio_test_wait_until (is_only_reference, object);
  g_assert_finalize_object ((GObject *) object);
}

/**
 * studio_test_drain:
 *
 * Runs what is ready in the main context, so that nothing under way outlives the test.
 */
void
studio_test_drain (void)
{
  for (guint i = 0; i < 1000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}
