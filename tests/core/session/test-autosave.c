/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-autosave.h"
#include "studio-error.h"
#include "studio-test-support.h"

#define AN_HOUR_MS (3600 * 1000)

/* Something whose text is a number that counts how often it was taken. */
typedef struct
{
  char *folder;
  char *path;
  GObject *owner;
  StudioAutosave *autosave;
} Fixture;

static gpointer
take (gpointer owner)
{
  int n = GPOINTER_TO_INT (g_object_get_data (owner, "n")) + 1;

  g_object_set_data (owner, "n", GINT_TO_POINTER (n));
  return g_strdup_printf ("%d", n);
}

static char *
build (gpointer taken)
{
  return g_strdup (taken);
}

static const StudioAutosaveForm form = { take, build, g_free };

static void
set_up (Fixture *fixture, gconstpointer delay_ms)
{
  fixture->folder = studio_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "there", "text", NULL);
  fixture->owner = g_object_new (G_TYPE_OBJECT, NULL);
  fixture->autosave = studio_autosave_new (
      fixture->owner, fixture->path, GPOINTER_TO_UINT (delay_ms), &form);
  studio_autosave_set_enabled (fixture->autosave, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer delay_ms G_GNUC_UNUSED)
{
  studio_autosave_stop (fixture->autosave);
  /* Whoever is on the way out is not asked any more. */
  studio_autosave_schedule (fixture->autosave);
  studio_autosave_save_now (fixture->autosave);
  studio_test_assert_finalized (fixture->owner);
  studio_test_assert_finalized (fixture->autosave);
  g_free (fixture->path);
  studio_test_remove_folder (fixture->folder);
}

static gboolean
says (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;
  return g_file_get_contents (fixture->path, &text, NULL, NULL) && g_str_equal (text, expected);
}

static gboolean
says_one (gpointer fixture)
{
  return says (fixture, "1");
}

static gboolean
says_two (gpointer fixture)
{
  return says (fixture, "2");
}

/* Many changes, one write. */
static void
test_schedule (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_assert_true (studio_autosave_get_enabled (fixture->autosave));
  for (int i = 0; i < 5; i++)
    studio_autosave_schedule (fixture->autosave);
  studio_test_wait_until (says_one, fixture);
  studio_autosave_set_enabled (fixture->autosave, FALSE);
  studio_autosave_schedule (fixture->autosave);
  studio_autosave_save_now (fixture->autosave);
  studio_test_drain ();
  g_assert_true (says_one (fixture));
  studio_autosave_set_enabled (fixture->autosave, TRUE);
  studio_autosave_schedule (fixture->autosave);
  studio_test_wait_until (says_two, fixture);
}

/* Without the delay, and once more right behind the write that is under way. */
static void
test_now (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  studio_autosave_schedule (fixture->autosave);
  studio_autosave_save_now (fixture->autosave);
  studio_autosave_save_now (fixture->autosave);
  studio_autosave_save_now (fixture->autosave);
  studio_test_wait_until (says_two, fixture);
  studio_test_drain ();
  g_assert_true (says_two (fixture));
}

static void
test_both_ways (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  studio_autosave_set_enabled (fixture->autosave, FALSE);
  studio_autosave_save_async (fixture->autosave, NULL, studio_test_store_result_cb, &result);
  /* The newer text stays, whichever of the two is written last. */
  g_assert_true (studio_autosave_save (fixture->autosave, &error));
  g_assert_no_error (error);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_autosave_save_finish (fixture->autosave, result, &error));
  g_assert_no_error (error);
  g_assert_true (says_two (fixture));
}

static void
test_no_place (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_assert_false (studio_autosave_save (fixture->autosave, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, delay_ms, func) \
  g_test_add (path, Fixture, GUINT_TO_POINTER (delay_ms), set_up, func, tear_down)
  ADD ("/autosave/schedule", 1, test_schedule);
  ADD ("/autosave/now", AN_HOUR_MS, test_now);
  ADD ("/autosave/both-ways", AN_HOUR_MS, test_both_ways);
  ADD ("/autosave/no-place", AN_HOUR_MS, test_no_place);
#undef ADD
  return g_test_run ();
}
