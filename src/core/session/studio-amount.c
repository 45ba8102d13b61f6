/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-amount.h"

#include <locale.h>
#include <string.h>

#define N_DECIMALS 6
#define N_DECIMALS_SHOWN 2
#define GROUP_SIZE 3
#define MAX_NUMBER 32

#define NO_BREAK_SPACE "\xc2\xa0"

static gboolean
is_letter_first (const char *currency)
{
  return g_unichar_isalpha (g_utf8_get_char (currency));
}

/**
 * studio_amount_style_init:
 * @self: (out): a style
 * @currency: (nullable): a currency
 *
 * Takes the style of the locale. Where that says nothing of money, as in C, a sign goes before the
 * number ($5.00) and a word after it (5.00 EUR).
 */
void
studio_amount_style_init (StudioAmountStyle *self, const char *currency)
{
  const struct lconv *locale = localeconv ();
  gboolean is_known = locale->p_cs_precedes == 0 || locale->p_cs_precedes == 1;
  gboolean is_word = currency != NULL && is_letter_first (currency);

  *self = (StudioAmountStyle){
    .symbol_first = is_known ? locale->p_cs_precedes == 1 : !is_word,
    .symbol_spaced = is_word || (is_known && locale->p_sep_by_space != 0),
  };
  g_strlcpy (self->point,
             *locale->decimal_point == '\0' ? "." : locale->decimal_point,
             sizeof self->point);
  g_strlcpy (self->group, locale->thousands_sep, sizeof self->group);
}

/* A number in digits with at most one point: what is left once everything of the locale is gone. */
static gboolean
read_number (const char *text, gint64 *micros)
{
  gint64 amount = 0;
  int n_decimals = -1;
  gboolean has_digit = FALSE;

  for (const char *at = text; *at != '\0'; at++)
    if (*at == '.' && n_decimals < 0)
      n_decimals = 0;
    else if (!g_ascii_isdigit (*at) || n_decimals >= N_DECIMALS || amount > STUDIO_AMOUNT_MAX)
      return FALSE;
    else
      {
        has_digit = TRUE;
        amount = amount * 10 + (*at - '0');
        n_decimals += n_decimals < 0 ? 0 : 1;
      }
  for (int i = MAX (n_decimals, 0); i < N_DECIMALS && amount <= STUDIO_AMOUNT_MAX; i++)
    amount *= 10;
  if (!has_digit || amount > STUDIO_AMOUNT_MAX)
    return FALSE;
  *micros = amount;
  return TRUE;
}

static char *
group_thousands (gint64 whole, const char *group)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, whole);
  gsize length = strlen (digits);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % GROUP_SIZE == 0)
        g_string_append (text, group);
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

static char *
write_number (gint64 micros, const char *point, const char *group)
{
  gint64 amount = MAX (micros, 0);
  g_autofree char *whole = group_thousands (amount / G_USEC_PER_SEC, group);
  char decimals[N_DECIMALS + 2];
  gsize length = N_DECIMALS;

  g_snprintf (decimals, sizeof decimals, "%06u", (guint) (amount % G_USEC_PER_SEC));
  while (length > N_DECIMALS_SHOWN && decimals[length - 1] == '0')
    decimals[--length] = '\0';
  return g_strconcat (whole, point, decimals, NULL);
}

/**
 * studio_amount_format:
 * @micros: an amount in millionths
 * @currency: (nullable): its currency, if any is known
 * @style: (nullable): how to write it, %NULL for the locale's way
 *
 * Returns: (transfer full): the amount for a person to read, exact, with at least two decimals
 */
char *
studio_amount_format (gint64 micros, const char *currency, const StudioAmountStyle *style)
{
  gboolean has_currency = currency != NULL && *currency != '\0';
  StudioAmountStyle present;

  if (style == NULL)
    {
      studio_amount_style_init (&present, has_currency ? currency : NULL);
      style = &present;
    }
  g_autofree char *number = write_number (micros, style->point, style->group);
  const char *space = style->symbol_spaced ? NO_BREAK_SPACE : "";
  if (!has_currency)
    return g_steal_pointer (&number);
  return style->symbol_first ? g_strconcat (currency, space, number, NULL)
                             : g_strconcat (number, space, currency, NULL);
}

/**
 * studio_amount_from_string:
 * @text: (nullable): an amount as studio_amount_to_string() writes it
 * @micros: (out): the amount in millionths, untouched where it is none
 *
 * Returns: whether it is an amount, the same in every locale
 */
gboolean
studio_amount_from_string (const char *text, gint64 *micros)
{
  return text != NULL && strlen (text) <= MAX_NUMBER && read_number (text, micros);
}

/**
 * studio_amount_to_string:
 * @micros: an amount in millionths
 *
 * Returns: (transfer full): the amount for files: digits and a point, such as 0.08 or 1234.0375
 */
char *
studio_amount_to_string (gint64 micros)
{
  return write_number (micros, ".", "");
}

/**
 * studio_amount_multiply:
 * @micros: an amount in millionths, not below 0
 * @count: how often
 *
 * Returns: the product, %G_MAXINT64 where it is more than that
 */
gint64
studio_amount_multiply (gint64 micros, guint count)
{
  return count > 0 && micros > G_MAXINT64 / count ? G_MAXINT64 : micros * count;
}

/**
 * studio_amount_add:
 * @one: an amount in millionths, not below 0
 * @other: another
 *
 * Returns: the sum, %G_MAXINT64 where it is more than that
 */
gint64
studio_amount_add (gint64 one, gint64 other)
{
  return one > G_MAXINT64 - other ? G_MAXINT64 : one + other;
}
