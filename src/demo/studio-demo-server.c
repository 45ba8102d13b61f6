/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-server.h"

#include "studio-demo-body.h"
#include "studio-demo-contract.h"
#include "studio-demo-control.h"
#include "studio-demo-exchange.h"
#include "studio-demo-limiter.h"
#include "studio-demo-routes.h"
#include "studio-error.h"
#include "studio-random.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#define ROUTE "/v1/images/generations"

struct _StudioDemoServer
{
  GObject parent_instance;

  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  SoupServer *server;
  GThreadPool *painters;
  StudioRandom *random;
  StudioDemoLimiter limiter;
  StudioDemoPlan plan;
  gboolean unlimited;
  gboolean controlled;
  char *url;
  int n_requests; /* atomic */

  GMutex mutex;
  GBytes *last_image; /* guarded by mutex */
};

G_DEFINE_FINAL_TYPE (StudioDemoServer, studio_demo_server, G_TYPE_OBJECT)

static void
set_number (SoupMessageHeaders *headers, const char *name, guint number, const char *unit)
{
  g_autofree char *text = g_strdup_printf ("%u%s", number, unit);

  soup_message_headers_replace (headers, name, text);
}

static gboolean
take_from_limit (StudioDemoServer *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gint64 now = g_get_monotonic_time ();
  gboolean taken;

  if (self->unlimited)
    return TRUE;
  taken = studio_demo_limiter_take (&self->limiter, now);
  set_number (headers,
              "x-ratelimit-limit-requests",
              self->limiter.limit == 0 ? STUDIO_DEMO_LIMIT : self->limiter.limit,
              "");
  set_number (headers,
              "x-ratelimit-remaining-requests",
              studio_demo_limiter_get_remaining (&self->limiter, now),
              "");
  set_number (headers,
              "x-ratelimit-reset-requests",
              studio_demo_limiter_get_reset_seconds (&self->limiter, now),
              "s");

  return taken;
}

static StudioRequest *
read_request (StudioDemoServer *self, SoupServerMessage *message, StudioDemoRefusal *refusal)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autoptr (StudioRequest) request = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  request = studio_demo_contract_read (text, length, refusal);
  if (request == NULL || studio_request_get_seed (request) != 0)
    return g_steal_pointer (&request);

  return studio_request_copy_with_seed (request, studio_random_draw_seed (self->random));
}

/* Some faults befall only the first requests. */
static void
apply_fault (StudioDemoServer *self, StudioDemoExchange *exchange)
{
  const StudioDemoFault *fault = self->plan.fault;

  if (fault == NULL || fault->n_times == 0)
    return;
  if (self->plan.n_faulty == fault->n_times)
    studio_demo_exchange_spare (exchange);
  else
    self->plan.n_faulty++;
}

static void
answer (StudioDemoServer *self, SoupServerMessage *message, StudioDemoExchange *exchange)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *key = soup_message_headers_get_one (headers, "authorization");
  g_auto (StudioDemoRefusal) refusal = { 0 };
  g_autoptr (StudioRequest) request = NULL;

  if (!studio_demo_contract_check_key (key, &refusal))
    studio_demo_exchange_refuse (exchange, refusal.status, refusal.type, refusal.message);
  else if (!take_from_limit (self, message))
    studio_demo_exchange_refuse (exchange, 429, "rate_limit_error", "Rate limit exceeded");
  else if ((request = read_request (self, message, &refusal)) == NULL)
    studio_demo_exchange_refuse (exchange, refusal.status, refusal.type, refusal.message);
  else
    {
      apply_fault (self, exchange);
      studio_demo_exchange_answer (exchange, request, self->painters);
    }
}

static void
request_cb (G_GNUC_UNUSED SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            G_GNUC_UNUSED GHashTable *query,
            gpointer data)
{
  StudioDemoServer *self = data;

  g_atomic_int_inc (&self->n_requests);
  if (studio_demo_routes_answer (message, path, self->url, self->plan.fault)
      || (self->controlled && studio_demo_control_answer (message, path, &self->plan)))
    return;
  g_autoptr (StudioDemoExchange) exchange = studio_demo_exchange_new (message, &self->plan);
  if (g_strcmp0 (path, ROUTE) != 0)
    {
      studio_demo_exchange_refuse (exchange, 404, "invalid_request_error", "Not found");
    }
  else if (g_strcmp0 (soup_server_message_get_method (message), "POST") != 0)
    {
      soup_message_headers_replace (
          soup_server_message_get_response_headers (message), "allow", "POST");
      studio_demo_exchange_refuse (exchange, 405, "invalid_request_error", "Method not allowed");
    }
  else
    {
      answer (self, message, exchange);
    }
}

static void
paint_cb (gpointer exchange, G_GNUC_UNUSED gpointer data)
{
  studio_demo_exchange_paint (exchange);
}

static void
painted_cb (GBytes *image, gpointer data)
{
  StudioDemoServer *self = data;
  g_autoptr (GBytes) previous = NULL;

  g_mutex_lock (&self->mutex);
  previous = g_steal_pointer (&self->last_image);
  self->last_image = g_bytes_ref (image);
  g_mutex_unlock (&self->mutex);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_REMOVE;
}

static gpointer
run_server (gpointer data)
{
  StudioDemoServer *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);

  soup_server_disconnect (self->server);
  g_thread_pool_free (g_steal_pointer (&self->painters), FALSE, TRUE);
  while (g_main_context_iteration (self->context, FALSE))
    continue;
  g_clear_object (&self->server);
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

static gboolean
listen_on_port (StudioDemoServer *self, guint port, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean listens;

  if (port > G_MAXUINT16)
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_USAGE,
                   _ ("%u is not a port. Ports are numbers from 0 to 65535."),
                   port);
      return FALSE;
    }
  address = g_inet_socket_address_new (loopback, (guint16) port);
  g_main_context_push_thread_default (self->context);
  listens = soup_server_listen (self->server, address, 0, &local_error);
  g_main_context_pop_thread_default (self->context);
  if (listens)
    return TRUE;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    g_set_error (error,
                 STUDIO_ERROR,
                 STUDIO_ERROR_ADDRESS,
                 _ ("Port %u is taken by another program."),
                 port);
  else
    g_set_error (error,
                 STUDIO_ERROR,
                 STUDIO_ERROR_ADDRESS,
                 _ ("The embedded service cannot listen on port %u: %s."),
                 port,
                 local_error->message);

  return FALSE;
}

static gboolean
load_image (StudioDemoServer *self, const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GError) local_error = NULL;

  if (path == NULL)
    return TRUE;
  file = g_mapped_file_new (path, FALSE, &local_error);
  if (file == NULL)
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_STORAGE,
                   _ ("The image “%s” cannot be read: %s."),
                   path,
                   local_error->message);
      return FALSE;
    }
  self->plan.file_image = g_mapped_file_get_bytes (file);
  self->plan.file_body = studio_demo_body_new_image (self->plan.file_image,
                                                     g_get_real_time () / G_USEC_PER_SEC);

  return TRUE;
}

static gboolean
choose_fault (StudioDemoServer *self, const char *name, GError **error)
{
  self->plan.fault = studio_demo_fault_find (name);
  if (name == NULL || self->plan.fault != NULL)
    return TRUE;
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_USAGE,
               _ ("The embedded service knows no fault named “%s”."),
               name);

  return FALSE;
}

static void
start_threads (StudioDemoServer *self)
{
  g_autoslist (GUri) uris = soup_server_get_uris (self->server);
  int n_painters = (int) CLAMP (g_get_num_processors (), 2, 8);

  self->url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  self->painters = g_thread_pool_new (paint_cb, self, n_painters, FALSE, NULL);
  self->thread = g_thread_new ("studio-demo", run_server, self);
}

static void
studio_demo_server_finalize (GObject *object)
{
  StudioDemoServer *self = STUDIO_DEMO_SERVER (object);

  studio_demo_server_stop (self);
  g_clear_object (&self->server);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->random, studio_random_free);
  g_clear_pointer (&self->plan.file_image, g_bytes_unref);
  g_clear_pointer (&self->plan.file_body, g_bytes_unref);
  g_clear_pointer (&self->last_image, g_bytes_unref);
  g_clear_pointer (&self->url, g_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (studio_demo_server_parent_class)->finalize (object);
}

static void
studio_demo_server_class_init (StudioDemoServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = studio_demo_server_finalize;
}

static void
studio_demo_server_init (StudioDemoServer *self)
{
  g_mutex_init (&self->mutex);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->random = studio_random_new_system ();
  self->server = soup_server_new ("server-header", "UltraStudioDemo ", NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  self->plan.context = self->context;
  self->plan.painted = painted_cb;
  self->plan.data = self;
}

/**
 * studio_demo_server_start:
 * @options: (nullable): how it is to behave; %NULL for any free port and nothing special
 * @error: return location; %STUDIO_ERROR_ADDRESS when the port is taken, %STUDIO_ERROR_USAGE for
 *   an unknown fault or an impossible port, %STUDIO_ERROR_STORAGE for an image that cannot be read
 *
 * Starts the embedded service on 127.0.0.1. When this returns, it listens. An image of the
 * options is read and encoded here, once; give large ones from a worker.
 *
 * Returns: (transfer full) (nullable): the running service
 */
StudioDemoServer *
studio_demo_server_start (const StudioDemoOptions *options, GError **error)
{
  static const StudioDemoOptions defaults = { 0 };
  g_autoptr (StudioDemoServer) self = g_object_new (STUDIO_TYPE_DEMO_SERVER, NULL);

  if (options == NULL)
    options = &defaults;
  self->plan.latency_ms = options->latency_ms;
  self->plan.spread_ms = options->spread_ms;
  self->unlimited = options->unlimited;
  self->controlled = options->controlled;
  self->limiter.limit = options->limit;
  if (!choose_fault (self, options->fault, error) || !load_image (self, options->image, error)
      || !listen_on_port (self, options->port, error))
    return NULL;
  start_threads (self);

  return g_steal_pointer (&self);
}

/**
 * studio_demo_server_get_url:
 * @self: a service
 *
 * Returns: (transfer none): its address without a path, such as `http://127.0.0.1:40123`
 */
const char *
studio_demo_server_get_url (StudioDemoServer *self)
{
  g_return_val_if_fail (STUDIO_IS_DEMO_SERVER (self), NULL);

  return self->url;
}

/**
 * studio_demo_server_get_n_requests:
 * @self: a service
 *
 * Thread-safe.
 *
 * Returns: how many HTTP requests have come in, refused ones counted
 */
guint
studio_demo_server_get_n_requests (StudioDemoServer *self)
{
  g_return_val_if_fail (STUDIO_IS_DEMO_SERVER (self), 0);

  return (guint) g_atomic_int_get (&self->n_requests);
}

/**
 * studio_demo_server_dup_last_image:
 * @self: a service
 *
 * Thread-safe.
 *
 * Returns: (transfer full) (nullable): the file that was delivered, or was to be, most lately
 */
GBytes *
studio_demo_server_dup_last_image (StudioDemoServer *self)
{
  GBytes *image;

  g_return_val_if_fail (STUDIO_IS_DEMO_SERVER (self), NULL);

  g_mutex_lock (&self->mutex);
  image = self->last_image == NULL ? NULL : g_bytes_ref (self->last_image);
  g_mutex_unlock (&self->mutex);

  return image;
}

/**
 * studio_demo_server_stop:
 * @self: a service
 *
 * Closes all connections and waits for the threads, at most as long as one painting takes. To be
 * called once or more often by the thread that started it; finalization does the same.
 */
void
studio_demo_server_stop (StudioDemoServer *self)
{
  g_autoptr (GSource) source = NULL;

  g_return_if_fail (STUDIO_IS_DEMO_SERVER (self));

  if (self->thread == NULL)
    return;
  source = g_idle_source_new ();
  g_source_set_callback (source, quit_cb, self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (g_steal_pointer (&self->thread));
}
