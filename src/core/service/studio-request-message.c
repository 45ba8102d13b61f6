/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-request-message.h"

#include "studio-request-body.h"
#include "studio-secret.h"

/**
 * studio_request_message_new:
 * @request: what to make
 * @address: an address of studio_address_normalise()
 * @key: a key of studio_key_normalise()
 *
 * One message is one billed image. A redirect or a question for a password therefore ends the
 * exchange and takes the key nowhere else. libsoup itself repeats only what cannot have been
 * acted on: a POST that was written to a connection is not among that.
 *
 * Returns: (transfer full) (nullable): the message, %NULL where @address is none
 */
SoupMessage *
studio_request_message_new (StudioRequest *request, const char *address, const char *key)
{
  g_autofree char *uri = g_strconcat (address, "/v1/images/generations", NULL);
  SoupMessage *message = soup_message_new (SOUP_METHOD_POST, uri);
  if (message == NULL)
    return NULL;

  gsize length;
  char *body = studio_request_body_build (request, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (body, length);
  soup_message_set_request_body_from_bytes (message, "application/json", bytes);

  g_autoptr (StudioSecret) authorization = g_strconcat ("Bearer ", key, NULL);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Authorization", authorization);
  soup_message_headers_replace (headers, "Accept", "application/json");
  /* The second flag says no more than that a connection which is open may be used again, which
   * saves a batch the handshakes; what libsoup repeats it chooses by the method, never a POST
   * (tested, as the name suggests otherwise). */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_IDEMPOTENT);
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  return message;
}
