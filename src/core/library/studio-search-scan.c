/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-search-scan.h"

#include <string.h>

/* What keyboards and word processors make of a quotation mark. */
static gboolean
is_quote (gunichar character)
{
  return character == '"' || character == 0x201c || character == 0x201d || character == 0x201e
         || character == 0x300c || character == 0x300d;
}

/* The colon of a Chinese or Japanese keyboard counts as well. */
static gboolean
is_colon (gunichar character)
{
  return character == ':' || character == 0xff1a;
}

static const char *
skip_space (const char *at)
{
  while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static const char *
find_end_of_word (const char *at)
{
  while (*at != '\0' && !g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static const char *
find_quote (const char *at)
{
  while (*at != '\0' && !is_quote (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* Where the value begins behind a known operator, else NULL. */
static const char *
find_value (const char *at, StudioSearchOperatorId *id)
{
  const char *end = at;
  while (g_ascii_isalpha (*end))
    end++;
  if (!is_colon (g_utf8_get_char (end)))
    return NULL;
  *id = studio_search_operators_find (at, (gsize) (end - at));
  return *id == STUDIO_SEARCH_WORD ? NULL : g_utf8_next_char (end);
}

/* A star behind the second quotation mark belongs to the words. */
static const char *
read_value (const char *at, StudioSearchTerm *term)
{
  if (!is_quote (g_utf8_get_char (at)))
    {
      const char *end = find_end_of_word (at);
      term->value = g_strndup (at, (gsize) (end - at));
      term->finished = *end != '\0';
      return end;
    }
  at = g_utf8_next_char (at);
  const char *end = find_quote (at);
  term->quoted = TRUE;
  term->finished = *end != '\0';
  const char *after = *end == '\0' ? end : g_utf8_next_char (end);
  g_autofree char *words = g_strndup (at, (gsize) (end - at));
  term->value = g_strconcat (words, *after == '*' ? "*" : "", NULL);
  return *after == '*' ? after + 1 : after;
}

static const char *
read_term (const char *at, StudioSearchTerm *term)
{
  if (*at == '-' || g_utf8_get_char (at) == 0x2212)
    {
      const char *next = g_utf8_next_char (at);
      term->negated = *next != '\0' && !g_unichar_isspace (g_utf8_get_char (next));
      at = next;
    }
  const char *value = find_value (at, &term->operator_id);
  return read_value (value == NULL ? at : value, term);
}

/* Cut where a character ends, so that half of one is not searched for. */
static char *
dup_bounded (const char *text, gboolean *cut)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  *cut = strlen (valid) > STUDIO_SEARCH_MAX_BYTES;
  if (*cut)
    {
      const char *end = g_utf8_find_prev_char (valid, valid + STUDIO_SEARCH_MAX_BYTES + 1);
      valid[end - valid] = '\0';
    }
  return g_steal_pointer (&valid);
}

/**
 * studio_search_term_clear:
 * @term: a term
 *
 * Frees what it holds.
 */
void
studio_search_term_clear (StudioSearchTerm *term)
{
  g_clear_pointer (&term->value, g_free);
}

/**
 * studio_search_scan:
 * @text: what was typed
 * @cut: (out): whether it was too long to be read to its end
 *
 * Takes a search apart at white space and quotation marks. Nothing that can be typed is an error:
 * what is no known operator is a word, and a quotation that does not end ends with the text. Words
 * that hold nothing are left out. Bytes count in @text as far as it is valid UTF-8.
 *
 * Returns: (transfer full) (element-type StudioSearchTerm): the terms
 */
GArray *
studio_search_scan (const char *text, gboolean *cut)
{
  GArray *terms = g_array_new (FALSE, TRUE, sizeof (StudioSearchTerm));
  g_autofree char *valid = dup_bounded (text, cut);

  g_array_set_clear_func (terms, (GDestroyNotify) studio_search_term_clear);
  for (const char *at = skip_space (valid); *at != '\0'; at = skip_space (at))
    {
      StudioSearchTerm term = { .start = (gsize) (at - valid) };
      if (terms->len == STUDIO_SEARCH_MAX_TERMS)
        {
          *cut = TRUE;
          break;
        }
      at = read_term (at, &term);
      term.end = (gsize) (at - valid);
      if (*term.value != '\0' || term.operator_id != STUDIO_SEARCH_WORD)
        g_array_append_val (terms, term);
      else
        studio_search_term_clear (&term);
    }
  return terms;
}
