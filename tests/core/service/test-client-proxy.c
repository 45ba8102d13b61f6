/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-call.h"
#include "studio-small-get.h"
#include "studio-test-support.h"

#include <string.h>

/* A name that only the proxy could find, and that its certificate is for. */
#define ADDRESS "https://images.test"

#define TUNNEL "HTTP/1.1 200 Connection established\r\n\r\n"

static char *
build_proxy (Peer *peer, const char *scheme)
{
  return g_strdup_printf ("%s://127.0.0.1:%u", scheme, peer_get_port (peer));
}

/* The peer is the proxy, and behind its tunnel the service. */
static Call *
start_call (const char *proxy)
{
  Peer *peer = peer_new ();
  g_autofree char *own = build_proxy (peer, "http");
  g_autoptr (GTlsDatabase) authorities = peer_load_authority ();
  g_autoptr (GProxyResolver) proxies = g_simple_proxy_resolver_new (proxy == NULL ? own : proxy,
                                                                    NULL);
  Call *call = call_new_with (peer, studio_client_new_session_with (ADDRESS, authorities, proxies));
  call_set_address (call, ADDRESS, NULL);
  return call;
}

static void
test_tunnel (void)
{
  g_autoptr (Call) call = start_call (NULL);
  peer_add (call->peer, TUNNEL, -1, NULL, PEER_START_TLS);
  peer_add_json (call->peer, CALL_IMAGE);
  peer_add_json (call->peer, CALL_IMAGE);
  call_run (call);
  call_assert_image (call, "foobar");
  call_run (call);
  call_assert_image (call, "foobar");

  g_auto (GStrv) requests = g_strsplit (peer_get_all_requests (call->peer), "\n----\n", -1);
  g_assert_true (g_str_has_prefix (requests[0], "CONNECT images.test:443 HTTP/1.1\r\n"));
  g_assert_null (strstr (requests[0], "canary"));
  g_assert_null (strstr (requests[0], "Authorization"));
  g_assert_true (g_str_has_prefix (requests[1], "POST /v1/images/generations HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (requests[1], "Bearer " CALL_KEY));
  g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 3);
  g_assert_cmpuint (peer_get_n_connections (call->peer), ==, 1);
}

typedef struct
{
  const char *reply;
  const char *later;
  PeerEnd end;
  guint status;
  const char *sentence;
} Refusal;

static const Refusal refusals[] = {
  { "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
    "Content-Length: 0\r\n\r\n",
    NULL,
    PEER_KEEP,
    407,
    "a name and a password" },
  { "HTTP/1.1 403 Forbidden\r\nContent-Length: 13\r\n\r\n<html></html>",
    NULL,
    PEER_KEEP,
    403,
    "not let the connection through" },
  { "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
    NULL,
    PEER_KEEP,
    502,
    "not let the connection through" },
  { "HTTP/1.1 503 Service Unavailable\r\n\r\nbusy",
    NULL,
    PEER_CLOSE,
    503,
    "not let the connection through" },
  { "HTTP/1.1 302 Found\r\nLocation: https://sign.in.test/\r\nContent-Length: 0\r\n\r\n",
    NULL,
    PEER_KEEP,
    302,
    "not let the connection through" },
  /* Without end. */
  { "HTTP/1.1 403 Forbidden\r\n\r\n", "x", PEER_FLOOD, 0, "cannot be reached" },
  { "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n",
    "xxxxxxxxxx",
    PEER_FLOOD,
    0,
    "cannot be reached" },
  { "", NULL, PEER_HOLD, 0, "cannot be reached" },
  { "HTTP/1.1 200", NULL, PEER_HOLD, 0, "cannot be reached" },
  { "", NULL, PEER_CLOSE, 0, "cannot be reached" },
  { "", NULL, PEER_RESET, 0, "cannot be reached" },
  { "220 mail.example.com ESMTP\r\n\r\n", NULL, PEER_CLOSE, 0, "cannot be reached" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal *refusal = &refusals[i];
      g_autoptr (Call) call = start_call (NULL);
      g_test_message ("row %u: %s", i, refusal->reply);
      studio_client_set_connect_timeout (call->client, 1);
      peer_add (call->peer, refusal->reply, -1, refusal->later, refusal->end);
      call_run (call);
      call_assert_failed (call, STUDIO_ERROR_PROXY, FALSE);
      g_assert_nonnull (strstr (call->error->message, refusal->sentence));
      g_assert_cmpuint (studio_error_get_http_status (call->error), ==, refusal->status);
      g_assert_cmpstr (call->phases->str, ==, "S");
      g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 1);
      g_assert_null (strstr (peer_get_all_requests (call->peer), "canary"));
    }
}

static void
test_gone (void)
{
  static const char *const schemes[] = { "http", "socks5" };
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      Peer *gone = peer_new ();
      g_autofree char *proxy = build_proxy (gone, schemes[i]);
      peer_free (gone);
      g_autoptr (Call) call = start_call (proxy);
      call_run (call);
      call_assert_failed (call, STUDIO_ERROR_PROXY, FALSE);
    }
}

/* The proxy’s name, not the service’s, is what is not found. */
static void
test_unknown_name (void)
{
  g_autoptr (Call) call = start_call ("http://proxy.invalid:3128");
  call_run (call);
  call_assert_failed (call, STUDIO_ERROR_PROXY, FALSE);
}

/* What is behind the proxy has to prove who it is as well. */
static void
test_other_behind (void)
{
  g_autoptr (Call) call = start_call (NULL);
  peer_add (call->peer, TUNNEL, -1, NULL, PEER_START_TLS);
  call_set_address (call, "https://elsewhere.test", NULL);
  call_run (call);
  call_assert_failed (call, STUDIO_ERROR_TLS, FALSE);
  g_assert_nonnull (strstr (call->error->message, "another name"));
  g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 1);
  g_assert_null (strstr (peer_get_all_requests (call->peer), "canary"));
}

static void
test_question (void)
{
  g_autoptr (Call) call = start_call (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SoupMessage) message = studio_small_get_new_message (ADDRESS, "/x", CALL_KEY);

  peer_add (call->peer, "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", -1, NULL, PEER_KEEP);
  studio_small_get_async (call->session, message, 20, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_null (studio_small_get_finish (result, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PROXY);
  g_assert_null (strstr (peer_get_all_requests (call->peer), "canary"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client-proxy/tunnel", test_tunnel);
  g_test_add_func ("/client-proxy/refused", test_refused);
  g_test_add_func ("/client-proxy/gone", test_gone);
  g_test_add_func ("/client-proxy/unknown-name", test_unknown_name);
  g_test_add_func ("/client-proxy/other-behind", test_other_behind);
  g_test_add_func ("/client-proxy/question", test_question);
  return g_test_run ();
}
