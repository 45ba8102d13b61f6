/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-ledger-csv.h"

#include "studio-amount.h"

/* RFC 4180, with a head. Names and figures are the same in every locale, for programs to read. */
#define HEAD "period,kept,unknown,refused,failed,cancelled,unpriced,cost,currency\r\n"

static void
add_sum (GString *text,
         const StudioSum *sum,
         const char *format,
         GTimeZone *zone,
         const char *currency)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (sum->from_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) time = g_date_time_to_timezone (utc, zone);
  g_autofree char *name = g_date_time_format (time, format);
  g_autofree char *cost = studio_amount_to_string (sum->cost_micros);

  g_string_append_printf (text,
                          "%s,%u,%u,%u,%u,%u,%u,%s,\"%s\"\r\n",
                          name,
                          sum->n_kept,
                          sum->n_unknown,
                          sum->n_refused,
                          sum->n_failed,
                          sum->n_cancelled,
                          sum->n_unpriced,
                          cost,
                          currency);
}

/**
 * studio_ledger_csv_build:
 * @sums: (element-type StudioSum): what studio_library_sum_by() gave
 * @period: what each is over
 * @zone: whose days
 * @currency: what the costs are in, empty for unknown; letters, signs and points only
 *
 * Returns: (transfer full): the sums as comma-separated values: a line each with its day or month,
 *   oldest first, the calls by how they ended, and what they may cost
 */
char *
studio_ledger_csv_build (GArray *sums,
                         StudioSumPeriod period,
                         GTimeZone *zone,
                         const char *currency)
{
  GString *text = g_string_new (HEAD);
  const char *format = period == STUDIO_SUM_DAY ? "%Y-%m-%d" : "%Y-%m";

  for (guint i = 0; i < sums->len; i++)
    add_sum (text, &g_array_index (sums, StudioSum, i), format, zone, currency);
  return g_string_free (text, FALSE);
}
