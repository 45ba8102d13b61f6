/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-call.h"

#include "studio-error.h"
#include "studio-test-support.h"

#include <string.h>

static void
phase_cb (StudioClientPhase phase, goffset received, goffset expected, gpointer user_data)
{
  static const char letters[] = "STRD";
  Call *self = user_data;
  g_assert_false (self->returned);
  g_assert_cmpint (received, >=, self->received);
  self->received = received;
  self->expected = expected;
  /* How often progress is told depends on the machine. */
  if (self->phases->len == 0 || self->phases->str[self->phases->len - 1] != letters[phase])
    g_string_append_c (self->phases, letters[phase]);
  if ((int) phase == self->cancel_in)
    g_cancellable_cancel (self->cancellable);
  if ((int) phase == self->open_gate_in)
    {
      self->open_gate_in = -1;
      peer_open_gate (self->peer);
    }
}

static void
generated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *self = user_data;
  self->returned = TRUE;
  self->answer = studio_client_generate_finish (STUDIO_CLIENT (source), result, &self->error);
  g_assert_true ((self->answer == NULL) == (self->error != NULL));
}

/* Takes both. */
Call *
call_new_with (Peer *peer, SoupSession *session)
{
  Call *self = g_new0 (Call, 1);
  self->peer = peer;
  self->session = session;
  self->clock = studio_clock_new_manual (0);
  self->pacer = studio_pacer_new (self->clock, STUDIO_PACER_LIMIT, STUDIO_PACER_WINDOW_US);
  self->request = studio_request_new (
      "a canary prompt", "text", STUDIO_ASPECT_RATIO_16_9, 42, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  self->cancellable = g_cancellable_new ();
  self->phases = g_string_new (NULL);
  self->cancel_in = -1;
  self->open_gate_in = -1;
  call_set_address (self, peer_get_address (self->peer), NULL);
  return self;
}

Call *
call_new (void)
{
  return call_new_with (peer_new (), studio_client_new_session ("http://127.0.0.1"));
}

/* To a peer with a certificate of tests/data/tls, whose authority is trusted. */
Call *
call_new_tls (const char *certificate, const char *protocol)
{
  g_autoptr (GTlsDatabase) authorities = peer_load_authority ();
  Peer *peer = peer_new_tls (certificate, protocol);
  return call_new_with (
      peer, studio_client_new_session_with (peer_get_address (peer), authorities, NULL));
}

/* Ends with everything closed, so that a leak of any of it is found. */
void
call_free (Call *self)
{
  g_clear_object (&self->answer);
  g_clear_error (&self->error);
  studio_test_assert_finalized (g_steal_pointer (&self->client));
  if (self->sink != NULL)
    studio_test_assert_finalized (g_steal_pointer (&self->sink));
  soup_session_abort (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  studio_test_assert_finalized (g_steal_pointer (&self->session));
  studio_test_assert_finalized (g_steal_pointer (&self->pacer));
  g_object_unref (self->clock);
  g_object_unref (self->request);
  g_object_unref (self->cancellable);
  g_string_free (self->phases, TRUE);
  peer_free (self->peer);
  g_free (self);
}

void
call_set_address (Call *self, const char *address, StudioTrace *trace)
{
  g_clear_object (&self->client);
  self->client = studio_client_new (self->session, address, CALL_KEY, self->pacer, trace);
  /* A machine under load takes its time over a hand-shake; so much is not what is tested. */
  studio_client_set_connect_timeout (self->client, 100);
}

static void
assert_no_key (const char *text)
{
  g_assert_true (text == NULL || strstr (text, "canary") == NULL);
}

/* The sentence is one for a person, the advice says what to do, and the key is in none of it. */
static void
check_error (const GError *error)
{
  assert_no_key (error->message);
  if (error->domain != STUDIO_ERROR)
    return;
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_nonnull (studio_error_get_advice (error));
  assert_no_key (studio_error_get_service_message (error));
  assert_no_key (studio_error_get_service_type (error));
  assert_no_key (studio_error_get_request_id (error));
  assert_no_key (studio_error_get_body (error));
}

void
call_start (Call *self)
{
  g_clear_object (&self->answer);
  g_clear_error (&self->error);
  g_clear_object (&self->sink);
  g_string_truncate (self->phases, 0);
  self->received = 0;
  self->returned = FALSE;
  self->sink = test_sink_new ();
  studio_client_generate_async (self->client,
                                self->request,
                                STUDIO_IMAGE_SINK (self->sink),
                                phase_cb,
                                self,
                                self->cancellable,
                                generated_cb,
                                self);
  g_assert_false (self->returned);
}

void
call_finish (Call *self)
{
  while (!self->returned)
    g_main_context_iteration (NULL, TRUE);
  if (self->error != NULL)
    check_error (self->error);
}

/* Once from the call to the result. The test's own time limit is the bound. */
void
call_run (Call *self)
{
  call_start (self);
  call_finish (self);
}

void
call_assert_image (Call *self, const char *image)
{
  g_assert_no_error (self->error);
  g_assert_cmpstr (call_get_image (self), ==, image);
}

void
call_assert_failed (Call *self, StudioErrorCode code, gboolean may_be_billed)
{
  g_assert_error (self->error, STUDIO_ERROR, (int) code);
  g_assert_cmpint (studio_error_may_be_billed (self->error), ==, may_be_billed);
}

/* Until the peer has seen that its connection is closed from this end. */
void
call_wait_released (Call *self, guint n)
{
  while (peer_get_n_released (self->peer) < n)
    g_main_context_iteration (NULL, TRUE);
}

const char *
call_get_image (Call *self)
{
  if (self->sink->images->len == 0)
    return NULL;
  GByteArray *image = g_ptr_array_index (self->sink->images, 0);
  g_byte_array_append (image, (const guint8 *) "", 1);
  return (const char *) image->data;
}
