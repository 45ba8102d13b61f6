/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-query.h"

G_BEGIN_DECLS

/**
 * StudioIdGroup:
 * @created_us: when its first image was made
 * @run: the run its first image belongs to, 0 for none
 * @n_items: how many images stand in it
 *
 * Neighbours in a list that stand under one heading.
 */
typedef struct
{
  gint64 created_us;
  gint64 run;
  guint n_items;
} StudioIdGroup;

/**
 * StudioIdList:
 * @ids: (element-type gint64): the ids in order
 * @groups: (element-type StudioIdGroup): what they stand under, in order and without gaps; empty
 * for no groups
 * @months: (element-type StudioIdGroup): likewise the months; empty where the order is not by date
 *
 * A list of a million ids takes 8 MB. Never changes once it is made; references are counted and
 * may be passed between threads.
 */
typedef struct
{
  GArray *ids;
  GArray *groups;
  GArray *months;
} StudioIdList;

/**
 * StudioIdListBuilder:
 *
 * Makes a list of rows that come ordered by date.
 */
typedef struct _StudioIdListBuilder StudioIdListBuilder;

StudioIdList *studio_id_list_new (void);
StudioIdList *studio_id_list_ref (StudioIdList *self);
void studio_id_list_unref (StudioIdList *self);
StudioIdList *studio_id_list_filter (StudioIdList *self, GArray *matches, GArray *excluded);
gboolean studio_id_list_has_same_headings (const StudioIdList *self, const StudioIdList *other);

StudioIdListBuilder *studio_id_list_builder_new (StudioSort sort,
                                                 StudioGrouping grouping,
                                                 GTimeZone *zone);
void studio_id_list_builder_add (StudioIdListBuilder *self,
                                 gint64 id,
                                 gint64 created_us,
                                 gint64 run,
                                 gint64 rank);
StudioIdList *studio_id_list_builder_end (StudioIdListBuilder *self);
void studio_id_list_builder_free (StudioIdListBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioIdList, studio_id_list_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioIdListBuilder, studio_id_list_builder_free)

G_END_DECLS
