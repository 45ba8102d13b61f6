/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Amounts of money: whole millionths of whatever currency a person thinks in. */

/* More than anybody has; a hundred times as much is still a number. */
#define STUDIO_AMOUNT_MAX (G_GINT64_CONSTANT (1000000000) * G_USEC_PER_SEC)

/* Eight characters of UTF-8 and the end: “€”, “US$”, “CHF”. */
#define STUDIO_CURRENCY_SIZE 33

/**
 * StudioAmountStyle:
 * @point: what stands before the decimals
 * @group: what stands between thousands, empty for nothing
 * @symbol_first: whether the currency stands before the number
 * @symbol_spaced: whether there is a space between the two
 *
 * How amounts are written.
 */
typedef struct
{
  char point[8];
  char group[8];
  gboolean symbol_first;
  gboolean symbol_spaced;
} StudioAmountStyle;

void studio_amount_style_init (StudioAmountStyle *self, const char *currency);

gboolean studio_amount_parse (const char *text,
                              const StudioAmountStyle *style,
                              gint64 *micros,
                              char currency[STUDIO_CURRENCY_SIZE]);
char *studio_amount_format (gint64 micros, const char *currency, const StudioAmountStyle *style);
gboolean studio_amount_from_string (const char *text, gint64 *micros);
char *studio_amount_to_string (gint64 micros);
gint64 studio_amount_multiply (gint64 micros, guint count);
gint64 studio_amount_add (gint64 one, gint64 other);

G_END_DECLS
