/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-call.h"

#include <string.h>

/* What somebody may have in the environment because it turns checks off elsewhere. */
static const char *const wishes[] = {
  "NODE_TLS_REJECT_UNAUTHORIZED",
  "GIT_SSL_NO_VERIFY",
  "PYTHONHTTPSVERIFY",
  "CURL_INSECURE",
  "SSL_NO_VERIFY",
  "SOUP_SSL_STRICT",
  "G_TLS_INSECURE",
  "GNUTLS_SKIP_VERIFY",
};

static Call *
start_call (const char *certificate, gboolean trusted)
{
  g_autoptr (GTlsDatabase) authorities = trusted ? peer_load_authority () : NULL;
  Peer *peer = peer_new_tls (certificate, NULL);
  peer_add_json (peer, CALL_IMAGE);
  return call_new_with (
      peer, studio_client_new_session_with (peer_get_address (peer), authorities, NULL));
}

static void
test_trusted (void)
{
  g_autoptr (Call) call = start_call ("good", TRUE);
  call_run (call);
  call_assert_image (call, "foobar");
  g_assert_nonnull (strstr (peer_get_last_request (call->peer), "Bearer " CALL_KEY));
}

static void
test_by_name (void)
{
  g_autoptr (Call) call = start_call ("good", TRUE);
  g_autofree char *address = g_strdup_printf ("https://localhost:%u", peer_get_port (call->peer));
  call_set_address (call, address, NULL);
  call_run (call);
  call_assert_image (call, "foobar");
}

typedef struct
{
  const char *certificate;
  gboolean trusted;
  const char *sentence;
} Refusal;

static const Refusal refusals[] = {
  { "self-signed", TRUE, "No authority" }, { "self-signed", FALSE, "No authority" },
  { "good", FALSE, "No authority" },       { "other-host", TRUE, "another name" },
  { "expired", TRUE, "has expired" },      { "not-yet", TRUE, "not valid yet" },
};

/* Not a byte of the request leaves before the host has proved who it is. */
static void
assert_refused (const Refusal *refusal)
{
  g_autoptr (Call) call = start_call (refusal->certificate, refusal->trusted);
  g_test_message ("%s", refusal->certificate);
  call_run (call);
  call_assert_failed (call, STUDIO_ERROR_TLS, FALSE);
  g_assert_nonnull (strstr (call->error->message, refusal->sentence));
  g_assert_nonnull (strstr (studio_error_get_advice (call->error), "nothing was sent"));
  g_assert_cmpstr (call->phases->str, ==, "S");
  call_wait_released (call, 1);
  g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 0);
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    assert_refused (&refusals[i]);
}

/* The same with an environment that would like it otherwise, in a process of its own because the
 * TLS library may look at it once only. */
static void
test_environment (void)
{
  if (g_test_subprocess ())
    {
      g_autofree char *path = g_test_build_filename (
          G_TEST_DIST, "data", "tls", "self-signed.pem", NULL);
      for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
        g_setenv (wishes[i], i == 2 ? "0" : "1", TRUE);
      g_setenv ("SSL_CERT_FILE", path, TRUE);
      g_setenv ("CURL_CA_BUNDLE", path, TRUE);
      g_setenv ("REQUESTS_CA_BUNDLE", path, TRUE);
      test_refused ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* Without a TLS library there is no connection rather than one without TLS. */
static void
test_no_library (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("GIO_USE_TLS", "dummy", TRUE);
      g_autoptr (Call) call = call_new ();
      g_autofree char *address = g_strdup_printf ("https://127.0.0.1:%u",
                                                  peer_get_port (call->peer));
      call_set_address (call, address, NULL);
      call_run (call);
      call_assert_failed (call, STUDIO_ERROR_TLS, FALSE);
      g_assert_cmpuint (peer_get_n_requests (call->peer), ==, 0);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_not_tls (void)
{
  g_autoptr (Call) call = call_new ();
  g_autofree char *address = g_strdup_printf ("https://127.0.0.1:%u", peer_get_port (call->peer));
  call_set_address (call, address, NULL);
  peer_set_answers_anything (call->peer);
  peer_add (call->peer, "220 mail.example.com ESMTP\r\n", -1, NULL, PEER_CLOSE);
  call_run (call);
  call_assert_failed (call, STUDIO_ERROR_TLS, FALSE);
  g_assert_null (strstr (peer_get_all_requests (call->peer), "canary"));
}

/* What libsoup has by default, and what it has not, that could carry the key elsewhere. */
static void
test_default_session (void)
{
  static const char *const addresses[] = { "https://us.inference.heroku.com",
                                           "http://127.0.0.1:8080" };
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (SoupSession) session = studio_client_new_session (addresses[i]);
      g_assert_true (soup_session_get_tls_database (session)
                     == g_tls_backend_get_default_database (g_tls_backend_get_default ()));
      g_assert_null (soup_session_get_feature (session, SOUP_TYPE_LOGGER));
      g_assert_null (soup_session_get_feature (session, SOUP_TYPE_COOKIE_JAR));
      g_assert_null (soup_session_get_feature (session, SOUP_TYPE_CACHE));
      g_assert_true (soup_session_get_proxy_resolver (session)
                     == (i == 0 ? g_proxy_resolver_get_default () : NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client-tls/trusted", test_trusted);
  g_test_add_func ("/client-tls/by-name", test_by_name);
  g_test_add_func ("/client-tls/refused", test_refused);
  g_test_add_func ("/client-tls/environment", test_environment);
  g_test_add_func ("/client-tls/no-library", test_no_library);
  g_test_add_func ("/client-tls/not-tls", test_not_tls);
  g_test_add_func ("/client-tls/default-session", test_default_session);
  return g_test_run ();
}
