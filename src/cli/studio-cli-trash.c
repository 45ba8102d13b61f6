/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-cli-output.h"

#include <glib/gi18n-lib.h>

/* What was done is told in JSON only. */
static void
note_done (StudioCliContext *context, JsonArray *array, gint64 id)
{
  if (!context->json)
    return;
  JsonObject *object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  json_array_add_object_element (array, object);
}

static void
print_done (StudioCliContext *context, JsonArray *array)
{
  if (!context->json)
    return;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  json_node_set_array (node, array);
  studio_cli_output_json (node);
}

typedef gboolean (*ChangeFunc) (StudioLibrary *library, gint64 id, GError **error);

static gboolean
change_each (StudioCliContext *context,
             int argc,
             char **argv,
             const char *summary,
             ChangeFunc change,
             GError **error)
{
  if (!studio_cli_context_parse (context, argc, argv, "ID…", summary, NULL, error))
    return FALSE;
  g_autoptr (GArray) ids = studio_cli_context_read_ids (context, error);
  if (ids == NULL)
    return FALSE;
  g_autoptr (StudioLibrary) library = studio_cli_context_open_library (context, error);
  if (library == NULL)
    return FALSE;
  g_autoptr (JsonArray) array = json_array_new ();
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      if (!change (library, id, error))
        return FALSE;
      note_done (context, array, id);
    }
  print_done (context, array);
  return TRUE;
}

/**
 * studio_cli_trash:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `trash ID…`: moves images to the library's trash.
 *
 * Returns: whether all were moved
 */
gboolean
studio_cli_trash (StudioCliContext *context, int argc, char **argv, GError **error)
{
  return change_each (context,
                      argc,
                      argv,
                      _ ("Moves images to the trash, from which they can be restored."),
                      studio_library_trash,
                      error);
}

/**
 * studio_cli_restore:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `restore ID…`: brings images back from the trash.
 *
 * Returns: whether all were brought back
 */
gboolean
studio_cli_restore (StudioCliContext *context, int argc, char **argv, GError **error)
{
  return change_each (
      context, argc, argv, _ ("Brings images back from the trash."), studio_library_restore, error);
}
