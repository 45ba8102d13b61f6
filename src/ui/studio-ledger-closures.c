/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-ledger-closures.h"

#include "studio-shared-closures.h"

#include <glib/gi18n-lib.h>

/* Takes the text. */
static void
add (GPtrArray *parts, guint n, char *text)
{
  if (n > 0)
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * studio_ledger_view_counts:
 * @sum: the calls of a time
 *
 * Returns: (transfer full): how many ended how, without what did not happen
 */
char *
studio_ledger_view_counts (const StudioSum *sum)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  /* Translators: images of a month, or of a day */
  add (parts,
       sum->n_kept,
       g_strdup_printf (ngettext ("%'u kept", "%'u kept", sum->n_kept), sum->n_kept));
  add (parts,
       sum->n_unknown,
       g_strdup_printf (ngettext ("%'u may be billed", "%'u may be billed", sum->n_unknown),
                        sum->n_unknown));
  add (parts,
       sum->n_refused,
       g_strdup_printf (ngettext ("%'u refused", "%'u refused", sum->n_refused), sum->n_refused));
  add (parts,
       sum->n_failed,
       g_strdup_printf (ngettext ("%'u failed", "%'u failed", sum->n_failed), sum->n_failed));
  add (parts,
       sum->n_cancelled,
       g_strdup_printf (ngettext ("%'u cancelled", "%'u cancelled", sum->n_cancelled),
                        sum->n_cancelled));
  add (parts,
       sum->n_unpriced,
       g_strdup_printf (ngettext ("%'u without a price", "%'u without a price", sum->n_unpriced),
                        sum->n_unpriced));
  return parts->len == 0 ? g_strdup (_ ("No calls")) : join (parts);
}

/**
 * studio_ledger_view_cost:
 * @sum: the calls of a time
 * @currency: what they cost in
 *
 * Returns: (transfer full): what they may cost, or a dash where nobody can say
 */
char *
studio_ledger_view_cost (const StudioSum *sum, const char *currency)
{
  return sum->cost_micros == 0 ? g_strdup ("–")
                               : studio_amount_format (sum->cost_micros, currency, NULL);
}

/**
 * studio_ledger_view_period:
 * @from_us: when it begins, microseconds since 1970 UTC
 * @period: a day or a month
 * @zone: whose
 *
 * Returns: (transfer full): its name
 */
char *
studio_ledger_view_period (gint64 from_us, StudioSumPeriod period, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (from_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) time = utc == NULL ? NULL : g_date_time_to_timezone (utc, zone);

  if (time == NULL)
    return g_strdup ("");
  /* Translators: a month with its year; a day with its weekday, in strftime() form */
  return g_date_time_format (time, period == STUDIO_SUM_MONTH ? _ ("%OB %Y") : _ ("%A, %-d %B"));
}

/**
 * studio_ledger_view_call:
 * @self: unused
 * @loaded: whether the rest is known yet
 * @state: how the call ended
 * @created_us: when it was made
 *
 * Returns: (transfer full): a line on a call
 */
char *
studio_ledger_view_call (gpointer self, gboolean loaded, StudioRecordState state, gint64 created_us)
{
  if (!loaded)
    return g_strdup ("");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (created_us / G_USEC_PER_SEC);
  g_ptr_array_add (parts, studio_closure_job_title (self, state, 0));
  if (time != NULL)
    g_ptr_array_add (parts, g_date_time_format (time, "%x %H:%M"));
  return join (parts);
}

/**
 * studio_ledger_view_call_cost:
 * @self: unused
 * @state: how the call ended
 * @price_micros: what it costs, 0 for unknown or nothing
 * @currency: (nullable): what in
 *
 * Returns: (transfer full): what a call that may be billed costs, empty for others
 */
char *
studio_ledger_view_call_cost (gpointer self G_GNUC_UNUSED,
                              StudioRecordState state,
                              gint64 price_micros,
                              const char *currency)
{
  gboolean costs = state == STUDIO_RECORD_KEPT || state == STUDIO_RECORD_UNKNOWN;

  return costs && price_micros > 0 ? studio_amount_format (price_micros, currency, NULL)
                                   : g_strdup ("");
}
