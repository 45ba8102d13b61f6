/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-session-compose.h"
#include "studio-session-fixture.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>

typedef StudioSessionFixture Fixture;

static StudioExpansion *
expand (Fixture *fixture, const char *text, guint n, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  studio_session_expand_async (
      fixture->session, text, n, 7, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  return studio_session_expand_finish (fixture->session, result, error);
}

static gboolean
edit_list (Fixture *fixture, const char *name, const char *text, const char *old, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  studio_session_edit_word_list_async (
      fixture->session, name, text, old, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  return studio_session_edit_word_list_finish (fixture->session, result, error);
}

static char *
list_names (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_session_load_word_lists_async (fixture->session, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_autoptr (StudioWordLists) lists = studio_session_load_word_lists_finish (
      fixture->session, result, &error);
  g_assert_no_error (error);
  g_autoptr (StudioWordLists) same = studio_word_lists_ref (lists);
  g_auto (GStrv) names = studio_word_lists_dup_names (same);
  return g_strjoinv (" ", names);
}

static void
test_expand (Fixture *fixture, gconstpointer fault G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (edit_list (fixture, "animal", "fox\nowl", NULL, &error));
  g_autoptr (StudioExpansion) all = expand (fixture, "{red|blue} __animal__", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->count, ==, 4);
  g_assert_cmpstr (all->prompts[3], ==, "blue owl");
  g_autoptr (StudioExpansion) two = expand (fixture, "{red|blue} __animal__", 2, &error);
  g_assert_cmpuint (g_strv_length (two->prompts), ==, 2);
  g_autoptr (StudioExpansion) many = expand (
      fixture, "{a|b|c|d}{a|b|c|d}{a|b|c|d}{a|b|c|d}", 0, &error);
  g_assert_cmpuint (many->count, ==, 256);
  g_assert_cmpuint (g_strv_length (many->prompts), ==, 0);
  g_assert_null (expand (fixture, "{red", 0, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PROMPT);
}

static void
test_word_lists (Fixture *fixture, gconstpointer fault G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (edit_list (fixture, "animal", "fox", NULL, &error));
  g_assert_true (edit_list (fixture, "tree", "oak", NULL, &error));
  g_assert_true (edit_list (fixture, "beast", "elk", "animal", &error));
  g_autofree char *renamed = list_names (fixture);
  g_assert_cmpstr (renamed, ==, "beast tree");
  g_assert_true (edit_list (fixture, "beast", "gnu", "beast", &error));
  g_assert_true (edit_list (fixture, NULL, NULL, "tree", &error));
  g_autofree char *left = list_names (fixture);
  g_assert_cmpstr (left, ==, "beast");
  g_assert_false (edit_list (fixture, "no name", "x", NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_USAGE);
}

static void
add_call (Fixture *fixture, const char *prompt, const char *template, guint32 seed)
{
  StudioLibrary *library = studio_session_get_library (fixture->session);
  g_autoptr (StudioRequest) request = studio_request_new (
      prompt, "fog", STUDIO_ASPECT_RATIO_16_9, seed, STUDIO_OUTPUT_FORMAT_JPEG, NULL);
  StudioCallDetails details = { .template = template };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      studio_library_add_with_details (library, request, "host", &details, &error), >, 0);
  g_assert_no_error (error);
}

static GPtrArray *
list_prompts (Fixture *fixture, const char *search)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_session_list_prompts_async (
      fixture->session, search, 10, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  GPtrArray *prompts = studio_session_list_prompts_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  return prompts;
}

static void
test_past_prompts (Fixture *fixture, gconstpointer fault G_GNUC_UNUSED)
{
  g_autofree char *shown = NULL;

  add_call (fixture, "a red fox", NULL, 1);
  add_call (fixture, "an owl", "an {owl|elk}", 2);
  add_call (fixture, "an elk", "an {owl|elk}", 3);
  add_call (fixture, "a red fox", NULL, 4);
  add_call (fixture, "{braces}", NULL, 5);
  g_autoptr (GPtrArray) prompts = list_prompts (fixture, NULL);
  g_assert_cmpuint (prompts->len, ==, 3);
  g_assert_cmpstr (studio_past_prompt_get_prompt (prompts->pdata[0]), ==, "\\{braces\\}");
  StudioPastPrompt *fox = prompts->pdata[1];
  g_object_get (fox, "prompt", &shown, NULL);
  g_assert_cmpstr (shown, ==, "a red fox");
  g_assert_cmpuint (studio_past_prompt_get_seed (fox), ==, 4);
  g_assert_cmpint (studio_past_prompt_get_created_us (fox), >, 0);
  g_assert_cmpstr (studio_past_prompt_get_negative_prompt (fox), ==, "fog");
  StudioDraftValues values = studio_past_prompt_get_values (fox);
  g_assert_cmpint (values.aspect_ratio, ==, STUDIO_ASPECT_RATIO_16_9);
  g_assert_cmpint (values.output_format, ==, STUDIO_OUTPUT_FORMAT_JPEG);
  g_assert_cmpstr (studio_past_prompt_get_prompt (prompts->pdata[2]), ==, "an {owl|elk}");

  g_autoptr (GPtrArray) found = list_prompts (fixture, "red");
  g_assert_cmpuint (found->len, ==, 1);
}

static GPtrArray *
edit_styles (Fixture *fixture, StudioStyle *put, const char *remove, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  studio_session_edit_styles_async (
      fixture->session, put, remove, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  return studio_session_edit_styles_finish (fixture->session, result, error);
}

static StudioStyle *
create_style (const char *name, const char *prompt)
{
  StudioDraftValues values = {
    .fields = STUDIO_DRAFT_ALL_FIELDS & ~STUDIO_DRAFT_SEED_LOCKED,
    .prompt = prompt,
    .negative_prompt = "crowd, {prompt}",
    .aspect_ratio = STUDIO_ASPECT_RATIO_21_9,
    .output_format = STUDIO_OUTPUT_FORMAT_JPEG,
    .seed = "7",
    .count = 4,
  };

  return studio_style_new (name, &values);
}

static void
test_styles (Fixture *fixture, gconstpointer fault G_GNUC_UNUSED)
{
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  g_autoptr (StudioStyle) ink = create_style ("Ink", "{prompt}, ink\non paper");
  g_autoptr (StudioStyle) renamed = create_style ("Drawing", "{prompt}, ink");
  g_autoptr (StudioStyle) preset = create_style ("Fox", "a fox");
  g_autoptr (StudioStyle) nameless = create_style (" ", "a fox");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) one = edit_styles (fixture, ink, NULL, &error);
  g_autoptr (GPtrArray) two = edit_styles (fixture, preset, NULL, &error);
  g_autoptr (GPtrArray) after = edit_styles (fixture, renamed, "Ink", &error);
  g_autoptr (GPtrArray) read = edit_styles (fixture, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpuint (after->len, ==, 2);
  g_autofree char *name = NULL;
  g_object_get (read->pdata[0], "name", &name, NULL);
  g_assert_cmpstr (name, ==, "Drawing");
  g_assert_cmpstr (studio_style_get_name (read->pdata[0]), ==, name);
  g_assert_true (studio_style_has_placeholder (read->pdata[0]));
  g_assert_false (studio_style_has_placeholder (read->pdata[1]));
  g_assert_cmpuint (studio_style_get_values (read->pdata[1])->fields,
                    ==,
                    studio_style_get_values (preset)->fields);
  g_autofree char *summary = studio_style_dup_summary (ink);
  g_assert_cmpstr (summary, ==, "{prompt}, ink on paper · 21:9 · JPEG · 7");

  g_object_set (draft, "prompt", " an owl ", "negative-prompt", "fog", NULL);
  studio_style_apply (read->pdata[0], draft);
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "an owl, ink");
  g_assert_cmpstr (studio_draft_get_negative_prompt (draft), ==, "crowd, fog");
  g_assert_cmpint (studio_draft_get_aspect_ratio (draft), ==, STUDIO_ASPECT_RATIO_21_9);
  g_assert_cmpint (studio_draft_get_count (draft), ==, 4);
  studio_style_apply (read->pdata[1], draft);
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "a fox");
  g_assert_true (studio_draft_undo_undo (studio_session_get_undo (fixture->session)));
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "an owl, ink");

  g_autoptr (GPtrArray) left = edit_styles (fixture, NULL, "Fox", &error);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_null (edit_styles (fixture, nameless, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_USAGE);
}

/* What cannot be understood is never written over. */
static void
test_foreign_styles (Fixture *fixture, gconstpointer fault G_GNUC_UNUSED)
{
  const char *path = studio_paths_get_styles (fixture->service.paths);
  g_autoptr (StudioStyle) style = create_style ("Ink", "x");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "not json", -1, NULL));
  g_assert_null (edit_styles (fixture, style, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_FILE_KIND);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "not json");
  g_assert_true (g_file_set_contents (
      path, "{\"styles\":[1,{},{\"name\":\"A\",\"count\":900,\"prompt\":3}]}", -1, NULL));
  g_autoptr (GPtrArray) styles = studio_styles_load (path, NULL);
  g_assert_cmpuint (styles->len, ==, 1);
  g_assert_cmpuint (studio_style_get_values (styles->pdata[0])->fields, ==, STUDIO_DRAFT_COUNT);
  g_assert_cmpint (studio_style_get_values (styles->pdata[0])->count, ==, 100);
}

#define N_WRITERS 8

static gpointer
write_style (gpointer data)
{
  g_autofree char *name = g_strdup_printf ("Style %p", (gpointer) g_thread_self ());
  g_autoptr (StudioStyle) style = create_style (name, "x");
  g_autoptr (GPtrArray) styles = studio_styles_put (data, style, NULL, NULL);

  return GINT_TO_POINTER (styles != NULL);
}

/* Each reads and writes the whole file; none takes away what another one added. */
static void
test_writers_at_once (Fixture *fixture, gconstpointer fault G_GNUC_UNUSED)
{
  const char *path = studio_paths_get_styles (fixture->service.paths);
  GThread *threads[N_WRITERS];

  for (guint i = 0; i < N_WRITERS; i++)
    threads[i] = g_thread_new ("writer", write_style, (gpointer) path);
  for (guint i = 0; i < N_WRITERS; i++)
    g_assert_nonnull (g_thread_join (threads[i]));
  g_autoptr (GPtrArray) styles = studio_styles_load (path, NULL);
  g_assert_cmpuint (styles->len, ==, N_WRITERS);
  g_autoptr (GPtrArray) left = studio_styles_remove (path, "none", NULL);
  g_assert_cmpuint (left->len, ==, N_WRITERS);
}

static void
test_save_draft (Fixture *fixture, gconstpointer fault G_GNUC_UNUSED)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (studio_session_get_draft (fixture->session), "prompt", "a fox", NULL);
  studio_session_save_draft_async (fixture->session, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_session_save_draft_finish (fixture->session, result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (studio_paths_get_undo (fixture->service.paths), G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (studio_paths_get_draft (fixture->service.paths), G_FILE_TEST_EXISTS));
}

static gboolean
is_idle (gpointer session)
{
  return studio_queue_get_n_active (studio_session_get_queue (session)) == 0;
}

static void
connect_demo (Fixture *fixture)
{
  g_autoptr (StudioConnection) connection = studio_connection_new (
      studio_demo_server_get_url (fixture->service.server),
      STUDIO_DEMO_KEY,
      NULL,
      STUDIO_CONNECTION_DEMO,
      NULL);

  studio_session_set_connection (fixture->session, connection);
}

/* Two calls run at once, so that either may come first into the ledger. */
static gboolean
has_call (Fixture *fixture, const char *prompt, const char *template, guint32 seed, gint64 parent)
{
  StudioLibrary *library = studio_session_get_library (fixture->session);

  for (gint64 id = 1; id <= 4; id++)
    {
      g_autoptr (StudioRecord) record = studio_library_load (library, id, NULL);
      StudioRequest *request = studio_record_get_request (record);
      g_assert_cmpstr (studio_request_get_negative_prompt (request), ==, "fog");
      if (g_str_equal (studio_request_get_prompt (request), prompt)
          && studio_request_get_seed (request) == seed
          && studio_record_get_parent (record) == parent
          && g_strcmp0 (studio_record_get_template (record), template) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_generate (Fixture *fixture, gconstpointer fault G_GNUC_UNUSED)
{
  static const char *const prompts[] = { "a fox", "an owl", NULL };
  static const char *const none[] = { NULL };
  StudioSession *session = fixture->session;
  g_autoptr (GError) error = NULL;

  g_object_set (studio_session_get_draft (session),
                "prompt",
                "{a fox|an owl}",
                "negative-prompt",
                "fog # always",
                "seed",
                "7",
                NULL);
  g_assert_false (studio_session_generate_prompts (session, "t", prompts, FALSE, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_CONNECTED);
  g_clear_error (&error);
  connect_demo (fixture);
  g_assert_false (studio_session_generate_prompts (session, "t", none, FALSE, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_COUNT);
  g_clear_error (&error);
  g_assert_true (
      studio_session_generate_prompts (session, "{a fox|an owl}", prompts, FALSE, &error));
  g_assert_cmpstr (studio_draft_get_seed (studio_session_get_draft (session)), !=, "7");
  g_object_set (studio_session_get_draft (session), "seed", "9", "seed-locked", TRUE, NULL);
  studio_draft_set_parent (studio_session_get_draft (session), 1);
  g_assert_true (studio_session_generate_prompts (session, "a fox", prompts, TRUE, &error));
  g_assert_no_error (error);
  studio_test_wait_until (is_idle, session);
  g_assert_true (has_call (fixture, "a fox", "{a fox|an owl}", 7, 0));
  g_assert_true (has_call (fixture, "an owl", "{a fox|an owl}", 8, 0));
  g_assert_true (has_call (fixture, "a fox", NULL, 9, 1));
  g_assert_true (has_call (fixture, "an owl", "a fox", 9, 1));
}

/* Where nobody looks first, as for a snippet, a template is drawn from, and comments go. */
static void
test_build_request (Fixture *fixture, gconstpointer fault G_GNUC_UNUSED)
{
  g_object_set (studio_session_get_draft (fixture->session),
                "prompt",
                "{fox|fox} # note",
                "negative-prompt",
                "fog # note",
                "seed",
                "7",
                NULL);
  g_autoptr (StudioRequest) request = studio_session_build_request (fixture->session, NULL);
  g_assert_cmpstr (studio_request_get_prompt (request), ==, "fox");
  g_assert_cmpstr (studio_request_get_negative_prompt (request), ==, "fog");
}

/* What is drawn from a template without being looked at is recorded with it as well. */
static void
test_generate_draws (Fixture *fixture, gconstpointer fault G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  connect_demo (fixture);
  g_object_set (studio_session_get_draft (fixture->session),
                "prompt",
                "{a fox|a fox} # note",
                "negative-prompt",
                "fog",
                "seed",
                "7",
                "seed-locked",
                TRUE,
                NULL);
  g_assert_true (studio_session_generate (fixture->session, &error));
  g_assert_no_error (error);
  g_object_set (studio_session_get_draft (fixture->session), "prompt", "an owl", NULL);
  g_assert_true (studio_session_generate (fixture->session, &error));
  g_assert_no_error (error);
  studio_test_wait_until (is_idle, fixture->session);
  g_assert_true (has_call (fixture, "a fox", "{a fox|a fox} # note", 7, 0));
  g_assert_true (has_call (fixture, "an owl", NULL, 7, 0));
}

/* At once: the main loop, in which a delay would end, stands still meanwhile. */
static void
test_generate_saves (Fixture *fixture, gconstpointer fault G_GNUC_UNUSED)
{
  const char *path = studio_paths_get_draft (fixture->service.paths);
  gint64 give_up_us = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  gboolean saved = FALSE;

  connect_demo (fixture);
  g_object_set (
      studio_session_get_draft (fixture->session), "prompt", "every word", "seed", "7", NULL);
  g_assert_true (studio_session_generate (fixture->session, NULL));
  while (!saved && g_get_monotonic_time () < give_up_us)
    {
      g_autofree char *text = NULL;
      saved = g_file_get_contents (path, &text, NULL, NULL) && strstr (text, "every word") != NULL;
      g_thread_yield ();
    }
  g_assert_true (saved);
  studio_test_wait_until (is_idle, fixture->session);
}

#define ADD(path, func) \
  g_test_add (          \
      path, Fixture, NULL, studio_session_fixture_set_up, func, studio_session_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/session-compose/expand", test_expand);
  ADD ("/session-compose/word-lists", test_word_lists);
  ADD ("/session-compose/past-prompts", test_past_prompts);
  ADD ("/session-compose/styles", test_styles);
  ADD ("/session-compose/foreign-styles", test_foreign_styles);
  ADD ("/session-compose/writers-at-once", test_writers_at_once);
  ADD ("/session-compose/save-draft", test_save_draft);
  ADD ("/session-compose/generate", test_generate);
  ADD ("/session-compose/generate-draws", test_generate_draws);
  ADD ("/session-compose/generate-saves", test_generate_saves);
  ADD ("/session-compose/build-request", test_build_request);
  return g_test_run ();
}
