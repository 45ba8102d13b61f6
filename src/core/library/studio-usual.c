/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-usual.h"

#include "studio-library-private.h"

#include <glib/gi18n-lib.h>

/* As far back as is looked for calls of one host, so that the time for it has a bound. */
#define LOOK_BACK 500

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 number_a = *(const gint64 *) a;
  gint64 number_b = *(const gint64 *) b;
  return (number_a > number_b) - (number_a < number_b);
}

static gint64
find_median (GArray *numbers)
{
  g_array_sort (numbers, compare_numbers);
  guint middle = numbers->len / 2;
  gint64 upper = g_array_index (numbers, gint64, middle);
  if (numbers->len % 2 == 1)
    return upper;
  gint64 lower = g_array_index (numbers, gint64, middle - 1);
  return lower + (upper - lower) / 2;
}

/**
 * studio_library_find_usual_duration:
 * @self: a library
 * @host: the service's host
 * @duration_us: (out): how long its calls usually take, microseconds from being sent to the last
 *   byte; 0 where fewer than %STUDIO_USUAL_LEAST are known
 * @error: return location; a database error
 *
 * Takes the median of the last %STUDIO_USUAL_MOST calls that became images. Blocking.
 *
 * Returns: whether it could be read
 */
gboolean
studio_library_find_usual_duration (StudioLibrary *self,
                                    const char *host,
                                    gint64 *duration_us,
                                    GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->reader->mutex);
  g_autoptr (GArray) durations = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->reader,
      "SELECT finished_us - sent_us FROM (SELECT finished_us, sent_us, host FROM calls"
      "  WHERE sent_us > 0 AND state = 'kept' AND finished_us > sent_us"
      "  ORDER BY sent_us DESC LIMIT ?) WHERE host = ? LIMIT ?",
      _ ("The library could not be read"),
      error);

  *duration_us = 0;
  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, LOOK_BACK);
  studio_statement_bind_text (statement, 2, host);
  studio_statement_bind_number (statement, 3, STUDIO_USUAL_MOST);
  while (TRUE)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      gint64 duration = studio_statement_get_number (statement, 0);
      g_array_append_val (durations, duration);
    }
  if (durations->len >= STUDIO_USUAL_LEAST)
    *duration_us = find_median (durations);
  return TRUE;
}
