/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  guint http_status;
  char *type;
  char *message;
  char *request_id;
  char *body;
  gboolean may_be_billed;
} StudioErrorPrivate;

static void
studio_error_private_init (G_GNUC_UNUSED StudioErrorPrivate *priv)
{
}

static void
studio_error_private_copy (const StudioErrorPrivate *source, StudioErrorPrivate *target)
{
  target->http_status = source->http_status;
  target->type = g_strdup (source->type);
  target->message = g_strdup (source->message);
  target->request_id = g_strdup (source->request_id);
  target->body = g_strdup (source->body);
  target->may_be_billed = source->may_be_billed;
}

static void
studio_error_private_clear (StudioErrorPrivate *priv)
{
  g_clear_pointer (&priv->type, g_free);
  g_clear_pointer (&priv->message, g_free);
  g_clear_pointer (&priv->request_id, g_free);
  g_clear_pointer (&priv->body, g_free);
}

/* G_DEFINE_EXTENDED_ERROR registers "studio-error-quark" and defines the lookup below. */
G_DEFINE_EXTENDED_ERROR (StudioError, studio_error)

/* The closed table of the domain: what scripts branch on, what the person is told to do. */
typedef struct
{
  StudioErrorCode code;
  const char *name;
  int exit_code;
  StudioErrorAction action;
  const char *advice;
} CodeInfo;

static const CodeInfo code_infos[] = {
  { STUDIO_ERROR_PROMPT,
    "prompt",
    2,
    STUDIO_ERROR_ACTION_EDIT,
    N_ ("Describe the image in up to 10,000 characters.") },
  { STUDIO_ERROR_NEGATIVE_PROMPT,
    "negative-prompt",
    2,
    STUDIO_ERROR_ACTION_EDIT,
    N_ ("Shorten the negative prompt to 10,000 characters or fewer.") },
  { STUDIO_ERROR_ASPECT_RATIO,
    "aspect-ratio",
    2,
    STUDIO_ERROR_ACTION_EDIT,
    N_ ("Choose one of 21:9, 16:9, 3:2, 5:4, 1:1, 4:5, 2:3, 9:16 and 9:21.") },
  { STUDIO_ERROR_SEED,
    "seed",
    2,
    STUDIO_ERROR_ACTION_EDIT,
    N_ ("Type a whole number from 0 to 4294967295, or leave the seed out.") },
  { STUDIO_ERROR_OUTPUT_FORMAT,
    "output-format",
    2,
    STUDIO_ERROR_ACTION_EDIT,
    N_ ("Choose png or jpeg.") },
  { STUDIO_ERROR_MODEL,
    "model",
    2,
    STUDIO_ERROR_ACTION_CONNECT,
    N_ ("Use the model stable-image-ultra.") },
  { STUDIO_ERROR_COUNT,
    "count",
    2,
    STUDIO_ERROR_ACTION_EDIT,
    N_ ("Choose a number from 1 to 100.") },
  { STUDIO_ERROR_USAGE,
    "usage",
    2,
    STUDIO_ERROR_ACTION_NONE,
    N_ ("Add --help to see what can be given.") },
  { STUDIO_ERROR_ADDRESS,
    "address",
    2,
    STUDIO_ERROR_ACTION_CONNECT,
    N_ ("Use the value of DIFFUSION_URL, for example https://us.inference.heroku.com.") },
  { STUDIO_ERROR_KEY,
    "key",
    2,
    STUDIO_ERROR_ACTION_CONNECT,
    N_ ("Copy the value of DIFFUSION_KEY again, on one line.") },
  { STUDIO_ERROR_NOT_CONNECTED,
    "not-connected",
    3,
    STUDIO_ERROR_ACTION_CONNECT,
    N_ ("Enter the address and the key of the service, or try the demo.") },
  { STUDIO_ERROR_KEYRING,
    "keyring",
    1,
    STUDIO_ERROR_ACTION_CONNECT,
    N_ ("Unlock the keyring, or set DIFFUSION_URL and DIFFUSION_KEY for this session.") },
  { STUDIO_ERROR_KEY_REFUSED,
    "key-refused",
    3,
    STUDIO_ERROR_ACTION_CONNECT,
    N_ ("Check the key: it may have been rotated, or copied with something missing.") },
  { STUDIO_ERROR_MODEL_REFUSED,
    "model-refused",
    3,
    STUDIO_ERROR_ACTION_CONNECT,
    N_ ("Use a key whose plan includes Stable Image Ultra.") },
  { STUDIO_ERROR_WORDING_BLOCKED,
    "wording-blocked",
    4,
    STUDIO_ERROR_ACTION_EDIT,
    N_ ("Reword the prompt without web addresses, markup such as <…>, or runs of dots.") },
  { STUDIO_ERROR_PARAMETER_REFUSED,
    "parameter-refused",
    7,
    STUDIO_ERROR_ACTION_EDIT,
    N_ ("Change the prompt or the settings that the service names.") },
  { STUDIO_ERROR_CONTENT_REFUSED,
    "content-refused",
    4,
    STUDIO_ERROR_ACTION_EDIT,
    N_ ("Reword the prompt; the same words would be refused again.") },
  { STUDIO_ERROR_RATE_LIMIT,
    "rate-limit",
    5,
    STUDIO_ERROR_ACTION_TRY_AGAIN,
    N_ ("Wait a minute before trying again.") },
  { STUDIO_ERROR_TIMEOUT,
    "timeout",
    6,
    STUDIO_ERROR_ACTION_TRY_AGAIN,
    N_ ("Try again if you want; the image may already have been billed.") },
  { STUDIO_ERROR_SERVER,
    "server",
    7,
    STUDIO_ERROR_ACTION_TRY_AGAIN,
    N_ ("Try again in a moment.") },
  { STUDIO_ERROR_OFFLINE,
    "offline",
    6,
    STUDIO_ERROR_ACTION_TRY_AGAIN,
    N_ ("Check the network and the address, then try again.") },
  { STUDIO_ERROR_NAME_LOOKUP,
    "name-lookup",
    6,
    STUDIO_ERROR_ACTION_CONNECT,
    N_ ("Check the network and the spelling of the address.") },
  { STUDIO_ERROR_TLS,
    "tls",
    6,
    STUDIO_ERROR_ACTION_CONNECT,
    N_ ("Check the address and the clock of this computer; nothing was sent.") },
  { STUDIO_ERROR_PROXY,
    "proxy",
    6,
    STUDIO_ERROR_ACTION_TRY_AGAIN,
    N_ ("Check the proxy in the system settings.") },
  { STUDIO_ERROR_CONNECTION_LOST,
    "connection-lost",
    6,
    STUDIO_ERROR_ACTION_TRY_AGAIN,
    N_ ("Try again if you want; the image may already have been billed.") },
  { STUDIO_ERROR_BAD_ANSWER,
    "bad-answer",
    8,
    STUDIO_ERROR_ACTION_TRY_AGAIN,
    N_ ("Check that the address is that of Heroku Managed Inference, then try again.") },
  { STUDIO_ERROR_ANSWER_TOO_LARGE,
    "answer-too-large",
    8,
    STUDIO_ERROR_ACTION_TRY_AGAIN,
    N_ ("Raise the limit with --max-image-mb if such an image is expected.") },
  { STUDIO_ERROR_NOT_AN_IMAGE,
    "not-an-image",
    8,
    STUDIO_ERROR_ACTION_TRY_AGAIN,
    N_ ("Try again; the bytes that came are kept aside in the library’s folder.") },
  { STUDIO_ERROR_STORAGE,
    "storage",
    9,
    STUDIO_ERROR_ACTION_STORAGE,
    N_ ("Check the folder and its permissions.") },
  { STUDIO_ERROR_NO_SPACE,
    "no-space",
    9,
    STUDIO_ERROR_ACTION_STORAGE,
    N_ ("Free some space on the disk, then try again.") },
  { STUDIO_ERROR_DATABASE,
    "database",
    9,
    STUDIO_ERROR_ACTION_STORAGE,
    N_ ("Try again; if it stays, look at the library’s folder.") },
  { STUDIO_ERROR_DATABASE_NEWER,
    "database-newer",
    9,
    STUDIO_ERROR_ACTION_STORAGE,
    N_ ("Use the newer version of Ultra Studio that made it.") },
  { STUDIO_ERROR_DATABASE_BROKEN,
    "database-broken",
    9,
    STUDIO_ERROR_ACTION_STORAGE,
    N_ ("The image files are untouched; restore library.db from one of its backups.") },
  { STUDIO_ERROR_NOT_FOUND,
    "not-found",
    1,
    STUDIO_ERROR_ACTION_NONE,
    N_ ("See which images there are with the list command.") },
};

static const CodeInfo *
find_code_info (const GError *error)
{
  if (error == NULL || error->domain != STUDIO_ERROR)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (code_infos); i++)
    if ((int) code_infos[i].code == error->code)
      return &code_infos[i];
  return NULL;
}

static const StudioErrorPrivate *
find_private (const GError *error)
{
  if (error == NULL || error->domain != STUDIO_ERROR)
    return NULL;
  return studio_error_get_private (error);
}

/**
 * studio_error_new_for_exchange:
 * @code: what went wrong
 * @exchange: (nullable): what the service answered, copied
 * @format: printf format of the translated sentence for a person
 *
 * Makes an error that keeps what the service said beside what the person is told.
 *
 * Returns: (transfer full): the error
 */
GError *
studio_error_new_for_exchange (StudioErrorCode code,
                               const StudioExchange *exchange,
                               const char *format,
                               ...)
{
  va_list arguments;
  va_start (arguments, format);
  GError *error = g_error_new_valist (STUDIO_ERROR, (int) code, format, arguments);
  va_end (arguments);

  if (exchange != NULL)
    {
      StudioErrorPrivate *priv = studio_error_get_private (error);
      priv->http_status = exchange->http_status;
      priv->type = g_strdup (exchange->type);
      priv->message = g_strdup (exchange->message);
      priv->request_id = g_strdup (exchange->request_id);
      priv->body = g_strdup (exchange->body);
      priv->may_be_billed = exchange->may_be_billed;
    }
  return error;
}

/**
 * studio_error_get_http_status:
 * @error: any error
 *
 * Returns: the HTTP status of the answer, 0 where none came
 */
guint
studio_error_get_http_status (const GError *error)
{
  const StudioErrorPrivate *priv = find_private (error);
  return priv == NULL ? 0 : priv->http_status;
}

/**
 * studio_error_get_service_type:
 * @error: any error
 *
 * Returns: (nullable) (transfer none): the `type` the service gave, owned by @error
 */
const char *
studio_error_get_service_type (const GError *error)
{
  const StudioErrorPrivate *priv = find_private (error);
  return priv == NULL ? NULL : priv->type;
}

/**
 * studio_error_get_service_message:
 * @error: any error
 *
 * Returns: (nullable) (transfer none): the service's own words, owned by @error
 */
const char *
studio_error_get_service_message (const GError *error)
{
  const StudioErrorPrivate *priv = find_private (error);
  return priv == NULL ? NULL : priv->message;
}

/**
 * studio_error_get_request_id:
 * @error: any error
 *
 * Returns: (nullable) (transfer none): the request id, owned by @error
 */
const char *
studio_error_get_request_id (const GError *error)
{
  const StudioErrorPrivate *priv = find_private (error);
  return priv == NULL ? NULL : priv->request_id;
}

/**
 * studio_error_get_body:
 * @error: any error
 *
 * Returns: (nullable) (transfer none): the head of the answer's body, owned by @error
 */
const char *
studio_error_get_body (const GError *error)
{
  const StudioErrorPrivate *priv = find_private (error);
  return priv == NULL ? NULL : priv->body;
}

/**
 * studio_error_may_be_billed:
 * @error: any error
 *
 * Returns: whether the request may have reached the service, so that sending it again
 *   may cost a second time
 */
gboolean
studio_error_may_be_billed (const GError *error)
{
  const StudioErrorPrivate *priv = find_private (error);
  return priv != NULL && priv->may_be_billed;
}

/**
 * studio_error_get_name:
 * @error: any error
 *
 * Returns: (transfer none): a stable word for scripts and the ledger, such as `key-refused`;
 *   `cancelled` for a cancelled operation, `failed` for a foreign error
 */
const char *
studio_error_get_name (const GError *error)
{
  const CodeInfo *info = find_code_info (error);
  if (info != NULL)
    return info->name;
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? "cancelled" : "failed";
}

/**
 * studio_error_get_advice:
 * @error: any error
 *
 * Returns: (nullable) (transfer none): one translated sentence that says what to do
 */
const char *
studio_error_get_advice (const GError *error)
{
  const CodeInfo *info = find_code_info (error);
  return info == NULL ? NULL : _ (info->advice);
}

/**
 * studio_error_get_action:
 * @error: any error
 *
 * Returns: what the one button beside the error should do
 */
StudioErrorAction
studio_error_get_action (const GError *error)
{
  const CodeInfo *info = find_code_info (error);
  return info == NULL ? STUDIO_ERROR_ACTION_NONE : info->action;
}

/**
 * studio_error_get_exit_code:
 * @error: (nullable): any error
 *
 * Returns: the exit code of the command line: 0 for %NULL, 130 when cancelled, 1 for a foreign
 *   error, else 2 usage, 3 key, 4 content, 5 rate limit, 6 network, 7 server, 8 answer, 9 storage
 */
int
studio_error_get_exit_code (const GError *error)
{
  if (error == NULL)
    return 0;
  const CodeInfo *info = find_code_info (error);
  if (info != NULL)
    return info->exit_code;
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? 130 : 1;
}
