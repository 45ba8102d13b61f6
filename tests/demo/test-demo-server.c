/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "demo-client.h"

#include "studio-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const StudioDemoOptions unlimited = { .unlimited = TRUE };

static void
test_delivers (void)
{
  g_autoptr (StudioDemoServer) server = demo_start (NULL);
  g_auto (DemoAnswer) answer = { 0 };
  g_autoptr (GBytes) image = NULL;
  g_autoptr (GBytes) last = NULL;
  SoupMessageHeaders *headers;

  g_assert_true (g_str_has_prefix (studio_demo_server_get_url (server), "http://127.0.0.1:"));
  g_assert_null (studio_demo_server_dup_last_image (server));
  demo_post (server, STUDIO_DEMO_KEY, DEMO_BODY, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.status, ==, 200);
  headers = soup_message_get_response_headers (answer.message);
  g_assert_cmpstr (soup_message_headers_get_one (headers, "content-type"), ==, "application/json");
  g_assert_nonnull (soup_message_headers_get_one (headers, "x-request-id"));
  g_assert_cmpstr (soup_message_headers_get_one (headers, "x-ratelimit-limit-requests"), ==, "20");
  image = demo_answer_dup_image (&answer);
  last = studio_demo_server_dup_last_image (server);
  g_assert_true (g_bytes_equal (image, last));
  g_assert_cmpuint (studio_demo_server_get_n_requests (server), ==, 1);
}

static void
test_draws_seeds (void)
{
  static const char *const body = "{\"model\":\"stable-image-ultra\",\"prompt\":\"a lake\"}";
  g_autoptr (StudioDemoServer) server = demo_start (&unlimited);
  g_auto (DemoAnswer) first = { 0 };
  g_auto (DemoAnswer) second = { 0 };
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;

  demo_post (server, STUDIO_DEMO_KEY, body, &first);
  demo_post (server, STUDIO_DEMO_KEY, body, &second);
  a = demo_answer_dup_image (&first);
  b = demo_answer_dup_image (&second);
  g_assert_false (g_bytes_equal (a, b));
}

static void
test_refuses (void)
{
  g_autoptr (StudioDemoServer) server = demo_start (&unlimited);
  g_auto (DemoAnswer) no_key = { 0 };
  g_auto (DemoAnswer) bad_key = { 0 };
  g_auto (DemoAnswer) bad_body = { 0 };

  demo_post (server, NULL, DEMO_BODY, &no_key);
  demo_answer_check_error (&no_key, 401, "authentication_error");
  demo_post (server, "inf-other", DEMO_BODY, &bad_key);
  demo_answer_check_error (&bad_key, 401, "authentication_error");
  demo_post (server, STUDIO_DEMO_KEY, "{\"n\":1}", &bad_body);
  demo_answer_check_error (&bad_body, 400, "invalid_request_error");
  g_assert_null (soup_message_headers_get_one (soup_message_get_response_headers (bad_body.message),
                                               "x-ratelimit-limit-requests"));
}

static void
test_routes (void)
{
  g_autoptr (StudioDemoServer) server = demo_start (&unlimited);
  static const struct
  {
    const char *method;
    const char *path;
    guint status;
  } routes[] = {
    { "GET", "/", 404 },
    { "POST", "/v1/images", 404 },
    { "POST", "/v1/images/generations/", 404 },
    { "GET", "/v1/images/generations", 405 },
    { "DELETE", "/v1/images/generations", 405 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      g_autoptr (SoupSession) session = soup_session_new ();
      g_autofree char *uri = g_strconcat (
          studio_demo_server_get_url (server), routes[i].path, NULL);
      g_auto (DemoAnswer) answer = { .message = soup_message_new (routes[i].method, uri) };

      answer.body = soup_session_send_and_read (session, answer.message, NULL, &answer.error);
      answer.status = soup_message_get_status (answer.message);
      demo_answer_check_error (&answer, routes[i].status, "invalid_request_error");
    }
  g_assert_cmpuint (studio_demo_server_get_n_requests (server), ==, G_N_ELEMENTS (routes));
}

static void
test_limits (void)
{
  g_autoptr (StudioDemoServer) server = demo_start (NULL);
  g_auto (DemoAnswer) refused = { 0 };
  SoupMessageHeaders *headers;
  const char *reset;

  for (int i = 0; i < 20; i++)
    {
      g_auto (DemoAnswer) answer = { 0 };
      g_autofree char *left = g_strdup_printf ("%d", 19 - i);

      demo_post (server, STUDIO_DEMO_KEY, "{}", &answer);
      g_assert_cmpuint (answer.status, ==, 400);
      headers = soup_message_get_response_headers (answer.message);
      g_assert_cmpstr (
          soup_message_headers_get_one (headers, "x-ratelimit-remaining-requests"), ==, left);
    }
  demo_post (server, STUDIO_DEMO_KEY, DEMO_BODY, &refused);
  demo_answer_check_error (&refused, 429, "rate_limit_error");
  headers = soup_message_get_response_headers (refused.message);
  reset = soup_message_headers_get_one (headers, "x-ratelimit-reset-requests");
  g_assert_true (g_str_has_suffix (reset, "s"));
  g_assert_cmpint (g_ascii_strtoll (reset, NULL, 10), >, 0);
  g_assert_cmpint (g_ascii_strtoll (reset, NULL, 10), <=, 60);
}

static void
test_spreads (void)
{
  static const StudioDemoOptions options = { .spread_ms = 80, .latency_ms = 20 };
  g_autoptr (StudioDemoServer) server = demo_start (&options);
  g_auto (DemoAnswer) answer = { 0 };
  g_autoptr (GBytes) image = NULL;
  g_autoptr (GBytes) last = NULL;

  demo_post (server, STUDIO_DEMO_KEY, DEMO_BODY, &answer);
  g_assert_no_error (answer.error);
  image = demo_answer_dup_image (&answer);
  last = studio_demo_server_dup_last_image (server);
  g_assert_true (g_bytes_equal (image, last));
}

static void
test_delivers_file (void)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("studio-demo-XXXXXX", &path, NULL);
  g_autofree char *content = g_strnfill (3 * 1024 * 1024 + 1, 'x');
  g_autoptr (StudioDemoServer) server = NULL;
  g_autoptr (GBytes) expected = g_bytes_new (content, strlen (content));
  g_auto (DemoAnswer) answer = { 0 };
  g_autoptr (GBytes) image = NULL;
  StudioDemoOptions options = { .image = path };

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  server = demo_start (&options);
  demo_post (server, STUDIO_DEMO_KEY, DEMO_BODY, &answer);
  image = demo_answer_dup_image (&answer);
  g_assert_true (g_bytes_equal (image, expected));
  g_clear_object (&server);
  g_unlink (path);
}

static void
test_bad_options (void)
{
  g_autoptr (StudioDemoServer) server = demo_start (NULL);
  g_autoptr (GUri) uri = g_uri_parse (studio_demo_server_get_url (server), G_URI_FLAGS_NONE, NULL);
  const struct
  {
    StudioDemoOptions options;
    int code;
  } cases[] = {
    { { .port = (guint) g_uri_get_port (uri) }, STUDIO_ERROR_ADDRESS },
    { { .port = 65536 }, STUDIO_ERROR_USAGE },
    { { .fault = "no-such-fault" }, STUDIO_ERROR_USAGE },
    { { .image = "/no/such/file.png" }, STUDIO_ERROR_STORAGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (studio_demo_server_start (&cases[i].options, &error));
      g_assert_error (error, STUDIO_ERROR, cases[i].code);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
sent_cb (GObject *session, GAsyncResult *result, gpointer data)
{
  GError **error = data;
  g_autoptr (GBytes) body = soup_session_send_and_read_finish (
      SOUP_SESSION (session), result, error);

  g_assert_null (body);
}

/* Stopping breaks what is under way, in every stage, and leaves nothing behind. */
static void
stop_in_the_middle (const StudioDemoOptions *options)
{
  g_autoptr (StudioDemoServer) server = demo_start (options);
  g_autoptr (SoupSession) session = soup_session_new ();
  GError *errors[3] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autoptr (SoupMessage) message = demo_new_message (server, STUDIO_DEMO_KEY, DEMO_BODY);

      soup_session_send_and_read_async (
          session, message, G_PRIORITY_DEFAULT, NULL, sent_cb, &errors[i]);
    }
  while (studio_demo_server_get_n_requests (server) < 2)
    g_main_context_iteration (NULL, FALSE);
  studio_demo_server_stop (server);
  studio_demo_server_stop (server);
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      while (errors[i] == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_clear_error (&errors[i]);
    }
}

static void
test_stops (void)
{
  static const StudioDemoOptions cases[] = {
    { .latency_ms = 60000 },
    { .latency_ms = 60000, .fault = "server-error" },
    { .spread_ms = 60000 },
    { .fault = "stall" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    stop_in_the_middle (&cases[i]);
}

static void
test_serves_several_at_once (void)
{
  g_autoptr (StudioDemoServer) server = demo_start (&unlimited);
  g_autoptr (SoupSession) session = soup_session_new_with_options ("max-conns-per-host", 4, NULL);
  g_autoptr (GError) error = NULL;
  GInputStream *streams[4] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      g_autoptr (SoupMessage) message = demo_new_message (server, STUDIO_DEMO_KEY, DEMO_BODY);

      streams[i] = soup_session_send (session, message, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (soup_message_get_status (message), ==, 200);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (streams); i++)
    g_clear_object (&streams[i]);
  g_assert_cmpuint (studio_demo_server_get_n_requests (server), ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/server/delivers", test_delivers);
  g_test_add_func ("/demo/server/draws-seeds", test_draws_seeds);
  g_test_add_func ("/demo/server/refuses", test_refuses);
  g_test_add_func ("/demo/server/routes", test_routes);
  g_test_add_func ("/demo/server/limits", test_limits);
  g_test_add_func ("/demo/server/spreads", test_spreads);
  g_test_add_func ("/demo/server/delivers-file", test_delivers_file);
  g_test_add_func ("/demo/server/bad-options", test_bad_options);
  g_test_add_func ("/demo/server/stops", test_stops);
  g_test_add_func ("/demo/server/serves-several-at-once", test_serves_several_at_once);

  return g_test_run ();
}
