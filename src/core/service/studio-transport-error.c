/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-transport-error.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

typedef struct
{
  int cause;
  StudioErrorCode code;
  const char *sentence;
} Meaning;

#define OFFLINE_SENTENCE N_ ("The service cannot be reached.")
#define PROXY_SENTENCE N_ ("The proxy cannot be used.")
#define LOST_SENTENCE N_ ("The connection broke before the whole answer was there.")

/* What GIO reports while connecting. After the request was sent the same causes mean that the
 * connection was lost; see below. */
static const Meaning io_meanings[] = {
  { G_IO_ERROR_TIMED_OUT, STUDIO_ERROR_TIMEOUT, N_ ("The service did not answer in time.") },
  { G_IO_ERROR_HOST_NOT_FOUND,
    STUDIO_ERROR_NAME_LOOKUP,
    N_ ("The host’s name could not be found.") },
  { G_IO_ERROR_CONNECTION_REFUSED, STUDIO_ERROR_OFFLINE, OFFLINE_SENTENCE },
  { G_IO_ERROR_NETWORK_UNREACHABLE, STUDIO_ERROR_OFFLINE, OFFLINE_SENTENCE },
  { G_IO_ERROR_HOST_UNREACHABLE, STUDIO_ERROR_OFFLINE, OFFLINE_SENTENCE },
  { G_IO_ERROR_NOT_CONNECTED, STUDIO_ERROR_OFFLINE, OFFLINE_SENTENCE },
  { G_IO_ERROR_PROXY_FAILED, STUDIO_ERROR_PROXY, PROXY_SENTENCE },
  { G_IO_ERROR_PROXY_AUTH_FAILED, STUDIO_ERROR_PROXY, PROXY_SENTENCE },
  { G_IO_ERROR_PROXY_NEED_AUTH, STUDIO_ERROR_PROXY, PROXY_SENTENCE },
  { G_IO_ERROR_PROXY_NOT_ALLOWED, STUDIO_ERROR_PROXY, PROXY_SENTENCE },
  { G_IO_ERROR_INVALID_DATA, STUDIO_ERROR_BAD_ANSWER, N_ ("The answer is packed wrongly.") },
};

static const Meaning lost = { 0, STUDIO_ERROR_CONNECTION_LOST, LOST_SENTENCE };
static const Meaning lost_before = { 0,
                                     STUDIO_ERROR_CONNECTION_LOST,
                                     N_ ("The connection broke before the request was sent.") };
static const Meaning tls = { 0,
                             STUDIO_ERROR_TLS,
                             N_ ("The host could not prove that it is the one it claims to be.") };
static const Meaning lookup = { 0,
                                STUDIO_ERROR_NAME_LOOKUP,
                                N_ ("The host’s name could not be found.") };
static const Meaning not_http = { 0,
                                  STUDIO_ERROR_BAD_ANSWER,
                                  N_ ("What answered does not speak HTTP.") };

static const Meaning *
find_io_meaning (int cause)
{
  for (guint i = 0; i < G_N_ELEMENTS (io_meanings); i++)
    if (io_meanings[i].cause == cause)
      return &io_meanings[i];
  return NULL;
}

static const Meaning *
find_meaning (const GError *cause, gboolean sent)
{
  if (cause->domain == G_TLS_ERROR)
    /* Nothing is sent before the host has proved who it is. */
    return sent ? &lost : &tls;
  if (cause->domain == G_RESOLVER_ERROR)
    return &lookup;
  if (g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING)
      || g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_ENCODING))
    return &not_http;

  const Meaning *meaning = cause->domain == G_IO_ERROR ? find_io_meaning (cause->code) : NULL;
  if (!sent)
    return meaning == NULL ? &lost_before : meaning;
  if (meaning != NULL
      && (meaning->code == STUDIO_ERROR_TIMEOUT || meaning->code == STUDIO_ERROR_BAD_ANSWER))
    return meaning;
  return &lost;
}

/**
 * studio_transport_error_new:
 * @cause: what GIO, libsoup or the TLS library reports
 * @sent: whether the whole request had been written by then
 *
 * Returns: (transfer full): what it means, in the project's own domain; a cancellation stays one
 */
GError *
studio_transport_error_new (const GError *cause, gboolean sent)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);
  const Meaning *meaning = find_meaning (cause, sent);
  /* GIO's own words go into the details, not into the sentence. */
  StudioExchange exchange = { .message = cause->message, .may_be_billed = sent };
  return studio_error_new_for_exchange (meaning->code, &exchange, "%s", _ (meaning->sentence));
}

/**
 * studio_transport_error_new_timeout:
 * @seconds: how long an answer was waited for
 * @sent: whether the whole request had been written by then
 *
 * Returns: (transfer full): %STUDIO_ERROR_TIMEOUT
 */
GError *
studio_transport_error_new_timeout (guint seconds, gboolean sent)
{
  StudioExchange exchange = { .may_be_billed = sent };
  return studio_error_new_for_exchange (STUDIO_ERROR_TIMEOUT,
                                        &exchange,
                                        g_dngettext (GETTEXT_PACKAGE,
                                                     "There was no whole answer within %u second.",
                                                     "There was no whole answer within %u seconds.",
                                                     seconds),
                                        seconds);
}

/**
 * studio_transport_error_new_unreachable:
 *
 * Returns: (transfer full): %STUDIO_ERROR_OFFLINE, for a connection that does not come about in
 *   time; nothing was sent
 */
GError *
studio_transport_error_new_unreachable (void)
{
  return studio_error_new_for_exchange (
      STUDIO_ERROR_OFFLINE, NULL, "%s", _ ("The service cannot be reached in time."));
}

/**
 * studio_transport_error_new_too_large:
 *
 * Returns: (transfer full): %STUDIO_ERROR_ANSWER_TOO_LARGE, for a body that is beyond its limit
 *   whatever is in it
 */
GError *
studio_transport_error_new_too_large (void)
{
  StudioExchange exchange = { .may_be_billed = TRUE };
  return studio_error_new_for_exchange (
      STUDIO_ERROR_ANSWER_TOO_LARGE, &exchange, "%s", _ ("The answer is larger than the limit."));
}
