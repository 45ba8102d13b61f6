/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-cli-output.h"
#include "studio-cli-text.h"
#include "studio-lineage.h"

#include <glib/gi18n-lib.h>

static void
print_node (StudioLineageNode *node, gint64 shown)
{
  const StudioLineagePlace *place = studio_lineage_node_get_place (node);
  StudioRecord *record = studio_lineage_node_get_record (node);
  StudioRequest *request = studio_record_get_request (record);
  gint64 id = studio_record_get_id (record);
  const char *change = studio_lineage_node_get_change (node);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *line = studio_cli_text_make_line (
      change != NULL ? change : studio_record_get_prompt (record));

  g_print ("%*s%s%s  %s  (", (int) place->column * 2, "", id == shown ? "*" : " ", number, line);
  g_print (_ ("seed %u"), request == NULL ? 0 : studio_request_get_seed (request));
  g_print (")\n");
}

static void
add_node (JsonArray *array, GListModel *list, StudioLineageNode *node)
{
  const StudioLineagePlace *place = studio_lineage_node_get_place (node);
  StudioRecord *record = studio_lineage_node_get_record (node);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", studio_record_get_id (record));
  if (place->parent != G_MAXUINT)
    {
      g_autoptr (StudioLineageNode) parent = g_list_model_get_item (list, place->parent);
      json_object_set_int_member (
          object, "parent", studio_record_get_id (studio_lineage_node_get_record (parent)));
      json_object_set_string_member (object, "change", studio_lineage_node_get_change (node));
    }
  json_object_set_string_member (object, "prompt", studio_record_get_prompt (record));
  json_array_add_object_element (array, object);
}

static gboolean
show_lineage (StudioCliContext *context, StudioLibrary *library, gint64 id, GError **error)
{
  g_autoptr (GListModel) list = studio_lineage_load (library, id, error);
  g_autoptr (JsonArray) array = json_array_new ();

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (StudioLineageNode) node = g_list_model_get_item (list, i);
      if (context->json)
        add_node (array, list, node);
      else
        print_node (node, id);
    }
  if (context->json)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
      json_node_set_array (node, array);
      studio_cli_output_json (node);
    }
  return TRUE;
}

static void
show_record (StudioCliContext *context, StudioLibrary *library, StudioRecord *record)
{
  g_autofree char *path = studio_library_dup_image_path (library, record);

  if (context->json)
    {
      g_autoptr (JsonNode) node = studio_cli_output_build_record (record, path);
      studio_cli_output_json (node);
    }
  else
    studio_cli_output_print_record (record, path);
}

/**
 * studio_cli_show:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `show ID`: all that is known of one call, or the tree that its image belongs to.
 *
 * Returns: whether there is such a row
 */
gboolean
studio_cli_show (StudioCliContext *context, int argc, char **argv, GError **error)
{
  gboolean lineage = FALSE;
  const GOptionEntry entries[] = {
    { "lineage",
      0,
      0,
      G_OPTION_ARG_NONE,
      &lineage,
      N_ ("Where it came from and what came of it"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!studio_cli_context_parse (
          context, argc, argv, "ID", _ ("Shows all that is known of an image."), entries, error)
      || !studio_cli_context_need_arguments (context, 1, 1, error))
    return FALSE;
  g_autoptr (GArray) ids = studio_cli_context_read_ids (context, error);
  if (ids == NULL)
    return FALSE;
  g_autoptr (StudioLibrary) library = studio_cli_context_open_library_to_read (context, error);
  if (library == NULL)
    return FALSE;
  g_autoptr (StudioRecord) record = studio_library_load (
      library, g_array_index (ids, gint64, 0), error);
  if (record == NULL)
    return FALSE;
  if (lineage)
    return show_lineage (context, library, studio_record_get_id (record), error);
  show_record (context, library, record);
  return TRUE;
}
