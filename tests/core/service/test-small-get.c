/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-call.h"
#include "service-h2.h"
#include "studio-small-get.h"
#include "studio-test-support.h"

#include <string.h>

static void
start (Call *call, guint seconds, GAsyncResult **result)
{
  g_autoptr (SoupMessage) message = studio_small_get_new_message (
      peer_get_address (call->peer), "/v1/mcp/servers", CALL_KEY);
  studio_small_get_async (
      call->session, message, seconds, call->cancellable, studio_test_store_result_cb, result);
}

/* Enough for what does not wait. */
#define ENOUGH studio_test_stretch (20)

static StudioSmallReply *
get (Call *call, guint seconds, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  start (call, seconds, &result);
  studio_test_wait_for_result (&result);
  StudioSmallReply *reply = studio_small_get_finish (result, error);
  g_assert_true (error == NULL || *error == NULL || !studio_error_may_be_billed (*error));
  return reply;
}

typedef struct
{
  const char *head;
  const char *later;
  PeerEnd end;
  StudioErrorCode code;
  guint status;
} Row;

static const Row rows[] = {
  { "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", NULL, PEER_KEEP, 0, 200 },
  { "HTTP/1.1 204 No Content\r\n\r\n", NULL, PEER_KEEP, 0, 204 },
  { "HTTP/1.1 304 Not Modified\r\n\r\n", NULL, PEER_KEEP, 0, 304 },
  { "HTTP/1.0 200 OK\r\n\r\n[]", NULL, PEER_CLOSE, 0, 200 },
  { "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\r\n", "no ", PEER_FLOOD, 0, 401 },
  { "HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n",
    "10\r\n                \r\n",
    PEER_FLOOD,
    0,
    500 },
  { "HTTP/1.1 421 No\r\n\r\n", "no ", PEER_FLOOD, STUDIO_ERROR_SERVER, 0 },
  { "", "HTTP/1.1 103 Early Hints\r\n\r\n", PEER_FLOOD, STUDIO_ERROR_BAD_ANSWER, 0 },
  { "HTTP/1.1 200 OK\r\nX: ", "and more", PEER_FLOOD, STUDIO_ERROR_BAD_ANSWER, 0 },
  { "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[", NULL, PEER_CLOSE, STUDIO_ERROR_OFFLINE, 0 },
  { "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[", NULL, PEER_RESET, STUDIO_ERROR_OFFLINE, 0 },
  { "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[", NULL, PEER_HOLD, STUDIO_ERROR_OFFLINE, 0 },
  { "HTTP/1.1 200 OK\r\n\r\n[", NULL, PEER_DRIP, STUDIO_ERROR_OFFLINE, 0 },
  { "", NULL, PEER_HOLD, STUDIO_ERROR_OFFLINE, 0 },
  { "", NULL, PEER_CLOSE, STUDIO_ERROR_OFFLINE, 0 },
  { "220 mail.example.com\r\n\r\n", NULL, PEER_CLOSE, STUDIO_ERROR_BAD_ANSWER, 0 },
  /* libsoup gives what is not packed as it is. */
  { "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot packed", NULL, PEER_CLOSE, 0, 200 },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (Call) call = call_new ();
      g_autoptr (GError) error = NULL;
      gboolean waits = row->end == PEER_HOLD || row->end == PEER_DRIP;
      g_test_message ("row %u: %s", i, row->head);
      peer_add (call->peer, row->head, -1, row->later, row->end);
      g_autoptr (StudioSmallReply) reply = get (call, waits ? 1 : ENOUGH, &error);
      if (row->code == 0)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (reply->status, ==, row->status);
          g_assert_cmpuint (reply->size, <=, STUDIO_SMALL_REPLY_MAX);
        }
      else
        g_assert_error (error, STUDIO_ERROR, (int) row->code);
      if (row->end == PEER_FLOOD || waits)
        {
          g_clear_pointer (&reply, studio_small_reply_free);
          call_wait_released (call, 1);
        }
    }
}

static void
test_untrusted (void)
{
  g_autoptr (Call) call = call_new_tls ("other-host", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (get (call, ENOUGH, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_TLS);
  g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 0);
}

static void
test_http2 (void)
{
  g_autoptr (Call) call = call_new_tls ("good", "h2");
  g_autoptr (GByteArray) frames = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  h2_add_head (frames, ":status: 200\ncontent-type: application/json", FALSE);
  h2_add_data (frames, "[]", -1, TRUE);
  peer_add_frames (call->peer, frames, NULL, PEER_KEEP);
  g_autoptr (StudioSmallReply) reply = get (call, ENOUGH, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (reply->body, ==, "[]");
  g_assert_true (reply->whole);
  g_assert_nonnull (strstr (peer_get_last_request (call->peer), "Bearer " CALL_KEY));

  /* No answer, up to the limit and up to a cancellation. */
  peer_add (call->peer, "", 0, NULL, PEER_HOLD);
  g_assert_null (get (call, 1, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_OFFLINE);
  g_clear_error (&error);
  peer_add (call->peer, "", 0, NULL, PEER_HOLD);
  g_autoptr (GAsyncResult) result = NULL;
  start (call, 100, &result);
  while (peer_get_n_requests (call->peer) < 3)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (call->cancellable);
  studio_test_wait_for_result (&result);
  g_assert_null (studio_small_get_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  call_wait_released (call, 2);
}

/* A question costs nothing, so libsoup may ask again where a connection was closed meanwhile; then
 * with the key as well. */
static void
test_asked_again (void)
{
  g_autoptr (Call) call = call_new ();
  g_autoptr (GError) error = NULL;
  peer_add_json (call->peer, "[1]");
  peer_add (call->peer, "", 0, NULL, PEER_CLOSE);
  peer_add_json (call->peer, "[2]");
  g_autoptr (StudioSmallReply) first = get (call, ENOUGH, &error);
  g_assert_no_error (error);
  g_autoptr (StudioSmallReply) second = get (call, ENOUGH, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second->body, ==, "[2]");
  g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 3);
  g_assert_nonnull (strstr (peer_get_last_request (call->peer), "Bearer " CALL_KEY));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/small-get/rows", test_rows);
  g_test_add_func ("/small-get/untrusted", test_untrusted);
  g_test_add_func ("/small-get/http2", test_http2);
  g_test_add_func ("/small-get/asked-again", test_asked_again);
  return g_test_run ();
}
