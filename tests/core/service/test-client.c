/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-call.h"
#include "studio-error.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
#define IMAGE \
  "{\"created\":1770000000,\"data\":[{\"b64_json\":\"Zm9vYmFy\",\"revised_prompt\":\"x\"}]}"

static void
assert_failed (Call *call, StudioErrorCode code, gboolean may_be_billed)
{
  g_assert_error (call->error, STUDIO_ERROR, (int) code);
  g_assert_cmpint (studio_error_may_be_billed (call->error), ==, may_be_billed);
}

static void
test_success (void)
{
  g_autofree char *dir = g_dir_make_tmp ("ultra-studio-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "trace", NULL);
  g_autoptr (StudioTrace) trace = studio_trace_new (path, NULL);
  g_autoptr (Call) call = call_new ();
  call_set_address (call, peer_get_address (call->peer), trace);
  g_assert_cmpstr (studio_client_get_address (call->client), ==, peer_get_address (call->peer));
  peer_add_json (call->peer, IMAGE);
  call_run (call);

  g_assert_no_error (call->error);
  g_assert_cmpstr (call_get_image (call), ==, "foobar");
  g_assert_cmpuint (studio_answer_get_n_images (call->answer), ==, 1);
  g_assert_cmpint (studio_answer_get_created (call->answer), ==, 1770000000);
  g_assert_cmpstr (studio_answer_get_revised_prompt (call->answer), ==, "x");
  g_assert_cmpstr (studio_answer_get_request_id (call->answer), ==, "req-7");
  g_assert_cmpstr (call->phases->str, ==, "STRD");
  g_assert_cmpint (call->received, ==, strlen (IMAGE));
  g_assert_cmpint (call->expected, ==, strlen (IMAGE));
  g_assert_true (call->sink->thread != g_thread_self ());
  /* Whoever asked the pacer for leave has counted already. */
  g_assert_cmpuint (studio_pacer_get_remaining (call->pacer), ==, STUDIO_PACER_LIMIT);

  const char *request = peer_get_last_request (call->peer);
  g_assert_true (g_str_has_prefix (request, "POST /v1/images/generations HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (request, "\r\nAuthorization: Bearer " CALL_KEY "\r\n"));
  g_assert_nonnull (strstr (request, "\r\nUser-Agent: UltraStudio/"));
  g_assert_nonnull (strstr (request, "\r\nContent-Type: application/json\r\n"));
  g_assert_nonnull (strstr (request, "\"prompt\":\"a canary prompt\""));

  g_autofree char *marks = NULL;
  g_assert_true (g_file_get_contents (path, &marks, NULL, NULL));
  g_assert_nonnull (strstr (marks, "job.sent"));
  g_assert_nonnull (strstr (marks, "job.first-byte"));
  g_assert_nonnull (strstr (marks, "job.last-byte"));
  g_assert_null (strstr (marks, "canary"));
  g_remove (path);
  g_rmdir (dir);
}

static void
test_one_connection (void)
{
  g_autoptr (Call) call = call_new ();
  for (guint i = 0; i < 3; i++)
    {
      peer_add_json (call->peer, IMAGE);
      call_run (call);
      g_assert_no_error (call->error);
    }
  g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 3);
  g_assert_cmpuint (peer_get_n_connections (call->peer), ==, 1);
}

static void
test_chunked (void)
{
  g_autoptr (Call) call = call_new ();
  peer_add (call->peer,
            HEAD "Transfer-Encoding: chunked\r\n\r\n"
                 "10\r\n{\"data\":[{\"b64_j\r\n9\r\nson\":\"Zm9\r\n",
            -1,
            "9\r\nvYmFy\"}]}\r\n0\r\n\r\n",
            PEER_KEEP);
  call->open_gate_in = STUDIO_CLIENT_PHASE_RECEIVING;
  call_run (call);
  g_assert_no_error (call->error);
  g_assert_cmpstr (call_get_image (call), ==, "foobar");
  g_assert_cmpint (call->expected, ==, -1);
  g_assert_cmpstr (call->phases->str, ==, "STRD");
}

static void
test_gzip (void)
{
  g_autoptr (Call) call = call_new ();
  g_autoptr (GConverter) packer = G_CONVERTER (
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  char packed[1000];
  gsize read, size;
  g_converter_convert (packer,
                       IMAGE,
                       strlen (IMAGE),
                       packed,
                       sizeof packed,
                       G_CONVERTER_INPUT_AT_END,
                       &read,
                       &size,
                       NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_printf (text, HEAD "Content-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n", size);
  g_string_append_len (text, packed, (gssize) size);
  peer_add (call->peer, text->str, (gssize) text->len, NULL, PEER_KEEP);
  call_run (call);
  g_assert_no_error (call->error);
  g_assert_cmpstr (call_get_image (call), ==, "foobar");
  g_assert_cmpint (call->expected, ==, -1);
  g_assert_nonnull (strstr (peer_get_last_request (call->peer), "gzip"));
}

typedef struct
{
  const char *reply;
  PeerEnd end;
  StudioErrorCode code;
  gboolean may_be_billed;
} Failure;

static const Failure failures[] = {
  /* Cut off, reset, of a wrong length. */
  { HEAD "Content-Length: 500\r\n\r\n{\"data\":[{\"b64_json\":\"Zm9v",
    PEER_CLOSE,
    STUDIO_ERROR_CONNECTION_LOST,
    TRUE },
  { HEAD "Content-Length: 500\r\n\r\n{\"data\":[{\"b64_json\":\"Zm9v",
    PEER_RESET,
    STUDIO_ERROR_CONNECTION_LOST,
    TRUE },
  { HEAD "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"dat\r\n",
    PEER_CLOSE,
    STUDIO_ERROR_CONNECTION_LOST,
    TRUE },
  { HEAD "Content-Length: 20\r\n\r\n" IMAGE, PEER_CLOSE, STUDIO_ERROR_CONNECTION_LOST, TRUE },
  { "", PEER_CLOSE, STUDIO_ERROR_CONNECTION_LOST, TRUE },
  { "", PEER_RESET, STUDIO_ERROR_CONNECTION_LOST, TRUE },
  { "HTTP/1.1 200", PEER_CLOSE, STUDIO_ERROR_BAD_ANSWER, TRUE },
  { "220 mail.example.com ESMTP\r\n\r\n", PEER_CLOSE, STUDIO_ERROR_BAD_ANSWER, TRUE },
  { HEAD "Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\nnot packed!!",
    PEER_CLOSE,
    STUDIO_ERROR_BAD_ANSWER,
    TRUE },
  /* Answers of success that are none. */
  { HEAD "Content-Length: 0\r\n\r\n", PEER_KEEP, STUDIO_ERROR_BAD_ANSWER, TRUE },
  { HEAD "Content-Length: 11\r\n\r\n{\"data\":[]}", PEER_KEEP, STUDIO_ERROR_CONTENT_REFUSED, TRUE },
  { HEAD "Content-Length: 28\r\n\r\n{\"data\":[{\"b64_json\":null}]}",
    PEER_KEEP,
    STUDIO_ERROR_CONTENT_REFUSED,
    TRUE },
  { HEAD "Content-Length: 26\r\n\r\n{\"data\":[{\"b64_json\":\"\"}]}",
    PEER_KEEP,
    STUDIO_ERROR_CONTENT_REFUSED,
    TRUE },
  { HEAD "Content-Length: 31\r\n\r\n{\"data\":[{\"url\":\"https://x/\"}]}",
    PEER_KEEP,
    STUDIO_ERROR_BAD_ANSWER,
    TRUE },
  { HEAD "Content-Length: 17\r\n\r\n{\"error\":\"what?\"}",
    PEER_CLOSE,
    STUDIO_ERROR_BAD_ANSWER,
    TRUE },
  { HEAD "Content-Length: 33\r\n\r\n{\"error\":\"Filter reason: prompt\"}",
    PEER_KEEP,
    STUDIO_ERROR_CONTENT_REFUSED,
    TRUE },
  { HEAD "Content-Length: 14\r\n\r\n{\"created\":17}", PEER_CLOSE, STUDIO_ERROR_BAD_ANSWER, TRUE },
  { HEAD "Content-Length: 2\r\n\r\n[]", PEER_KEEP, STUDIO_ERROR_BAD_ANSWER, TRUE },
  { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 24\r\n\r\n"
    "<title>Sign in</title>..",
    PEER_KEEP,
    STUDIO_ERROR_BAD_ANSWER,
    TRUE },
  { HEAD "Content-Length: 31\r\n\r\n{\"data\":[{\"b64_json\":\"Zm9v*\"}]}",
    PEER_KEEP,
    STUDIO_ERROR_BAD_ANSWER,
    TRUE },
  { HEAD "Content-Length: 32\r\n\r\n{\"data\":[{\"b64_json\":\"Zm9v\"}]} !",
    PEER_KEEP,
    STUDIO_ERROR_BAD_ANSWER,
    TRUE },
  { "HTTP/1.1 204 No Content\r\n\r\n", PEER_KEEP, STUDIO_ERROR_BAD_ANSWER, TRUE },
  /* Failures by status; the body need not arrive whole. */
  { "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
    "Content-Length: 0\r\n\r\n",
    PEER_KEEP,
    STUDIO_ERROR_KEY_REFUSED,
    FALSE },
  { "HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n",
    PEER_KEEP,
    STUDIO_ERROR_REDIRECTED,
    FALSE },
  { "HTTP/1.1 403 Forbidden\r\nContent-Length: 900\r\n\r\n<html>cut",
    PEER_CLOSE,
    STUDIO_ERROR_WORDING_BLOCKED,
    FALSE },
  { "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 900\r\n\r\n",
    PEER_RESET,
    STUDIO_ERROR_SERVER,
    TRUE },
  { "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 4\r\n\r\nbusy",
    PEER_KEEP,
    STUDIO_ERROR_SERVER,
    TRUE },
};

/* Whatever happens after it arrived, a request arrives once. */
static void
test_failures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      const Failure *failure = &failures[i];
      g_autoptr (Call) call = call_new ();
      g_test_message ("row %u: %s", i, failure->reply);
      peer_add (call->peer, failure->reply, -1, NULL, failure->end);
      call_run (call);
      assert_failed (call, failure->code, failure->may_be_billed);
      g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 1);
    }
}

/* The same on a connection that has served before, where HTTP libraries like to try again. */
static void
test_never_twice (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (Call) call = call_new ();
      peer_add_json (call->peer, IMAGE);
      peer_add (call->peer, "", -1, NULL, i == 0 ? PEER_CLOSE : PEER_RESET);
      peer_add_json (call->peer, IMAGE);
      call_run (call);
      g_assert_no_error (call->error);
      call_run (call);
      assert_failed (call, STUDIO_ERROR_CONNECTION_LOST, TRUE);
      g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 2);
      g_assert_cmpuint (peer_get_n_connections (call->peer), ==, 1);
    }
}

/* What follows the last byte of an image cannot take it away again. */
static void
test_image_outlives_connection (void)
{
  static const PeerEnd ends[] = { PEER_CLOSE, PEER_RESET };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (Call) call = call_new ();
      peer_add (call->peer,
                HEAD "Content-Length: 5000\r\n\r\n{\"data\":[{\"b64_json\":\"Zm9v\"",
                -1,
                "",
                ends[i]);
      call->open_gate_in = STUDIO_CLIENT_PHASE_RECEIVING;
      call_run (call);
      g_assert_no_error (call->error);
      g_assert_cmpstr (call_get_image (call), ==, "foo");
      g_assert_cmpuint (studio_answer_get_n_images (call->answer), ==, 1);
    }
}

static void
test_redirect_keeps_key (void)
{
  g_autoptr (Call) call = call_new ();
  g_autoptr (Peer) other = peer_new ();
  g_autofree char *reply = g_strdup_printf (
      "HTTP/1.1 308 Permanent Redirect\r\nLocation: %s/v1/images/generations\r\n"
      "Content-Length: 0\r\n\r\n",
      peer_get_address (other));
  peer_add (call->peer, reply, -1, NULL, PEER_KEEP);
  peer_add_json (other, IMAGE);
  call_run (call);
  assert_failed (call, STUDIO_ERROR_REDIRECTED, FALSE);
  g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 1);
  g_assert_cmpuint (peer_get_n_connections (other), ==, 0);
}

static void
test_rate_limit (void)
{
  g_autoptr (Call) call = call_new ();
  peer_add (call->peer,
            "HTTP/1.1 429 Too Many Requests\r\nX-RateLimit-Limit-Requests: 20\r\n"
            "X-RateLimit-Remaining-Requests: 0\r\nX-RateLimit-Reset-Requests: 8s\r\n"
            "X-Request-Id: " CALL_KEY "\r\nContent-Length: 21\r\n\r\n" CALL_KEY,
            -1,
            NULL,
            PEER_KEEP);
  call_run (call);
  assert_failed (call, STUDIO_ERROR_RATE_LIMIT, FALSE);
  g_assert_cmpint (studio_pacer_get_wait_us (call->pacer), ==, 8 * G_USEC_PER_SEC);
  g_assert_cmpstr (studio_error_get_body (call->error), ==, "[key]");
  g_assert_cmpstr (studio_error_get_request_id (call->error), ==, "[key]");
}

static void
test_cancelled_before (void)
{
  g_autoptr (Call) call = call_new ();
  g_cancellable_cancel (call->cancellable);
  call_run (call);
  g_assert_error (call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (call->phases->str, ==, "");
  g_assert_cmpuint (peer_get_n_connections (call->peer), ==, 0);
  g_assert_cmpuint (studio_pacer_get_remaining (call->pacer), ==, STUDIO_PACER_LIMIT);
}

static void
test_cancelled_in_phase (void)
{
  static const char *const begun = HEAD "Content-Length: 900\r\n\r\n{\"data\":[{\"b64_json\":\"Zm";
  static const struct
  {
    StudioClientPhase phase;
    const char *reply;
    const char *phases;
  } cases[] = {
    { STUDIO_CLIENT_PHASE_SENDING, NULL, "S" },
    { STUDIO_CLIENT_PHASE_SENT, "", "ST" },
    { STUDIO_CLIENT_PHASE_RECEIVING, "body", "STR" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Call) call = call_new ();
      if (cases[i].reply != NULL)
        peer_add (call->peer, *cases[i].reply == '\0' ? "" : begun, -1, NULL, PEER_HOLD);
      call->cancel_in = (int) cases[i].phase;
      call_run (call);
      g_assert_error (call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpstr (call->phases->str, ==, cases[i].phases);
      g_assert_cmpuint (call->sink->n_ended, ==, 0);
      if (cases[i].reply != NULL)
        call_wait_released (call, 1);
    }
}

static void
test_timeout (void)
{
  static const char *const replies[] = {
    "", HEAD "Content-Length: 900\r\n\r\n{\"data\":[{\"b64_json\":\"Zm"
  };
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (Call) call = call_new ();
      studio_client_set_timeout (call->client, 1);
      peer_add (call->peer, replies[i], -1, NULL, PEER_HOLD);
      call_run (call);
      assert_failed (call, STUDIO_ERROR_TIMEOUT, TRUE);
      call_wait_released (call, 1);
    }
}

/* A body that goes on for ever behind a whole image. */
static void
test_timeout_after_image (void)
{
  g_autoptr (Call) call = call_new ();
  studio_client_set_timeout (call->client, 1);
  peer_add (call->peer,
            HEAD "Transfer-Encoding: chunked\r\n\r\n1c\r\n"
                 "{\"data\":[{\"b64_json\":\"Zm9v\"}]\r\n",
            -1,
            NULL,
            PEER_HOLD);
  call_run (call);
  g_assert_no_error (call->error);
  g_assert_cmpstr (call_get_image (call), ==, "foo");
  call_wait_released (call, 1);
}

/* A host that takes the connection and never gets through with TLS. */
static void
test_connect_timeout (void)
{
  g_autoptr (Call) call = call_new ();
  g_autofree char *address = g_strconcat (
      "https", peer_get_address (call->peer) + strlen ("http"), NULL);
  call_set_address (call, address, NULL);
  studio_client_set_connect_timeout (call->client, 1);
  call_run (call);
  assert_failed (call, STUDIO_ERROR_OFFLINE, FALSE);
  g_assert_cmpstr (call->phases->str, ==, "S");
  g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 0);
}

static void
test_refused_connection (void)
{
  g_autoptr (Call) call = call_new ();
  Peer *gone = peer_new ();
  g_autofree char *address = g_strdup (peer_get_address (gone));
  peer_free (gone);
  call_set_address (call, address, NULL);
  call_run (call);
  assert_failed (call, STUDIO_ERROR_OFFLINE, FALSE);
}

static void
test_bad_address (void)
{
  g_autoptr (Call) call = call_new ();
  call_set_address (call, "no address", NULL);
  call_run (call);
  assert_failed (call, STUDIO_ERROR_ADDRESS, FALSE);
}

static void
test_too_large (void)
{
  static const struct
  {
    const char *reply;
    gint64 limit;
  } cases[] = {
    { HEAD "Content-Length: 900\r\n\r\n{\"data\":[{\"b64_json\":\"Zm9vYmFy", 5 },
    { HEAD "Content-Length: 90000000\r\n\r\n{", 1000000 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Call) call = call_new ();
      studio_client_set_image_limit (call->client, cases[i].limit);
      peer_add (call->peer, cases[i].reply, -1, NULL, PEER_HOLD);
      call_run (call);
      assert_failed (call, STUDIO_ERROR_ANSWER_TOO_LARGE, TRUE);
      call_wait_released (call, 1);
    }
}

/* White space without end is no image, but it is a body. */
static void
test_endless_space (void)
{
  g_autoptr (Call) call = call_new ();
  studio_client_set_image_limit (call->client, 1000);
  g_autofree char *space = g_strnfill (2 * 1024 * 1024, ' ');
  g_autofree char *reply = g_strconcat (HEAD "\r\n{", space, NULL);
  peer_add (call->peer, reply, -1, NULL, PEER_HOLD);
  call_run (call);
  assert_failed (call, STUDIO_ERROR_ANSWER_TOO_LARGE, TRUE);
  call_wait_released (call, 1);
}

static void
test_large (void)
{
  g_autoptr (Call) call = call_new ();
  gsize size = 5000001;
  g_autofree guint8 *bytes = g_malloc (size);
  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) (i * i >> 5);
  g_autofree char *base64 = g_base64_encode (bytes, size);
  g_autofree char *body = g_strconcat ("{\"data\":[{\"b64_json\":\"", base64, "\"}]}", NULL);
  peer_add_json (call->peer, body);
  call_run (call);
  g_assert_no_error (call->error);
  GByteArray *image = g_ptr_array_index (call->sink->images, 0);
  g_assert_cmpmem (image->data, image->len, bytes, size);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/success", test_success);
  g_test_add_func ("/client/one-connection", test_one_connection);
  g_test_add_func ("/client/chunked", test_chunked);
  g_test_add_func ("/client/gzip", test_gzip);
  g_test_add_func ("/client/failures", test_failures);
  g_test_add_func ("/client/never-twice", test_never_twice);
  g_test_add_func ("/client/image-outlives-connection", test_image_outlives_connection);
  g_test_add_func ("/client/redirect-keeps-key", test_redirect_keeps_key);
  g_test_add_func ("/client/rate-limit", test_rate_limit);
  g_test_add_func ("/client/cancelled-before", test_cancelled_before);
  g_test_add_func ("/client/cancelled-in-phase", test_cancelled_in_phase);
  g_test_add_func ("/client/timeout", test_timeout);
  g_test_add_func ("/client/timeout-after-image", test_timeout_after_image);
  g_test_add_func ("/client/connect-timeout", test_connect_timeout);
  g_test_add_func ("/client/refused-connection", test_refused_connection);
  g_test_add_func ("/client/bad-address", test_bad_address);
  g_test_add_func ("/client/too-large", test_too_large);
  g_test_add_func ("/client/endless-space", test_endless_space);
  g_test_add_func ("/client/large", test_large);
  return g_test_run ();
}
