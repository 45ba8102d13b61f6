/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* All in lower case. The first come from Bedrock ("Filter reason: prompt") and Stability
 * ("content_moderation", "CONTENT_FILTERED"), the rest from filters of other services. */
static const char *const filter_words[] = {
  "filter reason",  "content filter", "content_filter", "moderation",    "content policy",
  "content_policy", "filtered words", "flagged",        "safety filter", NULL,
};
static const char *const content_words[] = {
  "filtered", "safety system", "nsfw", "invalid_prompts", "inappropriate", NULL,
};
static const char *const access_words[] = {
  "access to",  "api key",      "not authorized", "unauthorized",
  "permission", "accessdenied", "access denied",  NULL,
};

/* What follows or precedes “content” where it means a header or a body. */
static const char *const technical_after[] = {
  "type", "length", "encoding", "disposition", "range", "negotiation", "language",  "location",
  "size", "too",    "must",     "should",      "field", "md5",         "parameter", NULL,
};
static const char *const technical_before[] = {
  "unprocessable ", "no ", "unsupported ", "request ", "json ", "message ", NULL,
};

typedef struct
{
  const char *name;
  const char *other_name;
  const char *sentence;
} Field;

/* A longer name stands before the shorter one that it holds. */
static const Field fields[] = {
  { "negative_prompt", "negative prompt", N_ ("The service refused the negative prompt.") },
  { "aspect_ratio", "aspect ratio", N_ ("The service refused the aspect ratio.") },
  { "output_format", "output format", N_ ("The service refused the format.") },
  { "seed", NULL, N_ ("The service refused the seed.") },
  { "prompt", NULL, N_ ("The service refused the prompt.") },
  { "model", NULL, N_ ("The service refused the model.") },
};

static gboolean
has_any (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_suffix_before (const char *text, const char *at, const char *word)
{
  gsize length = strlen (word);
  return (gsize) (at - text) >= length && memcmp (at - length, word, length) == 0;
}

static gboolean
is_word_character (char character)
{
  return g_ascii_isalnum (character) || character == '_';
}

/* “Content” alone names what an image shows; “Content-Type” and its like do not. */
static gboolean
is_plain_content (const char *text, const char *at)
{
  static const char word[] = "content";
  if (at > text && is_word_character (at[-1]))
    return FALSE;
  for (guint i = 0; technical_before[i] != NULL; i++)
    if (has_suffix_before (text, at, technical_before[i]))
      return FALSE;
  const char *after = at + strlen (word);
  if (g_ascii_isalpha (*after))
    return FALSE;
  if (*after != '\0')
    after++;
  for (guint i = 0; technical_after[i] != NULL; i++)
    if (g_str_has_prefix (after, technical_after[i]))
      return FALSE;
  return TRUE;
}

static gboolean
has_plain_content (const char *text)
{
  for (const char *at = strstr (text, "content"); at != NULL; at = strstr (at + 1, "content"))
    if (is_plain_content (text, at))
      return TRUE;
  return FALSE;
}

static const char *
find_word (const char *text, const char *word)
{
  gsize length = strlen (word);
  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if ((at == text || !is_word_character (at[-1])) && !is_word_character (at[length]))
      return at;
  return NULL;
}

/* Takes the words out, so that “prompt” is not found again within “negative prompt”. */
static gboolean
take_word (char *text, const char *word)
{
  gboolean found = FALSE;
  const char *at = word == NULL ? NULL : find_word (text, word);
  while (at != NULL)
    {
      found = TRUE;
      memset (text + (at - text), '#', strlen (word));
      at = find_word (text, word);
    }
  return found;
}

/**
 * studio_error_words_match:
 * @words: a subject
 * @message: (nullable): the words of a service
 *
 * Returns: whether @message is about it
 */
gboolean
studio_error_words_match (StudioErrorWords words, const char *message)
{
  if (words == STUDIO_ERROR_WORDS_ANY)
    return TRUE;
  if (message == NULL)
    return FALSE;
  g_autofree char *text = g_ascii_strdown (message, -1);
  switch (words)
    {
    case STUDIO_ERROR_WORDS_CONTENT:
      return has_any (text, filter_words) || has_any (text, content_words)
             || has_plain_content (text);
    case STUDIO_ERROR_WORDS_FILTER:
      return has_any (text, filter_words);
    case STUDIO_ERROR_WORDS_ACCESS:
      return has_any (text, access_words);
    case STUDIO_ERROR_WORDS_ANY:
    default:
      return TRUE;
    }
}

/**
 * studio_error_words_find_field:
 * @message: (nullable): the words in which a service refuses a request
 *
 * Looks for the one field of the request that they name. Where they name several, as a list of all
 * fields does, none is meant. “Model” counts last: it is the grammatical subject of many messages.
 *
 * Returns: (nullable) (transfer none): a sentence about the field, to be translated
 */
const char *
studio_error_words_find_field (const char *message)
{
  if (message == NULL)
    return NULL;
  g_autofree char *text = g_ascii_strdown (message, -1);
  take_word (text, "the model returned the following errors");
  const char *sentence = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean first = take_word (text, fields[i].name);
      gboolean second = take_word (text, fields[i].other_name);
      if (!first && !second)
        continue;
      gboolean last = i + 1 == G_N_ELEMENTS (fields);
      if (sentence != NULL)
        return last ? sentence : NULL;
      sentence = fields[i].sentence;
    }
  return sentence;
}
