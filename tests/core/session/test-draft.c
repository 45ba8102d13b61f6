/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-draft-file.h"
#include "studio-draft.h"
#include "studio-error.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  StudioDraft *draft;
} Fixture;

static void
set_up (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  fixture->folder = studio_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "draft.json", NULL);
  fixture->draft = studio_draft_new (fixture->path);
}

static void
tear_down (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  studio_test_assert_finalized (fixture->draft);
  g_free (fixture->path);
  studio_test_remove_folder (fixture->folder);
}

static StudioDraft *
load (const char *path)
{
  StudioDraft *draft = studio_draft_new (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_draft_load_async (draft, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_draft_load_finish (draft, result, &error));
  g_assert_no_error (error);
  return draft;
}

static void
fill (StudioDraft *draft)
{
  g_object_set (draft,
                "prompt",
                "A “misty” valley\nwith \\ and 🍄",
                "negative-prompt",
                "crowd",
                "aspect-ratio",
                STUDIO_ASPECT_RATIO_21_9,
                "output-format",
                STUDIO_OUTPUT_FORMAT_JPEG,
                "seed-locked",
                TRUE,
                "count",
                4,
                NULL);
  studio_draft_set_seed (draft, "2718281828");
}

static void
assert_filled (StudioDraft *draft)
{
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "A “misty” valley\nwith \\ and 🍄");
  g_assert_cmpstr (studio_draft_get_negative_prompt (draft), ==, "crowd");
  g_assert_cmpint (studio_draft_get_aspect_ratio (draft), ==, STUDIO_ASPECT_RATIO_21_9);
  g_assert_cmpint (studio_draft_get_output_format (draft), ==, STUDIO_OUTPUT_FORMAT_JPEG);
  g_assert_cmpstr (studio_draft_get_seed (draft), ==, "2718281828");
  g_assert_true (studio_draft_get_seed_locked (draft));
  g_assert_cmpint (studio_draft_get_count (draft), ==, 4);
}

static void
test_round_trip (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fill (fixture->draft);
  assert_filled (fixture->draft);
  studio_draft_save_async (fixture->draft, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_draft_save_finish (fixture->draft, result, &error));
  g_assert_no_error (error);
  g_autoptr (StudioDraft) loaded = load (fixture->path);
  assert_filled (loaded);
}

static void
test_missing_file (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioDraft) draft = load (fixture->path);

  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "");
  g_assert_cmpstr (studio_draft_get_seed (draft), ==, "");
  g_assert_cmpint (studio_draft_get_aspect_ratio (draft), ==, STUDIO_ASPECT_RATIO_DEFAULT);
  g_assert_cmpint (studio_draft_get_count (draft), ==, 1);
}

static void
test_broken_file_is_kept_aside (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  /* So deep that a parser which recurses has no stack for it. */
  g_autofree char *deep = g_strnfill (1000000, '[');
  const char *const texts[] = {
    "", "{\"prompt\": \"half", "[1, 2]", "\"text\"", "\xff\xfe", deep,
  };
  g_autofree char *aside = g_strconcat (fixture->path, ".broken", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *kept = NULL;
      g_file_set_contents (fixture->path, texts[i], -1, NULL);
      g_autoptr (StudioDraft) draft = load (fixture->path);
      g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "");
      g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, texts[i]);
    }
}

static void
test_odd_members (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_file_set_contents (fixture->path,
                       "{\"prompt\": 7, \"negative_prompt\": false, "
                       "\"aspect_ratio\": \"7:7\", \"output_format\": null, "
                       "\"seed\": [], \"seed_locked\": \"yes\", \"count\": 4000}",
                       -1,
                       NULL);
  g_autoptr (StudioDraft) draft = load (fixture->path);
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "");
  g_assert_cmpstr (studio_draft_get_negative_prompt (draft), ==, "");
  g_assert_cmpint (studio_draft_get_aspect_ratio (draft), ==, STUDIO_ASPECT_RATIO_DEFAULT);
  g_assert_cmpint (studio_draft_get_output_format (draft), ==, STUDIO_OUTPUT_FORMAT_PNG);
  g_assert_false (studio_draft_get_seed_locked (draft));
  g_assert_cmpint (studio_draft_get_count (draft), ==, 100);
}

static gboolean
file_is_newest (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (JsonObject) object = studio_draft_file_read (fixture->path);
  return object != NULL
         && g_str_equal (json_object_get_string_member (object, "prompt"),
                         studio_draft_get_prompt (fixture->draft));
}

static void
test_autosave (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  studio_draft_set_autosave (fixture->draft, TRUE);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *prompt = g_strdup_printf ("prompt %u", i);
      g_object_set (fixture->draft, "prompt", prompt, NULL);
    }
  studio_test_wait_until (file_is_newest, fixture);
  g_object_set (fixture->draft, "prompt", "and one more", NULL);
  studio_test_wait_until (file_is_newest, fixture);
  studio_draft_set_autosave (fixture->draft, FALSE);
}

static void
test_save_at_the_end (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  studio_draft_set_autosave (fixture->draft, TRUE);
  fill (fixture->draft);
  g_assert_true (studio_draft_save (fixture->draft, &error));
  g_assert_no_error (error);
  g_autoptr (StudioDraft) loaded = load (fixture->path);
  assert_filled (loaded);
}

static void
test_unwritable (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *blocked = g_build_filename (fixture->path, "draft.json", NULL);

  /* A file where the folder should be stops even root. */
  g_file_set_contents (fixture->path, "x", -1, NULL);
  g_assert_false (studio_draft_file_write (blocked, "{}", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

static void
test_properties (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  guint n = 0;
  g_autofree char *prompt = NULL;
  g_autofree char *negative_prompt = NULL;
  g_autofree char *seed = NULL;
  StudioAspectRatio ratio;
  StudioOutputFormat format;
  gboolean locked = FALSE;
  int count = 0;

  fill (fixture->draft);
  g_object_get (fixture->draft,
                "prompt",
                &prompt,
                "negative-prompt",
                &negative_prompt,
                "aspect-ratio",
                &ratio,
                "output-format",
                &format,
                "seed",
                &seed,
                "seed-locked",
                &locked,
                "count",
                &count,
                NULL);
  g_assert_cmpstr (prompt, ==, studio_draft_get_prompt (fixture->draft));
  g_assert_cmpstr (negative_prompt, ==, "crowd");
  g_assert_cmpint (ratio, ==, STUDIO_ASPECT_RATIO_21_9);
  g_assert_cmpint (format, ==, STUDIO_OUTPUT_FORMAT_JPEG);
  g_assert_cmpstr (seed, ==, "2718281828");
  g_assert_true (locked);
  g_assert_cmpint (count, ==, 4);

  g_signal_connect_swapped (fixture->draft, "notify::prompt", G_CALLBACK (g_atomic_int_inc), &n);
  g_object_set (fixture->draft, "prompt", "a", NULL);
  g_object_set (fixture->draft, "prompt", "a", NULL);
  g_assert_cmpuint (n, ==, 1);
}

/* What it was recalled from stays while there are words, whatever becomes of them. */
static void
test_parent (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gint64 parent = 0;

  g_object_set (fixture->draft, "prompt", "a fox", "parent", (gint64) 7, NULL);
  g_object_set (fixture->draft, "prompt", "a misty fox", NULL);
  g_object_get (fixture->draft, "parent", &parent, NULL);
  g_assert_cmpint (parent, ==, 7);
  g_assert_true (studio_draft_save (fixture->draft, NULL));
  StudioDraft *same = load (fixture->path);
  g_assert_cmpint (studio_draft_get_parent (same), ==, 7);
  studio_test_assert_finalized (same);

  g_object_set (fixture->draft, "prompt", "", NULL);
  g_assert_cmpint (studio_draft_get_parent (fixture->draft), ==, 0);
  studio_draft_set_parent (fixture->draft, 8);
  g_assert_cmpint (studio_draft_get_parent (fixture->draft), ==, 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/draft/round-trip", test_round_trip);
  ADD ("/draft/missing-file", test_missing_file);
  ADD ("/draft/broken-file-is-kept-aside", test_broken_file_is_kept_aside);
  ADD ("/draft/odd-members", test_odd_members);
  ADD ("/draft/autosave", test_autosave);
  ADD ("/draft/save-at-the-end", test_save_at_the_end);
  ADD ("/draft/unwritable", test_unwritable);
  ADD ("/draft/properties", test_properties);
  ADD ("/draft/parent", test_parent);
#undef ADD
  return g_test_run ();
}
