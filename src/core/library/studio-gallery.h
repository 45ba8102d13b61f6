/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioGallery:
 *
 * A GListModel of the kept images, newest first. Holds ids only; get_item() hands out a
 * StudioRecord at once and fills it from a worker. Follows the library's signals with exact
 * `items-changed`. Main thread only, never touches the disk there.
 *
 * Properties: `n-items` (guint), `loading` (gboolean), `search` (string, settable), `error`
 * (GError, why the last listing failed).
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
const GError *studio_gallery_get_error (StudioGallery *self);
void studio_gallery_set_search (StudioGallery *self, const char *search);
const char *studio_gallery_get_search (StudioGallery *self);
gboolean studio_gallery_find (StudioGallery *self, gint64 id, guint *position);

G_END_DECLS
