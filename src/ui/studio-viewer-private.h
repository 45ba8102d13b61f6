/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-canvas.h"
#include "studio-error-page.h"
#include "studio-image-bar.h"
#include "studio-info-overlay.h"
#include "studio-job-status.h"
#include "studio-viewer.h"

G_BEGIN_DECLS

/* What the files of the viewer share. */
struct _StudioViewer
{
  AdwBin parent_instance;

  GtkStack *stack;
  StudioCanvas *canvas;
  StudioJobStatus *status;
  StudioErrorPage *error_page; /* made for the first problem */
  GtkWidget *zoom_bar;
  StudioImageBar *image_bar;
  StudioInfoOverlay *info;

  StudioSession *session;
  GSignalGroup *library;
  StudioJob *job;
  GCancellable *cancellable; /* of what is being loaded for the image on show */
  gint64 record_id;
  gboolean shown; /* all of that image */
};

void studio_viewer_follow_keys (StudioViewer *self);
void studio_viewer_show_bars (StudioViewer *self, gboolean complete);
void studio_viewer_show_problem (StudioViewer *self, StudioRecordState state, const GError *error);

G_END_DECLS
