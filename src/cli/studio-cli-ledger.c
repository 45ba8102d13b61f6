/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-cli-output.h"
#include "studio-cli-spending.h"
#include "studio-cli-text.h"
#include "studio-ledger-csv.h"
#include "studio-sum.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* What the calls came to, by day and month. */

/* What no person gives as a number. */
#define UNSAID G_MININT

/* The months from the first that there can be to the last. */
static void
choose_all (gint64 *from_us, gint64 *until_us)
{
  *from_us = 0;
  *until_us = G_MAXINT64;
}

static gboolean
choose_month (const char *text, GTimeZone *zone, gint64 *from_us, gint64 *until_us, GError **error)
{
  int year = 0;
  int month = 0;
  int end = 0;
  g_autoptr (GDateTime) first = NULL;

  if (sscanf (text, "%4d-%2d%n", &year, &month, &end) == 2 && text[end] == '\0')
    first = g_date_time_new (zone, year, month, 1, 0, 0, 0);
  if (first == NULL)
    {
      studio_cli_set_usage_error (error, _ ("“%s” is not a month such as 2026-11."), text);
      return FALSE;
    }
  studio_sum_find_period (
      g_date_time_to_unix (first) * G_USEC_PER_SEC, STUDIO_SUM_MONTH, zone, from_us, until_us);
  return TRUE;
}

static char *
name_period (const StudioSum *sum, StudioSumPeriod period, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (sum->from_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) time = g_date_time_to_timezone (utc, zone);
  return g_date_time_format (time, period == STUDIO_SUM_DAY ? "%Y-%m-%d" : "%Y-%m");
}

static void
print_as_json (GArray *sums, StudioSumPeriod period, GTimeZone *zone)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < sums->len; i++)
    {
      const StudioSum *sum = &g_array_index (sums, StudioSum, i);
      JsonObject *object = json_object_new ();
      g_autofree char *name = name_period (sum, period, zone);
      json_object_set_string_member (object, "period", name);
      json_object_set_int_member (object, "kept", sum->n_kept);
      json_object_set_int_member (object, "unknown", sum->n_unknown);
      json_object_set_int_member (object, "refused", sum->n_refused);
      json_object_set_int_member (object, "failed", sum->n_failed);
      json_object_set_int_member (object, "cancelled", sum->n_cancelled);
      json_object_set_int_member (object, "cost_micros", sum->cost_micros);
      json_object_set_int_member (object, "unpriced", sum->n_unpriced);
      json_array_add_object_element (array, object);
    }
  json_node_take_array (node, array);
  studio_cli_output_json (node);
}

static void
print_head (StudioSumPeriod period)
{
  g_autofree char *first = studio_cli_text_fill (period == STUDIO_SUM_DAY ? _ ("Day") : _ ("Month"),
                                                 10);
  const char *counts[] = {
    C_ ("number of calls", "kept"),      C_ ("number of calls", "unknown"),
    C_ ("number of calls", "refused"),   C_ ("number of calls", "failed"),
    C_ ("number of calls", "cancelled"),
  };
  g_autofree char *cost = studio_cli_text_fill (_ ("cost"), -14);

  g_print ("%s", first);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *name = studio_cli_text_fill (counts[i], -9);
      g_print (" %s", name);
    }
  g_print (" %s\n", cost);
}

static void
print_as_table (GArray *sums, StudioSumPeriod period, GTimeZone *zone, StudioSpending *spending)
{
  print_head (period);
  for (guint i = 0; i < sums->len; i++)
    {
      const StudioSum *sum = &g_array_index (sums, StudioSum, i);
      g_autofree char *name = name_period (sum, period, zone);
      g_autofree char *cost = studio_spending_format (spending, sum->cost_micros);
      g_autofree char *filled = studio_cli_text_fill (sum->cost_micros == 0 ? "–" : cost, -14);
      g_print ("%-10s %9u %9u %9u %9u %9u %s\n",
               name,
               sum->n_kept,
               sum->n_unknown,
               sum->n_refused,
               sum->n_failed,
               sum->n_cancelled,
               filled);
    }
}

static gboolean
print_sums (StudioCliContext *context,
            StudioSpending *spending,
            const char *month,
            gboolean csv,
            GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  gint64 from_us = 0;
  gint64 until_us = 0;

  choose_all (&from_us, &until_us);
  if (month != NULL && !choose_month (month, zone, &from_us, &until_us, error))
    return FALSE;
  g_autoptr (StudioLibrary) library = studio_cli_context_open_library_to_read (context, error);
  if (library == NULL)
    return FALSE;
  StudioSumPeriod period = month == NULL ? STUDIO_SUM_MONTH : STUDIO_SUM_DAY;
  g_autoptr (GArray) sums = studio_library_sum_by (library, from_us, until_us, period, zone, error);
  if (sums == NULL)
    return FALSE;
  if (context->json)
    print_as_json (sums, period, zone);
  else if (csv)
    {
      const char *currency = studio_spending_get_terms (spending)->currency;
      g_autofree char *text = studio_ledger_csv_build (sums, period, zone, currency);
      g_print ("%s", text);
    }
  else
    {
      print_as_table (sums, period, zone, spending);
      studio_cli_spending_print (spending);
    }
  return TRUE;
}

/**
 * studio_cli_ledger:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `ledger`: how many calls ended how, and what they may cost, by month or by the days of one month;
 * sets the price of an image, the limit of a month, and above what has to be confirmed.
 *
 * Returns: whether it could be read
 */
gboolean
studio_cli_ledger (StudioCliContext *context, int argc, char **argv, GError **error)
{
  g_autofree char *month = NULL;
  g_autofree char *price = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *sum = NULL;
  int count = UNSAID;
  gboolean csv = FALSE;
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_STRING, &month, N_ ("The days of this month"), "YYYY-MM" },
    { "price",
      0,
      0,
      G_OPTION_ARG_STRING,
      &price,
      N_ ("What an image costs from now on"),
      "AMOUNT" },
    { "limit", 0, 0, G_OPTION_ARG_STRING, &limit, N_ ("What a month may come to"), "AMOUNT" },
    { "confirm-sum",
      0,
      0,
      G_OPTION_ARG_STRING,
      &sum,
      N_ ("Ask before more is spent at once"),
      "AMOUNT" },
    { "confirm-count",
      0,
      0,
      G_OPTION_ARG_INT,
      &count,
      N_ ("Ask before more images are made at once"),
      "N" },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_ ("Print comma-separated values"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!studio_cli_context_parse (context,
                                 argc,
                                 argv,
                                 "",
                                 _ ("Sums up the calls of each month, and what they may cost."),
                                 entries,
                                 error)
      || !studio_cli_context_need_arguments (context, 0, 0, error))
    return FALSE;
  if (count != UNSAID && (count < 0 || count > STUDIO_CONFIRM_COUNT_MAX))
    {
      studio_cli_set_usage_error (error, _ ("A number is out of range."));
      return FALSE;
    }
  g_autoptr (StudioSpending) spending = studio_cli_spending_new (context);
  const StudioCliTerms wanted = {
    .price = price, .limit = limit, .confirm_sum = sum, .confirm_count = count
  };
  return studio_cli_spending_set (spending, &wanted, error)
         && print_sums (context, spending, month, csv, error);
}
