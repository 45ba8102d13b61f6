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
