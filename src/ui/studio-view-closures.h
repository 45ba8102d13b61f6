/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-queue.h"
#include "studio-aspect-ratio.h"
#include "studio-output-format.h"
#include "studio-record.h"
#include "studio-wait-reason.h"

G_BEGIN_DECLS

/* What viewer, filmstrip, gallery and details say, as pure functions for <closure> in .ui files.
 * The first argument is the object of the binding and is never used. */
char *studio_view_zoom (gpointer self, double zoom);
const char *studio_view_state_icon (StudioRecordState state);
gboolean studio_view_state_is_under_way (StudioRecordState state);
char *studio_view_wait (gpointer self,
                        StudioRecordState state,
                        StudioWaitReason reason,
                        gint64 wait_us,
                        gint64 elapsed_us);
char *studio_view_waited (guint n_waiting);
char *studio_view_elapsed (gint64 elapsed_us, gint64 usual_us);
char *studio_view_job_figures (StudioRecordState state,
                               gint64 elapsed_us,
                               gint64 usual_us,
                               StudioRequest *request);
char *studio_view_run_result (const StudioRunTally *tally);
char *studio_view_unfinished (guint n_under_way, guint n_waiting);
char *studio_view_wait_on_stamp (gpointer self, StudioWaitReason reason, gint64 wait_us);
char *studio_view_pixels (gpointer self, StudioAspectRatio ratio, int width, int height);
char *studio_view_made (gpointer self, gint64 created_us, gint64 duration_us);
char *studio_view_file (gpointer self, StudioOutputFormat format, gint64 n_bytes);
char *studio_view_seed (gpointer self, guint seed);
char *studio_view_n_images (gpointer self, guint n_images);
char *studio_view_n_selected (gpointer self, guint n_selected);
char *studio_view_image_name (gpointer self,
                              const char *prompt,
                              StudioAspectRatio ratio,
                              gboolean starred);
char *studio_view_negative (gpointer self, const char *negative_prompt);
char *studio_view_star_icon (gpointer self, gboolean starred);
char *studio_view_star_label (gpointer self, gboolean starred);
char *studio_view_month (gint64 created_us);

G_END_DECLS
