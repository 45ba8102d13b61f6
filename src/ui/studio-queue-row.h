/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioQueueMove:
 * @STUDIO_QUEUE_MOVE_FIRST: to be the next
 * @STUDIO_QUEUE_MOVE_UP: one place nearer
 * @STUDIO_QUEUE_MOVE_DOWN: one place further
 * @STUDIO_QUEUE_MOVE_LAST: to the end
 *
 * Where a person wants a job that waits.
 */
typedef enum
{
  STUDIO_QUEUE_MOVE_FIRST,
  STUDIO_QUEUE_MOVE_UP,
  STUDIO_QUEUE_MOVE_DOWN,
  STUDIO_QUEUE_MOVE_LAST,
} StudioQueueMove;

#define STUDIO_TYPE_QUEUE_MOVE (studio_queue_move_get_type ())
GType studio_queue_move_get_type (void);

/**
 * StudioQueueRow:
 *
 * One job that waits or is under way: its state, how long it has taken and usually takes, and the
 * way to cancel it. One that waits can be moved: by Alt and an arrow key, Home or End, by its menu,
 * or by dragging it onto another.
 *
 * Signal `moved` (StudioQueueMove): a person wants it elsewhere.
 * Signal `dropped` (StudioJob): a person wants that one in its place.
 */
#define STUDIO_TYPE_QUEUE_ROW (studio_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioQueueRow, studio_queue_row, STUDIO, QUEUE_ROW, GtkListBoxRow)

GtkWidget *studio_queue_row_new (StudioJob *job);
StudioJob *studio_queue_row_get_job (StudioQueueRow *self);

G_END_DECLS
