/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioTrace:
 *
 * Writes one JSON object a line, `{"t_us": <monotonic>, "mark": "job.sent", …}`, to the file that
 * `ULTRA_STUDIO_TRACE` names. Values are numbers only, so neither a prompt nor a key can get in.
 * A %NULL trace is allowed everywhere and does nothing. Thread-safe; a line is handed to the
 * operating system at once, so a crash loses none.
 */
#define STUDIO_TYPE_TRACE (studio_trace_get_type ())
G_DECLARE_FINAL_TYPE (StudioTrace, studio_trace, STUDIO, TRACE, GObject)

StudioTrace *studio_trace_new_from_environment (void);
StudioTrace *studio_trace_new (const char *path, GError **error);
void studio_trace_mark (StudioTrace *self, const char *mark);
void studio_trace_mark_number (StudioTrace *self, const char *mark, const char *name, gint64 value);
void studio_trace_mark_times (StudioTrace *self, const char *mark, gint64 us, gint64 cpu_us);

G_END_DECLS
