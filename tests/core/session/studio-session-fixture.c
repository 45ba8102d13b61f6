/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-fixture.h"

#include "studio-test-support.h"

/**
 * studio_session_fixture_set_up:
 * @self: a fixture
 * @fault: (nullable): the fault of the embedded service
 *
 * Opens the session.
 */
void
studio_session_fixture_set_up (StudioSessionFixture *self, gconstpointer fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  char *environment[] = { NULL };

  studio_service_fixture_set_up (&self->service, fault);
  self->keyring = studio_memory_keyring_new ();
  self->session = studio_service_fixture_new_session (
      &self->service, STUDIO_KEYRING (self->keyring), environment);
  studio_session_open_async (self->session, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_session_open_finish (self->session, result, &error));
  g_assert_no_error (error);
}

/**
 * studio_session_fixture_tear_down:
 * @self: a fixture
 * @fault: (nullable): the fault of the embedded service
 *
 * Closes the session, which nothing may hold any more, and removes its files.
 */
void
studio_session_fixture_tear_down (StudioSessionFixture *self, gconstpointer fault)
{
  studio_draft_set_autosave (studio_session_get_draft (self->session), FALSE);
  studio_draft_undo_set_autosave (studio_session_get_undo (self->session), FALSE);
  studio_test_assert_finalized (self->session);
  g_object_unref (self->keyring);
  studio_service_fixture_tear_down (&self->service, fault);
}
