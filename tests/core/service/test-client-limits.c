/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-call.h"

#include <string.h>

#define HALF "{\"data\":[{\"b64_json\":\"Zm9v"

/* More than the system takes in for a peer that does not read; longer than any prompt may be. */
static StudioRequest *
create_large_request (void)
{
  g_autofree char *text = g_strnfill (1000000, '\x01');
  return studio_request_new (
      text, text, STUDIO_ASPECT_RATIO_1_1, 42, STUDIO_OUTPUT_FORMAT_PNG, NULL);
}

static Call *
start_narrow_call (gboolean tls)
{
  g_autoptr (GTlsDatabase) authorities = peer_load_authority ();
  Peer *peer = peer_new_narrow (tls);
  Call *call = call_new_with (
      peer, studio_client_new_session_with (peer_get_address (peer), authorities, NULL));
  g_object_unref (call->request);
  call->request = create_large_request ();
  peer_set_answers_early (peer);
  return call;
}

/* A server that begins to answer and then says nothing more. */
static void
test_still_answer (void)
{
  g_autoptr (Call) call = call_new ();
  studio_client_set_still_timeout (call->client, 1);
  peer_add (call->peer, CALL_HEAD "Content-Length: 500\r\n\r\n" HALF, -1, NULL, PEER_HOLD);
  call_run (call);
  call_assert_failed (call, STUDIO_ERROR_TIMEOUT, TRUE);
  g_assert_nonnull (strstr (call->error->message, "stood still for 1 second"));
  call_wait_released (call, 1);
}

/* A server that takes the head of the request and no more. */
static void
test_still_request (void)
{
  for (guint tls = 0; tls < 2; tls++)
    {
      g_autoptr (Call) call = start_narrow_call (tls == 1);
      studio_client_set_still_timeout (call->client, 1);
      peer_add (call->peer, "", 0, NULL, PEER_DEAF);
      call_run (call);
      call_assert_failed (call, STUDIO_ERROR_TIMEOUT, TRUE);
      g_assert_nonnull (strstr (call->error->message, "stood still for 1 second"));
      peer_open_gate (call->peer);
      call_wait_released (call, 1);
    }
}

/* While the image is made nothing moves, and that is as it should be. */
static void
test_still_while_made (void)
{
  g_autoptr (Call) call = call_new ();
  studio_client_set_still_timeout (call->client, 1);
  studio_client_set_timeout (call->client, 3);
  peer_add (call->peer, "", 0, NULL, PEER_HOLD);
  call_run (call);
  call_assert_failed (call, STUDIO_ERROR_TIMEOUT, TRUE);
  g_assert_nonnull (strstr (call->error->message, "within 3 seconds"));
  call_wait_released (call, 1);
}

static gboolean
open_sink_cb (gpointer queue)
{
  g_async_queue_push (queue, queue);
  return G_SOURCE_REMOVE;
}

static gboolean
wait_in_sink (gpointer queue)
{
  g_async_queue_pop (queue);
  return G_SOURCE_REMOVE;
}

/* Nor is it the server that stands still where the disk does. */
static void
test_still_disk (void)
{
  g_autoptr (Call) call = call_new ();
  g_autoptr (GAsyncQueue) queue = g_async_queue_new ();
  g_autofree char *text = g_strnfill (4 * 1024 * 1024, 'A');
  g_autofree char *body = g_strconcat ("{\"data\":[{\"b64_json\":\"", text, "\"}]}", NULL);
  studio_client_set_still_timeout (call->client, 2);
  peer_add_json (call->peer, body);
  call_start (call);
  call->sink->before_begin = wait_in_sink;
  call->sink->before_begin_data = queue;
  g_timeout_add (4000, open_sink_cb, queue);
  call_finish (call);
  g_assert_no_error (call->error);
  g_assert_cmpuint (studio_answer_get_n_images (call->answer), ==, 1);
}

/* Something always moves, and it never ends. */
static void
test_drip (void)
{
  static const char *const begun[] = {
    "HTTP/1.1 200 OK\r\nX-Slow: ",
    CALL_HEAD "Content-Length: 500000\r\n\r\n{",
    CALL_HEAD "\r\n{",
    "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 15000\r\n\r\nbusy",
  };
  for (guint i = 0; i < G_N_ELEMENTS (begun); i++)
    {
      g_autoptr (Call) call = call_new ();
      gboolean failure = g_str_has_prefix (begun[i], "HTTP/1.1 503");
      studio_client_set_timeout (call->client, 1);
      peer_add (call->peer, begun[i], -1, NULL, PEER_DRIP);
      call_run (call);
      /* A status of failure counts as soon as it is there. */
      call_assert_failed (call, failure ? STUDIO_ERROR_SERVER : STUDIO_ERROR_TIMEOUT, TRUE);
      call_wait_released (call, 1);
    }
}

typedef struct
{
  const char *head;
  const char *again;
  StudioErrorCode code;
  gboolean may_be_billed;
} Flood;

static const Flood floods[] = {
  { "", "HTTP/1.1 103 Early Hints\r\n\r\n", STUDIO_ERROR_BAD_ANSWER, TRUE },
  { "HTTP/1.1 200 OK\r\n", "X-More: and more\r\n", STUDIO_ERROR_BAD_ANSWER, TRUE },
  { "HTTP/1.1 200 OK\r\nX-More: ", "and more", STUDIO_ERROR_BAD_ANSWER, TRUE },
  { "HTTP/1.1 200 ", "OK", STUDIO_ERROR_BAD_ANSWER, TRUE },
  { CALL_HEAD "\r\n{", "          ", STUDIO_ERROR_ANSWER_TOO_LARGE, TRUE },
  { CALL_HEAD "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
    "a\r\n          \r\n",
    STUDIO_ERROR_ANSWER_TOO_LARGE,
    TRUE },
  { CALL_HEAD "Transfer-Encoding: chunked\r\n\r\n",
    "1; and more",
    STUDIO_ERROR_CONNECTION_LOST,
    TRUE },
  { CALL_HEAD "\r\n" HALF, "Zm9vYmFy", STUDIO_ERROR_ANSWER_TOO_LARGE, TRUE },
  { CALL_HEAD "\r\n{\"a\":[", "[[[[[[[[[[", STUDIO_ERROR_BAD_ANSWER, TRUE },
  { "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\r\n",
    "no no no ",
    STUDIO_ERROR_KEY_REFUSED,
    FALSE },
  { "HTTP/1.1 403 Forbidden\r\n\r\n<html>", "no ", STUDIO_ERROR_WORDING_BLOCKED, FALSE },
  { "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n",
    "no no no ",
    STUDIO_ERROR_PROXY,
    FALSE },
  { "HTTP/1.1 421 Misdirected Request\r\n\r\n", "no no no ", STUDIO_ERROR_SERVER, FALSE },
  { "HTTP/1.1 500 Internal Server Error\r\n\r\n", "busy ", STUDIO_ERROR_SERVER, TRUE },
};

static void
test_floods (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (floods); i++)
    {
      const Flood *flood = &floods[i];
      g_autoptr (Call) call = call_new ();
      g_test_message ("row %u: %s", i, flood->head);
      studio_client_set_image_limit (call->client, 100000);
      peer_add (call->peer, flood->head, -1, flood->again, PEER_FLOOD);
      peer_add_json (call->peer, CALL_IMAGE);
      call_run (call);
      call_assert_failed (call, flood->code, flood->may_be_billed);
      g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 1);
      call_wait_released (call, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client-limits/still-answer", test_still_answer);
  g_test_add_func ("/client-limits/still-request", test_still_request);
  g_test_add_func ("/client-limits/still-while-made", test_still_while_made);
  g_test_add_func ("/client-limits/still-disk", test_still_disk);
  g_test_add_func ("/client-limits/drip", test_drip);
  g_test_add_func ("/client-limits/floods", test_floods);
  return g_test_run ();
}
