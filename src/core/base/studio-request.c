/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-request.h"

#include "studio-error.h"
#include "studio-secret.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioRequest
{
  GObject parent_instance;

  char *prompt;
  char *negative_prompt;
  StudioAspectRatio aspect_ratio;
  guint32 seed;
  StudioOutputFormat output_format;
  char *model;
};

G_DEFINE_FINAL_TYPE (StudioRequest, studio_request, G_TYPE_OBJECT)

static gboolean
is_blank (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static gboolean
check_text (const char *text, StudioErrorCode code, const char *too_long, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, STUDIO_ERROR, (int) code, _ ("The text is not valid UTF-8."));
      return FALSE;
    }
  gsize length = studio_prompt_count_characters (text);
  if (length > STUDIO_PROMPT_MAX_CHARACTERS)
    {
      g_autofree char *count = g_strdup_printf ("%" G_GSIZE_FORMAT, length);
      GString *message = g_string_new (too_long);
      g_string_replace (message, "{count}", count, 1);
      g_set_error_literal (error, STUDIO_ERROR, (int) code, message->str);
      g_string_free (message, TRUE);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_model (const char *model, GError **error)
{
  gsize length = strlen (model);
  /* A key in the place of the model would be kept with every image. */
  gboolean good = length > 0 && length <= 200 && !studio_secret_is_likely (model);
  for (const char *at = model; good && *at != '\0'; at++)
    good = g_ascii_isalnum (*at) || strchr ("-._:/", *at) != NULL;
  if (!good)
    g_set_error_literal (
        error, STUDIO_ERROR, STUDIO_ERROR_MODEL, _ ("The model’s name cannot be right."));
  return good;
}

static void
studio_request_finalize (GObject *object)
{
  StudioRequest *self = STUDIO_REQUEST (object);

  g_clear_pointer (&self->prompt, g_free);
  g_clear_pointer (&self->negative_prompt, g_free);
  g_clear_pointer (&self->model, g_free);
  G_OBJECT_CLASS (studio_request_parent_class)->finalize (object);
}

static void
studio_request_class_init (StudioRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_request_finalize;
}

static void
studio_request_init (G_GNUC_UNUSED StudioRequest *self)
{
}

/**
 * studio_request_new:
 * @prompt: (nullable): what the image should show
 * @negative_prompt: (nullable): what it should not show
 * @aspect_ratio: its shape
 * @seed: the seed; 0 lets the service choose one that nobody is told
 * @output_format: the format to deliver
 * @model: (nullable): the model id, %NULL for %STUDIO_DEFAULT_MODEL
 *
 * Returns: (transfer full): a request; not checked yet
 */
StudioRequest *
studio_request_new (const char *prompt,
                    const char *negative_prompt,
                    StudioAspectRatio aspect_ratio,
                    guint32 seed,
                    StudioOutputFormat output_format,
                    const char *model)
{
  StudioRequest *self = g_object_new (STUDIO_TYPE_REQUEST, NULL);
  self->prompt = g_strdup (prompt == NULL ? "" : prompt);
  self->negative_prompt = g_strdup (negative_prompt == NULL ? "" : negative_prompt);
  self->aspect_ratio = aspect_ratio;
  self->seed = seed;
  self->output_format = output_format;
  self->model = g_strdup (model == NULL ? STUDIO_DEFAULT_MODEL : model);
  return self;
}

/**
 * studio_request_copy_with_seed:
 * @self: a request
 * @seed: another seed
 *
 * Returns: (transfer full): the same request with @seed
 */
StudioRequest *
studio_request_copy_with_seed (StudioRequest *self, guint32 seed)
{
  return studio_request_new (self->prompt,
                             self->negative_prompt,
                             self->aspect_ratio,
                             seed,
                             self->output_format,
                             self->model);
}

/**
 * studio_request_copy_with_model:
 * @self: a request
 * @model: another model id
 *
 * Returns: (transfer full): the same request for @model
 */
StudioRequest *
studio_request_copy_with_model (StudioRequest *self, const char *model)
{
  return studio_request_new (self->prompt,
                             self->negative_prompt,
                             self->aspect_ratio,
                             self->seed,
                             self->output_format,
                             model);
}

/**
 * studio_request_get_prompt:
 * @self: a request
 *
 * Returns: (transfer none): the prompt, never %NULL
 */
const char *
studio_request_get_prompt (StudioRequest *self)
{
  return self->prompt;
}

/**
 * studio_request_get_negative_prompt:
 * @self: a request
 *
 * Returns: (transfer none): the negative prompt, never %NULL, often empty
 */
const char *
studio_request_get_negative_prompt (StudioRequest *self)
{
  return self->negative_prompt;
}

/**
 * studio_request_get_aspect_ratio:
 * @self: a request
 *
 * Returns: the aspect ratio
 */
StudioAspectRatio
studio_request_get_aspect_ratio (StudioRequest *self)
{
  return self->aspect_ratio;
}

/**
 * studio_request_get_seed:
 * @self: a request
 *
 * Returns: the seed
 */
guint32
studio_request_get_seed (StudioRequest *self)
{
  return self->seed;
}

/**
 * studio_request_get_output_format:
 * @self: a request
 *
 * Returns: the format
 */
StudioOutputFormat
studio_request_get_output_format (StudioRequest *self)
{
  return self->output_format;
}

/**
 * studio_request_get_model:
 * @self: a request
 *
 * Returns: (transfer none): the model id
 */
const char *
studio_request_get_model (StudioRequest *self)
{
  return self->model;
}

/**
 * studio_prompt_count_characters:
 * @text: valid UTF-8
 *
 * Counts as the strictest reading of the service's unwritten rule would: UTF-16 units, so that
 * a character outside the basic plane, such as most emoji, counts twice.
 *
 * Returns: the number of characters
 */
gsize
studio_prompt_count_characters (const char *text)
{
  gsize count = 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    count += g_utf8_get_char (at) > 0xffff ? 2 : 1;
  return count;
}

/**
 * studio_request_validate:
 * @self: a request
 * @error: return location; %STUDIO_ERROR_PROMPT, %STUDIO_ERROR_NEGATIVE_PROMPT,
 *   %STUDIO_ERROR_ASPECT_RATIO, %STUDIO_ERROR_OUTPUT_FORMAT or %STUDIO_ERROR_MODEL
 *
 * Every seed that fits the type is one that the service accepts; studio_seed_from_string() is
 * where a typed one is refused.
 *
 * Returns: whether the request may be sent
 */
gboolean
studio_request_validate (StudioRequest *self, GError **error)
{
  if (!check_text (self->prompt,
                   STUDIO_ERROR_PROMPT,
                   /* Translators: {count} is replaced by a number and must stay as it is. */
                   _ ("The prompt has {count} characters; the service takes up to 10,000."),
                   error)
      || !check_text (self->negative_prompt,
                      STUDIO_ERROR_NEGATIVE_PROMPT,
                      /* Translators: {count} is replaced by a number and must stay as it is. */
                      _ ("The negative prompt has {count} characters; the service takes up to "
                         "10,000."),
                      error))
    return FALSE;
  if (is_blank (self->prompt))
    {
      g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_PROMPT, _ ("The prompt is empty."));
      return FALSE;
    }
  if ((int) self->aspect_ratio < 0 || self->aspect_ratio >= STUDIO_N_ASPECT_RATIOS)
    {
      g_set_error_literal (error,
                           STUDIO_ERROR,
                           STUDIO_ERROR_ASPECT_RATIO,
                           _ ("The aspect ratio is not one of this model."));
      return FALSE;
    }
  if (self->output_format != STUDIO_OUTPUT_FORMAT_PNG
      && self->output_format != STUDIO_OUTPUT_FORMAT_JPEG)
    {
      g_set_error_literal (error,
                           STUDIO_ERROR,
                           STUDIO_ERROR_OUTPUT_FORMAT,
                           _ ("The format is not one that the service delivers."));
      return FALSE;
    }
  return check_model (self->model, error);
}
