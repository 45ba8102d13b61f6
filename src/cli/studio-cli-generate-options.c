/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-generate-options.h"

#include "studio-error.h"
#include "studio-queue.h"
#include "studio-random.h"

#include <glib/gi18n-lib.h>

#define TEXT G_OPTION_ARG_STRING
#define NUMBER G_OPTION_ARG_INT
#define FLAG G_OPTION_ARG_NONE

#define TIMEOUT_MAX 3600

static gboolean
check (const StudioCliGenerateOptions *self, gboolean json, GError **error)
{
  if (self->no_library && self->output == NULL)
    studio_cli_set_usage_error (error, _ ("--no-library needs --output."));
  else if (self->expand != NULL && self->count != 1)
    studio_cli_set_usage_error (error, _ ("--expand and --count both say how many images."));
  else if (json && g_strcmp0 (self->output, "-") == 0)
    studio_cli_set_usage_error (error, _ ("--json and --output - both want the standard output."));
  else if (self->timeout < 1 || self->timeout > TIMEOUT_MAX)
    studio_cli_set_usage_error (error, _ ("--timeout takes a number from 1 to 3600."));
  else if (self->max_image_mb < 1 || self->max_image_mb > 4096)
    studio_cli_set_usage_error (error, _ ("--max-image-mb takes a number from 1 to 4096."));
  else if (self->retries < 0 || self->retries > STUDIO_REPEATS_FOR_LIMIT)
    studio_cli_set_usage_error (
        error, _ ("--retries takes a number from 0 to %d."), STUDIO_REPEATS_FOR_LIMIT);
  else if (self->count < 1 || self->count > STUDIO_QUEUE_MAX_COUNT)
    g_set_error (error,
                 STUDIO_ERROR,
                 STUDIO_ERROR_COUNT,
                 g_dngettext (GETTEXT_PACKAGE,
                              "%'d image cannot be asked for at once.",
                              "%'d images cannot be asked for at once.",
                              (gulong) MAX (self->count, 0)),
                 self->count);
  else
    return TRUE;
  return FALSE;
}

/* A file name that says JPEG is as good as --format. */
static const char *
choose_format (const StudioCliGenerateOptions *self)
{
  if (self->format != NULL)
    return self->format;
  g_autofree char *lower = self->output == NULL ? NULL : g_ascii_strdown (self->output, -1);
  return lower != NULL && (g_str_has_suffix (lower, ".jpg") || g_str_has_suffix (lower, ".jpeg"))
             ? "jpeg"
             : "png";
}

/**
 * studio_cli_generate_options_parse:
 * @self: the options, initialised
 * @context: the context, which is parsed too
 * @argc: the number of words
 * @argv: the words
 * @error: return location; %STUDIO_ERROR_USAGE or %STUDIO_ERROR_COUNT
 *
 * Returns: whether the command line can be understood
 */
gboolean
studio_cli_generate_options_parse (StudioCliGenerateOptions *self,
                                   StudioCliContext *context,
                                   int argc,
                                   char **argv,
                                   GError **error)
{
  const GOptionEntry entries[] = {
    { "negative", 0, 0, TEXT, &self->negative, N_ ("What the image should not show"), "TEXT" },
    { "aspect-ratio", 0, 0, TEXT, &self->ratio, N_ ("One of nine, such as 16:9"), "R" },
    { "seed", 0, 0, TEXT, &self->seed, N_ ("The seed; without it one is drawn"), "N" },
    { "format", 0, 0, TEXT, &self->format, N_ ("What the service delivers"), "png|jpeg" },
    { "count", 0, 0, NUMBER, &self->count, N_ ("How many images"), "N" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self->output, N_ ("Write a copy"), "FILE|DIR|-" },
    { "no-library", 0, 0, FLAG, &self->no_library, N_ ("Keep it at --output only"), NULL },
    { "style", 0, 0, TEXT, &self->style, N_ ("Use a preset or style"), "NAME" },
    { "template", 0, 0, FLAG, &self->template, N_ ("The prompt is a template"), NULL },
    { "expand", 0, 0, TEXT, &self->expand, N_ ("How many prompts of the template"), "all|N" },
    { "same-seed", 0, 0, FLAG, &self->same_seed, N_ ("One seed for all images"), NULL },
    { "dry-run", 0, 0, FLAG, &self->dry_run, N_ ("Only say what would be sent"), NULL },
    { "demo", 0, 0, FLAG, &self->demo, N_ ("Use the embedded service"), NULL },
    { "timeout",
      0,
      0,
      NUMBER,
      &self->timeout,
      N_ ("Give up on an image after so long"),
      "SECONDS" },
    { "max-image-mb", 0, 0, NUMBER, &self->max_image_mb, N_ ("The largest to accept"), "N" },
    { "retries", 0, 0, NUMBER, &self->retries, N_ ("Send again what cost nothing"), "N" },
    { "over-limit", 0, 0, FLAG, &self->over_limit, N_ ("Pass the limits of spending"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  return studio_cli_context_parse (context,
                                   argc,
                                   argv,
                                   "PROMPT",
                                   _ ("Makes images and keeps them in the library."),
                                   entries,
                                   error)
         && studio_cli_context_need_arguments (context, self->style == NULL ? 1 : 0, 1, error)
         && check (self, context->json, error);
}

/**
 * studio_cli_generate_options_clear:
 * @self: the options
 */
void
studio_cli_generate_options_clear (StudioCliGenerateOptions *self)
{
  g_clear_pointer (&self->negative, g_free);
  g_clear_pointer (&self->ratio, g_free);
  g_clear_pointer (&self->seed, g_free);
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->expand, g_free);
  g_clear_pointer (&self->style, g_free);
}

/**
 * studio_cli_generate_options_build_request:
 * @self: the options
 * @prompt: the prompt
 * @error: return location; as studio_request_validate() and studio_seed_from_string()
 *
 * Returns: (transfer full) (nullable): a valid request, with a seed drawn where none or 0 was given
 */
StudioRequest *
studio_cli_generate_options_build_request (const StudioCliGenerateOptions *self,
                                           const char *prompt,
                                           GError **error)
{
  StudioAspectRatio ratio = STUDIO_ASPECT_RATIO_DEFAULT;
  StudioOutputFormat format;
  guint32 seed = 0;

  if (self->ratio != NULL && !studio_aspect_ratio_from_string (self->ratio, &ratio, error))
    return NULL;
  if (!studio_output_format_from_string (choose_format (self), &format, error))
    return NULL;
  if (self->seed != NULL && !studio_seed_from_string (self->seed, &seed, error))
    return NULL;
  if (seed == 0)
    {
      g_autoptr (StudioRandom) random = studio_random_new_system ();
      seed = studio_random_draw_seed (random);
    }
  g_autoptr (StudioRequest) request = studio_request_new (
      prompt, self->negative, ratio, seed, format, NULL);
  return studio_request_validate (request, error) ? g_steal_pointer (&request) : NULL;
}
