/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-filmstrip-tile.h"
#include "studio-job-status.h"
#include "studio-queue-list.h"
#include "studio-queue-row.h"
#include "studio-rate-gauge.h"
#include "studio-ui-fixture.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

/* A queue whose time goes by when a test says so, and a service that refuses or is not there. */
typedef struct
{
  StudioClock *clock;
  StudioDemoServer *server;
  StudioPacer *pacer;
  StudioQueue *queue;
  StudioJob *first;
  StudioJob *second;
} Waiting;

static gboolean
was_sent_back (gpointer job)
{
  return studio_job_is_waiting (job) && studio_job_get_n_attempts (job) > 0;
}

static StudioJob *
add_job (Waiting *waiting, StudioUiFixture *fixture, const char *name)
{
  g_autoptr (StudioRequest) request = studio_request_new ("A lake at dawn",
                                                          NULL,
                                                          STUDIO_ASPECT_RATIO_9_21,
                                                          7,
                                                          STUDIO_OUTPUT_FORMAT_PNG,
                                                          STUDIO_DEFAULT_MODEL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  StudioJob *job = studio_job_new (request, NULL, waiting->clock, NULL);

  studio_job_set_output (job, path);
  studio_queue_append (waiting->queue, job);
  return job;
}

/* One job that was sent back, and one behind it that was not sent yet. */
static void
start (Waiting *waiting, StudioUiFixture *fixture, gboolean is_there)
{
  const StudioDemoOptions options = { .fault = "rate-limit", .unlimited = TRUE };
  g_autoptr (GError) error = NULL;

  waiting->clock = studio_clock_new_manual (0);
  waiting->server = studio_demo_server_start (&options, &error);
  g_assert_no_error (error);
  waiting->pacer = studio_pacer_new (waiting->clock, STUDIO_PACER_LIMIT, STUDIO_PACER_WINDOW_US);
  waiting->queue = studio_queue_new (waiting->clock, NULL);
  const char *url = studio_demo_server_get_url (waiting->server);
  g_autoptr (SoupSession) soup = studio_client_new_session (url);
  g_autoptr (StudioClient) client = studio_client_new (
      soup, url, STUDIO_DEMO_KEY, waiting->pacer, NULL);
  if (!is_there)
    studio_demo_server_stop (waiting->server);
  studio_queue_set_client (waiting->queue, client, waiting->pacer);
  waiting->first = add_job (waiting, fixture, "one.png");
  studio_test_wait_until (was_sent_back, waiting->first);
  waiting->second = add_job (waiting, fixture, "two.png");
}

static gboolean
is_idle (gpointer queue)
{
  return studio_queue_get_n_active (queue) == 0;
}

static void
stop (Waiting *waiting)
{
  studio_queue_cancel_all (waiting->queue);
  studio_test_wait_until (is_idle, waiting->queue);
  studio_queue_set_client (waiting->queue, NULL, NULL);
  g_object_unref (waiting->first);
  g_object_unref (waiting->second);
  studio_test_assert_finalized (waiting->queue);
  g_object_unref (waiting->pacer);
  studio_test_drain ();
  studio_demo_server_stop (waiting->server);
  g_object_unref (waiting->server);
  g_object_unref (waiting->clock);
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Sought;

static gboolean
says (gpointer data)
{
  Sought *sought = data;
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, sought->root);
  while (stack->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (stack, stack->len - 1);
      if (GTK_IS_LABEL (widget)
          && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), sought->text) == 0)
        return TRUE;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (stack, child);
    }
  return FALSE;
}

static void
wait_for_text (GtkWidget *root, const char *text)
{
  Sought sought = { root, text };
  g_test_message ("waiting for “%s”", text);
  studio_test_wait_until (says, &sought);
}

static gboolean
has_text (GtkWidget *root, const char *text)
{
  Sought sought = { root, text };
  return says (&sought);
}

static void
test_row (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Waiting waiting = { 0 };
  start (&waiting, fixture, TRUE);
  GtkWidget *list = g_object_new (STUDIO_TYPE_QUEUE_LIST, NULL);
  GtkWidget *window = studio_ui_test_present (list, 320, 400);
  studio_queue_list_set_queue (STUDIO_QUEUE_LIST (list), waiting.queue);

  wait_for_text (list, "Waiting 51 s, limit");
  /* The one behind it only waits for its turn. */
  wait_for_text (list, "Waiting");
  studio_clock_advance (waiting.clock, 43 * SECOND);
  wait_for_text (list, "Waiting 8 s, limit");
  studio_clock_advance (waiting.clock, 7 * SECOND + 1);
  wait_for_text (list, "Waiting 1 s, limit");

  /* Cancelled by its own button, at once. */
  GtkWidget *row = studio_ui_test_find (list, STUDIO_TYPE_QUEUE_ROW, NULL);
  g_assert_true (studio_queue_row_get_job (STUDIO_QUEUE_ROW (row)) == waiting.first);
  g_signal_emit_by_name (studio_ui_test_find (row, GTK_TYPE_BUTTON, "circular"), "clicked");
  g_assert_true (studio_job_has_ended (waiting.first));
  /* Now the second is the next, and says for how long. */
  wait_for_text (list, "Waiting 1 s, limit");
  studio_ui_test_destroy (window, list);
  stop (&waiting);
}

static void
test_row_without_connection (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Waiting waiting = { 0 };
  start (&waiting, fixture, FALSE);
  GtkWidget *list = g_object_new (STUDIO_TYPE_QUEUE_LIST, NULL);
  GtkWidget *window = studio_ui_test_present (list, 320, 400);

  studio_queue_list_set_queue (STUDIO_QUEUE_LIST (list), waiting.queue);
  wait_for_text (list, "Trying again in 2 s: no connection");
  studio_clock_advance (waiting.clock, SECOND);
  wait_for_text (list, "Trying again in 1 s: no connection");
  studio_ui_test_destroy (window, list);
  stop (&waiting);
}

static void
test_tile (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Waiting waiting = { 0 };
  start (&waiting, fixture, TRUE);
  GtkWidget *tile = studio_filmstrip_tile_new (NULL);
  GtkWidget *window = studio_ui_test_present (tile, 100, 100);

  studio_filmstrip_tile_set_job (STUDIO_FILMSTRIP_TILE (tile), waiting.first);
  wait_for_text (tile, "Waiting 51 s, limit");
  gtk_test_accessible_assert_property (
      tile, GTK_ACCESSIBLE_PROPERTY_LABEL, "A lake at dawn, 9:21, Waiting 51 s, limit");
  studio_clock_advance (waiting.clock, 43 * SECOND);
  wait_for_text (tile, "Waiting 8 s, limit");
  studio_filmstrip_tile_set_job (STUDIO_FILMSTRIP_TILE (tile), waiting.second);
  wait_for_text (tile, "Waiting");
  studio_filmstrip_tile_set_job (STUDIO_FILMSTRIP_TILE (tile), waiting.first);
  wait_for_text (tile, "Waiting 8 s, limit");
  studio_job_cancel (waiting.first);
  wait_for_text (tile, "Cancelled");
  studio_filmstrip_tile_set_job (STUDIO_FILMSTRIP_TILE (tile), NULL);
  studio_ui_test_destroy (window, tile);
  stop (&waiting);
}

static void
test_status (StudioUiFixture *fixture, gconstpointer data)
{
  gboolean is_there = GPOINTER_TO_INT (data);
  Waiting waiting = { 0 };
  start (&waiting, fixture, is_there);
  GtkWidget *status = g_object_new (STUDIO_TYPE_JOB_STATUS, NULL);
  GtkWidget *window = studio_ui_test_present (status, 400, 60);

  studio_job_status_set_job (STUDIO_JOB_STATUS (status), waiting.first);
  g_assert_true (has_text (status, "Waiting"));
  wait_for_text (status,
                 is_there ? "The limit allows the next one in 51 s"
                          : "No connection; trying again in 2 s");
  studio_clock_advance (waiting.clock, SECOND);
  wait_for_text (status,
                 is_there ? "The limit allows the next one in 50 s"
                          : "No connection; trying again in 1 s");
  studio_job_status_set_job (STUDIO_JOB_STATUS (status), waiting.second);
  g_assert_true (has_text (status, "After the ones before it"));
  studio_job_set_wait (waiting.second, STUDIO_WAIT_PAUSED, 0);
  wait_for_text (status, "Paused");
  studio_job_status_set_job (STUDIO_JOB_STATUS (status), NULL);
  studio_ui_test_destroy (window, status);
  stop (&waiting);
}

static void
test_status_for_limit (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  test_status (fixture, GINT_TO_POINTER (TRUE));
}

static void
test_status_without_connection (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  test_status (fixture, GINT_TO_POINTER (FALSE));
}

static void
test_gauge (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Waiting waiting = { 0 };
  start (&waiting, fixture, TRUE);
  GtkWidget *gauge = g_object_new (STUDIO_TYPE_RATE_GAUGE, NULL);
  GtkWidget *window = studio_ui_test_present (gauge, 320, 60);

  studio_rate_gauge_set_queue (STUDIO_RATE_GAUGE (gauge), waiting.queue);
  wait_for_text (gauge, "0 of 20 left · next in 51 s");
  studio_clock_advance (waiting.clock, 43 * SECOND);
  wait_for_text (gauge, "0 of 20 left · next in 8 s");
  studio_ui_test_destroy (window, gauge);
  stop (&waiting);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/waiting/row", test_row);
  studio_ui_test_add ("/waiting/row-without-connection", test_row_without_connection);
  studio_ui_test_add ("/waiting/tile", test_tile);
  studio_ui_test_add ("/waiting/status-for-limit", test_status_for_limit);
  studio_ui_test_add ("/waiting/status-without-connection", test_status_without_connection);
  studio_ui_test_add ("/waiting/gauge", test_gauge);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
