/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-record.h"
#include "studio-record-cache.h"
#include "studio-record-properties.h"

static StudioRecordData
make_data (void)
{
  return (StudioRecordData){
    .state = STUDIO_RECORD_KEPT,
    .request = studio_request_new (
        "a fox", "blur", STUDIO_ASPECT_RATIO_21_9, 7, STUDIO_OUTPUT_FORMAT_JPEG, "a-model"),
    .host = g_strdup ("host"),
    .created_us = 1,
    .sent_us = 10,
    .finished_us = 35,
    .http_status = 200,
    .request_id = g_strdup ("id"),
    .revised_prompt = g_strdup ("a red fox"),
    .error_name = g_strdup ("name"),
    .error_message = g_strdup ("message"),
    .path = g_strdup ("images/2026/11/5.png"),
    .info = { STUDIO_OUTPUT_FORMAT_JPEG, 1536, 640, 4600000 },
    .starred = TRUE,
    .trashed_us = -99,
    .source = STUDIO_RECORD_SOURCE_IMPORT,
    .template = g_strdup ("a {fox,hare}"),
    .parent = 3,
    .run = 4,
    .rating = 5,
    .note = g_strdup ("for the wall"),
    .tags = g_strdup ("fox\nred"),
    .sha256 = g_strdup ("abc"),
    .file_name = g_strdup ("fox.png"),
    .price_micros = 80000,
    .problem = STUDIO_RECORD_PROBLEM_CHANGED,
    .updated_us = 77,
  };
}

static void
test_state_words (void)
{
  for (int i = 0; i < STUDIO_N_RECORD_STATES; i++)
    {
      StudioRecordState state = STUDIO_RECORD_QUEUED;
      const char *word = studio_record_state_to_string ((StudioRecordState) i);
      g_assert_true (studio_record_state_from_string (word, &state));
      g_assert_cmpint ((int) state, ==, i);
    }
  StudioRecordState untouched = STUDIO_RECORD_FAILED;
  g_assert_false (studio_record_state_from_string ("Kept", &untouched));
  g_assert_false (studio_record_state_from_string (NULL, &untouched));
  g_assert_cmpint ((int) untouched, ==, STUDIO_RECORD_FAILED);
  g_assert_true (G_TYPE_IS_ENUM (STUDIO_TYPE_RECORD_STATE));
}

static void
test_words (void)
{
  StudioRecordSource source = STUDIO_RECORD_SOURCE_SERVICE;

  g_assert_true (studio_record_source_from_string ("import", &source));
  g_assert_cmpint ((int) source, ==, STUDIO_RECORD_SOURCE_IMPORT);
  g_assert_cmpstr (studio_record_source_to_string (source), ==, "import");
  g_assert_false (studio_record_source_from_string ("elsewhere", &source));
  g_assert_cmpint ((int) source, ==, STUDIO_RECORD_SOURCE_IMPORT);
  g_assert_true (studio_record_source_from_string ("service", &source));
  g_assert_cmpstr (studio_record_source_to_string (source), ==, "service");

  static const char *const problems[] = { NULL, "missing", "changed" };
  for (int i = 0; i < (int) G_N_ELEMENTS (problems); i++)
    {
      StudioRecordProblem problem = studio_record_problem_from_string (problems[i]);
      g_assert_cmpint ((int) problem, ==, i);
      g_assert_cmpstr (studio_record_problem_to_string (problem), ==, problems[i]);
    }
  g_assert_cmpint (studio_record_problem_from_string ("odd"), ==, STUDIO_RECORD_PROBLEM_NONE);
}

static void
test_empty (void)
{
  g_autoptr (StudioRecord) record = studio_record_new (5);
  g_assert_cmpint (studio_record_get_id (record), ==, 5);
  g_assert_false (studio_record_get_loaded (record));
  g_assert_null (studio_record_get_request (record));
  g_assert_null (studio_record_get_prompt (record));
  g_assert_null (studio_record_get_negative_prompt (record));
  g_assert_null (studio_record_get_path (record));
  g_assert_cmpint (studio_record_get_duration_us (record), ==, 0);
  g_assert_cmpint (studio_record_get_info (record)->width, ==, 0);
}

static void
test_getters (void)
{
  g_autoptr (StudioRecord) record = studio_record_new (5);
  StudioRecordData data = make_data ();

  studio_record_fill (record, &data);
  g_assert_null (data.request);
  g_assert_null (data.host);
  g_assert_true (studio_record_get_loaded (record));
  g_assert_cmpint ((int) studio_record_get_state (record), ==, STUDIO_RECORD_KEPT);
  g_assert_cmpstr (studio_record_get_prompt (record), ==, "a fox");
  g_assert_cmpstr (studio_record_get_negative_prompt (record), ==, "blur");
  g_assert_cmpuint (studio_request_get_seed (studio_record_get_request (record)), ==, 7);
  g_assert_cmpstr (studio_record_get_host (record), ==, "host");
  g_assert_cmpint (studio_record_get_created_us (record), ==, 1);
  g_assert_cmpint (studio_record_get_duration_us (record), ==, 25);
  g_assert_cmpuint (studio_record_get_http_status (record), ==, 200);
  g_assert_cmpstr (studio_record_get_request_id (record), ==, "id");
  g_assert_cmpstr (studio_record_get_revised_prompt (record), ==, "a red fox");
  g_assert_cmpstr (studio_record_get_error_name (record), ==, "name");
  g_assert_cmpstr (studio_record_get_error_message (record), ==, "message");
  g_assert_cmpstr (studio_record_get_path (record), ==, "images/2026/11/5.png");
  g_assert_cmpint (studio_record_get_info (record)->n_bytes, ==, 4600000);
  g_assert_true (studio_record_get_starred (record));
  g_assert_true (studio_record_get_trashed (record));
  g_assert_true (studio_record_get_purged (record));
}

static void
test_notes (void)
{
  g_autoptr (StudioRecord) record = studio_record_new (5);
  StudioRecordData data = make_data ();

  g_assert_false (studio_record_get_purged (record));
  g_assert_null (studio_record_get_note (record));
  studio_record_fill (record, &data);
  g_assert_cmpint ((int) studio_record_get_source (record), ==, STUDIO_RECORD_SOURCE_IMPORT);
  g_assert_cmpstr (studio_record_get_template (record), ==, "a {fox,hare}");
  g_assert_cmpint (studio_record_get_parent (record), ==, 3);
  g_assert_cmpint (studio_record_get_run (record), ==, 4);
  g_assert_cmpint (studio_record_get_rating (record), ==, 5);
  g_assert_cmpstr (studio_record_get_note (record), ==, "for the wall");
  g_assert_cmpstr (studio_record_get_tags (record), ==, "fox\nred");
  g_assert_cmpstr (studio_record_get_sha256 (record), ==, "abc");
  g_assert_cmpstr (studio_record_get_file_name (record), ==, "fox.png");
  g_assert_cmpint (studio_record_get_price_micros (record), ==, 80000);
  g_assert_cmpint ((int) studio_record_get_problem (record), ==, STUDIO_RECORD_PROBLEM_CHANGED);
  g_assert_cmpint (studio_record_get_updated_us (record), ==, 77);
}

/* Each property has to be readable before and after it is loaded, and agree with its getter. */
static void
test_properties (void)
{
  g_autoptr (StudioRecord) record = studio_record_new (5);
  g_autofree GParamSpec **pspecs = NULL;
  StudioRecordData data = make_data ();
  guint n_pspecs = 0;
  guint seed = 0;
  int width = 0;
  StudioAspectRatio ratio = STUDIO_ASPECT_RATIO_1_1;
  g_autofree char *prompt = NULL;

  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (record), &n_pspecs);
  g_assert_cmpuint (n_pspecs, ==, STUDIO_N_RECORD_PROPERTIES - 1);
  for (int i = 0; i < 2; i++)
    {
      for (guint j = 0; j < n_pspecs; j++)
        {
          g_auto (GValue) value = G_VALUE_INIT;
          g_object_get_property (G_OBJECT (record), pspecs[j]->name, &value);
          g_assert_true (G_VALUE_HOLDS (&value, pspecs[j]->value_type));
          g_assert_true (i == 0 || g_str_equal (pspecs[j]->name, "id")
                         || !g_param_value_defaults (pspecs[j], &value));
        }
      if (i == 0)
        studio_record_fill (record, &data);
    }
  g_object_get (
      record, "seed", &seed, "width", &width, "aspect-ratio", &ratio, "prompt", &prompt, NULL);
  g_assert_cmpuint (seed, ==, 7);
  g_assert_cmpint (width, ==, 1536);
  g_assert_cmpint ((int) ratio, ==, STUDIO_ASPECT_RATIO_21_9);
  g_assert_cmpstr (prompt, ==, "a fox");
}

static void
count_cb (G_GNUC_UNUSED GObject *object, G_GNUC_UNUSED GParamSpec *pspec, gpointer count)
{
  *(guint *) count += 1;
}

static void
test_take (void)
{
  g_autoptr (StudioRecord) shown = studio_record_new (5);
  g_autoptr (StudioRecord) read = studio_record_new (5);
  StudioRecordData data = make_data ();
  guint n_prompt = 0;
  guint n_all = 0;

  g_signal_connect (shown, "notify::prompt", G_CALLBACK (count_cb), &n_prompt);
  g_signal_connect (shown, "notify", G_CALLBACK (count_cb), &n_all);
  studio_record_fill (read, &data);
  studio_record_take (shown, read);
  g_assert_cmpuint (n_prompt, ==, 1);
  g_assert_cmpuint (n_all, ==, STUDIO_N_RECORD_PROPERTIES - 2);
  g_assert_true (studio_record_get_loaded (shown));
  g_assert_false (studio_record_get_loaded (read));
  g_assert_cmpstr (studio_record_get_prompt (shown), ==, "a fox");
  g_assert_null (studio_record_get_prompt (read));
  studio_record_properties_notify (shown);
  g_assert_cmpuint (n_prompt, ==, 2);
}

static void
test_cache (void)
{
  g_autoptr (StudioRecordCache) cache = studio_record_cache_new (2);
  gboolean is_new = FALSE;
  g_autoptr (StudioRecord) held = studio_record_cache_get (cache, 1, &is_new);
  g_assert_true (is_new);

  g_object_unref (studio_record_cache_get (cache, 2, &is_new));
  g_object_unref (studio_record_cache_get (cache, 1, &is_new));
  g_assert_false (is_new);
  /* 2 was used longest ago and nobody holds it. */
  g_object_unref (studio_record_cache_get (cache, 3, &is_new));
  g_assert_null (studio_record_cache_peek (cache, 2));
  g_assert_nonnull (studio_record_cache_peek (cache, 3));
  /* 1 is pushed out next, but it is held here, so it stays the same object. */
  g_object_unref (studio_record_cache_get (cache, 4, &is_new));
  g_object_unref (studio_record_cache_get (cache, 5, &is_new));
  g_assert_true (studio_record_cache_peek (cache, 1) == held);
  g_autoptr (StudioRecord) again = studio_record_cache_get (cache, 1, &is_new);
  g_assert_false (is_new);
  g_assert_true (again == held);
  g_autoptr (GArray) ids = studio_record_cache_dup_ids (cache);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0) + g_array_index (ids, gint64, 1), ==, 1 + 5);
}

static void
test_cache_ends_first (void)
{
  gboolean is_new = FALSE;
  StudioRecordCache *cache = studio_record_cache_new (2);
  g_autoptr (StudioRecord) held = studio_record_cache_get (cache, 1, &is_new);
  g_object_unref (studio_record_cache_get (cache, 2, &is_new));
  studio_record_cache_free (cache);
  g_assert_cmpint (studio_record_get_id (held), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/state-words", test_state_words);
  g_test_add_func ("/record/words", test_words);
  g_test_add_func ("/record/notes", test_notes);
  g_test_add_func ("/record/empty", test_empty);
  g_test_add_func ("/record/getters", test_getters);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/take", test_take);
  g_test_add_func ("/record-cache/last-used", test_cache);
  g_test_add_func ("/record-cache/ends-first", test_cache_ends_first);
  return g_test_run ();
}
