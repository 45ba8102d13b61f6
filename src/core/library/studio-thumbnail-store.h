/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioThumbnailStore:
 *
 * The thumbnails on the disk: a file an id and edge, in folders of 4,096 ids, and no more bytes
 * than were agreed on; those that were made longest ago go. Any thread, blocking.
 */
typedef struct _StudioThumbnailStore StudioThumbnailStore;

StudioThumbnailStore *studio_thumbnail_store_new (const char *folder, gint64 most_bytes);
void studio_thumbnail_store_free (StudioThumbnailStore *self);
char *studio_thumbnail_store_dup_path (StudioThumbnailStore *self, gint64 id, int edge);
GdkPixbuf *studio_thumbnail_store_load (StudioThumbnailStore *self,
                                        gint64 id,
                                        int edge,
                                        gint64 source_us,
                                        GCancellable *cancellable);
void studio_thumbnail_store_save (StudioThumbnailStore *self,
                                  gint64 id,
                                  int edge,
                                  GdkPixbuf *thumbnail);
void studio_thumbnail_store_remove (StudioThumbnailStore *self, gint64 id);
gint64 studio_thumbnail_store_sweep (StudioThumbnailStore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioThumbnailStore, studio_thumbnail_store_free)

G_END_DECLS
