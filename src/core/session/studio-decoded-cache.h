/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/* Some twenty images of the service. */
#define STUDIO_DECODED_CACHE_BYTES (64u * 1024 * 1024)

/**
 * StudioDecodedCache:
 *
 * Images of the library, decoded: those on show last, and those that may be wanted next, within a
 * fixed number of bytes. Takes over the previews of jobs that have ended. Decoding is done in a
 * worker, one image after another. Main thread only.
 *
 * Signal `decoded` (gint64): an image that was wanted is there.
 */
#define STUDIO_TYPE_DECODED_CACHE (studio_decoded_cache_get_type ())
G_DECLARE_FINAL_TYPE (StudioDecodedCache, studio_decoded_cache, STUDIO, DECODED_CACHE, GObject)

StudioDecodedCache *studio_session_get_decoded_cache (StudioSession *self);
StudioDecodedCache *studio_decoded_cache_new (StudioSession *session, gsize n_bytes);
GdkPixbuf *studio_decoded_cache_lookup (StudioDecodedCache *self, gint64 id);
void studio_decoded_cache_insert (StudioDecodedCache *self, gint64 id, GdkPixbuf *pixbuf);
void studio_decoded_cache_want (StudioDecodedCache *self, const gint64 *ids, guint n_ids);
void studio_decoded_cache_remove (StudioDecodedCache *self, gint64 id);
gsize studio_decoded_cache_get_n_bytes (StudioDecodedCache *self);

G_END_DECLS
