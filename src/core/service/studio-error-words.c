/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error-words.h"

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

/* AWS names its exceptions within the message: "Failed to …: ThrottlingException: …". */
static const char *const denied_words[] = { "accessdenied", "access denied", NULL };
static const char *const invalid_words[] = { "validationexception", "malformed input", NULL };
static const char *const missing_words[] = {
  "resourcenotfound", "model not found", "no such model", "does not exist", NULL,
};
static const char *const throttled_words[] = {
  "throttlingexception", "modelnotready", "servicequotaexceeded", "too many requests", NULL,
};
static const char *const timed_out_words[] = { "modeltimeout", NULL };

static const char *const *const words_of[] = {
  [STUDIO_ERROR_WORDS_FILTER] = filter_words,
  [STUDIO_ERROR_WORDS_ACCESS] = access_words,
  [STUDIO_ERROR_WORDS_DENIED] = denied_words,
  [STUDIO_ERROR_WORDS_INVALID] = invalid_words,
  [STUDIO_ERROR_WORDS_MISSING] = missing_words,
  [STUDIO_ERROR_WORDS_THROTTLED] = throttled_words,
  [STUDIO_ERROR_WORDS_TIMED_OUT] = timed_out_words,
};

/* What follows or precedes “content” where it means a header or a body. */
static const char *const technical_after[] = {
  "type", "length", "encoding", "disposition", "range", "negotiation", "language",  "location",
  "size", "too",    "must",     "should",      "field", "md5",         "parameter", NULL,
};
static const char *const technical_before[] = {
  "unprocessable ", "no ", "unsupported ", "request ", "json ", "message ", NULL,
};

/* A longer name stands before the shorter one that it holds. */
static const struct
{
  StudioErrorField field;
  const char *name;
  const char *other_name;
} fields[] = {
  { STUDIO_ERROR_FIELD_NEGATIVE_PROMPT, "negative_prompt", "negative prompt" },
  { STUDIO_ERROR_FIELD_ASPECT_RATIO, "aspect_ratio", "aspect ratio" },
  { STUDIO_ERROR_FIELD_OUTPUT_FORMAT, "output_format", "output format" },
  { STUDIO_ERROR_FIELD_SEED, "seed", NULL },
  { STUDIO_ERROR_FIELD_PROMPT, "prompt", NULL },
  { STUDIO_ERROR_FIELD_MODEL, "model", NULL },
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
  if (words == STUDIO_ERROR_WORDS_CONTENT)
    return has_any (text, filter_words) || has_any (text, content_words)
           || has_plain_content (text);
  return has_any (text, words_of[words]);
}

/**
 * studio_error_words_find_field:
 * @message: (nullable): the words in which a service refuses a request
 *
 * Looks for the one field of the request that they name. Where they name several, as a list of all
 * fields does, none is meant. “Model” counts last: it is the grammatical subject of many messages.
 *
 * Returns: the field
 */
StudioErrorField
studio_error_words_find_field (const char *message)
{
  StudioErrorField found = STUDIO_ERROR_FIELD_NONE;

  if (message == NULL)
    return found;
  g_autofree char *text = g_ascii_strdown (message, -1);
  take_word (text, "the model returned the following errors");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean first = take_word (text, fields[i].name);
      gboolean second = take_word (text, fields[i].other_name);
      if (!first && !second)
        continue;
      if (found != STUDIO_ERROR_FIELD_NONE)
        return fields[i].field == STUDIO_ERROR_FIELD_MODEL ? found : STUDIO_ERROR_FIELD_NONE;
      found = fields[i].field;
    }
  return found;
}
