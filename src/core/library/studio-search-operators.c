/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-search-operators.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than can be looked through at a glance. */
#define MAX_TAGS 8
/* Of fewer letters too many words of a prompt could become. */
#define MIN_LETTERS 3

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
static const char *const state_values[] = {
  "kept", "failed", "refused", "cancelled", "unknown", NULL,
};

static const StudioSearchOperator operators[STUDIO_N_SEARCH_OPERATORS] = {
  { STUDIO_SEARCH_WORD, "", "fox", N_ ("Prompts with this word"), NULL },
  { STUDIO_SEARCH_IS, "is", "starred", N_ ("Images with a star, a tag, a note…"), is_values },
  { STUDIO_SEARCH_RATING, "rating", ">=4", N_ ("Rated with so many stars"), rating_values },
  { STUDIO_SEARCH_TAG, "tag", "poster", N_ ("Images with this tag"), NULL },
  { STUDIO_SEARCH_NOTE, "note", "print", N_ ("Words of the note"), NULL },
  { STUDIO_SEARCH_PROMPT, "prompt", "fox", N_ ("Words of the prompt alone"), NULL },
  { STUDIO_SEARCH_NEGATIVE, "negative", "blurry", N_ ("Words of the negative prompt"), NULL },
  { STUDIO_SEARCH_FILE, "file", "holiday", N_ ("Words of the name of an imported file"), NULL },
  { STUDIO_SEARCH_RATIO, "ratio", "16:9", N_ ("Images of this aspect ratio"), ratio_values },
  { STUDIO_SEARCH_FORMAT, "format", "png", N_ ("PNG or JPEG files"), format_values },
  { STUDIO_SEARCH_SEED, "seed", "42", N_ ("The image of this seed"), NULL },
  { STUDIO_SEARCH_AFTER, "after", "2026-11-01", N_ ("Made on this day or later"), date_values },
  { STUDIO_SEARCH_BEFORE, "before", "7d", N_ ("Made before this day"), date_values },
  { STUDIO_SEARCH_ON, "on", "yesterday", N_ ("Made on this day, in this month"), date_values },
  { STUDIO_SEARCH_MODEL, "model", "ultra", N_ ("Made by this model"), NULL },
  { STUDIO_SEARCH_SOURCE, "source", "import", N_ ("Made here or imported"), source_values },
  { STUDIO_SEARCH_STATE, "state", "failed", N_ ("Calls that brought no image"), state_values },
};

static void
add_matching (GStrvBuilder *builder, const char *name, const char *value, const char *typed)
{
  g_autofree char *whole = g_strdup_printf ("%s:%s", name, value);
  if (g_ascii_strncasecmp (whole, typed, strlen (typed)) == 0 && strlen (whole) > strlen (typed))
    g_strv_builder_add (builder, whole);
}

/* In any case, and of any script. */
static void
add_tags (GStrvBuilder *builder, const char *const *tags, const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  for (guint n = 0; tags != NULL && *tags != NULL && n < MAX_TAGS; tags++)
    {
      g_autofree char *term = studio_search_operators_make_term (STUDIO_SEARCH_TAG, *tags);
      g_autofree char *plain = g_strconcat ("tag:", *tags, NULL);
      g_autofree char *folded_tag = g_utf8_casefold (plain, -1);
      if (!g_str_has_prefix (folded_tag, folded) || strcmp (folded_tag, folded) == 0)
        continue;
      g_strv_builder_add (builder, term);
      n++;
    }
}

static void
add_completions (GStrvBuilder *builder,
                 const StudioSearchOperator *op,
                 const char *const *tags,
                 const char *typed)
{
  if (strchr (typed, ':') == NULL)
    {
      if (strlen (typed) >= MIN_LETTERS || g_ascii_strcasecmp (typed, op->name) == 0)
        add_matching (builder, op->name, "", typed);
      return;
    }
  if (op->id == STUDIO_SEARCH_TAG)
    add_tags (builder, tags, typed);
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
 * @tags: (nullable) (array zero-terminated=1): the tags that there are
 * @start: (out): where the word begins that a completion replaces up to @position, in bytes
 *
 * Offers the operators that begin as the word at the cursor does, after three letters, or are just
 * that word; behind a colon
 * the values that are known, of tags the first eight. A minus before it stays.
 *
 * Returns: (transfer full) (array zero-terminated=1): whole words such as `is:starred`, perhaps
 * none
 */
GStrv
studio_search_operators_complete (const char *text,
                                  gsize position,
                                  const char *const *tags,
                                  gsize *start)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize from = MIN (position, strlen (text));
  gsize to = from;

  while (from > 0 && !g_ascii_isspace (text[from - 1]))
    from--;
  if (from < to && text[from] == '-')
    from++;
  *start = from;
  g_autofree char *typed = g_strndup (text + from, to - from);
  if (*typed != '\0')
    for (guint id = STUDIO_SEARCH_WORD + 1; id < STUDIO_N_SEARCH_OPERATORS; id++)
      add_completions (builder, &operators[id], tags, typed);
  return g_strv_builder_end (builder);
}

/**
 * studio_search_operators_make_term:
 * @id: an operator, not %STUDIO_SEARCH_WORD
 * @value: what stands behind its colon, with spaces or not
 *
 * Returns: (transfer full): such as `tag:poster` or `tag:"red fox"`
 */
char *
studio_search_operators_make_term (StudioSearchOperatorId id, const char *value)
{
  const char *name = studio_search_operators_get (id)->name;
  g_autofree char *plain = g_strdelimit (g_strdup (value), "\"", ' ');
  gboolean quoted = FALSE;

  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    quoted = quoted || g_unichar_isspace (g_utf8_get_char (at));
  return quoted ? g_strdup_printf ("%s:\"%s\"", name, plain)
                : g_strdup_printf ("%s:%s", name, plain);
}
