/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioErrorWords:
 * @STUDIO_ERROR_WORDS_ANY: whatever it says
 * @STUDIO_ERROR_WORDS_CONTENT: it speaks of what the prompt or the image shows
 * @STUDIO_ERROR_WORDS_FILTER: it speaks of a content filter in so many words
 * @STUDIO_ERROR_WORDS_ACCESS: it speaks of what the key may do
 * @STUDIO_ERROR_WORDS_DENIED: it says that access was denied
 * @STUDIO_ERROR_WORDS_INVALID: it says that the request was found invalid
 * @STUDIO_ERROR_WORDS_MISSING: it says that there is no such model
 * @STUDIO_ERROR_WORDS_THROTTLED: it says that there were too many requests
 * @STUDIO_ERROR_WORDS_TIMED_OUT: it says that the model took too long
 *
 * What the message of a failure is about.
 */
typedef enum
{
  STUDIO_ERROR_WORDS_ANY,
  STUDIO_ERROR_WORDS_CONTENT,
  STUDIO_ERROR_WORDS_FILTER,
  STUDIO_ERROR_WORDS_ACCESS,
  STUDIO_ERROR_WORDS_DENIED,
  STUDIO_ERROR_WORDS_INVALID,
  STUDIO_ERROR_WORDS_MISSING,
  STUDIO_ERROR_WORDS_THROTTLED,
  STUDIO_ERROR_WORDS_TIMED_OUT,
} StudioErrorWords;

/**
 * StudioErrorField:
 * @STUDIO_ERROR_FIELD_NONE: none, or several
 * @STUDIO_ERROR_FIELD_NEGATIVE_PROMPT: the negative prompt
 * @STUDIO_ERROR_FIELD_ASPECT_RATIO: the aspect ratio
 * @STUDIO_ERROR_FIELD_OUTPUT_FORMAT: the format
 * @STUDIO_ERROR_FIELD_SEED: the seed
 * @STUDIO_ERROR_FIELD_PROMPT: the prompt
 * @STUDIO_ERROR_FIELD_MODEL: the model
 *
 * The field of a request that a message names.
 */
typedef enum
{
  STUDIO_ERROR_FIELD_NONE,
  STUDIO_ERROR_FIELD_NEGATIVE_PROMPT,
  STUDIO_ERROR_FIELD_ASPECT_RATIO,
  STUDIO_ERROR_FIELD_OUTPUT_FORMAT,
  STUDIO_ERROR_FIELD_SEED,
  STUDIO_ERROR_FIELD_PROMPT,
  STUDIO_ERROR_FIELD_MODEL,
} StudioErrorField;

gboolean studio_error_words_match (StudioErrorWords words, const char *message);
StudioErrorField studio_error_words_find_field (const char *message);

G_END_DECLS
