/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: a line for each of limit, remaining, reset, retry-after and perhaps date. No header makes
 * anybody wait for ever. */
#include "fuzz.h"

#include "studio-pacer.h"
#include "studio-rate-limit.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) bytes, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 6);
  if (g_strv_length (lines) < 4)
    return 0;
  g_autoptr (StudioClock) clock = studio_clock_new_manual (0);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (
      clock, STUDIO_PACER_LIMIT, STUDIO_PACER_WINDOW_US);
  StudioRateLimit rate_limit;
  studio_rate_limit_read (&rate_limit, lines[0], lines[1], lines[2]);
  studio_pacer_note_rate_limit (pacer, &rate_limit);
  studio_pacer_note_retry_after (pacer,
                                 studio_rate_limit_parse_retry_after (lines[3], lines[4], clock));
  g_assert_cmpuint (studio_pacer_get_limit (pacer), >=, 1);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), >=, 0);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), <=, STUDIO_RATE_LIMIT_WAIT_MAX_US);
  studio_clock_advance (clock, STUDIO_RATE_LIMIT_WAIT_MAX_US);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 0);
  return 0;
}
