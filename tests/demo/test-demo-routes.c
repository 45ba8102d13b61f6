/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "demo-client.h"
#include "studio-demo-routes.h"

#include <string.h>

#define PLATFORM "application/vnd.heroku+json; version=3"

typedef struct
{
  const char *method;
  const char *path;
  const char *accept;
  const char *secret;
  const char *code;
  guint status;
  const char *body;
} Row;

static const Row rows[] = {
  { "GET", "/available-models", NULL, NULL, NULL, 200, "[{\"model_id\":\"stable-image-ultra\"" },
  { "POST", "/available-models", NULL, NULL, NULL, 405, "method_not_allowed" },
  { "GET", "/available-models/x", NULL, NULL, NULL, 404, "Not found" },
  { "GET", "/v1/models", NULL, STUDIO_DEMO_KEY, NULL, 200, "\"id\":\"stable-image-ultra\"" },
  { "GET", "/v1/models", NULL, NULL, NULL, 401, "authentication_error" },
  { "GET", "/v1/mcp/servers", NULL, STUDIO_DEMO_KEY, NULL, 200, "[]" },
  { "GET", "/v1/mcp/servers", NULL, "inf-other", NULL, 401, "authentication_error" },
  { "GET", "/v1/mcp/servers", NULL, NULL, NULL, 401, "authentication_error" },
  { "GET", "/apps/demo-app/config-vars", PLATFORM, "demo-token", NULL, 200, "\"DIFFUSION_KEY\"" },
  { "GET", "/apps/demo-app/config-vars", PLATFORM, "demo-token", NULL, 200, "canary-of-the-app" },
  { "GET", "/apps/bare-app/config-vars", PLATFORM, "demo-token", NULL, 200, "DATABASE_URL" },
  { "GET", "/apps/half-app/config-vars", PLATFORM, "demo-token", NULL, 200, "DIFFUSION_URL" },
  { "GET", "/apps/demo-app/config-vars", "*/*", "demo-token", NULL, 406, "not_acceptable" },
  { "GET", "/apps/demo-app/config-vars", PLATFORM, "other", NULL, 401, "unauthorized" },
  { "GET", "/apps/demo-app/config-vars", PLATFORM, NULL, NULL, 401, "unauthorized" },
  { "GET", "/apps/delinquent-app/config-vars", PLATFORM, "demo-token", NULL, 402, "delinquent" },
  { "GET", "/apps/forbidden-app/config-vars", PLATFORM, "demo-token", NULL, 403, "forbidden" },
  { "GET", "/apps/suspended-app/config-vars", PLATFORM, "demo-token", NULL, 403, "suspended" },
  { "GET", "/apps/two-factor-app/config-vars", PLATFORM, "demo-token", NULL, 403, "two_factor" },
  { "GET", "/apps/two-factor-app/config-vars", PLATFORM, "demo-token", "1", 403, "two_factor" },
  { "GET",
    "/apps/two-factor-app/config-vars",
    PLATFORM,
    "demo-token",
    STUDIO_DEMO_TWO_FACTOR_CODE,
    200,
    "DIFFUSION_KEY" },
  { "GET", "/apps/bad-app/config-vars", PLATFORM, "demo-token", NULL, 400, "bad_request" },
  { "GET", "/apps/gone-app/config-vars", PLATFORM, "demo-token", NULL, 410, "gone" },
  { "GET",
    "/apps/unverified-app/config-vars",
    PLATFORM,
    "demo-token",
    NULL,
    422,
    "verification_needed" },
  { "GET", "/apps/limited-app/config-vars", PLATFORM, "demo-token", NULL, 429, "rate_limit" },
  { "GET", "/apps/broken-app/config-vars", PLATFORM, "demo-token", NULL, 500, "went wrong" },
  { "GET", "/apps/no-app/config-vars", PLATFORM, "demo-token", NULL, 404, "\"resource\":\"app\"" },
  { "PATCH", "/apps/demo-app/config-vars", PLATFORM, "demo-token", NULL, 405, "method" },
  { "GET", "/apps//config-vars", PLATFORM, "demo-token", NULL, 404, "Not found" },
};

static void
ask (StudioDemoServer *server, const Row *row, DemoAnswer *answer)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *uri = g_strconcat (studio_demo_server_get_url (server), row->path, NULL);
  answer->message = soup_message_new (row->method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (answer->message);

  if (row->accept != NULL)
    soup_message_headers_replace (headers, "accept", row->accept);
  if (row->code != NULL)
    soup_message_headers_replace (headers, "heroku-two-factor-code", row->code);
  if (row->secret != NULL)
    {
      g_autofree char *value = g_strconcat ("Bearer ", row->secret, NULL);
      soup_message_headers_replace (headers, "authorization", value);
    }
  answer->body = soup_session_send_and_read (session, answer->message, NULL, &answer->error);
  g_assert_no_error (answer->error);
  answer->status = soup_message_get_status (answer->message);
}

static void
test_table (void)
{
  g_autoptr (StudioDemoServer) server = demo_start (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (DemoAnswer) answer = { 0 };
      ask (server, &rows[i], &answer);
      g_test_message ("%s %s", rows[i].method, rows[i].path);
      g_assert_cmpuint (answer.status, ==, rows[i].status);
      g_assert_true (demo_bytes_hold (answer.body, rows[i].body));
    }
  g_assert_cmpuint (studio_demo_server_get_n_requests (server), ==, G_N_ELEMENTS (rows));
}

/* The address that the variables name is that of the service itself. */
static void
test_own_address (void)
{
  g_autoptr (StudioDemoServer) server = demo_start (NULL);
  const Row row = { "GET", "/apps/demo-app/config-vars", PLATFORM, "demo-token", NULL, 200, "" };
  g_auto (DemoAnswer) answer = { 0 };

  ask (server, &row, &answer);
  g_assert_true (demo_bytes_hold (answer.body, studio_demo_server_get_url (server)));
}

/* A service that refuses the key, or is down, does so wherever it is asked. */
static void
test_faults (void)
{
  static const struct
  {
    const char *fault;
    Row row;
  } cases[] = {
    { "unauthorized", { "GET", "/available-models", NULL, NULL, NULL, 200, "model_id" } },
    { "unauthorized",
      { "GET", "/v1/mcp/servers", NULL, STUDIO_DEMO_KEY, NULL, 401, "authentication_error" } },
    { "unavailable", { "GET", "/available-models", NULL, NULL, NULL, 503, "\"id\":\"error\"" } },
    { "unavailable", { "GET", "/v1/models", NULL, STUDIO_DEMO_KEY, NULL, 503, "server_error" } },
    { "waf", { "GET", "/v1/mcp/servers", NULL, STUDIO_DEMO_KEY, NULL, 200, "[]" } },
    { "stall", { "GET", "/v1/mcp/servers", NULL, STUDIO_DEMO_KEY, NULL, 200, "[]" } },
    { "unavailable",
      { "GET", "/apps/demo-app/config-vars", PLATFORM, "demo-token", NULL, 200, "DIFFUSION" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const StudioDemoOptions options = { .fault = cases[i].fault };
      g_autoptr (StudioDemoServer) server = demo_start (&options);
      g_auto (DemoAnswer) answer = { 0 };

      ask (server, &cases[i].row, &answer);
      g_test_message ("%s %s", cases[i].fault, cases[i].row.path);
      g_assert_cmpuint (answer.status, ==, cases[i].row.status);
      g_assert_true (demo_bytes_hold (answer.body, cases[i].row.body));
    }
}

/* What is handled here is told apart from what is not, whoever asks. */
static void
other_cb (G_GNUC_UNUSED SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          G_GNUC_UNUSED GHashTable *query,
          gpointer data)
{
  guint *handled = data;
  if (studio_demo_routes_answer (message, path, "http://127.0.0.1:1", NULL))
    ++*handled;
  else
    soup_server_message_set_status (message, 404, NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer loop)
{
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result, NULL);
  g_assert_nonnull (stream);
  g_main_loop_quit (loop);
}

static void
test_what_is_handled (void)
{
  static const char *const paths[] = {
    "/available-models", "/", "/v1/models", "/apps/config-vars"
  };
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint handled = 0;

  soup_server_add_handler (server, NULL, other_cb, &handled, NULL);
  g_assert_true (soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  g_autoslist (GUri) uris = soup_server_get_uris (server);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *uri = g_strdup_printf (
          "http://127.0.0.1:%d%s", g_uri_get_port (uris->data), paths[i]);
      g_autoptr (SoupMessage) message = soup_message_new ("GET", uri);
      soup_session_send_async (session, message, G_PRIORITY_DEFAULT, NULL, answered_cb, loop);
      g_main_loop_run (loop);
    }
  g_assert_cmpuint (handled, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo-routes/table", test_table);
  g_test_add_func ("/demo-routes/own-address", test_own_address);
  g_test_add_func ("/demo-routes/faults", test_faults);
  g_test_add_func ("/demo-routes/what-is-handled", test_what_is_handled);
  return g_test_run ();
}
