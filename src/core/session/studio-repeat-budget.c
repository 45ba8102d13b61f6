/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-repeat-budget.h"

#include "studio-error.h"

/* Soon enough for a line that comes back, and never more often than a person would click. */
#define FIRST_WAIT_US (2 * G_USEC_PER_SEC)
#define LAST_WAIT_US (60 * G_USEC_PER_SEC)

/* RFC 6585 */
#define STATUS_TOO_MANY_REQUESTS 429

/**
 * studio_repeat_budget_new:
 * @n_most: how often at most, 0 for never; %G_MAXUINT for what is usual
 *
 * Returns: what a new call may spend, within %STUDIO_REPEATS_FOR_LIMIT and
 *   %STUDIO_REPEATS_FOR_CONNECTION
 */
StudioRepeatBudget
studio_repeat_budget_new (guint n_most)
{
  return (StudioRepeatBudget){ .n_limit = MIN (n_most, STUDIO_REPEATS_FOR_LIMIT),
                               .n_connection = MIN (n_most, STUDIO_REPEATS_FOR_CONNECTION) };
}

static gboolean
take_one (guint *n)
{
  if (*n == 0)
    return FALSE;
  (*n)--;
  return TRUE;
}

/**
 * studio_repeat_budget_spend:
 * @self: what is left
 * @failure: (nullable): what an exchange ended with
 *
 * Decides whether a call is sent again by itself, and takes that off the budget.
 *
 * Returns: what is to be waited for before it is, or %STUDIO_WAIT_TURN where it is not
 */
StudioWaitReason
studio_repeat_budget_spend (StudioRepeatBudget *self, const GError *failure)
{
  if (failure == NULL || studio_error_may_be_billed (failure))
    return STUDIO_WAIT_TURN;
  if (g_error_matches (failure, STUDIO_ERROR, STUDIO_ERROR_RATE_LIMIT)
      && studio_error_get_http_status (failure) == STATUS_TOO_MANY_REQUESTS)
    return take_one (&self->n_limit) ? STUDIO_WAIT_LIMIT : STUDIO_WAIT_TURN;
  if (studio_error_is_worth_repeating (failure))
    return take_one (&self->n_connection) ? STUDIO_WAIT_CONNECTION : STUDIO_WAIT_TURN;
  return STUDIO_WAIT_TURN;
}

/**
 * studio_repeat_budget_get_connection_wait_us:
 * @n_failures: how often in a row the service could not be reached, from 1 on
 *
 * How long to wait for the limit is the pacer's to say.
 *
 * Returns: microseconds: 2 seconds, and twice as many after each further failure
 */
gint64
studio_repeat_budget_get_connection_wait_us (guint n_failures)
{
  gint64 wait_us = FIRST_WAIT_US;
  for (guint i = 1; i < n_failures && wait_us < LAST_WAIT_US; i++)
    wait_us *= 2;
  return MIN (wait_us, LAST_WAIT_US);
}
