/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "demo-client.h"

#include "studio-demo-control.h"

#include <string.h>

static guint
control (StudioDemoServer *server, const char *method, const char *key, const char *text)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *uri = g_strconcat (
      studio_demo_server_get_url (server), STUDIO_DEMO_CONTROL_PATH, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, uri);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  if (key != NULL)
    {
      g_autofree char *value = g_strconcat ("Bearer ", key, NULL);
      soup_message_headers_replace (
          soup_message_get_request_headers (message), "authorization", value);
    }
  if (!g_str_equal (method, "GET"))
    soup_message_set_request_body_from_bytes (message, "text/plain", bytes);
  g_autoptr (GBytes) body = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  guint status = soup_message_get_status (message);
  if (status == 200)
    {
      gsize n;
      const char *answer = g_bytes_get_data (body, &n);
      g_assert_cmpmem (answer, n, text, strlen (text));
    }
  return status;
}

static guint
post (StudioDemoServer *server)
{
  g_auto (DemoAnswer) answer = { 0 };
  demo_post (server, STUDIO_DEMO_KEY, DEMO_BODY, &answer);
  return answer.status;
}

static void
test_changes_the_fault (void)
{
  static const StudioDemoOptions options = { .controlled = TRUE, .fault = "unauthorized" };
  g_autoptr (StudioDemoServer) server = demo_start (&options);

  g_assert_cmpuint (control (server, "GET", STUDIO_DEMO_KEY, "unauthorized"), ==, 200);
  g_assert_cmpuint (post (server), ==, 401);
  g_assert_cmpuint (control (server, "PUT", STUDIO_DEMO_KEY, "server-error"), ==, 200);
  g_assert_cmpuint (control (server, "GET", STUDIO_DEMO_KEY, "server-error"), ==, 200);
  g_assert_cmpuint (post (server), ==, 500);
  g_assert_cmpuint (control (server, "PUT", STUDIO_DEMO_KEY, ""), ==, 200);
  g_assert_cmpuint (control (server, "GET", STUDIO_DEMO_KEY, ""), ==, 200);
  g_assert_cmpuint (post (server), ==, 200);
}

/* A fault that befalls one request befalls one again when it is asked for anew. */
static void
test_counts_anew (void)
{
  static const StudioDemoOptions options = { .controlled = TRUE, .fault = "rate-limit-once" };
  g_autoptr (StudioDemoServer) server = demo_start (&options);

  g_assert_cmpuint (post (server), ==, 429);
  g_assert_cmpuint (post (server), ==, 200);
  g_assert_cmpuint (control (server, "PUT", STUDIO_DEMO_KEY, "rate-limit-once"), ==, 200);
  g_assert_cmpuint (post (server), ==, 429);
  g_assert_cmpuint (post (server), ==, 200);
}

static void
test_refuses (void)
{
  static const StudioDemoOptions options = { .controlled = TRUE };
  g_autoptr (StudioDemoServer) server = demo_start (&options);
  g_autoptr (StudioDemoServer) other = demo_start (NULL);

  g_assert_cmpuint (control (server, "PUT", NULL, "server-error"), ==, 401);
  g_assert_cmpuint (control (server, "PUT", "inf-other", "server-error"), ==, 401);
  g_assert_cmpuint (control (server, "PUT", STUDIO_DEMO_KEY, "no-such-fault"), ==, 400);
  g_assert_cmpuint (control (server, "POST", STUDIO_DEMO_KEY, "server-error"), ==, 405);
  g_assert_cmpuint (post (server), ==, 200);
  /* The demo of the window cannot be made to fail. */
  g_assert_cmpuint (control (other, "PUT", STUDIO_DEMO_KEY, "server-error"), ==, 404);
  g_assert_cmpuint (post (other), ==, 200);
}

static void
test_limit (void)
{
  static const StudioDemoOptions options = { .limit = 2 };
  g_autoptr (StudioDemoServer) server = demo_start (&options);
  g_auto (DemoAnswer) answer = { 0 };

  demo_post (server, STUDIO_DEMO_KEY, DEMO_BODY, &answer);
  g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (answer.message),
                                                 "x-ratelimit-limit-requests"),
                   ==,
                   "2");
  g_assert_cmpuint (post (server), ==, 200);
  g_assert_cmpuint (post (server), ==, 429);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/control/changes-the-fault", test_changes_the_fault);
  g_test_add_func ("/demo/control/counts-anew", test_counts_anew);
  g_test_add_func ("/demo/control/refuses", test_refuses);
  g_test_add_func ("/demo/control/limit", test_limit);

  return g_test_run ();
}
