/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * STUDIO_ERROR:
 *
 * The one error domain of the core. `message` is a whole sentence for a person, translated;
 * studio_error_get_advice() is the one thing to do about it. What the service answered
 * (status, type, message, request id, body) stays attached to the error.
 * Cancellation is %G_IO_ERROR_CANCELLED, as everywhere in GIO.
 */
#define STUDIO_ERROR (studio_error_quark ())
GQuark studio_error_quark (void);

/**
 * StudioErrorCode:
 * @STUDIO_ERROR_PROMPT: the prompt is empty, too long or not text
 * @STUDIO_ERROR_NEGATIVE_PROMPT: the negative prompt is too long or not text
 * @STUDIO_ERROR_ASPECT_RATIO: not one of the nine aspect ratios
 * @STUDIO_ERROR_SEED: the seed is not a whole number of 0…4294967295
 * @STUDIO_ERROR_OUTPUT_FORMAT: neither png nor jpeg
 * @STUDIO_ERROR_MODEL: the model id is empty or not an id
 * @STUDIO_ERROR_COUNT: the number of images is out of range
 * @STUDIO_ERROR_USAGE: a command line that cannot be understood
 * @STUDIO_ERROR_ADDRESS: the address of the service cannot be used
 * @STUDIO_ERROR_KEY: the key is empty or holds white space
 * @STUDIO_ERROR_NOT_CONNECTED: no address or no key is known
 * @STUDIO_ERROR_KEYRING: the keyring is not there or refuses
 * @STUDIO_ERROR_KEY_REFUSED: the service refused the key (401)
 * @STUDIO_ERROR_MODEL_REFUSED: the key gives no access to the model (403 with the documented body)
 * @STUDIO_ERROR_WORDING_BLOCKED: the edge refused the text of the prompt (403 without it)
 * @STUDIO_ERROR_PARAMETER_REFUSED: the service refused a parameter (400, 413, 422)
 * @STUDIO_ERROR_CONTENT_REFUSED: the content filter refused
 * @STUDIO_ERROR_RATE_LIMIT: too many requests (429)
 * @STUDIO_ERROR_TIMEOUT: no answer in time; the image may have been billed
 * @STUDIO_ERROR_SERVER: trouble on the other side (5xx, 424)
 * @STUDIO_ERROR_OFFLINE: no network, or nothing listens at the address
 * @STUDIO_ERROR_NAME_LOOKUP: the host's name is not known
 * @STUDIO_ERROR_TLS: the host could not prove who it is
 * @STUDIO_ERROR_PROXY: the proxy cannot be used
 * @STUDIO_ERROR_CONNECTION_LOST: the connection broke; the image may have been billed
 * @STUDIO_ERROR_BAD_ANSWER: the answer is not what the contract says
 * @STUDIO_ERROR_ANSWER_TOO_LARGE: the answer is larger than the limit
 * @STUDIO_ERROR_NOT_AN_IMAGE: the bytes are no PNG or JPEG image, or a broken one
 * @STUDIO_ERROR_STORAGE: a file or folder cannot be read or written
 * @STUDIO_ERROR_NO_SPACE: the disk is full
 * @STUDIO_ERROR_DATABASE: SQLite reported an error
 * @STUDIO_ERROR_DATABASE_NEWER: the database was made by a newer version
 * @STUDIO_ERROR_DATABASE_BROKEN: the database file is damaged
 * @STUDIO_ERROR_NOT_FOUND: there is no such image
 * @STUDIO_ERROR_CONFIG_VARS: config variables without an address and a key of the service
 * @STUDIO_ERROR_APP_NAME: not the name of a Heroku app
 * @STUDIO_ERROR_CONNECTION_NAME: not the name of a connection, or of none that is saved
 * @STUDIO_ERROR_TOKEN: the Heroku API token is empty or holds white space
 * @STUDIO_ERROR_TOKEN_REFUSED: the Platform API refused the token (401)
 * @STUDIO_ERROR_TWO_FACTOR: the Platform API asks for a second factor (403 `two_factor`)
 * @STUDIO_ERROR_APP_REFUSED: the token gives no access to the app (403 `forbidden`)
 * @STUDIO_ERROR_APP_SUSPENDED: the app or the account is suspended (403 `suspended`)
 * @STUDIO_ERROR_ACCOUNT_UNPAID: the account owes Heroku money (402 `delinquent`)
 * @STUDIO_ERROR_APP_NOT_FOUND: Heroku knows no such app (404 `not_found`)
 * @STUDIO_ERROR_PLATFORM_API: the Platform API answered what it is not known to answer
 * @STUDIO_ERROR_NOT_SERVED: the service knows nothing under the address, or no such model (404)
 * @STUDIO_ERROR_REDIRECTED: the service sends on to another address, where the key does not go
 *   (3xx)
 * @STUDIO_ERROR_FILE_KIND: a file that a person chose is of no kind that can be read
 * @STUDIO_ERROR_SPENDING_LIMIT: the month would come to more than the person wants
 * @STUDIO_ERROR_CONFIRMATION: so much at once that the person wants to be asked first
 */
typedef enum
{
  STUDIO_ERROR_PROMPT = 1,
  STUDIO_ERROR_NEGATIVE_PROMPT,
  STUDIO_ERROR_ASPECT_RATIO,
  STUDIO_ERROR_SEED,
  STUDIO_ERROR_OUTPUT_FORMAT,
  STUDIO_ERROR_MODEL,
  STUDIO_ERROR_COUNT,
  STUDIO_ERROR_USAGE,
  STUDIO_ERROR_ADDRESS,
  STUDIO_ERROR_KEY,
  STUDIO_ERROR_NOT_CONNECTED,
  STUDIO_ERROR_KEYRING,
  STUDIO_ERROR_KEY_REFUSED,
  STUDIO_ERROR_MODEL_REFUSED,
  STUDIO_ERROR_WORDING_BLOCKED,
  STUDIO_ERROR_PARAMETER_REFUSED,
  STUDIO_ERROR_CONTENT_REFUSED,
  STUDIO_ERROR_RATE_LIMIT,
  STUDIO_ERROR_TIMEOUT,
  STUDIO_ERROR_SERVER,
  STUDIO_ERROR_OFFLINE,
  STUDIO_ERROR_NAME_LOOKUP,
  STUDIO_ERROR_TLS,
  STUDIO_ERROR_PROXY,
  STUDIO_ERROR_CONNECTION_LOST,
  STUDIO_ERROR_BAD_ANSWER,
  STUDIO_ERROR_ANSWER_TOO_LARGE,
  STUDIO_ERROR_NOT_AN_IMAGE,
  STUDIO_ERROR_STORAGE,
  STUDIO_ERROR_NO_SPACE,
  STUDIO_ERROR_DATABASE,
  STUDIO_ERROR_DATABASE_NEWER,
  STUDIO_ERROR_DATABASE_BROKEN,
  STUDIO_ERROR_NOT_FOUND,
  STUDIO_ERROR_CONFIG_VARS,
  STUDIO_ERROR_APP_NAME,
  STUDIO_ERROR_CONNECTION_NAME,
  STUDIO_ERROR_TOKEN,
  STUDIO_ERROR_TOKEN_REFUSED,
  STUDIO_ERROR_TWO_FACTOR,
  STUDIO_ERROR_APP_REFUSED,
  STUDIO_ERROR_APP_SUSPENDED,
  STUDIO_ERROR_ACCOUNT_UNPAID,
  STUDIO_ERROR_APP_NOT_FOUND,
  STUDIO_ERROR_PLATFORM_API,
  STUDIO_ERROR_NOT_SERVED,
  STUDIO_ERROR_REDIRECTED,
  STUDIO_ERROR_FILE_KIND,
  STUDIO_ERROR_SPENDING_LIMIT,
  STUDIO_ERROR_CONFIRMATION,
} StudioErrorCode;

/**
 * StudioErrorAction:
 * @STUDIO_ERROR_ACTION_NONE: nothing a button could do
 * @STUDIO_ERROR_ACTION_EDIT: change what was typed
 * @STUDIO_ERROR_ACTION_CONNECT: look at the connection
 * @STUDIO_ERROR_ACTION_TRY_AGAIN: send the same request again
 * @STUDIO_ERROR_ACTION_STORAGE: look at the library's folder
 *
 * What the one button beside an error does.
 */
typedef enum
{
  STUDIO_ERROR_ACTION_NONE,
  STUDIO_ERROR_ACTION_EDIT,
  STUDIO_ERROR_ACTION_CONNECT,
  STUDIO_ERROR_ACTION_TRY_AGAIN,
  STUDIO_ERROR_ACTION_STORAGE,
} StudioErrorAction;

/**
 * StudioExchange:
 * @http_status: the HTTP status, 0 where no answer came
 * @type: (nullable): `error.type` of the answer
 * @message: (nullable): `error.message` of the answer, verbatim
 * @request_id: (nullable): the request id the service named
 * @body: (nullable): the answer's body, cut to a few kB, never with a key in it
 * @may_be_billed: whether the request may have reached the service and cost money
 * @worth_repeating: whether nothing has left this computer, for a cause that may soon be gone
 *
 * What is known of the exchange that ended in an error. All strings are copied.
 */
typedef struct
{
  guint http_status;
  const char *type;
  const char *message;
  const char *request_id;
  const char *body;
  gboolean may_be_billed;
  gboolean worth_repeating;
} StudioExchange;

GError *studio_error_new_for_exchange (StudioErrorCode code,
                                       const StudioExchange *exchange,
                                       const char *format,
                                       ...) G_GNUC_PRINTF (3, 4);
guint studio_error_get_http_status (const GError *error);
const char *studio_error_get_service_type (const GError *error);
const char *studio_error_get_service_message (const GError *error);
const char *studio_error_get_request_id (const GError *error);
const char *studio_error_get_body (const GError *error);
gboolean studio_error_may_be_billed (const GError *error);
gboolean studio_error_is_worth_repeating (const GError *error);
const char *studio_error_get_name (const GError *error);
const char *studio_error_get_advice (const GError *error);
StudioErrorAction studio_error_get_action (const GError *error);
int studio_error_get_exit_code (const GError *error);

G_END_DECLS
