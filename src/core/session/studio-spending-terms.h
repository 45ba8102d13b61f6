/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-amount.h"

G_BEGIN_DECLS

/* As many calls can never be asked for at once. */
#define STUDIO_CONFIRM_COUNT_MAX 10000

/**
 * StudioSpendingTerms:
 * @price_micros: what an image costs, in millionths, 0 for unknown
 * @limit_micros: what a month may come to before it is asked, 0 for anything
 * @confirm_micros: what may be asked for at once without a question, 0 for anything
 * @confirm_count: how many images may be, 0 for any number
 * @currency: what all of these are in, empty for what nobody said
 *
 * What a person set about money, as `spending.ini` holds it.
 */
typedef struct
{
  gint64 price_micros;
  gint64 limit_micros;
  gint64 confirm_micros;
  guint confirm_count;
  char currency[STUDIO_CURRENCY_SIZE];
} StudioSpendingTerms;

void studio_spending_terms_load (StudioSpendingTerms *self, const char *path);
gboolean studio_spending_terms_save (const StudioSpendingTerms *self,
                                     const char *path,
                                     GError **error);
gboolean studio_spending_terms_equal (const StudioSpendingTerms *self,
                                      const StudioSpendingTerms *other);

G_END_DECLS
