/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-composition.h"

#include "studio-draft-undo.h"
#include "studio-error.h"
#include "studio-recall-reader.h"
#include "studio-test-images.h"
#include "studio-test-support.h"

#include <string.h>

#define INFOTEXT                                                                 \
  "a red fox\nNegative prompt: fog\nSteps: 20, Sampler: Euler a, CFG scale: 7, " \
  "Seed: 77, Size: 1344x768"

static StudioDraft *
make_draft (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "draft.json", NULL);
  StudioDraft *draft = studio_draft_new (path);

  g_object_set (draft, "prompt", "before", "negative-prompt", "crowd", "seed", "5", NULL);
  return draft;
}

static void
end_draft (StudioDraft *draft, char *folder)
{
  studio_test_assert_finalized (draft);
  studio_test_remove_folder (folder);
}

static StudioRecall *
recall_text (const char *text)
{
  StudioRecall *recall = studio_recall_from_text (text);
  g_assert_nonnull (recall);
  return recall;
}

static void
test_recall (void)
{
  char *folder = studio_test_make_folder ();
  StudioDraft *draft = make_draft (folder);
  g_autoptr (StudioRecall) recall = recall_text (INFOTEXT);
  g_autoptr (StudioComposition) found = studio_composition_new_from_recall (recall);
  g_autoptr (StudioComposition) before = studio_composition_new_from_draft (draft);

  g_assert_cmpuint (found->fields,
                    ==,
                    STUDIO_COMPOSITION_PROMPT | STUDIO_COMPOSITION_NEGATIVE_PROMPT
                        | STUDIO_COMPOSITION_SEED | STUDIO_COMPOSITION_ASPECT_RATIO);
  g_assert_cmpuint (
      studio_composition_apply (found, draft, STUDIO_COMPOSITION_ALL), ==, found->fields);
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "a red fox");
  g_assert_cmpstr (studio_draft_get_negative_prompt (draft), ==, "fog");
  g_assert_cmpstr (studio_draft_get_seed (draft), ==, "77");
  g_assert_cmpint (studio_draft_get_aspect_ratio (draft), ==, STUDIO_ASPECT_RATIO_16_9);
  /* What is there already does not change. */
  g_assert_cmpuint (studio_composition_apply (found, draft, STUDIO_COMPOSITION_ALL), ==, 0);
  studio_composition_apply (before, draft, STUDIO_COMPOSITION_PROMPT);
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "before");
  g_assert_cmpstr (studio_draft_get_negative_prompt (draft), ==, "fog");
  end_draft (draft, folder);
}

/* All that a recall changes goes back together. */
static void
test_undo (void)
{
  char *folder = studio_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "undo", NULL);
  StudioDraft *draft = make_draft (folder);
  g_autoptr (StudioDraftUndo) undo = studio_draft_undo_new (draft, path);
  g_autoptr (StudioRecall) recall = recall_text (INFOTEXT);
  g_autoptr (StudioComposition) found = studio_composition_new_from_recall (recall);

  studio_draft_undo_set_autosave (undo, FALSE);
  studio_composition_apply (found, draft, STUDIO_COMPOSITION_ALL);
  g_assert_cmpuint (studio_draft_undo_get_n_steps (undo), ==, 1);
  g_assert_true (studio_draft_undo_undo (undo));
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "before");
  g_assert_cmpstr (studio_draft_get_negative_prompt (draft), ==, "crowd");
  g_assert_cmpstr (studio_draft_get_seed (draft), ==, "5");
  g_assert_cmpint (studio_draft_get_aspect_ratio (draft), ==, STUDIO_ASPECT_RATIO_DEFAULT);
  g_clear_object (&undo);
  end_draft (draft, folder);
}

/* A prompt that came back gives the same image again, whatever it has in it. */
static void
test_braces (void)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "a {fox}", NULL, STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  g_autoptr (StudioComposition) composition = studio_composition_new_from_request (request);

  g_assert_cmpstr (composition->prompt, ==, "a \\{fox\\}");
}

static void
test_no_negative_prompt (void)
{
  g_autoptr (StudioRecall) recall = recall_text (
      "a fox\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 77");
  g_autoptr (StudioComposition) found = studio_composition_new_from_recall (recall);
  g_autoptr (StudioComposition) other = NULL;

  g_assert_true ((found->fields & STUDIO_COMPOSITION_NEGATIVE_PROMPT) != 0);
  g_assert_cmpstr (found->negative_prompt, ==, "");
  /* A description says nothing of what it does not name. */
  recall->source = STUDIO_RECALL_SOURCE_XMP;
  other = studio_composition_new_from_recall (recall);
  g_assert_false ((other->fields & STUDIO_COMPOSITION_NEGATIVE_PROMPT) != 0);
  g_assert_null (other->negative_prompt);
}

static void
test_request (void)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "a", "b", STUDIO_ASPECT_RATIO_9_21, 7, STUDIO_OUTPUT_FORMAT_JPEG, NULL);
  g_autoptr (StudioRequest) photo = studio_request_new (
      "", "", STUDIO_ASPECT_RATIO_3_2, 0, STUDIO_OUTPUT_FORMAT_JPEG, NULL);
  g_autoptr (StudioComposition) all = studio_composition_new_from_request (request);
  g_autoptr (StudioComposition) some = studio_composition_new_from_request (photo);

  g_assert_cmpuint (all->fields, ==, STUDIO_COMPOSITION_ALL);
  g_assert_cmpstr (all->seed, ==, "7");
  g_assert_cmpstr (all->negative_prompt, ==, "b");
  studio_composition_set_seed (all, 4294967294u);
  g_assert_cmpstr (all->seed, ==, "4294967294");
  g_assert_cmpuint (some->fields, ==, STUDIO_COMPOSITION_ASPECT_RATIO | STUDIO_COMPOSITION_FORMAT);
  g_assert_cmpuint (studio_composition_compare (some, all), ==, STUDIO_COMPOSITION_ASPECT_RATIO);
  g_assert_cmpuint (studio_composition_compare (all, some),
                    ==,
                    STUDIO_COMPOSITION_ALL & ~STUDIO_COMPOSITION_FORMAT);
}

static void
test_words (void)
{
  static const char *const words[] = { "seed", "nonsense", "aspect-ratio", NULL };
  guint fields = studio_composition_fields_from_strings (words);
  g_auto (GStrv) back = studio_composition_fields_to_strings (fields);
  static const char *const expected[] = { "seed", "aspect-ratio", NULL };

  g_assert_cmpuint (fields, ==, STUDIO_COMPOSITION_SEED | STUDIO_COMPOSITION_ASPECT_RATIO);
  g_assert_cmpstrv (back, (char **) expected);
  g_assert_cmpstr (studio_composition_field_to_string (STUDIO_COMPOSITION_NEGATIVE_PROMPT),
                   ==,
                   "negative-prompt");
}

static StudioRecall *
read_bytes (const void *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GAsyncResult) result = NULL;

  studio_recall_reader_read_bytes_async (bytes, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  return studio_recall_reader_read_finish (result, error);
}

static StudioRecall *
read_file (const char *folder, const void *data, gsize size, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "dropped", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  studio_recall_reader_read_file_async (path, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  return studio_recall_reader_read_finish (result, error);
}

static void
test_read_text (void)
{
  char *folder = studio_test_make_folder ();
  g_autoptr (StudioRecall) pasted = read_bytes (INFOTEXT, strlen (INFOTEXT), NULL);
  g_autoptr (StudioRecall) dropped = read_file (folder, INFOTEXT, strlen (INFOTEXT), NULL);
  const char *json = "{\"prompt\": \"a fox\", \"seed\": 9, \"model\": \"stable-image-ultra\"}";
  g_autoptr (StudioRecall) call = read_bytes (json, strlen (json), NULL);

  g_assert_cmpint (pasted->source, ==, STUDIO_RECALL_SOURCE_INFOTEXT);
  g_assert_cmpstr (dropped->prompt, ==, "a red fox");
  g_assert_cmpuint (call->seed, ==, 9);
  studio_test_remove_folder (folder);
}

static void
test_read_image (void)
{
  char *folder = studio_test_make_folder ();
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGB, 64, 32, FALSE);
  gsize size = 0;
  const void *data = g_bytes_get_data (png, &size);
  g_autoptr (StudioRecall) pasted = read_bytes (data, size, NULL);
  g_autoptr (StudioRecall) dropped = read_file (folder, data, size, NULL);

  g_assert_cmpint (pasted->source, ==, STUDIO_RECALL_SOURCE_NONE);
  g_assert_cmpint (dropped->width, ==, 64);
  studio_test_remove_folder (folder);
}

static void
test_read_nothing (void)
{
  static const char *const texts[] = { "", "Dear Sir,", "{\"a\": 1}", "\xff\xfe\x01" };
  char *folder = studio_test_make_folder ();
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_null (read_bytes (texts[i], strlen (texts[i]), &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_FILE_KIND);
      g_clear_error (&error);
      g_assert_null (read_file (folder, texts[i], strlen (texts[i]), &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_FILE_KIND);
      g_clear_error (&error);
    }
  studio_recall_reader_read_file_async (missing, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_null (studio_recall_reader_read_finish (result, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  studio_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/composition/recall", test_recall);
  g_test_add_func ("/composition/undo", test_undo);
  g_test_add_func ("/composition/braces", test_braces);
  g_test_add_func ("/composition/no-negative-prompt", test_no_negative_prompt);
  g_test_add_func ("/composition/request", test_request);
  g_test_add_func ("/composition/words", test_words);
  g_test_add_func ("/composition/read-text", test_read_text);
  g_test_add_func ("/composition/read-image", test_read_image);
  g_test_add_func ("/composition/read-nothing", test_read_nothing);
  return g_test_run ();
}
