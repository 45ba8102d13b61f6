/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"

G_BEGIN_DECLS

/* What the details say of how a call went and where an image is from, as pure functions for
 * <closure> in .ui files. The first argument is the object of the binding and is never used. */
gboolean studio_call_view_is_kept (gpointer self, StudioRecordState state, gboolean loaded);
char *studio_call_view_icon (gpointer self, StudioRecordState state);
char *studio_call_view_title (gpointer self, StudioRecordState state, gboolean loaded);
char *studio_call_view_message (gpointer self, StudioRecordState state, const char *message);
char *studio_call_view_http_status (gpointer self, guint http_status);
char *studio_call_view_problem (gpointer self, StudioRecordProblem problem);
char *studio_call_view_source (gpointer self, StudioRecordSource source);
char *studio_call_view_file (gpointer self, StudioOutputFormat format, gint64 n_bytes);
char *studio_call_view_format (gpointer self, StudioRecordState state, StudioOutputFormat format);
char *studio_call_view_dup_text (StudioRecord *record);

G_END_DECLS
