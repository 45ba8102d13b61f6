/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-search.h"

#include <string.h>

/* More words than anyone types; what comes after them is left out. */
#define MAX_WORDS 24

/* Scripts that put no space between words: the index takes a whole run of them for one word, of
 * which only the beginning would be found. */
static gboolean
is_unspaced (gunichar character)
{
  GUnicodeScript script = g_unichar_get_script (character);
  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA
         || script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_BOPOMOFO
         || script == G_UNICODE_SCRIPT_HANGUL || script == G_UNICODE_SCRIPT_THAI
         || script == G_UNICODE_SCRIPT_LAO || script == G_UNICODE_SCRIPT_KHMER
         || script == G_UNICODE_SCRIPT_MYANMAR;
}

/* Whether the index has words for all of it. */
static gboolean
is_indexed (const char *word)
{
  gboolean has_token = FALSE;
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      if (is_unspaced (character))
        return FALSE;
      has_token = has_token || g_unichar_isalnum (character);
    }
  return has_token;
}

/* A quoted string has no operators in it, so nothing that is typed can be a syntax error. */
static void
append_match (GString *match, const char *word)
{
  g_autoptr (GString) quoted = g_string_new (word);
  g_string_replace (quoted, "\"", "\"\"", 0);
  g_string_append_printf (match, "%s\"%s\"*", match->len > 0 ? " " : "", quoted->str);
}

static char *
make_pattern (const char *word)
{
  GString *pattern = g_string_new ("%");
  for (const char *at = word; *at != '\0'; at++)
    {
      if (strchr ("%_\\", *at) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *at);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *at = valid;

  while (*at != '\0' && words->len < MAX_WORDS)
    {
      const char *start = at;
      while (*at != '\0' && !g_unichar_isspace (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (at > start)
        g_ptr_array_add (words, g_strndup (start, (gsize) (at - start)));
      else
        at = g_utf8_next_char (at);
    }
  return words;
}

/**
 * studio_search_new:
 * @text: (nullable): what was typed
 *
 * Splits @text at white space. Every word is required: as the beginning of a word of the text in
 * any case and with any accents, or, in scripts without spaces and for signs, anywhere in it.
 *
 * Returns: (transfer full) (nullable): the search, %NULL where @text asks for nothing
 */
StudioSearch *
studio_search_new (const char *text)
{
  g_autoptr (GPtrArray) words = split_words (text == NULL ? "" : text);
  if (words->len == 0)
    return NULL;

  StudioSearch *self = g_new0 (StudioSearch, 1);
  GString *match = g_string_new (NULL);
  self->patterns = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      if (is_indexed (word))
        append_match (match, word);
      else
        g_ptr_array_add (self->patterns, make_pattern (word));
    }
  self->match = g_string_free (match, match->len == 0);
  return self;
}

/**
 * studio_search_free:
 * @self: (transfer full) (nullable): a search
 */
void
studio_search_free (StudioSearch *self)
{
  if (self == NULL)
    return;
  g_free (self->match);
  g_ptr_array_unref (self->patterns);
  g_free (self);
}
