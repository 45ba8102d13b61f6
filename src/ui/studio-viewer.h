/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-canvas.h"
#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioViewer:
 *
 * The large image and everything that can stand in its place: the invitation to write a prompt, a
 * job that waits, is sent or arrives, and each way in which it can end.
 *
 * Property `record-id` (gint64): the kept image on show, 0 for none.
 * Actions `viewer.toggle-info` and those of studio-viewer-actions.h.
 */
#define STUDIO_TYPE_VIEWER (studio_viewer_get_type ())
G_DECLARE_FINAL_TYPE (StudioViewer, studio_viewer, STUDIO, VIEWER, AdwBin)

void studio_viewer_set_session (StudioViewer *self, StudioSession *session);
void studio_viewer_show_job (StudioViewer *self, StudioJob *job);
void studio_viewer_show_record (StudioViewer *self, StudioRecord *record);
void studio_viewer_show_nothing (StudioViewer *self);
gint64 studio_viewer_get_record_id (StudioViewer *self);
StudioCanvas *studio_viewer_get_canvas (StudioViewer *self);
GtkWidget *studio_viewer_get_info (StudioViewer *self);

G_END_DECLS
