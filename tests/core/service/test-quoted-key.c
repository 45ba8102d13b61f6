/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-call.h"
#include "studio-error.h"

#include <string.h>

/* Servers and debugging proxies that quote what they were sent, the key with it. */

typedef struct
{
  const char *status;
  const char *type;
  const char *body;
  StudioErrorCode code;
} Quote;

#define JSON "application/json"

static const Quote quotes[] = {
  { "400 Bad Request",
    JSON,
    "{\"error\":{\"code\":400,\"type\":\"" CALL_KEY "\",\"message\":\"Bearer " CALL_KEY "\"}}",
    STUDIO_ERROR_PARAMETER_REFUSED },
  { "401 Unauthorized",
    JSON,
    "{\"error\":\"\\u0069nf-canary-0123456789\"}",
    STUDIO_ERROR_KEY_REFUSED },
  { "401 Unauthorized",
    JSON,
    "{\"error\":\"{\\\"message\\\":\\\"\\\\u0069nf-canary-0123456789\\\"}\"}",
    STUDIO_ERROR_KEY_REFUSED },
  { "401 Unauthorized", JSON, "{\"error\":\"INF-CANARY-0123456789\"}", STUDIO_ERROR_KEY_REFUSED },
  { "500 Oops", JSON, "{\"error\":\"inf-canary\",\"detail\":\"0123456789\"}", STUDIO_ERROR_SERVER },
  { "502 Bad Gateway",
    "text/html",
    "<title>inf-canary&#45;0123456789</title><pre>inf-canary-\n  0123456789</pre>",
    STUDIO_ERROR_SERVER },
  { "502 Bad Gateway",
    "text/plain",
    "Authorization=Bearer%20inf%2Dcanary%2D0123456789",
    STUDIO_ERROR_SERVER },
  { "502 Bad Gateway",
    "text/plain",
    "QmVhcmVyIGluZi1jYW5hcnktMDEyMzQ1Njc4OQ==",
    STUDIO_ERROR_SERVER },
  { "200 OK", JSON, "{\"headers\":{\"Authorization\":\"Bearer " CALL_KEY "\"}}", 0 },
  { "200 OK", "text/plain", "Authorization: Bearer " CALL_KEY, 0 },
};

static void
assert_clean (const char *text)
{
  static const char *const parts[] = {
    "canary",
    "01234567",
    "i1jYW5hcnkt",
    "MDEyMzQ1Njc4",
  };
  g_autofree char *small = g_ascii_strdown (text == NULL ? "" : text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = g_ascii_strdown (parts[i], -1);
      if (strstr (small, part) != NULL)
        g_error ("“%s” holds “%s”", text, part);
    }
}

static void
test_failures (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      g_autoptr (Call) call = call_new ();
      g_autofree char *reply = g_strdup_printf (
          "HTTP/1.1 %s\r\nContent-Type: %s\r\nX-Request-Id: Bearer " CALL_KEY
          "\r\nContent-Length: %zu\r\n\r\n%s",
          quotes[i].status,
          quotes[i].type,
          strlen (quotes[i].body),
          quotes[i].body);

      g_test_message ("%s %s", quotes[i].status, quotes[i].body);
      peer_add (call->peer, reply, -1, NULL, PEER_KEEP);
      call_run (call);
      g_assert_nonnull (call->error);
      if (quotes[i].code != 0)
        g_assert_error (call->error, STUDIO_ERROR, (int) quotes[i].code);
      g_assert_cmpstr (studio_error_get_request_id (call->error), ==, "Bearer [key]");
      g_assert_nonnull (strstr (studio_error_get_body (call->error), "[key]"));
      assert_clean (call->error->message);
      assert_clean (studio_error_get_service_message (call->error));
      assert_clean (studio_error_get_service_type (call->error));
      assert_clean (studio_error_get_body (call->error));
    }
}

/* Half of the key comes with the next packet. */
static void
test_in_two_packets (void)
{
  g_autoptr (Call) call = call_new ();

  peer_add (call->peer,
            "HTTP/1.1 500 Oops\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
            "5\r\ninf-c\r\n",
            -1,
            "10\r\nanary-0123456789\r\n0\r\n\r\n",
            PEER_KEEP);
  call->open_gate_in = STUDIO_CLIENT_PHASE_SENT;
  call_run (call);
  g_assert_cmpstr (studio_error_get_body (call->error), ==, "[key]");
}

/* What comes beside an image goes into the library. */
static void
test_success (void)
{
  static const char body[] =
      "{\"data\":[{\"b64_json\":\"Zm9vYmFy\",\"revised_prompt\":\"a \\u0069nf-canary-0123456789\"}]}";
  g_autoptr (Call) call = call_new ();
  g_autofree char *reply = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Request-Id: " CALL_KEY
      "\r\nContent-Length: %zu\r\n\r\n%s",
      strlen (body),
      body);

  peer_add (call->peer, reply, -1, NULL, PEER_KEEP);
  call_run (call);
  g_assert_no_error (call->error);
  g_assert_cmpstr (call_get_image (call), ==, "foobar");
  g_assert_cmpstr (studio_answer_get_revised_prompt (call->answer), ==, "a [key]");
  g_assert_cmpstr (studio_answer_get_request_id (call->answer), ==, "[key]");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quoted-key/failures", test_failures);
  g_test_add_func ("/quoted-key/in-two-packets", test_in_two_packets);
  g_test_add_func ("/quoted-key/success", test_success);
  return g_test_run ();
}
