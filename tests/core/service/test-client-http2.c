/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-call.h"
#include "service-h2.h"

#include <string.h>

#define GOOD_HEAD ":status: 200\ncontent-type: application/json\nx-request-id: req-7"
#define HALF "{\"data\":[{\"b64_json\":\"Zm9v"

/* Error codes of RFC 9113, section 7. */
#define INTERNAL_ERROR 2
#define REFUSED_STREAM 7
#define HTTP_1_1_REQUIRED 13

static void
add_image (Call *call, PeerEnd end)
{
  g_autoptr (GByteArray) frames = g_byte_array_new ();
  h2_add_head (frames, GOOD_HEAD, FALSE);
  h2_add_data (frames, CALL_IMAGE, 20, FALSE);
  h2_add_data (frames, CALL_IMAGE + 20, -1, TRUE);
  peer_add_frames (call->peer, frames, NULL, end);
}

/* A connection on which everything has been said that begins one. */
static void
make_first_image (Call *call)
{
  add_image (call, PEER_KEEP);
  call_run (call);
  call_assert_image (call, "foobar");
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;
  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

static void
test_success (void)
{
  g_autoptr (Call) call = call_new_tls ("good", "h2");
  add_image (call, PEER_KEEP);
  call_run (call);
  call_assert_image (call, "foobar");
  g_assert_cmpstr (call->phases->str, ==, "STRD");
  g_assert_cmpstr (studio_answer_get_request_id (call->answer), ==, "req-7");
  const char *request = peer_get_last_request (call->peer);
  g_assert_nonnull (strstr (request, ":method: POST\r\n"));
  g_assert_nonnull (strstr (request, ":path: /v1/images/generations\r\n"));
  g_assert_nonnull (strstr (request, "authorization: Bearer " CALL_KEY "\r\n"));
  g_assert_nonnull (strstr (request, "\"prompt\":\"a canary prompt\""));
}

static void
test_one_connection (void)
{
  static const char *const protocols[] = { "h2", "http/1.1" };
  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    {
      g_autoptr (Call) call = call_new_tls ("good", protocols[i]);
      for (guint n = 1; n <= 4; n++)
        {
          if (i == 0)
            add_image (call, PEER_KEEP);
          else
            peer_add_json (call->peer, CALL_IMAGE);
          call_run (call);
          call_assert_image (call, "foobar");
          g_assert_cmpuint (peer_get_n_requests (call->peer), ==, n);
        }
      g_assert_cmpuint (peer_get_n_connections (call->peer), ==, 1);
    }
}

/* What a server of libsoup saw of a batch. */
typedef struct
{
  GHashTable *ports;
  guint n_requests;
  guint n_http2;
} Seen;

static void
image_cb (G_GNUC_UNUSED SoupServer *server,
          SoupServerMessage *message,
          G_GNUC_UNUSED const char *path,
          G_GNUC_UNUSED GHashTable *query,
          gpointer user_data)
{
  Seen *seen = user_data;
  GSocketAddress *remote = soup_server_message_get_remote_address (message);
  guint port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (remote));

  seen->n_requests++;
  if (soup_server_message_get_http_version (message) == SOUP_HTTP_2_0)
    seen->n_http2++;
  g_hash_table_add (seen->ports, GUINT_TO_POINTER (port));
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (
      message, "application/json", SOUP_MEMORY_STATIC, CALL_IMAGE, strlen (CALL_IMAGE));
}

static SoupServer *
start_server (Seen *seen, char **address)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "tls", "good.pem", NULL);
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);
  g_assert_no_error (error);
  /* It speaks HTTP/2 where it is told so when it is made. */
  g_setenv ("SOUP_SERVER_HTTP2", "1", TRUE);
  SoupServer *server = g_object_new (SOUP_TYPE_SERVER, "tls-certificate", certificate, NULL);
  soup_server_add_handler (server, NULL, image_cb, seen, NULL);
  soup_server_listen_local (
      server, 0, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  GSList *uris = soup_server_get_uris (server);
  *address = g_strdup_printf ("https://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return server;
}

static void
image_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioAnswer) answer = studio_client_generate_finish (
      STUDIO_CLIENT (source), result, &error);
  guint *n_made = user_data;
  g_assert_no_error (error);
  g_assert_cmpuint (studio_answer_get_n_images (answer), ==, 1);
  (*n_made)++;
}

static void
make_side_by_side (Call *call, guint n)
{
  guint n_made = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TestSink) sink = test_sink_new ();
      studio_client_generate_async (call->client,
                                    call->request,
                                    STUDIO_IMAGE_SINK (sink),
                                    NULL,
                                    NULL,
                                    NULL,
                                    image_made_cb,
                                    &n_made);
    }
  while (n_made < n)
    g_main_context_iteration (NULL, TRUE);
}

/* Against a server that was not written for it: one after the other, then side by side. */
static void
test_batch (void)
{
  Seen seen = { .ports = g_hash_table_new (NULL, NULL) };
  g_autofree char *address = NULL;
  g_autoptr (SoupServer) server = start_server (&seen, &address);
  g_autoptr (Call) call = call_new_tls ("good", NULL);

  call_set_address (call, address, NULL);
  for (guint i = 0; i < 3; i++)
    {
      call_run (call);
      call_assert_image (call, "foobar");
    }
  make_side_by_side (call, 3);
  g_assert_cmpuint (seen.n_requests, ==, 6);
  g_assert_cmpuint (seen.n_http2, ==, 6);
  g_assert_cmpuint (g_hash_table_size (seen.ports), ==, 1);
  g_hash_table_unref (seen.ports);
}

/* HTTP/2 has ways to say that a request was not looked at; the client does not take the word of
 * whoever gets paid for it. */
static void
test_never_twice (void)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (Call) call = call_new_tls ("good", "h2");
      g_autoptr (GByteArray) frames = g_byte_array_new ();
      if (i == 0)
        h2_add_reset (frames, REFUSED_STREAM);
      else if (i == 1)
        h2_add_reset (frames, HTTP_1_1_REQUIRED);
      else if (i == 2)
        h2_add_goaway (frames, 0, 0);
      else
        h2_add_head (frames, ":status: 421", i == 3);
      peer_add_frames (call->peer, frames, NULL, i == 2 ? PEER_CLOSE : PEER_KEEP);
      add_image (call, PEER_KEEP);
      add_image (call, PEER_KEEP);
      call_run (call);
      call_assert_failed (call, STUDIO_ERROR_SERVER, FALSE);
      g_assert_cmpuint (count (peer_get_all_requests (call->peer), ":method: POST"), ==, 1);
      g_assert_cmpuint (count (peer_get_all_requests (call->peer), "canary"), ==, 2);
    }
}

/* @now, and @later once the client is receiving. */
typedef struct
{
  const char *head;
  const char *body;
  int reset_now;
  int reset_later;
  PeerEnd end;
  StudioErrorCode code;
  gboolean may_be_billed;
} Failure;

static const Failure failures[] = {
  { NULL, NULL, INTERNAL_ERROR, 0, PEER_KEEP, STUDIO_ERROR_CONNECTION_LOST, TRUE },
  { NULL, NULL, 0, 0, PEER_CLOSE, STUDIO_ERROR_CONNECTION_LOST, TRUE },
  { GOOD_HEAD, HALF, 0, INTERNAL_ERROR, PEER_KEEP, STUDIO_ERROR_CONNECTION_LOST, TRUE },
  { GOOD_HEAD, HALF, 0, -1, PEER_CLOSE, STUDIO_ERROR_CONNECTION_LOST, TRUE },
  { GOOD_HEAD, HALF, 0, -1, PEER_HOLD, STUDIO_ERROR_CONNECTION_LOST, TRUE },
  { GOOD_HEAD "\ncontent-length: 500", HALF, 0, 0, PEER_KEEP, STUDIO_ERROR_CONNECTION_LOST, TRUE },
  { GOOD_HEAD "\ncontent-length: 5", HALF, 0, 0, PEER_KEEP, STUDIO_ERROR_CONNECTION_LOST, TRUE },
  { GOOD_HEAD "\ncontent-length: -5", HALF, 0, 0, PEER_KEEP, STUDIO_ERROR_CONNECTION_LOST, TRUE },
  { GOOD_HEAD, NULL, 0, 0, PEER_KEEP, STUDIO_ERROR_BAD_ANSWER, TRUE },
  { ":status: 204", NULL, 0, 0, PEER_KEEP, STUDIO_ERROR_BAD_ANSWER, TRUE },
  { ":status: 503", "busy", 0, 0, PEER_KEEP, STUDIO_ERROR_SERVER, TRUE },
  { ":status: 307\nlocation: /elsewhere", "", 0, 0, PEER_KEEP, STUDIO_ERROR_REDIRECTED, FALSE },
  { ":status: 401\nwww-authenticate: Basic realm=\"x\"",
    "no",
    0,
    0,
    PEER_KEEP,
    STUDIO_ERROR_KEY_REFUSED,
    FALSE },
};

static void
add_failure (Call *call, const Failure *failure)
{
  g_autoptr (GByteArray) now = g_byte_array_new ();
  g_autoptr (GByteArray) later = g_byte_array_new ();

  if (failure->head != NULL)
    h2_add_head (now, failure->head, failure->body == NULL);
  if (failure->body != NULL)
    h2_add_data (now, failure->body, -1, failure->reset_later == 0);
  if (failure->reset_now != 0)
    h2_add_reset (now, (guint32) failure->reset_now);
  if (failure->reset_later > 0)
    h2_add_reset (later, (guint32) failure->reset_later);
  peer_add_frames (call->peer, now, failure->reset_later == 0 ? NULL : later, failure->end);
  if (failure->reset_later != 0)
    call->open_gate_in = STUDIO_CLIENT_PHASE_RECEIVING;
}

/* libsoup does not say that a stream is reset, or the connection closed, once it hands out the body
 * (up to 3.8), nor that a head is not to be read (3.2). Then a limit ends it. */
static void
assert_lost (Call *call, const Failure *failure)
{
  gboolean late = g_error_matches (call->error, STUDIO_ERROR, STUDIO_ERROR_TIMEOUT)
                  && failure->code == STUDIO_ERROR_CONNECTION_LOST && failure->body != NULL;
  call_assert_failed (call, late ? STUDIO_ERROR_TIMEOUT : failure->code, failure->may_be_billed);
}

static void
test_failures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      const Failure *failure = &failures[i];
      if (failure->end == PEER_CLOSE && failure->body != NULL && !soup_check_version (3, 8, 0))
        {
          g_test_message ("row %u left out: libsoup 3.2 leaks such a connection", i);
          continue;
        }
      g_autoptr (Call) call = call_new_tls ("good", "h2");
      g_test_message ("row %u: %s", i, failure->head == NULL ? "" : failure->head);
      gboolean limited = failure->code == STUDIO_ERROR_CONNECTION_LOST && failure->body != NULL;
      if (limited)
        {
          /* The hand-shake is none of what the limits are for. */
          make_first_image (call);
          studio_client_set_still_timeout (call->client, 1);
          studio_client_set_timeout (call->client, 4);
        }
      add_failure (call, failure);
      call_run (call);
      assert_lost (call, failure);
      g_assert_cmpuint (peer_get_n_requests (call->peer), ==, limited ? 2 : 1);
    }
}

/* A server that goes away tells so beforehand, and still answers what it has. */
static void
test_goodbye (void)
{
  if (!soup_check_version (3, 8, 0))
    {
      g_test_skip ("libsoup gives such requests up before 3.8");
      return;
    }
  g_autoptr (Call) call = call_new_tls ("good", "h2");
  g_autoptr (GByteArray) frames = g_byte_array_new ();
  h2_add_goaway (frames, 1, 0);
  h2_add_head (frames, GOOD_HEAD, FALSE);
  h2_add_data (frames, CALL_IMAGE, -1, TRUE);
  peer_add_frames (call->peer, frames, NULL, PEER_KEEP);
  call_run (call);
  call_assert_image (call, "foobar");
}

/* Fields behind the body, which libsoup up to 3.8 loses its way over. */
static void
test_trailers (void)
{
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_autoptr (Call) call = call_new_tls ("good", "h2");
  g_autoptr (GByteArray) frames = g_byte_array_new ();
  studio_client_set_still_timeout (call->client, 1);
  h2_add_head (frames, GOOD_HEAD, FALSE);
  h2_add_data (frames, CALL_IMAGE, -1, FALSE);
  h2_add_head (frames, "x-checksum: 1", TRUE);
  peer_add_frames (call->peer, frames, NULL, PEER_KEEP);
  call_run (call);
  call_assert_image (call, "foobar");
  g_log_set_always_fatal (fatal);
}

static void
wait_for_requests (Call *call, guint n)
{
  while (peer_get_n_requests (call->peer) < n)
    g_main_context_iteration (NULL, TRUE);
}

/* While libsoup waits for an HTTP/2 head, and nothing comes, it hears of no cancellation. */
static void
test_cancelled (void)
{
  g_autoptr (Call) call = call_new_tls ("good", "h2");
  make_first_image (call);
  peer_add (call->peer, "", 0, NULL, PEER_HOLD);
  call_start (call);
  wait_for_requests (call, 2);
  g_cancellable_cancel (call->cancellable);
  call_finish (call);
  g_assert_error (call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (call->phases->str, ==, "ST");
  call_wait_released (call, 1);
}

static void
test_cancelled_in_body (void)
{
  g_autoptr (Call) call = call_new_tls ("good", "h2");
  g_autoptr (GByteArray) frames = g_byte_array_new ();
  h2_add_head (frames, GOOD_HEAD, FALSE);
  h2_add_data (frames, HALF, -1, FALSE);
  peer_add_frames (call->peer, frames, NULL, PEER_HOLD);
  call->cancel_in = STUDIO_CLIENT_PHASE_RECEIVING;
  call_run (call);
  g_assert_error (call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (call->phases->str, ==, "STR");
  call_wait_released (call, 1);
}

static void
test_timeout (void)
{
  g_autoptr (Call) call = call_new_tls ("good", "h2");
  make_first_image (call);
  studio_client_set_timeout (call->client, 1);
  peer_add (call->peer, "", 0, NULL, PEER_HOLD);
  call_run (call);
  call_assert_failed (call, STUDIO_ERROR_TIMEOUT, TRUE);
  call_wait_released (call, 1);
}

static void
stopped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean *stopped = user_data;
  g_assert_null (studio_client_generate_finish (STUDIO_CLIENT (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *stopped = TRUE;
}

/* A request beside that of @call, on the same session. */
static void
start_beside (Call *call, GCancellable *cancellable, gboolean *stopped)
{
  g_autoptr (TestSink) sink = test_sink_new ();
  studio_client_generate_async (call->client,
                                call->request,
                                STUDIO_IMAGE_SINK (sink),
                                NULL,
                                NULL,
                                cancellable,
                                stopped_cb,
                                stopped);
}

/* What is asked for right after a cancellation does not go out on the connection that ends. */
static void
test_cancelled_then_next (void)
{
  g_autoptr (Call) call = call_new_tls ("good", "h2");
  peer_add (call->peer, "", 0, NULL, PEER_HOLD);
  add_image (call, PEER_KEEP);
  call->cancel_in = STUDIO_CLIENT_PHASE_SENT;
  call_run (call);
  g_assert_error (call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  call->cancel_in = -1;
  g_cancellable_reset (call->cancellable);
  call_run (call);
  call_assert_image (call, "foobar");
  g_assert_cmpuint (count (peer_get_all_requests (call->peer), ":method: POST"), ==, 2);
  g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 2);
}

/* One of two on the same connection is cancelled: it ends at once, the other goes on. */
static void
test_cancelled_beside (void)
{
  g_autoptr (Call) call = call_new_tls ("good", "h2");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GByteArray) nothing = g_byte_array_new ();
  g_autoptr (GByteArray) image = g_byte_array_new ();
  gboolean stopped = FALSE;

  h2_add_head (image, GOOD_HEAD, FALSE);
  h2_add_data (image, CALL_IMAGE, -1, TRUE);
  peer_add_frames (call->peer, nothing, NULL, PEER_KEEP);
  peer_add_frames (call->peer, nothing, image, PEER_KEEP);
  start_beside (call, cancellable, &stopped);
  wait_for_requests (call, 1);
  call_start (call);
  wait_for_requests (call, 2);

  g_cancellable_cancel (cancellable);
  while (!stopped)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (call->returned);
  peer_open_gate (call->peer);
  call_finish (call);
  call_assert_image (call, "foobar");
  g_assert_cmpuint (peer_get_n_connections (call->peer), ==, 1);

  peer_add_frames (call->peer, image, NULL, PEER_KEEP);
  call_run (call);
  call_assert_image (call, "foobar");
}

/* In the line behind a connection that is being made. */
static void
test_cancelled_in_line (void)
{
  g_autoptr (Call) call = call_new ();
  g_autofree char *address = g_strdup_printf ("https://127.0.0.1:%u", peer_get_port (call->peer));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean stopped = FALSE;

  call_set_address (call, address, NULL);
  call_start (call);
  while (peer_get_n_connections (call->peer) == 0)
    g_main_context_iteration (NULL, TRUE);
  start_beside (call, cancellable, &stopped);
  for (guint i = 0; i < 10; i++)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  while (!stopped)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (call->returned);
  g_assert_cmpuint (peer_get_n_connections (call->peer), ==, 1);
  g_cancellable_cancel (call->cancellable);
  call_finish (call);
  g_assert_error (call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* libsoup writes to a connection that is there without asking whether the request is cancelled. */
static void
test_cancelled_first (void)
{
  g_autoptr (Call) call = call_new_tls ("good", "h2");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean stopped = FALSE;

  add_image (call, PEER_KEEP);
  add_image (call, PEER_KEEP);
  add_image (call, PEER_KEEP);
  call_run (call);
  call_assert_image (call, "foobar");
  start_beside (call, cancellable, &stopped);
  g_cancellable_cancel (cancellable);
  while (!stopped)
    g_main_context_iteration (NULL, TRUE);
  call_run (call);
  call_assert_image (call, "foobar");
  g_assert_cmpuint (count (peer_get_all_requests (call->peer), ":method: POST"), ==, 2);
  g_assert_cmpuint (count (peer_get_all_requests (call->peer), "authorization"), ==, 2);
}

/* More and more of what comes before an answer. */
static void
test_informational_flood (void)
{
  g_autoptr (Call) call = call_new_tls ("good", "h2");
  g_autoptr (GByteArray) frames = g_byte_array_new ();
  for (guint i = 0; i < 100; i++)
    h2_add_head (frames, ":status: 103\nlink: x", FALSE);
  peer_add_frames (call->peer, frames, NULL, PEER_HOLD);
  call_run (call);
  call_assert_failed (call, STUDIO_ERROR_BAD_ANSWER, TRUE);
  call_wait_released (call, 1);
}

static gboolean
wait_in_sink (gpointer queue)
{
  g_async_queue_pop (queue);
  return G_SOURCE_REMOVE;
}

/* libsoup takes in what comes whether it is read or not, as while the disk is slow. */
static void
test_flood_behind_disk (void)
{
  g_autoptr (Call) call = call_new_tls ("good", "h2");
  g_autoptr (GAsyncQueue) queue = g_async_queue_new ();
  g_autoptr (GByteArray) frames = g_byte_array_new ();
  g_autofree char *text = g_strnfill (16000, 'A');

  studio_client_set_image_limit (call->client, 1024 * 1024);
  h2_add_head (frames, GOOD_HEAD, FALSE);
  h2_add_data (frames, HALF, -1, FALSE);
  for (guint i = 0; i < 250; i++)
    h2_add_data (frames, text, -1, FALSE);
  peer_add_frames (call->peer, frames, NULL, PEER_HOLD);
  call_start (call);
  call->sink->before_begin = wait_in_sink;
  call->sink->before_begin_data = queue;
  call_wait_released (call, 1);
  g_async_queue_push (queue, queue);
  call_finish (call);
  call_assert_failed (call, STUDIO_ERROR_ANSWER_TOO_LARGE, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client-http2/success", test_success);
  g_test_add_func ("/client-http2/one-connection", test_one_connection);
  g_test_add_func ("/client-http2/batch", test_batch);
  g_test_add_func ("/client-http2/never-twice", test_never_twice);
  g_test_add_func ("/client-http2/failures", test_failures);
  g_test_add_func ("/client-http2/goodbye", test_goodbye);
  g_test_add_func ("/client-http2/trailers", test_trailers);
  g_test_add_func ("/client-http2/cancelled", test_cancelled);
  g_test_add_func ("/client-http2/cancelled-in-body", test_cancelled_in_body);
  g_test_add_func ("/client-http2/cancelled-then-next", test_cancelled_then_next);
  g_test_add_func ("/client-http2/cancelled-beside", test_cancelled_beside);
  g_test_add_func ("/client-http2/cancelled-in-line", test_cancelled_in_line);
  g_test_add_func ("/client-http2/cancelled-first", test_cancelled_first);
  g_test_add_func ("/client-http2/timeout", test_timeout);
  g_test_add_func ("/client-http2/informational-flood", test_informational_flood);
  g_test_add_func ("/client-http2/flood-behind-disk", test_flood_behind_disk);
  return g_test_run ();
}
