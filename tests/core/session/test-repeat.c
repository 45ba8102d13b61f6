/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-queue.h"
#include "studio-service-fixture.h"
#include "studio-test-support.h"

#include <string.h>

#define SECOND ((gint64) G_USEC_PER_SEC)

/* The service with one fault, and a queue whose time only goes by when a test says so. */
typedef struct
{
  StudioServiceFixture service;
  StudioClock *clock;
  StudioPacer *pacer;
  StudioClient *client;
  StudioQueue *queue;
} Fixture;

static StudioClient *
new_client (Fixture *fixture, const char *address, StudioPacer *pacer)
{
  return studio_client_new (fixture->service.soup, address, STUDIO_DEMO_KEY, pacer, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer fault)
{
  studio_service_fixture_set_up (&fixture->service, fault);
  fixture->clock = studio_clock_new_manual (0);
  fixture->pacer = studio_pacer_new (fixture->clock, STUDIO_PACER_LIMIT, STUDIO_PACER_WINDOW_US);
  fixture->client = new_client (
      fixture, studio_demo_server_get_url (fixture->service.server), fixture->pacer);
  fixture->queue = studio_queue_new (fixture->clock, NULL);
  studio_queue_set_library (fixture->queue, fixture->service.library);
  studio_queue_set_client (fixture->queue, fixture->client, fixture->pacer);
}

static void
tear_down (Fixture *fixture, gconstpointer fault)
{
  studio_test_assert_finalized (fixture->queue);
  studio_test_assert_finalized (fixture->client);
  studio_test_assert_finalized (fixture->pacer);
  studio_test_drain ();
  g_object_unref (fixture->clock);
  studio_service_fixture_tear_down (&fixture->service, fault);
}

static StudioJob *
add_job (Fixture *fixture, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (seed);
  StudioJob *job = studio_queue_add (fixture->queue, request, &error);

  g_assert_no_error (error);
  return job;
}

static guint
count_requests (Fixture *fixture)
{
  return studio_demo_server_get_n_requests (fixture->service.server);
}

static gboolean
was_sent_back (gpointer job)
{
  return studio_job_is_waiting (job) && studio_job_get_n_attempts (job) > 0;
}

static gboolean
is_idle (gpointer queue)
{
  return studio_queue_get_n_active (queue) == 0;
}

/* A predicate that is told to wait brings the time itself. */
static gboolean
passes_time_until_idle (gpointer data)
{
  Fixture *fixture = data;
  studio_clock_advance (fixture->clock, studio_queue_get_wait_us (fixture->queue));
  return is_idle (fixture->queue);
}

static void
assert_row (Fixture *fixture, StudioJob *job, StudioRecordState state)
{
  g_autoptr (StudioRecord) record = studio_service_fixture_load (&fixture->service,
                                                                 studio_job_get_record_id (job));
  g_assert_cmpint (studio_record_get_state (record), ==, state);
}

static void
assert_one_row (Fixture *fixture)
{
  StudioQuery every = { .states = (1 << STUDIO_N_RECORD_STATES) - 1 };
  g_autoptr (GArray) ids = studio_library_list_ids (fixture->service.library, &every, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
}

typedef struct
{
  Fixture *fixture;
  StudioJob *job;
  guint n_requests;
} Awaited;

static gboolean
has_gone_on (gpointer data)
{
  Awaited *awaited = data;
  return !studio_job_is_waiting (awaited->job)
         || count_requests (awaited->fixture) > awaited->n_requests;
}

/* Brings the queue to its wait’s end, not a microsecond before it. The answer may be so quick that
 * the job waits again: what counts is that its request went out. */
static void
wait_out (Fixture *fixture, StudioJob *job)
{
  guint n_requests = count_requests (fixture);
  gint64 wait_us = studio_queue_get_wait_us (fixture->queue);

  studio_clock_advance (fixture->clock, wait_us - 1);
  studio_test_drain ();
  g_assert_true (studio_job_is_waiting (job));
  g_assert_cmpuint (count_requests (fixture), ==, n_requests);
  studio_clock_advance (fixture->clock, 1);
  Awaited awaited = { fixture, job, n_requests };
  studio_test_wait_until (has_gone_on, &awaited);
}

/* What shows that a job waits, and what for. */
static void
assert_waits (Fixture *fixture, StudioJob *job, StudioWaitReason expected, gint64 wait_us)
{
  StudioWaitReason reason = STUDIO_WAIT_TURN;
  gint64 told_us = 0;

  g_assert_cmpint (studio_job_get_wait_reason (job), ==, expected);
  g_assert_cmpint (studio_job_get_wait_us (job), ==, wait_us);
  g_object_get (job, "wait-reason", &reason, "wait-us", &told_us, NULL);
  g_assert_cmpint (reason, ==, expected);
  g_assert_cmpint (told_us, ==, wait_us);
  g_assert_cmpint (studio_queue_get_wait_reason (fixture->queue), ==, expected);
  g_assert_cmpint (studio_queue_get_wait_us (fixture->queue), ==, wait_us);
  g_object_get (fixture->queue, "wait-reason", &reason, "wait-us", &told_us, NULL);
  g_assert_cmpint (reason, ==, expected);
  g_assert_cmpint (told_us, ==, wait_us);
}

static void
test_as_long_as_the_service_says (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioJob *job = add_job (fixture, 7);

  studio_test_wait_until (was_sent_back, job);
  assert_waits (fixture, job, STUDIO_WAIT_LIMIT, 51 * SECOND);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_QUEUED);
  g_assert_cmpint (studio_job_get_elapsed_us (job), ==, 0);
  g_assert_false (studio_job_has_started (job));
  g_assert_null (studio_job_get_error (job));
  g_assert_cmpuint (studio_queue_get_n_active (fixture->queue), ==, 1);
  assert_row (fixture, job, STUDIO_RECORD_QUEUED);

  studio_clock_advance (fixture->clock, 43 * SECOND);
  assert_waits (fixture, job, STUDIO_WAIT_LIMIT, 8 * SECOND);
  g_assert_cmpuint (count_requests (fixture), ==, 1);
  wait_out (fixture, job);
  studio_test_wait_until (was_sent_back, job);
  g_assert_cmpuint (count_requests (fixture), ==, 2);
  g_assert_cmpuint (studio_job_get_n_attempts (job), ==, 2);
  assert_row (fixture, job, STUDIO_RECORD_QUEUED);
  assert_one_row (fixture);
}

static void
test_until_a_date (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioJob *job = add_job (fixture, 7);

  studio_test_wait_until (was_sent_back, job);
  /* By the service’s clock; the queue’s stands at 1970. */
  g_assert_cmpint (studio_job_get_wait_us (job), >, 0);
  g_assert_cmpint (studio_job_get_wait_us (job), <=, STUDIO_DEMO_FAULT_SOON_SECONDS * SECOND);
  g_assert_cmpint (studio_job_get_wait_reason (job), ==, STUDIO_WAIT_LIMIT);
}

/* Nobody says how long, nothing changes, and there is an end of it all the same. */
static void
test_gives_up (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const int seconds[STUDIO_REPEATS_FOR_LIMIT] = { 3, 6, 12, 24, 48, 90, 90, 90 };
  StudioJob *job = add_job (fixture, 7);

  for (guint i = 0; i < STUDIO_REPEATS_FOR_LIMIT; i++)
    {
      studio_test_wait_until (was_sent_back, job);
      assert_waits (fixture, job, STUDIO_WAIT_LIMIT, seconds[i] * SECOND);
      g_assert_cmpuint (count_requests (fixture), ==, i + 1);
      wait_out (fixture, job);
    }
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_cmpuint (count_requests (fixture), ==, STUDIO_REPEATS_FOR_LIMIT + 1);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_FAILED);
  g_assert_error (studio_job_get_error (job), STUDIO_ERROR, STUDIO_ERROR_RATE_LIMIT);
  g_assert_cmpint (
      studio_error_get_action (studio_job_get_error (job)), ==, STUDIO_ERROR_ACTION_TRY_AGAIN);
  g_assert_cmpint (studio_job_get_wait_reason (job), ==, STUDIO_WAIT_TURN);
  assert_row (fixture, job, STUDIO_RECORD_FAILED);
  assert_one_row (fixture);
}

static void
test_once_then_fine (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioJob *job = add_job (fixture, 7);

  studio_test_wait_until (was_sent_back, job);
  gint64 id = studio_job_get_record_id (job);
  wait_out (fixture, job);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_null (studio_job_get_error (job));
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
  g_assert_cmpint (studio_job_get_record_id (job), ==, id);
  g_assert_cmpuint (studio_job_get_n_attempts (job), ==, 2);
  g_assert_cmpuint (count_requests (fixture), ==, 2);
  assert_one_row (fixture);
  studio_service_fixture_assert_kept_bytes (&fixture->service, id);
  g_assert_cmpint (studio_job_get_n_rows (job), ==, 1088);
}

/* Beside the library there is no row, and the file comes all the same. */
static void
test_without_library (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  g_autoptr (StudioJob) job = studio_job_new (request, NULL, fixture->clock, NULL);
  g_autofree char *path = g_build_filename (fixture->service.folder, "x.png", NULL);

  studio_job_set_output (job, path);
  studio_queue_append (fixture->queue, job);
  studio_test_wait_until (was_sent_back, job);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  wait_out (fixture, job);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static StudioDemoServer *
restart_server (Fixture *fixture, guint port)
{
  g_autoptr (GError) error = NULL;
  StudioDemoOptions options = { .port = port, .unlimited = TRUE };
  StudioDemoServer *server = studio_demo_server_start (&options, &error);

  g_assert_no_error (error);
  studio_service_fixture_swap_server (&fixture->service, server);
  return server;
}

static guint
stop_server (Fixture *fixture)
{
  g_autoptr (GUri) uri = g_uri_parse (
      studio_demo_server_get_url (fixture->service.server), G_URI_FLAGS_NONE, NULL);

  studio_demo_server_stop (fixture->service.server);
  return (guint) g_uri_get_port (uri);
}

/* Nothing was sent, so nothing can be billed and nothing counts for the limit. */
static void
test_refused_then_fine (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  guint port = stop_server (fixture);
  StudioJob *job = add_job (fixture, 7);

  studio_test_wait_until (was_sent_back, job);
  assert_waits (fixture, job, STUDIO_WAIT_CONNECTION, 2 * SECOND);
  assert_row (fixture, job, STUDIO_RECORD_QUEUED);
  g_assert_false (studio_job_was_sent (job));
  g_assert_cmpuint (studio_job_get_n_unsent (job), ==, 1);
  g_assert_cmpuint (studio_pacer_get_remaining (fixture->pacer), ==, STUDIO_PACER_LIMIT);

  restart_server (fixture, port);
  wait_out (fixture, job);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_null (studio_job_get_error (job));
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
  g_assert_cmpuint (studio_job_get_n_attempts (job), ==, 2);
  g_assert_cmpuint (count_requests (fixture), ==, 1);
  g_assert_cmpuint (studio_pacer_get_remaining (fixture->pacer), ==, STUDIO_PACER_LIMIT - 1);
  assert_one_row (fixture);
}

/* The first two find out that nobody is there; the others need not find it out again. */
static void
test_refused_for_ever (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const int seconds[STUDIO_REPEATS_FOR_CONNECTION] = { 2, 4, 8 };
  stop_server (fixture);
  StudioJob *first = add_job (fixture, 7);
  StudioJob *second = add_job (fixture, 8);
  StudioJob *third = add_job (fixture, 9);

  for (guint i = 0; i < STUDIO_REPEATS_FOR_CONNECTION; i++)
    {
      studio_test_wait_until (was_sent_back, first);
      studio_test_wait_until (was_sent_back, second);
      assert_waits (fixture, first, STUDIO_WAIT_CONNECTION, seconds[i] * SECOND);
      g_assert_cmpint (studio_job_get_wait_us (second), ==, seconds[i] * SECOND);
      g_assert_cmpint (studio_job_get_wait_reason (third), ==, STUDIO_WAIT_TURN);
      wait_out (fixture, first);
    }
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_error (studio_job_get_error (first), STUDIO_ERROR, STUDIO_ERROR_OFFLINE);
  g_assert_cmpint (studio_job_get_state (first), ==, STUDIO_RECORD_FAILED);
  g_assert_cmpuint (studio_job_get_n_attempts (first), ==, STUDIO_REPEATS_FOR_CONNECTION + 1);
  g_assert_error (studio_job_get_error (third), STUDIO_ERROR, STUDIO_ERROR_OFFLINE);
  g_assert_cmpuint (studio_job_get_n_attempts (third), ==, 1);
  g_assert_cmpuint (studio_pacer_get_remaining (fixture->pacer), ==, STUDIO_PACER_LIMIT);

  /* Asked once more, it is tried with the same patience as at first. */
  StudioJob *fourth = add_job (fixture, 10);
  studio_test_wait_until (was_sent_back, fourth);
  assert_waits (fixture, fourth, STUDIO_WAIT_CONNECTION, 2 * SECOND);
}

/* Whatever may have cost money is for a person to ask for once more. */
static void
test_never (Fixture *fixture, gconstpointer fault)
{
  StudioJob *job = add_job (fixture, 7);

  g_test_message ("%s", (const char *) fault);
  studio_test_wait_until (is_idle, fixture->queue);
  studio_clock_advance (fixture->clock, 3600 * SECOND);
  studio_test_drain ();
  g_assert_cmpuint (count_requests (fixture), ==, 1);
  g_assert_cmpuint (studio_job_get_n_attempts (job), ==, 1);
  g_assert_nonnull (studio_job_get_error (job));
  g_assert_cmpint (studio_job_get_wait_reason (job), ==, STUDIO_WAIT_TURN);
  assert_row (fixture, job, studio_job_get_state (job));
}

static void
test_unknown (Fixture *fixture, gconstpointer fault)
{
  test_never (fixture, fault);
  g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (fixture->queue), 0);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_UNKNOWN);
  g_assert_true (studio_error_may_be_billed (studio_job_get_error (job)));
  g_assert_cmpint (
      studio_error_get_action (studio_job_get_error (job)), ==, STUDIO_ERROR_ACTION_TRY_AGAIN);
}

static void
test_cancel_during_the_wait (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioJob *job = add_job (fixture, 7);

  studio_test_wait_until (was_sent_back, job);
  studio_queue_cancel_all (fixture->queue);
  studio_job_cancel (job);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_CANCELLED);
  g_assert_error (studio_job_get_error (job), G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_nonnull (strstr (studio_job_get_error (job)->message, "nothing was billed"));
  assert_row (fixture, job, STUDIO_RECORD_CANCELLED);
  studio_clock_advance (fixture->clock, 60 * SECOND);
  studio_test_drain ();
  g_assert_cmpuint (count_requests (fixture), ==, 1);
  g_assert_cmpint (studio_queue_get_wait_us (fixture->queue), ==, 0);
}

static gboolean
is_to_be_repeated (gpointer job)
{
  return studio_job_get_repeats (job)->n_limit < STUDIO_REPEATS_FOR_LIMIT;
}

/* Cancelled while the ledger is being told that it waits. */
static void
test_cancel_on_the_way_back (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioJob *job = add_job (fixture, 7);

  studio_test_wait_until (is_to_be_repeated, job);
  g_assert_false (studio_job_is_waiting (job));
  studio_job_cancel (job);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_CANCELLED);
  g_assert_nonnull (strstr (studio_job_get_error (job)->message, "nothing was billed"));
  assert_row (fixture, job, STUDIO_RECORD_CANCELLED);
}

/* A row that cannot be told so does not wait: it could be taken for billed. */
static void
end_row_cb (StudioJob *job, G_GNUC_UNUSED GParamSpec *pspec, gpointer library)
{
  if (studio_job_get_state (job) == STUDIO_RECORD_SENT)
    studio_library_end (
        library, studio_job_get_record_id (job), STUDIO_RECORD_CANCELLED, NULL, NULL);
}

static void
test_ledger_does_not_follow (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioJob *job = add_job (fixture, 7);

  g_signal_connect (job, "notify::state", G_CALLBACK (end_row_cb), fixture->service.library);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_error (studio_job_get_error (job), STUDIO_ERROR, STUDIO_ERROR_RATE_LIMIT);
  g_assert_cmpuint (count_requests (fixture), ==, 1);
}

/* Likewise one that ends while the job waits. */
static void
test_row_ends_meanwhile (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioJob *job = add_job (fixture, 7);

  studio_test_wait_until (was_sent_back, job);
  studio_library_end (fixture->service.library,
                      studio_job_get_record_id (job),
                      STUDIO_RECORD_CANCELLED,
                      NULL,
                      NULL);
  wait_out (fixture, job);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_error (studio_job_get_error (job), STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_requests (fixture), ==, 1);
}

static guint
count_in_state (StudioQueue *queue, StudioRecordState state)
{
  guint n = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (queue)); i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (queue), i);
      n += studio_job_get_state (job) == state;
    }
  return n;
}

static gboolean
one_is_kept (gpointer queue)
{
  return count_in_state (queue, STUDIO_RECORD_KEPT) == 1;
}

static gboolean
two_are_sent_back (gpointer queue)
{
  guint n = 0;
  for (guint i = 0; i < g_list_model_get_n_items (queue); i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (queue, i);
      n += was_sent_back (job);
    }
  return n == 2;
}

static gboolean
one_is_sent_back (gpointer queue)
{
  for (guint i = 0; i < g_list_model_get_n_items (queue); i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (queue, i);
      if (was_sent_back (job))
        return TRUE;
    }
  return FALSE;
}

/* One of two under way is refused: the other comes to its end, and no other is sent meanwhile. */
static void
test_one_of_two (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  for (guint32 seed = 7; seed < 10; seed++)
    add_job (fixture, seed);
  g_autoptr (StudioJob) third = g_list_model_get_item (G_LIST_MODEL (fixture->queue), 2);

  studio_test_wait_until (one_is_kept, fixture->queue);
  studio_test_wait_until (one_is_sent_back, fixture->queue);
  studio_test_drain ();
  g_assert_cmpuint (count_requests (fixture), ==, 2);
  g_assert_cmpuint (studio_job_get_n_attempts (third), ==, 0);
  /* The one that was sent back is the next and says so; the third comes after it. */
  g_assert_cmpint (studio_job_get_wait_reason (third), ==, STUDIO_WAIT_TURN);
  g_assert_cmpint (studio_queue_get_wait_us (fixture->queue), ==, SECOND);
  g_assert_cmpuint (studio_queue_get_n_active (fixture->queue), ==, 2);
  g_assert_cmpuint (studio_queue_get_n_under_way (fixture->queue), ==, 0);
  studio_test_wait_until (passes_time_until_idle, fixture);
  g_assert_cmpuint (count_in_state (fixture->queue, STUDIO_RECORD_KEPT), ==, 3);
  g_assert_cmpuint (count_requests (fixture), ==, 4);
}

/* Both are refused for one reason: they wait together, and not the longer for being two. */
static void
test_both_of_two (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  for (guint32 seed = 7; seed < 10; seed++)
    add_job (fixture, seed);

  studio_test_wait_until (two_are_sent_back, fixture->queue);
  g_assert_cmpint (studio_queue_get_wait_us (fixture->queue), ==, 3 * SECOND);
  g_assert_cmpuint (count_requests (fixture), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (fixture->queue), i);
      assert_waits (fixture, job, STUDIO_WAIT_LIMIT, 3 * SECOND);
    }
}

/* Another key has a limit of its own; the first one’s holds on for whoever comes back to it. */
static void
test_key_switch (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  const StudioDemoOptions options = { .unlimited = TRUE };
  g_autoptr (StudioDemoServer) other = studio_demo_server_start (&options, NULL);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (fixture->clock, 20, 60 * SECOND);
  g_autoptr (GString) address = g_string_new (studio_demo_server_get_url (other));
  g_string_replace (address, "127.0.0.1", "localhost", 1);
  g_autoptr (StudioClient) client = new_client (fixture, address->str, pacer);
  StudioJob *job = add_job (fixture, 7);

  studio_test_wait_until (was_sent_back, job);
  studio_queue_set_client (fixture->queue, client, pacer);
  g_assert_cmpint (studio_queue_get_wait_us (fixture->queue), ==, 0);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
  g_assert_cmpuint (studio_demo_server_get_n_requests (other), ==, 1);
  g_autoptr (StudioRecord) record = studio_service_fixture_load (&fixture->service,
                                                                 studio_job_get_record_id (job));
  g_assert_cmpstr (studio_record_get_host (record), ==, "localhost");
  g_assert_cmpuint (count_requests (fixture), ==, 1);

  studio_queue_set_client (fixture->queue, fixture->client, fixture->pacer);
  StudioJob *next = add_job (fixture, 8);
  assert_waits (fixture, next, STUDIO_WAIT_LIMIT, 51 * SECOND);
  g_assert_cmpuint (studio_job_get_n_attempts (next), ==, 0);
}

static void
test_connection_goes_and_comes (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioJob *job = add_job (fixture, 7);

  studio_test_wait_until (was_sent_back, job);
  studio_queue_set_client (fixture->queue, NULL, NULL);
  assert_waits (fixture, job, STUDIO_WAIT_TURN, 0);
  studio_clock_advance (fixture->clock, 60 * SECOND);
  studio_test_drain ();
  g_assert_true (studio_job_is_waiting (job));
  studio_queue_set_client (fixture->queue, fixture->client, fixture->pacer);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
}

static void
test_not_at_all (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  studio_queue_set_repeats (fixture->queue, 0);
  StudioJob *job = add_job (fixture, 7);

  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_error (studio_job_get_error (job), STUDIO_ERROR, STUDIO_ERROR_RATE_LIMIT);
  g_assert_cmpuint (count_requests (fixture), ==, 1);
  g_assert_cmpuint (studio_job_get_repeats (job)->n_limit, ==, 0);
}

/* The headers of an answer can make the wait longer while it lasts. */
static void
test_wait_gets_longer (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioRateLimit limit = { .known = TRUE, .limit = 20, .remaining = 0, .reset_us = 58 * SECOND };
  StudioJob *job = add_job (fixture, 7);

  studio_test_wait_until (was_sent_back, job);
  studio_pacer_note_rate_limit (fixture->pacer, &limit);
  assert_waits (fixture, job, STUDIO_WAIT_LIMIT, 58 * SECOND);
  wait_out (fixture, job);
}

/* And they can make it shorter: another program that used the key has ended. */
static void
test_wait_gets_shorter (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioRateLimit limit = { .known = TRUE, .limit = 20, .remaining = 0, .reset_us = 58 * SECOND };
  studio_pacer_note_rate_limit (fixture->pacer, &limit);
  StudioJob *job = add_job (fixture, 7);

  assert_waits (fixture, job, STUDIO_WAIT_LIMIT, 58 * SECOND);
  limit.reset_us = 20 * SECOND;
  studio_pacer_note_rate_limit (fixture->pacer, &limit);
  assert_waits (fixture, job, STUDIO_WAIT_LIMIT, 20 * SECOND);
  wait_out (fixture, job);
  limit.remaining = 19;
  studio_pacer_note_rate_limit (fixture->pacer, &limit);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
}

/* The time has come in the very moment in which a person has enough of it. */
static void
test_cancel_all_starts_none (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioRateLimit limit = { .known = TRUE, .limit = 20, .remaining = 0, .reset_us = 8 * SECOND };
  studio_pacer_note_rate_limit (fixture->pacer, &limit);
  StudioJob *first = add_job (fixture, 7);
  StudioJob *second = add_job (fixture, 8);

  studio_clock_advance (fixture->clock, 60 * SECOND);
  studio_queue_cancel_all (fixture->queue);
  g_assert_true (is_idle (fixture->queue));
  g_assert_cmpuint (studio_job_get_n_attempts (first), ==, 0);
  g_assert_cmpuint (studio_job_get_n_attempts (second), ==, 0);
}

int
main (int argc, char **argv)
{
  static const char *const unknown[] = { "reset",        "cut-off",     "truncated",
                                         "timeout-408",  "bad-gateway", "gateway-timeout",
                                         "server-error", "unavailable", "not-json" };
  static const char *const never[] = { "unauthorized",    "waf",        "bad-parameter",
                                       "content-refused", "empty-data", "redirect" };

  g_test_init (&argc, &argv, NULL);
#define ADD(name, fault, func) g_test_add (name, Fixture, fault, set_up, func, tear_down)
  ADD ("/repeat/as-long-as-the-service-says", "rate-limit", test_as_long_as_the_service_says);
  ADD ("/repeat/until-a-date", "rate-limit-date", test_until_a_date);
  ADD ("/repeat/gives-up", "rate-limit-bare", test_gives_up);
  ADD ("/repeat/once-then-fine", "rate-limit-once", test_once_then_fine);
  ADD ("/repeat/without-library", "rate-limit-once", test_without_library);
  ADD ("/repeat/refused-then-fine", NULL, test_refused_then_fine);
  ADD ("/repeat/refused-for-ever", NULL, test_refused_for_ever);
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autofree char *name = g_strconcat ("/repeat/unknown/", unknown[i], NULL);
      ADD (name, unknown[i], test_unknown);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    {
      g_autofree char *name = g_strconcat ("/repeat/never/", never[i], NULL);
      ADD (name, never[i], test_never);
    }
  ADD ("/repeat/cancel-during-the-wait", "rate-limit", test_cancel_during_the_wait);
  ADD ("/repeat/cancel-on-the-way-back", "rate-limit", test_cancel_on_the_way_back);
  ADD ("/repeat/ledger-does-not-follow", "rate-limit", test_ledger_does_not_follow);
  ADD ("/repeat/row-ends-meanwhile", "rate-limit", test_row_ends_meanwhile);
  ADD ("/repeat/one-of-two", "rate-limit-once", test_one_of_two);
  ADD ("/repeat/both-of-two", "rate-limit-bare", test_both_of_two);
  ADD ("/repeat/key-switch", "rate-limit", test_key_switch);
  ADD ("/repeat/connection-goes-and-comes", "rate-limit-once", test_connection_goes_and_comes);
  ADD ("/repeat/not-at-all", "rate-limit", test_not_at_all);
  ADD ("/repeat/wait-gets-longer", "rate-limit", test_wait_gets_longer);
  ADD ("/repeat/wait-gets-shorter", NULL, test_wait_gets_shorter);
  ADD ("/repeat/cancel-all-starts-none", NULL, test_cancel_all_starts_none);
#undef ADD
  return g_test_run ();
}
