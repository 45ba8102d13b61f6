/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-fixture.h"
#include "studio-prompt-finder.h"
#include "studio-search-scan.h"
#include "studio-test-support.h"

#include <string.h>

static StudioPromptFinder *
make_finder (StudioLibraryFixture *fixture)
{
  return studio_prompt_finder_new (fixture->paths, fixture->clock);
}

static GPtrArray *
find_in (StudioPromptFinder *finder, const char *const *terms)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_prompt_finder_find_async (finder, terms, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  GPtrArray *records = studio_prompt_finder_finish (finder, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (records);
  return records;
}

static void
assert_finds (StudioPromptFinder *finder, const char *const *terms, guint n_found)
{
  g_autoptr (GPtrArray) records = find_in (finder, terms);

  g_assert_cmpuint (records->len, ==, n_found);
}

/* The library is opened by the first search, and stays as it is. */
static void
test_finds (StudioLibraryFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StudioPromptFinder) finder = make_finder (fixture);
  gint64 lake = studio_library_fixture_keep (fixture->library, "A quiet lake under the moon");
  gint64 waiting = studio_library_fixture_add (fixture->library, "A quiet lake that only waits");

  studio_library_fixture_keep (fixture->library, "A lighthouse");
  g_assert_null (studio_prompt_finder_get_library (finder));
  g_autoptr (GPtrArray) records = find_in (finder, (const char *[]){ "quiet", "lak", NULL });
  g_assert_nonnull (studio_prompt_finder_get_library (finder));
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpint (studio_record_get_id (g_ptr_array_index (records, 0)), ==, lake);
  studio_library_fixture_assert_state (fixture->library, waiting, STUDIO_RECORD_QUEUED);
  assert_finds (finder, (const char *[]){ "lighthouse", NULL }, 1);
  assert_finds (finder, (const char *[]){ "volcano", NULL }, 0);
}

/* Only images that are there to be shown, whatever a search names. */
static void
test_only_kept (StudioLibraryFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StudioPromptFinder) finder = make_finder (fixture);
  g_autoptr (GError) error = NULL;
  gint64 gone = studio_library_fixture_keep (fixture->library, "A quiet lake");

  g_assert_true (studio_library_trash (fixture->library, gone, &error));
  studio_library_fixture_add (fixture->library, "A quiet lake that waits");
  assert_finds (finder, (const char *[]){ "lake", NULL }, 0);
  assert_finds (finder, (const char *[]){ "is:trashed", NULL }, 0);
  assert_finds (finder, (const char *[]){ "state:waiting", "state:queued", NULL }, 0);
}

static void
test_bounded (StudioLibraryFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StudioPromptFinder) finder = make_finder (fixture);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < STUDIO_PROMPT_FINDER_MAX + 3; i++)
    {
      gint64 id = studio_library_fixture_keep (fixture->library, "lake");
      g_array_append_val (ids, id);
    }
  assert_finds (finder, (const char *[]){ "lake", NULL }, STUDIO_PROMPT_FINDER_MAX);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  studio_prompt_finder_load_async (finder, ids, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_autoptr (GPtrArray) records = studio_prompt_finder_finish (finder, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, STUDIO_PROMPT_FINDER_MAX);
  g_assert_true (studio_record_get_loaded (g_ptr_array_index (records, 0)));
}

/* What is typed into a shell may be anything. */
static void
test_hostile (StudioLibraryFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const words[] = {
    "",           "   ",
    "\"",         "'; DROP TABLE calls; --",
    "lake\"*",    "NEAR(a b",
    "-",          "\xff\xfe",
    "seed:x",     "rating:>=99999999999",
    "{}()[]^*",   "AND OR NOT",
    "%s%n",       "prompt:\"",
    "a\nb\tc",    "\xe2\x80\xae",
    "on:9999-99", "* * *",
  };
  g_autoptr (StudioPromptFinder) finder = make_finder (fixture);

  studio_library_fixture_keep (fixture->library, "A quiet lake");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *terms[] = { words[i], words[(i * 7 + 3) % G_N_ELEMENTS (words)], NULL };
      g_autoptr (GPtrArray) records = find_in (finder, terms);
      g_assert_cmpuint (records->len, <=, 1);
    }
  assert_finds (finder, (const char *[]){ NULL }, 0);
  assert_finds (finder, (const char *[]){ " ", "", NULL }, 0);
  assert_finds (finder, (const char *[]){ "quiet", NULL }, 1);
}

static void
test_join (void)
{
  g_autofree char *huge = g_strnfill (STUDIO_SEARCH_MAX_BYTES * 3, 'a');
  g_autofree char *cut = studio_prompt_finder_join ((const char *[]){ "b", huge, huge, NULL });
  g_autofree char *two = studio_prompt_finder_join ((const char *[]){ "one", "two", NULL });
  g_autofree char *none = studio_prompt_finder_join ((const char *[]){ NULL });
  g_autoptr (GString) wide = g_string_new ("b");

  for (guint i = 0; i < STUDIO_SEARCH_MAX_BYTES; i++)
    g_string_append (wide, "é");
  g_autofree char *whole = studio_prompt_finder_join ((const char *[]){ wide->str, NULL });
  g_assert_cmpuint (strlen (whole), ==, STUDIO_SEARCH_MAX_BYTES - 1);
  g_assert_true (g_str_has_suffix (whole, "é"));
  g_assert_cmpuint (strlen (cut), ==, STUDIO_SEARCH_MAX_BYTES);
  g_assert_cmpstr (two, ==, "one two");
  g_assert_cmpstr (none, ==, "");
}

/* Where there is no library, a search is no reason to make one. */
static void
test_no_library (void)
{
  char *folder = studio_test_make_folder ();
  g_autofree char *nowhere = g_build_filename (folder, "nowhere", NULL);
  g_autoptr (StudioPaths) paths = studio_paths_new_for_test (nowhere);
  g_autoptr (StudioClock) clock = studio_clock_new_system ();
  g_autoptr (StudioPromptFinder) finder = studio_prompt_finder_new (paths, clock);

  assert_finds (finder, (const char *[]){ "lake", NULL }, 0);
  assert_finds (finder, (const char *[]){ "lake", NULL }, 0);
  g_assert_null (studio_prompt_finder_get_library (finder));
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  studio_test_remove_folder (folder);
}

static void
test_library_at_hand (StudioLibraryFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StudioPromptFinder) finder = make_finder (fixture);

  studio_library_fixture_keep (fixture->library, "A quiet lake");
  assert_finds (finder, (const char *[]){ "lake", NULL }, 1);
  g_assert_true (studio_prompt_finder_get_library (finder) != fixture->library);
  studio_prompt_finder_set_library (finder, fixture->library);
  studio_prompt_finder_set_library (finder, NULL);
  g_assert_true (studio_prompt_finder_get_library (finder) == fixture->library);
  assert_finds (finder, (const char *[]){ "lake", NULL }, 1);
}

static void
test_cancelled (StudioLibraryFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StudioPromptFinder) finder = make_finder (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_prompt_finder_find_async (
      finder, (const char *[]){ "lake", NULL }, cancellable, studio_test_store_result_cb, &result);
  g_cancellable_cancel (cancellable);
  studio_test_wait_for_result (&result);
  g_assert_null (studio_prompt_finder_finish (finder, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define add(path, func)                      \
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
  add ("/prompt-finder/finds", test_finds);
  add ("/prompt-finder/only-kept", test_only_kept);
  add ("/prompt-finder/bounded", test_bounded);
  add ("/prompt-finder/hostile", test_hostile);
  add ("/prompt-finder/library-at-hand", test_library_at_hand);
  add ("/prompt-finder/cancelled", test_cancelled);
  g_test_add_func ("/prompt-finder/join", test_join);
  g_test_add_func ("/prompt-finder/no-library", test_no_library);
  return g_test_run ();
}
