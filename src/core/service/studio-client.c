/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-client.h"

#include "studio-address.h"

#include "studio-config.h"
#include "studio-error.h"
#include "studio-secret.h"
#include "studio-transfer.h"

#include <glib/gi18n-lib.h>

/* Long enough for the next image of a batch, and too short for anything on the way to have dropped
 * the connection silently: a request into the void could not be told from one that is billed. */
#define IDLE_SECONDS 20

/* More than the queue ever has under way; requests must not wait inside libsoup. */
#define CONNECTIONS_MAX 16

struct _StudioClient
{
  GObject parent_instance;

  SoupSession *session;
  char *address;
  char *key;
  StudioPacer *pacer;
  StudioTrace *trace;
  gint64 image_limit;
  guint timeout_seconds;
  guint connect_seconds;
  guint still_seconds;
};

G_DEFINE_FINAL_TYPE (StudioClient, studio_client, G_TYPE_OBJECT)

static void
studio_client_finalize (GObject *object)
{
  StudioClient *self = STUDIO_CLIENT (object);

  g_clear_object (&self->session);
  g_clear_object (&self->pacer);
  g_clear_object (&self->trace);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->key, studio_secret_free);
  G_OBJECT_CLASS (studio_client_parent_class)->finalize (object);
}

static void
studio_client_class_init (StudioClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_client_finalize;
}

static void
studio_client_init (StudioClient *self)
{
  self->image_limit = STUDIO_CLIENT_IMAGE_LIMIT;
  self->timeout_seconds = STUDIO_CLIENT_TIMEOUT_SECONDS;
  self->connect_seconds = STUDIO_CLIENT_CONNECT_SECONDS;
  self->still_seconds = STUDIO_CLIENT_STILL_SECONDS;
}

/**
 * studio_client_new_session_with:
 * @address: an address of studio_address_normalise()
 * @authorities: (nullable): what certificates are checked against; %NULL for what this computer
 *   trusts
 * @proxies: (nullable): knows the proxy to an address; %NULL for that of the system settings, or
 * none where @address is a loopback one, which a proxy could not reach
 *
 * Certificates are always checked, and nothing turns that off. Cookies and caches are not kept, and
 * nothing is logged. Belongs to the thread-default main context of its caller.
 *
 * Returns: (transfer full): a session for all clients of @address, so that they share connections
 */
SoupSession *
studio_client_new_session_with (const char *address,
                                GTlsDatabase *authorities,
                                GProxyResolver *proxies)
{
  SoupSession *session = soup_session_new_with_options ("user-agent",
                                                        "UltraStudio/" STUDIO_VERSION,
                                                        "timeout",
                                                        STUDIO_CLIENT_TIMEOUT_SECONDS,
                                                        "idle-timeout",
                                                        IDLE_SECONDS,
                                                        "max-conns",
                                                        CONNECTIONS_MAX,
                                                        "max-conns-per-host",
                                                        CONNECTIONS_MAX,
                                                        NULL);

  if (authorities != NULL)
    soup_session_set_tls_database (session, authorities);
  if (proxies != NULL || studio_address_is_loopback (address))
    soup_session_set_proxy_resolver (session, proxies);
  return session;
}

/**
 * studio_client_new_session:
 * @address: an address of studio_address_normalise()
 *
 * As studio_client_new_session_with() for what this computer trusts and the proxy it has set.
 *
 * Returns: (transfer full): a session for all clients of @address, so that they share connections
 */
SoupSession *
studio_client_new_session (const char *address)
{
  return studio_client_new_session_with (address, NULL, NULL);
}

/**
 * studio_client_new:
 * @session: where connections come from
 * @address: an address of studio_address_normalise()
 * @key: a key of studio_key_normalise(); goes into one header and nowhere else
 * @pacer: (nullable): is told what the service says about its limit; counting what is sent is for
 *   whoever asks it for leave
 * @trace: (nullable): gets `job.sent`, `job.first-byte` and `job.last-byte`
 *
 * Returns: (transfer full): a client for one service and key
 */
StudioClient *
studio_client_new (SoupSession *session,
                   const char *address,
                   const char *key,
                   StudioPacer *pacer,
                   StudioTrace *trace)
{
  StudioClient *self = g_object_new (STUDIO_TYPE_CLIENT, NULL);
  self->session = g_object_ref (session);
  self->address = g_strdup (address);
  self->key = g_strdup (key);
  g_set_object (&self->pacer, pacer);
  g_set_object (&self->trace, trace);
  return self;
}

/**
 * studio_client_get_address:
 * @self: a client
 *
 * Returns: (transfer none): the address of the service
 */
const char *
studio_client_get_address (StudioClient *self)
{
  return self->address;
}

/**
 * studio_client_set_image_limit:
 * @self: a client
 * @bytes: how large the images of one answer may be, %STUDIO_CLIENT_IMAGE_LIMIT at first
 *
 * Sets the limit for the requests to come.
 */
void
studio_client_set_image_limit (StudioClient *self, gint64 bytes)
{
  self->image_limit = CLAMP (bytes, 1, G_MAXINT64 / 4);
}

/**
 * studio_client_set_timeout:
 * @self: a client
 * @seconds: how long an exchange may take, %STUDIO_CLIENT_TIMEOUT_SECONDS at first
 *
 * Sets the time from the call to the last byte for the requests to come.
 */
void
studio_client_set_timeout (StudioClient *self, guint seconds)
{
  self->timeout_seconds = MAX (seconds, 1);
  /* A connection on which nothing moves is given up no sooner than the whole exchange. */
  soup_session_set_timeout (self->session,
                            MAX (self->timeout_seconds, STUDIO_CLIENT_TIMEOUT_SECONDS));
}

/**
 * studio_client_set_connect_timeout:
 * @self: a client
 * @seconds: how long connecting may take, %STUDIO_CLIENT_CONNECT_SECONDS at first
 *
 * Sets the time from the call to the first byte of the request for the requests to come: name
 * lookup, proxy, connection and TLS.
 */
void
studio_client_set_connect_timeout (StudioClient *self, guint seconds)
{
  self->connect_seconds = MAX (seconds, 1);
}

/**
 * studio_client_set_still_timeout:
 * @self: a client
 * @seconds: how long nothing may move, %STUDIO_CLIENT_STILL_SECONDS at first
 *
 * Sets how long an exchange may stand still for the requests to come, while the request is written
 * or the answer read. The time in which the image is made is not meant: nothing moves then.
 */
void
studio_client_set_still_timeout (StudioClient *self, guint seconds)
{
  self->still_seconds = MAX (seconds, 1);
}

/**
 * studio_client_generate_async:
 * @self: a client
 * @request: what to make; not validated again
 * @sink: where the image goes; called in a worker thread, never after @callback
 * @phase_func: (nullable) (scope notified): told where the exchange is; first, with
 *   %STUDIO_CLIENT_PHASE_SENDING, before this function returns
 * @phase_data: what @phase_func is given
 * @cancellable: (nullable): closes the connection at once; the image may be billed all the same
 * @callback: called in the thread-default main context of the caller
 * @user_data: what @callback is given
 *
 * Sends the request once and gives the image to @sink as it arrives. The pacer is not asked for
 * leave.
 */
void
studio_client_generate_async (StudioClient *self,
                              StudioRequest *request,
                              StudioImageSink *sink,
                              StudioClientPhaseFunc phase_func,
                              gpointer phase_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, studio_client_generate_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  /* Once the image is there it is there, whoever cancels in the last moment. */
  g_task_set_check_cancellable (task, FALSE);

  StudioTransferPlan plan = { .session = self->session,
                              .pacer = self->pacer,
                              .trace = self->trace,
                              .sink = sink,
                              .request = request,
                              .address = self->address,
                              .key = self->key,
                              .image_limit = self->image_limit,
                              .timeout_seconds = self->timeout_seconds,
                              .connect_seconds = self->connect_seconds,
                              .still_seconds = self->still_seconds,
                              .phase_func = phase_func,
                              .phase_data = phase_data };
  studio_transfer_start (&plan, g_steal_pointer (&task));
}

/**
 * studio_client_generate_finish:
 * @self: a client
 * @result: the result
 * @error: return location; any code of %STUDIO_ERROR from %STUDIO_ERROR_KEY_REFUSED to
 *   %STUDIO_ERROR_ANSWER_TOO_LARGE, %G_IO_ERROR_CANCELLED, or an error of the sink unchanged
 *
 * Returns: (transfer full): what came with the image, or %NULL
 */
StudioAnswer *
studio_client_generate_finish (StudioClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
