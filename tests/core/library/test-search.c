/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-fixture.h"
#include "studio-search.h"

static void
assert_search (const char *text, const char *match, const char *pattern)
{
  g_autoptr (StudioSearch) search = studio_search_new (text);
  g_assert_nonnull (search);
  g_assert_cmpstr (search->match, ==, match);
  g_assert_cmpuint (search->patterns->len, ==, pattern == NULL ? 0 : 1);
  if (pattern != NULL)
    g_assert_cmpstr (g_ptr_array_index (search->patterns, 0), ==, pattern);
}

static void
test_words (void)
{
  g_assert_null (studio_search_new (NULL));
  g_assert_null (studio_search_new (" \t\n "));
  assert_search ("fox", "\"fox\"*", NULL);
  assert_search ("  red   fox ", "\"red\"* \"fox\"*", NULL);
  assert_search ("say\"OR", "\"say\"\"OR\"*", NULL);
  assert_search ("狐", NULL, "%狐%");
  assert_search ("fox 100%_\\狐", "\"fox\"*", "%100\\%\\_\\\\狐%");
  assert_search ("--", NULL, "%--%");
}

static void
assert_found (StudioLibraryFixture *self, const char *text, guint n)
{
  StudioQuery query = { .search = text };
  g_test_message ("search for “%s”", text);
  g_assert_cmpuint (studio_library_fixture_count (self->library, &query), ==, n);
}

static void
test_found (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  studio_library_fixture_keep (self->library, "A red fox in the Snow, café light");
  studio_library_fixture_keep (self->library, "a blue foxglove, sci-fi (50% fog)");
  studio_library_fixture_keep (self->library, "雪の中の赤い狐");
  studio_library_fixture_add (self->library, "a fox that is not there yet");

  assert_found (self, NULL, 3);
  assert_found (self, "", 3);
  assert_found (self, "FOX", 2);
  assert_found (self, "fox red", 1);
  assert_found (self, "sno", 1);
  assert_found (self, "cafe", 1);
  assert_found (self, "CAFÉ", 1);
  assert_found (self, "sci-fi", 1);
  assert_found (self, "50%", 1);
  assert_found (self, "狐", 1);
  assert_found (self, "赤い", 1);
  assert_found (self, "雪 狐", 1);
  assert_found (self, "狐 fox", 0);
  assert_found (self, "blur", 3);
  assert_found (self, "wolf", 0);
}

/* Nothing that can be typed is a mistake. */
static void
test_harmless (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const texts[] = {
    "\"",  "\"\"", "AND", "NOT x", "(", ")",  "*",    "a*",    "^a",        "prompt:a",
    "a:b", "-a",   "'",   "%",     "_", "\\", "\xff", "{a b}", "NEAR(a b)", "+ + +",
  };

  studio_library_fixture_keep (self->library, "a plain prompt");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      StudioQuery query = { .search = texts[i] };
      g_autoptr (GArray) ids = studio_library_list_ids (self->library, &query, &error);
      g_assert_no_error (error);
    }
  assert_found (self, "\"plain", 1);
  assert_found (self, "_", 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/words", test_words);
  g_test_add ("/search/found",
              StudioLibraryFixture,
              NULL,
              studio_library_fixture_set_up,
              test_found,
              studio_library_fixture_tear_down);
  g_test_add ("/search/harmless",
              StudioLibraryFixture,
              NULL,
              studio_library_fixture_set_up,
              test_harmless,
              studio_library_fixture_tear_down);
  return g_test_run ();
}
