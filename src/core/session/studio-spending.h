/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-spending-terms.h"
#include "studio-sum.h"

G_BEGIN_DECLS

/**
 * StudioSpending:
 *
 * What a person says that an image costs, how much a month may come to, when to be asked, and what
 * this month has come to so far. No price and no currency is claimed: until one is set nothing is
 * counted. Kept in `spending.ini` beside the connections, for the window and the command line.
 *
 * Property: `spent-micros` (gint64, millionths: of the month of the last sum; none is made while
 * there is no price). Signal `changed`: the terms did, or what was spent. Main thread only, but for
 * the functions that block.
 */
#define STUDIO_TYPE_SPENDING (studio_spending_get_type ())
G_DECLARE_FINAL_TYPE (StudioSpending, studio_spending, STUDIO, SPENDING, GObject)

StudioSpending *studio_spending_new (StudioPaths *paths, StudioClock *clock);
const StudioSpendingTerms *studio_spending_get_terms (StudioSpending *self);
void studio_spending_set_terms (StudioSpending *self, const StudioSpendingTerms *terms);
gint64 studio_spending_get_spent (StudioSpending *self);
char *studio_spending_format (StudioSpending *self, gint64 micros);
char *studio_spending_format_price (StudioSpending *self, guint n_calls);
gboolean studio_spending_check_limit (StudioSpending *self,
                                      guint n_calls,
                                      guint n_waiting,
                                      GError **error);
gboolean studio_spending_check_size (StudioSpending *self, guint n_calls, GError **error);

/* Blocking: for workers and the command line. */
void studio_spending_load (StudioSpending *self);
gboolean studio_spending_save (StudioSpending *self, GError **error);
gboolean studio_spending_refresh (StudioSpending *self, StudioLibrary *library, GError **error);

/* The same in a worker, for as long as the object is there: what is set is saved, and what the
 * library tells is counted. */
void studio_spending_follow (StudioSpending *self, StudioLibrary *library, StudioSpending *known);

G_END_DECLS
