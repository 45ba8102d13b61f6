/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-viewer.h"

G_BEGIN_DECLS

/**
 * StudioStage:
 *
 * What stands beside the composer: the image on show, or what stands in its place, and the strip of
 * this session's images under it. Properties: `session` (StudioSession, construct-only), `bare`
 * (gboolean: without the strip, for full screen), `follow` (gboolean: shows each image when it is
 * there). Action `stage.step` (i): the image of this session so many further.
 */
#define STUDIO_TYPE_STAGE (studio_stage_get_type ())
G_DECLARE_FINAL_TYPE (StudioStage, studio_stage, STUDIO, STAGE, AdwBin)

GtkWidget *studio_stage_new (StudioSession *session);
StudioViewer *studio_stage_get_viewer (StudioStage *self);
void studio_stage_bind_settings (StudioStage *self, GSettings *settings);
void studio_stage_set_failure (StudioStage *self, const GError *error);
void studio_stage_show_job (StudioStage *self, StudioJob *job);
void studio_stage_show_record (StudioStage *self, StudioRecord *record);

G_END_DECLS
