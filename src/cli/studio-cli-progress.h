/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-queue.h"

G_BEGIN_DECLS

/* One line on the standard error, while that is a terminal, saying how the queue gets on. */
guint studio_cli_progress_start (StudioQueue *queue);
void studio_cli_progress_stop (guint source);

G_END_DECLS
