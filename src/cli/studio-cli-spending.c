/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-spending.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>

/**
 * studio_cli_spending_new:
 * @context: the context
 *
 * Blocking.
 *
 * Returns: (transfer full): what a person set about money
 */
StudioSpending *
studio_cli_spending_new (StudioCliContext *context)
{
  StudioSpending *spending = studio_spending_new (context->paths, context->clock);

  studio_spending_load (spending);
  return spending;
}

/**
 * studio_cli_spending_check:
 * @context: the context
 * @library: (nullable): the library in whose ledger the calls will be; without one they are in no
 *   sum, and no limit of a month holds for them
 * @n_calls: how many calls of a service that bills are to be made
 * @over_limit: whether the limit of the month may be passed, and what a person wants to be asked
 *   about
 * @price_micros: (out): what each costs, in millionths, for studio_queue_set_price()
 * @error: return location; %STUDIO_ERROR_SPENDING_LIMIT, %STUDIO_ERROR_CONFIRMATION, or a database
 *   error
 *
 * Blocking. To be called before the first is sent; the demo costs nothing. There may be nobody to
 * answer a question, so what would be asked in the window has to be agreed to in the command.
 *
 * Returns: whether they may be made
 */
gboolean
studio_cli_spending_check (StudioCliContext *context,
                           StudioLibrary *library,
                           guint n_calls,
                           gboolean over_limit,
                           gint64 *price_micros,
                           GError **error)
{
  g_autoptr (StudioSpending) spending = studio_cli_spending_new (context);
  g_autoptr (GError) passed = NULL;

  *price_micros = studio_spending_get_terms (spending)->price_micros;
  if (over_limit)
    return TRUE;
  if (library != NULL && !studio_spending_refresh (spending, library, error))
    return FALSE;
  if ((library == NULL || studio_spending_check_limit (spending, n_calls, 0, &passed))
      && studio_spending_check_size (spending, n_calls, &passed))
    return TRUE;
  g_set_error (error,
               STUDIO_ERROR,
               passed->code,
               "%s %s",
               passed->message,
               _ ("Nothing was sent; with --over-limit it is."));
  return FALSE;
}

static gboolean
read_amount (const char *text, gint64 *micros, char currency[STUDIO_CURRENCY_SIZE], GError **error)
{
  if (studio_amount_parse (text, NULL, micros, currency))
    return TRUE;
  studio_cli_set_usage_error (error, _ ("“%s” is not an amount such as 0.08 or $0.08."), text);
  return FALSE;
}

/* Beside the price, which names the currency. */
static gboolean
read_other_amount (const char *text, const char *known, gint64 *micros, GError **error)
{
  char currency[STUDIO_CURRENCY_SIZE] = "";

  if (text == NULL)
    return TRUE;
  if (!read_amount (text, micros, currency, error))
    return FALSE;
  if (*currency == '\0' || g_str_equal (currency, known))
    return TRUE;
  studio_cli_set_usage_error (error, "%s", _ ("All amounts are in the currency of the price."));
  return FALSE;
}

/**
 * studio_cli_spending_set:
 * @spending: what is set so far
 * @wanted: what is to be
 * @error: return location; %STUDIO_ERROR_USAGE, %STUDIO_ERROR_STORAGE
 *
 * Blocking. The currency beside the price is that of every amount.
 *
 * Returns: whether it is set and on the disk
 */
gboolean
studio_cli_spending_set (StudioSpending *spending, const StudioCliTerms *wanted, GError **error)
{
  StudioSpendingTerms terms = *studio_spending_get_terms (spending);

  if (wanted->price != NULL
      && !read_amount (wanted->price, &terms.price_micros, terms.currency, error))
    return FALSE;
  if (!read_other_amount (wanted->limit, terms.currency, &terms.limit_micros, error)
      || !read_other_amount (wanted->confirm_sum, terms.currency, &terms.confirm_micros, error))
    return FALSE;
  if (wanted->confirm_count >= 0)
    terms.confirm_count = (guint) wanted->confirm_count;
  if (studio_spending_terms_equal (&terms, studio_spending_get_terms (spending)))
    return TRUE;
  studio_spending_set_terms (spending, &terms);
  return studio_spending_save (spending, error);
}

/**
 * studio_cli_spending_print:
 * @spending: what is set
 *
 * Says price and limit in a line, and in one each what has to be confirmed.
 */
void
studio_cli_spending_print (StudioSpending *spending)
{
  const StudioSpendingTerms *terms = studio_spending_get_terms (spending);
  g_autofree char *price = studio_spending_format (spending, terms->price_micros);
  g_autofree char *limit = studio_spending_format (spending, terms->limit_micros);

  if (terms->price_micros == 0)
    g_print ("%s\n", _ ("No price is set for an image, so nothing is counted."));
  else if (terms->limit_micros == 0)
    g_print (_ ("An image costs %s; a month has no limit.\n"), price);
  else
    g_print (_ ("An image costs %s; the limit of a month is %s.\n"), price, limit);
  if (terms->confirm_count > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE,
                          "More than %'u image at once needs --over-limit.\n",
                          "More than %'u images at once need --over-limit.\n",
                          terms->confirm_count),
             terms->confirm_count);
  if (terms->confirm_micros > 0)
    {
      g_autofree char *sum = studio_spending_format (spending, terms->confirm_micros);
      g_print (_ ("What costs more than %s at once needs --over-limit.\n"), sum);
    }
}
