/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-pacer-set.h"
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
    const char *sent;
    gint64 us;
  } cases[] = {
    { "30", NULL, 30 * SECOND },
    { "0", NULL, 0 },
    { "850ms", NULL, 850000 },
    { "3600", NULL, 90 * SECOND },
    { "-1", NULL, -1 },
    { "Sun, 22 Nov 2026 12:00:20 GMT", NULL, 20 * SECOND },
    { "Sunday, 22-Nov-26 12:00:20 GMT", NULL, 20 * SECOND },
    { "Sun Nov 22 12:00:20 2026", NULL, 20 * SECOND },
    { "Sun, 22 Nov 2026 11:00:00 GMT", NULL, 0 },
    { "Thu, 01 Jan 1970 00:00:00 GMT", NULL, 0 },
    { "Mon, 23 Nov 2026 12:00:00 GMT", NULL, 90 * SECOND },
    { "Fri, 31 Dec 9999 23:59:59 GMT", NULL, 90 * SECOND },
    /* A computer whose clock is wrong by a day waits as long as any other. */
    { "Mon, 23 Nov 2026 12:00:20 GMT", "Mon, 23 Nov 2026 12:00:00 GMT", 20 * SECOND },
    { "Sat, 21 Nov 2026 12:00:20 GMT", "Sat, 21 Nov 2026 12:00:00 GMT", 20 * SECOND },
    { "Sun, 22 Nov 2026 12:00:20 GMT", "at noon", 20 * SECOND },
    { "30", "Sat, 21 Nov 2026 12:00:00 GMT", 30 * SECOND },
    { "later", NULL, -1 },
    { "", NULL, -1 },
    { NULL, "Sat, 21 Nov 2026 12:00:00 GMT", -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s” of “%s”", cases[i].text, cases[i].sent);
      g_assert_cmpint (studio_rate_limit_parse_retry_after (cases[i].text, cases[i].sent, clock),
                       ==,
                       cases[i].us);
    }
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

/* Another program uses the same key. Its requests leave the window one after the other: the first
 * when the service says that the oldest does, of the others nobody knows. */
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
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 1);
  studio_clock_advance (clock, 48 * SECOND);
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 20);
}

/* What was taken for another program's is given back when the service counts it no more. */
static void
test_service_counts_fewer_again (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (clock, 20, 60 * SECOND);
  StudioRateLimit limit = { .known = TRUE, .limit = 20, .remaining = 0, .reset_us = 30 * SECOND };
  studio_pacer_note_sent (pacer);
  studio_pacer_note_rate_limit (pacer, &limit);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 30 * SECOND);

  limit.remaining = 12;
  limit.reset_us = 20 * SECOND;
  studio_pacer_note_rate_limit (pacer, &limit);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 0);
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 12);
}

/* None is left, and nobody says for how long: a request’s share of the window is waited. */
static void
test_none_left_without_reset (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (clock, 20, 60 * SECOND);
  StudioRateLimit limit = { .known = TRUE, .limit = 0, .remaining = 0, .reset_us = -1 };
  studio_pacer_note_rate_limit (pacer, &limit);
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 0);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 3 * SECOND);
  studio_clock_advance (clock, 3 * SECOND);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 0);
}

/* A request of which nothing left this computer is in nobody’s window. */
static void
test_note_unsent (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (clock, 2, 60 * SECOND);
  gint64 first = studio_pacer_note_sent (pacer);
  studio_clock_advance (clock, 10 * SECOND);
  studio_pacer_note_sent (pacer);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 50 * SECOND);
  studio_pacer_note_unsent (pacer, first);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 0);
  g_assert_cmpint (studio_pacer_get_reset_us (pacer), ==, 60 * SECOND);
  /* Twice, or long after it left, changes nothing. */
  studio_pacer_note_unsent (pacer, first);
  g_assert_cmpuint (studio_pacer_get_remaining (pacer), ==, 1);
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
  studio_pacer_note_retry_after (pacer, 3600 * SECOND);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, STUDIO_RATE_LIMIT_WAIT_MAX_US);
}

static gint64
refuse_and_wait (StudioPacer *pacer, gint64 wait_us)
{
  studio_pacer_note_retry_after (pacer, wait_us);
  gint64 wait = studio_pacer_get_wait_us (pacer);
  studio_clock_advance (studio_pacer_get_clock (pacer), wait);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 0);
  return wait;
}

/* Where the service does not say how long, or says what does not help, the waits grow. */
static void
test_back_off (void)
{
  static const int seconds[] = { 3, 6, 12, 24, 48, 90, 90, 90 };
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  g_autoptr (StudioPacer) silent = studio_pacer_new (clock, 20, 60 * SECOND);
  g_autoptr (StudioPacer) useless = studio_pacer_new (clock, 20, 60 * SECOND);
  g_autoptr (StudioPacer) unlimited = studio_pacer_new (clock, G_MAXINT, 60 * SECOND);

  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    g_assert_cmpint (refuse_and_wait (silent, -1), ==, seconds[i] * SECOND);
  g_assert_cmpint (refuse_and_wait (useless, 0), ==, SECOND);
  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    g_assert_cmpint (refuse_and_wait (useless, 0), ==, seconds[i] * SECOND);
  g_assert_cmpint (refuse_and_wait (unlimited, -1), ==, SECOND);

  studio_pacer_note_taken (silent);
  g_assert_cmpint (refuse_and_wait (silent, -1), ==, 3 * SECOND);
  /* A wait that is long enough is taken as it is told. */
  g_assert_cmpint (refuse_and_wait (silent, 20 * SECOND), ==, 20 * SECOND);
  /* Two that were under way together are refused for one and the same reason. */
  studio_pacer_note_taken (silent);
  studio_pacer_note_retry_after (silent, -1);
  studio_pacer_note_retry_after (silent, -1);
  g_assert_cmpint (studio_pacer_get_wait_us (silent), ==, 3 * SECOND);
}

static void
count_cb (int *n)
{
  (*n)++;
}

static void
test_changed (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (clock, 20, 60 * SECOND);
  StudioRateLimit limit = { .known = TRUE, .limit = 20, .remaining = 0, .reset_us = SECOND };
  int n = 0;

  g_signal_connect_swapped (pacer, "changed", G_CALLBACK (count_cb), &n);
  gint64 leave = studio_pacer_note_sent (pacer);
  g_assert_cmpint (n, ==, 1);
  studio_pacer_note_unsent (pacer, leave);
  g_assert_cmpint (n, ==, 2);
  studio_pacer_note_rate_limit (pacer, &limit);
  g_assert_cmpint (n, ==, 3);
  studio_pacer_note_retry_after (pacer, -1);
  g_assert_cmpint (n, ==, 4);
}

/* One key has one limit, whatever connection uses it and however often they are switched. */
static void
test_set (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  g_autoptr (StudioPacerSet) set = studio_pacer_set_new (clock);
  StudioPacer *first = studio_pacer_set_get (set, "inf-one");
  StudioPacer *second = studio_pacer_set_get (set, "inf-two");

  g_assert_true (first != second);
  g_assert_cmpuint (studio_pacer_get_limit (first), ==, STUDIO_PACER_LIMIT);
  studio_pacer_note_sent (first);
  g_assert_true (studio_pacer_set_get (set, "inf-one") == first);
  g_assert_cmpuint (studio_pacer_get_remaining (studio_pacer_set_get (set, "inf-one")), ==, 19);
  g_assert_cmpuint (studio_pacer_get_remaining (second), ==, 20);
  g_assert_true (studio_pacer_get_clock (second) == clock);
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
  /* By the service's own clock, which is an hour ahead. */
  soup_message_headers_replace (headers, "Retry-After", "Sun, 22 Nov 2026 13:00:25 GMT");
  soup_message_headers_replace (headers, "Date", "Sun, 22 Nov 2026 13:00:00 GMT");
  studio_reply_head_feed_pacer (headers, 429, pacer);
  g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 25 * SECOND);

  g_autofree char *request_id = studio_reply_head_dup_request_id (headers);
  g_assert_cmpstr (request_id, ==, "amzn-1");
  g_assert_cmpint (studio_reply_head_get_length (headers), ==, 1234);
  soup_message_headers_append (headers, "Content-Encoding", "gzip");
  g_assert_cmpint (studio_reply_head_get_length (headers), ==, -1);
  soup_message_headers_unref (headers);
}

/* A refusal that says nothing, and an answer between two of them. */
static void
test_reply_head_without_limit (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (NOON_US);
  g_autoptr (StudioPacer) pacer = studio_pacer_new (clock, 20, 60 * SECOND);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  for (guint i = 0; i < 2; i++)
    {
      studio_reply_head_feed_pacer (headers, 429, pacer);
      g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 3 * SECOND);
      studio_clock_advance (clock, 3 * SECOND);
      studio_reply_head_feed_pacer (headers, 200, pacer);
      g_assert_cmpint (studio_pacer_get_wait_us (pacer), ==, 0);
    }
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
  g_test_add_func ("/pacer/service-counts-fewer-again", test_service_counts_fewer_again);
  g_test_add_func ("/pacer/none-left-without-reset", test_none_left_without_reset);
  g_test_add_func ("/pacer/note-unsent", test_note_unsent);
  g_test_add_func ("/pacer/note-retry-after", test_note_retry_after);
  g_test_add_func ("/pacer/back-off", test_back_off);
  g_test_add_func ("/pacer/changed", test_changed);
  g_test_add_func ("/pacer/set", test_set);
  g_test_add_func ("/pacer/reply-head", test_reply_head);
  g_test_add_func ("/pacer/reply-head-without-limit", test_reply_head_without_limit);
  return g_test_run ();
}
