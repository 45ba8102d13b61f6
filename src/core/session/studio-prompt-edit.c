/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-prompt-edit.h"

#include <string.h>

/* Weights, `(word:0.7)`: the model takes 0…1 (the tooltip of ComfyUI's node for it), and 1 is what
 * a word without a weight has. */
#define FULL_WEIGHT 10
#define LEAST_WEIGHT 1

/* How far around the cursor parentheses are looked for, in bytes: the time for it goes by the
 * square. */
#define REACH 1000

/* A piece in parentheses with a weight, in bytes: all of it and what stands before the colon. */
typedef struct
{
  gsize start;
  gsize end;
  gsize content_start;
  gsize content_end;
  int tenths;
} Group;

/**
 * studio_prompt_edit_clear:
 * @self: an edit
 *
 * Frees what it holds.
 */
void
studio_prompt_edit_clear (StudioPromptEdit *self)
{
  g_clear_pointer (&self->text, g_free);
}

/**
 * studio_prompt_edit_apply:
 * @self: an edit
 * @text: the text that it was made for
 *
 * Returns: (transfer full): the text afterwards
 */
char *
studio_prompt_edit_apply (const StudioPromptEdit *self, const char *text)
{
  g_autofree char *head = g_strndup (text, self->start);

  return g_strconcat (head, self->text, text + self->start + self->n_removed, NULL);
}

/* Reads `:0.7)` at @at. */
static gboolean
read_weight (const char *text, gsize at, gsize *end, int *tenths)
{
  double value = 0;
  double unit = 1;
  const char *p = text + at;

  if (*p != ':' || !(g_ascii_isdigit (p[1]) || p[1] == '.'))
    return FALSE;
  for (p++; g_ascii_isdigit (*p) && value < 100; p++)
    value = value * 10 + g_ascii_digit_value (*p);
  if (*p == '.')
    for (p++; g_ascii_isdigit (*p) && unit > 1e-6; p++)
      {
        unit /= 10;
        value += unit * g_ascii_digit_value (*p);
      }
  if (*p != ')' || value >= 100)
    return FALSE;
  *end = (gsize) (p + 1 - text);
  *tenths = (int) (value * 10 + 0.5);
  return TRUE;
}

/* The smallest group with a weight around the selection, found by the last `(` before it. */
static gboolean
find_group (const char *text, gsize start, gsize end, Group *group)
{
  gsize length = strnlen (text, end + REACH);
  gsize first = start > REACH ? start - REACH : 0;

  for (gsize open = MIN (start + 1, length); open-- > first;)
    {
      guint depth = 0;
      if (text[open] != '(')
        continue;
      for (gsize i = open + 1; i < length; i++)
        if (text[i] == '(')
          depth++;
        else if (text[i] == ')' && depth-- == 0)
          break;
        else if (depth == 0 && read_weight (text, i, &group->end, &group->tenths))
          {
            *group = (Group){ open, group->end, open + 1, i, group->tenths };
            if (end <= group->end && group->content_end > group->content_start)
              return TRUE;
            break;
          }
    }
  return FALSE;
}

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '-' || c == '\'' || c == 0x2019;
}

/* Without a selection it is about the word at the cursor; with one, about its letters. */
static void
find_words (const char *text, gsize *start, gsize *end)
{
  if (*start != *end)
    {
      while (*start < *end && g_ascii_isspace (text[*start]))
        (*start)++;
      while (*end > *start && g_ascii_isspace (text[*end - 1]))
        (*end)--;
      return;
    }
  while (*start > 0 && is_word (g_utf8_get_char (g_utf8_prev_char (text + *start))))
    *start = (gsize) (g_utf8_prev_char (text + *start) - text);
  while (text[*end] != '\0' && is_word (g_utf8_get_char (text + *end)))
    *end = (gsize) (g_utf8_next_char (text + *end) - text);
}

static void
set_weight (StudioPromptEdit *self, const char *text, const Group *group, int tenths)
{
  g_autofree char *content = g_strndup (text + group->content_start,
                                        group->content_end - group->content_start);

  self->start = group->start;
  self->n_removed = group->end - group->start;
  self->select_length = strlen (content);
  self->select_start = group->start + (tenths == FULL_WEIGHT ? 0 : 1);
  self->text = tenths == FULL_WEIGHT
                   ? g_steal_pointer (&content)
                   : g_strdup_printf ("(%s:%d.%d)", content, tenths / 10, tenths % 10);
}

/**
 * studio_prompt_edit_weight:
 * @self: (out): the edit, to be cleared
 * @text: a prompt
 * @start: where the selection begins, in bytes
 * @end: where it ends
 * @tenths: how much heavier its words become, in tenths; below 0 for lighter
 *
 * Changes the weight that the selected words have, or the word at the cursor: `fox` becomes
 * `(fox:0.9)` and that `fox` again. A weight is 0.1 at least and 1, the one of all words, at most;
 * a larger one from elsewhere may become smaller.
 *
 * Returns: whether there is anything to change
 */
gboolean
studio_prompt_edit_weight (StudioPromptEdit *self,
                           const char *text,
                           gsize start,
                           gsize end,
                           int tenths)
{
  Group group;

  *self = (StudioPromptEdit){ 0 };
  if (!find_group (text, start, end, &group))
    {
      find_words (text, &start, &end);
      if (start == end)
        return FALSE;
      group = (Group){ start, end, start, end, FULL_WEIGHT };
    }
  int weight = CLAMP (group.tenths + tenths, LEAST_WEIGHT, MAX (FULL_WEIGHT, group.tenths));
  if (weight == group.tenths)
    return FALSE;
  set_weight (self, text, &group, weight);
  return TRUE;
}

/* A piece between commas, without the white space around it. */
typedef struct
{
  gsize start;
  gsize end;
} Segment;

static Segment
trim_segment (const char *text, gsize start, gsize end)
{
  while (start < end && g_ascii_isspace (text[start]))
    start++;
  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  return (Segment){ start, end };
}

/* Commas in parentheses and braces part nothing. The full-width comma is one too. */
static GArray *
split_segments (const char *text, gsize at, guint *index)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  gsize begin = 0;
  int depth = 0;
  gsize i = 0;

  *index = 0;
  for (;; i++)
    {
      gsize comma = text[i] == ',' ? 1 : g_str_has_prefix (text + i, "，") ? strlen ("，") : 0;
      if (text[i] == '\\' && text[i + 1] != '\0')
        i++;
      else if (text[i] != '\0' && strchr ("({[", text[i]) != NULL)
        depth++;
      else if (text[i] != '\0' && strchr (")}]", text[i]) != NULL)
        depth = MAX (0, depth - 1);
      else if (text[i] == '\0' || (comma > 0 && depth == 0))
        {
          Segment segment = trim_segment (text, begin, i);
          if (at >= begin)
            *index = segments->len;
          g_array_append_val (segments, segment);
          if (text[i] == '\0')
            return segments;
          begin = i + comma;
        }
    }
}

/**
 * studio_prompt_edit_move:
 * @self: (out): the edit, to be cleared
 * @text: a prompt
 * @start: where the selection begins, in bytes
 * @end: where it ends
 * @direction: -1 towards the beginning of the text, 1 towards its end
 *
 * Lets the piece between commas that the cursor is in change places with its neighbour.
 *
 * Returns: whether there is one to change with
 */
gboolean
studio_prompt_edit_move (StudioPromptEdit *self,
                         const char *text,
                         gsize start,
                         gsize end,
                         int direction)
{
  guint index = 0;
  g_autoptr (GArray) segments = split_segments (text, MIN (start, end), &index);
  gint64 other = (gint64) index + direction;

  *self = (StudioPromptEdit){ 0 };
  if (other < 0 || other >= segments->len)
    return FALSE;
  Segment moved = g_array_index (segments, Segment, index);
  Segment left = g_array_index (segments, Segment, MIN (index, (guint) other));
  Segment right = g_array_index (segments, Segment, MAX (index, (guint) other));
  if (moved.start == moved.end)
    return FALSE;
  g_autofree char *first = g_strndup (text + right.start, right.end - right.start);
  g_autofree char *between = g_strndup (text + left.end, right.start - left.end);
  g_autofree char *second = g_strndup (text + left.start, left.end - left.start);
  self->start = left.start;
  self->n_removed = right.end - left.start;
  self->text = g_strconcat (first, between, second, NULL);
  self->select_length = moved.end - moved.start;
  self->select_start = direction < 0 ? left.start : right.end - self->select_length;
  return TRUE;
}
