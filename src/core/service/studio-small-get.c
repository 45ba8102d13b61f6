/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-small-get.h"

#include "studio-client.h"
#include "studio-error.h"
#include "studio-exchange-guard.h"
#include "studio-reply-head.h"
#include "studio-secret.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK_SIZE 16384

/* What comes over the wire may be more than the body, where it comes in very small pieces. */
#define WIRE_MAX (8 * STUDIO_SMALL_REPLY_MAX)

/* One request that costs nothing, from the call to the result. Freed with its task. */
typedef struct
{
  SoupMessage *message;
  StudioExchangeGuard *guard;
  GInputStream *stream;
  GError *reason;
  char *body;
  gsize size;
} Get;

static void read_more (GTask *task);

static void
free_body (char *body, gsize size)
{
  if (body != NULL)
    explicit_bzero (body, size);
  g_free (body);
}

static void
free_get (gpointer data)
{
  Get *self = data;
  g_clear_pointer (&self->guard, studio_exchange_guard_free);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_error (&self->reason);
  free_body (self->body, self->size);
  g_free (self);
}

/* Nothing of this is ever billed, so what GIO calls a time-out or a broken connection has the same
 * advice as a network that is not there. */
static GError *
describe (Get *self, const GError *cause)
{
  g_autoptr (GError) error = self->reason == NULL
                                 ? studio_exchange_guard_describe (self->guard, cause)
                                 : g_error_copy (self->reason);
  StudioExchange exchange = { .message = studio_error_get_service_message (error) };

  if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_TIMEOUT))
    return studio_error_new_for_exchange (STUDIO_ERROR_OFFLINE, &exchange, "%s", error->message);
  if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_CONNECTION_LOST))
    return studio_error_new_for_exchange (
        STUDIO_ERROR_OFFLINE, &exchange, "%s", _ ("The connection broke before the answer."));
  if (studio_error_may_be_billed (error))
    return studio_error_new_for_exchange (
        (StudioErrorCode) error->code, &exchange, "%s", error->message);
  return g_steal_pointer (&error);
}

/* Takes the reference. */
static void
fail (GTask *task, const GError *cause)
{
  Get *self = g_task_get_task_data (task);
  GError *error = describe (self, cause);
  g_clear_pointer (&self->guard, studio_exchange_guard_free);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
complete (GTask *task, gboolean whole)
{
  Get *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  StudioSmallReply *reply = g_new0 (StudioSmallReply, 1);

  g_clear_pointer (&self->guard, studio_exchange_guard_free);
  reply->status = soup_message_get_status (self->message);
  reply->content_type = g_strdup (soup_message_headers_get_one (headers, "content-type"));
  reply->request_id = studio_reply_head_dup_request_id (headers);
  reply->size = self->size;
  reply->whole = whole;
  self->body[self->size] = '\0';
  reply->body = g_steal_pointer (&self->body);
  g_task_return_pointer (task, reply, (GDestroyNotify) studio_small_reply_free);
  g_object_unref (task);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Get *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (size < 0)
    {
      fail (task, error);
      return;
    }
  self->size += (gsize) size;
  if (size == 0 || self->size == STUDIO_SMALL_REPLY_MAX)
    complete (task, size == 0);
  else
    read_more (task);
}

static void
read_more (GTask *task)
{
  Get *self = g_task_get_task_data (task);
  g_input_stream_read_async (self->stream,
                             self->body + self->size,
                             MIN (BLOCK_SIZE, STUDIO_SMALL_REPLY_MAX - self->size),
                             G_PRIORITY_DEFAULT,
                             studio_exchange_guard_get_stop (self->guard),
                             read_cb,
                             task);
}

static void
sent_cb (GInputStream *stream, GError *error, gpointer user_data)
{
  GTask *task = user_data;
  Get *self = g_task_get_task_data (task);
  g_autoptr (GError) cause = error;

  self->stream = stream;
  soup_message_headers_remove (soup_message_get_request_headers (self->message), "Authorization");
  if (self->stream == NULL)
    {
      fail (task, cause);
      return;
    }
  /* In one piece from the start: growing would leave copies of secrets behind. */
  self->body = g_malloc (STUDIO_SMALL_REPLY_MAX + 1);
  read_more (task);
}

/* The first reason is the one that is told. */
static void
must_end_cb (GError *reason, gpointer user_data)
{
  Get *self = g_task_get_task_data (user_data);
  if (self->reason == NULL)
    self->reason = reason;
  else
    g_error_free (reason);
  studio_exchange_guard_stop (self->guard);
}

/**
 * studio_small_get_new_message:
 * @address: an address of studio_address_normalise()
 * @path: a path, its parts escaped
 * @secret: (nullable): a key or token without white space, which goes into one header
 *
 * A redirect or a question for a password ends the exchange, so that the secret goes nowhere else.
 *
 * Returns: (transfer full) (nullable): a GET request, %NULL where @address is none
 */
SoupMessage *
studio_small_get_new_message (const char *address, const char *path, const char *secret)
{
  g_autofree char *uri = g_strconcat (address, path, NULL);
  SoupMessage *message = soup_message_new (SOUP_METHOD_GET, uri);
  if (message == NULL)
    return NULL;
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Accept", "application/json");
  if (secret != NULL)
    {
      g_autoptr (StudioSecret) authorization = g_strconcat ("Bearer ", secret, NULL);
      soup_message_headers_replace (headers, "Authorization", authorization);
    }
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  return message;
}

/**
 * studio_small_get_async:
 * @session: where connections come from
 * @message: a message of studio_small_get_new_message(); its secret is taken out once it is sent
 * @timeout_seconds: how long it may take from the call to the last byte
 * @cancellable: (nullable): closes the connection
 * @callback: called in the thread-default main context of the caller
 * @user_data: for @callback
 *
 * Sends a request that costs nothing and reads at most %STUDIO_SMALL_REPLY_MAX bytes of the answer.
 */
void
studio_small_get_async (SoupSession *session,
                        SoupMessage *message,
                        guint timeout_seconds,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  static const StudioExchangeFuncs funcs = { NULL, sent_cb, must_end_cb };
  const StudioExchangeLimits limits = { .connect_seconds = MIN (timeout_seconds,
                                                                STUDIO_CLIENT_CONNECT_SECONDS),
                                        .total_seconds = timeout_seconds,
                                        .body_max = WIRE_MAX };
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Get *self = g_new0 (Get, 1);

  g_task_set_source_tag (task, studio_small_get_async);
  g_task_set_task_data (task, self, free_get);
  self->message = g_object_ref (message);
  self->guard = studio_exchange_guard_new (message, &limits, task, &funcs, task);
  studio_exchange_guard_send (self->guard, session);
}

/**
 * studio_small_get_finish:
 * @result: what the callback was given
 * @error: return location; %STUDIO_ERROR_OFFLINE, %STUDIO_ERROR_NAME_LOOKUP, %STUDIO_ERROR_TLS,
 *   %STUDIO_ERROR_PROXY, %STUDIO_ERROR_SERVER, %STUDIO_ERROR_BAD_ANSWER,
 *   %STUDIO_ERROR_ANSWER_TOO_LARGE or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer, whatever its status
 */
StudioSmallReply *
studio_small_get_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_small_get_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_small_reply_free:
 * @self: (nullable) (transfer full): an answer
 *
 * Overwrites the body and frees all.
 */
void
studio_small_reply_free (StudioSmallReply *self)
{
  if (self == NULL)
    return;
  free_body (self->body, self->size);
  g_free (self->content_type);
  g_free (self->request_id);
  g_free (self);
}
