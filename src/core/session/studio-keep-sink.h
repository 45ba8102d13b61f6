/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-sink.h"
#include "studio-library.h"
#include "studio-row-decoder.h"
#include "studio-trace.h"

G_BEGIN_DECLS

/**
 * StudioKeepSink:
 *
 * Puts the bytes of arriving images where nothing loses them: into part files, looking at the same
 * time whether each image is whole, and into a row decoder for the preview. The sink's methods run
 * in the client's worker; the other functions are for afterwards, when the exchange has ended.
 */
#define STUDIO_TYPE_KEEP_SINK (studio_keep_sink_get_type ())
G_DECLARE_FINAL_TYPE (StudioKeepSink, studio_keep_sink, STUDIO, KEEP_SINK, GObject)

StudioKeepSink *studio_keep_sink_new_for_library (StudioLibrary *library,
                                                  gint64 id,
                                                  StudioRequest *request,
                                                  const char *host);
StudioKeepSink *studio_keep_sink_new_for_file (const char *path);
void studio_keep_sink_set_row_func (StudioKeepSink *self, StudioRowFunc func, gpointer user_data);
void studio_keep_sink_set_trace (StudioKeepSink *self, StudioTrace *trace);
guint studio_keep_sink_keep (StudioKeepSink *self, const StudioAnswerFacts *facts, GError **error);
GBytes *studio_keep_sink_dup_rescued (StudioKeepSink *self);
gboolean studio_keep_sink_is_torn (StudioKeepSink *self);
const StudioImageInfo *studio_keep_sink_get_info (StudioKeepSink *self);

G_END_DECLS
