/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-answer.h"
#include "studio-clock.h"

G_BEGIN_DECLS

/* No header makes anybody wait longer than this. */
#define STUDIO_RATE_LIMIT_WAIT_MAX_US (90 * G_USEC_PER_SEC)

gint64 studio_rate_limit_parse_duration (const char *text);
gint64 studio_rate_limit_parse_retry_after (const char *text, const char *sent, StudioClock *clock);
void studio_rate_limit_read (StudioRateLimit *rate_limit,
                             const char *limit,
                             const char *remaining,
                             const char *reset);

G_END_DECLS
