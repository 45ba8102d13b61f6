/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-reply-head.h"

#include "studio-rate-limit.h"

/* RFC 6585; libsoup has no name for it. */
#define STATUS_TOO_MANY_REQUESTS 429

/* Longer than any request id. */
#define REQUEST_ID_MAX 200

/**
 * studio_reply_head_dup_request_id:
 * @headers: the headers of an answer
 *
 * Which of the usual headers the service sends is not documented.
 *
 * Returns: (transfer full) (nullable): the service's name for the exchange
 */
char *
studio_reply_head_dup_request_id (SoupMessageHeaders *headers)
{
  static const char *const names[] = {
    "x-request-id", "request-id", "x-amzn-requestid", "x-amz-cf-id"
  };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = soup_message_headers_get_one (headers, names[i]);
      if (value == NULL || *value == '\0')
        continue;
      g_autofree char *head = g_strndup (value, REQUEST_ID_MAX);
      return g_utf8_make_valid (head, -1);
    }
  return NULL;
}

/**
 * studio_reply_head_get_length:
 * @headers: the headers of an answer
 *
 * The length of a packed body says nothing about the unpacked one.
 *
 * Returns: how many bytes the body has, -1 where they do not say
 */
goffset
studio_reply_head_get_length (SoupMessageHeaders *headers)
{
  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH
      || soup_message_headers_get_one (headers, "content-encoding") != NULL)
    return -1;
  /* libsoup reads what is too large for a number, or below zero, as some negative one. */
  return MAX (soup_message_headers_get_content_length (headers), -1);
}

/**
 * studio_reply_head_feed_pacer:
 * @headers: the headers of an answer
 * @status: its HTTP status
 * @pacer: the limiter of the key
 *
 * Hands the rate limit on, and after a 429 how long to wait: `Retry-After`, else until the window
 * takes one more, else what the limiter thinks right. Any other answer tells it that the service
 * did not refuse for the number of requests.
 */
void
studio_reply_head_feed_pacer (SoupMessageHeaders *headers, guint status, StudioPacer *pacer)
{
  StudioRateLimit rate_limit;

  studio_rate_limit_read (&rate_limit,
                          soup_message_headers_get_one (headers, "x-ratelimit-limit-requests"),
                          soup_message_headers_get_one (headers, "x-ratelimit-remaining-requests"),
                          soup_message_headers_get_one (headers, "x-ratelimit-reset-requests"));
  studio_pacer_note_rate_limit (pacer, &rate_limit);
  if (status != STATUS_TOO_MANY_REQUESTS)
    {
      studio_pacer_note_taken (pacer);
      return;
    }
  gint64 wait = studio_rate_limit_parse_retry_after (
      soup_message_headers_get_one (headers, "retry-after"),
      soup_message_headers_get_one (headers, "date"),
      studio_pacer_get_clock (pacer));
  studio_pacer_note_retry_after (pacer, wait >= 0 ? wait : rate_limit.reset_us);
}
