/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-search-operators.h"

G_BEGIN_DECLS

/* Bounds of what is read of a search, far over what anybody types: a whole prompt still fits. */
#define STUDIO_SEARCH_MAX_BYTES 4096
#define STUDIO_SEARCH_MAX_TERMS 40

/**
 * StudioSearchTerm:
 * @operator_id: what stands before the colon, %STUDIO_SEARCH_WORD for none
 * @value: the words, without quotation marks
 * @negated: whether a minus stands before it
 * @quoted: whether it stands in quotation marks
 * @finished: whether it is over: a space or the second quotation mark follows
 * @start: where it begins in the text, in bytes
 * @end: where it ends
 *
 * One part of a search.
 */
typedef struct
{
  StudioSearchOperatorId operator_id;
  char *value;
  gboolean negated;
  gboolean quoted;
  gboolean finished;
  gsize start;
  gsize end;
} StudioSearchTerm;

void studio_search_term_clear (StudioSearchTerm *term);
GArray *studio_search_scan (const char *text, gboolean *cut);

G_END_DECLS
