/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-model-list.h"

#include "studio-json-object.h"

#include <string.h>

/* More regions than Heroku has, and longer names. */
#define REGIONS_MAX 20
#define REGION_LENGTH_MAX 40

/* A list becomes a member of an object, because only objects can be checked for their depth before
 * a recursive parser sees them. */
static JsonObject *
parse (const char *body, gsize size)
{
  g_autoptr (GString) text = g_string_sized_new (size + 8);
  g_string_append (text, "{\"l\":");
  g_string_append_len (text, body, (gssize) size);
  g_string_append_c (text, '}');
  return studio_json_object_parse (text->str, text->len);
}

static gboolean
is_string (JsonNode *node)
{
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
is_model (JsonNode *node, const char *model)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  JsonNode *id = json_object_get_member (json_node_get_object (node), "model_id");
  return is_string (id) && g_ascii_strcasecmp (json_node_get_string (id), model) == 0;
}

static gboolean
is_region (JsonNode *node)
{
  const char *name = is_string (node) ? json_node_get_string (node) : "";
  gsize length = strlen (name);
  gboolean good = length > 0 && length <= REGION_LENGTH_MAX;
  for (gsize i = 0; good && i < length; i++)
    good = g_ascii_isalnum (name[i]) || name[i] == '-';
  return good;
}

static char *
join_regions (JsonObject *model)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JsonNode *node = json_object_get_member (model, "regions");
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                 : NULL;
  guint length = list == NULL ? 0 : MIN (json_array_get_length (list), REGIONS_MAX);

  for (guint i = 0; i < length; i++)
    if (is_region (json_array_get_element (list, i)))
      g_string_append_printf (
          text, "%s%s", text->len == 0 ? "" : ", ", json_array_get_string_element (list, i));
  return g_strdup (text->str);
}

/**
 * studio_model_list_is_json:
 * @body: (array length=size): a body, any bytes
 * @size: how many
 *
 * Returns: whether it is one JSON value, which a page of a portal or a proxy is not
 */
gboolean
studio_model_list_is_json (const char *body, gsize size)
{
  g_autoptr (JsonObject) object = parse (body, size);
  return object != NULL;
}

/**
 * studio_model_list_find:
 * @body: (array length=size): what `GET /available-models` gave, any bytes
 * @size: how many
 * @model: the id of a model
 * @regions: (out) (transfer full): where it is, with commas; empty where that is not said
 *
 * Reads `[{"model_id", "type": […], "regions": […]}]`, as the Heroku CLI does to list models.
 *
 * Returns: whether the model is in it
 */
StudioModelListing
studio_model_list_find (const char *body, gsize size, const char *model, char **regions)
{
  g_autoptr (JsonObject) object = parse (body, size);
  JsonNode *node = object == NULL ? NULL : json_object_get_member (object, "l");

  *regions = NULL;
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)
      || json_array_get_length (json_node_get_array (node)) == 0)
    {
      *regions = g_strdup ("");
      return STUDIO_MODEL_LISTING_NONE;
    }
  JsonArray *list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list) && *regions == NULL; i++)
    if (is_model (json_array_get_element (list, i), model))
      *regions = join_regions (json_node_get_object (json_array_get_element (list, i)));
  if (*regions != NULL)
    return STUDIO_MODEL_LISTING_WITH;
  *regions = g_strdup ("");
  return STUDIO_MODEL_LISTING_WITHOUT;
}
