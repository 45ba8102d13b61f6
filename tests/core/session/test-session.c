/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-memory-keyring.h"
#include "studio-service-fixture.h"
#include "studio-session.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>

typedef struct
{
  StudioServiceFixture service;
  StudioMemoryKeyring *keyring;
  StudioSession *session;
} Fixture;

static StudioSession *
new_session (Fixture *fixture, char **environment)
{
  return studio_service_fixture_new_session (
      &fixture->service, STUDIO_KEYRING (fixture->keyring), environment);
}

static void
set_up (Fixture *fixture, gconstpointer fault)
{
  char *environment[] = { NULL };
  studio_service_fixture_set_up (&fixture->service, fault);
  fixture->keyring = studio_memory_keyring_new ();
  fixture->session = new_session (fixture, environment);
}

static void
close_session (StudioSession *session)
{
  studio_draft_set_autosave (studio_session_get_draft (session), FALSE);
  studio_test_assert_finalized (session);
}

static void
tear_down (Fixture *fixture, gconstpointer fault)
{
  close_session (fixture->session);
  g_object_unref (fixture->keyring);
  studio_service_fixture_tear_down (&fixture->service, fault);
}

static gboolean
connection_is_loaded (gpointer session)
{
  return studio_session_get_connection_loaded (session);
}

static void
open_session (StudioSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  studio_session_open_async (session, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_session_open_finish (session, result, &error));
  g_assert_no_error (error);
  studio_test_wait_until (connection_is_loaded, session);
}

static void
use_service (Fixture *fixture)
{
  g_autoptr (StudioConnection) connection = studio_connection_new (
      studio_demo_server_get_url (fixture->service.server),
      STUDIO_DEMO_KEY,
      NULL,
      STUDIO_CONNECTION_DEMO,
      NULL);
  studio_session_set_connection (fixture->session, connection);
}

static gboolean
is_idle (gpointer session)
{
  return studio_queue_get_n_active (studio_session_get_queue (session)) == 0;
}

static gboolean
gallery_has_one (gpointer session)
{
  return g_list_model_get_n_items (G_LIST_MODEL (studio_session_get_gallery (session))) == 1;
}

static gint64
generate_one (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  StudioQueue *queue = studio_session_get_queue (fixture->session);

  g_object_set (studio_session_get_draft (fixture->session), "prompt", "a red boat", NULL);
  g_assert_true (studio_session_generate (fixture->session, &error));
  g_assert_no_error (error);
  studio_test_wait_until (is_idle, fixture->session);
  g_autoptr (StudioJob) job = g_list_model_get_item (
      G_LIST_MODEL (queue), g_list_model_get_n_items (G_LIST_MODEL (queue)) - 1);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
  return studio_job_get_record_id (job);
}

static void
test_opens (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  open_session (fixture->session);
  g_assert_nonnull (studio_session_get_library (fixture->session));
  g_assert_nonnull (studio_session_get_gallery (fixture->session));
  g_assert_nonnull (studio_session_get_thumbnailer (fixture->session));
  g_assert_nonnull (studio_session_get_connection_store (fixture->session));
  g_assert_null (studio_session_get_connection (fixture->session));
  g_assert_null (studio_session_get_connection_error (fixture->session));
  g_assert_null (studio_session_get_trace (fixture->session));
  g_assert_true (studio_session_get_paths (fixture->session) == fixture->service.paths);
  /* A seed is there to be seen before the first image. */
  g_assert_cmpstr (studio_draft_get_seed (studio_session_get_draft (fixture->session)), !=, "");
}

static void
test_properties (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioConnection) connection = NULL;
  g_autoptr (StudioLibrary) library = NULL;
  g_autoptr (StudioGallery) gallery = NULL;
  gboolean loaded = FALSE;

  open_session (fixture->session);
  g_object_get (fixture->session,
                "connection-loaded",
                &loaded,
                "library",
                &library,
                "gallery",
                &gallery,
                NULL);
  g_assert_true (loaded);
  g_assert_true (library == studio_session_get_library (fixture->session));
  g_assert_true (gallery == studio_session_get_gallery (fixture->session));
  use_service (fixture);
  g_object_get (fixture->session, "connection", &connection, NULL);
  g_assert_true (connection == studio_session_get_connection (fixture->session));
  g_object_set (fixture->session, "connection", NULL, NULL);
  studio_session_expect_connection (fixture->session, TRUE);
  g_assert_false (studio_session_get_connection_loaded (fixture->session));
  use_service (fixture);
  g_assert_true (studio_session_get_connection_loaded (fixture->session));
  studio_session_expect_connection (fixture->session, FALSE);
  studio_session_set_connection (fixture->session, NULL);
  g_assert_true (studio_session_get_connection_loaded (fixture->session));
  g_assert_null (studio_session_get_connection (fixture->session));
}

static void
test_library_cannot_open (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *blocked = g_build_filename (fixture->service.folder, "file", "library", NULL);
  g_autofree char *file = g_build_filename (fixture->service.folder, "file", NULL);
  char *environment[] = { NULL };
  g_autoptr (StudioPaths) paths = studio_paths_new (blocked);

  g_file_set_contents (file, "x", -1, NULL);
  StudioSession *session = studio_session_new (paths,
                                               fixture->service.clock,
                                               studio_random_new_system (),
                                               STUDIO_KEYRING (fixture->keyring),
                                               environment,
                                               NULL);
  studio_session_open_async (session, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_false (studio_session_open_finish (session, result, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_object (&result);
  close_session (session);
}

static void
test_connection_from_environment (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  char *environment[] = { (char *) "DIFFUSION_URL=https://env.example",
                          (char *) "DIFFUSION_KEY=inf-env",
                          NULL };
  StudioSession *session = new_session (fixture, environment);

  open_session (session);
  g_assert_cmpstr (studio_connection_get_address (studio_session_get_connection (session)),
                   ==,
                   "https://env.example");
  close_session (session);
}

static void
test_connection_error (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  char *environment[] = { (char *) "DIFFUSION_URL=https://env.example", NULL };
  StudioSession *session = new_session (fixture, environment);

  open_session (session);
  g_assert_null (studio_session_get_connection (session));
  g_assert_error (
      studio_session_get_connection_error (session), STUDIO_ERROR, STUDIO_ERROR_NOT_CONNECTED);
  close_session (session);
}

static void
test_generates (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  open_session (fixture->session);
  use_service (fixture);
  g_autofree char *seed = g_strdup (studio_draft_get_seed (draft));

  gint64 id = generate_one (fixture);
  studio_test_wait_until (gallery_has_one, fixture->session);
  g_autoptr (StudioRecord) record = studio_service_fixture_load (&fixture->service, id);
  g_autofree char *used = g_strdup_printf (
      "%u", studio_request_get_seed (studio_record_get_request (record)));
  g_assert_cmpstr (used, ==, seed);
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "a red boat");
  g_assert_cmpstr (studio_draft_get_seed (draft), !=, seed);

  g_object_set (draft, "seed-locked", TRUE, "seed", "7", NULL);
  generate_one (fixture);
  g_assert_cmpstr (studio_draft_get_seed (draft), ==, "7");
}

static void
use_paid_service (Fixture *fixture)
{
  g_autoptr (StudioConnection) connection = studio_connection_new (
      studio_demo_server_get_url (fixture->service.server),
      STUDIO_DEMO_KEY,
      NULL,
      STUDIO_CONNECTION_THIS_SESSION,
      NULL);
  studio_session_set_connection (fixture->session, connection);
}

static gboolean
has_spent (gpointer session)
{
  return studio_spending_get_spent (studio_session_get_spending (session)) > 0;
}

static void
test_asks_before_limit (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  StudioSpending *spending = studio_session_get_spending (fixture->session);
  StudioSpendingTerms terms = { .price_micros = 600000, .limit_micros = 1000000, .currency = "$" };

  open_session (fixture->session);
  studio_spending_set_terms (spending, &terms);
  /* The demo is free, whatever is set. */
  use_service (fixture);
  g_assert_false (studio_session_costs_money (fixture->session));
  g_assert_null (studio_session_format_price (fixture->session, 1));
  g_assert_true (studio_session_check_spending (fixture->session, 100, &error));
  gint64 free_id = generate_one (fixture);
  use_paid_service (fixture);
  g_assert_true (studio_session_costs_money (fixture->session));
  g_autofree char *price = studio_session_format_price (fixture->session, 2);
  g_assert_cmpstr (price, ==, "$1.20");
  gint64 id = generate_one (fixture);
  studio_test_wait_until (has_spent, fixture->session);
  g_assert_cmpint (studio_spending_get_spent (spending), ==, 600000);
  g_autoptr (StudioRecord) free = studio_service_fixture_load (&fixture->service, free_id);
  g_autoptr (StudioRecord) paid = studio_service_fixture_load (&fixture->service, id);
  g_assert_cmpint (studio_record_get_price_micros (free), ==, 0);
  g_assert_cmpint (studio_record_get_price_micros (paid), ==, 600000);

  /* What is wrong is said first; and nothing is sent that was not agreed to. */
  g_object_set (draft, "prompt", "", NULL);
  g_assert_false (studio_session_generate (fixture->session, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PROMPT);
  g_clear_error (&error);
  g_object_set (draft, "prompt", "a red boat", NULL);
  g_assert_false (studio_session_generate (fixture->session, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_SPENDING_LIMIT);
  g_clear_error (&error);
  g_assert_true (is_idle (fixture->session));
  g_assert_true (studio_session_generate_agreed (fixture->session, &error));
  g_assert_no_error (error);
  studio_test_wait_until (is_idle, fixture->session);

  /* More at once than a person wants to send without being asked. */
  terms.limit_micros = 0;
  terms.confirm_count = 2;
  studio_spending_set_terms (spending, &terms);
  g_assert_true (studio_session_check_spending (fixture->session, 2, &error));
  g_assert_false (studio_session_check_spending (fixture->session, 3, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_CONFIRMATION);
  use_service (fixture);
  generate_one (fixture);
  studio_test_drain ();
}

static StudioPacer *
use_key (Fixture *fixture, const char *address, const char *key)
{
  g_autoptr (StudioConnection) connection = studio_connection_new (
      address, key, NULL, STUDIO_CONNECTION_THIS_SESSION, NULL);

  studio_session_set_connection (fixture->session, connection);
  return studio_queue_get_pacer (studio_session_get_queue (fixture->session));
}

/* The service counts by key, so who comes back to one finds what was sent with it. */
static void
test_limit_outlives_connection (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioPacer *first = use_key (fixture, "https://us.example", "inf-one");
  studio_pacer_note_sent (first);

  StudioPacer *second = use_key (fixture, "https://us.example", "inf-two");
  g_assert_cmpuint (studio_pacer_get_remaining (second), ==, STUDIO_PACER_LIMIT);
  studio_session_set_connection (fixture->session, NULL);
  g_assert_null (studio_queue_get_pacer (studio_session_get_queue (fixture->session)));
  g_assert_true (use_key (fixture, "https://eu.example", "inf-one") == first);
  g_assert_cmpuint (studio_pacer_get_remaining (first), ==, STUDIO_PACER_LIMIT - 1);
}

static void
test_seed_zero_is_drawn (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  open_session (fixture->session);
  use_service (fixture);
  studio_draft_set_seed (studio_session_get_draft (fixture->session), "0");
  g_autoptr (StudioRecord) record = studio_service_fixture_load (&fixture->service,
                                                                 generate_one (fixture));
  g_assert_cmpuint (studio_request_get_seed (studio_record_get_request (record)), !=, 0);
}

static void
test_refused_input_stays (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioDraft *draft = studio_session_get_draft (fixture->session);

  open_session (fixture->session);
  use_service (fixture);
  g_object_set (draft, "prompt", "a red boat", "seed", "12x", NULL);
  g_assert_false (studio_session_generate (fixture->session, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_SEED);
  g_clear_error (&error);
  g_object_set (draft, "prompt", "", "seed", "12", NULL);
  g_assert_false (studio_session_generate (fixture->session, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PROMPT);
  g_clear_error (&error);
  g_assert_cmpstr (studio_draft_get_seed (draft), ==, "12");
  studio_session_set_connection (fixture->session, NULL);
  g_object_set (draft, "prompt", "a red boat", NULL);
  g_assert_false (studio_session_generate (fixture->session, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_CONNECTED);
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "a red boat");
}

/* What is typed, before anything is sent: no connection, no queue. */
static void
test_builds_request (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  GListModel *queue = G_LIST_MODEL (studio_session_get_queue (fixture->session));

  g_object_set (draft, "prompt", "a red boat", "negative-prompt", "fog", "seed", "12", NULL);
  g_autoptr (StudioRequest) request = studio_session_build_request (fixture->session, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (studio_request_get_prompt (request), ==, "a red boat");
  g_assert_cmpstr (studio_request_get_negative_prompt (request), ==, "fog");
  g_assert_cmpuint (studio_request_get_seed (request), ==, 12);
  g_assert_cmpstr (studio_request_get_model (request), ==, STUDIO_DEFAULT_MODEL);
  g_assert_cmpuint (g_list_model_get_n_items (queue), ==, 0);
  g_assert_cmpstr (studio_draft_get_seed (draft), ==, "12");

  studio_draft_set_seed (draft, "0");
  g_autoptr (StudioRequest) drawn = studio_session_build_request (fixture->session, &error);
  g_assert_cmpuint (studio_request_get_seed (drawn), !=, 0);
  studio_draft_set_seed (draft, "x");
  g_assert_null (studio_session_build_request (fixture->session, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_SEED);
  g_clear_error (&error);
  g_object_set (draft, "prompt", " ", "seed", "1", NULL);
  g_assert_null (studio_session_build_request (fixture->session, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PROMPT);
}

typedef void (*MoveFunc) (StudioSession *session,
                          const gint64 *ids,
                          gsize n_ids,
                          GCancellable *cancellable,
                          StudioWorkFunc progress,
                          gpointer progress_data,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

static void
count_progress_cb (guint64 n_done, guint64 n_all, gpointer n_told)
{
  g_assert_cmpuint (n_done, <, n_all);
  ++*(guint *) n_told;
}

/* One of the two is not there, which does not keep the other. */
static void
move (Fixture *fixture, MoveFunc func, gint64 id)
{
  const gint64 ids[] = { id + 1000, id };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) moved = NULL;
  guint n_told = 0;

  func (fixture->session,
        ids,
        G_N_ELEMENTS (ids),
        NULL,
        count_progress_cb,
        &n_told,
        studio_test_store_result_cb,
        &result);
  studio_test_wait_for_result (&result);
  g_assert_false (studio_session_move_finish (fixture->session, result, &moved, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_assert_cmpuint (moved->len, ==, 1);
  g_assert_cmpint (g_array_index (moved, gint64, 0), ==, id);
  g_assert_cmpuint (n_told, ==, 1);
}

static void
star (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  studio_session_set_starred_async (
      fixture->session, id, TRUE, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_session_change_finish (fixture->session, result, &error));
  g_assert_no_error (error);
}

static void
test_changes (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  open_session (fixture->session);
  use_service (fixture);
  gint64 id = generate_one (fixture);

  star (fixture, id);
  move (fixture, studio_session_trash_async, id);
  g_autoptr (StudioRecord) trashed = studio_service_fixture_load (&fixture->service, id);
  g_assert_true (studio_record_get_starred (trashed));
  g_assert_true (studio_record_get_trashed (trashed));
  move (fixture, studio_session_restore_async, id);
  g_autoptr (StudioRecord) restored = studio_service_fixture_load (&fixture->service, id);
  g_assert_false (studio_record_get_trashed (restored));
}

static void
test_saves_decodes_loads (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) decoded = NULL;
  g_autofree char *path = g_build_filename (fixture->service.folder, "copy.png", NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  open_session (fixture->session);
  use_service (fixture);
  gint64 id = generate_one (fixture);

  const StudioExportOptions untouched = { .untouched = TRUE };
  StudioMetadataReport report;
  studio_session_save_as_async (
      fixture->session, id, path, &untouched, studio_test_store_result_cb, &saved);
  studio_test_wait_for_result (&saved);
  g_assert_true (studio_session_save_as_finish (fixture->session, saved, &report, &error));
  g_assert_true (report.unchanged);
  g_autoptr (GBytes) sent = studio_demo_server_dup_last_image (fixture->service.server);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpmem (text, length, g_bytes_get_data (sent, NULL), g_bytes_get_size (sent));

  studio_session_load_record_async (fixture->session, id, studio_test_store_result_cb, &loaded);
  studio_test_wait_for_result (&loaded);
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (
      fixture->session, loaded, &error);
  g_assert_cmpint (studio_record_get_id (record), ==, id);

  studio_session_list_tags_async (fixture->session, NULL, studio_test_store_result_cb, &listed);
  studio_test_wait_for_result (&listed);
  g_auto (GStrv) tags = studio_session_list_tags_finish (fixture->session, listed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (tags), ==, 0);

  studio_session_decode_async (
      fixture->session, record, NULL, studio_test_store_result_cb, &decoded);
  studio_test_wait_for_result (&decoded);
  g_autoptr (GdkPixbuf) pixbuf = studio_session_decode_finish (fixture->session, decoded, &error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 1024);
  g_assert_no_error (error);
}

static void
note_failure_cb (G_GNUC_UNUSED StudioQueue *queue, StudioJob *job, gpointer data)
{
  *(GError **) data = g_error_copy (studio_job_get_error (job));
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
assert_ends_with (Fixture *fixture, StudioErrorCode code)
{
  g_autoptr (GError) error = NULL;
  StudioQueue *queue = studio_session_get_queue (fixture->session);
  gulong handler = g_signal_connect (queue, "job-ended", G_CALLBACK (note_failure_cb), &error);

  g_object_set (studio_session_get_draft (fixture->session), "prompt", "a lighthouse", NULL);
  g_assert_true (studio_session_generate (fixture->session, NULL));
  studio_test_wait_until (is_set, &error);
  g_signal_handler_disconnect (queue, handler);
  g_assert_error (error, STUDIO_ERROR, (int) code);
}

/* The limit counts for a client that is there already and for one that comes later. */
static void
test_image_limit (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  open_session (fixture->session);
  use_service (fixture);
  studio_session_set_image_limit (fixture->session, 1000);
  assert_ends_with (fixture, STUDIO_ERROR_ANSWER_TOO_LARGE);

  g_object_set (fixture->session, "image-limit-mb", 1, NULL);
  generate_one (fixture);

  studio_session_set_image_limit (fixture->session, 1000);
  studio_session_set_connection (fixture->session, NULL);
  use_service (fixture);
  assert_ends_with (fixture, STUDIO_ERROR_ANSWER_TOO_LARGE);
}

static void
test_time_limit (Fixture *fixture, G_GNUC_UNUSED gconstpointer fault)
{
  open_session (fixture->session);
  use_service (fixture);
  g_object_set (fixture->session, "time-limit", 1, NULL);
  assert_ends_with (fixture, STUDIO_ERROR_TIMEOUT);

  studio_session_set_connection (fixture->session, NULL);
  use_service (fixture);
  assert_ends_with (fixture, STUDIO_ERROR_TIMEOUT);

  studio_session_set_time_limit (fixture->session, 2);
  assert_ends_with (fixture, STUDIO_ERROR_TIMEOUT);
}

static void
test_draws_seeds (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRandom) same = studio_random_new_repeatable (1);
  g_assert_cmpuint (
      studio_session_draw_seed (fixture->session), ==, studio_random_draw_seed (same));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/session/opens", test_opens);
  ADD ("/session/properties", test_properties);
  ADD ("/session/library-cannot-open", test_library_cannot_open);
  ADD ("/session/connection-from-environment", test_connection_from_environment);
  ADD ("/session/connection-error", test_connection_error);
  ADD ("/session/generates", test_generates);
  ADD ("/session/asks-before-limit", test_asks_before_limit);
  ADD ("/session/limit-outlives-connection", test_limit_outlives_connection);
  ADD ("/session/seed-zero-is-drawn", test_seed_zero_is_drawn);
  ADD ("/session/refused-input-stays", test_refused_input_stays);
  ADD ("/session/builds-request", test_builds_request);
  ADD ("/session/changes", test_changes);
  ADD ("/session/saves-decodes-loads", test_saves_decodes_loads);
  ADD ("/session/image-limit", test_image_limit);
  ADD ("/session/draws-seeds", test_draws_seeds);
#undef ADD
  g_test_add ("/session/time-limit", Fixture, "no-answer", set_up, test_time_limit, tear_down);
  return g_test_run ();
}
