/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: how amounts are written here, in a byte, then what somebody types as one. What it is taken
 * for is written and read again as the same. */
#include "fuzz.h"

#include "studio-amount.h"

static StudioAmountStyle
choose_style (guint8 byte)
{
  static const char *const points[] = { ".", "," };
  static const char *const groups[] = { "", ",", ".", "\xe2\x80\xaf", "\xe2\x80\x99" };
  StudioAmountStyle style = { .symbol_first = (byte & 1) != 0, .symbol_spaced = (byte & 2) != 0 };
  guint point = byte >> 2 & 1;
  guint group = (byte >> 3) % G_N_ELEMENTS (groups);
  g_strlcpy (style.point, points[point], sizeof style.point);
  /* No locale writes both alike. */
  if (!g_str_equal (groups[group], points[point]))
    g_strlcpy (style.group, groups[group], sizeof style.group);
  return style;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  if (size == 0)
    return 0;
  StudioAmountStyle style = choose_style (bytes[0]);
  g_autofree char *text = g_strndup ((const char *) bytes + 1, size - 1);
  char currency[STUDIO_CURRENCY_SIZE] = "";
  char currency_again[STUDIO_CURRENCY_SIZE] = "";
  gint64 micros = -1;
  gint64 again = -1;

  if (!studio_amount_parse (text, &style, &micros, currency))
    return 0;
  g_assert_cmpint (micros, >=, 0);
  g_assert_cmpint (micros, <=, STUDIO_AMOUNT_MAX);
  g_assert_true (g_utf8_validate (currency, -1, NULL));
  g_autofree char *written = studio_amount_format (micros, currency, &style);
  g_assert_true (studio_amount_parse (written, &style, &again, currency_again));
  g_assert_cmpstr (currency_again, ==, currency);
  g_assert_cmpint (again, ==, micros);
  return 0;
}
