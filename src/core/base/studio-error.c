/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"

#include "studio-error-info.h"

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
  gboolean worth_repeating;
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
  target->worth_repeating = source->worth_repeating;
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
      priv->worth_repeating = exchange->worth_repeating;
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
 * studio_error_is_worth_repeating:
 * @error: any error
 *
 * Returns: whether nothing of the request has left this computer, for a cause that may be gone in a
 *   moment: sending it again costs nothing and may well succeed
 */
gboolean
studio_error_is_worth_repeating (const GError *error)
{
  const StudioErrorPrivate *priv = find_private (error);
  return priv != NULL && priv->worth_repeating && !priv->may_be_billed;
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
  const StudioErrorInfo *info = studio_error_info_find (error);
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
  const StudioErrorInfo *info = studio_error_info_find (error);
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
  const StudioErrorInfo *info = studio_error_info_find (error);
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
  const StudioErrorInfo *info = studio_error_info_find (error);
  if (info != NULL)
    return info->exit_code;
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? 130 : 1;
}
