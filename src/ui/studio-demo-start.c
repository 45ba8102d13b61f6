/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-start.h"

/* Long enough that rows are seen to arrive, short enough to be fun. */
#define DEMO_LATENCY_MS 1200
#define DEMO_SPREAD_MS 1500

static void
start_thread (GTask *task,
              gpointer source G_GNUC_UNUSED,
              gpointer data G_GNUC_UNUSED,
              GCancellable *cancellable G_GNUC_UNUSED)
{
  StudioDemoOptions options = { .latency_ms = DEMO_LATENCY_MS, .spread_ms = DEMO_SPREAD_MS };
  GError *error = NULL;
  StudioDemoServer *server = studio_demo_server_start (&options, &error);

  if (server == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, server, g_object_unref);
}

/**
 * studio_demo_start_async:
 * @source: (type GObject): the source of the result
 * @callback: called when it runs
 * @user_data: for @callback
 *
 * Starts the embedded service at the pace of a window, off the main loop.
 */
void
studio_demo_start_async (gpointer source, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user_data);

  g_task_set_source_tag (task, studio_demo_start_async);
  g_task_run_in_thread (task, start_thread);
}

/**
 * studio_demo_start_finish:
 * @result: what the callback was given
 * @error: return location; as studio_demo_server_start()
 *
 * Returns: (transfer full) (nullable): the service
 */
StudioDemoServer *
studio_demo_start_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_demo_start_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_demo_connect:
 * @server: the embedded service
 * @session: a session
 * @error: return location; as studio_connection_new()
 *
 * Makes @server the connection of @session.
 *
 * Returns: whether it is
 */
gboolean
studio_demo_connect (StudioDemoServer *server, StudioSession *session, GError **error)
{
  g_autoptr (StudioConnection) connection = studio_connection_new (
      studio_demo_server_get_url (server),
      STUDIO_DEMO_KEY,
      STUDIO_DEFAULT_MODEL,
      STUDIO_CONNECTION_DEMO,
      error);
  if (connection == NULL)
    return FALSE;
  studio_session_set_connection (session, connection);
  return TRUE;
}
