/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-id-list.h"
#include "studio-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioGallery:
 *
 * A GListModel of the images that a query asks for. Holds ids only, 8 bytes each; get_item() hands
 * out a StudioRecord at once and fills it from a worker. Follows the library's signals, those of
 * other processes too, with exact `items-changed`. Main thread only, never touches the disk there.
 *
 * A new query gives the first rows of its answer at once and the rest when they are listed.
 *
 * Properties: `n-items` (guint), `loading` (gboolean), `partial` (gboolean: the list is only the
 * beginning of the answer so far), `search` (string, settable: the words of the query), `error`
 * (GError, why the last listing failed).
 *
 * Signals: `listed` after each time that a listing was put in, `groups-changed` whenever groups or
 * months did, after the `items-changed` that came with it.
 */
#define STUDIO_TYPE_GALLERY (studio_gallery_get_type ())
G_DECLARE_FINAL_TYPE (StudioGallery, studio_gallery, STUDIO, GALLERY, GObject)

StudioGallery *studio_gallery_new (StudioLibrary *library);
void studio_gallery_reload_async (StudioGallery *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean studio_gallery_reload_finish (StudioGallery *self, GAsyncResult *result, GError **error);
gboolean studio_gallery_get_loading (StudioGallery *self);
gboolean studio_gallery_get_partial (StudioGallery *self);
const GError *studio_gallery_get_error (StudioGallery *self);
void studio_gallery_set_query (StudioGallery *self, const StudioQuery *query);
const StudioQuery *studio_gallery_get_query (StudioGallery *self);
void studio_gallery_set_search (StudioGallery *self, const char *search);
const char *studio_gallery_get_search (StudioGallery *self);
gboolean studio_gallery_find (StudioGallery *self, gint64 id, guint *position);
gint64 studio_gallery_get_id (StudioGallery *self, guint position);
const StudioIdGroup *studio_gallery_get_groups (StudioGallery *self, guint *n_groups);
const StudioIdGroup *studio_gallery_get_months (StudioGallery *self, guint *n_months);

G_END_DECLS
