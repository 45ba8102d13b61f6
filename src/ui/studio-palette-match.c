/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-palette-match.h"

#include <string.h>

/* What a word of the query is worth by where it is found. */
#define FIRST_WORD 12
#define ANY_WORD 8
#define MORE_WORD 4
#define WITHIN 3
#define SCATTERED 1

static gboolean
starts_word (const char *text, const char *at)
{
  return at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* Where @word begins a word of @text. */
static const char *
find_word (const char *text, const char *word)
{
  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if (starts_word (text, at))
      return at;
  return NULL;
}

static gboolean
follow_each_other (const char *text, const char *letters)
{
  for (; *letters != '\0' && *text != '\0'; text = g_utf8_next_char (text))
    if (g_utf8_get_char (text) == g_utf8_get_char (letters))
      letters = g_utf8_next_char (letters);
  return *letters == '\0';
}

/* The letters in their order, the first at the beginning of a word: “utp” for “use the prompt”. */
static gboolean
is_scattered (const char *text, const char *word)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (starts_word (text, at) && follow_each_other (at, word)
        && g_utf8_get_char (at) == g_utf8_get_char (word))
      return TRUE;
  return FALSE;
}

static guint
score_word (const char *word, const char *title, const char *more)
{
  const char *at = find_word (title, word);

  if (at != NULL)
    return at == title ? FIRST_WORD : ANY_WORD;
  if (find_word (more, word) != NULL)
    return MORE_WORD;
  if (strlen (word) < 2)
    return 0;
  if (strstr (title, word) != NULL)
    return WITHIN;
  return is_scattered (title, word) ? SCATTERED : 0;
}

/**
 * studio_palette_match_fold:
 * @text: any text
 *
 * Returns: (transfer full): the text without case, accents and differences of form, for
 *   studio_palette_match_score()
 */
char *
studio_palette_match_fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *p = apart; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  return g_utf8_casefold (bare->str, (gssize) bare->len);
}

/**
 * studio_palette_match_score:
 * @query: words, folded
 * @title: what something is called, folded
 * @more: what it is also found by, folded
 *
 * Each word of the query has to be found: at the beginning of a word, within one, or at least its
 * letters in their order.
 *
 * Returns: how well it fits, 0 for not at all
 */
guint
studio_palette_match_score (const char *query, const char *title, const char *more)
{
  g_auto (GStrv) words = g_strsplit (query, " ", -1);
  guint sum = 1;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint score = *words[i] == '\0' ? SCATTERED : score_word (words[i], title, more);
      if (score == 0)
        return 0;
      sum += score;
    }
  return sum;
}
