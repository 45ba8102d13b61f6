/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-json-text.h"

#include <string.h>

#define MAX_SIZE (4u * 1024 * 1024)
#define MAX_DEPTH 64
#define MAX_VALUES 100000
/* What a gint64 holds for certain; ComfyUI's seeds reach 2^64 - 1. */
#define MAX_DIGITS 18
#define REPLACEMENT 0xfffd

typedef struct
{
  const char *at;
  GString *copy;
  guint depth;
  guint n_values;
} Pass;

static gboolean
read_hex (const char *at, gunichar *unit)
{
  *unit = 0;
  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return FALSE;
      *unit = *unit << 4 | (gunichar) g_ascii_xdigit_value (at[i]);
    }
  return TRUE;
}

/* What an escape names, as UTF-8. Lone halves of surrogate pairs and NUL become U+FFFD. */
static gboolean
copy_unicode_escape (Pass *pass)
{
  gunichar c;
  gunichar low;
  if (!read_hex (pass->at, &c))
    return FALSE;
  pass->at += 4;
  if (c >= 0xd800 && c < 0xdc00 && pass->at[0] == '\\' && pass->at[1] == 'u'
      && read_hex (pass->at + 2, &low) && low >= 0xdc00 && low < 0xe000)
    {
      c = 0x10000 + ((c & 0x3ff) << 10 | (low & 0x3ff));
      pass->at += 6;
    }
  else if (c == 0 || (c >= 0xd800 && c < 0xe000))
    c = REPLACEMENT;
  if (c < 0x20)
    g_string_append_printf (pass->copy, "\\u%04x", c);
  else
    {
      if (c == '"' || c == '\\')
        g_string_append_c (pass->copy, '\\');
      g_string_append_unichar (pass->copy, c);
    }
  return TRUE;
}

static gboolean
copy_escape (Pass *pass)
{
  char c = *pass->at++;
  if (c == 'u')
    return copy_unicode_escape (pass);
  if (c == '\0' || strchr ("\"\\/bfnrt", c) == NULL)
    return FALSE;
  g_string_append_c (pass->copy, '\\');
  g_string_append_c (pass->copy, c);
  return TRUE;
}

static gboolean
copy_string (Pass *pass)
{
  g_string_append_c (pass->copy, *pass->at++);
  while (*pass->at != '"')
    {
      gsize n = strcspn (pass->at, "\"\\\n\r\t");
      g_string_append_len (pass->copy, pass->at, (gssize) n);
      pass->at += n;
      if (*pass->at == '\0')
        return FALSE;
      if (*pass->at == '\\')
        {
          pass->at++;
          if (!copy_escape (pass))
            return FALSE;
        }
      else if (*pass->at != '"')
        /* A line break as it stands is wrong, and what it means is clear. */
        g_string_append_printf (pass->copy, "\\u%04x", *pass->at++);
    }
  g_string_append_c (pass->copy, *pass->at++);
  return TRUE;
}

/* Python writes NaN and Infinity; numbers too long for json-glib stay exact as strings. */
static gboolean
copy_word (Pass *pass)
{
  gsize n = strspn (pass->at, "+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  g_autofree char *word = g_strndup (pass->at, n);
  const char *digits = *word == '-' ? word + 1 : word;
  pass->at += n;
  if (strcmp (word, "NaN") == 0 || strcmp (digits, "Infinity") == 0)
    g_string_append (pass->copy, "null");
  else if (n > MAX_DIGITS && strspn (digits, "0123456789") == strlen (digits))
    g_string_append_printf (pass->copy, "\"%s\"", word);
  else if (strcmp (word, "true") == 0 || strcmp (word, "false") == 0 || strcmp (word, "null") == 0
           || (g_ascii_isdigit (*digits) && strspn (digits, "+-.0123456789eE") == strlen (digits)))
    g_string_append (pass->copy, word);
  else
    return FALSE;
  return TRUE;
}

static gboolean
copy_token (Pass *pass)
{
  char c = *pass->at;
  if (c == '"')
    return copy_string (pass);
  if (strchr ("{}[],: \t\r\n", c) == NULL)
    return copy_word (pass);
  if (c == '{' || c == '[')
    pass->depth++;
  if ((c == '}' || c == ']') && pass->depth-- == 0)
    return FALSE;
  if (strchr ("{[,", c) != NULL)
    pass->n_values++;
  g_string_append_c (pass->copy, c);
  pass->at++;
  return pass->depth <= MAX_DEPTH && pass->n_values <= MAX_VALUES;
}

/**
 * studio_json_text_parse:
 * @text: what should be JSON, valid UTF-8
 *
 * Forgives what programs are known to write: NaN, Infinity, numbers of any length (which become
 * strings), line breaks in strings.
 *
 * Returns: (transfer full) (nullable): the value, %NULL if it is no JSON or beyond the limits
 */
JsonNode *
studio_json_text_parse (const char *text)
{
  Pass pass = { .at = text, .copy = NULL };
  gboolean good = strlen (text) <= MAX_SIZE;
  g_autoptr (JsonParser) parser = json_parser_new ();

  pass.copy = g_string_new (NULL);
  while (good && *pass.at != '\0')
    good = copy_token (&pass);
  good = good && pass.depth == 0 && pass.n_values > 0
         && json_parser_load_from_data (parser, pass.copy->str, (gssize) pass.copy->len, NULL);
  g_string_free (pass.copy, TRUE);
  return good ? json_parser_steal_root (parser) : NULL;
}

/**
 * studio_json_text_get_object:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): its value, if it is an object
 */
JsonObject *
studio_json_text_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * studio_json_text_get_array:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): its value, if it is an array
 */
JsonArray *
studio_json_text_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * studio_json_text_get_string:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): its value, if it is a string
 */
const char *
studio_json_text_get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/**
 * studio_json_text_dup_value:
 * @node: a value
 *
 * Returns: (transfer full) (nullable): it as text: strings as they are, %NULL for null, the rest
 *   as JSON
 */
char *
studio_json_text_dup_value (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  return json_to_string (node, FALSE);
}

/**
 * studio_json_text_dup_member:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer full) (nullable): its value as studio_json_text_dup_value() gives it
 */
char *
studio_json_text_dup_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node == NULL ? NULL : studio_json_text_dup_value (node);
}
