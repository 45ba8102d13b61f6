/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-style.h"

#include "studio-cli-commands.h"
#include "studio-cli-output.h"
#include "studio-cli-text.h"
#include "studio-error.h"
#include "studio-random.h"

#include <glib/gi18n-lib.h>

/* The presets and styles of the window, made, used and removed without it. */

/**
 * studio_cli_style_find:
 * @context: the context
 * @name: what it is called; capitals and small letters are the same
 * @error: return location; %STUDIO_ERROR_NOT_FOUND, or as studio_styles_load()
 *
 * Returns: (transfer full) (nullable): the preset or style
 */
StudioStyle *
studio_cli_style_find (StudioCliContext *context, const char *name, GError **error)
{
  g_autoptr (GPtrArray) styles = studio_styles_load (studio_paths_get_styles (context->paths),
                                                     error);
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  if (styles == NULL)
    return NULL;
  for (guint i = 0; i < styles->len; i++)
    {
      StudioStyle *style = g_ptr_array_index (styles, i);
      g_autofree char *folded = g_utf8_casefold (studio_style_get_name (style), -1);
      if (g_str_equal (folded, wanted))
        return g_object_ref (style);
    }
  g_set_error (
      error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("There is no preset or style “%s”."), name);
  return NULL;
}

static void
fill (char **option, const char *value)
{
  if (*option == NULL)
    *option = g_strdup (value);
}

/**
 * studio_cli_style_apply:
 * @style: a preset or style
 * @prompt: what is written
 * @options: what was asked for, which goes before what the style says
 *
 * Returns: (transfer full): the prompt with the style
 */
char *
studio_cli_style_apply (StudioStyle *style, const char *prompt, StudioCliGenerateOptions *options)
{
  const StudioDraftValues *values = studio_style_get_values (style);

  if ((values->fields & STUDIO_DRAFT_NEGATIVE_PROMPT) != 0)
    {
      char *negative = studio_style_dup_negative_prompt (
          style, options->negative == NULL ? "" : options->negative);
      g_free (options->negative);
      options->negative = negative;
    }
  if ((values->fields & STUDIO_DRAFT_ASPECT_RATIO) != 0)
    fill (&options->ratio, studio_aspect_ratio_to_string (values->aspect_ratio));
  if ((values->fields & STUDIO_DRAFT_OUTPUT_FORMAT) != 0)
    fill (&options->format, studio_output_format_to_string (values->output_format));
  if ((values->fields & STUDIO_DRAFT_SEED) != 0 && values->seed != NULL && *values->seed != '\0')
    fill (&options->seed, values->seed);
  return studio_style_dup_prompt (style, prompt);
}

static JsonObject *
describe (StudioStyle *style)
{
  JsonObject *object = studio_style_to_json (style);

  json_object_set_boolean_member (object, "style", studio_style_has_placeholder (style));
  return object;
}

static void
print_styles (StudioCliContext *context, GPtrArray *styles)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < styles->len; i++)
    {
      StudioStyle *style = g_ptr_array_index (styles, i);
      g_autofree char *summary = studio_style_dup_summary (style);
      if (context->json)
        json_array_add_object_element (array, describe (style));
      else
        studio_cli_text_print_field (studio_style_get_name (style),
                                     *summary == '\0' ? "–" : summary);
    }
  if (!context->json)
    return;
  json_node_set_array (node, array);
  studio_cli_output_json (node);
}

static gboolean
read_values (const StudioCliGenerateOptions *options,
             const char *prompt,
             StudioDraftValues *values,
             GError **error)
{
  guint32 seed;

  if (options->ratio != NULL
      && !studio_aspect_ratio_from_string (options->ratio, &values->aspect_ratio, error))
    return FALSE;
  if (options->format != NULL
      && !studio_output_format_from_string (options->format, &values->output_format, error))
    return FALSE;
  if (options->seed != NULL && !studio_seed_from_string (options->seed, &seed, error))
    return FALSE;
  values->prompt = prompt;
  values->negative_prompt = options->negative;
  values->seed = options->seed;
  values->fields = (prompt == NULL ? 0 : STUDIO_DRAFT_PROMPT)
                   | (options->negative == NULL ? 0 : STUDIO_DRAFT_NEGATIVE_PROMPT)
                   | (options->ratio == NULL ? 0 : STUDIO_DRAFT_ASPECT_RATIO)
                   | (options->format == NULL ? 0 : STUDIO_DRAFT_OUTPUT_FORMAT)
                   | (options->seed == NULL ? 0 : STUDIO_DRAFT_SEED);
  if (values->fields != 0)
    return TRUE;
  studio_cli_set_usage_error (error, _ ("Say what the preset or style sets."));
  return FALSE;
}

static GPtrArray *
change (StudioCliContext *context,
        const StudioCliGenerateOptions *options,
        const char *prompt,
        const char *saved,
        const char *removed,
        GError **error)
{
  const char *path = studio_paths_get_styles (context->paths);
  StudioDraftValues values = { 0 };

  if (removed != NULL)
    {
      g_autoptr (StudioStyle) style = studio_cli_style_find (context, removed, error);
      return style == NULL ? NULL
                           : studio_styles_remove (path, studio_style_get_name (style), error);
    }
  if (saved == NULL)
    return studio_styles_load (path, error);
  if (!read_values (options, prompt, &values, error))
    return NULL;
  g_autoptr (StudioStyle) style = studio_style_new (saved, &values);
  return studio_styles_put (path, style, NULL, error);
}

/**
 * studio_cli_styles:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `styles`: lists the presets and styles, after it has saved or removed one where that is asked
 * for.
 *
 * Returns: whether it could be done
 */
gboolean
studio_cli_styles (StudioCliContext *context, int argc, char **argv, GError **error)
{
  g_autofree char *saved = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *prompt = NULL;
  StudioCliGenerateOptions options = STUDIO_CLI_GENERATE_OPTIONS_INIT;
  const GOptionEntry entries[] = {
    { "save", 0, 0, G_OPTION_ARG_STRING, &saved, N_ ("Keep one of this name"), "NAME" },
    { "remove", 0, 0, G_OPTION_ARG_STRING, &removed, N_ ("Remove the one of this name"), "NAME" },
    { "prompt", 0, 0, G_OPTION_ARG_STRING, &prompt, N_ ("Its prompt; {prompt} is yours"), "TEXT" },
    { "negative",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options.negative,
      N_ ("What the image should not show"),
      "TEXT" },
    { "aspect-ratio",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options.ratio,
      N_ ("One of nine, such as 16:9"),
      "R" },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &options.seed, N_ ("The seed"), "N" },
    { "format",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options.format,
      N_ ("What the service delivers"),
      "png|jpeg" },
    G_OPTION_ENTRY_NULL,
  };

  g_autoptr (GPtrArray) styles = NULL;

  if (studio_cli_context_parse (context,
                                argc,
                                argv,
                                "",
                                _ ("Lists, saves and removes presets and styles."),
                                entries,
                                error)
      && studio_cli_context_need_arguments (context, 0, 0, error))
    styles = change (context, &options, prompt, saved, removed, error);
  if (styles != NULL)
    print_styles (context, styles);
  studio_cli_generate_options_clear (&options);
  return styles != NULL;
}
