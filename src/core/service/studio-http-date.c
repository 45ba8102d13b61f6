/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-http-date.h"

#include <string.h>

typedef struct
{
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
} Fields;

/* As many digits as there are, of which there have to be @n_min to @n_max (at most 4). */
static gboolean
take_number (const char **at, gsize n_min, gsize n_max, int *number)
{
  gsize n_digits = strspn (*at, "0123456789");
  if (n_digits < n_min || n_digits > n_max)
    return FALSE;
  *number = 0;
  for (const char *end = *at + n_digits; *at < end; (*at)++)
    *number = *number * 10 + (**at - '0');
  return TRUE;
}

static gboolean
take (const char **at, const char *word)
{
  gsize length = strlen (word);
  if (g_ascii_strncasecmp (*at, word, length) != 0)
    return FALSE;
  *at += length;
  return TRUE;
}

static gboolean
take_spaces (const char **at)
{
  gsize n_spaces = strspn (*at, " ");
  *at += n_spaces;
  return n_spaces > 0;
}

static gboolean
take_month (const char **at, int *month)
{
  static const char *const names[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (take (at, names[i]))
      {
        *month = (int) i + 1;
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_time (const char **at, Fields *fields)
{
  return take_number (at, 2, 2, &fields->hour) && take (at, ":")
         && take_number (at, 2, 2, &fields->minute) && take (at, ":")
         && take_number (at, 2, 2, &fields->second);
}

/* `06 Nov 1994 08:49:37 GMT`, and with two digits of the year `06-Nov-94 08:49:37 GMT`. */
static gboolean
take_day_first (const char **at, Fields *fields, gboolean *short_year)
{
  if (!take_number (at, 1, 2, &fields->day))
    return FALSE;
  *short_year = **at == '-';
  if (!(*short_year ? take (at, "-") : take_spaces (at)) || !take_month (at, &fields->month))
    return FALSE;
  if (!(*short_year ? take (at, "-") : take_spaces (at)))
    return FALSE;
  const char *year = *at;
  if (!take_number (at, 2, 4, &fields->year) || *at - year == 3)
    return FALSE;
  *short_year = *at - year == 2;
  return take_spaces (at) && take_time (at, fields) && take_spaces (at)
         && (take (at, "GMT") || take (at, "UTC"));
}

/* `Nov  6 08:49:37 1994` */
static gboolean
take_month_first (const char **at, Fields *fields)
{
  return take_month (at, &fields->month) && take_spaces (at) && take_number (at, 1, 2, &fields->day)
         && take_spaces (at) && take_time (at, fields) && take_spaces (at)
         && take_number (at, 4, 4, &fields->year);
}

/* The century in which two digits are nearest before fifty years from now (RFC 9110, 5.6.7). */
static int
complete_year (int two_digits, gint64 now_s)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_s);
  int latest = (now == NULL ? 1970 : g_date_time_get_year (now)) + 50;
  int year = latest - latest % 100 + two_digits;
  return year > latest ? year - 100 : year;
}

/**
 * studio_http_date_parse:
 * @text: (nullable): the value of a header such as `Date` or `Retry-After`
 * @now_s: the time of this computer in seconds since 1970, to complete a year of two digits
 *
 * Reads the three forms of a date (RFC 9110, 5.6.7). Versions of libsoup differ in which years they
 * take, and a server may name any. The name of the day is passed over, the leap second belongs to
 * the minute before it.
 *
 * Returns: seconds since 1970 UTC, 0 for what was before; -1 where it is no date of HTTP
 */
gint64
studio_http_date_parse (const char *text, gint64 now_s)
{
  Fields fields = { 0 };
  gboolean short_year = FALSE;
  const char *at = text;
  gboolean taken;

  if (text == NULL)
    return -1;
  take_spaces (&at);
  for (; g_ascii_isalpha (*at); at++)
    ;
  if (take (&at, ","))
    taken = take_spaces (&at) && take_day_first (&at, &fields, &short_year);
  else
    taken = take_spaces (&at) && take_month_first (&at, &fields);
  take_spaces (&at);
  if (!taken || *at != '\0')
    return -1;
  if (short_year)
    fields.year = complete_year (fields.year, now_s);
  g_autoptr (GDateTime) date = g_date_time_new_utc (fields.year,
                                                    fields.month,
                                                    fields.day,
                                                    fields.hour,
                                                    fields.minute,
                                                    fields.second == 60 ? 59 : fields.second);
  return date == NULL ? -1 : MAX (g_date_time_to_unix (date), 0);
}
