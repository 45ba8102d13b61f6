/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-trace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioSearchMarks:
 *
 * Writes to the trace how long a key in the search takes: `search.start` when it was typed,
 * `search.listed` when the first rows of the answer are in the list, `search.shown` when the frame
 * that shows them was painted.
 */
typedef struct _StudioSearchMarks StudioSearchMarks;

StudioSearchMarks *studio_search_marks_new (StudioTrace *trace);
void studio_search_marks_free (StudioSearchMarks *self);
void studio_search_marks_start (StudioSearchMarks *self);
void studio_search_marks_listed (StudioSearchMarks *self, GtkWidget *widget);

G_END_DECLS
