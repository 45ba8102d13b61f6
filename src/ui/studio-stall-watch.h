/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-trace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long one turn of the main loop may take. */
#define STUDIO_STALL_LIMIT_US 8000

GSource *studio_stall_watch_new (StudioTrace *trace, gint64 limit_us);
void studio_stall_watch_follow (GSource *watch, GdkFrameClock *frame_clock);
void studio_stall_watch_pass_over (GSource *watch);

G_END_DECLS
