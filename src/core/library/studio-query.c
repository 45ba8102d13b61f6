/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-query.h"

G_DEFINE_ENUM_TYPE (StudioSort,
                    studio_sort,
                    G_DEFINE_ENUM_VALUE (STUDIO_SORT_NEWEST, "newest"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SORT_OLDEST, "oldest"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SORT_RATING, "rating"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SORT_SEED, "seed"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SORT_LEAST_RATED, "least-rated"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SORT_LARGEST_SEED, "largest-seed"))

G_DEFINE_ENUM_TYPE (StudioGrouping,
                    studio_grouping,
                    G_DEFINE_ENUM_VALUE (STUDIO_GROUPING_MONTH, "month"),
                    G_DEFINE_ENUM_VALUE (STUDIO_GROUPING_DAY, "day"),
                    G_DEFINE_ENUM_VALUE (STUDIO_GROUPING_RUN, "run"),
                    G_DEFINE_ENUM_VALUE (STUDIO_GROUPING_NONE, "none"))

static gboolean
has_search (const StudioQuery *self)
{
  return self->search != NULL && *self->search != '\0';
}

/**
 * studio_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a copy that owns its words
 */
StudioQuery *
studio_query_copy (const StudioQuery *self)
{
  StudioQuery *copy = g_memdup2 (self, sizeof *self);
  copy->search = has_search (self) ? g_strdup (self->search) : NULL;
  return copy;
}

/**
 * studio_query_free:
 * @self: (transfer full) (nullable): what studio_query_copy() gave
 */
void
studio_query_free (StudioQuery *self)
{
  if (self == NULL)
    return;
  g_free ((char *) self->search);
  g_free (self);
}

/**
 * studio_query_equal:
 * @self: a query
 * @other: another one
 *
 * Returns: whether they ask for the same
 */
gboolean
studio_query_equal (const StudioQuery *self, const StudioQuery *other)
{
  return g_strcmp0 (has_search (self) ? self->search : NULL,
                    has_search (other) ? other->search : NULL)
             == 0
         && self->starred_only == other->starred_only && self->states == other->states
         && self->trashed == other->trashed && self->limit == other->limit
         && self->ratings == other->ratings && self->ratios == other->ratios
         && self->formats == other->formats && self->tagged_only == other->tagged_only
         && self->called_from_us == other->called_from_us
         && self->called_until_us == other->called_until_us && self->sort == other->sort
         && self->grouping == other->grouping;
}

/**
 * studio_query_is_filtered:
 * @self: a query
 *
 * Returns: whether it may leave out some of the kept images
 */
gboolean
studio_query_is_filtered (const StudioQuery *self)
{
  StudioQuery all = { .sort = self->sort, .grouping = self->grouping };
  return !studio_query_equal (self, &all);
}

/**
 * studio_query_is_by_date:
 * @self: a query
 *
 * Returns: whether the order is one of time, so that there can be groups
 */
gboolean
studio_query_is_by_date (const StudioQuery *self)
{
  return self->sort == STUDIO_SORT_NEWEST || self->sort == STUDIO_SORT_OLDEST;
}
