/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-queue.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioQueueList:
 *
 * The jobs that wait or are under way, the first of them at first, and what became of the press of
 * Generate that ended last; they can be put into another order, paused, cancelled and tried again.
 * Not visible while there is none of it. Properties: `queue` (StudioQueue, nullable), `paused`
 * (gboolean: that of the queue).
 */
#define STUDIO_TYPE_QUEUE_LIST (studio_queue_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioQueueList, studio_queue_list, STUDIO, QUEUE_LIST, AdwBin)

void studio_queue_list_set_queue (StudioQueueList *self, StudioQueue *queue);

G_END_DECLS
