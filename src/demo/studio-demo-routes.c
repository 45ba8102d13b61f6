/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-routes.h"

#include "studio-demo-contract.h"
#include "studio-demo-body.h"
#include "studio-demo-server.h"
#include "studio-request.h"

#include <string.h>

#define APPS "/apps/"
#define CONFIG_VARS "/config-vars"
#define PLATFORM_ACCEPT "application/vnd.heroku+json; version=3"

/* An answer of the Platform API for an app of this name. */
typedef struct
{
  const char *app;
  guint status;
  const char *id;
  const char *message;
} PlatformError;

static const PlatformError platform_errors[] = {
  { "bad-app", 400, "bad_request", "The request is invalid." },
  { "delinquent-app", 402, "delinquent", "You have an unpaid bill." },
  { "forbidden-app", 403, "forbidden", "You do not have access to the app forbidden-app." },
  { "suspended-app", 403, "suspended", "This account is suspended." },
  { "gone-app", 410, "gone", "The app is gone." },
  { "unverified-app", 422, "verification_needed", "Please verify your account." },
  { "limited-app", 429, "rate_limit", "Your account reached the API rate limit." },
  { "broken-app", 500, "internal_server_error", "Something went wrong." },
};

static void
send_text (SoupServerMessage *message, guint status, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (
      message, "application/json", SOUP_MEMORY_COPY, text, strlen (text));
}

static void
send_platform_error (SoupServerMessage *message, guint status, const char *id, const char *words)
{
  g_autofree char *text = g_strdup_printf ("{\"id\":\"%s\",\"message\":\"%s\"%s}",
                                           id,
                                           words,
                                           status == 404 ? ",\"resource\":\"app\"" : "");
  soup_message_headers_replace (
      soup_server_message_get_response_headers (message), "request-id", "demo-platform");
  send_text (message, status, text);
}

static const char *
get_header (SoupServerMessage *message, const char *name)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (message), name);
}

static gboolean
check_key (SoupServerMessage *message)
{
  g_auto (StudioDemoRefusal) refusal = { 0 };

  if (studio_demo_contract_check_key (get_header (message, "authorization"), &refusal))
    return TRUE;
  g_autoptr (GBytes) body = studio_demo_body_new_error (
      refusal.status, refusal.type, refusal.message);
  soup_server_message_set_status (message, refusal.status, NULL);
  soup_server_message_set_response (message,
                                    "application/json",
                                    SOUP_MEMORY_COPY,
                                    g_bytes_get_data (body, NULL),
                                    g_bytes_get_size (body));

  return FALSE;
}

static void
answer_available_models (SoupServerMessage *message)
{
  send_text (message,
             200,
             "[{\"model_id\":\"" STUDIO_DEFAULT_MODEL
             "\",\"type\":[\"text-to-image\"],\"regions\":[\"demo\"]}]");
}

static void
answer_models (SoupServerMessage *message)
{
  if (check_key (message))
    send_text (message,
               200,
               "{\"object\":\"list\",\"data\":[{\"id\":\"" STUDIO_DEFAULT_MODEL
               "\",\"object\":\"model\"}]}");
}

static void
answer_servers (SoupServerMessage *message)
{
  if (check_key (message))
    send_text (message, 200, "[]");
}

/* With a secret that is nobody's business, as a real app has them. */
static void
answer_variables (SoupServerMessage *message, const char *app, const char *url)
{
  g_autofree char *text = NULL;

  if (g_str_equal (app, "bare-app"))
    text = g_strdup ("{\"DATABASE_URL\":\"postgres://user:canary-of-the-app@localhost/db\"}");
  else if (g_str_equal (app, "half-app"))
    text = g_strdup_printf ("{\"DIFFUSION_URL\":\"%s\"}", url);
  else
    text = g_strdup_printf ("{\"DATABASE_URL\":\"postgres://user:canary-of-the-app@localhost/db\","
                            "\"DIFFUSION_KEY\":\"" STUDIO_DEMO_KEY
                            "\",\"DIFFUSION_MODEL_ID\":\"" STUDIO_DEFAULT_MODEL
                            "\",\"DIFFUSION_URL\":\"%s\"}",
                            url);
  send_text (message, 200, text);
}

static const PlatformError *
find_platform_error (const char *app)
{
  for (guint i = 0; i < G_N_ELEMENTS (platform_errors); i++)
    if (g_str_equal (app, platform_errors[i].app))
      return &platform_errors[i];

  return NULL;
}

static gboolean
is_app (const char *app)
{
  static const char *const apps[] = { "demo-app", "bare-app", "half-app", "two-factor-app", NULL };

  return g_strv_contains (apps, app);
}

static void
answer_platform (SoupServerMessage *message, const char *app, const char *url)
{
  const PlatformError *error = find_platform_error (app);
  const char *code = get_header (message, "heroku-two-factor-code");

  if (g_strcmp0 (get_header (message, "accept"), PLATFORM_ACCEPT) != 0)
    send_platform_error (message, 406, "not_acceptable", "An API version is needed.");
  else if (g_strcmp0 (get_header (message, "authorization"), "Bearer " STUDIO_DEMO_TOKEN) != 0)
    send_platform_error (message, 401, "unauthorized", "Invalid credentials provided.");
  else if (error != NULL)
    send_platform_error (message, error->status, error->id, error->message);
  else if (!is_app (app))
    send_platform_error (message, 404, "not_found", "Couldn't find that app.");
  else if (g_str_equal (app, "two-factor-app")
           && g_strcmp0 (code, STUDIO_DEMO_TWO_FACTOR_CODE) != 0)
    send_platform_error (message, 403, "two_factor", "A second factor is required.");
  else
    answer_variables (message, app, url);
}

static char *
find_app (const char *path)
{
  if (!g_str_has_prefix (path, APPS) || !g_str_has_suffix (path, CONFIG_VARS)
      || strlen (path) <= strlen (APPS CONFIG_VARS))
    return NULL;

  return g_strndup (path + strlen (APPS), strlen (path) - strlen (APPS CONFIG_VARS));
}

/* A key that is refused is refused everywhere, and a service that is down is down. */
static gboolean
is_hit_by (const StudioDemoFault *fault, gboolean wants_key)
{
  if (fault == NULL || fault->damage != STUDIO_DEMO_DAMAGE_TEXT
      || fault->transport != STUDIO_DEMO_TRANSPORT_WHOLE)
    return FALSE;
  return fault->status >= 500 || (wants_key && fault->status == 401);
}

static void
answer_with_fault (SoupServerMessage *message, const StudioDemoFault *fault, gboolean wants_key)
{
  if (!wants_key)
    {
      /* What is asked without a key answers in the platform's shape. */
      send_platform_error (message, fault->status, "error", "Something went wrong.");
      return;
    }
  soup_server_message_set_status (message, fault->status, NULL);
  soup_server_message_set_response (
      message, fault->content_type, SOUP_MEMORY_STATIC, fault->text, strlen (fault->text));
}

/**
 * studio_demo_routes_answer:
 * @message: a request that has just come in
 * @path: its path
 * @url: the service's own address, which the config variables name
 * @fault: (nullable): what goes wrong with the service
 *
 * Answers `GET /available-models`, `/v1/models`, `/v1/mcp/servers` and
 * `/apps/{app}/config-vars`, at once. To be called in the server's thread.
 *
 * Returns: whether the path is one of these
 */
gboolean
studio_demo_routes_answer (SoupServerMessage *message,
                           const char *path,
                           const char *url,
                           const StudioDemoFault *fault)
{
  static const struct
  {
    const char *path;
    gboolean wants_key;
    void (*answer) (SoupServerMessage *message);
  } routes[] = {
    { "/available-models", FALSE, answer_available_models },
    { "/v1/models", TRUE, answer_models },
    { "/v1/mcp/servers", TRUE, answer_servers },
  };
  g_autofree char *app = find_app (path);
  guint found = 0;

  while (found < G_N_ELEMENTS (routes) && !g_str_equal (path, routes[found].path))
    found++;
  if (app == NULL && found == G_N_ELEMENTS (routes))
    return FALSE;
  if (g_strcmp0 (soup_server_message_get_method (message), "GET") != 0)
    {
      soup_message_headers_replace (
          soup_server_message_get_response_headers (message), "allow", "GET");
      send_platform_error (message, 405, "method_not_allowed", "Only GET is answered here.");
    }
  else if (app != NULL)
    answer_platform (message, app, url);
  else if (is_hit_by (fault, routes[found].wants_key))
    answer_with_fault (message, fault, routes[found].wants_key);
  else
    routes[found].answer (message);

  return TRUE;
}
