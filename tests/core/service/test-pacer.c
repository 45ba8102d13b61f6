/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-pacer.h"
#include "studio-rate-limit.h"
#include "studio-reply-head.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

/* Sun, 22 Nov 2026 12:00:00 GMT */
#define NOON_US (G_GINT64_CONSTANT (1795348800) * SECOND)

static void
test_durations (void)
{
  static const struct
  {
    const char *text;
    gint64 us;
  } cases[] = {
    { "51s", 51 * SECOND },
    { "1m2s", 62 * SECOND },
    { "850ms", 850000 },
    { "0s", 0 },
    { "0", 0 },
    { "12", 12 * SECOND },
    { "1.5s", 1500000 },
    { "2.25", 2250000 },
    { "1s500ms", 1500000 },
    { "7us", 7 },
    { "1M2S", 62 * SECOND },
    { "5m", 90 * SECOND },
    { "1h", 90 * SECOND },
    { "999999999999999999999999", 90 * SECOND },
    { "99999999999999h", 90 * SECOND },
    { "", -1 },
    { "s", -1 },
    { "-5s", -1 },
    { "5x", -1 },
    { "5s!", -1 },
    { " 5s", -1 },
    { "1m2", -1 },
    { "1.2.3s", -1 },
    { "soon", -1 },
    { ".5s", -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (studio_rate_limit_parse_duration (cases[i].text), ==, cases[i].us);
    }
  g_assert_cmpint (studio_rate_limit_parse_duration (NULL), ==, -1);
}

static void
test_retry_after (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  static const struct
  {
    const char *text;
    gint64 us;
  } cases[] = {
    { "30", 30 * SECOND },
    { "3600", 90 * SECOND },
    { "Sun, 22 Nov 2026 12:00:20 GMT", 20 * SECOND },
    { "Sun, 22 Nov 2026 11:00:00 GMT", 0 },
    { "Mon, 23 Nov 2026 12:00:00 GMT", 90 * SECOND },
    { "later", -1 },
    { "", -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (studio_rate_limit_parse_retry_after (cases[i].text, clock), ==, cases[i].us);
  g_assert_cmpint (studio_rate_limit_parse_retry_after (NULL, clock), ==, -1);
}

static void
test_headers (void)
{
  StudioRateLimit limit;
  studio_rate_limit_read (&limit, "20", "17", "51s");
  g_assert_true (limit.known);
  g_assert_cmpint (limit.limit, ==, 20);
  g_assert_cmpint (limit.remaining, ==, 17);
  g_assert_cmpint (limit.reset_us, ==, 51 * SECOND);
  studio_rate_limit_read (&limit, NULL, NULL, NULL);
  g_assert_false (limit.known);
  studio_rate_limit_read (&limit, "many", "-1", "soon");
  g_assert_false (limit.known);
  studio_rate_limit_read (&limit, NULL, "0", NULL);
  g_assert_true (limit.known);
  g_assert_cmpint (limit.remaining, ==, 0);
  g_assert_cmpint (limit.reset_us, ==, -1);
}

static void
test_sliding_window (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (clock, 3, 60 * SECOND);
  g_assert_true (studio_pacer_get_clock (pacer) == clock);
  g_assert_cmpuint (studio_pacer_get_limit (pacer), ==, 3);
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 3);
  g_assert_cmpint (studio_pacer_get_reset_us (pacer), ==, 0);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 0);
      studio_pacer_note_sent (pacer);
      studio_clock_advance (clock, 10 * SECOND);
    }
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 0);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 30 * SECOND);
  g_assert_cmpint (studio_pacer_get_reset_us (pacer), ==, 30 * SECOND);

  studio_clock_advance (clock, 30 * SECOND - 1);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 1);
  studio_clock_advance (clock, 1);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 0);
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 1);
  /* The next leaves ten seconds later, as it was sent ten seconds later. */
  studio_pacer_note_sent (pacer);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 10 * SECOND);
  studio_clock_advance (clock, 600 * SECOND);
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 3);
}

/* More was sent than the limit takes: it waits until the window holds less than the limit. */
static void
test_over_limit (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (clock, 2, 60 * SECOND);
  for (guint i = 0; i < 4; i++)
    {
      studio_pacer_note_sent (pacer);
      studio_clock_advance (clock, SECOND);
    }
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 58 * SECOND);
}

static void
test_service_counts_more (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (
      clock, STUDIO_PACER_LIMIT, STUDIO_PACER_WINDOW_US);
  studio_pacer_note_sent (pacer);
  StudioRateLimit limit = { .known = TRUE, .limit = 20, .remaining = 5, .reset_us = 12 * SECOND };
  studio_pacer_note_rate_limit (pacer, &limit);
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 5);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 0);

  limit.remaining = 0;
  studio_pacer_note_rate_limit (pacer, &limit);
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 0);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 12 * SECOND);
  studio_clock_advance (clock, 12 * SECOND);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 0);
}

/* An answer that left before our latest requests arrived does not give them back. */
static void
test_service_counts_fewer (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (clock, 20, 60 * SECOND);
  for (guint i = 0; i < 3; i++)
    studio_pacer_note_sent (pacer);
  StudioRateLimit limit = { .known = TRUE, .limit = 20, .remaining = 19, .reset_us = 60 * SECOND };
  studio_pacer_note_rate_limit (pacer, &limit);
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 17);

  limit.limit = 40;
  studio_pacer_note_rate_limit (pacer, &limit);
  g_assert_cmpuint (studio_pacer_get_limit (pacer), ==, 40);
  limit.known = FALSE;
  limit.remaining = 0;
  studio_pacer_note_rate_limit (pacer, &limit);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 0);
}

static void
test_note_retry_after (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (clock, 20, 60 * SECOND);
  studio_pacer_note_retry_after (pacer, 8 * SECOND);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 8 * SECOND);
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 0);
  g_assert_cmpint (studio_pacer_get_reset_us (pacer), ==, 8 * SECOND);
  /* A shorter wait does not shorten a longer one. */
  studio_pacer_note_retry_after (pacer, SECOND);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 8 * SECOND);
  studio_clock_advance (clock, 8 * SECOND);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 0);
  studio_pacer_note_retry_after (pacer, -1);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 3 * SECOND);
  studio_pacer_note_retry_after (pacer, 3600 * SECOND);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, STUDIO_RATE_LIMIT_WAIT_MAX_US);
}

static void
test_reply_head (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (clock, 20, 60 * SECOND);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_assert_null (studio_reply_head_dup_request_id (headers));
  soup_message_headers_append (headers, "X-RateLimit-Remaining-Requests", "4");
  soup_message_headers_append (headers, "X-RateLimit-Reset-Requests", "9s");
  soup_message_headers_append (headers, "X-Amzn-RequestId", "amzn-1");
  soup_message_headers_set_content_length (headers, 1234);
  studio_reply_head_feed_pacer (headers, 200, pacer);
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 4);
  studio_reply_head_feed_pacer (headers, 429, pacer);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 9 * SECOND);
  soup_message_headers_append (headers, "Retry-After", "20");
  studio_reply_head_feed_pacer (headers, 429, pacer);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 20 * SECOND);

  g_autofree char *request_id = studio_reply_head_dup_request_id (headers);
  g_assert_cmpstr (request_id, ==, "amzn-1");
  g_assert_cmpint (studio_reply_head_get_length (headers), ==, 1234);
  soup_message_headers_append (headers, "Content-Encoding", "gzip");
  g_assert_cmpint (studio_reply_head_get_length (headers), ==, -1);
  soup_message_headers_unref (headers);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pacer/durations", test_durations);
  g_test_add_func ("/pacer/retry-after", test_retry_after);
  g_test_add_func ("/pacer/headers", test_headers);
  g_test_add_func ("/pacer/sliding-window", test_sliding_window);
  g_test_add_func ("/pacer/over-limit", test_over_limit);
  g_test_add_func ("/pacer/service-counts-more", test_service_counts_more);
  g_test_add_func ("/pacer/service-counts-fewer", test_service_counts_fewer);
  g_test_add_func ("/pacer/note-retry-after", test_note_retry_after);
  g_test_add_func ("/pacer/reply-head", test_reply_head);
  return g_test_run ();
}
