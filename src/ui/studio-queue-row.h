/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioQueueRow:
 *
 * One job that waits or is under way: its state, how long it has taken, and the way to cancel it.
 */
#define STUDIO_TYPE_QUEUE_ROW (studio_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioQueueRow, studio_queue_row, STUDIO, QUEUE_ROW, GtkListBoxRow)

GtkWidget *studio_queue_row_new (StudioJob *job);
StudioJob *studio_queue_row_get_job (StudioQueueRow *self);

G_END_DECLS
