/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-question.h"
#include "studio-error.h"
#include "studio-platform-api.h"
#include "studio-small-get.h"
#include "studio-test-support.h"

#include <string.h>

#define TOKEN "HRKU-canary-token-0123456789"
#define VARS                                                                                    \
  "{\"DATABASE_URL\":\"postgres://u:canary-secret@db/x\",\"DIFFUSION_KEY\":\"inf-0123456789\"," \
  "\"DIFFUSION_URL\":\"https://us.inference.heroku.com\"}"

static StudioConfigVars *
import (Question *fixture, const StudioPlatformQuestion *question, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  studio_platform_api_import_async (
      fixture->session, question, fixture->cancellable, studio_test_store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return studio_platform_api_import_finish (result, error);
}

static StudioConfigVars *
import_app (Question *fixture, const char *app, const char *code, GError **error)
{
  StudioPlatformQuestion question = { .address = peer_get_address (fixture->peer),
                                      .app = app,
                                      .token = " " TOKEN "\n",
                                      .two_factor_code = code };
  return import (fixture, &question, error);
}

static void
test_import (Question *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  peer_add_json (fixture->peer, VARS);
  g_autoptr (StudioConfigVars) vars = import_app (fixture, " my-App1 ", "123456", &error);
  const char *request = peer_get_last_request (fixture->peer);

  g_assert_no_error (error);
  g_assert_cmpstr (vars->alias, ==, "DIFFUSION");
  g_assert_cmpstr (vars->key, ==, "inf-0123456789");
  g_assert_true (g_str_has_prefix (request, "GET /apps/my-App1/config-vars HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (request, "\r\nAccept: application/vnd.heroku+json; version=3\r\n"));
  g_assert_nonnull (strstr (request, "\r\nAuthorization: Bearer " TOKEN "\r\n"));
  g_assert_nonnull (strstr (request, "\r\nHeroku-Two-Factor-Code: 123456\r\n"));
}

static void
test_no_code (Question *fixture, G_GNUC_UNUSED gconstpointer data)
{
  peer_add_json (fixture->peer, VARS);
  g_autoptr (StudioConfigVars) vars = import_app (fixture, "a", "", NULL);
  g_assert_nonnull (vars);
  g_assert_null (strstr (peer_get_last_request (fixture->peer), "Two-Factor"));
}

typedef struct
{
  const char *status;
  const char *body;
  StudioErrorCode code;
  const char *sentence;
} Row;

static const Row rows[] = {
  { "301 Moved\r\nLocation: https://evil.example/",
    "",
    STUDIO_ERROR_PLATFORM_API,
    "not sent there" },
  { "400 Bad Request",
    "{\"id\":\"bad_request\",\"message\":\"x\"}",
    STUDIO_ERROR_PLATFORM_API,
    "not known" },
  { "401 Unauthorized",
    "{\"id\":\"unauthorized\",\"message\":\"Invalid credentials " TOKEN "\"}",
    STUDIO_ERROR_TOKEN_REFUSED,
    "refused the token" },
  { "401 Unauthorized\r\nRequest-Id: " TOKEN,
    "{\"id\":\"unauthorized\",\"message\":\"HRKU%2Dcanary%2Dtoken%2D0123456789\"}",
    STUDIO_ERROR_TOKEN_REFUSED,
    "refused the token" },
  { "402 Payment Required",
    "{\"id\":\"delinquent\",\"message\":\"x\"}",
    STUDIO_ERROR_ACCOUNT_UNPAID,
    "unpaid" },
  { "403 Forbidden",
    "{\"id\":\"forbidden\",\"message\":\"You do not have access to the app app1.\"}",
    STUDIO_ERROR_APP_REFUSED,
    "no access" },
  { "403 Forbidden",
    "{\"id\":\"suspended\",\"message\":\"x\"}",
    STUDIO_ERROR_APP_SUSPENDED,
    "suspended" },
  { "403 Forbidden",
    "{\"id\":\"two_factor\",\"message\":\"x\"}",
    STUDIO_ERROR_TWO_FACTOR,
    "second factor" },
  { "403 Forbidden", "<html>blocked</html>", STUDIO_ERROR_APP_REFUSED, "no access" },
  { "404 Not Found",
    "{\"id\":\"not_found\",\"message\":\"Couldn't find that app.\",\"resource\":\"app\"}",
    STUDIO_ERROR_APP_NOT_FOUND,
    "no app" },
  { "406 Not Acceptable",
    "{\"id\":\"not_acceptable\",\"message\":\"x\"}",
    STUDIO_ERROR_PLATFORM_API,
    "version" },
  { "408 Request Timeout", "", STUDIO_ERROR_SERVER, "too long" },
  { "418 Teapot", "", STUDIO_ERROR_PLATFORM_API, "not known" },
  { "429 Too Many Requests",
    "{\"id\":\"rate_limit\",\"message\":\"x\"}",
    STUDIO_ERROR_RATE_LIMIT,
    "too often" },
  { "500 Internal Server Error", "", STUDIO_ERROR_SERVER, "trouble" },
  { "503 Service Unavailable", "<html>" TOKEN "</html>", STUDIO_ERROR_SERVER, "trouble" },
  { "204 No Content", "", STUDIO_ERROR_PLATFORM_API, "not known" },
  { "200 OK", "", STUDIO_ERROR_PLATFORM_API, "not known" },
  { "200 OK",
    "DIFFUSION_URL=https://a.example\nDIFFUSION_KEY=canary",
    STUDIO_ERROR_PLATFORM_API,
    "not known" },
  { "200 OK", "[]", STUDIO_ERROR_PLATFORM_API, "not known" },
  { "200 OK", "{}", STUDIO_ERROR_CONFIG_VARS, "neither" },
  { "200 OK", "{\"DIFFUSION_KEY\":\"canary\"}", STUDIO_ERROR_CONFIG_VARS, "but not DIFFUSION_URL" },
};

static void
assert_no_canary (const GError *error)
{
  const char *texts[] = { error->message,
                          studio_error_get_service_message (error),
                          studio_error_get_service_type (error),
                          studio_error_get_request_id (error),
                          studio_error_get_body (error) };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (texts[i] == NULL || strstr (texts[i], "canary") == NULL);
}

static void
test_errors (Question *fixture, G_GNUC_UNUSED gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf (
          "HTTP/1.1 %s\r\nRequest-Id: req-1\r\nContent-Length: %zu\r\n\r\n%s",
          rows[i].status,
          strlen (rows[i].body),
          rows[i].body);
      peer_add (fixture->peer, text, -1, NULL, PEER_CLOSE);
      g_test_message ("%s", rows[i].status);
      g_assert_null (import_app (fixture, "app1", NULL, &error));
      g_assert_error (error, STUDIO_ERROR, (int) rows[i].code);
      g_assert_nonnull (strstr (error->message, rows[i].sentence));
      g_assert_nonnull (studio_error_get_advice (error));
      g_assert_false (studio_error_may_be_billed (error));
      assert_no_canary (error);
    }
  g_assert_cmpuint (peer_get_n_requests (fixture->peer), ==, G_N_ELEMENTS (rows));
}

static void
test_wrong_code (Question *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  peer_add (fixture->peer,
            "HTTP/1.1 403 No\r\nContent-Length: 19\r\n\r\n{\"id\":\"two_factor\"}",
            -1,
            NULL,
            PEER_CLOSE);
  g_assert_null (import_app (fixture, "app1", "000000", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_TWO_FACTOR);
  g_assert_nonnull (strstr (error->message, "did not take"));
}

static void
test_bad_input (Question *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const struct
  {
    StudioPlatformQuestion question;
    StudioErrorCode code;
  } cases[] = {
    { { NULL, "app", "", NULL }, STUDIO_ERROR_TOKEN },
    { { NULL, "app", NULL, NULL }, STUDIO_ERROR_TOKEN },
    { { NULL, "app", "canary two", NULL }, STUDIO_ERROR_TOKEN },
    { { NULL, "", TOKEN, NULL }, STUDIO_ERROR_APP_NAME },
    { { NULL, NULL, TOKEN, NULL }, STUDIO_ERROR_APP_NAME },
    { { NULL, "../account", TOKEN, NULL }, STUDIO_ERROR_APP_NAME },
    { { NULL, "a b", TOKEN, NULL }, STUDIO_ERROR_APP_NAME },
    { { NULL, TOKEN, TOKEN, NULL }, STUDIO_ERROR_APP_NAME },
    { { NULL, "a?b", TOKEN, NULL }, STUDIO_ERROR_APP_NAME },
    { { NULL, "ä", TOKEN, NULL }, STUDIO_ERROR_APP_NAME },
    { { NULL,
        "0123456789012345678901234567890123456789012345678901234567890123456789",
        TOKEN,
        NULL },
      STUDIO_ERROR_APP_NAME },
    { { NULL, "app", TOKEN, "12\r\nX: y" }, STUDIO_ERROR_TWO_FACTOR },
    { { "http://api.heroku.com", "app", TOKEN, NULL }, STUDIO_ERROR_ADDRESS },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (import (fixture, &cases[i].question, &error));
      g_assert_error (error, STUDIO_ERROR, (int) cases[i].code);
      assert_no_canary (error);
    }
}

static void
test_network (Question *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioPlatformQuestion nowhere = { "http://127.0.0.1:9", "app", TOKEN, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (import (fixture, &nowhere, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_OFFLINE);
  g_clear_error (&error);
  peer_add (fixture->peer, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", -1, NULL, PEER_CLOSE);
  g_assert_null (import_app (fixture, "app1", NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_CONNECTION_LOST));
  g_clear_error (&error);
  peer_add (fixture->peer, "", 0, NULL, PEER_RESET);
  g_assert_null (import_app (fixture, "app1", NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_OFFLINE);
  g_clear_error (&error);
  g_cancellable_cancel (fixture->cancellable);
  g_assert_null (import_app (fixture, "app1", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static StudioSmallReply *
get (Question *fixture, guint seconds, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SoupMessage) message = studio_small_get_new_message (
      peer_get_address (fixture->peer), "/x", NULL);
  studio_small_get_async (fixture->session,
                          message,
                          seconds,
                          fixture->cancellable,
                          studio_test_store_result_cb,
                          &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return studio_small_get_finish (result, error);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_small_get (Question *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_strnfill (STUDIO_SMALL_REPLY_MAX + 10, 'x');
  g_autofree char *text = g_strconcat ("HTTP/1.1 200 OK\r\n\r\n", large, NULL);

  g_assert_null (studio_small_get_new_message ("no address", "/", NULL));
  peer_add (fixture->peer, text, -1, NULL, PEER_CLOSE);
  g_autoptr (StudioSmallReply) reply = get (fixture, 60, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply->size, ==, STUDIO_SMALL_REPLY_MAX);
  g_assert_false (reply->whole);
  studio_small_reply_free (NULL);

  peer_add (fixture->peer, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", -1, NULL, PEER_HOLD);
  g_assert_null (get (fixture, 1, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_OFFLINE);
  g_assert_nonnull (strstr (error->message, "within 1 second."));
  g_clear_error (&error);

  peer_add (fixture->peer, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", -1, NULL, PEER_HOLD);
  g_timeout_add (20, cancel_cb, fixture->cancellable);
  g_assert_null (get (fixture, 60, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_app_names (void)
{
  g_autofree char *name = studio_platform_api_normalise_app ("\tmy-app\n", NULL);
  g_autofree char *id = studio_platform_api_normalise_app ("01234567-89ab-cdef-0123-456789abcdef",
                                                           NULL);
  g_assert_cmpstr (name, ==, "my-app");
  g_assert_cmpuint (strlen (id), ==, 36);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Question, NULL, question_set_up, func, question_tear_down)
  ADD ("/platform-api/import", test_import);
  ADD ("/platform-api/no-code", test_no_code);
  ADD ("/platform-api/errors", test_errors);
  ADD ("/platform-api/wrong-code", test_wrong_code);
  ADD ("/platform-api/bad-input", test_bad_input);
  ADD ("/platform-api/network", test_network);
  ADD ("/platform-api/small-get", test_small_get);
#undef ADD
  g_test_add_func ("/platform-api/app-names", test_app_names);
  return g_test_run ();
}
