/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-json-object.h"

#include "studio-json-scanner.h"

/**
 * studio_json_object_parse:
 * @text: (array length=size): any bytes
 * @size: how many
 *
 * Reads what a file or a stranger says. json-glib before 1.10 recurses without a limit and takes
 * much that is no JSON, so it sees only what studio_json_is_object() accepts. May be used in any
 * thread.
 *
 * Returns: (transfer full) (nullable): the object, immutable; %NULL where @text is none, or is
 *   nested deeper than %STUDIO_JSON_DEPTH_MAX
 */
JsonObject *
studio_json_object_parse (const char *text, gsize size)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (!studio_json_is_object (text, size)
      || !json_parser_load_from_data (parser, text, (gssize) size, NULL))
    return NULL;
  return json_node_dup_object (json_parser_get_root (parser));
}

/**
 * studio_json_object_get_text:
 * @object: an object
 * @name: a member
 *
 * Half a character, which an escape can name, is no text.
 *
 * Returns: (transfer none) (nullable): its value, if it is a string of valid UTF-8
 */
const char *
studio_json_object_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
                         ? json_node_get_string (node)
                         : NULL;

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

/**
 * studio_json_object_get_int:
 * @object: an object
 * @name: a member
 * @fallback: what there is without it
 *
 * Returns: its value, if it is a whole number
 */
gint64
studio_json_object_get_int (JsonObject *object, const char *name, gint64 fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                         : fallback;
}
