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
 * The jobs that wait or are under way, with one button that cancels them all. Not visible while
 * there are none. Property: `queue` (StudioQueue, nullable).
 */
#define STUDIO_TYPE_QUEUE_LIST (studio_queue_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioQueueList, studio_queue_list, STUDIO, QUEUE_LIST, AdwBin)

void studio_queue_list_set_queue (StudioQueueList *self, StudioQueue *queue);

G_END_DECLS
