/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-service-fixture.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <string.h>

static StudioJob *
run_job (StudioServiceFixture *fixture)
{
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  StudioJob *job = studio_job_new (request, fixture->library, fixture->clock, NULL);

  studio_job_run (job, fixture->client, "127.0.0.1");
  studio_service_fixture_wait_for_job (job);
  return job;
}

static void
test_keeps (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioJob) job = run_job (fixture);
  int n_rows = 0;
  double progress = 0;
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  g_assert_null (studio_job_get_error (job));
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
  g_assert_cmpint (studio_job_get_record_id (job), >, 0);
  g_assert_cmpint (studio_job_get_elapsed_us (job), >, 0);
  g_assert_true (studio_job_has_started (job));
  g_object_get (job, "n-rows", &n_rows, "progress", &progress, "pixbuf", &pixbuf, NULL);
  g_assert_cmpint (n_rows, ==, 1088);
  g_assert_cmpfloat (progress, ==, 1);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 896);
  g_assert_true (pixbuf == studio_job_get_pixbuf (job));
  g_assert_cmpint (studio_job_get_n_rows (job), ==, 1088);
  g_assert_cmpfloat (studio_job_get_progress (job), ==, 1);
  g_assert_cmpint (studio_job_get_info (job)->height, ==, 1088);
  g_assert_cmpuint (studio_request_get_seed (studio_job_get_request (job)), ==, 7);
  g_assert_null (studio_job_get_revised_prompt (job));
  studio_service_fixture_assert_kept_bytes (fixture, studio_job_get_record_id (job));
}

typedef struct
{
  guint n_full;      /* how often all rows were told of */
  gboolean painted;  /* what was to be painted with them was */
  gboolean too_soon; /* something changed in that frame, or before it */
} Watch;

static gboolean
paint_cb (gpointer data)
{
  ((Watch *) data)->painted = TRUE;
  return G_SOURCE_REMOVE;
}

static void
rows_cb (StudioJob *job, G_GNUC_UNUSED GParamSpec *pspec, gpointer data)
{
  Watch *watch = data;
  GdkPixbuf *pixbuf = studio_job_get_pixbuf (job);

  if (studio_job_get_n_rows (job) < gdk_pixbuf_get_height (pixbuf) || watch->n_full++ > 0)
    return;
  /* As GTK does, with GDK_PRIORITY_REDRAW. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE + 20, paint_cb, watch, NULL);
}

static void
change_cb (G_GNUC_UNUSED StudioJob *job, G_GNUC_UNUSED GParamSpec *pspec, gpointer data)
{
  Watch *watch = data;
  watch->too_soon |= watch->n_full > 0 && !watch->painted;
}

static void
test_last_rows_first (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  const StudioDemoOptions options = { .spread_ms = 300, .unlimited = TRUE };
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  g_autoptr (StudioJob) job = studio_job_new (request, fixture->library, fixture->clock, NULL);
  g_autoptr (StudioDemoServer) server = studio_demo_server_start (&options, NULL);
  g_autoptr (StudioClient) client = studio_client_new (
      fixture->soup, studio_demo_server_get_url (server), STUDIO_DEMO_KEY, fixture->pacer, NULL);
  Watch watch = { 0 };

  g_signal_connect (job, "notify::n-rows", G_CALLBACK (rows_cb), &watch);
  g_signal_connect (job, "notify::progress", G_CALLBACK (change_cb), &watch);
  g_signal_connect (job, "notify::state", G_CALLBACK (change_cb), &watch);
  studio_job_run (job, client, "127.0.0.1");
  studio_service_fixture_wait_for_job (job);
  soup_session_abort (fixture->soup);
  studio_demo_server_stop (server);
  g_assert_cmpuint (watch.n_full, ==, 1);
  g_assert_true (watch.painted);
  g_assert_false (watch.too_soon);
}

/* What is written down before its turn keeps its row when it is sent. */
static void
test_written_down (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  g_autoptr (StudioJob) job = studio_job_new (request, fixture->library, fixture->clock, NULL);

  gint64 id = studio_job_write_down (job, "127.0.0.1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (studio_job_get_usual_us (job), ==, 0);
  studio_job_set_usual_us (job, 9 * G_USEC_PER_SEC);
  g_assert_cmpint (studio_job_get_usual_us (job), ==, 9 * G_USEC_PER_SEC);
  studio_job_run (job, fixture->client, "127.0.0.1");
  studio_service_fixture_wait_for_job (job);
  g_assert_cmpint (studio_job_get_record_id (job), ==, id);
  studio_service_fixture_assert_kept_bytes (fixture, id);
}

static void
test_without_preview (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  g_autoptr (StudioJob) job = studio_job_new (request, fixture->library, fixture->clock, NULL);

  studio_job_set_preview (job, FALSE);
  studio_job_run (job, fixture->client, "127.0.0.1");
  studio_service_fixture_wait_for_job (job);
  g_assert_null (studio_job_get_pixbuf (job));
  studio_service_fixture_assert_kept_bytes (fixture, studio_job_get_record_id (job));
}

static guint
count_open_parts (void)
{
  guint n_parts = 0;
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (path, NULL);
      n_parts += target != NULL && strstr (target, ".part") != NULL;
    }
  return n_parts;
}

/* A window shows its jobs for days: of one that has ended neither a file nor pixels stay. */
static void
test_lets_go (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioJob) job = run_job (fixture);
  GdkPixbuf *pixbuf = g_object_ref (studio_job_get_pixbuf (job));

  g_assert_cmpuint (count_open_parts (), ==, 0);
  studio_job_forget_pixbuf (job);
  studio_test_assert_finalized (pixbuf);
  g_assert_cmpint (studio_job_get_info (job)->width, ==, 896);
}

/* The place where the image belongs cannot be written: it is there to be saved elsewhere. */
static void
test_rescued (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  g_autoptr (StudioJob) job = studio_job_new (request, NULL, fixture->clock, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", "x.png", NULL);

  studio_job_set_output (job, path);
  g_assert_null (studio_job_dup_rescued_bytes (job));
  studio_job_run (job, fixture->client, "127.0.0.1");
  studio_service_fixture_wait_for_job (job);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_FAILED);
  g_assert_error (studio_job_get_error (job), STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_autoptr (GBytes) sent = studio_demo_server_dup_last_image (fixture->server);
  g_autoptr (GBytes) rescued = studio_job_dup_rescued_bytes (job);
  g_assert_true (g_bytes_equal (sent, rescued));

  g_autofree char *name = studio_job_dup_rescue_name (job, 1);
  g_assert_true (g_str_has_suffix (name, ".png"));
  g_autofree char *elsewhere = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;
  gsize size = 0;
  studio_job_save_rescued_async (job, elsewhere, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_job_save_rescued_finish (job, result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (elsewhere, &saved, &size, NULL));
  g_assert_cmpmem (saved, size, g_bytes_get_data (sent, NULL), g_bytes_get_size (sent));
  g_assert_false (studio_job_save_rescued (job, path, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

static void
test_into_a_file (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  g_autoptr (StudioJob) job = studio_job_new (request, NULL, fixture->clock, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "x.png", NULL);
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GBytes) sent = NULL;

  g_file_set_contents (path, "an older image", -1, NULL);
  studio_job_set_output (job, path);
  studio_job_run (job, fixture->client, "127.0.0.1");
  studio_service_fixture_wait_for_job (job);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
  sent = studio_demo_server_dup_last_image (fixture->server);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpmem (text, length, g_bytes_get_data (sent, NULL), g_bytes_get_size (sent));
}

/* What the window and the ledger say after each way an exchange can end. */
typedef struct
{
  const char *fault;
  StudioRecordState state;
  StudioErrorCode code;
} EndCase;

static const EndCase end_cases[] = {
  { "unauthorized", STUDIO_RECORD_FAILED, STUDIO_ERROR_KEY_REFUSED },
  { "no-access", STUDIO_RECORD_FAILED, STUDIO_ERROR_MODEL_REFUSED },
  { "waf", STUDIO_RECORD_REFUSED, STUDIO_ERROR_WORDING_BLOCKED },
  { "content-refused", STUDIO_RECORD_REFUSED, STUDIO_ERROR_CONTENT_REFUSED },
  { "empty-data", STUDIO_RECORD_REFUSED, STUDIO_ERROR_CONTENT_REFUSED },
  { "no-b64", STUDIO_RECORD_REFUSED, STUDIO_ERROR_CONTENT_REFUSED },
  { "rate-limit", STUDIO_RECORD_FAILED, STUDIO_ERROR_RATE_LIMIT },
  { "timeout-408", STUDIO_RECORD_UNKNOWN, STUDIO_ERROR_TIMEOUT },
  { "cut-off", STUDIO_RECORD_UNKNOWN, STUDIO_ERROR_CONNECTION_LOST },
};

static void
test_ends (StudioServiceFixture *fixture, gconstpointer data)
{
  const EndCase *expected = NULL;
  g_autoptr (StudioJob) job = run_job (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (end_cases); i++)
    if (g_str_equal (end_cases[i].fault, data))
      expected = &end_cases[i];
  g_assert_error (studio_job_get_error (job), STUDIO_ERROR, (int) expected->code);
  g_assert_cmpint (studio_job_get_state (job), ==, expected->state);
  g_assert_cmpuint (studio_demo_server_get_n_requests (fixture->server), ==, 1);

  g_autoptr (StudioRecord) record = studio_service_fixture_load (fixture,
                                                                 studio_job_get_record_id (job));
  g_assert_cmpint (studio_record_get_state (record), ==, expected->state);
  g_assert_cmpstr (
      studio_record_get_error_message (record), ==, studio_job_get_error (job)->message);
  g_assert_cmpstr (studio_record_get_prompt (record), ==, "A quiet lake under the moon");
}

static void
test_not_an_image_is_kept_aside (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioJob) job = run_job (fixture);
  g_autoptr (GDir) dir = g_dir_open (studio_paths_get_incoming_dir (fixture->paths), 0, NULL);
  guint n_images = 0;
  const char *name;

  g_assert_error (studio_job_get_error (job), STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  while ((name = g_dir_read_name (dir)) != NULL)
    n_images += !g_str_has_suffix (name, ".lock");
  g_assert_cmpuint (n_images, ==, 1);
}

static void
test_cancel_before_run (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  g_autoptr (StudioJob) job = studio_job_new (request, fixture->library, fixture->clock, NULL);

  studio_job_cancel (job);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_CANCELLED);
  g_assert_error (studio_job_get_error (job), G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (studio_job_get_elapsed_us (job), ==, 0);
  studio_job_cancel (job);
}

static gboolean
request_came (gpointer server)
{
  return studio_demo_server_get_n_requests (server) == 1;
}

static void
test_cancel_while_waiting (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  g_autoptr (StudioJob) job = studio_job_new (request, fixture->library, fixture->clock, NULL);

  studio_job_run (job, fixture->client, "127.0.0.1");
  studio_test_wait_until (request_came, fixture->server);
  studio_test_drain ();
  studio_job_cancel (job);
  studio_service_fixture_wait_for_job (job);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_CANCELLED);
  g_autoptr (StudioRecord) record = studio_service_fixture_load (fixture,
                                                                 studio_job_get_record_id (job));
  g_assert_cmpint (studio_record_get_state (record), ==, STUDIO_RECORD_CANCELLED);
  g_assert_nonnull (strstr (studio_record_get_error_message (record), "billed"));
}

static void
test_library_gone (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  g_autoptr (StudioJob) job = studio_job_new (request, fixture->library, fixture->clock, NULL);
  const char *incoming = studio_paths_get_incoming_dir (fixture->paths);
  g_autofree char *aside = g_strconcat (incoming, ".aside", NULL);

  /* A file in the place of the folder stops even root from writing there. */
  g_assert_cmpint (g_rename (incoming, aside), ==, 0);
  g_file_set_contents (incoming, "x", -1, NULL);
  studio_job_run (job, fixture->client, "127.0.0.1");
  studio_service_fixture_wait_for_job (job);
  g_assert_error (studio_job_get_error (job), STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_true (studio_job_has_ended (job));
  g_unlink (incoming);
  g_rename (aside, incoming);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, fault, func)               \
  g_test_add (name,                          \
              StudioServiceFixture,          \
              fault,                         \
              studio_service_fixture_set_up, \
              func,                          \
              studio_service_fixture_tear_down)
  ADD ("/job/keeps", NULL, test_keeps);
  ADD ("/job/last-rows-first", NULL, test_last_rows_first);
  ADD ("/job/without-preview", NULL, test_without_preview);
  ADD ("/job/written-down", NULL, test_written_down);
  ADD ("/job/into-a-file", NULL, test_into_a_file);
  ADD ("/job/rescued", NULL, test_rescued);
  ADD ("/job/lets-go", NULL, test_lets_go);
  for (gsize i = 0; i < G_N_ELEMENTS (end_cases); i++)
    {
      g_autofree char *name = g_strconcat ("/job/ends/", end_cases[i].fault, NULL);
      ADD (name, end_cases[i].fault, test_ends);
    }
  ADD ("/job/not-an-image-is-kept-aside", "not-an-image", test_not_an_image_is_kept_aside);
  ADD ("/job/cancel-before-run", NULL, test_cancel_before_run);
  ADD ("/job/cancel-while-waiting", "stall", test_cancel_while_waiting);
  ADD ("/job/library-gone", NULL, test_library_gone);
#undef ADD
  return g_test_run ();
}
