/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-exchange-guard.h"

#include "studio-error.h"
#include "studio-transport-error.h"

/* How often it is looked whether something moves, while something should. */
#define LOOK_INTERVAL_MS 250

/* No server has more to say before its answer; libsoup listens to any number. */
#define INFORMATIONAL_MAX 20

/* libsoup gives up on a head beyond 64 kB, in newer versions beyond 100 kB, with the error of a
 * connection that broke. */
#define HEAD_MAX (60 * 1024)

struct _StudioExchangeGuard
{
  SoupMessage *message;
  StudioSending *sending;
  GMainContext *context;
  StudioExchangeLimits limits;
  StudioExchangeFuncs funcs;
  gpointer user_data;

  GSource *connect_timeout;
  GSource *total_timeout;
  GSource *look;
  GSource *cancelled;
  GCancellable *cancellable;

  gint64 moved_us;
  guint n_informational;
  gboolean waiting;
  gboolean sent;
  gboolean answered;
};

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static GSource *
add_source (StudioExchangeGuard *self, GSource *source, GSourceFunc func)
{
  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, self->context);
  return source;
}

/* Takes the reason. */
static void
end_exchange (StudioExchangeGuard *self, GError *reason)
{
  self->funcs.must_end (reason, self->user_data);
}

static gboolean
connect_timeout_cb (gpointer user_data)
{
  StudioExchangeGuard *self = user_data;
  end_exchange (self,
                studio_sending_is_at_proxy (self->sending)
                    ? studio_transport_error_new_proxy (NULL, 0)
                    : studio_transport_error_new_unreachable ());
  return G_SOURCE_REMOVE;
}

static gboolean
total_timeout_cb (gpointer user_data)
{
  StudioExchangeGuard *self = user_data;
  end_exchange (self, studio_transport_error_new_timeout (self->limits.total_seconds, self->sent));
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  StudioExchangeGuard *self = user_data;
  GError *reason = NULL;
  g_cancellable_set_error_if_cancelled (cancellable, &reason);
  end_exchange (self, reason);
  return G_SOURCE_REMOVE;
}

/* libsoup takes in what an HTTP/2 server sends whether it is read or not. */
static gboolean
is_body_too_large (StudioExchangeGuard *self)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (self->message);
  return soup_message_metrics_get_response_body_bytes_received (metrics)
         > (guint64) self->limits.body_max;
}

static gboolean
look_cb (gpointer user_data)
{
  StudioExchangeGuard *self = user_data;
  gint64 still_us = self->waiting ? 0 : g_get_monotonic_time () - self->moved_us;

  if (is_body_too_large (self))
    end_exchange (self, studio_transport_error_new_too_large ());
  else if (self->limits.still_seconds != 0
           && still_us > self->limits.still_seconds * G_USEC_PER_SEC)
    end_exchange (self, studio_transport_error_new_still (self->limits.still_seconds, self->sent));
  return G_SOURCE_CONTINUE;
}

static void
start_looking (StudioExchangeGuard *self)
{
  self->moved_us = g_get_monotonic_time ();
  if (self->look == NULL)
    self->look = add_source (self, g_timeout_source_new (LOOK_INTERVAL_MS), look_cb);
}

static void
starting_cb (G_GNUC_UNUSED SoupMessage *message, StudioExchangeGuard *self)
{
  /* Somebody may have cancelled since the main loop looked. */
  if (g_cancellable_is_cancelled (self->cancellable))
    studio_sending_disarm (self->sending);
  clear_source (&self->connect_timeout);
}

static void
wrote_headers_cb (G_GNUC_UNUSED SoupMessage *message, StudioExchangeGuard *self)
{
  if (studio_sending_is_disarmed (self->sending))
    return;
  self->sent = TRUE;
  start_looking (self);
  if (self->funcs.written != NULL)
    self->funcs.written (self->user_data);
}

static void
wrote_body_data_cb (G_GNUC_UNUSED SoupMessage *message,
                    G_GNUC_UNUSED guint size,
                    StudioExchangeGuard *self)
{
  self->moved_us = g_get_monotonic_time ();
}

/* An image takes as long as it takes; only the whole exchange has an end. */
static void
wrote_body_cb (G_GNUC_UNUSED SoupMessage *message, StudioExchangeGuard *self)
{
  if (!self->answered)
    clear_source (&self->look);
}

static void
got_informational_cb (G_GNUC_UNUSED SoupMessage *message, StudioExchangeGuard *self)
{
  /* libsoup does not return to the main loop as long as there are more of them. */
  if (++self->n_informational > INFORMATIONAL_MAX)
    end_exchange (self, studio_transport_error_new_bad_head (self->sent));
}

static void
got_headers_cb (SoupMessage *message, StudioExchangeGuard *self)
{
  guint status = soup_message_get_status (message);
  if (SOUP_STATUS_IS_INFORMATIONAL (status))
    {
      /* On HTTP/2 libsoup tells only the first of them from the answer. */
      got_informational_cb (message, self);
      return;
    }
  self->answered = TRUE;
  start_looking (self);
  /* libsoup would read the body, of whatever size, and send the request again. */
  if (status == SOUP_STATUS_MISDIRECTED_REQUEST)
    end_exchange (self, studio_transport_error_new_unread (status));
}

/* HTTP/2 has several ways to say that a request was not looked at, and libsoup takes each of them
 * as leave to send it again. What has left this computer leaves it again when a person says so. */
static void
restarted_cb (G_GNUC_UNUSED SoupMessage *message, StudioExchangeGuard *self)
{
  if (!self->limits.billed || !self->sent)
    return;
  studio_sending_disarm (self->sending);
  end_exchange (self, studio_transport_error_new_unread (0));
}

static void
sent_cb (GInputStream *stream, GError *error, gpointer user_data)
{
  StudioExchangeGuard *self = user_data;
  clear_source (&self->connect_timeout);
  self->funcs.sent (stream, error, self->user_data);
}

static void
connect_signals (StudioExchangeGuard *self)
{
  SoupMessage *message = self->message;
  soup_message_add_flags (message, SOUP_MESSAGE_COLLECT_METRICS);
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), self);
  g_signal_connect (message, "wrote-headers", G_CALLBACK (wrote_headers_cb), self);
  g_signal_connect (message, "wrote-body-data", G_CALLBACK (wrote_body_data_cb), self);
  g_signal_connect (message, "wrote-body", G_CALLBACK (wrote_body_cb), self);
  g_signal_connect (message, "got-informational", G_CALLBACK (got_informational_cb), self);
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), self);
  g_signal_connect (message, "restarted", G_CALLBACK (restarted_cb), self);
}

/**
 * studio_exchange_guard_new:
 * @message: what is about to be sent
 * @limits: what it is held to; copied
 * @task: the task of the exchange, whose main context and cancellable are used
 * @funcs: what is called; copied
 * @user_data: what they are given
 *
 * Returns: (transfer full): a guard; its time runs
 */
StudioExchangeGuard *
studio_exchange_guard_new (SoupMessage *message,
                           const StudioExchangeLimits *limits,
                           GTask *task,
                           const StudioExchangeFuncs *funcs,
                           gpointer user_data)
{
  StudioExchangeGuard *self = g_new0 (StudioExchangeGuard, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);
  self->message = g_object_ref (message);
  self->context = g_main_context_ref (g_task_get_context (task));
  self->limits = *limits;
  self->funcs = *funcs;
  self->user_data = user_data;
  self->sending = studio_sending_new (message, self->context, sent_cb, self);
  connect_signals (self);
  g_set_object (&self->cancellable, cancellable);
  if (cancellable != NULL)
    self->cancelled = add_source (
        self, g_cancellable_source_new (cancellable), G_SOURCE_FUNC (cancelled_cb));
  self->total_timeout = add_source (
      self, g_timeout_source_new_seconds (limits->total_seconds), total_timeout_cb);
  self->connect_timeout = add_source (
      self, g_timeout_source_new_seconds (limits->connect_seconds), connect_timeout_cb);
  return self;
}

/**
 * studio_exchange_guard_free:
 * @self: (nullable): a guard
 *
 * Calls nothing any more.
 */
void
studio_exchange_guard_free (StudioExchangeGuard *self)
{
  if (self == NULL)
    return;
  clear_source (&self->connect_timeout);
  clear_source (&self->total_timeout);
  clear_source (&self->look);
  clear_source (&self->cancelled);
  g_signal_handlers_disconnect_by_data (self->message, self);
  studio_sending_free (self->sending);
  g_clear_object (&self->cancellable);
  g_object_unref (self->message);
  g_main_context_unref (self->context);
  g_free (self);
}

/**
 * studio_exchange_guard_send:
 * @self: a guard, once
 * @session: where connections come from
 *
 * Sends the message.
 */
void
studio_exchange_guard_send (StudioExchangeGuard *self, SoupSession *session)
{
  studio_sending_start (self->sending, session);
}

/**
 * studio_exchange_guard_stop:
 * @self: a guard
 *
 * Ends what is under way; it reports soon.
 */
void
studio_exchange_guard_stop (StudioExchangeGuard *self)
{
  studio_sending_stop (self->sending);
}

/**
 * studio_exchange_guard_get_stop:
 * @self: a guard
 *
 * Returns: (transfer none): what all operations of the exchange are given
 */
GCancellable *
studio_exchange_guard_get_stop (StudioExchangeGuard *self)
{
  return studio_sending_get_stop (self->sending);
}

/**
 * studio_exchange_guard_note_progress:
 * @self: a guard
 *
 * Says that more of the body came, or that it is waited for again.
 */
void
studio_exchange_guard_note_progress (StudioExchangeGuard *self)
{
  self->waiting = FALSE;
  self->moved_us = g_get_monotonic_time ();
}

/**
 * studio_exchange_guard_note_waiting:
 * @self: a guard
 *
 * Says that it is not the other side that is waited for, until there is progress.
 */
void
studio_exchange_guard_note_waiting (StudioExchangeGuard *self)
{
  self->waiting = TRUE;
}

static gboolean
is_head_too_large (StudioExchangeGuard *self)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (self->message);
  return !self->answered
         && soup_message_metrics_get_response_header_bytes_received (metrics) > HEAD_MAX;
}

/**
 * studio_exchange_guard_describe:
 * @self: a guard
 * @cause: what an operation of the exchange reported
 *
 * Returns: (transfer full): what that means, as far as the exchange came; a cancellation stays one
 */
GError *
studio_exchange_guard_describe (StudioExchangeGuard *self, const GError *cause)
{
  if (cause->domain == STUDIO_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);
  if (studio_sending_is_started (self->sending))
    return is_head_too_large (self) ? studio_transport_error_new_bad_head (self->sent)
                                    : studio_transport_error_new (cause, self->sent);
  if (studio_sending_is_at_proxy (self->sending))
    return studio_transport_error_new_proxy (cause, 0);
  if (g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return studio_transport_error_new_certificate (
        cause, soup_message_get_tls_peer_certificate_errors (self->message));
  return studio_transport_error_new_unsent (cause);
}
