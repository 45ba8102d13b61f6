/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioThumbnailer:
 *
 * Gives thumbnails: from the cache, else made from the image file and put there, in two worker
 * threads of little priority. The newest question is answered first, a cancelled one costs nothing.
 */
#define STUDIO_TYPE_THUMBNAILER (studio_thumbnailer_get_type ())
G_DECLARE_FINAL_TYPE (StudioThumbnailer, studio_thumbnailer, STUDIO, THUMBNAILER, GObject)

StudioThumbnailer *studio_thumbnailer_new (StudioLibrary *library);
void studio_thumbnailer_load_async (StudioThumbnailer *self,
                                    StudioRecord *record,
                                    int edge,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GdkPixbuf *studio_thumbnailer_load_finish (StudioThumbnailer *self,
                                           GAsyncResult *result,
                                           GError **error);
void studio_thumbnailer_offer (StudioThumbnailer *self, gint64 id, GdkPixbuf *image);
gboolean studio_thumbnailer_make (StudioThumbnailer *self,
                                  gint64 id,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
