/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-rate-limit.h"

#include <string.h>

#include "studio-http-date.h"

/* More requests than this in a window would be no limit. */
#define COUNT_MAX 100000

/* Digits and at most one point, as microseconds of a unit; -1 where there is no number. */
static gint64
take_number (const char **at, gint64 unit_us)
{
  gint64 whole = 0;
  gint64 part_us = 0;
  gint64 scale_us = unit_us;
  const char *begin = *at;

  for (; g_ascii_isdigit (**at); (*at)++)
    whole = MIN (whole * 10 + (**at - '0'), G_GINT64_CONSTANT (1000000000));
  if (*at == begin)
    return -1;
  if (**at == '.')
    for ((*at)++; g_ascii_isdigit (**at); (*at)++)
      {
        scale_us /= 10;
        part_us += (**at - '0') * scale_us;
      }
  return whole * unit_us + part_us;
}

static gint64
find_unit (const char *at, gsize *length)
{
  static const struct
  {
    const char *name;
    gint64 us;
  } units[] = { { "ms", G_USEC_PER_SEC / 1000 },
                { "us", 1 },
                { "h", 3600 * (gint64) G_USEC_PER_SEC },
                { "m", 60 * (gint64) G_USEC_PER_SEC },
                { "s", G_USEC_PER_SEC } };
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strncasecmp (at, units[i].name, strlen (units[i].name)) == 0)
      {
        *length = strlen (units[i].name);
        return units[i].us;
      }
  *length = 0;
  return G_USEC_PER_SEC;
}

static int
parse_count (const char *text)
{
  guint64 count;
  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, COUNT_MAX, &count, NULL))
    return -1;
  return (int) count;
}

/**
 * studio_rate_limit_parse_duration:
 * @text: (nullable): `51s`, `1m2s`, `850ms`, `1.5s` or plain seconds
 *
 * The form of the `x-ratelimit-reset-*` headers, of which only `51s` is documented (Heroku, rate
 * limits); the others are those of the services that these headers were taken from.
 *
 * Returns: microseconds, at most %STUDIO_RATE_LIMIT_WAIT_MAX_US; -1 where it is none of these
 */
gint64
studio_rate_limit_parse_duration (const char *text)
{
  gint64 sum = 0;
  const char *at = text;

  if (text == NULL || *text == '\0')
    return -1;
  while (*at != '\0')
    {
      const char *unit = at + strspn (at, "0123456789.");
      gsize unit_length;
      gint64 unit_us = find_unit (unit, &unit_length);
      gint64 part = take_number (&at, unit_us);
      /* Only a number that stands alone may go without a unit. */
      if (part < 0 || at != unit || (unit_length == 0 && (*at != '\0' || sum > 0)))
        return -1;
      at += unit_length;
      sum = MIN (sum + part, STUDIO_RATE_LIMIT_WAIT_MAX_US);
    }
  return sum;
}

/**
 * studio_rate_limit_parse_retry_after:
 * @text: (nullable): the value of `Retry-After` (RFC 9110, 10.2.3)
 * @sent: (nullable): the value of `Date` in the same answer: a date to wait for goes by the clock
 *   of whoever wrote it, and that of this computer may be wrong
 * @clock: what the time is where @sent does not say it
 *
 * Returns: microseconds to wait, at most %STUDIO_RATE_LIMIT_WAIT_MAX_US; 0 for a date gone by; -1
 *   where it is neither seconds nor a date
 */
gint64
studio_rate_limit_parse_retry_after (const char *text, const char *sent, StudioClock *clock)
{
  gint64 wait = studio_rate_limit_parse_duration (text);
  if (wait >= 0)
    return wait;
  gint64 here_s = studio_clock_get_real_us (clock) / G_USEC_PER_SEC;
  gint64 until_s = studio_http_date_parse (text, here_s);
  if (until_s < 0)
    return -1;
  gint64 now_s = studio_http_date_parse (sent, here_s);
  if (now_s < 0)
    now_s = here_s;
  return CLAMP (until_s - now_s, 0, STUDIO_RATE_LIMIT_WAIT_MAX_US / G_USEC_PER_SEC)
         * G_USEC_PER_SEC;
}

/**
 * studio_rate_limit_read:
 * @rate_limit: (out caller-allocates): what the headers say
 * @limit: (nullable): `x-ratelimit-limit-requests`
 * @remaining: (nullable): `x-ratelimit-remaining-requests`
 * @reset: (nullable): `x-ratelimit-reset-requests`
 *
 * A header that cannot be read counts as one that is not there.
 */
void
studio_rate_limit_read (StudioRateLimit *rate_limit,
                        const char *limit,
                        const char *remaining,
                        const char *reset)
{
  rate_limit->limit = MAX (parse_count (limit), 0);
  rate_limit->remaining = parse_count (remaining);
  rate_limit->reset_us = studio_rate_limit_parse_duration (reset);
  rate_limit->known = rate_limit->limit > 0 || rate_limit->remaining >= 0
                      || rate_limit->reset_us >= 0;
}
