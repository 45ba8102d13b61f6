/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-generate-plan.h"

#include "studio-cli-output.h"
#include "studio-cli-style.h"
#include "studio-error.h"
#include "studio-prompt-template.h"
#include "studio-queue.h"
#include "studio-random.h"

#include <glib/gi18n-lib.h>

/* 0 for all of them. */
static gboolean
read_number (const StudioCliGenerateOptions *options, guint *n, GError **error)
{
  guint64 number;

  *n = (guint) options->count;
  if (options->expand == NULL)
    return TRUE;
  *n = 0;
  if (g_str_equal (options->expand, "all"))
    return TRUE;
  if (!g_ascii_string_to_unsigned (options->expand, 10, 1, STUDIO_QUEUE_MAX_COUNT, &number, NULL))
    {
      studio_cli_set_usage_error (
          error, _ ("--expand takes “all” or a number from 1 to %d."), STUDIO_QUEUE_MAX_COUNT);
      return FALSE;
    }
  *n = (guint) number;
  return TRUE;
}

static char **
expand (StudioCliPlan *self, const char *folder, guint n, guint32 seed, GError **error)
{
  g_autoptr (StudioWordLists) lists = studio_word_lists_load (folder, error);
  if (lists == NULL)
    return NULL;
  g_autoptr (StudioPromptTemplate) template = studio_prompt_template_new (
      self->template, lists, NULL, error);

  if (template == NULL)
    return NULL;
  self->n_combinations = studio_prompt_template_get_count (template);
  return n == 0 ? studio_prompt_template_expand_all (template, STUDIO_QUEUE_MAX_COUNT, error)
                : studio_prompt_template_draw (template, n, seed, error);
}

static gboolean
add_request (StudioCliPlan *self,
             const StudioCliGenerateOptions *options,
             const char *prompt,
             guint32 seed,
             GError **error)
{
  g_autoptr (StudioRequest) request = studio_cli_generate_options_build_request (
      options, prompt, error);

  if (request == NULL)
    return FALSE;
  g_ptr_array_add (self->requests, studio_request_copy_with_seed (request, seed));
  return TRUE;
}

static gboolean
plan_template (StudioCliPlan *self,
               const StudioCliGenerateOptions *options,
               StudioPaths *paths,
               guint32 seed,
               GError **error)
{
  guint n;

  if (!read_number (options, &n, error))
    return FALSE;
  g_auto (GStrv) prompts = expand (self, studio_paths_get_word_lists_dir (paths), n, seed, error);
  for (guint i = 0; prompts != NULL && prompts[i] != NULL; i++)
    {
      if (!add_request (self, options, prompts[i], seed, error))
        return FALSE;
      if (!options->same_seed)
        seed = studio_seed_get_next (seed);
    }
  return prompts != NULL;
}

static gboolean
draw_seed (const StudioCliGenerateOptions *options, guint32 *seed, GError **error)
{
  *seed = 0;
  if (options->seed != NULL && !studio_seed_from_string (options->seed, seed, error))
    return FALSE;
  if (*seed == 0)
    {
      g_autoptr (StudioRandom) random = studio_random_new_system ();
      *seed = studio_random_draw_seed (random);
    }
  return TRUE;
}

/* A preset may say all, so that no prompt need be given. */
static char *
read_prompt (StudioCliGenerateOptions *options, StudioCliContext *context, GError **error)
{
  const char *written = context->arguments == NULL || context->arguments[0] == NULL
                            ? ""
                            : context->arguments[0];

  if (options->style == NULL)
    return g_strdup (written);
  g_autoptr (StudioStyle) style = studio_cli_style_find (context, options->style, error);
  return style == NULL ? NULL : studio_cli_style_apply (style, written, options);
}

/**
 * studio_cli_plan_init:
 * @self: (out): the plan, to be cleared in any case
 * @options: the options, to which what a style says is added
 * @context: the context, with the prompt as its argument
 * @error: return location; as studio_cli_generate_options_build_request() and
 *   studio_prompt_template_new()
 *
 * Reads the word lists of the library, where the prompt is said to be a template.
 *
 * Returns: whether every request may be sent
 */
gboolean
studio_cli_plan_init (StudioCliPlan *self,
                      StudioCliGenerateOptions *options,
                      StudioCliContext *context,
                      GError **error)
{
  guint32 seed;

  self->requests = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_combinations = 1;
  g_autofree char *prompt = read_prompt (options, context, error);
  if (prompt == NULL || !draw_seed (options, &seed, error))
    return FALSE;
  if (options->template || options->expand != NULL)
    {
      self->template = g_steal_pointer (&prompt);
      return plan_template (self, options, context->paths, seed, error);
    }
  for (int i = 0; i < options->count; i++)
    {
      if (!add_request (self, options, prompt, seed, error))
        return FALSE;
      if (!options->same_seed)
        seed = studio_seed_get_next (seed);
    }
  return TRUE;
}

/**
 * studio_cli_plan_clear:
 * @self: the plan
 */
void
studio_cli_plan_clear (StudioCliPlan *self)
{
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->template, g_free);
}

/**
 * studio_cli_plan_get_template:
 * @self: a plan
 * @index: which request
 *
 * Returns: (transfer none) (nullable): what the ledger keeps as its template
 */
const char *
studio_cli_plan_get_template (const StudioCliPlan *self, guint index)
{
  StudioRequest *request = g_ptr_array_index (self->requests, index);

  return g_strcmp0 (self->template, studio_request_get_prompt (request)) == 0 ? NULL
                                                                              : self->template;
}

static JsonObject *
describe_request (StudioRequest *request)
{
  JsonObject *object = json_object_new ();
  const char *negative = studio_request_get_negative_prompt (request);

  json_object_set_int_member (object, "seed", studio_request_get_seed (request));
  json_object_set_string_member (object, "prompt", studio_request_get_prompt (request));
  json_object_set_string_member (object, "negative_prompt", negative == NULL ? "" : negative);
  json_object_set_string_member (
      object,
      "aspect_ratio",
      studio_aspect_ratio_to_string (studio_request_get_aspect_ratio (request)));
  json_object_set_string_member (
      object,
      "output_format",
      studio_output_format_to_string (studio_request_get_output_format (request)));
  return object;
}

static void
print_json (const StudioCliPlan *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *requests = json_array_new ();

  for (guint i = 0; i < self->requests->len; i++)
    json_array_add_object_element (requests,
                                   describe_request (g_ptr_array_index (self->requests, i)));
  if (self->n_combinations <= G_MAXINT64)
    json_object_set_int_member (object, "combinations", (gint64) self->n_combinations);
  else
    json_object_set_null_member (object, "combinations");
  json_object_set_array_member (object, "requests", requests);
  json_node_take_object (node, object);
  studio_cli_output_json (node);
}

/**
 * studio_cli_plan_print:
 * @self: a plan
 * @json: whether as one JSON value; else a line for each, the seed and the prompt
 *
 * Says what would be sent.
 */
void
studio_cli_plan_print (const StudioCliPlan *self, gboolean json)
{
  if (json)
    {
      print_json (self);
      return;
    }
  for (guint i = 0; i < self->requests->len; i++)
    {
      StudioRequest *request = g_ptr_array_index (self->requests, i);
      g_autofree char *line = g_strdup (studio_request_get_prompt (request));
      g_print ("%u\t%s\n", studio_request_get_seed (request), g_strdelimit (line, "\r\n\t", ' '));
    }
}
