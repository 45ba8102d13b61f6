/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-draft-step.h"
#include "studio-draft-undo.h"
#include "studio-test-support.h"
#include "studio-text-change.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  StudioDraft *draft;
  StudioDraftUndo *undo;
} Fixture;

static void
set_up (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  fixture->folder = studio_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "undo.json", NULL);
  fixture->draft = studio_draft_new ("/nowhere/draft.json");
  fixture->undo = studio_draft_undo_new (fixture->draft, fixture->path);
}

static void
tear_down (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  studio_test_assert_finalized (fixture->undo);
  studio_test_assert_finalized (fixture->draft);
  g_free (fixture->path);
  studio_test_remove_folder (fixture->folder);
}

static void
assert_prompt (Fixture *fixture, const char *prompt)
{
  g_assert_cmpstr (studio_draft_get_prompt (fixture->draft), ==, prompt);
}

/* One change a character, as keys make them. */
static void
type (Fixture *fixture, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *typed = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *all = g_strconcat (studio_draft_get_prompt (fixture->draft), typed, NULL);
      g_object_set (fixture->draft, "prompt", all, NULL);
    }
}

static void
test_words (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_assert_false (studio_draft_undo_undo (fixture->undo));
  type (fixture, "wilde Füchse, müde");
  g_assert_cmpuint (studio_draft_undo_get_n_steps (fixture->undo), ==, 3);
  g_assert_true (studio_draft_undo_undo (fixture->undo));
  assert_prompt (fixture, "wilde Füchse, ");
  g_assert_true (studio_draft_undo_undo (fixture->undo));
  assert_prompt (fixture, "wilde ");
  g_assert_true (studio_draft_undo_redo (fixture->undo));
  assert_prompt (fixture, "wilde Füchse, ");
  g_assert_true (studio_draft_undo_get_can_redo (fixture->undo));
  type (fixture, "x");
  g_assert_false (studio_draft_undo_get_can_redo (fixture->undo));
  g_assert_true (studio_draft_undo_undo (fixture->undo));
  assert_prompt (fixture, "wilde Füchse, ");
}

static void
test_removed_characters (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_object_set (fixture->draft, "prompt", "fox", NULL);
  g_object_set (fixture->draft, "prompt", "fo", NULL);
  g_object_set (fixture->draft, "prompt", "f", NULL);
  g_assert_true (studio_draft_undo_undo (fixture->undo));
  assert_prompt (fixture, "fox");
  g_assert_true (studio_draft_undo_undo (fixture->undo));
  assert_prompt (fixture, "");
}

static void
test_paste_is_one_step (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  type (fixture, "a");
  g_object_set (fixture->draft, "prompt", "a misty valley", NULL);
  g_object_set (fixture->draft, "prompt", "a misty valley!", NULL);
  g_assert_true (studio_draft_undo_undo (fixture->undo));
  assert_prompt (fixture, "a misty valley");
  g_assert_true (studio_draft_undo_undo (fixture->undo));
  assert_prompt (fixture, "a");
}

static void
test_recall_is_one_step (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioDraftValues values = {
    .fields = STUDIO_DRAFT_ALL_FIELDS,
    .prompt = "an owl",
    .negative_prompt = "fog",
    .aspect_ratio = STUDIO_ASPECT_RATIO_21_9,
    .output_format = STUDIO_OUTPUT_FORMAT_JPEG,
    .seed = "7",
    .seed_locked = TRUE,
    .count = 4,
  };

  type (fixture, "fox");
  studio_draft_set_seed (fixture->draft, "1");
  studio_draft_replace (fixture->draft, &values);
  /* Drawn after a Generate: no step. */
  studio_draft_set_seed (fixture->draft, "9");
  g_assert_cmpuint (studio_draft_undo_get_n_steps (fixture->undo), ==, 2);
  g_assert_true (studio_draft_undo_undo (fixture->undo));
  assert_prompt (fixture, "fox");
  g_assert_cmpstr (studio_draft_get_negative_prompt (fixture->draft), ==, "");
  g_assert_cmpstr (studio_draft_get_seed (fixture->draft), ==, "1");
  g_assert_false (studio_draft_get_seed_locked (fixture->draft));
  g_assert_cmpint (studio_draft_get_count (fixture->draft), ==, 1);
  g_assert_true (studio_draft_undo_redo (fixture->undo));
  assert_prompt (fixture, "an owl");
  g_assert_cmpstr (studio_draft_get_seed (fixture->draft), ==, "7");
  g_assert_cmpint (studio_draft_get_aspect_ratio (fixture->draft), ==, STUDIO_ASPECT_RATIO_21_9);
  g_assert_cmpint (studio_draft_get_output_format (fixture->draft), ==, STUDIO_OUTPUT_FORMAT_JPEG);
}

/* A seed alone makes a step only where a person asked for it. */
static void
test_seed_alone (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioDraftValues values = { .fields = STUDIO_DRAFT_SEED, .seed = "42" };

  studio_draft_set_seed (fixture->draft, "1");
  g_object_set (fixture->draft, "count", 3, "seed-locked", TRUE, NULL);
  g_assert_false (studio_draft_undo_get_can_undo (fixture->undo));
  studio_draft_replace (fixture->draft, &values);
  g_assert_true (studio_draft_undo_undo (fixture->undo));
  g_assert_cmpstr (studio_draft_get_seed (fixture->draft), ==, "1");
}

static void
save (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_draft_undo_save_async (fixture->undo, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  studio_draft_undo_save_finish (fixture->undo, result, &error);
  g_assert_no_error (error);
}

static void
load (StudioDraftUndo *undo)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_draft_undo_load_async (undo, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_draft_undo_load_finish (undo, result, &error));
  g_assert_no_error (error);
}

static void
test_restart (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioDraftValues values = {
    .fields = STUDIO_DRAFT_ALL_FIELDS, .prompt = "an “owl”\n🍄", .seed = "7", .count = 2
  };

  type (fixture, "red fox");
  studio_draft_replace (fixture->draft, &values);
  g_object_set (fixture->draft, "prompt", "gone", NULL);
  studio_draft_undo_undo (fixture->undo);
  save (fixture);

  g_autoptr (StudioDraft) draft = studio_draft_new ("/nowhere/draft.json");
  g_autoptr (StudioDraftUndo) undo = studio_draft_undo_new (draft, fixture->path);
  studio_draft_replace (draft, &values);
  studio_draft_undo_forget (undo);
  g_assert_false (studio_draft_undo_get_can_undo (undo));
  load (undo);
  g_assert_cmpuint (studio_draft_undo_get_n_steps (undo), ==, 4);
  g_assert_true (studio_draft_undo_redo (undo));
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "gone");
  g_assert_true (studio_draft_undo_undo (undo));
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "an “owl”\n🍄");
  g_assert_true (studio_draft_undo_undo (undo));
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "red fox");
  g_assert_true (studio_draft_undo_undo (undo));
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "red ");
}

/* What is done while the file is read stands on top of what it holds. */
static void
test_typed_while_loading (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_object_set (fixture->draft, "prompt", "old", NULL);
  save (fixture);
  g_autoptr (StudioDraft) draft = studio_draft_new ("/nowhere/draft.json");
  g_object_set (draft, "prompt", "old", NULL);
  g_autoptr (StudioDraftUndo) undo = studio_draft_undo_new (draft, fixture->path);
  g_object_set (draft, "prompt", "old and new", NULL);
  load (undo);
  g_assert_true (studio_draft_undo_undo (undo));
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "old");
  g_assert_true (studio_draft_undo_undo (undo));
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "");
}

static void
test_foreign_files (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{}",
    "{\"texts\":[],\"steps\":[1],\"position\":0}",
    "{\"texts\":[3],\"steps\":[{\"before\":{\"prompt\":0},\"after\":{\"prompt\":0}}],"
    "\"position\":1}",
    "{\"texts\":[\"a\"],\"steps\":[{\"before\":{\"prompt\":0},\"after\":{\"prompt\":9}}],"
    "\"position\":1}",
    "{\"texts\":[\"a\"],\"steps\":[{\"before\":{\"count\":1},\"after\":{\"prompt\":0}}],"
    "\"position\":1}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint position = 7;
      g_assert_null (studio_draft_steps_parse (texts[i], strlen (texts[i]), &position));
      g_assert_cmpuint (position, ==, 0);
      g_assert_true (g_file_set_contents (fixture->path, texts[i], -1, NULL));
      load (fixture->undo);
      g_assert_false (studio_draft_undo_get_can_undo (fixture->undo));
    }
}

static void
test_bounds (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *large = g_strnfill (9000, 'x');

  for (int i = 0; i < 3 * STUDIO_DRAFT_UNDO_MAX_STEPS; i++)
    {
      g_autofree char *text = g_strdup_printf ("paste %d", i);
      g_object_set (fixture->draft, "prompt", text, NULL);
    }
  g_assert_cmpuint (studio_draft_undo_get_n_steps (fixture->undo), ==, STUDIO_DRAFT_UNDO_MAX_STEPS);
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d %s", i, large);
      g_object_set (fixture->draft, "prompt", text, NULL);
    }
  g_assert_cmpuint (studio_draft_undo_get_n_steps (fixture->undo), <, 60);
  g_assert_true (studio_draft_undo_undo (fixture->undo));
  g_assert_true (g_str_has_prefix (studio_draft_get_prompt (fixture->draft), "98 "));
}

static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_autosave (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  studio_draft_undo_set_autosave (fixture->undo, TRUE);
  type (fixture, "fox");
  studio_test_wait_until (is_written, fixture->path);
}

static void
test_text_change (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    StudioTextChange change;
  } cases[] = {
    { "", "", { 0, 0, 0 } },
    { "fox", "fox", { 3, 0, 0 } },
    { "fox", "foxes", { 3, 0, 2 } },
    { "red fox", "fox", { 0, 4, 0 } },
    { "aa", "aaa", { 2, 0, 1 } },
    { "ä", "ö", { 0, 2, 2 } },
    { "x\xc3\xa4y", "x\xc4\xa4y", { 1, 2, 2 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StudioTextChange change = studio_text_change_find (cases[i].before, cases[i].after);
      g_assert_cmpuint (change.start, ==, cases[i].change.start);
      g_assert_cmpuint (change.n_removed, ==, cases[i].change.n_removed);
      g_assert_cmpuint (change.n_inserted, ==, cases[i].change.n_inserted);
    }
}

static void
test_properties (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gboolean can_undo = TRUE;
  gboolean can_redo = TRUE;

  g_object_get (fixture->undo, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  g_assert_false (can_undo);
  g_assert_false (can_redo);
  g_object_set (fixture->draft, "prompt", "a fox", NULL);
  g_object_get (fixture->undo, "can-undo", &can_undo, NULL);
  g_assert_true (can_undo);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/draft-undo/words", test_words);
  ADD ("/draft-undo/removed-characters", test_removed_characters);
  ADD ("/draft-undo/paste", test_paste_is_one_step);
  ADD ("/draft-undo/recall", test_recall_is_one_step);
  ADD ("/draft-undo/seed-alone", test_seed_alone);
  ADD ("/draft-undo/restart", test_restart);
  ADD ("/draft-undo/typed-while-loading", test_typed_while_loading);
  ADD ("/draft-undo/foreign-files", test_foreign_files);
  ADD ("/draft-undo/bounds", test_bounds);
  ADD ("/draft-undo/autosave", test_autosave);
  ADD ("/draft-undo/properties", test_properties);
  g_test_add_func ("/draft-undo/text-change", test_text_change);
  return g_test_run ();
}
