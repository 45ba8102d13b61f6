/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-sum.h"

#include "studio-library-private.h"

#include <glib/gi18n-lib.h>

static gint64
to_us (GDateTime *time)
{
  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

/* The sum grows no further than a number can: a price may be anything that a file says. */
static void
add_cost (StudioSum *sum, gint64 price_micros)
{
  if (price_micros <= 0)
    sum->n_unpriced++;
  else if (sum->cost_micros > G_MAXINT64 - price_micros)
    sum->cost_micros = G_MAXINT64;
  else
    sum->cost_micros += price_micros;
}

static void
add_call (StudioSum *sum, StudioRecordState state, gint64 price_micros)
{
  switch (state)
    {
    case STUDIO_RECORD_KEPT:
      sum->n_kept++;
      add_cost (sum, price_micros);
      break;
    case STUDIO_RECORD_UNKNOWN:
      sum->n_unknown++;
      add_cost (sum, price_micros);
      break;
    case STUDIO_RECORD_REFUSED:
      sum->n_refused++;
      break;
    case STUDIO_RECORD_FAILED:
      sum->n_failed++;
      break;
    case STUDIO_RECORD_CANCELLED:
      sum->n_cancelled++;
      break;
    case STUDIO_RECORD_QUEUED:
    case STUDIO_RECORD_SENT:
    case STUDIO_RECORD_RECEIVING:
    default:
      break;
    }
}

typedef StudioSum *(*FindSumFunc) (gint64 sent_us, gpointer data);

static gboolean
add_calls (StudioLibrary *self,
           gint64 from_us,
           gint64 until_us,
           FindSumFunc find_sum,
           gpointer data,
           GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->reader->mutex);
  gboolean has_row = TRUE;
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->reader,
      "SELECT sent_us AS at_us, state, price_micros FROM calls"
      " WHERE sent_us > 0 AND sent_us >= ?1 AND sent_us < ?2"
      " UNION ALL SELECT created_us, state, price_micros FROM calls"
      " WHERE sent_us = 0 AND source <> 'import' AND created_us >= ?1 AND created_us < ?2"
      " ORDER BY at_us",
      _ ("The library could not be read"),
      error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, from_us);
  studio_statement_bind_number (statement, 2, until_us);
  while (TRUE)
    {
      StudioRecordState state = STUDIO_RECORD_QUEUED;
      if (!studio_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      studio_record_state_from_string (studio_statement_get_text (statement, 1), &state);
      /* A call that is under way counts once it has ended. */
      if (state >= STUDIO_RECORD_KEPT)
        add_call (find_sum (studio_statement_get_number (statement, 0), data),
                  state,
                  studio_statement_get_number (statement, 2));
    }
}

typedef struct
{
  GArray *sums;
  StudioSumPeriod period;
  GTimeZone *zone;
} Periods;

/* Calls come in the order of their times, so the last sum is the one, or a new one begins. */
static StudioSum *
find_period_cb (gint64 sent_us, gpointer data)
{
  Periods *periods = data;
  StudioSum *last = periods->sums->len == 0
                        ? NULL
                        : &g_array_index (periods->sums, StudioSum, periods->sums->len - 1);

  if (last == NULL || sent_us >= last->to_us)
    {
      StudioSum sum = { 0 };
      studio_sum_find_period (sent_us, periods->period, periods->zone, &sum.from_us, &sum.to_us);
      g_array_append_val (periods->sums, sum);
      last = &g_array_index (periods->sums, StudioSum, periods->sums->len - 1);
    }
  return last;
}

static StudioSum *
find_only_cb (G_GNUC_UNUSED gint64 sent_us, gpointer sum)
{
  return sum;
}

/**
 * studio_sum_find_period:
 * @us: a time, microseconds since 1970 UTC
 * @period: of what kind
 * @zone: whose days
 * @from_us: (out): when the day or month of @us begins there
 * @until_us: (out): when it ends, not included
 */
void
studio_sum_find_period (gint64 us,
                        StudioSumPeriod period,
                        GTimeZone *zone,
                        gint64 *from_us,
                        gint64 *until_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) time = utc == NULL ? NULL : g_date_time_to_timezone (utc, zone);
  g_autoptr (GDateTime) from = NULL;
  g_autoptr (GDateTime) until = NULL;

  if (time != NULL)
    from = g_date_time_new (zone,
                            g_date_time_get_year (time),
                            g_date_time_get_month (time),
                            period == STUDIO_SUM_MONTH ? 1 : g_date_time_get_day_of_month (time),
                            0,
                            0,
                            0);
  if (from != NULL)
    until = period == STUDIO_SUM_MONTH ? g_date_time_add_months (from, 1)
                                       : g_date_time_add_days (from, 1);
  *from_us = from == NULL ? us : to_us (from);
  *until_us = until == NULL ? MAX (us, *from_us) + 1 : to_us (until);
}

/**
 * studio_library_sum_by:
 * @self: a library
 * @from_us: from when on, microseconds since 1970 UTC
 * @until_us: until when, not included
 * @period: what one sum is over
 * @zone: whose days
 * @error: return location; a database error
 *
 * Sums up the calls by the time at which they were sent, or made where they never were.
 *
 * Returns: (transfer full) (nullable) (element-type StudioSum): a sum for each day or month in
 * which there is any call, oldest first
 */
GArray *
studio_library_sum_by (StudioLibrary *self,
                       gint64 from_us,
                       gint64 until_us,
                       StudioSumPeriod period,
                       GTimeZone *zone,
                       GError **error)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (StudioSum));
  Periods periods = { sums, period, zone };

  if (!add_calls (self, from_us, until_us, find_period_cb, &periods, error))
    return NULL;
  return g_steal_pointer (&sums);
}

/**
 * studio_library_sum:
 * @self: a library
 * @from_us: from when on, microseconds since 1970 UTC
 * @until_us: until when, not included
 * @sum: (out): all calls of that time
 * @error: return location; a database error
 *
 * As studio_library_sum_by(), over all of the time at once.
 *
 * Returns: whether it could be read
 */
gboolean
studio_library_sum (StudioLibrary *self,
                    gint64 from_us,
                    gint64 until_us,
                    StudioSum *sum,
                    GError **error)
{
  *sum = (StudioSum){ .from_us = from_us, .to_us = until_us };
  return add_calls (self, from_us, until_us, find_only_cb, sum, error);
}
