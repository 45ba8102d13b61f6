/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-search-values.h"

#include "studio-aspect-ratio.h"
#include "studio-output-format.h"
#include "studio-record-source.h"

#include <string.h>

#define MAX_RATING 5

static gboolean
read_digits (const char **at, guint64 largest, guint64 *number)
{
  const char *start = *at;
  guint64 value = 0;

  while (g_ascii_isdigit (**at))
    {
      value = 10 * value + (guint64) g_ascii_digit_value (**at);
      if (value > largest)
        return FALSE;
      (*at)++;
    }
  *number = value;
  return *at > start;
}

static gboolean
skip (const char **at, const char *word)
{
  if (!g_str_has_prefix (*at, word))
    return FALSE;
  *at += strlen (word);
  return TRUE;
}

static guint
get_ratings (guint64 low, guint64 high)
{
  guint ratings = 0;
  for (guint64 i = low; i <= high && i <= MAX_RATING; i++)
    ratings |= 1u << i;
  return ratings;
}

static GDateTime *
make_day (GDateTime *now, guint64 year, guint64 month, guint64 day)
{
  return g_date_time_new (
      g_date_time_get_timezone (now), (int) year, (int) month, (int) day, 0, 0, 0);
}

static GDateTime *
get_today (GDateTime *now)
{
  return make_day (now,
                   (guint64) g_date_time_get_year (now),
                   (guint64) g_date_time_get_month (now),
                   (guint64) g_date_time_get_day_of_month (now));
}

static gint64
to_us (GDateTime *time)
{
  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static gboolean
set_days (GDateTime *start, GDateTime *end, gint64 *start_us, gint64 *end_us)
{
  if (start == NULL || end == NULL)
    return FALSE;
  *start_us = to_us (start);
  *end_us = to_us (end);
  return TRUE;
}

/* A year, a month or a day. */
static gboolean
read_date (const char *text, GDateTime *now, gint64 *start_us, gint64 *end_us)
{
  guint64 year = 0;
  guint64 month = 1;
  guint64 day = 1;
  gboolean has_month = FALSE;
  gboolean has_day = FALSE;

  if (!read_digits (&text, 9998, &year) || year < 1000)
    return FALSE;
  if (skip (&text, "-"))
    has_month = read_digits (&text, 12, &month) && month > 0;
  if (has_month && skip (&text, "-"))
    has_day = read_digits (&text, 31, &day) && day > 0;
  if (*text != '\0')
    return FALSE;
  g_autoptr (GDateTime) start = make_day (now, year, month, day);
  if (start == NULL)
    return FALSE;
  g_autoptr (GDateTime) end = has_day     ? g_date_time_add_days (start, 1)
                              : has_month ? g_date_time_add_months (start, 1)
                                          : g_date_time_add_years (start, 1);
  return set_days (start, end, start_us, end_us);
}

/* 7d, 2w, 3m, 1y: the day that long ago. */
static gboolean
read_distance (const char *text, GDateTime *now, gint64 *start_us, gint64 *end_us)
{
  guint64 number = 0;
  g_autoptr (GDateTime) today = get_today (now);
  g_autoptr (GDateTime) start = NULL;

  if (!read_digits (&text, 40000, &number) || *text == '\0' || text[1] != '\0')
    return FALSE;
  switch (g_ascii_tolower (*text))
    {
    case 'd':
      start = g_date_time_add_days (today, -(int) number);
      break;
    case 'w':
      start = g_date_time_add_weeks (today, -(int) number);
      break;
    case 'm':
      start = g_date_time_add_months (today, -(int) number);
      break;
    case 'y':
      start = g_date_time_add_years (today, -(int) number);
      break;
    default:
      return FALSE;
    }
  if (start == NULL)
    return FALSE;
  g_autoptr (GDateTime) end = g_date_time_add_days (start, 1);
  return set_days (start, end, start_us, end_us);
}

/**
 * studio_search_read_seed:
 * @text: a value
 * @seed: (out): the number
 *
 * Returns: whether it is a number that a seed can be, 0 … 4294967295
 */
gboolean
studio_search_read_seed (const char *text, gint64 *seed)
{
  guint64 number = 0;
  if (!read_digits (&text, G_MAXUINT32, &number) || *text != '\0')
    return FALSE;
  *seed = (gint64) number;
  return TRUE;
}

/**
 * studio_search_read_ratings:
 * @text: a value: `4`, `>=3`, `>3`, `<3`, `<=3`, `3+` or `2..4`
 * @ratings: (out): a bit (1 << n) for n stars, 0 … 5
 *
 * Returns: whether it names ratings
 */
gboolean
studio_search_read_ratings (const char *text, guint *ratings)
{
  guint64 low = 0;
  guint64 high = 0;
  gboolean at_least = skip (&text, ">=") || skip (&text, "≥");
  gboolean at_most = !at_least && (skip (&text, "<=") || skip (&text, "≤"));
  gboolean more = !at_least && !at_most && skip (&text, ">");
  gboolean less = !at_least && !at_most && !more && skip (&text, "<");
  gboolean plain = !at_least && !at_most && !more && !less;

  if (plain)
    skip (&text, "=");
  if (!read_digits (&text, MAX_RATING, &low))
    return FALSE;
  high = low;
  if (plain && skip (&text, "+"))
    at_least = TRUE;
  else if (plain && skip (&text, "..") && (!read_digits (&text, MAX_RATING, &high) || high < low))
    return FALSE;
  if (*text != '\0')
    return FALSE;
  if (at_least || more)
    *ratings = get_ratings (low + more, MAX_RATING);
  else if (at_most || less)
    *ratings = less && low == 0 ? 0 : get_ratings (0, low - less);
  else
    *ratings = get_ratings (low, high);
  return TRUE;
}

/**
 * studio_search_read_ratios:
 * @text: a value: `16:9`, also with x, × or / in place of the colon, `landscape` or `portrait`
 * @ratios: (out): a bit (1 << #StudioAspectRatio) for each
 *
 * Returns: whether it names aspect ratios of the model
 */
gboolean
studio_search_read_ratios (const char *text, guint *ratios)
{
  g_autoptr (GString) name = g_string_new (text);
  StudioAspectRatio ratio;

  if (g_ascii_strcasecmp (text, "landscape") == 0)
    *ratios = (1u << STUDIO_ASPECT_RATIO_1_1) - 1;
  else if (g_ascii_strcasecmp (text, "portrait") == 0)
    *ratios = (1u << STUDIO_N_ASPECT_RATIOS) - (2u << STUDIO_ASPECT_RATIO_1_1);
  else
    {
      g_string_replace (name, "x", ":", 1);
      g_string_replace (name, "×", ":", 1);
      g_string_replace (name, "/", ":", 1);
      g_string_replace (name, "：", ":", 1);
      if (!studio_aspect_ratio_from_string (name->str, &ratio, NULL))
        return FALSE;
      *ratios = 1u << ratio;
    }
  return TRUE;
}

/**
 * studio_search_read_formats:
 * @text: a value: `png`, `jpeg` or `jpg`
 * @formats: (out): a bit (1 << #StudioOutputFormat) for each
 *
 * Returns: whether it names a format
 */
gboolean
studio_search_read_formats (const char *text, guint *formats)
{
  StudioOutputFormat format;
  g_autofree char *name = g_ascii_strdown (text, -1);

  if (strcmp (name, "jpg") == 0)
    format = STUDIO_OUTPUT_FORMAT_JPEG;
  else if (!studio_output_format_from_string (name, &format, NULL))
    return FALSE;
  *formats = 1u << format;
  return TRUE;
}

/**
 * studio_search_read_sources:
 * @text: a value: `service` or `import`
 * @sources: (out): a bit (1 << #StudioRecordSource)
 *
 * Returns: whether it names a source
 */
gboolean
studio_search_read_sources (const char *text, guint *sources)
{
  StudioRecordSource source;
  g_autofree char *name = g_ascii_strdown (text, -1);

  if (!studio_record_source_from_string (name, &source))
    return FALSE;
  *sources = 1u << source;
  return TRUE;
}

/**
 * studio_search_read_days:
 * @text: a value: `2026`, `2026-11`, `2026-11-01`, `today`, `yesterday`, or `7d`, `2w`, `3m`, `1y`
 * for the day so long ago
 * @now: the time, in the time zone whose days are meant
 * @start_us: (out): when the first of the days begins, microseconds since 1970 UTC
 * @end_us: (out): when the last of them is over
 *
 * Returns: whether it names days
 */
gboolean
studio_search_read_days (const char *text, GDateTime *now, gint64 *start_us, gint64 *end_us)
{
  if (g_ascii_strcasecmp (text, "today") == 0)
    return read_distance ("0d", now, start_us, end_us);
  if (g_ascii_strcasecmp (text, "yesterday") == 0)
    return read_distance ("1d", now, start_us, end_us);
  return read_distance (text, now, start_us, end_us) || read_date (text, now, start_us, end_us);
}
