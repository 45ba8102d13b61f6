/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-connection.h"

#include "studio-cli-output.h"
#include "studio-client.h"
#include "studio-connection-probe.h"
#include "studio-error.h"

#include <glib/gi18n-lib.h>

static JsonNode *
build_finding (StudioFinding *finding)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "subject", studio_finding_get_subject (finding));
  json_object_set_string_member (
      object, "verdict", studio_finding_verdict_to_string (studio_finding_get_verdict (finding)));
  json_object_set_string_member (object, "text", studio_finding_get_text (finding));
  json_node_take_object (node, object);
  return node;
}

static void
print_json (StudioConnection *connection, GListModel *findings, const GError *problem)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (StudioFinding) finding = g_list_model_get_item (findings, i);
      json_array_add_element (array, build_finding (finding));
    }
  json_object_set_string_member (object, "address", studio_connection_get_address (connection));
  json_object_set_string_member (object, "model", studio_connection_get_model (connection));
  json_object_set_boolean_member (object, "ok", problem == NULL);
  json_object_set_array_member (object, "findings", array);
  if (problem != NULL)
    json_object_set_member (object, "error", studio_cli_output_build_error (problem));
  json_node_take_object (node, object);
  studio_cli_output_json (node);
}

static void
print_lines (GListModel *findings)
{
  static const char *const marks[] = { "✓", "?", "✗" };

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (StudioFinding) finding = g_list_model_get_item (findings, i);
      g_print ("%s %s\n",
               marks[studio_finding_get_verdict (finding)],
               studio_finding_get_text (finding));
    }
}

static GListModel *
probe (StudioConnection *connection, GError **error)
{
  const char *address = studio_connection_get_address (connection);
  g_autoptr (SoupSession) session = studio_client_new_session (address);
  g_autoptr (GAsyncResult) result = NULL;

  studio_connection_probe_async (session,
                                 address,
                                 studio_connection_get_key (connection),
                                 studio_connection_get_model (connection),
                                 NULL,
                                 studio_cli_connection_store_result_cb,
                                 &result);
  return studio_connection_probe_finish (studio_cli_connection_wait (&result), error);
}

/**
 * studio_cli_connection_test:
 * @self: the options
 * @error: return location; the first thing that was disproved
 *
 * Says what can be found out about the connection without paying for it.
 *
 * Returns: whether nothing speaks against it
 */
gboolean
studio_cli_connection_test (StudioCliConnection *self, GError **error)
{
  g_autoptr (StudioConnection) connection = studio_cli_connection_load (self, error);
  if (connection == NULL)
    return FALSE;
  g_autoptr (GListModel) findings = probe (connection, error);
  if (findings == NULL)
    return FALSE;
  const GError *problem = studio_connection_probe_find_problem (findings);

  if (self->context->json)
    print_json (connection, findings, problem);
  else
    print_lines (findings);
  if (problem == NULL)
    return TRUE;
  self->context->told = self->context->json;
  g_propagate_error (error, g_error_copy (problem));
  return FALSE;
}
