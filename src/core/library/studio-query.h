/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioSort:
 * @STUDIO_SORT_NEWEST: made last first
 * @STUDIO_SORT_OLDEST: made first first
 * @STUDIO_SORT_RATING: most stars first, of equal ones the newest
 * @STUDIO_SORT_SEED: the smallest seed first, of equal ones the newest
 * @STUDIO_SORT_LEAST_RATED: fewest stars first, of equal ones the newest
 * @STUDIO_SORT_LARGEST_SEED: the largest seed first, of equal ones the newest
 *
 * The order of a list.
 */
typedef enum
{
  STUDIO_SORT_NEWEST,
  STUDIO_SORT_OLDEST,
  STUDIO_SORT_RATING,
  STUDIO_SORT_SEED,
  STUDIO_SORT_LEAST_RATED,
  STUDIO_SORT_LARGEST_SEED,
} StudioSort;

/**
 * StudioGrouping:
 * @STUDIO_GROUPING_MONTH: by the month they were made in
 * @STUDIO_GROUPING_DAY: by the day
 * @STUDIO_GROUPING_RUN: by the press of Generate, whose images then stand together
 * @STUDIO_GROUPING_NONE: not at all
 *
 * What stands under one heading. Lists that are not sorted by date have no groups.
 */
typedef enum
{
  STUDIO_GROUPING_MONTH,
  STUDIO_GROUPING_DAY,
  STUDIO_GROUPING_RUN,
  STUDIO_GROUPING_NONE,
} StudioGrouping;

#define STUDIO_TYPE_SORT (studio_sort_get_type ())
GType studio_sort_get_type (void);
#define STUDIO_TYPE_GROUPING (studio_grouping_get_type ())
GType studio_grouping_get_type (void);

/**
 * StudioQuery:
 * @search: (nullable): words, phrases and operators as studio_search_new() reads them
 * @starred_only: only images with a star
 * @states: a bit (1 << state) for each wanted state; 0 for kept images
 * @trashed: whether only rows in the trash are wanted instead of only the others
 * @limit: at most so many, 0 for all
 * @ratings: a bit (1 << n) for n stars, 0 for any
 * @ratios: a bit (1 << #StudioAspectRatio) for each, 0 for any
 * @formats: a bit (1 << #StudioOutputFormat) for each, 0 for any
 * @tagged_only: only images with a tag
 * @called_from_us: with @called_until_us, microseconds since 1970 UTC: only calls of that time,
 *   which is when they were sent, or made where they never were; in the trash or not
 * @called_until_us: when that time ends, not included; 0 for any time
 * @sort: the order
 * @grouping: what stands under one heading
 *
 * Which rows of a library, and in what order. Zeroes ask for all kept images, the newest first.
 */
typedef struct
{
  const char *search;
  gboolean starred_only;
  guint states;
  gboolean trashed;
  guint limit;
  guint ratings;
  guint ratios;
  guint formats;
  gboolean tagged_only;
  gint64 called_from_us;
  gint64 called_until_us;
  StudioSort sort;
  StudioGrouping grouping;
} StudioQuery;

StudioQuery *studio_query_copy (const StudioQuery *self);
void studio_query_free (StudioQuery *self);
gboolean studio_query_equal (const StudioQuery *self, const StudioQuery *other);
gboolean studio_query_is_filtered (const StudioQuery *self);
gboolean studio_query_is_by_date (const StudioQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioQuery, studio_query_free)

G_END_DECLS
