/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-memory-keyring.h"
#include "studio-service-fixture.h"
#include "studio-session.h"
#include "studio-test-images.h"
#include "studio-test-support.h"

/* A session beside another process on the same library, which the fixture's library stands for. */

typedef struct
{
  StudioServiceFixture service;
  StudioMemoryKeyring *keyring;
  StudioSession *session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  char *environment[] = { NULL };

  studio_service_fixture_set_up (&fixture->service, fault);
  fixture->keyring = studio_memory_keyring_new ();
  fixture->session = studio_session_new (fixture->service.paths,
                                         fixture->service.clock,
                                         studio_random_new_repeatable (1),
                                         STUDIO_KEYRING (fixture->keyring),
                                         environment,
                                         NULL);
  studio_session_open_async (fixture->session, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_session_open_finish (fixture->session, result, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer fault)
{
  studio_draft_set_autosave (studio_session_get_draft (fixture->session), FALSE);
  studio_test_assert_finalized (fixture->session);
  g_object_unref (fixture->keyring);
  studio_service_fixture_tear_down (&fixture->service, fault);
}

static gint64
keep_elsewhere (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  StudioLibrary *library = fixture->service.library;
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (1);
  g_autoptr (GBytes) bytes = studio_test_images_png (STUDIO_TEST_PNG_RGB, 30, 20, FALSE);
  StudioImageInfo info = {
    STUDIO_OUTPUT_FORMAT_PNG,
    30,
    20,
    (gint64) g_bytes_get_size (bytes),
  };
  StudioAnswerFacts facts = { .http_status = 200 };

  gint64 id = studio_library_add (library, request, NULL, &error);
  g_assert_true (studio_library_mark_sent (library, id, &error));
  g_autoptr (StudioPart) part = studio_library_open_part (library, id, &error);
  studio_part_write (part, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_true (studio_library_keep (library, id, part, &info, &facts, &error));
  g_assert_no_error (error);
  return id;
}

static gboolean
gallery_has_one (gpointer session)
{
  return g_list_model_get_n_items (G_LIST_MODEL (studio_session_get_gallery (session))) == 1;
}

static gboolean
gallery_is_empty (gpointer session)
{
  return g_list_model_get_n_items (G_LIST_MODEL (studio_session_get_gallery (session))) == 0;
}

static void
test_sees_others (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gint64 id = keep_elsewhere (fixture);

  studio_test_wait_until (gallery_has_one, fixture->session);
  g_assert_true (studio_library_trash (fixture->service.library, id, NULL));
  studio_test_wait_until (gallery_is_empty, fixture->session);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session-library/sees-others", Fixture, NULL, set_up, test_sees_others, tear_down);
  return g_test_run ();
}
