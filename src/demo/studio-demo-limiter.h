/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-demo-server.h"

G_BEGIN_DECLS

#define STUDIO_DEMO_LIMIT 20
#define STUDIO_DEMO_WINDOW_SECONDS 60

/**
 * StudioDemoLimiter:
 *
 * @times_us: when requests came, the oldest first
 * @n: how many
 * @limit: how many may come, 0 for %STUDIO_DEMO_LIMIT
 *
 * The service's limit: so many requests in any 60 seconds. Not thread-safe.
 */
typedef struct
{
  gint64 times_us[STUDIO_DEMO_LIMIT_MAX];
  guint n;
  guint limit;
} StudioDemoLimiter;

gboolean studio_demo_limiter_take (StudioDemoLimiter *self, gint64 now_us);
guint studio_demo_limiter_get_remaining (StudioDemoLimiter *self, gint64 now_us);
guint studio_demo_limiter_get_reset_seconds (StudioDemoLimiter *self, gint64 now_us);

G_END_DECLS
