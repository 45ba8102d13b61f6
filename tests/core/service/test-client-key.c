/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-call.h"
#include "studio-small-get.h"
#include "studio-test-support.h"

#include <string.h>

/* Where a redirect may lead: another host, a host without TLS, the same host. */
static char *
build_location (guint kind, Peer *own, Peer *other)
{
  if (kind == 0)
    return g_strconcat (peer_get_address (other), "/v1/images/generations", NULL);
  if (kind == 1)
    return g_strdup_printf ("http://127.0.0.1:%u/v1/images/generations", peer_get_port (other));
  if (kind == 2)
    return g_strconcat (peer_get_address (own), "/v2/images/generations", NULL);
  return g_strdup ("/v2/images/generations");
}

static const char *const statuses[] = {
  "300 Multiple Choices", "301 Moved Permanently",  "302 Found",
  "303 See Other",        "307 Temporary Redirect", "308 Permanent Redirect"
};

static void
add_redirect (Peer *own, Peer *other, guint status, guint kind)
{
  g_autofree char *location = build_location (kind, own, other);
  g_autofree char *reply = g_strdup_printf (
      "HTTP/1.1 %s\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", statuses[status], location);
  peer_add (own, reply, -1, NULL, PEER_KEEP);
}

/* One POST is one billed image, so it is not followed within the same host either. */
static void
test_redirects (void)
{
  for (guint status = 0; status < G_N_ELEMENTS (statuses); status++)
    for (guint kind = 0; kind < 4; kind++)
      {
        g_autoptr (Call) call = call_new_tls ("good", NULL);
        g_autoptr (Peer) other = kind == 1 ? peer_new () : peer_new_tls ("good", NULL);
        g_test_message ("%s, %u", statuses[status], kind);
        add_redirect (call->peer, other, status, kind);
        peer_add_json (call->peer, CALL_IMAGE);
        peer_add_json (other, CALL_IMAGE);
        call_run (call);
        call_assert_failed (call, STUDIO_ERROR_REDIRECTED, FALSE);
        g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 1);
        g_assert_cmpuint (peer_get_n_connections (other), ==, 0);
      }
}

static StudioSmallReply *
ask (Call *call, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SoupMessage) message = studio_small_get_new_message (
      peer_get_address (call->peer), "/v1/mcp/servers", CALL_KEY);
  studio_small_get_async (
      call->session, message, 20, call->cancellable, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_null (
      soup_message_headers_get_one (soup_message_get_request_headers (message), "Authorization"));
  return studio_small_get_finish (result, error);
}

static void
test_redirected_questions (void)
{
  for (guint status = 0; status < G_N_ELEMENTS (statuses); status++)
    for (guint kind = 0; kind < 4; kind++)
      {
        g_autoptr (Call) call = call_new_tls ("good", NULL);
        g_autoptr (Peer) other = kind == 1 ? peer_new () : peer_new_tls ("good", NULL);
        g_autoptr (GError) error = NULL;
        add_redirect (call->peer, other, status, kind);
        g_autoptr (StudioSmallReply) reply = ask (call, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (reply->status, ==, atoi (statuses[status]));
        g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 1);
        g_assert_cmpuint (peer_get_n_connections (other), ==, 0);
      }
}

/* A service that asks for a password in place of the key gets neither. */
static void
test_challenges (void)
{
  static const char *const challenges[] = {
    "Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"y\", qop=\"auth\"", "NTLM", "Negotiate"
  };
  for (guint i = 0; i < G_N_ELEMENTS (challenges); i++)
    {
      g_autoptr (Call) call = call_new ();
      g_autofree char *reply = g_strdup_printf (
          "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: %s\r\nContent-Length: 0\r\n\r\n",
          challenges[i]);
      peer_add (call->peer, reply, -1, NULL, PEER_KEEP);
      peer_add_json (call->peer, CALL_IMAGE);
      call_run (call);
      call_assert_failed (call, STUDIO_ERROR_KEY_REFUSED, FALSE);
      g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 1);
    }
}

/* A server that says the key wherever it may say something. */
static void
test_echo (void)
{
  static const char *const replies[] = {
    "HTTP/1.1 400 " CALL_KEY "\r\nX-Request-Id: " CALL_KEY "\r\nContent-Length: 56\r\n\r\n"
    "{\"error\":{\"message\":\"inf-canary-0123456789\",\"type\":\"x\"}}",
    "HTTP/1.1 200 OK\r\nContent-Type: " CALL_KEY "\r\nContent-Length: 21\r\n\r\n" CALL_KEY,
    "HTTP/1.1 " CALL_KEY "\r\n\r\n",
    CALL_KEY ": " CALL_KEY "\r\n\r\n",
    "HTTP/1.1 307 Found\r\nLocation: https://" CALL_KEY "/\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: " CALL_KEY "\r\n\r\n",
  };
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (Call) call = call_new ();
      peer_add (call->peer, replies[i], -1, NULL, PEER_CLOSE);
      /* What is asserted is in call_finish(). */
      call_run (call);
      g_assert_nonnull (call->error);
    }
}

static void
run_all_sorts (void)
{
  g_autoptr (Call) call = call_new_tls ("good", "http/1.1");
  g_autoptr (GError) error = NULL;
  peer_add_json (call->peer, CALL_IMAGE);
  call_run (call);
  call_assert_image (call, "foobar");
  peer_add (call->peer, "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n", -1, NULL, PEER_KEEP);
  call_run (call);
  peer_add (call->peer, "", -1, NULL, PEER_CLOSE);
  call_run (call);
  peer_add_json (call->peer, "[]");
  g_autoptr (StudioSmallReply) reply = ask (call, &error);
  g_assert_no_error (error);
  g_autoptr (Call) second = call_new_tls ("good", "h2");
  peer_add (second->peer, "", 0, NULL, PEER_CLOSE);
  call_run (second);
  g_autoptr (Call) third = call_new_tls ("self-signed", NULL);
  call_run (third);
}

/* With everything on that the libraries below can be told to say. */
static void
test_logs (void)
{
  static const char *const wishes[][2] = { { "G_MESSAGES_DEBUG", "all" },
                                           { "SOUP_DEBUG", "all" },
                                           { "GNUTLS_DEBUG_LEVEL", "2" } };
  if (g_test_subprocess ())
    {
      run_all_sorts ();
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    g_setenv (wishes[i][0], wishes[i][1], TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    g_unsetenv (wishes[i][0]);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*libsoup-http2-DEBUG*");
  g_test_trap_assert_stdout_unmatched ("*canary*");
  g_test_trap_assert_stderr_unmatched ("*canary*");
  g_test_trap_assert_stderr_unmatched ("*Bearer*");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client-key/redirects", test_redirects);
  g_test_add_func ("/client-key/redirected-questions", test_redirected_questions);
  g_test_add_func ("/client-key/challenges", test_challenges);
  g_test_add_func ("/client-key/echo", test_echo);
  g_test_add_func ("/client-key/logs", test_logs);
  return g_test_run ();
}
