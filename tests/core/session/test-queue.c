/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-queue.h"
#include "studio-service-fixture.h"
#include "studio-test-support.h"

typedef struct
{
  StudioServiceFixture service;
  StudioQueue *queue;
  guint n_ended;
} Fixture;

static void
job_ended_cb (G_GNUC_UNUSED StudioQueue *queue, G_GNUC_UNUSED StudioJob *job, gpointer data)
{
  ((Fixture *) data)->n_ended++;
}

static void
set_up (Fixture *fixture, gconstpointer fault)
{
  studio_service_fixture_set_up (&fixture->service, fault);
  fixture->queue = studio_queue_new (fixture->service.clock, NULL);
  g_signal_connect (fixture->queue, "job-ended", G_CALLBACK (job_ended_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer fault)
{
  studio_test_assert_finalized (fixture->queue);
  studio_service_fixture_tear_down (&fixture->service, fault);
}

static void
connect (Fixture *fixture)
{
  studio_queue_set_library (fixture->queue, fixture->service.library);
  studio_queue_set_client (fixture->queue, fixture->service.client, fixture->service.pacer);
}

static gboolean
is_idle (gpointer queue)
{
  return studio_queue_get_n_active (queue) == 0;
}

static void
test_needs_connection_and_library (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);

  g_assert_null (studio_queue_add (fixture->queue, request, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_CONNECTED);
  g_clear_error (&error);
  studio_queue_set_client (fixture->queue, fixture->service.client, fixture->service.pacer);
  g_assert_true (studio_queue_get_pacer (fixture->queue) == fixture->service.pacer);
  g_assert_null (studio_queue_add (fixture->queue, request, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, 0);
}

/* However many are under way at once, they share the id of the one that was written down first. */
static void
test_run (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  const StudioCallDetails details = { .template = "a {lake,sea}" };
  gint64 first = G_MAXINT64;

  connect (fixture);
  studio_queue_set_price (fixture->queue, 80000);
  g_assert_true (studio_queue_add_run (fixture->queue, request, 3, &details, &error));
  g_assert_no_error (error);
  studio_test_wait_until (is_idle, fixture->queue);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (fixture->queue), i);
      first = MIN (first, studio_job_get_record_id (job));
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (fixture->queue), i);
      g_autoptr (StudioRecord) record = studio_service_fixture_load (
          &fixture->service, studio_job_get_record_id (job));
      g_assert_cmpint (studio_record_get_run (record), ==, first);
      g_assert_cmpstr (studio_record_get_template (record), ==, "a {lake,sea}");
      g_assert_cmpint (studio_record_get_price_micros (record), ==, 80000);
    }
}

static void
test_run_apart (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRun) run = studio_run_new ();
  g_autoptr (StudioRun) same = studio_run_ref (run);
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  const StudioCallDetails details = { .parent = 5 };
  gint64 ids[2];

  for (guint i = 0; i < 2; i++)
    {
      ids[i] = studio_run_add_call (same, fixture->service.library, request, NULL, &details, NULL);
      g_autoptr (StudioRecord) record = studio_service_fixture_load (&fixture->service, ids[i]);
      g_assert_cmpint (studio_record_get_run (record), ==, ids[0]);
      g_assert_cmpint (studio_record_get_parent (record), ==, 5);
    }
  g_assert_cmpint (ids[0], !=, ids[1]);
}

static void
test_refuses_bad_requests (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) empty = studio_request_new (
      " \n", NULL, STUDIO_ASPECT_RATIO_1_1, 1, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  g_autoptr (StudioRequest) good = studio_service_fixture_new_request (7);

  connect (fixture);
  g_assert_null (studio_queue_add (fixture->queue, empty, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PROMPT);
  g_clear_error (&error);
  g_assert_false (studio_queue_add_many (fixture->queue, good, 0, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_COUNT);
  g_clear_error (&error);
  g_assert_false (studio_queue_add_many (fixture->queue, good, 101, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_COUNT);
  g_assert_cmpuint (studio_demo_server_get_n_requests (fixture->service.server), ==, 0);
}

static void
test_many_with_consecutive_seeds (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const guint32 seeds[] = { 4294967293u, 4294967294u, 1 };
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (seeds[0]);
  GListModel *list = G_LIST_MODEL (fixture->queue);
  guint n_active = 0;

  connect (fixture);
  g_assert_true (studio_queue_add_many (fixture->queue, request, 3, &error));
  g_assert_no_error (error);
  g_object_get (fixture->queue, "n-active", &n_active, NULL);
  g_assert_cmpuint (n_active, ==, 3);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_cmpuint (fixture->n_ended, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (list, i);
      g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
      g_assert_cmpuint (studio_request_get_seed (studio_job_get_request (job)), ==, seeds[i]);
    }
  g_assert_cmpuint (studio_demo_server_get_n_requests (fixture->service.server), ==, 3);

  g_autoptr (StudioJob) first = g_list_model_get_item (list, 0);
  studio_queue_remove (fixture->queue, first);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
}

static guint
count_running (StudioQueue *queue)
{
  guint n = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (queue)); i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (queue), i);
      n += studio_job_has_started (job) && !studio_job_has_ended (job);
    }
  return n;
}

static gboolean
some_request_came (gpointer server)
{
  return studio_demo_server_get_n_requests (server) == STUDIO_QUEUE_IN_FLIGHT;
}

static void
test_in_flight_and_cancel_all (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);

  connect (fixture);
  studio_queue_add_many (fixture->queue, request, 5, NULL);
  studio_test_wait_until (some_request_came, fixture->service.server);
  g_assert_cmpuint (count_running (fixture->queue), ==, STUDIO_QUEUE_IN_FLIGHT);
  g_assert_cmpuint (studio_queue_get_n_under_way (fixture->queue), ==, STUDIO_QUEUE_IN_FLIGHT);
  studio_queue_cancel_all (fixture->queue);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_cmpuint (fixture->n_ended, ==, 5);
  g_assert_cmpuint (
      studio_demo_server_get_n_requests (fixture->service.server), ==, STUDIO_QUEUE_IN_FLIGHT);
}

static void
test_pacing_holds_back (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  g_autoptr (StudioPacer) tight = studio_pacer_new (
      fixture->service.clock, 1, 3600 * (gint64) G_USEC_PER_SEC);
  gint64 wait_us = 0;

  studio_queue_set_library (fixture->queue, fixture->service.library);
  studio_queue_set_client (fixture->queue, fixture->service.client, tight);
  g_assert_cmpint (studio_queue_get_wait_us (fixture->queue), ==, 0);
  studio_queue_add_many (fixture->queue, request, 2, NULL);
  g_object_get (fixture->queue, "wait-us", &wait_us, NULL);
  g_assert_cmpint (wait_us, >, 0);
  g_assert_cmpuint (count_running (fixture->queue), ==, 1);

  /* A connection that may send at once takes over what waits. */
  studio_queue_set_client (fixture->queue, fixture->service.client, fixture->service.pacer);
  g_assert_cmpint (studio_queue_get_wait_us (fixture->queue), ==, 0);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_cmpuint (fixture->n_ended, ==, 2);
}

static gboolean
two_have_ended (gpointer data)
{
  return ((Fixture *) data)->n_ended == 2;
}

/* An hour goes by in no time, and nobody is sent a moment too early. */
static void
test_pacing_lets_go (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  const gint64 hour = 3600 * (gint64) G_USEC_PER_SEC;
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  g_autoptr (StudioClock) clock = studio_clock_new_manual (0);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (clock, 2, hour);
  StudioQueue *usual = fixture->queue;

  fixture->queue = studio_queue_new (clock, NULL);
  g_signal_connect (fixture->queue, "job-ended", G_CALLBACK (job_ended_cb), fixture);
  studio_queue_set_library (fixture->queue, fixture->service.library);
  studio_queue_set_client (fixture->queue, fixture->service.client, pacer);
  studio_queue_add_many (fixture->queue, request, 4, NULL);
  studio_test_wait_until (two_have_ended, fixture);
  studio_clock_advance (clock, hour - 1);
  studio_test_drain ();
  g_assert_cmpint (studio_queue_get_wait_us (fixture->queue), ==, 1);
  g_assert_cmpint (studio_queue_get_wait_reason (fixture->queue), ==, STUDIO_WAIT_LIMIT);
  g_assert_cmpuint (studio_demo_server_get_n_requests (fixture->service.server), ==, 2);
  g_autoptr (StudioJob) third = g_list_model_get_item (G_LIST_MODEL (fixture->queue), 2);
  g_autoptr (StudioJob) fourth = g_list_model_get_item (G_LIST_MODEL (fixture->queue), 3);
  g_assert_cmpint (studio_job_get_wait_reason (third), ==, STUDIO_WAIT_LIMIT);
  g_assert_cmpint (studio_job_get_wait_reason (fourth), ==, STUDIO_WAIT_TURN);

  studio_clock_advance (clock, 1);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_cmpuint (fixture->n_ended, ==, 4);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->queue)) == STUDIO_TYPE_JOB);
  studio_test_assert_finalized (fixture->queue);
  fixture->queue = usual;
}

static void
test_append (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  g_autoptr (StudioJob) job = studio_job_new (
      request, fixture->service.library, fixture->service.clock, NULL);

  studio_queue_append (fixture->queue, job);
  g_assert_false (studio_job_has_started (job));
  connect (fixture);
  g_assert_true (studio_job_has_started (job));
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, fault, func) g_test_add (name, Fixture, fault, set_up, func, tear_down)
  ADD ("/queue/needs-connection-and-library", NULL, test_needs_connection_and_library);
  ADD ("/queue/run", NULL, test_run);
  ADD ("/queue/run-apart", NULL, test_run_apart);
  ADD ("/queue/refuses-bad-requests", NULL, test_refuses_bad_requests);
  ADD ("/queue/many-with-consecutive-seeds", NULL, test_many_with_consecutive_seeds);
  ADD ("/queue/in-flight-and-cancel-all", "stall", test_in_flight_and_cancel_all);
  ADD ("/queue/pacing-holds-back", NULL, test_pacing_holds_back);
  ADD ("/queue/pacing-lets-go", NULL, test_pacing_lets_go);
  ADD ("/queue/append", NULL, test_append);
#undef ADD
  return g_test_run ();
}
