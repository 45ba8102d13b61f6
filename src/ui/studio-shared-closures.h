/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-aspect-ratio.h"
#include "studio-record.h"
#include "studio-wait-reason.h"

G_BEGIN_DECLS

/* What labels say, as pure functions for <closure> in .ui files. The first argument is the object
 * that the binding belongs to and is never used, so tests need neither widgets nor a display. */
gboolean studio_closure_not (gpointer self, gboolean value);
gboolean studio_closure_and_not (gpointer self, gboolean value, gboolean unless);
gboolean studio_closure_neither (gpointer self, gboolean one, gboolean other);
gboolean studio_closure_has_text (gpointer self, const char *text);
gboolean studio_closure_is_text (gpointer self, const char *text, const char *wanted);
char *studio_closure_counter (gpointer self, guint n_characters, guint limit);
char *studio_closure_first_line (gpointer self, const char *text);
char *studio_closure_ratio_summary (gpointer self, StudioAspectRatio ratio);
char *studio_closure_name_example (gpointer self, const char *name_template);
char *studio_closure_generate_label (gpointer self, int count, const char *cost);
char *studio_closure_job_title (gpointer self, StudioRecordState state, double progress);
char *studio_closure_wait_title (gpointer self, StudioWaitReason reason, gint64 wait_us);
char *studio_closure_rate (gpointer self, guint remaining, guint limit, gint64 reset_us);

/* Shared by several places that show a time. */
char *studio_format_seconds (gint64 us);
int studio_round_seconds (gint64 us);

G_END_DECLS
