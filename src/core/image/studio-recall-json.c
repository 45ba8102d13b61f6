/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall-json.h"

#include "studio-json-text.h"
#include "studio-recall-set.h"

#include <string.h>

typedef enum
{
  FIELD_IGNORED,
  FIELD_PROMPT,
  FIELD_NEGATIVE_PROMPT,
  FIELD_TEMPLATE,
  FIELD_SEED,
  FIELD_WIDTH,
  FIELD_HEIGHT,
  FIELD_SIZE,
  FIELD_RATIO,
  FIELD_FORMAT,
  FIELD_MODEL,
  FIELD_STYLES,
  FIELD_PARENT,
  FIELD_CREATED,
  FIELD_STARRED,
  FIELD_RATING,
  FIELD_TAGS,
  FIELD_NOTE,
} Field;

typedef struct
{
  const char *name;
  Field field;
} Rule;

#define END_OF_RULES    \
  {                     \
    NULL, FIELD_IGNORED \
  }

/* The names of a request to the service, which are ours too. */
static const Rule own_rules[] = {
  { "ultra_studio", FIELD_IGNORED },
  { "version", FIELD_IGNORED },
  { "prompt", FIELD_PROMPT },
  { "negative_prompt", FIELD_NEGATIVE_PROMPT },
  { "template_prompt", FIELD_TEMPLATE },
  { "seed", FIELD_SEED },
  { "aspect_ratio", FIELD_RATIO },
  { "size", FIELD_SIZE },
  { "width", FIELD_WIDTH },
  { "height", FIELD_HEIGHT },
  { "output_format", FIELD_FORMAT },
  { "model", FIELD_MODEL },
  { "parent_id", FIELD_PARENT },
  { "created", FIELD_CREATED },
  { "starred", FIELD_STARRED },
  { "rating", FIELD_RATING },
  { "tags", FIELD_TAGS },
  { "note", FIELD_NOTE },
  END_OF_RULES,
};

static const Rule swarm_rules[] = {
  { "prompt", FIELD_PROMPT },
  { "negativeprompt", FIELD_NEGATIVE_PROMPT },
  { "original_prompt", FIELD_TEMPLATE },
  { "seed", FIELD_SEED },
  { "aspectratio", FIELD_RATIO },
  { "width", FIELD_WIDTH },
  { "height", FIELD_HEIGHT },
  { "model", FIELD_MODEL },
  { "presets", FIELD_STYLES },
  { "swarm_version", FIELD_IGNORED },
  END_OF_RULES,
};

static const Rule swarm_extra_rules[] = {
  { "original_prompt", FIELD_TEMPLATE },
  { "date", FIELD_IGNORED },
  { "generation_time", FIELD_IGNORED },
  END_OF_RULES,
};

static const Rule invoke_rules[] = {
  { "positive_prompt", FIELD_PROMPT },
  { "negative_prompt", FIELD_NEGATIVE_PROMPT },
  { "seed", FIELD_SEED },
  { "width", FIELD_WIDTH },
  { "height", FIELD_HEIGHT },
  { "model", FIELD_MODEL },
  { "positive_style_prompt", FIELD_STYLES },
  { "app_version", FIELD_IGNORED },
  { "generation_mode", FIELD_IGNORED },
  END_OF_RULES,
};

static const Rule invoke_image_rules[] = {
  { "prompt", FIELD_IGNORED }, { "seed", FIELD_SEED },    { "width", FIELD_WIDTH },
  { "height", FIELD_HEIGHT },  { "type", FIELD_IGNORED }, END_OF_RULES,
};

/* The second column is what its log and its forks write. */
static const Rule fooocus_rules[] = {
  { "prompt", FIELD_PROMPT },
  { "Prompt", FIELD_PROMPT },
  { "negative_prompt", FIELD_NEGATIVE_PROMPT },
  { "Negative Prompt", FIELD_NEGATIVE_PROMPT },
  { "full_prompt", FIELD_IGNORED },
  { "full_negative_prompt", FIELD_IGNORED },
  { "seed", FIELD_SEED },
  { "Seed", FIELD_SEED },
  { "resolution", FIELD_SIZE },
  { "Resolution", FIELD_SIZE },
  { "width", FIELD_WIDTH },
  { "height", FIELD_HEIGHT },
  { "base_model", FIELD_MODEL },
  { "Base Model", FIELD_MODEL },
  { "styles", FIELD_STYLES },
  { "Styles", FIELD_STYLES },
  { "metadata_scheme", FIELD_IGNORED },
  { "Metadata Scheme", FIELD_IGNORED },
  { "version", FIELD_IGNORED },
  { "Version", FIELD_IGNORED },
  { "software", FIELD_IGNORED },
  END_OF_RULES,
};

static const Rule novel_rules[] = {
  { "prompt", FIELD_PROMPT },
  { "uc", FIELD_NEGATIVE_PROMPT },
  { "seed", FIELD_SEED },
  { "width", FIELD_WIDTH },
  { "height", FIELD_HEIGHT },
  { "v4_prompt", FIELD_IGNORED },
  { "v4_negative_prompt", FIELD_IGNORED },
  { "signed_hash", FIELD_IGNORED },
  END_OF_RULES,
};

static const Rule draw_things_rules[] = {
  { "c", FIELD_PROMPT },        { "uc", FIELD_NEGATIVE_PROMPT },
  { "seed", FIELD_SEED },       { "size", FIELD_SIZE },
  { "model", FIELD_MODEL },     { "v2", FIELD_IGNORED },
  { "profile", FIELD_IGNORED }, END_OF_RULES,
};

static const Rule easy_rules[] = {
  { "prompt", FIELD_PROMPT },
  { "Prompt", FIELD_PROMPT },
  { "negative_prompt", FIELD_NEGATIVE_PROMPT },
  { "Negative Prompt", FIELD_NEGATIVE_PROMPT },
  { "seed", FIELD_SEED },
  { "Seed", FIELD_SEED },
  { "width", FIELD_WIDTH },
  { "Width", FIELD_WIDTH },
  { "height", FIELD_HEIGHT },
  { "Height", FIELD_HEIGHT },
  { "use_stable_diffusion_model", FIELD_MODEL },
  { "Stable Diffusion model", FIELD_MODEL },
  END_OF_RULES,
};

static const Rule *
find_rule (const Rule *rules, const char *name)
{
  for (; rules->name != NULL; rules++)
    if (strcmp (rules->name, name) == 0)
      return rules;
  return NULL;
}

/* A model is a name, or an object that has one. */
static void
set_model (StudioRecall *recall, const char *name, JsonNode *node)
{
  static const char *const members[] = { "model_name", "name", "key" };
  g_autofree char *text = NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    for (gsize i = 0; i < G_N_ELEMENTS (members) && text == NULL; i++)
      text = g_strdup (studio_json_text_get_string (json_node_get_object (node), members[i]));
  else
    text = studio_json_text_dup_value (node);
  studio_recall_set_model (recall, name, text);
}

static char **
dup_list (JsonNode *node)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *text = studio_json_text_dup_value (json_array_get_element (array, i));
      if (text != NULL)
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

static void
set_list (StudioRecall *recall, Field field, JsonNode *node, const char *text)
{
  g_auto (GStrv) list = dup_list (node);
  if (field == FIELD_TAGS)
    studio_recall_set_tags (recall, list);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    studio_recall_set_styles (recall, list);
  else
    studio_recall_set_styles_text (recall, text);
}

static void
set_extra (StudioRecall *recall, Field field, JsonNode *node, const char *text)
{
  if (field == FIELD_STYLES || field == FIELD_TAGS)
    set_list (recall, field, node, text);
  else if (field == FIELD_TEMPLATE)
    studio_recall_set_template (recall, text);
  else if (field == FIELD_PARENT)
    studio_recall_set_parent (recall, g_ascii_strtoll (text, NULL, 10));
  else if (field == FIELD_CREATED)
    studio_recall_set_created (recall, text);
  else if (field == FIELD_STARRED)
    studio_recall_set_starred (recall, strcmp (text, "true") == 0);
  else if (field == FIELD_RATING)
    studio_recall_set_rating (recall, text);
  else if (field == FIELD_NOTE)
    studio_recall_set_note (recall, text);
}

static void
set_field (StudioRecall *recall, Field field, const char *name, JsonNode *node, const char *text)
{
  if (field == FIELD_PROMPT)
    studio_recall_set_prompt (recall, text);
  else if (field == FIELD_NEGATIVE_PROMPT)
    studio_recall_set_negative_prompt (recall, text);
  else if (field == FIELD_SEED)
    studio_recall_set_seed (recall, name, text);
  else if (field == FIELD_SIZE)
    studio_recall_set_size_text (recall, text);
  else if (field == FIELD_FORMAT)
    studio_recall_set_format (recall, text);
  else if (field == FIELD_MODEL)
    set_model (recall, name, node);
  else if (field == FIELD_RATIO)
    {
      if (!studio_recall_set_ratio (recall, text) && strcmp (text, "Custom") != 0)
        studio_recall_add_unused (recall, name, text, STUDIO_RECALL_REASON_OUT_OF_RANGE);
    }
  else
    set_extra (recall, field, node, text);
}

static void
apply (StudioRecall *recall, JsonObject *object, const Rule *rules)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gint64 width = 0;
  gint64 height = 0;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const Rule *rule = find_rule (rules, name);
      g_autofree char *text = rule != NULL && rule->field == FIELD_IGNORED
                                  ? NULL
                                  : studio_json_text_dup_value (node);
      if (text == NULL)
        continue;
      if (rule == NULL)
        studio_recall_add_unused (recall, name, text, STUDIO_RECALL_REASON_UNKNOWN);
      else if (rule->field == FIELD_WIDTH)
        width = g_ascii_strtoll (text, NULL, 10);
      else if (rule->field == FIELD_HEIGHT)
        height = g_ascii_strtoll (text, NULL, 10);
      else
        set_field (recall, rule->field, name, node, text);
    }
  studio_recall_set_size (recall, width, height);
}

static StudioRecall *
recall_flat (StudioRecallSource source, JsonObject *object, const Rule *rules)
{
  StudioRecall *recall = studio_recall_new (source);
  apply (recall, object, rules);
  return recall;
}

static StudioRecall *
recall_swarm (JsonObject *object)
{
  JsonObject *parameters = studio_json_text_get_object (object, "sui_image_params");
  JsonObject *extra = studio_json_text_get_object (object, "sui_extra_data");
  StudioRecall *recall = recall_flat (STUDIO_RECALL_SOURCE_SWARM_UI, parameters, swarm_rules);
  if (extra != NULL)
    apply (recall, extra, swarm_extra_rules);
  return recall;
}

/* `sd-metadata` of InvokeAI before 3.0: the prompt is a text or a list of weighted ones. */
static StudioRecall *
recall_old_invoke (JsonObject *object)
{
  JsonObject *image = studio_json_text_get_object (object, "image");
  JsonArray *prompts = studio_json_text_get_array (image, "prompt");
  const char *prompt = studio_json_text_get_string (image, "prompt");
  StudioRecall *recall = studio_recall_new (STUDIO_RECALL_SOURCE_INVOKE_AI);
  if (prompts != NULL && json_array_get_length (prompts) > 0
      && JSON_NODE_HOLDS_OBJECT (json_array_get_element (prompts, 0)))
    prompt = studio_json_text_get_string (json_array_get_object_element (prompts, 0), "prompt");
  studio_recall_set_bracketed (recall, prompt);
  g_autofree char *model = studio_json_text_dup_member (object, "model_weights");
  studio_recall_set_model (recall, "model_weights", model);
  apply (recall, image, invoke_image_rules);
  return recall;
}

static gboolean
has (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name);
}

static StudioRecall *
recall_object (JsonObject *object)
{
  if (has (object, "ultra_studio"))
    return recall_flat (STUDIO_RECALL_SOURCE_ULTRA_STUDIO, object, own_rules);
  if (studio_json_text_get_object (object, "sui_image_params") != NULL)
    return recall_swarm (object);
  if (has (object, "positive_prompt") || has (object, "generation_mode"))
    return recall_flat (STUDIO_RECALL_SOURCE_INVOKE_AI, object, invoke_rules);
  if (has (object, "model_weights") && studio_json_text_get_object (object, "image") != NULL)
    return recall_old_invoke (object);
  if (has (object, "use_stable_diffusion_model") || has (object, "Stable Diffusion model"))
    return recall_flat (STUDIO_RECALL_SOURCE_EASY_DIFFUSION, object, easy_rules);
  if (has (object, "metadata_scheme") || has (object, "base_model") || has (object, "performance")
      || has (object, "Performance"))
    return recall_flat (STUDIO_RECALL_SOURCE_FOOOCUS, object, fooocus_rules);
  if (studio_json_text_get_string (object, "c") != NULL
      && (has (object, "uc") || has (object, "v2")))
    return recall_flat (STUDIO_RECALL_SOURCE_DRAW_THINGS, object, draw_things_rules);
  if (has (object, "uc"))
    return recall_flat (STUDIO_RECALL_SOURCE_NOVEL_AI, object, novel_rules);
  if (studio_json_text_get_array (object, "nodes") != NULL)
    return studio_recall_from_workflow (object);
  if (studio_json_text_get_string (object, "prompt") != NULL)
    return recall_flat (STUDIO_RECALL_SOURCE_REQUEST, object, own_rules);
  return studio_recall_from_graph (object);
}

/**
 * studio_recall_from_json:
 * @text: any text, valid UTF-8
 *
 * Whose parameters these are is judged by what is in them, as the same places in files are used by
 * several programs.
 *
 * Returns: (transfer full) (nullable): what was found, %NULL if @text is no JSON of a known shape
 */
StudioRecall *
studio_recall_from_json (const char *text)
{
  text += strspn (text, " \t\r\n");
  g_autoptr (JsonNode) node = *text == '{' ? studio_json_text_parse (text) : NULL;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  JsonObject *object = json_node_get_object (node);
  JsonObject *inner = studio_json_text_get_object (object, "prompt");
  return recall_object (inner != NULL ? inner : object);
}
