/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-repeat-budget.h"
#include "studio-transport-error.h"

#include <libsoup/soup.h>

/* Every kind of failure there is, whether the service answered, and how often it is sent again. */
typedef struct
{
  StudioErrorCode code;
  guint http_status;
  gboolean may_be_billed;
  gboolean worth_repeating;
  StudioWaitReason reason;
} Case;

static const Case cases[] = {
  { STUDIO_ERROR_RATE_LIMIT, 429, FALSE, FALSE, STUDIO_WAIT_LIMIT },
  { STUDIO_ERROR_RATE_LIMIT, 0, FALSE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_RATE_LIMIT, 429, TRUE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_KEY_REFUSED, 401, FALSE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_MODEL_REFUSED, 403, FALSE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_WORDING_BLOCKED, 403, FALSE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_PARAMETER_REFUSED, 400, FALSE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_CONTENT_REFUSED, 400, FALSE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_CONTENT_REFUSED, 200, TRUE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_TIMEOUT, 408, TRUE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_TIMEOUT, 0, TRUE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_SERVER, 424, TRUE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_SERVER, 500, TRUE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_SERVER, 502, TRUE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_SERVER, 503, TRUE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_TIMEOUT, 504, TRUE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_CONNECTION_LOST, 0, TRUE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_CONNECTION_LOST, 0, TRUE, TRUE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_CONNECTION_LOST, 0, FALSE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_CONNECTION_LOST, 0, FALSE, TRUE, STUDIO_WAIT_CONNECTION },
  { STUDIO_ERROR_BAD_ANSWER, 200, TRUE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_ANSWER_TOO_LARGE, 200, TRUE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_NOT_AN_IMAGE, 200, TRUE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_OFFLINE, 0, FALSE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_OFFLINE, 0, FALSE, TRUE, STUDIO_WAIT_CONNECTION },
  { STUDIO_ERROR_NAME_LOOKUP, 0, FALSE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_NAME_LOOKUP, 0, FALSE, TRUE, STUDIO_WAIT_CONNECTION },
  { STUDIO_ERROR_TLS, 0, FALSE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_TLS, 0, FALSE, TRUE, STUDIO_WAIT_CONNECTION },
  { STUDIO_ERROR_PROXY, 407, FALSE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_PROXY, 0, FALSE, TRUE, STUDIO_WAIT_CONNECTION },
  { STUDIO_ERROR_STORAGE, 0, FALSE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_NO_SPACE, 0, FALSE, FALSE, STUDIO_WAIT_TURN },
  { STUDIO_ERROR_DATABASE, 0, FALSE, FALSE, STUDIO_WAIT_TURN },
};

static void
test_failures (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StudioRepeatBudget budget = studio_repeat_budget_new (1);
      StudioExchange exchange = { .http_status = cases[i].http_status,
                                  .may_be_billed = cases[i].may_be_billed,
                                  .worth_repeating = cases[i].worth_repeating };
      g_autoptr (GError) error = studio_error_new_for_exchange (
          cases[i].code, &exchange, "%s", "It failed.");
      g_test_message ("%s, %u", studio_error_get_name (error), cases[i].http_status);
      g_assert_cmpint (studio_repeat_budget_spend (&budget, error), ==, cases[i].reason);
      g_assert_cmpuint (budget.n_limit, ==, cases[i].reason != STUDIO_WAIT_LIMIT);
      g_assert_cmpuint (budget.n_connection, ==, cases[i].reason != STUDIO_WAIT_CONNECTION);
      /* What is spent is spent. */
      g_assert_cmpint (studio_repeat_budget_spend (&budget, error), ==, STUDIO_WAIT_TURN);
    }
}

static void
test_others (void)
{
  StudioRepeatBudget budget = studio_repeat_budget_new (G_MAXUINT);
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "c");

  g_assert_cmpint (studio_repeat_budget_spend (&budget, cancelled), ==, STUDIO_WAIT_TURN);
  g_assert_cmpint (studio_repeat_budget_spend (&budget, NULL), ==, STUDIO_WAIT_TURN);
  g_assert_cmpuint (budget.n_limit, ==, STUDIO_REPEATS_FOR_LIMIT);
  g_assert_cmpuint (budget.n_connection, ==, STUDIO_REPEATS_FOR_CONNECTION);
  budget = studio_repeat_budget_new (0);
  g_assert_cmpuint (budget.n_limit + budget.n_connection, ==, 0);
}

static void
test_waits (void)
{
  static const int seconds[] = { 2, 4, 8, 16, 32, 60, 60 };
  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    g_assert_cmpint (studio_repeat_budget_get_connection_wait_us (i + 1),
                     ==,
                     seconds[i] * (gint64) G_USEC_PER_SEC);
}

/* What the libraries report before the first byte has left, and whether it may be different in a
 * moment. The domains are known at run time only. */
typedef struct
{
  GQuark domain;
  int cause;
  gboolean passes;
} Cause;

static void
test_causes (void)
{
  const Cause causes[] = {
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, TRUE },
    { G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, TRUE },
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, TRUE },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, TRUE },
    { G_IO_ERROR, G_IO_ERROR_PROXY_FAILED, TRUE },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE, TRUE },
    { G_TLS_ERROR, G_TLS_ERROR_EOF, TRUE },
    { G_TLS_ERROR, G_TLS_ERROR_NOT_TLS, TRUE },
    { G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE, FALSE },
    { G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND, FALSE },
    { G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, FALSE },
    { G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH, FALSE },
    { G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED, FALSE },
    { G_IO_ERROR, G_IO_ERROR_PROXY_NOT_ALLOWED, FALSE },
    { G_IO_ERROR, G_IO_ERROR_FAILED, FALSE },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, FALSE },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_INTERNAL, FALSE },
    { G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, FALSE },
    { G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE, FALSE },
    { G_TLS_ERROR, G_TLS_ERROR_MISC, FALSE },
    { G_TLS_ERROR, G_TLS_ERROR_CERTIFICATE_REQUIRED, FALSE },
    { SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      g_autoptr (GError) cause = g_error_new_literal (causes[i].domain, causes[i].cause, "cause");
      g_autoptr (GError) unsent = studio_transport_error_new_unsent (cause);
      g_autoptr (GError) begun = studio_transport_error_new (cause, FALSE);
      g_autoptr (GError) sent = studio_transport_error_new (cause, TRUE);
      StudioRepeatBudget budget = studio_repeat_budget_new (G_MAXUINT);

      g_test_message ("%s %d", g_quark_to_string (causes[i].domain), causes[i].cause);
      g_assert_cmpint (studio_error_is_worth_repeating (unsent), ==, causes[i].passes);
      g_assert_cmpint (unsent->code, ==, begun->code);
      g_assert_false (studio_error_may_be_billed (unsent));
      /* One byte that left is enough for leaving it to a person. */
      g_assert_cmpint (studio_repeat_budget_spend (&budget, begun), ==, STUDIO_WAIT_TURN);
      g_assert_cmpint (studio_repeat_budget_spend (&budget, sent), ==, STUDIO_WAIT_TURN);
      g_assert_cmpint (studio_repeat_budget_spend (&budget, unsent),
                       ==,
                       causes[i].passes ? STUDIO_WAIT_CONNECTION : STUDIO_WAIT_TURN);
    }
  g_autoptr (GError) late = studio_transport_error_new_unreachable ();
  g_assert_true (studio_error_is_worth_repeating (late));
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "c");
  g_autoptr (GError) same = studio_transport_error_new_unsent (cancelled);
  g_assert_error (same, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (studio_error_is_worth_repeating (same));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/repeat-budget/failures", test_failures);
  g_test_add_func ("/repeat-budget/others", test_others);
  g_test_add_func ("/repeat-budget/waits", test_waits);
  g_test_add_func ("/repeat-budget/causes", test_causes);
  return g_test_run ();
}
