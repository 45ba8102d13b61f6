/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-comfy-graph.h"

#include "studio-json-text.h"

#include <string.h>

#define MAX_VISITS 1000
#define MAX_TEXTS 8

/* A place in the graph: an output of a node. */
typedef struct
{
  char *id;
  gint64 output;
} Stop;

typedef struct
{
  const StudioComfyGraph *graph;
  GHashTable *seen;
  GQueue stops;
} Walk;

static void
free_stop (gpointer data)
{
  Stop *stop = data;
  g_free (stop->id);
  g_free (stop);
}

/**
 * studio_comfy_graph_get_inputs:
 * @self: a graph
 * @id: the number of a node
 *
 * Returns: (transfer none) (nullable): its inputs
 */
JsonObject *
studio_comfy_graph_get_inputs (const StudioComfyGraph *self, const char *id)
{
  JsonObject *node = studio_json_text_get_object (self->nodes, id);
  return node == NULL ? NULL : studio_json_text_get_object (node, "inputs");
}

/**
 * studio_comfy_graph_is_link:
 * @value: (nullable): an input
 *
 * Returns: whether it is a link to an output of another node
 */
gboolean
studio_comfy_graph_is_link (JsonNode *value)
{
  if (value == NULL || !JSON_NODE_HOLDS_ARRAY (value))
    return FALSE;
  JsonArray *array = json_node_get_array (value);
  return json_array_get_length (array) == 2
         && JSON_NODE_HOLDS_VALUE (json_array_get_element (array, 0))
         && json_node_get_value_type (json_array_get_element (array, 1)) == G_TYPE_INT64;
}

static void
follow (Walk *walk, JsonNode *value)
{
  if (!studio_comfy_graph_is_link (value))
    return;
  JsonArray *array = json_node_get_array (value);
  Stop *stop = g_new (Stop, 1);
  stop->id = studio_json_text_dup_value (json_array_get_element (array, 0));
  stop->output = json_array_get_int_element (array, 1);
  if (stop->id != NULL && g_hash_table_size (walk->seen) < MAX_VISITS
      && g_hash_table_add (walk->seen, g_strdup (stop->id)))
    g_queue_push_tail (&walk->stops, stop);
  else
    free_stop (stop);
}

static void
begin (Walk *walk, const StudioComfyGraph *graph, JsonNode *link)
{
  walk->graph = graph;
  walk->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&walk->stops);
  follow (walk, link);
}

static void
end (Walk *walk)
{
  g_hash_table_unref (walk->seen);
  g_queue_clear_full (&walk->stops, free_stop);
}

/* Gives the inputs of the next node, NULL at the end. */
static JsonObject *
step (Walk *walk, gint64 *output)
{
  for (Stop *stop = g_queue_pop_head (&walk->stops); stop != NULL;
       stop = g_queue_pop_head (&walk->stops))
    {
      JsonObject *inputs = studio_comfy_graph_get_inputs (walk->graph, stop->id);
      *output = stop->output;
      free_stop (stop);
      if (inputs != NULL)
        return inputs;
    }
  return NULL;
}

static void
follow_all (Walk *walk, JsonObject *inputs)
{
  /* What leads away from words: to models, pixels and other samplers. */
  static const char *const others[] = {
    "model", "clip",   "vae",     "image",        "images",
    "mask",  "pixels", "samples", "latent_image", "control_net"
  };
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;
  json_object_iter_init_ordered (&iter, inputs);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      gboolean away = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
        away |= strcmp (name, others[i]) == 0;
      if (!away)
        follow (walk, value);
    }
}

static const char *
get_text (JsonObject *inputs, gint64 output)
{
  static const char *const names[] = { "text",          "prompt",         "text_g",
                                       "t5xxl",         "clip_l",         "string",
                                       "text_positive", "populated_text", "value" };
  /* Nodes that give both prompts give the negative one second. */
  const char *negative = output == 1 ? studio_json_text_get_string (inputs, "text_negative") : NULL;
  if (negative != NULL)
    return negative;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *text = studio_json_text_get_string (inputs, names[i]);
      if (text != NULL && *text != '\0')
        return text;
    }
  return NULL;
}

/* Nodes that pass both prompts on, such as ControlNet's, keep them apart by their outputs. */
static gboolean
follow_pair (Walk *walk, JsonObject *inputs, gint64 output)
{
  JsonNode *positive = json_object_get_member (inputs, "positive");
  JsonNode *negative = json_object_get_member (inputs, "negative");
  if (!studio_comfy_graph_is_link (positive) || !studio_comfy_graph_is_link (negative))
    return FALSE;
  follow (walk, output == 1 ? negative : positive);
  return TRUE;
}

/**
 * studio_comfy_graph_find_text:
 * @self: a graph
 * @link: (nullable): a link to a conditioning
 *
 * Returns: (transfer full) (nullable): the words that it comes from, joined where there are several
 */
char *
studio_comfy_graph_find_text (const StudioComfyGraph *self, JsonNode *link)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  Walk walk;
  gint64 output = 0;
  begin (&walk, self, link);
  for (JsonObject *inputs = step (&walk, &output); inputs != NULL && texts->len < MAX_TEXTS;
       inputs = step (&walk, &output))
    {
      const char *text = get_text (inputs, output);
      if (text != NULL && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
        g_ptr_array_add (texts, (gpointer) text);
      if (text == NULL && !follow_pair (&walk, inputs, output))
        follow_all (&walk, inputs);
    }
  end (&walk);
  if (texts->len == 0)
    return NULL;
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (", ", (char **) texts->pdata);
}

static char *
find_named (JsonObject *inputs, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      JsonNode *value = json_object_get_member (inputs, *names);
      if (value != NULL && JSON_NODE_HOLDS_VALUE (value))
        return studio_json_text_dup_value (value);
    }
  return NULL;
}

static void
follow_every (Walk *walk, JsonObject *inputs)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;
  json_object_iter_init_ordered (&iter, inputs);
  /* json-glib 1.6 wants a place for the name although it says otherwise. */
  while (json_object_iter_next_ordered (&iter, &name, &value))
    follow (walk, value);
}

/**
 * studio_comfy_graph_find_value:
 * @self: a graph
 * @value: (nullable): an input: a value or a link
 * @names: (array zero-terminated=1): what the input may be called in nodes further up
 *
 * Returns: (transfer full) (nullable): the value as text, that of the nearest node if it is linked
 */
char *
studio_comfy_graph_find_value (const StudioComfyGraph *self,
                               JsonNode *value,
                               const char *const *names)
{
  Walk walk;
  gint64 output = 0;
  char *found = NULL;
  if (value != NULL && JSON_NODE_HOLDS_VALUE (value))
    return studio_json_text_dup_value (value);
  begin (&walk, self, value);
  for (JsonObject *inputs = step (&walk, &output); inputs != NULL && found == NULL;
       inputs = found == NULL ? step (&walk, &output) : NULL)
    {
      found = find_named (inputs, names);
      if (found == NULL)
        follow_every (&walk, inputs);
    }
  end (&walk);
  return found;
}

static gboolean
is_sampler (JsonObject *inputs)
{
  return json_object_has_member (inputs, "positive") || json_object_has_member (inputs, "guider");
}

/**
 * studio_comfy_graph_find_size:
 * @self: a graph
 * @link: (nullable): a link to a latent image
 * @width: (out): pixels across
 * @height: (out): pixels down
 *
 * Does not look beyond another sampler, so what only refines an image has no size.
 *
 * Returns: whether a node that makes an empty image was found
 */
gboolean
studio_comfy_graph_find_size (const StudioComfyGraph *self,
                              JsonNode *link,
                              gint64 *width,
                              gint64 *height)
{
  Walk walk;
  gint64 output = 0;
  gboolean found = FALSE;
  begin (&walk, self, link);
  for (JsonObject *inputs = step (&walk, &output); inputs != NULL && !found;
       inputs = found ? NULL : step (&walk, &output))
    {
      *width = json_object_get_int_member_with_default (inputs, "width", 0);
      *height = json_object_get_int_member_with_default (inputs, "height", 0);
      found = *width > 0 && *height > 0;
      if (!found && !is_sampler (inputs))
        follow_every (&walk, inputs);
    }
  end (&walk);
  return found;
}
