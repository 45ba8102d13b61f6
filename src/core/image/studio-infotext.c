/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-infotext.h"

#include "studio-json-text.h"

#include <string.h>

/* Fewer pairs than this and readers take the line for a part of the prompt. */
#define MIN_PAIRS 3
#define MAX_PAIRS 128
#define MAX_LINE (256 * 1024)
#define MAX_LINES 4096
#define MAX_DEPTH 64
#define NEGATIVE "Negative prompt:"

static void
free_pair (gpointer data)
{
  StudioInfotextPair *pair = data;
  g_free (pair->name);
  g_free (pair->value);
  g_free (pair);
}

static gboolean
is_word (gunichar c)
{
  return c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
ends_value (const char *at)
{
  return *at == '\0' || *at == ',';
}

/* Past a string in quotation marks, or NULL where it does not end. */
static const char *
pass_string (const char *at)
{
  for (at++; *at != '"'; at++)
    {
      if (*at == '\\' && at[1] != '\0')
        at++;
      else if (*at == '\0')
        return NULL;
    }
  return at + 1;
}

/* Past JSON that some programs write without quotation marks around it, commas and all. */
static const char *
pass_brackets (const char *at)
{
  guint depth = 0;
  while (at != NULL && *at != '\0')
    {
      if (*at == '"')
        {
          at = pass_string (at);
          continue;
        }
      if (*at == '{' || *at == '[')
        depth++;
      else if (*at == '}' || *at == ']')
        depth--;
      at++;
      if (depth == 0 || depth > MAX_DEPTH)
        return depth == 0 ? at : NULL;
    }
  return NULL;
}

static char *
unquote (const char *quoted, gsize size)
{
  g_autofree char *text = g_strdup_printf ("[%.*s]", (int) MIN (size, G_MAXINT), quoted);
  g_autoptr (JsonNode) node = studio_json_text_parse (text);
  if (node == NULL || json_array_get_length (json_node_get_array (node)) != 1)
    return g_strndup (quoted, size);
  return studio_json_text_dup_value (json_array_get_element (json_node_get_array (node), 0));
}

static char *
take_value (const char **at)
{
  const char *start = *at;
  const char *end = NULL;
  if (*start == '"')
    end = pass_string (start);
  else if (*start == '[' || *start == '{')
    end = pass_brackets (start);
  gboolean quoted = *start == '"' && end != NULL && ends_value (end);
  if (end == NULL || !ends_value (end))
    end = start + strcspn (start, ",");
  *at = *end == ',' ? end + 1 : end;
  return quoted ? unquote (start, (gsize) (end - start))
                : g_strstrip (g_strndup (start, (gsize) (end - start)));
}

/* AUTOMATIC1111 finds pairs with \s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$): a name of
 * two letters at least, a colon, and a value that ends at a comma outside of quotation marks. */
static const char *
find_name (const char *at, const char **end)
{
  while (*at != '\0')
    {
      if (!is_word (g_utf8_get_char (at)))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      const char *start = at;
      guint n = 0;
      for (; is_word (g_utf8_get_char (at)) || (*at != '\0' && strchr (" -/", *at) != NULL);
           at = g_utf8_next_char (at))
        n++;
      if (*at == ':' && n >= 2)
        {
          *end = at;
          return start;
        }
    }
  return NULL;
}

static GPtrArray *
parse_pairs (const char *line)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (free_pair);
  const char *end = NULL;
  if (strlen (line) > MAX_LINE)
    return pairs;
  for (const char *name = find_name (line, &end); name != NULL && pairs->len < MAX_PAIRS;
       name = find_name (line, &end))
    {
      StudioInfotextPair *pair = g_new (StudioInfotextPair, 1);
      pair->name = g_strstrip (g_strndup (name, (gsize) (end - name)));
      line = end + 1;
      line += strspn (line, " \t");
      pair->value = take_value (&line);
      g_ptr_array_add (pairs, pair);
    }
  return pairs;
}

static gboolean
is_template (const char *line)
{
  return g_str_has_prefix (line, "Template:") || g_str_has_prefix (line, "Negative Template:");
}

/* The pairs stand in the last line, or in front of the templates that an extension for dynamic
 * prompts writes behind them. */
static GPtrArray *
find_pairs (char **lines, guint n_lines, guint *n_before)
{
  guint n_template = MIN (n_lines, 1);
  while (n_template < n_lines && !is_template (lines[n_template]))
    n_template++;
  gboolean ends_in_template = n_lines > 0 && is_template (lines[n_lines - 1]);
  guint first = ends_in_template ? n_template : n_lines;
  guint second = ends_in_template ? n_lines : n_template;
  for (guint n = first; n > 0; n = n == first && first != second ? second : 0)
    {
      GPtrArray *pairs = parse_pairs (lines[n - 1]);
      *n_before = n - 1;
      if (pairs->len >= MIN_PAIRS)
        return pairs;
      g_ptr_array_unref (pairs);
    }
  *n_before = n_lines;
  return g_ptr_array_new_with_free_func (free_pair);
}

static void
append_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
add_templates (StudioInfotext *self, char **lines)
{
  GString *value = NULL;
  for (; *lines != NULL || value != NULL; lines += *lines != NULL)
    {
      gboolean starts = *lines == NULL || is_template (*lines);
      if (starts && value != NULL)
        {
          StudioInfotextPair *pair = g_new (StudioInfotextPair, 1);
          char *colon = strchr (value->str, ':');
          pair->name = g_strndup (value->str, (gsize) (colon - value->str));
          pair->value = g_strstrip (g_strdup (colon + 1));
          g_ptr_array_add (self->pairs, pair);
          g_string_free (value, TRUE);
          value = NULL;
        }
      if (*lines != NULL && value == NULL)
        value = g_string_new (NULL);
      if (*lines != NULL)
        append_line (value, *lines);
    }
}

/* Of a text with too many lines to be an infotext, all is prompt. */
static char **
split_lines (const char *text)
{
  guint n_lines = 0;
  for (const char *at = text; at != NULL && n_lines <= MAX_LINES; n_lines++)
    {
      at = strchr (at, '\n');
      at = at == NULL ? NULL : at + 1;
    }
  char **lines = g_strsplit (text, "\n", n_lines > MAX_LINES ? 1 : -1);
  for (char **line = lines; *line != NULL; line++)
    g_strstrip (*line);
  return lines;
}

/**
 * studio_infotext_parse:
 * @text: any text, valid UTF-8
 *
 * Reads like `parse_generation_parameters` of AUTOMATIC1111, so a text without pairs is all prompt.
 *
 * Returns: (transfer full): its parts
 */
StudioInfotext *
studio_infotext_parse (const char *text)
{
  StudioInfotext *self = g_new0 (StudioInfotext, 1);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_auto (GStrv) lines = split_lines (stripped);
  guint n_lines = g_strv_length (lines);
  guint n_before = 0;
  GString *prompt = g_string_new (NULL);
  GString *negative = NULL;

  self->pairs = find_pairs (lines, n_lines, &n_before);
  for (guint i = 0; i < n_before; i++)
    {
      const char *line = lines[i];
      if (g_str_has_prefix (line, NEGATIVE))
        {
          line += strlen (NEGATIVE);
          line += strspn (line, " \t");
          if (negative == NULL)
            negative = g_string_new (NULL);
        }
      append_line (negative == NULL ? prompt : negative, line);
    }
  if (n_before + 1 < n_lines)
    add_templates (self, lines + n_before + 1);
  self->prompt = g_string_free (prompt, FALSE);
  self->negative_prompt = negative == NULL ? NULL : g_string_free (negative, FALSE);
  return self;
}

/**
 * studio_infotext_free:
 * @self: (transfer full): an infotext
 */
void
studio_infotext_free (StudioInfotext *self)
{
  g_free (self->prompt);
  g_free (self->negative_prompt);
  g_ptr_array_unref (self->pairs);
  g_free (self);
}

/**
 * studio_infotext_get:
 * @self: an infotext
 * @name: the name of a pair
 *
 * Returns: (transfer none) (nullable): the value of the last pair of that name
 */
const char *
studio_infotext_get (const StudioInfotext *self, const char *name)
{
  for (guint i = self->pairs->len; i > 0; i--)
    {
      const StudioInfotextPair *pair = g_ptr_array_index (self->pairs, i - 1);
      if (strcmp (pair->name, name) == 0)
        return pair->value;
    }
  return NULL;
}

/**
 * studio_infotext_is_certain:
 * @self: an infotext
 *
 * Returns: whether it can hardly be anything else, such as a prompt with colons in it
 */
gboolean
studio_infotext_is_certain (const StudioInfotext *self)
{
  static const char *const names[] = { "Seed", "Steps", "Size", "Sampler", "CFG scale", "Model" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (studio_infotext_get (self, names[i]) != NULL)
      return TRUE;
  return self->negative_prompt != NULL;
}
