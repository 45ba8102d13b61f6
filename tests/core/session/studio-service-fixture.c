/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-service-fixture.h"

#include "studio-test-support.h"

/**
 * studio_service_fixture_set_up:
 * @self: the fixture
 * @fault: (nullable): the name of the fault that the service answers with
 */
void
studio_service_fixture_set_up (StudioServiceFixture *self, gconstpointer fault)
{
  g_autoptr (GError) error = NULL;
  const StudioDemoOptions options = { .fault = fault, .unlimited = TRUE };

  self->folder = studio_test_make_folder ();
  self->paths = studio_paths_new_for_test (self->folder);
  self->clock = studio_clock_new_system ();
  g_assert_true (studio_paths_ensure (self->paths, &error));
  self->library = studio_library_open (self->paths, self->clock, NULL, &error);
  g_assert_no_error (error);
  self->server = studio_demo_server_start (&options, &error);
  g_assert_no_error (error);
  self->soup = studio_client_new_session (studio_demo_server_get_url (self->server));
  self->pacer = studio_pacer_new (self->clock, 1000, G_USEC_PER_SEC);
  self->client = studio_client_new (
      self->soup, studio_demo_server_get_url (self->server), STUDIO_DEMO_KEY, self->pacer, NULL);
  studio_client_set_timeout (self->client, studio_test_stretch (STUDIO_CLIENT_TIMEOUT_SECONDS));
}

/**
 * studio_service_fixture_tear_down:
 * @self: the fixture
 * @fault: as in studio_service_fixture_set_up()
 */
void
studio_service_fixture_tear_down (StudioServiceFixture *self, G_GNUC_UNUSED gconstpointer fault)
{
  g_object_unref (self->client);
  g_object_unref (self->pacer);
  soup_session_abort (self->soup);
  g_object_unref (self->soup);
  studio_demo_server_stop (self->server);
  g_object_unref (self->server);
  studio_test_drain ();
  studio_test_assert_finalized (self->library);
  g_object_unref (self->clock);
  g_object_unref (self->paths);
  studio_test_remove_folder (self->folder);
}

/**
 * studio_service_fixture_swap_server:
 * @self: the fixture
 * @server: (transfer full): a service in the place of the one that was stopped
 */
void
studio_service_fixture_swap_server (StudioServiceFixture *self, StudioDemoServer *server)
{
  g_object_unref (self->server);
  self->server = server;
}

/**
 * studio_service_fixture_new_session:
 * @self: the fixture
 * @keyring: where the key is
 * @environment: the variables of the environment
 *
 * Returns: (transfer full): a session on the library, which is not open yet, draws the same seeds
 *   each time and waits for an image as long as a checker needs
 */
StudioSession *
studio_service_fixture_new_session (StudioServiceFixture *self,
                                    StudioKeyring *keyring,
                                    char **environment)
{
  StudioSession *session = studio_session_new (
      self->paths, self->clock, studio_random_new_repeatable (1), keyring, environment, NULL);

  studio_session_set_time_limit (session, studio_test_stretch (STUDIO_CLIENT_TIMEOUT_SECONDS));
  return session;
}

/**
 * studio_service_fixture_new_request:
 * @seed: the seed
 *
 * Returns: (transfer full): a valid request for the smallest image
 */
StudioRequest *
studio_service_fixture_new_request (guint32 seed)
{
  return studio_request_new ("A quiet lake under the moon",
                             NULL,
                             STUDIO_ASPECT_RATIO_4_5,
                             seed,
                             STUDIO_OUTPUT_FORMAT_PNG,
                             NULL);
}

static gboolean
has_ended (gpointer job)
{
  return studio_job_has_ended (job);
}

/**
 * studio_service_fixture_wait_for_job:
 * @job: a job that was started
 */
void
studio_service_fixture_wait_for_job (StudioJob *job)
{
  studio_test_wait_until (has_ended, job);
}

/**
 * studio_service_fixture_load:
 * @self: the fixture
 * @id: a row
 *
 * Returns: (transfer full): the row
 */
StudioRecord *
studio_service_fixture_load (StudioServiceFixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  StudioRecord *record = studio_library_load (self->library, id, &error);
  g_assert_no_error (error);
  return record;
}

/**
 * studio_service_fixture_assert_kept_bytes:
 * @self: the fixture
 * @id: a kept image, the last that the service made
 *
 * Asserts that the file holds exactly what the service sent.
 */
void
studio_service_fixture_assert_kept_bytes (StudioServiceFixture *self, gint64 id)
{
  g_autoptr (StudioRecord) record = studio_service_fixture_load (self, id);
  g_autofree char *path = studio_library_dup_image_path (self->library, record);
  g_autoptr (GBytes) sent = studio_demo_server_dup_last_image (self->server);
  g_autofree char *kept = NULL;
  gsize length = 0;

  g_assert_cmpint (studio_record_get_state (record), ==, STUDIO_RECORD_KEPT);
  g_assert_true (g_file_get_contents (path, &kept, &length, NULL));
  g_assert_cmpmem (kept, length, g_bytes_get_data (sent, NULL), g_bytes_get_size (sent));
}
