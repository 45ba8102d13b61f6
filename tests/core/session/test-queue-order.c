/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-memory-keyring.h"
#include "studio-service-fixture.h"
#include "studio-session.h"
#include "studio-test-support.h"

typedef struct
{
  StudioServiceFixture service;
  StudioQueue *queue;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer fault)
{
  studio_service_fixture_set_up (&fixture->service, fault);
  fixture->queue = studio_queue_new (fixture->service.clock, NULL);
  studio_queue_set_library (fixture->queue, fixture->service.library);
  studio_queue_set_client (fixture->queue, fixture->service.client, fixture->service.pacer);
}

static void
tear_down (Fixture *fixture, gconstpointer fault)
{
  studio_test_assert_finalized (fixture->queue);
  studio_service_fixture_tear_down (&fixture->service, fault);
}

static gboolean
is_idle (gpointer queue)
{
  return studio_queue_get_n_active (queue) == 0;
}

static gboolean
is_settled (gpointer queue)
{
  return studio_queue_get_settled (queue);
}

static void
add (Fixture *fixture, guint count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (1);
  g_assert_true (studio_queue_add_many (fixture->queue, request, count, &error));
  g_assert_no_error (error);
}

static StudioJob *
get_job (Fixture *fixture, guint position)
{
  g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (fixture->queue), position);
  return job;
}

/* The seeds in the order of the list. */
static char *
list_seeds (Fixture *fixture)
{
  GString *seeds = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->queue));

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        seeds, "%u ", studio_request_get_seed (studio_job_get_request (get_job (fixture, i))));
  return g_string_free (seeds, FALSE);
}

#define ASSERT_SEEDS(fixture, expected)                  \
  G_STMT_START                                           \
  {                                                      \
    g_autofree char *seeds_found = list_seeds (fixture); \
    g_assert_cmpstr (seeds_found, ==, expected);         \
  }                                                      \
  G_STMT_END

static void
test_pause (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gboolean paused = FALSE;

  g_object_set (fixture->queue, "paused", TRUE, NULL);
  add (fixture, 3);
  g_assert_cmpuint (studio_queue_get_n_waiting (fixture->queue), ==, 3);
  g_assert_cmpuint (studio_queue_get_n_under_way (fixture->queue), ==, 0);
  g_assert_cmpint (studio_job_get_wait_reason (get_job (fixture, 2)), ==, STUDIO_WAIT_PAUSED);
  g_assert_cmpint (studio_job_get_wait_us (get_job (fixture, 2)), ==, 0);
  g_assert_true (studio_queue_get_settled (fixture->queue));
  g_object_get (fixture->queue, "paused", &paused, NULL);
  g_assert_true (paused);
  studio_queue_set_paused (fixture->queue, FALSE);
  g_assert_false (studio_queue_get_paused (fixture->queue));
  g_assert_cmpuint (studio_queue_get_n_under_way (fixture->queue), ==, STUDIO_QUEUE_IN_FLIGHT);
  g_assert_false (studio_queue_get_settled (fixture->queue));
  studio_test_wait_until (is_idle, fixture->queue);
  studio_test_wait_until (is_settled, fixture->queue);
}

static void
test_order (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  studio_queue_set_paused (fixture->queue, TRUE);
  add (fixture, 4);
  ASSERT_SEEDS (fixture, "1 2 3 4 ");
  studio_queue_place (fixture->queue, get_job (fixture, 3), 0);
  ASSERT_SEEDS (fixture, "4 1 2 3 ");
  studio_queue_place (fixture->queue, get_job (fixture, 1), 2);
  ASSERT_SEEDS (fixture, "4 2 1 3 ");
  studio_queue_place (fixture->queue, get_job (fixture, 0), G_MAXUINT);
  ASSERT_SEEDS (fixture, "2 1 3 4 ");
  studio_queue_place (fixture->queue, get_job (fixture, 1), 1);
  ASSERT_SEEDS (fixture, "2 1 3 4 ");
  g_assert_cmpuint (studio_queue_find_place (fixture->queue, get_job (fixture, 2)), ==, 2);

  /* What is not waiting keeps its place. */
  g_autoptr (StudioJob) first = g_object_ref (get_job (fixture, 0));
  studio_job_cancel (first);
  g_assert_cmpuint (studio_queue_find_place (fixture->queue, first), ==, G_MAXUINT);
  studio_queue_place (fixture->queue, get_job (fixture, 3), 0);
  ASSERT_SEEDS (fixture, "2 4 1 3 ");
  studio_queue_place (fixture->queue, first, 1);
  ASSERT_SEEDS (fixture, "2 4 1 3 ");
  studio_queue_cancel_all (fixture->queue);
}

static gboolean
two_requests_came (gpointer server)
{
  return studio_demo_server_get_n_requests (server) == 2;
}

static void
note_waiting_cb (StudioQueue *queue, G_GNUC_UNUSED GParamSpec *pspec, GString *told)
{
  guint n_waiting = 0;

  g_object_get (queue, "n-waiting", &n_waiting, NULL);
  g_string_append_printf (told, "%u ", n_waiting);
}

static void
test_cancel_waiting (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioRunTally tally;
  g_autoptr (GString) told = g_string_new (NULL);

  studio_queue_set_paused (fixture->queue, TRUE);
  g_signal_connect (fixture->queue, "notify::n-waiting", G_CALLBACK (note_waiting_cb), told);
  add (fixture, 5);
  studio_queue_set_paused (fixture->queue, FALSE);
  g_assert_cmpstr (told->str, ==, "1 2 3 4 5 3 ");
  g_signal_handlers_disconnect_by_data (fixture->queue, told);
  studio_test_wait_until (two_requests_came, fixture->service.server);
  studio_queue_cancel_waiting (fixture->queue);
  g_assert_cmpuint (studio_queue_get_n_active (fixture->queue), ==, 2);
  studio_queue_tally (fixture->queue, studio_job_get_run (get_job (fixture, 0)), &tally);
  g_assert_cmpuint (tally.n_all, ==, 5);
  g_assert_cmpuint (tally.n_cancelled, ==, 3);
  g_assert_cmpuint (tally.n_kept, ==, 0);

  add (fixture, 1);
  studio_queue_set_paused (fixture->queue, TRUE);
  studio_queue_cancel_under_way (fixture->queue);
  studio_test_wait_until (is_settled, fixture->queue);
  g_assert_cmpuint (studio_queue_get_n_active (fixture->queue), ==, 1);
  studio_queue_cancel_all (fixture->queue);
  g_assert_cmpuint (studio_demo_server_get_n_requests (fixture->service.server), ==, 2);
}

static void
test_retry (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioRunTally tally;
  const StudioDemoOptions good = { .unlimited = TRUE };

  add (fixture, 2);
  studio_test_wait_until (is_idle, fixture->queue);
  g_autoptr (StudioJob) failed = g_object_ref (get_job (fixture, 0));
  StudioRun *run = studio_job_get_run (failed);
  g_assert_cmpint (studio_job_get_state (failed), ==, STUDIO_RECORD_FAILED);
  studio_queue_tally (fixture->queue, run, &tally);
  g_assert_cmpuint (tally.n_failed, ==, 2);

  g_autoptr (StudioDemoServer) server = studio_demo_server_start (&good, &error);
  g_assert_no_error (error);
  g_autoptr (StudioClient) client = studio_client_new (fixture->service.soup,
                                                       studio_demo_server_get_url (server),
                                                       STUDIO_DEMO_KEY,
                                                       fixture->service.pacer,
                                                       NULL);
  studio_queue_set_client (fixture->queue, client, fixture->service.pacer);
  StudioJob *again = studio_queue_retry (fixture->queue, failed, &error);
  g_assert_no_error (error);
  g_assert_true (get_job (fixture, 0) == again);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, 2);
  studio_test_wait_until (is_idle, fixture->queue);
  studio_queue_tally (fixture->queue, run, &tally);
  g_assert_cmpuint (tally.n_all, ==, 2);
  g_assert_cmpuint (tally.n_kept, ==, 1);
  g_assert_cmpuint (tally.n_failed, ==, 1);
  g_assert_cmpint (studio_job_get_record_id (again), !=, studio_job_get_record_id (failed));
  g_autoptr (StudioRecord) record = studio_service_fixture_load (&fixture->service,
                                                                 studio_job_get_record_id (again));
  g_autoptr (StudioRecord) old = studio_service_fixture_load (&fixture->service,
                                                              studio_job_get_record_id (failed));
  g_assert_cmpint (studio_record_get_run (record), ==, studio_record_get_run (old));

  studio_queue_set_client (fixture->queue, NULL, NULL);
  g_assert_null (studio_queue_retry (fixture->queue, get_job (fixture, 1), &error));
  g_assert_nonnull (error);
  studio_demo_server_stop (server);
}

static void
test_refused_tally (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioRunTally tally;

  add (fixture, 2);
  studio_test_wait_until (is_idle, fixture->queue);
  studio_queue_tally (fixture->queue, studio_job_get_run (get_job (fixture, 0)), &tally);
  g_assert_cmpuint (tally.n_refused, ==, 2);
}

static guint
count_queued (Fixture *fixture)
{
  const StudioQuery queued = { .states = 1 << STUDIO_RECORD_QUEUED };
  g_autoptr (GArray) ids = studio_library_list_ids (fixture->service.library, &queued, NULL);
  return ids->len;
}

/* What waits is in the ledger before its turn comes, in one row, and what is cancelled is no more.
 */
static void
test_stored (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  studio_queue_set_paused (fixture->queue, TRUE);
  add (fixture, 1);
  studio_queue_set_stores_waiting (fixture->queue, TRUE);
  g_assert_true (studio_queue_get_stores_waiting (fixture->queue));
  g_assert_false (studio_queue_get_settled (fixture->queue));
  add (fixture, 3);
  studio_job_cancel (get_job (fixture, 3));
  studio_test_wait_until (is_settled, fixture->queue);
  g_assert_cmpuint (count_queued (fixture), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (studio_job_get_record_id (get_job (fixture, i)), >, 0);
  g_assert_cmpint (studio_job_get_state (get_job (fixture, 3)), ==, STUDIO_RECORD_CANCELLED);
  studio_job_cancel (get_job (fixture, 2));
  studio_test_wait_until (is_settled, fixture->queue);
  g_assert_cmpuint (count_queued (fixture), ==, 2);

  studio_queue_set_paused (fixture->queue, FALSE);
  studio_test_wait_until (is_idle, fixture->queue);
  g_assert_cmpuint (count_queued (fixture), ==, 0);
  const StudioQuery all = { .states = 0xff };
  g_autoptr (GArray) ids = studio_library_list_ids (fixture->service.library, &all, NULL);
  g_assert_cmpuint (ids->len, <=, 4);
  g_assert_cmpuint (studio_demo_server_get_n_requests (fixture->service.server), ==, 2);
}

/* Sent while it is being written down it has one row all the same. */
static void
test_stored_while_sent (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  const StudioQuery all = { .states = 0xff };

  studio_queue_set_paused (fixture->queue, TRUE);
  studio_queue_set_stores_waiting (fixture->queue, TRUE);
  add (fixture, 4);
  studio_queue_set_paused (fixture->queue, FALSE);
  studio_test_wait_until (is_idle, fixture->queue);
  studio_test_wait_until (is_settled, fixture->queue);
  g_autoptr (GArray) ids = studio_library_list_ids (fixture->service.library, &all, NULL);
  g_assert_cmpuint (ids->len, ==, 4);
  g_assert_cmpuint (studio_demo_server_get_n_requests (fixture->service.server), ==, 4);
}

static void
test_usual (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gint64 usual_us = 0;

  g_assert_cmpint (studio_queue_get_usual_us (fixture->queue), ==, 0);
  studio_queue_set_usual_us (fixture->queue, 9);
  g_object_get (fixture->queue, "usual-us", &usual_us, NULL);
  g_assert_cmpint (usual_us, ==, 9);
}

/* --- A session that ends, and the next one. */

static StudioSession *
open_session (Fixture *fixture, StudioKeyring *keyring)
{
  char *environment[] = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  StudioSession *session = studio_service_fixture_new_session (
      &fixture->service, keyring, environment);
  g_autoptr (StudioConnection) connection = studio_connection_new (
      studio_demo_server_get_url (fixture->service.server),
      STUDIO_DEMO_KEY,
      NULL,
      STUDIO_CONNECTION_DEMO,
      NULL);

  studio_session_open_async (session, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_session_open_finish (session, result, NULL));
  studio_session_set_connection (session, connection);
  return session;
}

static void
close_session (StudioSession *session)
{
  StudioLibrary *library = g_object_ref (studio_session_get_library (session));

  studio_test_wait_until (is_settled, studio_session_get_queue (session));
  studio_draft_set_autosave (studio_session_get_draft (session), FALSE);
  studio_test_assert_finalized (session);
  studio_test_drain ();
  /* While anything holds the library, its owner lives. */
  studio_test_assert_finalized (library);
}

static void
leave_three (Fixture *fixture, StudioKeyring *keyring)
{
  StudioSession *session = open_session (fixture, keyring);

  g_assert_cmpuint (studio_session_get_n_restored (session), ==, 0);
  studio_queue_set_paused (studio_session_get_queue (session), TRUE);
  g_object_set (studio_session_get_draft (session),
                "prompt",
                "a red boat",
                "count",
                3,
                "parent",
                (gint64) 5,
                NULL);
  g_assert_true (studio_session_generate (session, NULL));
  close_session (session);
}

static void
test_resume (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioMemoryKeyring) keyring = studio_memory_keyring_new ();
  guint n_restored = 0;

  leave_three (fixture, STUDIO_KEYRING (keyring));
  StudioSession *session = open_session (fixture, STUDIO_KEYRING (keyring));
  StudioQueue *queue = studio_session_get_queue (session);
  g_object_get (session, "n-restored", &n_restored, NULL);
  g_assert_cmpuint (n_restored, ==, 3);
  g_assert_true (studio_queue_get_paused (queue));
  g_assert_cmpuint (studio_demo_server_get_n_requests (fixture->service.server), ==, 0);
  g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (queue), 0);
  g_assert_true (studio_job_is_restored (job));
  g_assert_nonnull (studio_job_get_run (job));

  studio_session_resume_restored (session);
  g_assert_cmpuint (studio_session_get_n_restored (session), ==, 0);
  studio_test_wait_until (is_idle, queue);
  g_assert_cmpuint (studio_demo_server_get_n_requests (fixture->service.server), ==, 3);
  g_assert_no_error (studio_job_get_error (job));
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
  g_autoptr (StudioRecord) record = studio_service_fixture_load (&fixture->service,
                                                                 studio_job_get_record_id (job));
  g_assert_cmpint (studio_record_get_parent (record), ==, 5);
  g_assert_cmpint (studio_record_get_run (record), ==, studio_record_get_id (record));
  g_clear_object (&job);
  close_session (session);
}

/* The order of those that wait outlasts the program, wherever they were when it was changed. */
static void
test_order_stays (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioMemoryKeyring) keyring = studio_memory_keyring_new ();
  StudioSession *session = open_session (fixture, STUDIO_KEYRING (keyring));
  StudioQueue *session_queue = studio_session_get_queue (session);
  StudioQueue *own = g_steal_pointer (&fixture->queue);

  fixture->queue = session_queue;
  studio_queue_set_paused (session_queue, TRUE);
  add (fixture, 4);
  /* Before they have their rows, and after. */
  studio_queue_place (session_queue, get_job (fixture, 3), 0);
  studio_test_wait_until (is_settled, session_queue);
  studio_queue_place (session_queue, get_job (fixture, 1), G_MAXUINT);
  studio_test_wait_until (is_settled, session_queue);
  ASSERT_SEEDS (fixture, "4 2 3 1 ");
  close_session (session);

  session = open_session (fixture, STUDIO_KEYRING (keyring));
  fixture->queue = studio_session_get_queue (session);
  ASSERT_SEEDS (fixture, "4 2 3 1 ");
  add (fixture, 1);
  close_session (session);

  session = open_session (fixture, STUDIO_KEYRING (keyring));
  fixture->queue = studio_session_get_queue (session);
  ASSERT_SEEDS (fixture, "4 2 3 1 1 ");
  close_session (session);
  fixture->queue = own;
}

static void
test_discard (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioMemoryKeyring) keyring = studio_memory_keyring_new ();

  leave_three (fixture, STUDIO_KEYRING (keyring));
  StudioSession *session = open_session (fixture, STUDIO_KEYRING (keyring));
  studio_session_discard_restored (session);
  studio_test_wait_until (is_idle, studio_session_get_queue (session));
  g_assert_cmpuint (studio_session_get_n_restored (session), ==, 0);
  g_assert_false (studio_queue_get_paused (studio_session_get_queue (session)));
  close_session (session);
  g_assert_cmpuint (studio_demo_server_get_n_requests (fixture->service.server), ==, 0);
  g_assert_cmpuint (count_queued (fixture), ==, 0);

  session = open_session (fixture, STUDIO_KEYRING (keyring));
  g_assert_cmpuint (studio_session_get_n_restored (session), ==, 0);
  close_session (session);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, fault, func) g_test_add (name, Fixture, fault, set_up, func, tear_down)
  ADD ("/queue-order/pause", NULL, test_pause);
  ADD ("/queue-order/order", NULL, test_order);
  ADD ("/queue-order/cancel-waiting", "stall", test_cancel_waiting);
  ADD ("/queue-order/retry", "unauthorized", test_retry);
  ADD ("/queue-order/refused-tally", "content-refused", test_refused_tally);
  ADD ("/queue-order/stored", NULL, test_stored);
  ADD ("/queue-order/stored-while-sent", NULL, test_stored_while_sent);
  ADD ("/queue-order/usual", NULL, test_usual);
  ADD ("/queue-order/resume", NULL, test_resume);
  ADD ("/queue-order/order-stays", NULL, test_order_stays);
  ADD ("/queue-order/discard", NULL, test_discard);
#undef ADD
  return g_test_run ();
}
