/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STUDIO_DEMO_LIMIT 20
#define STUDIO_DEMO_WINDOW_SECONDS 60

/**
 * StudioDemoLimiter:
 *
 * The service's limit: 20 requests in any 60 seconds. Not thread-safe.
 */
typedef struct
{
  gint64 times_us[STUDIO_DEMO_LIMIT];
  guint n;
} StudioDemoLimiter;

gboolean studio_demo_limiter_take (StudioDemoLimiter *self, gint64 now_us);
guint studio_demo_limiter_get_remaining (StudioDemoLimiter *self, gint64 now_us);
guint studio_demo_limiter_get_reset_seconds (StudioDemoLimiter *self, gint64 now_us);

G_END_DECLS
