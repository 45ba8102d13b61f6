/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-id-list.h"
#include "studio-library.h"

G_BEGIN_DECLS

/* How many rows the first answer has: more than a large screen shows of small images. */
#define STUDIO_LISTING_FIRST 400

/**
 * StudioListing:
 * @list: what the query asks for
 * @base: (nullable): all rows without regard to the words, which the next listing can start from
 * @base_key: (nullable): what @base is the answer to
 * @differences: (element-type StudioIdDiff): what differs from the list that was there
 * @regrouped: whether the groups or months are others than those of the list that was there
 * @whole: whether it is all; if not, it is the beginning
 *
 * The answer to a query.
 */
typedef struct
{
  StudioIdList *list;
  StudioIdList *base;
  char *base_key;
  GArray *differences;
  gboolean regrouped;
  gboolean whole;
} StudioListing;

StudioListing *studio_listing_new (StudioLibrary *library,
                                   const StudioQuery *query,
                                   gboolean first_only,
                                   const StudioListing *last,
                                   GCancellable *cancellable,
                                   GError **error);
StudioListing *studio_listing_new_empty (void);
StudioListing *studio_listing_new_without (StudioListing *last, GArray *gone);
StudioListing *studio_listing_ref (StudioListing *self);
void studio_listing_unref (StudioListing *self);

/* The same in a worker. The task has no source object: the worker must never be the one to drop the
 * last reference to something that belongs to the main thread. */
void studio_listing_start (StudioLibrary *library,
                           const StudioQuery *query,
                           gboolean first_only,
                           StudioListing *last,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
void studio_listing_start_without (StudioListing *last,
                                   GArray *gone,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
StudioListing *studio_listing_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioListing, studio_listing_unref)

G_END_DECLS
