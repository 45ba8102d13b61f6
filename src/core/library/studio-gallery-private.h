/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-gallery.h"
#include "studio-listing.h"
#include "studio-record-cache.h"
#include "studio-record-loader.h"

G_BEGIN_DECLS

/**
 * StudioGallery:
 * @library: the library
 * @cache: the records that somebody holds
 * @loader: who fills them
 * @query: what is asked for
 * @listing: what is shown
 * @next: (nullable): while one list gives way to another, the other one
 * @n_switched: how many items at the beginning are of @next already
 * @n_passed: how many ids of @listing they stand for
 * @loading: whether a listing is under way
 * @outdated: whether something happened that the list does not know of
 * @cancellable: (nullable): of the listing under way
 * @removed: (element-type gint64): what was removed and is still shown
 * @removed_source: (nullable): takes them out
 * @taking_out: whether some are being taken out
 * @relist_source: (nullable): lists again
 * @started_us: when the listing under way began
 * @free_us: when the library may be asked again without being asked for
 * @waiting: (element-type GTask): answered when a listing was put in
 * @error: (nullable): why the last listing failed
 *
 * For studio-gallery.c and its other chapters, -follow and -lookup.
 */
struct _StudioGallery
{
  GObject parent_instance;

  StudioLibrary *library;
  StudioRecordCache *cache;
  StudioRecordLoader *loader;
  StudioQuery *query;
  StudioListing *listing;
  StudioListing *next;
  guint n_switched;
  guint n_passed;
  gboolean loading;
  gboolean outdated;
  GCancellable *cancellable;
  GArray *removed;
  GSource *removed_source;
  gboolean taking_out;
  GSource *relist_source;
  gint64 started_us;
  gint64 free_us;
  GPtrArray *waiting;
  GError *error;
};

gint64 studio_gallery_get_id_unchecked (StudioGallery *self, guint position);
void studio_gallery_take_listing (StudioGallery *self, StudioListing *listing);
void studio_gallery_set_loading (StudioGallery *self, gboolean loading);
void studio_gallery_set_error (StudioGallery *self, GError *error);

void studio_gallery_follow (StudioGallery *self);
void studio_gallery_unfollow (StudioGallery *self);
void studio_gallery_list (StudioGallery *self, gboolean first_only);

G_END_DECLS
