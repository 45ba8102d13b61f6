/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-word-diff.h"

/* After E. Myers, “An O(ND) Difference Algorithm and Its Variations”, Algorithmica 1 (1986): the
 * furthest reach on each diagonal is kept for each number of edits, and walked back at the end. */

typedef struct
{
  gsize start;
  gsize length;
  guint word; /* alike in all tokens of the same letters */
} Token;

typedef struct
{
  const Token *before;
  const Token *after;
  int n_before;
  int n_after;
  gboolean *kept_before;
  gboolean *kept_after;
} Middle;

static gboolean
is_word_letter (gunichar c)
{
  return (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019 || c == '_')
         && !g_unichar_iswide (c);
}

/* As in the weight of words. */
static gboolean
is_decimal_point (const char *at, const char *start)
{
  return *at == '.' && at > start && g_ascii_isdigit (at[-1]) && g_ascii_isdigit (at[1]);
}

/* A word is letters and digits; anything else that is to be seen stands for itself. So does each
 * letter of a script that puts no space between its words. */
static const char *
find_token_end (const char *text)
{
  const char *end = text;

  while (*end != '\0' && (is_word_letter (g_utf8_get_char (end)) || is_decimal_point (end, text)))
    end = g_utf8_next_char (end);
  return end == text ? g_utf8_next_char (text) : end;
}

static guint
intern (GHashTable *words, const char *text, gsize length)
{
  g_autofree char *word = g_strndup (text, length);
  gpointer known = g_hash_table_lookup (words, word);

  if (known != NULL)
    return GPOINTER_TO_UINT (known);
  guint number = g_hash_table_size (words) + 1;
  g_hash_table_insert (words, g_steal_pointer (&word), GUINT_TO_POINTER (number));
  return number;
}

static GArray *
split (const char *text, GHashTable *words)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));

  for (const char *at = text; *at != '\0';)
    {
      if (g_unichar_isspace (g_utf8_get_char (at)))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      const char *end = find_token_end (at);
      Token token = { (gsize) (at - text),
                      (gsize) (end - at),
                      intern (words, at, (gsize) (end - at)) };
      g_array_append_val (tokens, token);
      at = end;
    }
  return tokens;
}

/* How far a diagonal is reached after one edit more, from what its neighbours reached. */
static int
step_to (const int *reach, int diagonal, int n_edits)
{
  gboolean down = diagonal == -n_edits
                  || (diagonal != n_edits && reach[diagonal - 1] < reach[diagonal + 1]);
  return down ? reach[diagonal + 1] : reach[diagonal - 1] + 1;
}

static int
slide (const Middle *middle, int x, int diagonal)
{
  while (x < middle->n_before && x - diagonal < middle->n_after
         && middle->before[x].word == middle->after[x - diagonal].word)
    x++;
  return x;
}

/* Marks what both have, from the end to the beginning. */
static void
walk_back (const Middle *middle, GPtrArray *reaches, int n_edits)
{
  int x = middle->n_before;
  int y = middle->n_after;

  for (int d = n_edits; d >= 0; d--)
    {
      const int *reach = (const int *) g_ptr_array_index (reaches, d) + d + 1;
      int diagonal = x - y;
      int start = d == 0 ? 0 : step_to (reach, diagonal, d);
      for (; x > start && x > 0 && y > 0; x--, y--)
        {
          middle->kept_before[x - 1] = TRUE;
          middle->kept_after[y - 1] = TRUE;
        }
      if (d == 0)
        return;
      gboolean down = diagonal == -d
                      || (diagonal != d && reach[diagonal - 1] < reach[diagonal + 1]);
      x = down ? start : start - 1;
      y = down ? start - diagonal - 1 : start - diagonal;
    }
}

/* Finds the fewest edits. The reach before each number of them is kept with one diagonal more on
 * either side, so that each has two neighbours. */
static void
mark_kept (const Middle *middle)
{
  g_autoptr (GPtrArray) reaches = g_ptr_array_new_with_free_func (g_free);
  int limit = MIN (middle->n_before + middle->n_after, STUDIO_WORD_DIFF_MAX_EDITS);
  g_autofree int *space = g_new0 (int, 2 * (gsize) limit + 3);
  int *reach = space + limit + 1;

  for (int d = 0; d <= limit; d++)
    {
      g_ptr_array_add (reaches, g_memdup2 (reach - d - 1, (2 * (gsize) d + 3) * sizeof (int)));
      for (int diagonal = -d; diagonal <= d; diagonal += 2)
        {
          int x = d == 0 ? 0 : step_to (reach, diagonal, d);
          reach[diagonal] = x = slide (middle, x, diagonal);
          if (x >= middle->n_before && x - diagonal >= middle->n_after)
            {
              walk_back (middle, reaches, d);
              return;
            }
        }
    }
}

static void
append_part (GArray *parts, StudioWordChange change, const Token *tokens, int from, int to)
{
  if (from >= to)
    return;
  gsize start = tokens[from].start;
  StudioWordPart part = { change, start, tokens[to - 1].start + tokens[to - 1].length - start };
  g_array_append_val (parts, part);
}

static GArray *
build_parts (const Middle *all)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (StudioWordPart));
  int i = 0;
  int j = 0;

  while (i < all->n_before || j < all->n_after)
    {
      int removed = i;
      int added = j;
      while (i < all->n_before && !all->kept_before[i])
        i++;
      while (j < all->n_after && !all->kept_after[j])
        j++;
      append_part (parts, STUDIO_WORD_REMOVED, all->before, removed, i);
      append_part (parts, STUDIO_WORD_ADDED, all->after, added, j);
      int same = j;
      while (i < all->n_before && j < all->n_after && all->kept_before[i] && all->kept_after[j])
        {
          i++;
          j++;
        }
      append_part (parts, STUDIO_WORD_SAME, all->after, same, j);
    }
  return parts;
}

/* What both begin and end with takes no search. */
static void
mark_all (const Middle *all)
{
  int head = 0;
  int tail = 0;
  int shorter = MIN (all->n_before, all->n_after);

  /* Without words there may be no array to count on in, and there is nothing in common. */
  if (shorter == 0)
    return;
  while (head < shorter && all->before[head].word == all->after[head].word)
    head++;
  while (tail < shorter - head
         && all->before[all->n_before - tail - 1].word == all->after[all->n_after - tail - 1].word)
    tail++;
  for (int i = 0; i < head; i++)
    all->kept_before[i] = all->kept_after[i] = TRUE;
  for (int i = 1; i <= tail; i++)
    all->kept_before[all->n_before - i] = all->kept_after[all->n_after - i] = TRUE;

  Middle middle = { all->before + head,          all->after + head,
                    all->n_before - head - tail, all->n_after - head - tail,
                    all->kept_before + head,     all->kept_after + head };
  mark_kept (&middle);
}

/**
 * studio_word_diff:
 * @before: a text, UTF-8
 * @after: what became of it
 *
 * Tells word by word what was taken out and what came in; spaces do not count. Punctuation is a
 * word of its own, and so is each ideograph. Takes a few milliseconds at most for two prompts of
 * the greatest length. Any thread.
 *
 * Returns: (transfer full) (element-type StudioWordPart): the parts in their order, what was
 * removed before what was added in its place
 */
GArray *
studio_word_diff (const char *before, const char *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) old = split (before, words);
  g_autoptr (GArray) new = split (after, words);
  g_autofree gboolean *kept_before = g_new0 (gboolean, old->len + 1);
  g_autofree gboolean *kept_after = g_new0 (gboolean, new->len + 1);
  Middle all = { (const Token *) (gpointer) old->data,
                 (const Token *) (gpointer) new->data,
                 (int) old->len,
                 (int) new->len,
                 kept_before,
                 kept_after };

  mark_all (&all);
  return build_parts (&all);
}

static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || c == ',' || c == ';' || c == 0x060c || c == 0x061b || c == 0x3001
         || c == 0xff0c || c == 0xff1b;
}

/* What separates a thought from the next is no part of it, unless nothing else has changed. */
static void
append_trimmed (GString *line, const char *text, gsize length)
{
  const char *start = text;
  const char *end = text + length;

  while (start < end && is_separator (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && is_separator (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  if (start == end)
    g_string_append_len (line, text, (gssize) length);
  else
    g_string_append_len (line, start, end - start);
}

/**
 * studio_word_diff_dup_summary:
 * @before: a text, UTF-8
 * @after: what became of it
 * @max_characters: after so many it ends with an ellipsis
 *
 * Says in one line what differs, as “− crowd + misty”.
 *
 * Returns: (transfer full): the line, empty where nothing differs
 */
char *
studio_word_diff_dup_summary (const char *before, const char *after, gsize max_characters)
{
  g_autoptr (GArray) parts = studio_word_diff (before, after);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const StudioWordPart *part = &g_array_index (parts, StudioWordPart, i);
      if (part->change == STUDIO_WORD_SAME)
        continue;
      gboolean added = part->change == STUDIO_WORD_ADDED;
      g_string_append (line, line->len == 0 ? "" : " ");
      g_string_append (line, added ? "+ " : "− ");
      append_trimmed (line, (added ? after : before) + part->start, part->length);
    }
  if ((gsize) g_utf8_strlen (line->str, -1) > max_characters)
    {
      const char *end = g_utf8_offset_to_pointer (line->str, (glong) max_characters);
      g_string_truncate (line, (gsize) (end - line->str));
      g_string_append (line, "…");
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}
