/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-draft-step.h"
#include "studio-draft-undo.h"
#include "studio-json-object.h"

#include <string.h>

/* One object: `texts`, each of them once, `steps`, whose members `before` and `after` name texts by
 * their place and hold the other fields as the draft's own file does, and `position`. */

typedef struct
{
  GHashTable *places; /* of the GRefString, from 1 on */
  JsonArray *texts;
} TextTable;

static gint64
find_place (TextTable *table, char *text)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (table->places, text));

  if (place == 0)
    {
      json_array_add_string_element (table->texts, text);
      place = json_array_get_length (table->texts);
      g_hash_table_insert (table->places, text, GUINT_TO_POINTER (place));
    }
  return place - 1;
}

static JsonObject *
build_state (TextTable *table, const StudioDraftState *state, guint fields)
{
  JsonObject *object = json_object_new ();

  if ((fields & STUDIO_DRAFT_PROMPT) != 0)
    json_object_set_int_member (object, "prompt", find_place (table, state->prompt));
  if ((fields & STUDIO_DRAFT_NEGATIVE_PROMPT) != 0)
    json_object_set_int_member (
        object, "negative_prompt", find_place (table, state->negative_prompt));
  if ((fields & STUDIO_DRAFT_ASPECT_RATIO) != 0)
    json_object_set_string_member (
        object, "aspect_ratio", studio_aspect_ratio_to_string (state->aspect_ratio));
  if ((fields & STUDIO_DRAFT_OUTPUT_FORMAT) != 0)
    json_object_set_string_member (
        object, "output_format", studio_output_format_to_string (state->output_format));
  if ((fields & STUDIO_DRAFT_SEED) != 0)
    json_object_set_string_member (object, "seed", state->seed);
  if ((fields & STUDIO_DRAFT_SEED_LOCKED) != 0)
    json_object_set_boolean_member (object, "seed_locked", state->seed_locked);
  if ((fields & STUDIO_DRAFT_COUNT) != 0)
    json_object_set_int_member (object, "count", state->count);
  return object;
}

/**
 * studio_draft_steps_build:
 * @steps: (element-type StudioDraftStep): the steps, oldest first
 * @position: how many of them are done
 *
 * May be called in a worker, as steps do not change.
 *
 * Returns: (transfer full): the text of their file, JSON
 */
char *
studio_draft_steps_build (GPtrArray *steps, guint position)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) root = json_object_new ();
  TextTable table = { .places = places, .texts = json_array_new () };
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < steps->len; i++)
    {
      StudioDraftStep *step = g_ptr_array_index (steps, i);
      JsonObject *object = json_object_new ();
      json_object_set_object_member (
          object, "before", build_state (&table, step->before, step->fields));
      json_object_set_object_member (
          object, "after", build_state (&table, step->after, step->fields));
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (root, "texts", table.texts);
  json_object_set_array_member (root, "steps", array);
  json_object_set_int_member (root, "position", position);
  json_node_set_object (node, root);
  return json_to_string (node, FALSE);
}

static JsonNode *
get_member (JsonObject *object, const char *name, GType type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == type ? node : NULL;
}

/* No text where the place is outside of the table, or holds what is not text. */
static const char *
look_up_text (JsonArray *texts, JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name, G_TYPE_INT64);
  gint64 place = node == NULL ? -1 : json_node_get_int (node);

  if (place < 0 || place >= json_array_get_length (texts))
    return NULL;
  JsonNode *text = json_array_get_element (texts, (guint) place);
  const char *value = json_node_get_value_type (text) == G_TYPE_STRING ? json_node_get_string (text)
                                                                       : NULL;
  return value != NULL && g_utf8_validate (value, -1, NULL) ? value : NULL;
}

static void
parse_choices (JsonObject *object, StudioDraftValues *values)
{
  JsonNode *ratio = get_member (object, "aspect_ratio", G_TYPE_STRING);
  JsonNode *format = get_member (object, "output_format", G_TYPE_STRING);

  if (ratio != NULL
      && studio_aspect_ratio_from_string (
          json_node_get_string (ratio), &values->aspect_ratio, NULL))
    values->fields |= STUDIO_DRAFT_ASPECT_RATIO;
  if (format != NULL
      && studio_output_format_from_string (
          json_node_get_string (format), &values->output_format, NULL))
    values->fields |= STUDIO_DRAFT_OUTPUT_FORMAT;
}

static void
parse_numbers (JsonObject *object, StudioDraftValues *values)
{
  JsonNode *seed = get_member (object, "seed", G_TYPE_STRING);
  JsonNode *locked = get_member (object, "seed_locked", G_TYPE_BOOLEAN);
  JsonNode *count = get_member (object, "count", G_TYPE_INT64);

  if (seed != NULL && g_utf8_validate (json_node_get_string (seed), -1, NULL))
    {
      values->seed = json_node_get_string (seed);
      values->fields |= STUDIO_DRAFT_SEED;
    }
  if (locked != NULL)
    {
      values->seed_locked = json_node_get_boolean (locked);
      values->fields |= STUDIO_DRAFT_SEED_LOCKED;
    }
  if (count != NULL)
    {
      values->count = (int) CLAMP (json_node_get_int (count), 1, 100);
      values->fields |= STUDIO_DRAFT_COUNT;
    }
}

static StudioDraftValues
parse_values (JsonArray *texts, JsonObject *object)
{
  StudioDraftValues values = { .count = 1 };

  values.prompt = look_up_text (texts, object, "prompt");
  values.negative_prompt = look_up_text (texts, object, "negative_prompt");
  if (values.prompt != NULL)
    values.fields |= STUDIO_DRAFT_PROMPT;
  if (values.negative_prompt != NULL)
    values.fields |= STUDIO_DRAFT_NEGATIVE_PROMPT;
  parse_choices (object, &values);
  parse_numbers (object, &values);
  return values;
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static StudioDraftStep *
parse_step (JsonArray *texts, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObject *old = object == NULL ? NULL : get_object (object, "before");
  JsonObject *new = object == NULL ? NULL : get_object (object, "after");

  if (old == NULL || new == NULL)
    return NULL;
  StudioDraftValues before = parse_values (texts, old);
  StudioDraftValues after = parse_values (texts, new);
  if (before.fields == 0 || before.fields != after.fields)
    return NULL;
  g_autoptr (StudioDraftState) first = studio_draft_state_new_from_values (&before);
  g_autoptr (StudioDraftState) second = studio_draft_state_new_from_values (&after);
  return studio_draft_step_new (before.fields, first, second);
}

/**
 * studio_draft_steps_parse:
 * @text: the text of a file
 * @length: its bytes
 * @position: (out): how many of the steps are done
 *
 * Reads what studio_draft_steps_build() wrote. A file in which anything is amiss gives nothing,
 * since a step that is missing would make the others wrong.
 *
 * Returns: (transfer full) (nullable) (element-type StudioDraftStep): the steps
 */
GPtrArray *
studio_draft_steps_parse (const char *text, gsize length, guint *position)
{
  g_autoptr (JsonObject) root = studio_json_object_parse (text, length);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (
      (GDestroyNotify) studio_draft_step_unref);

  *position = 0;
  if (root == NULL)
    return NULL;
  JsonArray *texts = get_array (root, "texts");
  JsonArray *array = get_array (root, "steps");
  JsonNode *done = get_member (root, "position", G_TYPE_INT64);
  if (texts == NULL || array == NULL || done == NULL
      || json_array_get_length (array) > STUDIO_DRAFT_UNDO_MAX_STEPS)
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      StudioDraftStep *step = parse_step (texts, json_array_get_element (array, i));
      if (step == NULL)
        return NULL;
      g_ptr_array_add (steps, step);
    }
  *position = (guint) CLAMP (json_node_get_int (done), 0, (gint64) steps->len);
  return g_steal_pointer (&steps);
}
