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
  gboolean may_pass;
} Meaning;

#define OFFLINE_SENTENCE N_ ("The service cannot be reached.")
#define PROXY_SENTENCE N_ ("The proxy cannot be used.")
#define LOST_SENTENCE N_ ("The connection broke before the whole answer was there.")
#define LOST_BEFORE_SENTENCE N_ ("The connection broke before the request was sent.")

/* What GIO reports while connecting, and whether it may be different in a moment: a service that
 * starts again, a line that comes back. No network at all, a name that nobody knows, a proxy that
 * wants a password stay as they are. After the request was sent the same causes mean that the
 * connection was lost; see below. */
static const Meaning io_meanings[] = {
  { G_IO_ERROR_TIMED_OUT, STUDIO_ERROR_TIMEOUT, N_ ("The service did not answer in time."), TRUE },
  { G_IO_ERROR_HOST_NOT_FOUND,
    STUDIO_ERROR_NAME_LOOKUP,
    N_ ("The host’s name could not be found."),
    FALSE },
  { G_IO_ERROR_CONNECTION_REFUSED, STUDIO_ERROR_OFFLINE, OFFLINE_SENTENCE, TRUE },
  { G_IO_ERROR_NETWORK_UNREACHABLE, STUDIO_ERROR_OFFLINE, OFFLINE_SENTENCE, FALSE },
  { G_IO_ERROR_HOST_UNREACHABLE, STUDIO_ERROR_OFFLINE, OFFLINE_SENTENCE, TRUE },
  { G_IO_ERROR_NOT_CONNECTED, STUDIO_ERROR_OFFLINE, OFFLINE_SENTENCE, FALSE },
  { G_IO_ERROR_CONNECTION_CLOSED, STUDIO_ERROR_CONNECTION_LOST, LOST_BEFORE_SENTENCE, TRUE },
  { G_IO_ERROR_PROXY_FAILED, STUDIO_ERROR_PROXY, PROXY_SENTENCE, TRUE },
  { G_IO_ERROR_PROXY_AUTH_FAILED, STUDIO_ERROR_PROXY, PROXY_SENTENCE, FALSE },
  { G_IO_ERROR_PROXY_NEED_AUTH, STUDIO_ERROR_PROXY, PROXY_SENTENCE, FALSE },
  { G_IO_ERROR_PROXY_NOT_ALLOWED, STUDIO_ERROR_PROXY, PROXY_SENTENCE, FALSE },
  { G_IO_ERROR_INVALID_DATA, STUDIO_ERROR_BAD_ANSWER, N_ ("The answer arrived damaged."), FALSE },
};

#define TLS_SENTENCE N_ ("The host could not prove that it is the one it claims to be.")
#define LOOKUP_SENTENCE N_ ("The host’s name could not be found.")

static const Meaning lost = { 0, STUDIO_ERROR_CONNECTION_LOST, LOST_SENTENCE, FALSE };
static const Meaning lost_before = { 0, STUDIO_ERROR_CONNECTION_LOST, LOST_BEFORE_SENTENCE, FALSE };
static const Meaning tls = { 0, STUDIO_ERROR_TLS, TLS_SENTENCE, FALSE };
static const Meaning tls_broken = { 0, STUDIO_ERROR_TLS, TLS_SENTENCE, TRUE };
static const Meaning lookup = { 0, STUDIO_ERROR_NAME_LOOKUP, LOOKUP_SENTENCE, FALSE };
/* No name server answers, which is what a computer without network looks like. */
static const Meaning lookup_failed = { 0, STUDIO_ERROR_OFFLINE, OFFLINE_SENTENCE, TRUE };
static const Meaning not_http = { 0,
                                  STUDIO_ERROR_BAD_ANSWER,
                                  N_ ("What answered is no web service."),
                                  FALSE };

/* Nothing is sent before the host has proved who it is. A certificate stays as it is, and so does
 * a server that speaks something else; a hand-shake that was broken off, which GIO calls no TLS at
 * all, may succeed the next time. */
static const Meaning *
find_tls_meaning (int cause)
{
  return cause == G_TLS_ERROR_EOF || cause == G_TLS_ERROR_NOT_TLS ? &tls_broken : &tls;
}

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
    return sent ? &lost : find_tls_meaning (cause->code);
  if (cause->domain == G_RESOLVER_ERROR)
    return cause->code == G_RESOLVER_ERROR_TEMPORARY_FAILURE ? &lookup_failed : &lookup;
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

static GError *
new_error (const GError *cause, gboolean sent, gboolean unsent)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);
  const Meaning *meaning = find_meaning (cause, sent);
  /* GIO's own words go into the details, not into the sentence. */
  StudioExchange exchange = { .message = cause->message,
                              .may_be_billed = sent,
                              .worth_repeating = unsent && meaning->may_pass };
  return studio_error_new_for_exchange (meaning->code, &exchange, "%s", _ (meaning->sentence));
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
  return new_error (cause, sent, FALSE);
}

/**
 * studio_transport_error_new_unsent:
 * @cause: what GIO, libsoup or the TLS library reports
 *
 * For an exchange of which not one byte has left this computer.
 *
 * Returns: (transfer full): what it means, worth repeating where the cause may be gone in a moment;
 * a cancellation stays one
 */
GError *
studio_transport_error_new_unsent (const GError *cause)
{
  return new_error (cause, FALSE, TRUE);
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
                                                     "No complete answer came within %'u second.",
                                                     "No complete answer came within %'u seconds.",
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
  StudioExchange exchange = { .worth_repeating = TRUE };
  return studio_error_new_for_exchange (
      STUDIO_ERROR_OFFLINE, &exchange, "%s", _ ("The service cannot be reached in time."));
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

/**
 * studio_transport_error_new_still:
 * @seconds: for how long nothing moved
 * @sent: whether any of the request had been written by then
 *
 * Returns: (transfer full): %STUDIO_ERROR_TIMEOUT, for an exchange that stands still in the middle
 */
GError *
studio_transport_error_new_still (guint seconds, gboolean sent)
{
  StudioExchange exchange = { .may_be_billed = sent };
  return studio_error_new_for_exchange (
      STUDIO_ERROR_TIMEOUT,
      &exchange,
      g_dngettext (GETTEXT_PACKAGE,
                   "The connection stood still for %'u second in the middle of the exchange.",
                   "The connection stood still for %'u seconds in the middle of the exchange.",
                   seconds),
      seconds);
}

/**
 * studio_transport_error_new_bad_head:
 * @sent: whether any of the request had been written by then
 *
 * Returns: (transfer full): %STUDIO_ERROR_BAD_ANSWER, for an answer with more before its body than
 *   any server has to say
 */
GError *
studio_transport_error_new_bad_head (gboolean sent)
{
  StudioExchange exchange = { .may_be_billed = sent };
  return studio_error_new_for_exchange (STUDIO_ERROR_BAD_ANSWER,
                                        &exchange,
                                        "%s",
                                        _ ("The head of the answer is larger than any should be."));
}

/**
 * studio_transport_error_new_unread:
 * @status: the HTTP status that says so, 0 where HTTP/2 has other ways
 *
 * Returns: (transfer full): %STUDIO_ERROR_SERVER, for a request that came back with the word that
 *   it was not looked at (RFC 9113, section 8.7, and RFC 9110, section 15.5.20); it is not billed
 */
GError *
studio_transport_error_new_unread (guint status)
{
  StudioExchange exchange = { .http_status = status };
  return studio_error_new_for_exchange (
      STUDIO_ERROR_SERVER, &exchange, "%s", _ ("The service gave the request back unread."));
}

/**
 * studio_transport_error_new_proxy:
 * @cause: (nullable): what GIO or libsoup reports
 * @status: the HTTP status the proxy gave, 0 for none
 *
 * Returns: (transfer full): %STUDIO_ERROR_PROXY, for a proxy that does not lead to the service;
 *   nothing was sent
 */
GError *
studio_transport_error_new_proxy (const GError *cause, guint status)
{
  const char *sentence = _ ("The proxy cannot be reached, or does not answer.");
  StudioExchange exchange = { .http_status = status,
                              .message = cause == NULL ? NULL : cause->message,
                              .worth_repeating = status == 0 || status >= 500 };
  if (status == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED)
    sentence = _ ("The proxy asks for a name and a password.");
  else if (status != 0)
    sentence = _ ("The proxy does not let the connection through.");
  return studio_error_new_for_exchange (STUDIO_ERROR_PROXY, &exchange, "%s", sentence);
}

/**
 * studio_transport_error_new_certificate:
 * @cause: what the TLS library reports
 * @flaws: what is wrong with the certificate, as far as it says
 *
 * Returns: (transfer full): %STUDIO_ERROR_TLS, for a host with a certificate that is not good for
 *   it; nothing was sent
 */
GError *
studio_transport_error_new_certificate (const GError *cause, GTlsCertificateFlags flaws)
{
  const char *sentence = _ (TLS_SENTENCE);
  StudioExchange exchange = { .message = cause->message };

  if (flaws & G_TLS_CERTIFICATE_UNKNOWN_CA)
    sentence = _ ("No authority that this computer trusts vouches for the host’s certificate.");
  else if (flaws & G_TLS_CERTIFICATE_BAD_IDENTITY)
    sentence = _ ("The host’s certificate is for another name.");
  else if (flaws & G_TLS_CERTIFICATE_REVOKED)
    sentence = _ ("The host’s certificate has been revoked.");
  else if (flaws & G_TLS_CERTIFICATE_EXPIRED)
    sentence = _ ("The host’s certificate has expired.");
  else if (flaws & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    sentence = _ ("The host’s certificate is not valid yet.");
  return studio_error_new_for_exchange (STUDIO_ERROR_TLS, &exchange, "%s", sentence);
}
