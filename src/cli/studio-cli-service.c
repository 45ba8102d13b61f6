/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-service.h"

#include "studio-cli-generate-options.h"
#include "studio-connection-store.h"
#include "studio-error.h"
#include "studio-secret-keyring.h"

#include <glib/gi18n-lib.h>

static StudioConnection *
start_demo (StudioCliService *self, GError **error)
{
  const StudioDemoOptions options = { .unlimited = TRUE };
  self->demo_server = studio_demo_server_start (&options, error);
  return self->demo_server == NULL
             ? NULL
             : studio_connection_new (studio_demo_server_get_url (self->demo_server),
                                      STUDIO_DEMO_KEY,
                                      NULL,
                                      STUDIO_CONNECTION_DEMO,
                                      error);
}

static StudioConnection *
load_connection (StudioCliContext *context, GError **error)
{
  GError *failure = NULL;
  g_autoptr (StudioKeyring) keyring = studio_secret_keyring_new ();
  g_autoptr (StudioConnectionStore) store = studio_connection_store_new (
      context->paths, keyring, context->environment);
  StudioConnection *connection = studio_connection_store_load (store, NULL, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (connection == NULL)
    g_set_error_literal (error,
                         STUDIO_ERROR,
                         STUDIO_ERROR_NOT_CONNECTED,
                         _ ("No address and key of the service are known."));
  return connection;
}

/**
 * studio_cli_service_connect:
 * @self: (out caller-allocates): zeroes; to be cleared whatever the answer
 * @context: the context, parsed
 * @demo: whether the embedded service is started and used
 * @error: return location; %STUDIO_ERROR_NOT_CONNECTED, or why address and key cannot be read
 *
 * Finds the service, and sends nothing.
 *
 * Returns: whether there is one
 */
gboolean
studio_cli_service_connect (StudioCliService *self,
                            StudioCliContext *context,
                            gboolean demo,
                            GError **error)
{
  self->connection = demo ? start_demo (self, error) : load_connection (context, error);
  return self->connection != NULL;
}

/**
 * studio_cli_service_start:
 * @self: a service that is connected
 * @context: the context, parsed
 * @limits: what one image may take
 *
 * Makes the queue.
 */
void
studio_cli_service_start (StudioCliService *self,
                          StudioCliContext *context,
                          const StudioCliServiceLimits *limits)
{
  g_autoptr (SoupSession) soup = studio_client_new_session (
      studio_connection_get_address (self->connection));
  g_autoptr (StudioPacer) pacer = studio_pacer_new (context->clock,
                                                    self->demo_server != NULL ? G_MAXINT
                                                                              : STUDIO_PACER_LIMIT,
                                                    STUDIO_PACER_WINDOW_US);
  g_autoptr (StudioClient) client = studio_client_new (
      soup,
      studio_connection_get_address (self->connection),
      studio_connection_get_key (self->connection),
      pacer,
      context->trace);

  studio_client_set_timeout (client, (guint) limits->timeout);
  studio_client_set_image_limit (client, (gint64) limits->max_image_mb * STUDIO_CLI_BYTES_PER_MB);
  self->queue = studio_queue_new (context->clock, context->trace);
  studio_queue_set_repeats (self->queue, (guint) limits->retries);
  studio_queue_set_client (self->queue, client, pacer);
}

/**
 * studio_cli_service_clear:
 * @self: a service
 */
void
studio_cli_service_clear (StudioCliService *self)
{
  g_clear_object (&self->queue);
  g_clear_object (&self->connection);
  if (self->demo_server != NULL)
    studio_demo_server_stop (self->demo_server);
  g_clear_object (&self->demo_server);
}
