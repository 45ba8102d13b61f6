/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall-json.h"

#include "studio-comfy-graph.h"
#include "studio-json-text.h"
#include "studio-recall-set.h"

#include <string.h>

#define MAX_NODES 4096
/* Each is walked through. */
#define MAX_SAMPLERS 32

static const char *const seed_names[] = { "seed", "noise_seed", "value", "int", "number", NULL };
static const char *const model_names[] = { "ckpt_name", "unet_name", "model_name", NULL };

/* Where the positional values of the usual nodes go in the form that the window of ComfyUI saves.
 */
static const struct
{
  const char *type;
  const char *names[3];
} widgets[] = {
  { "KSampler", { "seed" } },
  { "KSamplerAdvanced", { NULL, "noise_seed" } },
  { "RandomNoise", { "noise_seed" } },
  { "CLIPTextEncode", { "text" } },
  { "CLIPTextEncodeFlux", { "clip_l", "t5xxl" } },
  { "EmptyLatentImage", { "width", "height" } },
  { "EmptySD3LatentImage", { "width", "height" } },
  { "CheckpointLoaderSimple", { "ckpt_name" } },
  { "UNETLoader", { "unet_name" } },
  { "PrimitiveNode", { "value" } },
};

static const char *
get_class (const StudioComfyGraph *graph, const char *id)
{
  JsonObject *node = studio_json_text_get_object (graph->nodes, id);
  return node == NULL ? NULL : studio_json_text_get_string (node, "class_type");
}

static JsonNode *
get_seed (JsonObject *inputs)
{
  static const char *const names[] = { "seed", "noise_seed", "noise" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (inputs, names[i]))
      return json_object_get_member (inputs, names[i]);
  return NULL;
}

/* Samplers of the second kind get both prompts from a guider. */
static JsonObject *
get_guide (const StudioComfyGraph *graph, JsonObject *inputs)
{
  JsonNode *guider = json_object_get_member (inputs, "guider");
  if (!studio_comfy_graph_is_link (guider))
    return inputs;
  g_autofree char *id = studio_json_text_dup_value (
      json_array_get_element (json_node_get_array (guider), 0));
  JsonObject *guide = id == NULL ? NULL : studio_comfy_graph_get_inputs (graph, id);
  return guide == NULL ? inputs : guide;
}

static char *
find_prompt (const StudioComfyGraph *graph, JsonObject *inputs)
{
  JsonObject *guide = get_guide (graph, inputs);
  JsonNode *link = json_object_get_member (guide, "positive");
  if (link == NULL)
    link = json_object_get_member (guide, "conditioning");
  return studio_comfy_graph_find_text (graph, link);
}

/* The sampler that begins with an empty image comes before those that refine what it made. */
static JsonObject *
find_sampler (const StudioComfyGraph *graph)
{
  JsonObject *best = NULL;
  guint best_score = 0;
  guint n_nodes = 0;
  guint n_samplers = 0;
  g_autoptr (GList) ids = json_object_get_members (graph->nodes);
  for (GList *id = ids; id != NULL && n_nodes < MAX_NODES && best_score < 3; id = id->next)
    {
      JsonObject *inputs = studio_comfy_graph_get_inputs (graph, id->data);
      n_nodes++;
      if (inputs == NULL || get_seed (inputs) == NULL || ++n_samplers > MAX_SAMPLERS)
        continue;
      g_autofree char *prompt = find_prompt (graph, inputs);
      gint64 width;
      gint64 height;
      guint score = prompt == NULL ? 0 : 2;
      if (prompt != NULL
          && studio_comfy_graph_find_size (
              graph, json_object_get_member (inputs, "latent_image"), &width, &height))
        score++;
      if (score > best_score)
        {
          best = inputs;
          best_score = score;
        }
    }
  return best;
}

static void
add_sampler (StudioRecall *recall, const StudioComfyGraph *graph, JsonObject *inputs)
{
  static const char *const told[] = { "steps", "cfg", "sampler_name", "scheduler", "denoise" };
  JsonObject *guide = get_guide (graph, inputs);
  gint64 width = 0;
  gint64 height = 0;
  g_autofree char *prompt = find_prompt (graph, inputs);
  g_autofree char *negative = studio_comfy_graph_find_text (
      graph, json_object_get_member (guide, "negative"));
  g_autofree char *seed = studio_comfy_graph_find_value (graph, get_seed (inputs), seed_names);
  g_autofree char *model = studio_comfy_graph_find_value (
      graph, json_object_get_member (guide, "model"), model_names);
  studio_recall_set_prompt (recall, prompt);
  studio_recall_set_negative_prompt (recall, negative);
  studio_recall_set_seed (recall, "seed", seed);
  studio_recall_set_model (recall, "model", model);
  if (studio_comfy_graph_find_size (
          graph, json_object_get_member (inputs, "latent_image"), &width, &height))
    studio_recall_set_size (recall, width, height);
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    {
      JsonNode *value = json_object_get_member (inputs, told[i]);
      g_autofree char *text = value != NULL && JSON_NODE_HOLDS_VALUE (value)
                                  ? studio_json_text_dup_value (value)
                                  : NULL;
      studio_recall_add_unused (recall, told[i], text, STUDIO_RECALL_REASON_UNKNOWN);
    }
}

/* Nodes that call a service take prompt and seed themselves; without any sampler, the first words
 * in the graph are the best guess. */
static void
add_words (StudioRecall *recall, const StudioComfyGraph *graph)
{
  const char *words = NULL;
  guint n_nodes = 0;
  g_autoptr (GList) ids = json_object_get_members (graph->nodes);
  for (GList *id = ids; id != NULL && n_nodes < MAX_NODES && recall->prompt == NULL; id = id->next)
    {
      JsonObject *inputs = studio_comfy_graph_get_inputs (graph, id->data);
      const char *class_name = get_class (graph, id->data);
      n_nodes++;
      if (inputs == NULL)
        continue;
      const char *prompt = studio_json_text_get_string (inputs, "prompt");
      if (prompt != NULL && get_seed (inputs) != NULL)
        {
          g_autofree char *seed = studio_comfy_graph_find_value (
              graph, get_seed (inputs), seed_names);
          studio_recall_set_prompt (recall, prompt);
          studio_recall_set_negative_prompt (
              recall, studio_json_text_get_string (inputs, "negative_prompt"));
          studio_recall_set_seed (recall, "seed", seed);
          studio_recall_set_ratio (recall, studio_json_text_get_string (inputs, "aspect_ratio"));
          studio_recall_set_styles_text (recall,
                                         studio_json_text_get_string (inputs, "style_preset"));
        }
      else if (words == NULL && class_name != NULL && strstr (class_name, "TextEncode") != NULL)
        words = studio_json_text_get_string (inputs, "text");
    }
  studio_recall_set_prompt (recall, words);
}

static gboolean
has_nodes (const StudioComfyGraph *graph)
{
  guint n = 0;
  g_autoptr (GList) ids = json_object_get_members (graph->nodes);
  for (GList *id = ids; id != NULL && n < MAX_NODES; id = id->next, n++)
    if (get_class (graph, id->data) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * studio_recall_from_graph:
 * @graph: an object that may be a graph in the form of ComfyUI's API
 *
 * There is no field for the prompt: what can be found by following the links of the sampler is
 * taken for it.
 *
 * Returns: (transfer full) (nullable): what was found, %NULL if it is no graph
 */
StudioRecall *
studio_recall_from_graph (JsonObject *graph)
{
  StudioComfyGraph self = { graph };
  if (!has_nodes (&self))
    return NULL;
  StudioRecall *recall = studio_recall_new (STUDIO_RECALL_SOURCE_COMFY_UI);
  JsonObject *sampler = find_sampler (&self);
  if (sampler != NULL)
    add_sampler (recall, &self, sampler);
  else
    add_words (recall, &self);
  return recall;
}

/* Links of a workflow: number, node and output it comes from, node and input it goes to, type. */
static GHashTable *
index_links (JsonObject *workflow)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *links = studio_json_text_get_array (workflow, "links");
  for (guint i = 0; links != NULL && i < json_array_get_length (links); i++)
    {
      JsonNode *link = json_array_get_element (links, i);
      if (JSON_NODE_HOLDS_ARRAY (link) && json_array_get_length (json_node_get_array (link)) >= 5
          && JSON_NODE_HOLDS_VALUE (json_array_get_element (json_node_get_array (link), 1))
          && JSON_NODE_HOLDS_VALUE (json_array_get_element (json_node_get_array (link), 2)))
        {
          g_autofree char *number = studio_json_text_dup_value (
              json_array_get_element (json_node_get_array (link), 0));
          if (number != NULL)
            g_hash_table_insert (index, g_steal_pointer (&number), json_node_get_array (link));
        }
    }
  return index;
}

static void
add_links (JsonObject *inputs, JsonObject *node, GHashTable *links)
{
  JsonArray *slots = studio_json_text_get_array (node, "inputs");
  for (guint i = 0; slots != NULL && i < json_array_get_length (slots); i++)
    {
      JsonNode *slot = json_array_get_element (slots, i);
      if (!JSON_NODE_HOLDS_OBJECT (slot))
        continue;
      const char *name = studio_json_text_get_string (json_node_get_object (slot), "name");
      g_autofree char *number = studio_json_text_dup_member (json_node_get_object (slot), "link");
      JsonArray *link = number == NULL ? NULL : g_hash_table_lookup (links, number);
      if (name == NULL || link == NULL)
        continue;
      JsonArray *from = json_array_new ();
      json_array_add_element (from, json_node_copy (json_array_get_element (link, 1)));
      json_array_add_element (from, json_node_copy (json_array_get_element (link, 2)));
      json_object_set_array_member (inputs, name, from);
    }
}

static void
add_widgets (JsonObject *inputs, JsonObject *node, const char *type)
{
  JsonArray *values = studio_json_text_get_array (node, "widgets_values");
  for (gsize i = 0; values != NULL && i < G_N_ELEMENTS (widgets); i++)
    for (guint n = 0; n < G_N_ELEMENTS (widgets[i].names); n++)
      if (strcmp (widgets[i].type, type) == 0 && widgets[i].names[n] != NULL
          && n < json_array_get_length (values)
          && !json_object_has_member (inputs, widgets[i].names[n]))
        json_object_set_member (
            inputs, widgets[i].names[n], json_node_copy (json_array_get_element (values, n)));
}

/**
 * studio_recall_from_workflow:
 * @workflow: a graph in the form that the window of ComfyUI saves
 *
 * Turns it into the form of the API, as far as the usual nodes go.
 *
 * Returns: (transfer full) (nullable): what was found, %NULL if it is no graph
 */
StudioRecall *
studio_recall_from_workflow (JsonObject *workflow)
{
  g_autoptr (JsonObject) graph = json_object_new ();
  g_autoptr (GHashTable) links = index_links (workflow);
  JsonArray *nodes = studio_json_text_get_array (workflow, "nodes");
  for (guint i = 0; i < MIN (json_array_get_length (nodes), MAX_NODES); i++)
    {
      JsonNode *element = json_array_get_element (nodes, i);
      JsonObject *node = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char *type = node == NULL ? NULL : studio_json_text_get_string (node, "type");
      g_autofree char *id = node == NULL ? NULL : studio_json_text_dup_member (node, "id");
      if (type == NULL || id == NULL)
        continue;
      JsonObject *inputs = json_object_new ();
      add_links (inputs, node, links);
      add_widgets (inputs, node, type);
      JsonObject *made = json_object_new ();
      json_object_set_string_member (made, "class_type", type);
      json_object_set_object_member (made, "inputs", inputs);
      json_object_set_object_member (graph, id, made);
    }
  return studio_recall_from_graph (graph);
}
