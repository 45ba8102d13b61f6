/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-private.h"

/* What the calls of this session cost, and when to ask first. */

/**
 * studio_session_update_price:
 * @self: a session
 *
 * Tells the queue what its calls cost: what a person set, or nothing while they go to the demo. To
 * be called before either changes what starts next.
 */
void
studio_session_update_price (StudioSession *self)
{
  const StudioSpendingTerms *terms = studio_spending_get_terms (self->spending);

  studio_queue_set_price (self->queue, studio_session_costs_money (self) ? terms->price_micros : 0);
}

/**
 * studio_session_make_spending:
 * @self: a session with paths, clock and queue
 *
 * Gives it its spending, which knows nothing until the library is open.
 */
void
studio_session_make_spending (StudioSession *self)
{
  self->spending = studio_spending_new (self->paths, self->clock);
  g_signal_connect_object (
      self->spending, "changed", G_CALLBACK (studio_session_update_price), self, G_CONNECT_SWAPPED);
}

/**
 * studio_session_get_spending:
 * @self: a session
 *
 * Returns: (transfer none): what the calls cost; empty until the library is open
 */
StudioSpending *
studio_session_get_spending (StudioSession *self)
{
  return self->spending;
}

/**
 * studio_session_costs_money:
 * @self: a session
 *
 * Returns: whether what is sent now may be billed: the demo is free
 */
gboolean
studio_session_costs_money (StudioSession *self)
{
  return self->connection != NULL
         && studio_connection_get_source (self->connection) != STUDIO_CONNECTION_DEMO;
}

/**
 * studio_session_check_spending:
 * @self: a session
 * @n_calls: how many calls are to be made
 * @error: return location; %STUDIO_ERROR_SPENDING_LIMIT where the month would come to more than it
 *   should, %STUDIO_ERROR_CONFIRMATION where a person wants to be asked about so much at once
 *
 * To be asked before anything is sent that a person has not agreed to. Calls to the demo are free.
 *
 * Returns: whether it may be sent without a question
 */
gboolean
studio_session_check_spending (StudioSession *self, guint n_calls, GError **error)
{
  guint n_waiting = studio_queue_get_n_active (self->queue);

  return !studio_session_costs_money (self)
         || (studio_spending_check_limit (self->spending, n_calls, n_waiting, error)
             && studio_spending_check_size (self->spending, n_calls, error));
}

/**
 * studio_session_format_price:
 * @self: a session
 * @n_calls: how many images
 *
 * Returns: (transfer full) (nullable): what they cost, %NULL for nothing or where no price is set
 */
char *
studio_session_format_price (StudioSession *self, guint n_calls)
{
  return studio_session_costs_money (self) ? studio_spending_format_price (self->spending, n_calls)
                                           : NULL;
}
