/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-sink.h"

G_BEGIN_DECLS

#define STUDIO_SPLITTER_SKELETON_MAX (256 * 1024)
#define STUDIO_SPLITTER_IMAGES_MAX 10

/**
 * StudioResponseSplitter:
 *
 * Takes the body of an answer in pieces of any size, cuts the strings `data[*].b64_json` out,
 * decodes them and hands the bytes to a sink. What is left, the small skeleton, is kept as JSON
 * text with those strings empty. Memory stays the same whatever the size of the images. Knows of
 * no thread and no stream: the same bytes always give the same result.
 */
typedef struct _StudioResponseSplitter StudioResponseSplitter;

StudioResponseSplitter *studio_response_splitter_new (StudioImageSink *sink, gint64 image_limit);
void studio_response_splitter_free (StudioResponseSplitter *self);
gboolean studio_response_splitter_feed (StudioResponseSplitter *self,
                                        const guint8 *bytes,
                                        gsize size,
                                        GError **error);
gboolean studio_response_splitter_finish (StudioResponseSplitter *self, GError **error);
const char *studio_response_splitter_get_skeleton (StudioResponseSplitter *self);
guint studio_response_splitter_get_n_images (StudioResponseSplitter *self);
gboolean studio_response_splitter_is_in_image (StudioResponseSplitter *self);
gboolean studio_response_splitter_has_sink_failed (StudioResponseSplitter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioResponseSplitter, studio_response_splitter_free)

G_END_DECLS
