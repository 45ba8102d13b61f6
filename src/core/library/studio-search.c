/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-search.h"

#include "studio-aspect-ratio.h"
#include "studio-output-format.h"
#include "studio-record-source.h"
#include "studio-record-state.h"
#include "studio-search-scan.h"
#include "studio-search-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bits that were asked for and bits that were excluded; values of one operator widen each other,
 * different operators narrow. */
typedef struct
{
  guint wanted;
  guint unwanted;
} Choice;

typedef struct
{
  StudioSearch *search;
  GDateTime *now;
  GString *match;
  GString *exclude;
  Choice states;
  Choice ratings;
  Choice ratios;
  Choice formats;
  Choice sources;
} Reading;

/* What `is:` may say. */
static const struct
{
  const char *name;
  guint flag;
  guint states;
  guint ratings;
  guint sources;
} qualities[] = {
  { "starred", STUDIO_SEARCH_STARRED, 0, 0, 0 },
  { "favourite", STUDIO_SEARCH_STARRED, 0, 0, 0 },
  { "rated", 0, 0, 0x3e, 0 },
  { "tagged", STUDIO_SEARCH_TAGGED, 0, 0, 0 },
  { "noted", STUDIO_SEARCH_NOTED, 0, 0, 0 },
  { "made", 0, 0, 0, 1u << STUDIO_RECORD_SOURCE_SERVICE },
  { "imported", 0, 0, 0, 1u << STUDIO_RECORD_SOURCE_IMPORT },
  { "missing", STUDIO_SEARCH_MISSING, 0, 0, 0 },
  { "changed", STUDIO_SEARCH_CHANGED, 0, 0, 0 },
  { "kept", 0, 1u << STUDIO_RECORD_KEPT, 0, 0 },
  { "failed", 0, 1u << STUDIO_RECORD_FAILED, 0, 0 },
  { "refused", 0, 1u << STUDIO_RECORD_REFUSED, 0, 0 },
  { "cancelled", 0, 1u << STUDIO_RECORD_CANCELLED, 0, 0 },
  { "unknown", 0, 1u << STUDIO_RECORD_UNKNOWN, 0, 0 },
};

/* The letters, digits and signs that the index has words for. */
static gboolean
has_token (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (at));
      if (g_unichar_isalnum (g_utf8_get_char (at)) || type == G_UNICODE_OTHER_SYMBOL
          || type == G_UNICODE_LETTER_NUMBER || type == G_UNICODE_OTHER_NUMBER)
        return TRUE;
    }
  return FALSE;
}

/* A quoted string has no operators in it, so nothing that is typed can be a syntax error. */
static void
append_phrase (GString *query,
               const char *joint,
               const char *column,
               const char *text,
               gboolean open)
{
  g_autoptr (GString) quoted = g_string_new (text);

  g_string_replace (quoted, "\"", "\"\"", 0);
  if (query->len > 0)
    g_string_append (query, joint);
  if (column != NULL)
    g_string_append_printf (query, "%s : ", column);
  g_string_append_printf (query, "\"%s\"%s", quoted->str, open ? " *" : "");
}

static gboolean
read_text (Reading *self, const StudioSearchTerm *term, const char *column)
{
  gboolean starred = g_str_has_suffix (term->value, "*");
  g_autofree char *text = g_strndup (term->value, strlen (term->value) - starred);
  /* A word that is still being typed stands for all words that begin so. */
  gboolean open = starred || !term->finished;

  if (!has_token (text))
    return column == NULL;
  if (term->negated)
    append_phrase (self->exclude, " OR ", column, text, open);
  else
    append_phrase (self->match, " AND ", column, text, open);
  return TRUE;
}

static void
choose (Choice *choice, guint bits, gboolean negated)
{
  if (negated)
    choice->unwanted |= bits;
  else
    choice->wanted |= bits;
}

static gboolean
read_is (Reading *self, const StudioSearchTerm *term)
{
  if (g_ascii_strcasecmp (term->value, "trashed") == 0)
    {
      self->search->trashed = self->search->trashed || !term->negated;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (qualities); i++)
    if (g_ascii_strcasecmp (term->value, qualities[i].name) == 0)
      {
        guint *flags = term->negated ? &self->search->unwanted : &self->search->wanted;
        *flags |= qualities[i].flag;
        choose (&self->states, qualities[i].states, term->negated);
        choose (&self->ratings, qualities[i].ratings, term->negated);
        choose (&self->sources, qualities[i].sources, term->negated);
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_bits (Choice *choice,
           const StudioSearchTerm *term,
           gboolean (*read) (const char *text, guint *bits))
{
  guint bits = 0;
  if (!read (term->value, &bits))
    return FALSE;
  choose (choice, bits, term->negated);
  return TRUE;
}

/* Of several ratings all must hold: `rating:>1 rating:<4`. */
static gboolean
read_ratings (Reading *self, const StudioSearchTerm *term)
{
  guint ratings = 0;
  if (!studio_search_read_ratings (term->value, &ratings))
    return FALSE;
  choose (&self->ratings, term->negated ? ratings : ~ratings & 0x3f, TRUE);
  return TRUE;
}

static gboolean
read_state (Reading *self, const StudioSearchTerm *term)
{
  StudioRecordState state;
  g_autofree char *name = g_ascii_strdown (term->value, -1);

  if (!studio_record_state_from_string (name, &state))
    return FALSE;
  choose (&self->states, 1u << state, term->negated);
  return TRUE;
}

static gboolean
read_seed (Reading *self, const StudioSearchTerm *term)
{
  gint64 seed = 0;
  if (!studio_search_read_seed (term->value, &seed))
    return FALSE;
  g_array_append_val (term->negated ? self->search->other_seeds : self->search->seeds, seed);
  return TRUE;
}

static gboolean
read_model (Reading *self, const StudioSearchTerm *term)
{
  if (*term->value == '\0')
    return FALSE;
  g_ptr_array_add (term->negated ? self->search->other_models : self->search->models,
                   g_strdup (term->value));
  return TRUE;
}

static gboolean
read_days (Reading *self, const StudioSearchTerm *term)
{
  StudioSearch *search = self->search;
  gint64 start_us = 0;
  gint64 end_us = 0;
  StudioSearchOperatorId id = term->operator_id;

  if (!studio_search_read_days (term->value, self->now, &start_us, &end_us)
      || (term->negated && id == STUDIO_SEARCH_ON))
    return FALSE;
  if (term->negated)
    id = id == STUDIO_SEARCH_AFTER ? STUDIO_SEARCH_BEFORE : STUDIO_SEARCH_AFTER;
  if (id == STUDIO_SEARCH_AFTER || id == STUDIO_SEARCH_ON)
    search->after_us = MAX (search->after_us, start_us);
  if (id == STUDIO_SEARCH_BEFORE)
    search->before_us = MIN (search->before_us, start_us);
  if (id == STUDIO_SEARCH_ON)
    search->before_us = MIN (search->before_us, end_us);
  return TRUE;
}

static gboolean
read_term (Reading *self, const StudioSearchTerm *term)
{
  switch (term->operator_id)
    {
    case STUDIO_SEARCH_WORD:
      return read_text (self, term, NULL);
    case STUDIO_SEARCH_IS:
      return read_is (self, term);
    case STUDIO_SEARCH_RATING:
      return read_ratings (self, term);
    case STUDIO_SEARCH_TAG:
      return read_text (self, term, "tags");
    case STUDIO_SEARCH_NOTE:
      return read_text (self, term, "note");
    case STUDIO_SEARCH_PROMPT:
      return read_text (self, term, "prompt");
    case STUDIO_SEARCH_NEGATIVE:
      return read_text (self, term, "negative_prompt");
    case STUDIO_SEARCH_FILE:
      return read_text (self, term, "file_name");
    case STUDIO_SEARCH_RATIO:
      return read_bits (&self->ratios, term, studio_search_read_ratios);
    case STUDIO_SEARCH_FORMAT:
      return read_bits (&self->formats, term, studio_search_read_formats);
    case STUDIO_SEARCH_SEED:
      return read_seed (self, term);
    case STUDIO_SEARCH_AFTER:
    case STUDIO_SEARCH_BEFORE:
    case STUDIO_SEARCH_ON:
      return read_days (self, term);
    case STUDIO_SEARCH_MODEL:
      return read_model (self, term);
    case STUDIO_SEARCH_SOURCE:
      return read_bits (&self->sources, term, studio_search_read_sources);
    case STUDIO_SEARCH_STATE:
      return read_state (self, term);
    default:
      g_assert_not_reached ();
    }
}

static void
add_hint (StudioSearch *self, const StudioSearchTerm *term)
{
  StudioSearchHint *hint = g_new0 (StudioSearchHint, 1);
  hint->operator_id = term->operator_id;
  hint->value = g_strdup (term->value);
  hint->start = term->start;
  hint->end = term->end;
  g_ptr_array_add (self->hints, hint);
}

static void
free_hint_cb (gpointer data)
{
  StudioSearchHint *hint = data;
  g_free (hint->value);
  g_free (hint);
}

/* All bits are as good as none; none that are left contradict each other. */
static guint
settle (Choice choice, guint all, gboolean *impossible)
{
  guint bits = (choice.wanted == 0 ? all : choice.wanted) & ~choice.unwanted & all;
  if (bits == 0)
    *impossible = TRUE;
  return bits == all ? 0 : bits;
}

static void
settle_states (Reading *self)
{
  guint kept = 1u << STUDIO_RECORD_KEPT;
  guint ended = kept | 1u << STUDIO_RECORD_REFUSED | 1u << STUDIO_RECORD_FAILED
                | 1u << STUDIO_RECORD_CANCELLED | 1u << STUDIO_RECORD_UNKNOWN;
  Choice states = self->states;

  if (states.wanted == 0 && states.unwanted == 0)
    return;
  if (states.wanted == 0)
    states.wanted = (states.unwanted & kept) != 0 ? ended : kept;
  self->search->states = states.wanted & ~states.unwanted;
  self->search->impossible = self->search->impossible || self->search->states == 0;
}

static void
settle_all (Reading *self)
{
  StudioSearch *search = self->search;
  gboolean *impossible = &search->impossible;

  settle_states (self);
  search->ratings = settle (self->ratings, 0x3f, impossible);
  search->ratios = settle (self->ratios, (1u << STUDIO_N_ASPECT_RATIOS) - 1, impossible);
  search->formats = settle (self->formats, 3, impossible);
  search->sources = settle (self->sources, 3, impossible);
  search->impossible = search->impossible || search->after_us >= search->before_us
                       || (search->wanted & search->unwanted) != 0;
  search->match = g_string_free (self->match, self->match->len == 0);
  search->exclude = g_string_free (self->exclude, self->exclude->len == 0);
}

/**
 * studio_search_new:
 * @text: (nullable): what was typed
 * @now: the time, in the time zone whose days are meant
 *
 * Reads words, `"phrases"`, operators such as `seed:42` (studio_search_operators_get()), and either
 * of them excluded by a minus. All must hold; of several values of `ratio:`, `format:`, `seed:`,
 * `model:` or `source:` one. A word counts with any case and any accents, as a whole; the last one,
 * while nothing follows it, and one with a star at its end, as the beginning of a word. Text of
 * scripts without spaces is found anywhere. What cannot be read is left out and told by a hint.
 *
 * Returns: (transfer full): the search; of an empty text one that everything fits
 */
StudioSearch *
studio_search_new (const char *text, GDateTime *now)
{
  const char *words = text == NULL ? "" : text;
  gboolean cut = FALSE;
  g_autoptr (GArray) terms = studio_search_scan (words, &cut);
  StudioSearch *self = g_new0 (StudioSearch, 1);
  Reading reading = { .search = self, .now = now };

  reading.match = g_string_new (NULL);
  reading.exclude = g_string_new (NULL);
  self->after_us = G_MININT64;
  self->before_us = G_MAXINT64;
  self->seeds = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->other_seeds = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->models = g_ptr_array_new_with_free_func (g_free);
  self->other_models = g_ptr_array_new_with_free_func (g_free);
  self->hints = g_ptr_array_new_with_free_func (free_hint_cb);
  for (guint i = 0; i < terms->len; i++)
    {
      const StudioSearchTerm *term = &g_array_index (terms, StudioSearchTerm, i);
      if (!read_term (&reading, term))
        add_hint (self, term);
    }
  if (cut)
    add_hint (self, &(StudioSearchTerm){ .value = (char *) "", .end = strlen (words) });
  settle_all (&reading);
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
  g_free (self->exclude);
  g_array_unref (self->seeds);
  g_array_unref (self->other_seeds);
  g_ptr_array_unref (self->models);
  g_ptr_array_unref (self->other_models);
  g_ptr_array_unref (self->hints);
  g_free (self);
}

/**
 * studio_search_hint_to_text:
 * @hint: a hint
 *
 * Returns: (transfer full): a sentence for a person
 */
char *
studio_search_hint_to_text (const StudioSearchHint *hint)
{
  switch (hint->operator_id)
    {
    case STUDIO_SEARCH_WORD:
      return g_strdup (_ ("The search is too long; its end was left out."));
    case STUDIO_SEARCH_SEED:
      return g_strdup (_ ("“seed:” needs a number."));
    case STUDIO_SEARCH_RATING:
      return g_strdup (_ ("“rating:” needs a number of stars, as in “rating:4” or “rating:>=3”."));
    case STUDIO_SEARCH_RATIO:
      return g_strdup (_ ("“ratio:” needs an aspect ratio, as in “ratio:16:9”."));
    case STUDIO_SEARCH_FORMAT:
      return g_strdup (_ ("“format:” needs “png” or “jpeg”."));
    case STUDIO_SEARCH_AFTER:
    case STUDIO_SEARCH_BEFORE:
    case STUDIO_SEARCH_ON:
      return g_strdup_printf (_ ("“%s:” needs a day, as in “2026-11-01”, “yesterday” or “7d”."),
                              studio_search_operators_get (hint->operator_id)->name);
    case STUDIO_SEARCH_IS:
      return g_strdup (_ ("“is:” needs a word such as “starred”, “tagged” or “failed”."));
    case STUDIO_SEARCH_SOURCE:
      return g_strdup (_ ("“source:” needs “service” or “import”."));
    case STUDIO_SEARCH_STATE:
      return g_strdup (_ ("“state:” needs a word such as “failed”, “refused” or “unknown”."));
    case STUDIO_SEARCH_TAG:
    case STUDIO_SEARCH_NOTE:
    case STUDIO_SEARCH_PROMPT:
    case STUDIO_SEARCH_NEGATIVE:
    case STUDIO_SEARCH_FILE:
    case STUDIO_SEARCH_MODEL:
      return g_strdup_printf (_ ("“%s:” needs a word behind it."),
                              studio_search_operators_get (hint->operator_id)->name);
    default:
      g_assert_not_reached ();
    }
}
