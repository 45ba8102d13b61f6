/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-call.h"
#include "service-names.h"

#include <string.h>
#include <sys/socket.h>

static void
assert_cancelled (Call *call)
{
  g_cancellable_cancel (call->cancellable);
  call_finish (call);
  g_assert_error (call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_in_name_lookup (void)
{
  g_autoptr (Call) call = call_new_with (peer_new (),
                                         studio_client_new_session ("https://nobody.test"));
  test_names_use_none ();
  call_set_address (call, "https://nobody.test", NULL);
  call_start (call);
  for (guint i = 0; i < 10; i++)
    g_main_context_iteration (NULL, FALSE);
  assert_cancelled (call);
  g_assert_cmpstr (call->phases->str, ==, "S");
  test_names_reset ();
}

/* How many connections of this computer to @port have asked and heard nothing: state SYN_SENT,
 * number 2, in the kernel’s table. */
static guint
count_waiting (guint port)
{
  g_autofree char *table = NULL;
  g_autofree char *wanted = g_strdup_printf (" 0100007F:%04X 02 ", port);
  guint n = 0;
  g_assert_true (g_file_get_contents ("/proc/self/net/tcp", &table, NULL, NULL));
  for (const char *at = strstr (table, wanted); at != NULL; at = strstr (at + 1, wanted))
    n++;
  return n;
}

static GSocket *
open_socket (void)
{
  GSocket *socket = g_socket_new (
      G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_assert_nonnull (socket);
  return socket;
}

/* A host whose line is full and that takes nobody from it: no answer to a connection. */
static GSocket *
fill_line (GPtrArray *clients, guint *port)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  GSocket *host = open_socket ();

  g_socket_set_listen_backlog (host, 0);
  g_assert_true (g_socket_bind (host, any, FALSE, NULL));
  g_assert_true (g_socket_listen (host, NULL));
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (host, NULL);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  while (count_waiting (*port) == 0)
    {
      GSocket *client = open_socket ();
      g_socket_set_blocking (client, FALSE);
      g_socket_connect (client, address, NULL, NULL);
      g_ptr_array_add (clients, client);
      g_assert_cmpuint (clients->len, <, 100);
    }
  return host;
}

static void
test_in_connecting (void)
{
  g_autoptr (GPtrArray) clients = g_ptr_array_new_with_free_func (g_object_unref);
  guint port;
  g_autoptr (GSocket) host = fill_line (clients, &port);
  guint n_waiting = count_waiting (port);
  g_autoptr (Call) call = call_new ();
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u", port);

  call_set_address (call, address, NULL);
  call_start (call);
  while (count_waiting (port) == n_waiting)
    g_main_context_iteration (NULL, FALSE);
  assert_cancelled (call);
  g_assert_cmpstr (call->phases->str, ==, "S");
  g_assert_cmpuint (count_waiting (port), <=, n_waiting);
}

static void
test_in_connecting_timeout (void)
{
  g_autoptr (GPtrArray) clients = g_ptr_array_new_with_free_func (g_object_unref);
  guint port;
  g_autoptr (GSocket) host = fill_line (clients, &port);
  guint n_waiting = count_waiting (port);
  g_autoptr (Call) call = call_new ();
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u", port);

  call_set_address (call, address, NULL);
  studio_client_set_connect_timeout (call->client, 1);
  call_run (call);
  call_assert_failed (call, STUDIO_ERROR_OFFLINE, FALSE);
  g_assert_nonnull (strstr (call->error->message, "in time"));
  g_assert_cmpuint (count_waiting (port), <=, n_waiting);
}

/* The host takes the connection, and says nothing to the hand-shake of TLS. */
static void
test_in_handshake (void)
{
  g_autoptr (Call) call = call_new ();
  g_autofree char *address = g_strdup_printf ("https://127.0.0.1:%u", peer_get_port (call->peer));
  call_set_address (call, address, NULL);
  call_start (call);
  while (peer_get_n_bytes (call->peer) == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_cancelled (call);
  g_assert_cmpstr (call->phases->str, ==, "S");
  call_wait_released (call, 1);
}

static void
test_at_proxy (void)
{
  Peer *peer = peer_new ();
  g_autofree char *proxy = g_strdup_printf ("http://127.0.0.1:%u", peer_get_port (peer));
  g_autoptr (GProxyResolver) proxies = g_simple_proxy_resolver_new (proxy, NULL);
  g_autoptr (Call) call = call_new_with (
      peer, studio_client_new_session_with ("https://images.test", NULL, proxies));
  call_set_address (call, "https://images.test", NULL);
  peer_add (peer, "", 0, NULL, PEER_HOLD);
  call_start (call);
  while (peer_get_n_requests (peer) == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_cancelled (call);
  call_wait_released (call, 1);
}

/* The host takes the head of the request and no more. */
static void
test_in_sending (void)
{
  g_autofree char *text = g_strnfill (1000000, '\x01');
  for (guint tls = 0; tls < 2; tls++)
    {
      g_autoptr (GTlsDatabase) authorities = peer_load_authority ();
      Peer *peer = peer_new_narrow (tls == 1);
      g_autoptr (Call) call = call_new_with (
          peer, studio_client_new_session_with (peer_get_address (peer), authorities, NULL));
      g_object_unref (call->request);
      call->request = studio_request_new (
          text, text, STUDIO_ASPECT_RATIO_1_1, 42, STUDIO_OUTPUT_FORMAT_PNG, NULL);
      peer_set_answers_early (peer);
      peer_add (peer, "", 0, NULL, PEER_DEAF);
      call_start (call);
      while (peer_get_n_requests (peer) == 0)
        g_main_context_iteration (NULL, TRUE);
      assert_cancelled (call);
      g_assert_cmpstr (call->phases->str, ==, "ST");
      peer_open_gate (peer);
      call_wait_released (call, 1);
    }
}

/* With TLS, while the image is made and while it comes. */
static void
test_in_waiting (void)
{
  static const char *const replies[] = {
    "", CALL_HEAD "Content-Length: 900\r\n\r\n{\"data\":[{\"b64_json\":\"Zm"
  };
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (Call) call = call_new_tls ("good", NULL);
      peer_add (call->peer, replies[i], -1, NULL, PEER_HOLD);
      call->cancel_in = i == 0 ? STUDIO_CLIENT_PHASE_SENT : STUDIO_CLIENT_PHASE_RECEIVING;
      call_run (call);
      g_assert_error (call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      call_wait_released (call, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client-stop/in-name-lookup", test_in_name_lookup);
  g_test_add_func ("/client-stop/in-connecting", test_in_connecting);
  g_test_add_func ("/client-stop/in-connecting-timeout", test_in_connecting_timeout);
  g_test_add_func ("/client-stop/in-handshake", test_in_handshake);
  g_test_add_func ("/client-stop/at-proxy", test_at_proxy);
  g_test_add_func ("/client-stop/in-sending", test_in_sending);
  g_test_add_func ("/client-stop/in-waiting", test_in_waiting);
  return g_test_run ();
}
