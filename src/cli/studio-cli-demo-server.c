/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-cli-output.h"
#include "studio-demo-fault.h"
#include "studio-demo-server.h"
#include "studio-error.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#define TEXT G_OPTION_ARG_STRING
#define NUMBER G_OPTION_ARG_INT
#define FLAG G_OPTION_ARG_NONE

static gboolean
stop_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

static void
print_faults (StudioCliContext *context)
{
  const char *const *names = studio_demo_fault_list ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  for (gsize i = 0; names[i] != NULL; i++)
    {
      const char *description = studio_demo_fault_get_description (names[i]);
      json_object_set_string_member (object, names[i], description);
      if (!context->json)
        g_print ("%-20s %s\n", names[i], description);
    }
  json_node_take_object (node, object);
  if (context->json)
    studio_cli_output_json (node);
}

static void
print_address (StudioCliContext *context, StudioDemoServer *server)
{
  if (context->json)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      JsonObject *object = json_object_new ();
      json_object_set_string_member (object, "url", studio_demo_server_get_url (server));
      json_object_set_string_member (object, "key", STUDIO_DEMO_KEY);
      json_node_take_object (node, object);
      studio_cli_output_json (node);
    }
  else
    g_print ("DIFFUSION_URL=%s\nDIFFUSION_KEY=%s\n",
             studio_demo_server_get_url (server),
             STUDIO_DEMO_KEY);
  /* Whoever waits for the address reads it through a pipe. */
  fflush (stdout);
}

static gboolean
run_server (StudioCliContext *context, const StudioDemoOptions *options, GError **error)
{
  g_autoptr (StudioDemoServer) server = studio_demo_server_start (options, error);
  if (server == NULL)
    return FALSE;
  print_address (context, server);

  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint interrupt = g_unix_signal_add (SIGINT, stop_cb, loop);
  guint terminate = g_unix_signal_add (SIGTERM, stop_cb, loop);
  g_main_loop_run (loop);
  g_source_remove (interrupt);
  g_source_remove (terminate);
  studio_demo_server_stop (server);
  return TRUE;
}

/**
 * studio_cli_demo_server:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `demo-server`: runs the embedded service until it is interrupted.
 *
 * Returns: whether it could be started
 */
gboolean
studio_cli_demo_server (StudioCliContext *context, int argc, char **argv, GError **error)
{
  int port = 0;
  int latency = 0;
  int spread = 0;
  int limit = 0;
  gboolean unlimited = FALSE;
  g_autofree char *image = NULL;
  g_autofree char *fault = NULL;
  const GOptionEntry entries[] = {
    { "port", 0, 0, NUMBER, &port, N_ ("The port, any free one without it"), "N" },
    { "image", 0, 0, G_OPTION_ARG_FILENAME, &image, N_ ("Deliver this file"), "FILE" },
    { "latency", 0, 0, NUMBER, &latency, N_ ("Think so long before answering"), "MS" },
    { "spread", 0, 0, NUMBER, &spread, N_ ("Take so long to deliver"), "MS" },
    { "fault", 0, 0, TEXT, &fault, N_ ("Answer with a fault, or list them"), "NAME|list" },
    { "limit", 0, 0, NUMBER, &limit, N_ ("Take so many requests a minute, not 20"), "N" },
    { "unlimited", 0, 0, FLAG, &unlimited, N_ ("No limit of requests a minute"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!studio_cli_context_parse (context,
                                 argc,
                                 argv,
                                 "",
                                 _ ("Runs the embedded service on the loopback interface."),
                                 entries,
                                 error)
      || !studio_cli_context_need_arguments (context, 0, 0, error))
    return FALSE;
  if (g_strcmp0 (fault, "list") == 0)
    {
      print_faults (context);
      return TRUE;
    }
  if (port < 0 || port > 65535 || latency < 0 || spread < 0 || limit < 0
      || limit > STUDIO_DEMO_LIMIT_MAX)
    {
      studio_cli_set_usage_error (error, _ ("A number is out of range."));
      return FALSE;
    }
  if (fault != NULL && !studio_demo_fault_exists (fault))
    {
      studio_cli_set_usage_error (
          error, _ ("There is no fault “%s”; --fault list names them."), fault);
      return FALSE;
    }
  StudioDemoOptions options = {
    .port = (guint) port,
    .image = image,
    .latency_ms = (guint) latency,
    .spread_ms = (guint) spread,
    .fault = fault,
    .limit = (guint) limit,
    .unlimited = unlimited,
    .controlled = TRUE,
  };
  return run_server (context, &options, error);
}
