/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-call.h"

#include <string.h>

#define HALF "{\"data\":[{\"b64_json\":\"Zm9v"
#define LOST STUDIO_ERROR_CONNECTION_LOST
#define BAD STUDIO_ERROR_BAD_ANSWER
/* Which of the two depends on the version of libsoup. */
#define LOST_OR_BAD ((StudioErrorCode) -1)
#define TOO_LARGE STUDIO_ERROR_ANSWER_TOO_LARGE

/* How the body is said to be framed, what comes, and what happens then; no code for an image. */
typedef struct
{
  const char *fields;
  const char *body;
  PeerEnd end;
  StudioErrorCode code;
} Framing;

static const Framing framings[] = {
  /* Lengths that are none. */
  { "Content-Length: -5\r\n", CALL_IMAGE, PEER_CLOSE, BAD },
  { "Content-Length: -9223372036854775808\r\n", CALL_IMAGE, PEER_CLOSE, BAD },
  { "Content-Length: 18446744073709551615\r\n", CALL_IMAGE, PEER_CLOSE, 0 },
  { "Content-Length: 99999999999999999999999\r\n", CALL_IMAGE, PEER_CLOSE, 0 },
  { "Content-Length: 9223372036854775807\r\n", CALL_IMAGE, PEER_HOLD, TOO_LARGE },
  { "Content-Length: 12abc\r\n", CALL_IMAGE, PEER_CLOSE, BAD },
  { "Content-Length: \r\n", CALL_IMAGE, PEER_CLOSE, BAD },
  { "Content-Length: 76\r\nContent-Length: 76\r\n", CALL_IMAGE, PEER_CLOSE, 0 },
  /* Lengths that lie. */
  { "Content-Length: 20\r\n", CALL_IMAGE, PEER_KEEP, LOST },
  { "Content-Length: 0\r\n", CALL_IMAGE, PEER_KEEP, BAD },
  { "Content-Length: 500\r\n", HALF, PEER_CLOSE, LOST },
  { "Content-Length: 500\r\n", HALF, PEER_RESET, LOST },
  { "", HALF, PEER_CLOSE, LOST },
  { "", HALF, PEER_RESET, LOST },
  { "", "", PEER_CLOSE, BAD },
  /* Chunks. */
  { "Transfer-Encoding: chunked\r\n",
    "4c;name=value\r\n" CALL_IMAGE "\r\n0\r\n\r\n",
    PEER_KEEP,
    0 },
  { "Transfer-Encoding: chunked\r\n",
    "4C\r\n" CALL_IMAGE "\r\n0\r\nX-Sum: 1\r\n\r\n",
    PEER_KEEP,
    0 },
  { "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
    "4c\r\n" CALL_IMAGE "\r\n0\r\n\r\n",
    PEER_KEEP,
    0 },
  { "Transfer-Encoding: chunked\r\n", "5\r\n{\"dat\r\n", PEER_CLOSE, LOST },
  { "Transfer-Encoding: chunked\r\n", "5\r\n{\"dat\r\n", PEER_RESET, LOST },
  { "Transfer-Encoding: chunked\r\n", "5\r\n{\"dat\r\n0\r\n\r\n", PEER_KEEP, LOST },
  { "Transfer-Encoding: chunked\r\n",
    "zz\r\n" CALL_IMAGE "\r\n0\r\n\r\n",
    PEER_CLOSE,
    LOST_OR_BAD },
  { "Transfer-Encoding: chunked\r\n",
    "-1\r\n" CALL_IMAGE "\r\n0\r\n\r\n",
    PEER_CLOSE,
    LOST_OR_BAD },
  { "Transfer-Encoding: chunked\r\n", "ffffffffffffffff\r\n" HALF, PEER_CLOSE, LOST_OR_BAD },
  { "Transfer-Encoding: chunked\r\n", "7fffffffffffffff\r\n" HALF, PEER_CLOSE, LOST },
  { "Transfer-Encoding: chunked\r\n", CALL_IMAGE, PEER_CLOSE, LOST_OR_BAD },
  { "Transfer-Encoding: gzip\r\n", CALL_IMAGE, PEER_CLOSE, BAD },
  { "Transfer-Encoding: identity\r\n", CALL_IMAGE, PEER_CLOSE, 0 },
  /* What follows the image. */
  { "Content-Length: 80\r\n", CALL_IMAGE "    ", PEER_KEEP, 0 },
  { "Content-Length: 80\r\n", CALL_IMAGE "\r\n\r\n", PEER_KEEP, 0 },
  { "", CALL_IMAGE, PEER_CLOSE, 0 },
  { "Connection: close\r\nContent-Length: 76\r\n", CALL_IMAGE, PEER_HOLD, 0 },
};

static void
assert_ends (const char *reply, PeerEnd end, StudioErrorCode code, gboolean may_be_billed)
{
  g_autoptr (Call) call = call_new ();
  g_test_message ("%s", reply);
  peer_add (call->peer, reply, -1, NULL, end);
  peer_add_json (call->peer, CALL_IMAGE);
  call_run (call);
  if (code == LOST_OR_BAD)
    code = g_error_matches (call->error, STUDIO_ERROR, LOST) ? LOST : BAD;
  if (code == 0)
    call_assert_image (call, "foobar");
  else
    call_assert_failed (call, code, may_be_billed);
  g_assert_cmpint (call->expected, >=, -1);
  g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 1);
}

static void
test_framings (void)
{
  /* GObject itself has something to say about a negative length that libsoup hands on to it. */
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);
  for (guint i = 0; i < G_N_ELEMENTS (framings); i++)
    {
      const Framing *framing = &framings[i];
      g_autofree char *reply = g_strconcat (
          CALL_HEAD, framing->fields, "\r\n", framing->body, NULL);
      assert_ends (reply, framing->end, framing->code, TRUE);
    }
  g_log_set_always_fatal (fatal);
}

typedef struct
{
  const char *reply;
  PeerEnd end;
  StudioErrorCode code;
  gboolean may_be_billed;
} Answer;

static const Answer answers[] = {
  /* No HTTP, or hardly. */
  { CALL_IMAGE, PEER_CLOSE, BAD, TRUE },
  { "\r\n\r\n\r\n", PEER_CLOSE, BAD, TRUE },
  { "\x16\x03\x01\x02\x01\x01\r\n\r\n", PEER_CLOSE, BAD, TRUE },
  { "HTTP/1.1\r\n\r\n", PEER_CLOSE, BAD, TRUE },
  { "HTTP/1.1 two hundred\r\n\r\n", PEER_CLOSE, BAD, TRUE },
  { "HTTP/1.1 99 Low\r\n\r\n", PEER_CLOSE, BAD, TRUE },
  { "HTTP/1.1 999 High\r\nContent-Length: 0\r\n\r\n", PEER_KEEP, BAD, TRUE },
  { "HTTP/9.9 200 OK\r\n\r\n" CALL_IMAGE, PEER_CLOSE, BAD, TRUE },
  { "ICY 200 OK\r\n\r\n" CALL_IMAGE, PEER_CLOSE, 0, TRUE },
  /* HTTP/1.0. */
  { "HTTP/1.0 200 OK\r\n\r\n" CALL_IMAGE, PEER_CLOSE, 0, TRUE },
  { "HTTP/1.0 200 OK\r\nContent-Length: 76\r\n\r\n" CALL_IMAGE, PEER_CLOSE, 0, TRUE },
  { "HTTP/1.0 200 OK\r\n\r\n" HALF, PEER_CLOSE, LOST, TRUE },
  { "HTTP/1.0 200 OK\r\nContent-Length: 76\r\n\r\n" HALF, PEER_CLOSE, LOST, TRUE },
  { "HTTP/1.0 404 Not Found\r\n\r\nno", PEER_CLOSE, STUDIO_ERROR_NOT_SERVED, FALSE },
  /* Success without an image. */
  { "HTTP/1.1 204 No Content\r\n\r\n", PEER_KEEP, BAD, TRUE },
  { "HTTP/1.1 204 No Content\r\n\r\n" CALL_IMAGE, PEER_KEEP, BAD, TRUE },
  { "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n", PEER_KEEP, BAD, TRUE },
  { "HTTP/1.1 206 Partial Content\r\nContent-Length: 25\r\n\r\n" HALF, PEER_CLOSE, LOST, TRUE },
  { "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", PEER_KEEP, BAD, TRUE },
  { "HTTP/1.1 304 Not Modified\r\n\r\n", PEER_KEEP, STUDIO_ERROR_REDIRECTED, FALSE },
  /* What comes before an answer. */
  { "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" CALL_HEAD
    "Content-Length: 76\r\n\r\n" CALL_IMAGE,
    PEER_KEEP,
    0,
    TRUE },
  { "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n", PEER_CLOSE, LOST, TRUE },
  { "HTTP/1.1 100 Continue\r\n\r\n", PEER_CLOSE, LOST, TRUE },
  { "HTTP/1.1 100 Continue\r\n\r\n", PEER_RESET, LOST, TRUE },
};

static void
test_answers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    assert_ends (answers[i].reply, answers[i].end, answers[i].code, answers[i].may_be_billed);
}

/* What a server says beyond the length it named does not become part of the next answer. */
static void
test_beyond_length (void)
{
  g_autoptr (Call) call = call_new ();
  peer_add (call->peer,
            CALL_HEAD "Content-Length: 76\r\n\r\n" CALL_IMAGE
                      "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"forged\":1}",
            -1,
            NULL,
            PEER_KEEP);
  peer_add_json (call->peer, CALL_IMAGE);
  call_run (call);
  call_assert_image (call, "foobar");
  call_run (call);
  call_assert_image (call, "foobar");
  g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 2);
  g_assert_cmpuint (peer_get_n_connections (call->peer), ==, 2);
}

/* A server that answers before it has read the request, which is long. */
static void
test_early_answer (void)
{
  static const Answer early[] = {
    { "HTTP/1.1 413 Payload Too Large\r\nContent-Length: 0\r\n\r\n",
      PEER_HOLD,
      STUDIO_ERROR_PARAMETER_REFUSED,
      FALSE },
    { CALL_HEAD "Content-Length: 76\r\n\r\n" CALL_IMAGE, PEER_HOLD, 0, TRUE },
    { "", PEER_RESET, LOST, TRUE },
    { "", PEER_CLOSE, LOST, TRUE },
  };
  g_autofree char *text = g_strnfill (100000, '\x01');
  for (guint i = 0; i < G_N_ELEMENTS (early); i++)
    {
      g_autoptr (Call) call = call_new ();
      g_object_unref (call->request);
      call->request = studio_request_new (
          text, NULL, STUDIO_ASPECT_RATIO_1_1, 42, STUDIO_OUTPUT_FORMAT_PNG, NULL);
      peer_set_answers_early (call->peer);
      peer_add (call->peer, early[i].reply, -1, NULL, early[i].end);
      call_run (call);
      if (early[i].code == 0)
        call_assert_image (call, "foobar");
      else
        call_assert_failed (call, early[i].code, early[i].may_be_billed);
      g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 1);
    }
}

static void
append_packed (GString *text, const char *body, gsize size)
{
  g_autoptr (GConverter) packer = G_CONVERTER (
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (body, (gssize) size, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, packer);
  char buffer[4096];
  gssize got;

  while ((got = g_input_stream_read (packed, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (text, buffer, got);
  g_assert_cmpint (got, ==, 0);
}

/* A few kilobytes that unpack to a gigabyte, as an image, as white space, as an error. */
static void
test_bomb (void)
{
  static const Answer bombs[] = {
    { "HTTP/1.1 200 OK\r\n", PEER_HOLD, TOO_LARGE, TRUE },
    { "HTTP/1.1 401 Unauthorized\r\n", PEER_HOLD, STUDIO_ERROR_KEY_REFUSED, FALSE },
    { "HTTP/1.1 421 Misdirected Request\r\n", PEER_HOLD, STUDIO_ERROR_SERVER, FALSE },
  };
  gsize size = 64 * 1024 * 1024;
  g_autofree char *space = g_strnfill (size, ' ');
  g_autoptr (GString) packed = g_string_new (NULL);
  append_packed (packed, space, size);
  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autoptr (Call) call = call_new ();
      g_autoptr (GString) reply = g_string_new (bombs[i].reply);
      g_string_append (reply, "Content-Encoding: gzip\r\n\r\n");
      g_string_append_len (reply, packed->str, (gssize) packed->len);
      studio_client_set_image_limit (call->client, 1024 * 1024);
      peer_add (call->peer, reply->str, (gssize) reply->len, NULL, PEER_HOLD);
      call_run (call);
      call_assert_failed (call, bombs[i].code, bombs[i].may_be_billed);
      /* Twice the limit, a little, and the piece that went beyond it. */
      g_assert_cmpint (call->received, <, 4 * 1024 * 1024);
      call_wait_released (call, 1);
    }
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize size;
} Packed;

#define PACKED(name, bytes)       \
  {                               \
    name, bytes, sizeof bytes - 1 \
  }

/* What is asked for is understood, and nothing else is taken for an image. */
static void
test_encodings (void)
{
  static const Packed packed[] = {
    PACKED ("br",
            "\x1b\x4b\x00\xe0\x04\xa2\x6d\xa6\x7e\xd9\xa0\x20\x8a\x4f\x37\x74\x15\x11"
            "\xec\xcf\x64\x8c\xb1\x21\x82\x43\x4e\xc0\xbf\x25\x92\xb5\x45\x01\x78\x8d"
            "\xd0\x70\x4a\xb4\xb1\x42\x5c\x8c\x16\x0c\x69\x91\xb6\x99\xc1\x8f\xed\x0e"
            "\x42\xd5\xf4\x16\xcd\x3f\x86\x97\x73\xac\xfb\xd2\xf5\x04\x7f\x9c\x7e\x00"),
    PACKED ("zstd", "\x28\xb5\x2f\xfd\x20\x4c\x61\x02\x00" CALL_IMAGE),
    PACKED ("compress", "\x1f\x9d\x90" CALL_IMAGE),
  };
  for (guint i = 0; i < G_N_ELEMENTS (packed); i++)
    {
      /* libsoup asks for some of them by TLS only. */
      g_autoptr (Call) call = call_new_tls ("good", "http/1.1");
      g_autoptr (GString) reply = g_string_new (CALL_HEAD);
      g_string_append_printf (reply, "Content-Encoding: %s\r\n\r\n", packed[i].name);
      g_string_append_len (reply, packed[i].bytes, (gssize) packed[i].size);
      peer_add (call->peer, reply->str, (gssize) reply->len, NULL, PEER_CLOSE);
      call_run (call);

      const char *accepted = strstr (peer_get_last_request (call->peer), "Accept-Encoding: gzip");
      g_assert_nonnull (accepted);
      g_auto (GStrv) lines = g_strsplit (accepted, "\r\n", 2);
      if (strstr (lines[0], packed[i].name) != NULL)
        call_assert_image (call, "foobar");
      else
        call_assert_failed (call, BAD, TRUE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client-framing/framings", test_framings);
  g_test_add_func ("/client-framing/answers", test_answers);
  g_test_add_func ("/client-framing/beyond-length", test_beyond_length);
  g_test_add_func ("/client-framing/early-answer", test_early_answer);
  g_test_add_func ("/client-framing/bomb", test_bomb);
  g_test_add_func ("/client-framing/encodings", test_encodings);
  return g_test_run ();
}
