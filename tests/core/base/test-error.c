/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"

#include <gio/gio.h>
#include <string.h>

/* The table once more, as scripts depend on it: the first and the last code bound it. */
static const struct
{
  StudioErrorCode code;
  const char *name;
  int exit_code;
} expected[] = {
  { STUDIO_ERROR_PROMPT, "prompt", 2 },
  { STUDIO_ERROR_NEGATIVE_PROMPT, "negative-prompt", 2 },
  { STUDIO_ERROR_ASPECT_RATIO, "aspect-ratio", 2 },
  { STUDIO_ERROR_SEED, "seed", 2 },
  { STUDIO_ERROR_OUTPUT_FORMAT, "output-format", 2 },
  { STUDIO_ERROR_MODEL, "model", 2 },
  { STUDIO_ERROR_COUNT, "count", 2 },
  { STUDIO_ERROR_USAGE, "usage", 2 },
  { STUDIO_ERROR_ADDRESS, "address", 2 },
  { STUDIO_ERROR_KEY, "key", 2 },
  { STUDIO_ERROR_NOT_CONNECTED, "not-connected", 3 },
  { STUDIO_ERROR_KEYRING, "keyring", 1 },
  { STUDIO_ERROR_KEY_REFUSED, "key-refused", 3 },
  { STUDIO_ERROR_MODEL_REFUSED, "model-refused", 3 },
  { STUDIO_ERROR_WORDING_BLOCKED, "wording-blocked", 4 },
  { STUDIO_ERROR_PARAMETER_REFUSED, "parameter-refused", 7 },
  { STUDIO_ERROR_CONTENT_REFUSED, "content-refused", 4 },
  { STUDIO_ERROR_RATE_LIMIT, "rate-limit", 5 },
  { STUDIO_ERROR_TIMEOUT, "timeout", 6 },
  { STUDIO_ERROR_SERVER, "server", 7 },
  { STUDIO_ERROR_OFFLINE, "offline", 6 },
  { STUDIO_ERROR_NAME_LOOKUP, "name-lookup", 6 },
  { STUDIO_ERROR_TLS, "tls", 6 },
  { STUDIO_ERROR_PROXY, "proxy", 6 },
  { STUDIO_ERROR_CONNECTION_LOST, "connection-lost", 6 },
  { STUDIO_ERROR_BAD_ANSWER, "bad-answer", 8 },
  { STUDIO_ERROR_ANSWER_TOO_LARGE, "answer-too-large", 8 },
  { STUDIO_ERROR_NOT_AN_IMAGE, "not-an-image", 8 },
  { STUDIO_ERROR_STORAGE, "storage", 9 },
  { STUDIO_ERROR_NO_SPACE, "no-space", 9 },
  { STUDIO_ERROR_DATABASE, "database", 9 },
  { STUDIO_ERROR_DATABASE_NEWER, "database-newer", 9 },
  { STUDIO_ERROR_DATABASE_BROKEN, "database-broken", 9 },
  { STUDIO_ERROR_NOT_FOUND, "not-found", 1 },
  { STUDIO_ERROR_CONFIG_VARS, "config-vars", 2 },
  { STUDIO_ERROR_APP_NAME, "app-name", 2 },
  { STUDIO_ERROR_CONNECTION_NAME, "connection-name", 2 },
  { STUDIO_ERROR_TOKEN, "token", 2 },
  { STUDIO_ERROR_TOKEN_REFUSED, "token-refused", 3 },
  { STUDIO_ERROR_TWO_FACTOR, "two-factor", 3 },
  { STUDIO_ERROR_APP_REFUSED, "app-refused", 3 },
  { STUDIO_ERROR_APP_SUSPENDED, "app-suspended", 3 },
  { STUDIO_ERROR_ACCOUNT_UNPAID, "account-unpaid", 3 },
  { STUDIO_ERROR_APP_NOT_FOUND, "app-not-found", 1 },
  { STUDIO_ERROR_PLATFORM_API, "platform-api", 8 },
  { STUDIO_ERROR_NOT_SERVED, "not-served", 7 },
  { STUDIO_ERROR_REDIRECTED, "redirected", 7 },
  { STUDIO_ERROR_FILE_KIND, "file-kind", 1 },
  { STUDIO_ERROR_SPENDING_LIMIT, "spending-limit", 1 },
  { STUDIO_ERROR_CONFIRMATION, "confirmation", 1 },
};

static void
test_table (void)
{
  g_assert_cmpint (G_N_ELEMENTS (expected), ==, STUDIO_ERROR_CONFIRMATION);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (
          STUDIO_ERROR, (int) expected[i].code, "Something.");
      g_assert_cmpint (expected[i].code, ==, i + 1);
      g_assert_cmpstr (studio_error_get_name (error), ==, expected[i].name);
      g_assert_cmpint (studio_error_get_exit_code (error), ==, expected[i].exit_code);
      const char *advice = studio_error_get_advice (error);
      g_assert_nonnull (advice);
      g_assert_true (g_ascii_isupper (advice[0]));
      g_assert_true (g_str_has_suffix (advice, "."));
      /* Whether money is at stake depends on the exchange, not on the code. */
      g_assert_null (strstr (advice, "billed"));
    }
}

static void
test_actions (void)
{
  static const struct
  {
    StudioErrorCode code;
    StudioErrorAction action;
  } cases[] = {
    { STUDIO_ERROR_PROMPT, STUDIO_ERROR_ACTION_EDIT },
    { STUDIO_ERROR_CONTENT_REFUSED, STUDIO_ERROR_ACTION_EDIT },
    { STUDIO_ERROR_KEY_REFUSED, STUDIO_ERROR_ACTION_CONNECT },
    { STUDIO_ERROR_SERVER, STUDIO_ERROR_ACTION_TRY_AGAIN },
    { STUDIO_ERROR_NO_SPACE, STUDIO_ERROR_ACTION_STORAGE },
    { STUDIO_ERROR_NOT_FOUND, STUDIO_ERROR_ACTION_NONE },
    { STUDIO_ERROR_NOT_SERVED, STUDIO_ERROR_ACTION_CONNECT },
    { STUDIO_ERROR_REDIRECTED, STUDIO_ERROR_ACTION_CONNECT },
    { STUDIO_ERROR_FILE_KIND, STUDIO_ERROR_ACTION_NONE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (STUDIO_ERROR, (int) cases[i].code, "So.");
      g_assert_cmpint (studio_error_get_action (error), ==, cases[i].action);
    }
}

static void
test_foreign (void)
{
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "no");
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "no");
  g_autoptr (GError) unknown = g_error_new_literal (STUDIO_ERROR, 999, "no");
  g_assert_cmpstr (studio_error_get_name (cancelled), ==, "cancelled");
  g_assert_cmpint (studio_error_get_exit_code (cancelled), ==, 130);
  g_assert_cmpstr (studio_error_get_name (foreign), ==, "failed");
  g_assert_cmpint (studio_error_get_exit_code (foreign), ==, 1);
  g_assert_null (studio_error_get_advice (foreign));
  g_assert_cmpint (studio_error_get_action (foreign), ==, STUDIO_ERROR_ACTION_NONE);
  g_assert_cmpint (studio_error_get_exit_code (NULL), ==, 0);
  g_assert_cmpstr (studio_error_get_name (unknown), ==, "failed");
  g_assert_cmpint (studio_error_get_exit_code (unknown), ==, 1);
  /* Nothing was exchanged, so there is nothing to tell. */
  g_assert_cmpuint (studio_error_get_http_status (foreign), ==, 0);
  g_assert_null (studio_error_get_service_type (foreign));
  g_assert_null (studio_error_get_service_message (foreign));
  g_assert_null (studio_error_get_request_id (foreign));
  g_assert_null (studio_error_get_body (foreign));
  g_assert_false (studio_error_may_be_billed (foreign));
  g_assert_false (studio_error_may_be_billed (NULL));
}

static void
assert_exchange (const GError *error)
{
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_RATE_LIMIT);
  g_assert_cmpstr (error->message, ==, "Slow down, 3 a minute.");
  g_assert_cmpuint (studio_error_get_http_status (error), ==, 429);
  g_assert_cmpstr (studio_error_get_service_type (error), ==, "rate_limit_error");
  g_assert_cmpstr (studio_error_get_service_message (error), ==, "Too many");
  g_assert_cmpstr (studio_error_get_request_id (error), ==, "abc-1");
  g_assert_cmpstr (studio_error_get_body (error), ==, "{}");
  g_assert_true (studio_error_may_be_billed (error));
}

static void
test_exchange_survives (void)
{
  char type[] = "rate_limit_error";
  StudioExchange exchange = { .http_status = 429,
                              .type = type,
                              .message = "Too many",
                              .request_id = "abc-1",
                              .body = "{}",
                              .may_be_billed = TRUE };
  GError *error = studio_error_new_for_exchange (
      STUDIO_ERROR_RATE_LIMIT, &exchange, "Slow down, %d a minute.", 3);
  memset (type, 'x', strlen (type));
  assert_exchange (error);

  g_autoptr (GError) copy = g_error_copy (error);
  g_autoptr (GError) propagated = NULL;
  g_propagate_error (&propagated, error);
  assert_exchange (copy);
  assert_exchange (propagated);
}

static void
test_no_exchange (void)
{
  g_autoptr (GError) error = studio_error_new_for_exchange (
      STUDIO_ERROR_OFFLINE, NULL, "There is no network.");
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_OFFLINE);
  g_assert_cmpuint (studio_error_get_http_status (error), ==, 0);
  g_assert_null (studio_error_get_body (error));
  g_assert_false (studio_error_may_be_billed (error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/table", test_table);
  g_test_add_func ("/error/actions", test_actions);
  g_test_add_func ("/error/foreign", test_foreign);
  g_test_add_func ("/error/exchange-survives", test_exchange_survives);
  g_test_add_func ("/error/no-exchange", test_no_exchange);
  return g_test_run ();
}
