/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  STUDIO_SEARCH_WORD,
  STUDIO_SEARCH_IS,
  STUDIO_SEARCH_RATING,
  STUDIO_SEARCH_TAG,
  STUDIO_SEARCH_NOTE,
  STUDIO_SEARCH_PROMPT,
  STUDIO_SEARCH_NEGATIVE,
  STUDIO_SEARCH_FILE,
  STUDIO_SEARCH_RATIO,
  STUDIO_SEARCH_FORMAT,
  STUDIO_SEARCH_SEED,
  STUDIO_SEARCH_AFTER,
  STUDIO_SEARCH_BEFORE,
  STUDIO_SEARCH_ON,
  STUDIO_SEARCH_MODEL,
  STUDIO_SEARCH_SOURCE,
  STUDIO_SEARCH_STATE,
} StudioSearchOperatorId;

#define STUDIO_N_SEARCH_OPERATORS (STUDIO_SEARCH_STATE + 1)

/**
 * StudioSearchOperator:
 * @id: which
 * @name: what is typed, without the colon; words are the same in every language, like commands
 * @example: a value, to show and to put in
 * @summary: what it finds, to be translated
 * @values: (nullable) (array zero-terminated=1): what there is to choose from, where that is known
 *
 * One of the operators that a search understands, such as `seed:`.
 */
typedef struct
{
  StudioSearchOperatorId id;
  const char *name;
  const char *example;
  const char *summary;
  const char *const *values;
} StudioSearchOperator;

const StudioSearchOperator *studio_search_operators_get (StudioSearchOperatorId id);
StudioSearchOperatorId studio_search_operators_find (const char *name, gsize length);
GStrv studio_search_operators_complete (const char *text,
                                        gsize position,
                                        const char *const *tags,
                                        gsize *start);
char *studio_search_operators_make_term (StudioSearchOperatorId id, const char *value);

G_END_DECLS
