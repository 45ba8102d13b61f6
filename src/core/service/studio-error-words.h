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
 *
 * What the message of a failure is about.
 */
typedef enum
{
  STUDIO_ERROR_WORDS_ANY,
  STUDIO_ERROR_WORDS_CONTENT,
  STUDIO_ERROR_WORDS_FILTER,
  STUDIO_ERROR_WORDS_ACCESS,
} StudioErrorWords;

gboolean studio_error_words_match (StudioErrorWords words, const char *message);
const char *studio_error_words_find_field (const char *message);

G_END_DECLS
