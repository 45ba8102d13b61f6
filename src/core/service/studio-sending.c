/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-sending.h"

#include "studio-lines.h"
#include "studio-transport-error.h"

#include <errno.h>

struct _StudioSending
{
  SoupMessage *message;
  SoupSession *session;
  StudioLines *lines;
  GMainContext *context;
  StudioSendingFunc func;
  gpointer user_data;

  GCancellable *stop;
  GSource *stopped;
  GError *cause;
  guint64 connection;

  /* What libsoup is at. */
  gboolean pending;
  gboolean connecting;
  gboolean at_proxy;
  gboolean started;

  /* What has become of it here. */
  gboolean told;
  gboolean abandoned;
  gboolean given_up;
  gboolean disarmed;
};

static void
clear_stopped (StudioSending *self)
{
  if (self->stopped == NULL)
    return;
  g_source_destroy (self->stopped);
  g_clear_pointer (&self->stopped, g_source_unref);
}

static void
free_sending (StudioSending *self)
{
  if (self->started)
    studio_lines_leave (self->lines, self->connection, self->given_up);
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_object_unref (self->message);
  g_clear_object (&self->session);
  g_object_unref (self->stop);
  g_main_context_unref (self->context);
  g_free (self);
}

static void
network_event_cb (G_GNUC_UNUSED SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  StudioSending *self)
{
  self->connecting = TRUE;
  studio_lines_note_socket (
      self->lines, soup_message_get_connection_id (self->message), connection);
  if (event == G_SOCKET_CLIENT_CONNECTING && G_IS_SOCKET_CONNECTION (connection))
    {
      g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (
          G_SOCKET_CONNECTION (connection), NULL);
      self->at_proxy = G_IS_PROXY_ADDRESS (remote);
    }
  else if (event == G_SOCKET_CLIENT_PROXY_NEGOTIATED || event == G_SOCKET_CLIENT_TLS_HANDSHAKING)
    self->at_proxy = FALSE;
}

static void
starting_cb (G_GNUC_UNUSED SoupMessage *message, StudioSending *self)
{
  if (self->started)
    studio_lines_leave (self->lines, self->connection, self->given_up);
  self->started = TRUE;
  self->given_up = FALSE;
  self->at_proxy = FALSE;
  self->connection = soup_message_get_connection_id (self->message);
  gboolean good = studio_lines_enter (self->lines, self->connection);
  /* On a shared connection libsoup writes the request without asking whether it is cancelled, or
   * whether the connection has just ended. */
  if (!good || g_cancellable_is_cancelled (self->stop))
    studio_sending_disarm (self);
}

/* Takes both. */
static void
tell (StudioSending *self, GInputStream *stream, GError *error)
{
  self->pending = FALSE;
  if (!self->told && !self->abandoned)
    {
      self->told = TRUE;
      clear_stopped (self);
      self->func (stream, error, self->user_data);
      return;
    }
  /* Nobody waits for it any more. */
  g_clear_object (&stream);
  g_clear_error (&error);
  if (self->abandoned)
    free_sending (self);
}

static void
proxies_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioSending *self = user_data;
  g_auto (GStrv) proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, NULL);
  g_autoptr (GError) cause = g_steal_pointer (&self->cause);

  if (proxies == NULL || g_strv_contains ((const char *const *) proxies, "direct://"))
    tell (self, NULL, g_steal_pointer (&cause));
  else
    tell (self, NULL, studio_transport_error_new_proxy (cause, 0));
}

/* Which name was not found, the service's or that of a proxy, GIO does not say. Takes the error. */
static void
ask_for_proxies (StudioSending *self, GError *cause)
{
  GProxyResolver *resolver = soup_session_get_proxy_resolver (self->session);
  if (resolver == NULL)
    {
      tell (self, NULL, cause);
      return;
    }
  g_autofree char *uri = g_uri_to_string (soup_message_get_uri (self->message));
  self->cause = cause;
  g_proxy_resolver_lookup_async (resolver, uri, self->stop, proxies_cb, self);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioSending *self = user_data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (
      SOUP_SESSION (source), result, &error);

  if (stream == NULL && error->domain == G_RESOLVER_ERROR && !self->told)
    ask_for_proxies (self, error);
  else if (stream != NULL && self->disarmed)
    tell (
        self,
        NULL,
        g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, g_strerror (ECONNABORTED)));
  else if (stream != NULL && !self->started)
    /* The status of a proxy that lets nobody through looks like one of the service. */
    tell (self,
          NULL,
          studio_transport_error_new_proxy (NULL, soup_message_get_status (self->message)));
  else
    tell (self, g_steal_pointer (&stream), error);
}

static gboolean
stopped_cb (gpointer user_data)
{
  StudioSending *self = user_data;
  GError *error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, g_strerror (ECANCELED));

  clear_stopped (self);
  self->told = TRUE;
  self->func (NULL, error, self->user_data);
  return G_SOURCE_REMOVE;
}

/**
 * studio_sending_new:
 * @message: what is to be sent
 * @context: where @func is called; the thread-default main context
 * @func: gets what comes of it
 * @user_data: what @func is given
 *
 * Returns: (transfer full): a sending that has not begun
 */
StudioSending *
studio_sending_new (SoupMessage *message,
                    GMainContext *context,
                    StudioSendingFunc func,
                    gpointer user_data)
{
  StudioSending *self = g_new0 (StudioSending, 1);
  self->message = g_object_ref (message);
  self->context = g_main_context_ref (context);
  self->func = func;
  self->user_data = user_data;
  self->stop = g_cancellable_new ();
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), self);
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), self);
  return self;
}

/**
 * studio_sending_free:
 * @self: (nullable): a sending
 *
 * Its function is not called any more. What libsoup has not returned yet is taken back when it
 * does.
 */
void
studio_sending_free (StudioSending *self)
{
  if (self == NULL)
    return;
  clear_stopped (self);
  self->abandoned = TRUE;
  if (!self->pending)
    free_sending (self);
}

/**
 * studio_sending_start:
 * @self: a sending, once
 * @session: where connections come from
 *
 * Hands the message to libsoup.
 */
void
studio_sending_start (StudioSending *self, SoupSession *session)
{
  self->session = g_object_ref (session);
  self->lines = studio_lines_get (session);
  self->pending = TRUE;
  if (!studio_lines_are_all_good (self->lines))
    soup_message_add_flags (self->message, SOUP_MESSAGE_NEW_CONNECTION);
  soup_session_send_async (session, self->message, G_PRIORITY_DEFAULT, self->stop, sent_cb, self);
}

/**
 * studio_sending_stop:
 * @self: a sending
 *
 * Cancels it. Its function is called with that soon, not from within this call, also where libsoup
 * (up to 3.8 at least) does not hear of it: while it waits for a head on an HTTP/2 connection, and
 * in the line behind a connection that is being made.
 */
void
studio_sending_stop (StudioSending *self)
{
  gboolean http2 = soup_message_get_http_version (self->message) == SOUP_HTTP_2_0;

  if (self->started && !http2)
    studio_lines_end (self->lines, self->connection);
  g_cancellable_cancel (self->stop);
  if (!self->pending || self->told || self->stopped != NULL)
    return;
  if (self->started && http2 && !self->given_up)
    {
      self->given_up = TRUE;
      studio_lines_give_up (self->lines, self->connection);
    }
  if (self->started ? !http2 : self->connecting)
    return;
  self->stopped = g_idle_source_new ();
  g_source_set_priority (self->stopped, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->stopped, stopped_cb, self, NULL);
  g_source_attach (self->stopped, self->context);
}

/**
 * studio_sending_disarm:
 * @self: a sending
 *
 * What libsoup sends from now on, although it should not, is a request that costs nothing and tells
 * nothing: without key and body.
 */
void
studio_sending_disarm (StudioSending *self)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (self->message);
  self->disarmed = TRUE;
  soup_message_headers_remove (headers, "Authorization");
  soup_message_set_method (self->message, SOUP_METHOD_OPTIONS);
  soup_message_set_request_body (self->message, NULL, NULL, 0);
  soup_message_headers_set_content_length (headers, 0);
}

/**
 * studio_sending_get_stop:
 * @self: a sending
 *
 * Returns: (transfer none): what is cancelled by studio_sending_stop()
 */
GCancellable *
studio_sending_get_stop (StudioSending *self)
{
  return self->stop;
}

/**
 * studio_sending_is_started:
 * @self: a sending
 *
 * Returns: whether there is a connection, so that something of the request may have left
 */
gboolean
studio_sending_is_started (StudioSending *self)
{
  return self->started;
}

/**
 * studio_sending_is_disarmed:
 * @self: a sending
 *
 * Returns: whether what goes out is not the request any more
 */
gboolean
studio_sending_is_disarmed (StudioSending *self)
{
  return self->disarmed;
}

/**
 * studio_sending_is_at_proxy:
 * @self: a sending
 *
 * Returns: whether it is a proxy that is being connected to
 */
gboolean
studio_sending_is_at_proxy (StudioSending *self)
{
  return self->at_proxy;
}
