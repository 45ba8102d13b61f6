/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-search-operators.h"

G_BEGIN_DECLS

/**
 * StudioSearchFlags:
 * @STUDIO_SEARCH_STARRED: it has a star
 * @STUDIO_SEARCH_TAGGED: it has a tag
 * @STUDIO_SEARCH_NOTED: it has a note
 * @STUDIO_SEARCH_MISSING: its file is gone
 * @STUDIO_SEARCH_CHANGED: its file was changed by another program
 */
typedef enum
{
  STUDIO_SEARCH_STARRED = 1 << 0,
  STUDIO_SEARCH_TAGGED = 1 << 1,
  STUDIO_SEARCH_NOTED = 1 << 2,
  STUDIO_SEARCH_MISSING = 1 << 3,
  STUDIO_SEARCH_CHANGED = 1 << 4,
} StudioSearchFlags;

/**
 * StudioSearchHint:
 * @operator_id: the operator whose value cannot be read, %STUDIO_SEARCH_WORD where the text is too
 * long
 * @value: what was typed there
 * @start: where the part begins in the text, in bytes
 * @end: where it ends
 *
 * What was left out of a search.
 */
typedef struct
{
  StudioSearchOperatorId operator_id;
  char *value;
  gsize start;
  gsize end;
} StudioSearchHint;

/**
 * StudioSearch:
 * @match: (nullable): an FTS5 query that must match; %NULL for any text
 * @exclude: (nullable): an FTS5 query that must not match
 * @states: a bit (1 << #StudioRecordState) for each wanted state, 0 where none was named
 * @trashed: whether what is in the trash is asked for
 * @ratings: a bit (1 << n) for n stars, 0 for any
 * @ratios: a bit (1 << #StudioAspectRatio) for each, 0 for any
 * @formats: a bit (1 << #StudioOutputFormat) for each, 0 for any
 * @sources: a bit (1 << #StudioRecordSource) for each, 0 for any
 * @wanted: what it must be
 * @unwanted: what it must not be
 * @after_us: not older than this, %G_MININT64 for any
 * @before_us: older than this, %G_MAXINT64 for any
 * @seeds: (element-type gint64): one of these, empty for any
 * @other_seeds: (element-type gint64): none of these
 * @models: (element-type utf8): one of these is in the model’s name, empty for any
 * @other_models: (element-type utf8): none of these is in it
 * @impossible: whether the parts contradict each other
 * @hints: (element-type StudioSearchHint): what was left out
 *
 * What a person typed into a search entry, as the database understands it.
 */
typedef struct
{
  char *match;
  char *exclude;
  guint states;
  gboolean trashed;
  guint ratings;
  guint ratios;
  guint formats;
  guint sources;
  guint wanted;
  guint unwanted;
  gint64 after_us;
  gint64 before_us;
  GArray *seeds;
  GArray *other_seeds;
  GPtrArray *models;
  GPtrArray *other_models;
  gboolean impossible;
  GPtrArray *hints;
} StudioSearch;

StudioSearch *studio_search_new (const char *text, GDateTime *now);
void studio_search_free (StudioSearch *self);
char *studio_search_hint_to_text (const StudioSearchHint *hint);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSearch, studio_search_free)

G_END_DECLS
