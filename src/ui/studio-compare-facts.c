/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-compare-facts.h"

#include "studio-word-diff.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* After so many differing words nobody reads on; the images' own details have them all. */
#define MAX_PARTS 24

typedef const char *(*TextFunc) (StudioRequest *request);

static const char *
get_negative (StudioRequest *request)
{
  const char *text = studio_request_get_negative_prompt (request);
  return text == NULL ? "" : text;
}

/* The commas between the words are not what someone looks for. */
static void
trim (const char **text, gsize *length)
{
  while (*length > 1 && strchr (",.; ", (*text)[*length - 1]) != NULL)
    (*length)--;
  while (*length > 1 && strchr (",.; ", **text) != NULL)
    {
      (*text)++;
      (*length)--;
    }
}

static void
append_words (GString *markup, const char *text, gsize length, StudioWordChange change)
{
  trim (&text, &length);
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (markup, markup->len == 0 ? "" : "  ");
  if (change == STUDIO_WORD_ADDED)
    g_string_append_printf (markup, "+ <b>%s</b>", escaped);
  else if (change == STUDIO_WORD_REMOVED)
    g_string_append_printf (markup, "− <s>%s</s>", escaped);
  else
    g_string_append_printf (markup, "<b>%s</b>", escaped);
}

/* What the text has of the first image's and what not. */
static void
append_diff (GString *markup, const char *before, const char *after)
{
  g_autoptr (GArray) parts = studio_word_diff (before, after);

  for (guint i = 0, n = 0; i < parts->len && n < MAX_PARTS; i++)
    {
      const StudioWordPart *part = &g_array_index (parts, StudioWordPart, i);
      if (part->change == STUDIO_WORD_SAME)
        continue;
      n++;
      append_words (markup,
                    (part->change == STUDIO_WORD_ADDED ? after : before) + part->start,
                    part->length,
                    part->change);
    }
}

/* The words of the first image that any of the others has not. */
static void
append_own (GString *markup, StudioRequest *const *requests, guint n_requests, TextFunc get_text)
{
  const char *text = get_text (requests[0]);
  gsize length = strlen (text);
  g_autofree gboolean *missing = g_new0 (gboolean, length + 1);
  gsize start = 0;

  for (guint i = 1; i < n_requests; i++)
    {
      g_autoptr (GArray) parts = studio_word_diff (text, get_text (requests[i]));
      for (guint j = 0; j < parts->len; j++)
        {
          const StudioWordPart *part = &g_array_index (parts, StudioWordPart, j);
          if (part->change == STUDIO_WORD_REMOVED)
            for (gsize k = 0; k < part->length; k++)
              missing[part->start + k] = TRUE;
        }
    }
  for (gsize k = 0, n = 0; k <= length && n < MAX_PARTS; k++)
    {
      if (missing[k])
        continue;
      if (k > start)
        {
          append_words (markup, text + start, k - start, STUDIO_WORD_SAME);
          n++;
        }
      start = k + 1;
    }
}

static gboolean
texts_differ (StudioRequest *const *requests, guint n_requests, TextFunc get_text)
{
  for (guint i = 1; i < n_requests; i++)
    if (!g_str_equal (get_text (requests[0]), get_text (requests[i])))
      return TRUE;
  return FALSE;
}

static void
append_text (GString *lines,
             StudioRequest *const *requests,
             guint n_requests,
             guint index,
             TextFunc get_text,
             const char *title)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  if (!texts_differ (requests, n_requests, get_text))
    return;
  if (index == 0)
    append_own (markup, requests, n_requests, get_text);
  else
    append_diff (markup, get_text (requests[0]), get_text (requests[index]));
  if (markup->len == 0)
    return;
  g_string_append (lines, lines->len == 0 ? "" : "\n");
  if (title == NULL)
    g_string_append (lines, markup->str);
  else
    g_string_append_printf (lines, "%s %s", title, markup->str);
}

static void
append_fact (GString *line, const char *fact)
{
  g_string_append (line, line->len == 0 ? "" : " · ");
  g_string_append (line, fact);
}

static void
append_settings (GString *lines, StudioRequest *const *requests, guint n_requests, guint index)
{
  g_autoptr (GString) line = g_string_new (NULL);
  StudioRequest *own = requests[index];
  gboolean seeds = FALSE;
  gboolean ratios = FALSE;

  for (guint i = 1; i < n_requests; i++)
    {
      seeds |= studio_request_get_seed (requests[i]) != studio_request_get_seed (requests[0]);
      ratios |= studio_request_get_aspect_ratio (requests[i])
                != studio_request_get_aspect_ratio (requests[0]);
    }
  if (seeds)
    {
      g_autofree char *seed = g_strdup_printf (_ ("Seed %u"), studio_request_get_seed (own));
      append_fact (line, seed);
    }
  if (ratios)
    append_fact (line, studio_aspect_ratio_to_string (studio_request_get_aspect_ratio (own)));
  if (line->len == 0)
    return;
  g_string_append (lines, lines->len == 0 ? "" : "\n");
  g_string_append (lines, line->str);
}

/**
 * studio_compare_facts_dup_markup:
 * @requests: (array length=n_requests): what the images were made from
 * @n_requests: how many
 * @index: one of them
 *
 * Says only what differs: words of the prompts, seed, ratio. The first is what the others are
 * compared with: their words that it has not follow a plus, and what they lack a minus.
 *
 * Returns: (transfer full): Pango markup of one line or a few, empty where this image differs in
 *   nothing
 */
char *
studio_compare_facts_dup_markup (StudioRequest *const *requests, guint n_requests, guint index)
{
  g_return_val_if_fail (index < n_requests, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  append_text (lines, requests, n_requests, index, studio_request_get_prompt, NULL);
  /* Translators: before words of the negative prompt, what the image shall be without */
  append_text (lines, requests, n_requests, index, get_negative, C_ ("compare", "Without:"));
  append_settings (lines, requests, n_requests, index);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/**
 * studio_compare_facts_dup_letter:
 * @index: an image of a comparison
 *
 * Returns: (transfer full): its letter, from A on
 */
char *
studio_compare_facts_dup_letter (guint index)
{
  return g_strdup_printf ("%c", 'A' + (int) MIN (index, 25));
}

/**
 * studio_compare_facts_find_columns:
 * @n_images: how many are shown
 * @ratio: width to height of the widest of them
 * @width: of the room for them
 * @height: likewise
 * @gap: between two of them
 *
 * Returns: in how many columns they are largest
 */
guint
studio_compare_facts_find_columns (guint n_images,
                                   double ratio,
                                   double width,
                                   double height,
                                   double gap)
{
  guint best = 1;
  double best_width = 0;

  for (guint n_columns = 1; n_columns <= n_images; n_columns++)
    {
      guint n_rows = (n_images + n_columns - 1) / n_columns;
      double cell_width = (width - gap * (n_columns - 1)) / n_columns;
      double cell_height = (height - gap * (n_rows - 1)) / n_rows;
      double image_width = fmin (cell_width, cell_height * ratio);
      if (image_width > best_width + .5)
        {
          best = n_columns;
          best_width = image_width;
        }
    }
  return best;
}
