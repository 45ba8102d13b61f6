/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-search-operators.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const is_values[] = {
  "starred", "rated",  "tagged",  "noted",     "made",    "imported", "missing",
  "changed", "failed", "refused", "cancelled", "unknown", "trashed",  NULL,
};
static const char *const rating_values[] = { ">=1", ">=2", ">=3", ">=4", "5", "0", NULL };
static const char *const ratio_values[] = {
  "21:9", "16:9", "3:2", "5:4", "1:1", "4:5", "2:3", "9:16", "9:21", "landscape", "portrait", NULL,
};
static const char *const format_values[] = { "png", "jpeg", NULL };
static const char *const date_values[] = { "today", "yesterday", "7d", "4w", "3m", "1y", NULL };
static const char *const source_values[] = { "service", "import", NULL };

static const StudioSearchOperator operators[STUDIO_N_SEARCH_OPERATORS] = {
  { STUDIO_SEARCH_WORD, "", "fox", N_ ("Prompts with this word"), NULL },
  { STUDIO_SEARCH_IS, "is", "starred", N_ ("Images with a star, a tag, a note…"), is_values },
  { STUDIO_SEARCH_RATING, "rating", ">=4", N_ ("Rated with so many stars"), rating_values },
  { STUDIO_SEARCH_TAG, "tag", "poster", N_ ("Images with this tag"), NULL },
  { STUDIO_SEARCH_NOTE, "note", "print", N_ ("Words of the note"), NULL },
  { STUDIO_SEARCH_PROMPT, "prompt", "fox", N_ ("Words of the prompt alone"), NULL },
  { STUDIO_SEARCH_NEGATIVE, "negative", "blurry", N_ ("Words of the negative prompt"), NULL },
  { STUDIO_SEARCH_RATIO, "ratio", "16:9", N_ ("Images of this aspect ratio"), ratio_values },
  { STUDIO_SEARCH_FORMAT, "format", "png", N_ ("PNG or JPEG files"), format_values },
  { STUDIO_SEARCH_SEED, "seed", "42", N_ ("The image of this seed"), NULL },
  { STUDIO_SEARCH_AFTER, "after", "2026-11-01", N_ ("Made on this day or later"), date_values },
  { STUDIO_SEARCH_BEFORE, "before", "7d", N_ ("Made before this day"), date_values },
  { STUDIO_SEARCH_ON, "on", "yesterday", N_ ("Made on this day, in this month"), date_values },
  { STUDIO_SEARCH_MODEL, "model", "ultra", N_ ("Made by this model"), NULL },
  { STUDIO_SEARCH_SOURCE, "source", "import", N_ ("Made here or imported"), source_values },
};

static void
add_matching (GStrvBuilder *builder, const char *name, const char *value, const char *typed)
{
  g_autofree char *whole = g_strdup_printf ("%s:%s", name, value);
  if (g_ascii_strncasecmp (whole, typed, strlen (typed)) == 0 && strlen (whole) > strlen (typed))
    g_strv_builder_add (builder, whole);
}

static void
add_completions (GStrvBuilder *builder, const StudioSearchOperator *op, const char *typed)
{
  if (strchr (typed, ':') == NULL)
    {
      add_matching (builder, op->name, "", typed);
      return;
    }
  for (gsize i = 0; op->values != NULL && op->values[i] != NULL; i++)
    add_matching (builder, op->name, op->values[i], typed);
}

/**
 * studio_search_operators_get:
 * @id: which
 *
 * Returns: (transfer none): the operator; the one of %STUDIO_SEARCH_WORD has no name
 */
const StudioSearchOperator *
studio_search_operators_get (StudioSearchOperatorId id)
{
  g_return_val_if_fail ((guint) id < STUDIO_N_SEARCH_OPERATORS, &operators[0]);
  return &operators[id];
}

/**
 * studio_search_operators_find:
 * @name: (array length=length): what stands before a colon, in any case
 * @length: how many bytes
 *
 * Returns: the operator, %STUDIO_SEARCH_WORD where there is none of that name
 */
StudioSearchOperatorId
studio_search_operators_find (const char *name, gsize length)
{
  for (guint id = STUDIO_SEARCH_WORD + 1; id < STUDIO_N_SEARCH_OPERATORS; id++)
    if (strlen (operators[id].name) == length
        && g_ascii_strncasecmp (operators[id].name, name, length) == 0)
      return (StudioSearchOperatorId) id;
  return STUDIO_SEARCH_WORD;
}

/**
 * studio_search_operators_complete:
 * @text: what is in the entry
 * @position: where the cursor is, in bytes
 * @start: (out): where the word begins that a completion replaces up to @position, in bytes
 *
 * Offers the operators that begin as the word at the cursor does, after two letters; behind a colon
 * the values that are known. A minus before it stays.
 *
 * Returns: (transfer full) (array zero-terminated=1): whole words such as `is:starred`, perhaps
 * none
 */
GStrv
studio_search_operators_complete (const char *text, gsize position, gsize *start)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize from = MIN (position, strlen (text));
  gsize to = from;

  while (from > 0 && !g_ascii_isspace (text[from - 1]))
    from--;
  if (text[from] == '-' && from < to)
    from++;
  *start = from;
  g_autofree char *typed = g_strndup (text + from, to - from);
  if (strlen (typed) >= 2)
    for (guint id = STUDIO_SEARCH_WORD + 1; id < STUDIO_N_SEARCH_OPERATORS; id++)
      add_completions (builder, &operators[id], typed);
  return g_strv_builder_end (builder);
}
