/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-platform-api.h"

#include "studio-address.h"
#include "studio-error-body.h"
#include "studio-error.h"
#include "studio-json-scanner.h"
#include "studio-redaction.h"
#include "studio-secret.h"
#include "studio-small-get.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The names of apps end at 30 characters, their ids at 36. */
#define APP_MAX 64

/* What stands in the place of the token in what Heroku says. */
#define TOKEN_MARK "[token]"

/* A code is six digits, or 44 letters of a hardware key. */
#define CODE_MAX 64

typedef struct
{
  StudioSecret *token;
  gboolean has_code;
} Import;

/* What the Platform API says when it says no: https://devcenter.heroku.com/articles/
 * platform-api-reference, “Error responses”. The first row that fits holds. */
typedef struct
{
  guint first;
  guint last;
  const char *id;
  StudioErrorCode code;
  const char *sentence;
} Meaning;

static const Meaning meanings[] = {
  { 300,
    399,
    NULL,
    STUDIO_ERROR_PLATFORM_API,
    N_ ("The Platform API sends on to another address; the token was not sent there.") },
  { 400,
    499,
    "two_factor",
    STUDIO_ERROR_TWO_FACTOR,
    N_ ("Heroku asks for a second factor before it shows the variables of this app.") },
  { 401,
    401,
    NULL,
    STUDIO_ERROR_TOKEN_REFUSED,
    N_ ("Heroku refused the token: it is wrong, or no longer valid.") },
  { 402,
    402,
    NULL,
    STUDIO_ERROR_ACCOUNT_UNPAID,
    N_ ("Heroku shows nothing, because the account has an unpaid bill.") },
  { 403,
    403,
    "suspended",
    STUDIO_ERROR_APP_SUSPENDED,
    N_ ("Heroku has suspended the app or the account.") },
  { 403, 403, NULL, STUDIO_ERROR_APP_REFUSED, N_ ("The token gives no access to this app.") },
  { 404, 404, NULL, STUDIO_ERROR_APP_NOT_FOUND, N_ ("Heroku knows no app of this name.") },
  { 406,
    406,
    NULL,
    STUDIO_ERROR_PLATFORM_API,
    N_ ("The Platform API no longer speaks the version that Ultra Studio knows.") },
  { 408, 408, NULL, STUDIO_ERROR_SERVER, N_ ("Heroku’s Platform API took too long.") },
  { 429,
    429,
    NULL,
    STUDIO_ERROR_RATE_LIMIT,
    N_ ("Heroku’s Platform API was asked too often with this account.") },
  { 500, 599, NULL, STUDIO_ERROR_SERVER, N_ ("Heroku’s Platform API has trouble of its own.") },
};

static const Meaning unknown = { 0,
                                 0,
                                 NULL,
                                 STUDIO_ERROR_PLATFORM_API,
                                 N_ ("The Platform API gave an answer that is not known.") };

static void
free_import (gpointer data)
{
  Import *self = data;
  studio_secret_free (self->token);
  g_free (self);
}

static const Meaning *
find_meaning (guint status, const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (status >= meanings[i].first && status <= meanings[i].last
        && (meanings[i].id == NULL || g_strcmp0 (meanings[i].id, id) == 0))
      return &meanings[i];
  return &unknown;
}

/* The body itself is not kept: a strange server might have put anything into it. */
static GError *
describe (Import *self, const StudioSmallReply *reply)
{
  g_auto (StudioErrorBody) body = { 0 };
  g_autofree char *head = g_strndup (reply->body, MIN (reply->size, 16384));
  g_autofree char *text = g_utf8_make_valid (head, -1);
  studio_error_body_read (&body, reply->content_type, text);

  const Meaning *meaning = find_meaning (reply->status, body.type);
  g_autofree char *words = studio_redact (body.message, self->token, TOKEN_MARK, TRUE);
  g_autofree char *request_id = studio_redact (reply->request_id, self->token, TOKEN_MARK, TRUE);
  StudioExchange exchange = {
    .http_status = reply->status, .type = meaning->id, .message = words, .request_id = request_id
  };
  const char *sentence = meaning->code == STUDIO_ERROR_TWO_FACTOR && self->has_code
                             ? N_ ("Heroku did not take the code of the second factor.")
                             : meaning->sentence;
  return studio_error_new_for_exchange (meaning->code, &exchange, "%s", _ (sentence));
}

static StudioConfigVars *
read_reply (Import *self, const StudioSmallReply *reply, GError **error)
{
  if (reply->status != 200)
    {
      g_propagate_error (error, describe (self, reply));
      return NULL;
    }
  const char *begin = reply->body;
  while (g_ascii_isspace (*begin))
    begin++;
  if (!reply->whole || !studio_json_is_object (begin, reply->size - (gsize) (begin - reply->body)))
    {
      g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_PLATFORM_API, _ (unknown.sentence));
      return NULL;
    }
  return studio_config_vars_read (reply->body, reply->size, error);
}

static void
got_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  StudioConfigVars *vars = NULL;
  g_autoptr (StudioSmallReply) reply = studio_small_get_finish (result, &error);

  if (reply != NULL)
    vars = read_reply (g_task_get_task_data (task), reply, &error);
  if (vars != NULL)
    g_task_return_pointer (task, vars, (GDestroyNotify) studio_config_vars_free);
  else
    g_task_return_error (task, error);
}

static StudioSecret *
normalise_token (const char *text, GError **error)
{
  StudioSecret *token = studio_key_normalise (text, NULL);
  if (token == NULL)
    g_set_error_literal (error,
                         STUDIO_ERROR,
                         STUDIO_ERROR_TOKEN,
                         text == NULL || *text == '\0'
                             ? _ ("The Heroku API token is empty.")
                             : _ ("The Heroku API token holds something that no token has."));
  return token;
}

static gboolean
check_code (const char *code, GError **error)
{
  gsize length = code == NULL ? 0 : strlen (code);
  gboolean good = length <= CODE_MAX;
  for (gsize i = 0; good && i < length; i++)
    good = g_ascii_isalnum (code[i]);
  if (!good)
    g_set_error_literal (error,
                         STUDIO_ERROR,
                         STUDIO_ERROR_TWO_FACTOR,
                         _ ("The two-factor code can be of digits and letters only."));
  return good;
}

static SoupMessage *
create_message (const StudioPlatformQuestion *question, const char *token, GError **error)
{
  g_autofree char *app = studio_platform_api_normalise_app (question->app, error);
  if (app == NULL || !check_code (question->two_factor_code, error))
    return NULL;
  g_autofree char *address = studio_address_normalise (
      question->address == NULL ? STUDIO_PLATFORM_API_ADDRESS : question->address, error);
  if (address == NULL)
    return NULL;
  g_autofree char *part = g_uri_escape_string (app, NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("/apps/%s/config-vars", part);
  SoupMessage *message = studio_small_get_new_message (address, path, token);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Accept", "application/vnd.heroku+json; version=3");
  if (question->two_factor_code != NULL && *question->two_factor_code != '\0')
    soup_message_headers_replace (headers, "Heroku-Two-Factor-Code", question->two_factor_code);
  return message;
}

/**
 * studio_platform_api_normalise_app:
 * @text: (nullable): what was typed as the name of an app
 * @error: return location; %STUDIO_ERROR_APP_NAME
 *
 * Returns: (transfer full) (nullable): the name, or the id, of an app: letters, digits and hyphens
 */
char *
studio_platform_api_normalise_app (const char *text, GError **error)
{
  g_autofree char *app = g_strstrip (g_strdup (text == NULL ? "" : text));
  const char *message = *app == '\0' ? _ ("The name of the app is empty.") : NULL;

  if (strlen (app) > APP_MAX)
    message = _ ("The name of the app is too long to be one.");
  else if (studio_secret_is_likely (app))
    message = _ ("This is a token, not the name of an app.");
  for (const char *at = app; message == NULL && *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      message = _ ("The name of an app has letters, digits and hyphens only.");
  if (message == NULL)
    return g_steal_pointer (&app);
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_APP_NAME, message);
  return NULL;
}

/**
 * studio_platform_api_import_async:
 * @session: where connections come from
 * @question: whose variables, and with what right; copied
 * @cancellable: (nullable): closes the connection
 * @callback: called in the thread-default main context of the caller
 * @user_data: for @callback
 *
 * Asks Heroku's Platform API for the config variables of an app (`GET /apps/{app}/config-vars`),
 * keeps the pair of the inference add-on and forgets everything else, the token first of all: it is
 * used for this one request.
 */
void
studio_platform_api_import_async (SoupSession *session,
                                  const StudioPlatformQuestion *question,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Import *self = g_new0 (Import, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, studio_platform_api_import_async);
  g_task_set_task_data (task, self, free_import);
  self->has_code = question->two_factor_code != NULL && *question->two_factor_code != '\0';
  self->token = normalise_token (question->token, &error);
  g_autoptr (SoupMessage) message = self->token == NULL
                                        ? NULL
                                        : create_message (question, self->token, &error);
  if (message == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  studio_small_get_async (
      session, message, STUDIO_PLATFORM_API_SECONDS, cancellable, got_cb, g_steal_pointer (&task));
}

/**
 * studio_platform_api_import_finish:
 * @result: what the callback was given
 * @error: return location; %STUDIO_ERROR_CONFIG_VARS where the app has no such pair; what was typed
 *   wrongly: %STUDIO_ERROR_APP_NAME, %STUDIO_ERROR_TOKEN; what Heroku refuses:
 *   %STUDIO_ERROR_TOKEN_REFUSED, %STUDIO_ERROR_TWO_FACTOR, %STUDIO_ERROR_APP_REFUSED,
 *   %STUDIO_ERROR_APP_SUSPENDED, %STUDIO_ERROR_ACCOUNT_UNPAID, %STUDIO_ERROR_APP_NOT_FOUND,
 *   %STUDIO_ERROR_RATE_LIMIT; %STUDIO_ERROR_SERVER, %STUDIO_ERROR_PLATFORM_API, or as
 *   studio_small_get_finish()
 *
 * Returns: (transfer full) (nullable): the pair
 */
StudioConfigVars *
studio_platform_api_import_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_platform_api_import_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
