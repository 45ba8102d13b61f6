/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-file-name.h"

#include "studio-error.h"
#include "studio-file-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_STEM_BYTES 200
#define MAX_PART_BYTES 80
#define MAX_TEMPLATE_BYTES 400

typedef enum
{
  TOKEN_DATE,
  TOKEN_TIME,
  TOKEN_SEED,
  TOKEN_PROMPT,
  TOKEN_RATIO,
  TOKEN_COUNTER,
  TOKEN_ID,
  TOKEN_MODEL,
  TOKEN_FORMAT,
  TOKEN_WIDTH,
  TOKEN_HEIGHT,
  TOKEN_NAME,
  N_TOKENS,
} Token;

static const char *const token_names[N_TOKENS] = {
  [TOKEN_DATE] = "date",     [TOKEN_TIME] = "time",     [TOKEN_SEED] = "seed",
  [TOKEN_PROMPT] = "prompt", [TOKEN_RATIO] = "ratio",   [TOKEN_COUNTER] = "counter",
  [TOKEN_ID] = "id",         [TOKEN_MODEL] = "model",   [TOKEN_FORMAT] = "format",
  [TOKEN_WIDTH] = "width",   [TOKEN_HEIGHT] = "height", [TOKEN_NAME] = "name",
};

/* @name begins after the brace and is @length long. */
static Token
find_token (const char *name, gsize length)
{
  for (int i = 0; i < N_TOKENS; i++)
    if (strlen (token_names[i]) == length && strncmp (token_names[i], name, length) == 0)
      return (Token) i;
  return N_TOKENS;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
check_characters (const char *name_template, GError **error)
{
  if (!g_utf8_validate (name_template, -1, NULL))
    return refuse (error, _ ("The name template is not valid UTF-8."));
  if (*name_template == '\0')
    return refuse (error, _ ("The name template is empty."));
  if (strlen (name_template) > MAX_TEMPLATE_BYTES)
    return refuse (error, _ ("The name template is too long."));
  for (const char *at = name_template; *at != '\0'; at++)
    if (*at == '/' || *at == '\\')
      return refuse (error, _ ("The name template cannot have a slash in it."));
    else if (g_ascii_iscntrl (*at))
      return refuse (error, _ ("The name template cannot have control characters in it."));
  return TRUE;
}

static void
append_moment (GString *name, gint64 created_us, const char *format)
{
  gint64 seconds = created_us / G_USEC_PER_SEC - (created_us % G_USEC_PER_SEC < 0 ? 1 : 0);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = utc == NULL ? NULL : g_date_time_to_local (utc);
  g_autofree char *text = local == NULL ? NULL : g_date_time_format (local, format);
  g_string_append (name, text == NULL ? "" : text);
}

static void
append_slug (GString *name, const char *text)
{
  g_autofree char *slug = studio_file_text_slug (text, MAX_PART_BYTES);
  g_string_append (name, slug);
}

/* Without its extension, and otherwise as the person called it. */
static void
append_original_name (GString *name, const StudioFileNameFields *fields)
{
  const char *original = fields->original_name;
  const char *dot = original == NULL ? NULL : strrchr (original, '.');

  if (original == NULL)
    append_slug (name, studio_request_get_prompt (fields->request));
  else
    {
      g_autofree char *stem = dot == NULL || dot == original
                                  ? g_strdup (original)
                                  : g_strndup (original, (gsize) (dot - original));
      g_autofree char *clean = studio_file_text_clean (stem, MAX_STEM_BYTES);
      g_string_append (name, clean);
    }
}

static void
append_token (GString *name, Token token, const StudioFileNameFields *fields)
{
  switch (token)
    {
    case TOKEN_DATE:
      append_moment (name, fields->created_us, "%Y-%m-%d");
      break;
    case TOKEN_TIME:
      append_moment (name, fields->created_us, "%H-%M-%S");
      break;
    case TOKEN_SEED:
      g_string_append_printf (name, "%u", studio_request_get_seed (fields->request));
      break;
    case TOKEN_PROMPT:
      append_slug (name, studio_request_get_prompt (fields->request));
      break;
    case TOKEN_RATIO:
      {
        StudioAspectRatio ratio = studio_request_get_aspect_ratio (fields->request);
        g_autofree char *text = g_strdelimit (
            g_strdup (studio_aspect_ratio_to_string (ratio)), ":", 'x');
        g_string_append (name, text);
      }
      break;
    case TOKEN_COUNTER:
      g_string_append_printf (name, "%03u", fields->counter);
      break;
    case TOKEN_ID:
      g_string_append_printf (name, "%" G_GINT64_FORMAT, fields->id);
      break;
    case TOKEN_MODEL:
      append_slug (name, studio_request_get_model (fields->request));
      break;
    case TOKEN_FORMAT:
      g_string_append (name, studio_output_format_to_string (fields->info->format));
      break;
    case TOKEN_WIDTH:
      g_string_append_printf (name, "%d", fields->info->width);
      break;
    case TOKEN_HEIGHT:
      g_string_append_printf (name, "%d", fields->info->height);
      break;
    case TOKEN_NAME:
      append_original_name (name, fields);
      break;
    case N_TOKENS:
    default:
      break;
    }
}

static GString *
expand_tokens (const char *name_template, const StudioFileNameFields *fields)
{
  GString *name = g_string_new (NULL);
  const char *at = name_template;
  for (const char *open = strchr (at, '{'); open != NULL; open = strchr (at, '{'))
    {
      const char *close = strchr (open, '}');
      if (close == NULL)
        break;
      g_string_append_len (name, at, open - at);
      append_token (name, find_token (open + 1, (gsize) (close - open - 1)), fields);
      at = close + 1;
    }
  return g_string_append (name, at);
}

/* Names that Windows keeps for devices, whatever the extension. */
static gboolean
is_device (const char *stem)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul", "com", "lpt" };
  gsize length = strcspn (stem, ".");
  for (gsize i = 0; i < G_N_ELEMENTS (devices); i++)
    if (g_ascii_strncasecmp (stem, devices[i], 3) == 0
        && (i < 4 ? length == 3 : length == 4 && g_ascii_isdigit (stem[3])))
      return TRUE;
  return FALSE;
}

/**
 * studio_file_name_check_template:
 * @name_template: a template such as %STUDIO_FILE_NAME_DEFAULT_TEMPLATE
 * @error: return location; %STUDIO_ERROR_USAGE
 *
 * The tokens are `{date}`, `{time}`, `{seed}`, `{prompt}`, `{ratio}`, `{counter}`, `{id}`,
 * `{model}`, `{format}`, `{width}`, `{height}` and `{name}`, which is what an imported file was
 * called, of other images the prompt.
 *
 * Returns: whether studio_file_name_expand() can use it
 */
gboolean
studio_file_name_check_template (const char *name_template, GError **error)
{
  if (!check_characters (name_template, error))
    return FALSE;
  for (const char *open = strchr (name_template, '{'); open != NULL; open = strchr (open, '{'))
    {
      gsize length = strcspn (open + 1, "}");
      if (open[1 + length] == '\0')
        return refuse (error, _ ("The name template has a { without a }."));
      if (find_token (open + 1, length) == N_TOKENS)
        {
          g_set_error (error,
                       STUDIO_ERROR,
                       STUDIO_ERROR_USAGE,
                       _ ("The name template has “{%.*s}” in it, which stands for nothing."),
                       (int) length,
                       open + 1);
          return FALSE;
        }
      open += length + 2;
    }
  return TRUE;
}

/**
 * studio_file_name_expand:
 * @name_template: a template; %STUDIO_FILE_NAME_DEFAULT_TEMPLATE is used in place of one that
 *   studio_file_name_check_template() refuses
 * @fields: what the tokens stand for
 *
 * Makes a name that every common file system takes, in the local time zone: at most 200 bytes and
 * the extension of what the image is; no slash, control or invisible character, no dot in front.
 *
 * Returns: (transfer full): a file name in UTF-8
 */
char *
studio_file_name_expand (const char *name_template, const StudioFileNameFields *fields)
{
  if (!studio_file_name_check_template (name_template, NULL))
    name_template = STUDIO_FILE_NAME_DEFAULT_TEMPLATE;
  GString *name = expand_tokens (name_template, fields);
  g_autofree char *stem = studio_file_text_clean (name->str, MAX_STEM_BYTES);
  g_string_free (name, TRUE);
  return g_strdup_printf ("%s%s.%s",
                          is_device (stem) ? "_" : "",
                          *stem == '\0' ? "image" : stem,
                          studio_output_format_get_extension (fields->info->format));
}

/**
 * studio_file_name_number:
 * @name: a file name without folder
 * @number: a number, for a name that is already taken
 *
 * Returns: (transfer full): @name with the number before the extension, such as `name-2.png`
 */
char *
studio_file_name_number (const char *name, guint number)
{
  const char *dot = strrchr (name, '.');
  gsize stem = dot == NULL || dot == name ? strlen (name) : (gsize) (dot - name);
  return g_strdup_printf ("%.*s-%u%s", (int) stem, name, number, name + stem);
}
