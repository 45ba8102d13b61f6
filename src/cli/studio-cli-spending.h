/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-cli-context.h"
#include "studio-spending.h"

G_BEGIN_DECLS

/**
 * StudioCliTerms:
 * @price: (nullable): what an image costs
 * @limit: (nullable): what a month may come to
 * @confirm_sum: (nullable): what may be asked for at once unconfirmed
 * @confirm_count: how many images may be, below 0 for what is set so far
 *
 * What a command line says of money; %NULL for what stays as it is.
 */
typedef struct
{
  char *price;
  char *limit;
  char *confirm_sum;
  int confirm_count;
} StudioCliTerms;

StudioSpending *studio_cli_spending_new (StudioCliContext *context);
gboolean studio_cli_spending_check (StudioCliContext *context,
                                    StudioLibrary *library,
                                    guint n_calls,
                                    gboolean over_limit,
                                    gint64 *price_micros,
                                    GError **error);
gboolean studio_cli_spending_set (StudioSpending *spending,
                                  const StudioCliTerms *wanted,
                                  GError **error);
void studio_cli_spending_print (StudioSpending *spending);

G_END_DECLS
