/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-call.h"
#include "service-names.h"
#include "studio-transport-error.h"

#include <libsoup/soup.h>
#include <string.h>

/* What a person is told apart, each brought about for real. */
typedef struct
{
  const char *name;
  void (*arrange) (Call *call);
  StudioErrorCode code;
  gboolean may_be_billed;
} Trouble;

static void
arrange_nobody (Call *call)
{
  Peer *gone = peer_new ();
  g_autofree char *address = g_strdup (peer_get_address (gone));
  peer_free (gone);
  call_set_address (call, address, NULL);
}

static void
arrange_unknown_name (Call *call)
{
  test_names_use (G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
  call_set_address (call, "https://nobody.test", NULL);
}

static void
arrange_no_name_server (Call *call)
{
  test_names_use (G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE);
  call_set_address (call, "https://nobody.test", NULL);
}

static void
arrange_no_network (Call *call)
{
  test_names_use (G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE);
  call_set_address (call, "https://nobody.test", NULL);
}

static void
arrange_silent_name_server (Call *call)
{
  test_names_use_none ();
  call_set_address (call, "https://nobody.test", NULL);
  studio_client_set_connect_timeout (call->client, 1);
}

static void
arrange_no_tls (Call *call)
{
  g_autofree char *address = g_strdup_printf ("https://127.0.0.1:%u", peer_get_port (call->peer));
  call_set_address (call, address, NULL);
  peer_set_answers_anything (call->peer);
  peer_add (call->peer, "HTTP/1.1 400 Bad Request\r\n\r\n", -1, NULL, PEER_CLOSE);
}

static void
arrange_late_connection (Call *call)
{
  g_autofree char *address = g_strdup_printf ("https://127.0.0.1:%u", peer_get_port (call->peer));
  call_set_address (call, address, NULL);
  studio_client_set_connect_timeout (call->client, 1);
}

static void
arrange_late_answer (Call *call)
{
  studio_client_set_timeout (call->client, 1);
  peer_add (call->peer, "", 0, NULL, PEER_HOLD);
}

static void
arrange_loss (Call *call)
{
  peer_add (call->peer, "", 0, NULL, PEER_RESET);
}

static void
arrange_stranger (Call *call)
{
  peer_add (call->peer, "220 mail.example.com ESMTP\r\n\r\n", -1, NULL, PEER_CLOSE);
}

static const Trouble troubles[] = {
  { "nobody listens", arrange_nobody, STUDIO_ERROR_OFFLINE, FALSE },
  { "unknown name", arrange_unknown_name, STUDIO_ERROR_NAME_LOOKUP, FALSE },
  { "no name server", arrange_no_name_server, STUDIO_ERROR_OFFLINE, FALSE },
  { "no network", arrange_no_network, STUDIO_ERROR_OFFLINE, FALSE },
  { "silent name server", arrange_silent_name_server, STUDIO_ERROR_OFFLINE, FALSE },
  { "no TLS", arrange_no_tls, STUDIO_ERROR_TLS, FALSE },
  { "late connection", arrange_late_connection, STUDIO_ERROR_OFFLINE, FALSE },
  { "late answer", arrange_late_answer, STUDIO_ERROR_TIMEOUT, TRUE },
  { "loss", arrange_loss, STUDIO_ERROR_CONNECTION_LOST, TRUE },
  { "stranger", arrange_stranger, STUDIO_ERROR_BAD_ANSWER, TRUE },
};

static void
test_told_apart (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autoptr (GResolver) before = g_resolver_get_default ();
      g_autoptr (Call) call = call_new_with (peer_new (),
                                             studio_client_new_session ("https://nobody.test"));
      g_test_message ("%s", troubles[i].name);
      call_set_address (call, peer_get_address (call->peer), NULL);
      troubles[i].arrange (call);
      call_run (call);
      call_assert_failed (call, troubles[i].code, troubles[i].may_be_billed);
      g_assert_cmpuint (studio_error_get_exit_code (call->error),
                        ==,
                        troubles[i].code == STUDIO_ERROR_BAD_ANSWER ? 8 : 6);
      g_resolver_set_default (before);
    }
  test_names_reset ();
}

static void
test_certificates (void)
{
  static const struct
  {
    GTlsCertificateFlags flaws;
    const char *word;
  } cases[] = {
    { G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_EXPIRED, "authority" },
    { G_TLS_CERTIFICATE_BAD_IDENTITY, "another name" },
    { G_TLS_CERTIFICATE_EXPIRED, "expired" },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, "not valid yet" },
    { G_TLS_CERTIFICATE_REVOKED, "revoked" },
    { G_TLS_CERTIFICATE_INSECURE, "prove" },
    { G_TLS_CERTIFICATE_GENERIC_ERROR, "prove" },
  };
  g_autoptr (GError) cause = g_error_new_literal (
      G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, "cause");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = studio_transport_error_new_certificate (cause, cases[i].flaws);
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_TLS);
      g_assert_nonnull (strstr (error->message, cases[i].word));
      g_assert_cmpstr (studio_error_get_service_message (error), ==, "cause");
      g_assert_false (studio_error_may_be_billed (error));
      g_assert_false (studio_error_is_worth_repeating (error));
    }
}

static void
test_proxies (void)
{
  static const guint statuses[] = { 0, 403, 407, 502 };
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GError) error = studio_transport_error_new_proxy (NULL, statuses[i]);
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PROXY);
      g_assert_cmpuint (studio_error_get_http_status (error), ==, statuses[i]);
      g_assert_cmpint (studio_error_is_worth_repeating (error), ==, i == 0 || i == 3);
      g_assert_false (studio_error_may_be_billed (error));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transport-error/told-apart", test_told_apart);
  g_test_add_func ("/transport-error/certificates", test_certificates);
  g_test_add_func ("/transport-error/proxies", test_proxies);
  return g_test_run ();
}
