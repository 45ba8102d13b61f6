/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-contract.h"

#include "studio-demo-server.h"
#include "studio-json-object.h"
#include "studio-random.h"

#include <string.h>

#define MAX_BODY (1024 * 1024)

typedef struct
{
  const char *model;
  const char *prompt;
  const char *negative_prompt;
  gint64 seed;
  gboolean has_ratio;
  gboolean has_size;
  StudioAspectRatio ratio;
  StudioAspectRatio size;
  StudioOutputFormat format;
} Fields;

typedef gboolean (*ReadField) (Fields *fields,
                               const char *name,
                               JsonNode *node,
                               StudioDemoRefusal *refusal);

G_GNUC_PRINTF (4, 5)
static gboolean
refuse (StudioDemoRefusal *refusal, guint status, const char *type, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  refusal->status = status;
  refusal->type = type;
  g_free (refusal->message);
  /* The name of a field can have half a character, which an escape names. */
  refusal->message = g_utf8_make_valid (message, -1);

  return FALSE;
}

static gboolean
refuse_field (StudioDemoRefusal *refusal, const char *name, const char *why)
{
  return refuse (
      refusal, 400, "invalid_request_error", "Invalid value for parameter '%s': %s", name, why);
}

static gboolean
read_string (const char *name, JsonNode *node, const char **value, StudioDemoRefusal *refusal)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse_field (refusal, name, "a string is expected");
  *value = json_node_get_string (node);
  if (!g_utf8_validate (*value, -1, NULL))
    return refuse_field (refusal, name, "half a character is no text");

  return TRUE;
}

static gboolean
read_model (Fields *fields, const char *name, JsonNode *node, StudioDemoRefusal *refusal)
{
  return read_string (name, node, &fields->model, refusal);
}

static gboolean
read_prompt (Fields *fields, const char *name, JsonNode *node, StudioDemoRefusal *refusal)
{
  if (!read_string (name, node, &fields->prompt, refusal))
    return FALSE;
  if (fields->prompt[0] == '\0')
    return refuse_field (refusal, name, "it must not be empty");
  if (studio_prompt_count_characters (fields->prompt) > STUDIO_PROMPT_MAX_CHARACTERS)
    return refuse_field (refusal, name, "it must not be longer than 10000 characters");

  return TRUE;
}

static gboolean
read_negative_prompt (Fields *fields, const char *name, JsonNode *node, StudioDemoRefusal *refusal)
{
  if (!read_string (name, node, &fields->negative_prompt, refusal))
    return FALSE;
  if (studio_prompt_count_characters (fields->negative_prompt) > STUDIO_PROMPT_MAX_CHARACTERS)
    return refuse_field (refusal, name, "it must not be longer than 10000 characters");

  return TRUE;
}

static gboolean
read_aspect_ratio (Fields *fields, const char *name, JsonNode *node, StudioDemoRefusal *refusal)
{
  const char *text = NULL;

  if (!read_string (name, node, &text, refusal))
    return FALSE;
  fields->has_ratio = TRUE;

  return studio_aspect_ratio_from_string (text, &fields->ratio, NULL)
         || refuse_field (
             refusal, name, "it must be one of 16:9, 1:1, 21:9, 2:3, 3:2, 4:5, 5:4, 9:16, 9:21");
}

static gboolean
read_size (Fields *fields, const char *name, JsonNode *node, StudioDemoRefusal *refusal)
{
  const char *text = NULL;

  if (!read_string (name, node, &text, refusal))
    return FALSE;
  fields->has_size = TRUE;
  for (int i = 0; i < STUDIO_N_ASPECT_RATIOS; i++)
    {
      g_autofree char *size = NULL;
      int width;
      int height;

      studio_aspect_ratio_get_size ((StudioAspectRatio) i, &width, &height);
      size = g_strdup_printf ("%dx%d", width, height);
      fields->size = (StudioAspectRatio) i;
      if (g_str_equal (text, size))
        return TRUE;
    }

  return refuse_field (refusal,
                       name,
                       "it must be one of 1344x768, 1024x1024, 1536x640, 832x1216, 1216x832, "
                       "896x1088, 1088x896, 768x1344, 640x1536");
}

static gboolean
read_output_format (Fields *fields, const char *name, JsonNode *node, StudioDemoRefusal *refusal)
{
  const char *text = NULL;

  if (!read_string (name, node, &text, refusal))
    return FALSE;
  if (g_str_equal (text, "png"))
    fields->format = STUDIO_OUTPUT_FORMAT_PNG;
  else if (g_str_equal (text, "jpeg"))
    fields->format = STUDIO_OUTPUT_FORMAT_JPEG;
  else
    return refuse_field (refusal, name, "it must be png or jpeg");

  return TRUE;
}

static gboolean
read_seed (Fields *fields, const char *name, JsonNode *node, StudioDemoRefusal *refusal)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse_field (refusal, name, "an integer is expected");
  fields->seed = json_node_get_int (node);
  if (fields->seed < 0 || fields->seed > STUDIO_SEED_MAX)
    return refuse_field (refusal, name, "it must be in the range 0 to 4294967295");

  return TRUE;
}

static gboolean
read_allow_ignored_params (G_GNUC_UNUSED Fields *fields,
                           const char *name,
                           JsonNode *node,
                           StudioDemoRefusal *refusal)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse_field (refusal, name, "a boolean is expected");

  return TRUE;
}

static ReadField
find_reader (const char *name)
{
  static const struct
  {
    const char *name;
    ReadField read;
  } known[] = {
    { "model", read_model },
    { "prompt", read_prompt },
    { "negative_prompt", read_negative_prompt },
    { "aspect_ratio", read_aspect_ratio },
    { "size", read_size },
    { "output_format", read_output_format },
    { "seed", read_seed },
    { "allow_ignored_params", read_allow_ignored_params },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (g_str_equal (known[i].name, name))
        return known[i].read;
    }

  return NULL;
}

static gboolean
allows_ignored_params (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "allow_ignored_params");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static gboolean
read_fields (JsonObject *object, Fields *fields, StudioDemoRefusal *refusal)
{
  gboolean lenient = allows_ignored_params (object);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      ReadField read = find_reader (name);

      if (read == NULL && !lenient)
        return refuse (refusal, 400, "invalid_request_error", "Unknown parameter: '%s'", name);
      if (read == NULL)
        continue;
      if (JSON_NODE_HOLDS_NULL (node))
        return refuse_field (refusal, name, "it must not be null");
      if (!read (fields, name, node, refusal))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_fields (const Fields *fields, StudioDemoRefusal *refusal)
{
  if (fields->model == NULL)
    return refuse (refusal, 400, "invalid_request_error", "Missing required parameter: 'model'");
  if (fields->prompt == NULL)
    return refuse (refusal, 400, "invalid_request_error", "Missing required parameter: 'prompt'");
  if (!g_str_equal (fields->model, STUDIO_DEFAULT_MODEL))
    return refuse (refusal, 403, "authorization_error", "You do not have access to that model");
  if (fields->has_ratio && fields->has_size && fields->ratio != fields->size)
    return refuse (
        refusal, 400, "invalid_request_error", "Parameters 'aspect_ratio' and 'size' do not agree");

  return TRUE;
}

/**
 * studio_demo_refusal_clear:
 * @self: a refusal
 *
 * Frees what @self owns.
 */
void
studio_demo_refusal_clear (StudioDemoRefusal *self)
{
  g_clear_pointer (&self->message, g_free);
}

/**
 * studio_demo_contract_check_key:
 * @authorization: (nullable): the value of the header of that name
 * @refusal: (out): filled when the key is refused
 *
 * Checks that the bearer key is %STUDIO_DEMO_KEY, to the last byte.
 *
 * Returns: whether it is
 */
gboolean
studio_demo_contract_check_key (const char *authorization, StudioDemoRefusal *refusal)
{
  if (authorization == NULL)
    return refuse (refusal, 401, "authentication_error", "Unauthorized");
  if (!g_str_equal (authorization, "Bearer " STUDIO_DEMO_KEY))
    return refuse (refusal, 401, "authentication_error", "Invalid API key provided");

  return TRUE;
}

/**
 * studio_demo_contract_read:
 * @body: (array length=length) (nullable): what the client posted
 * @length: its length in bytes
 * @refusal: (out): filled when the request is refused
 *
 * Reads a request as strictly as the documentation of `POST /v1/images/generations` puts it:
 * an unknown field, a wrong type, a null or a value out of range is an error.
 *
 * Returns: (transfer full) (nullable): the request, its seed 0 where none was sent
 */
StudioRequest *
studio_demo_contract_read (const char *body, gsize length, StudioDemoRefusal *refusal)
{
  g_autoptr (JsonObject) object = NULL;
  Fields fields = { .negative_prompt = "" };

  if (length > MAX_BODY)
    {
      refuse (refusal, 413, "invalid_request_error", "The request body is too large");
      return NULL;
    }
  object = studio_json_object_parse (body, length);
  if (object == NULL)
    {
      refuse (refusal, 400, "invalid_request_error", "The request body is not a JSON object");
      return NULL;
    }
  if (!read_fields (object, &fields, refusal) || !check_fields (&fields, refusal))
    return NULL;
  if (!fields.has_ratio)
    fields.ratio = fields.has_size ? fields.size : STUDIO_ASPECT_RATIO_DEFAULT;

  return studio_request_new (fields.prompt,
                             fields.negative_prompt,
                             fields.ratio,
                             (guint32) fields.seed,
                             fields.format,
                             fields.model);
}
