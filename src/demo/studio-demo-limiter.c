/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-limiter.h"

#include <string.h>

#define WINDOW_US (STUDIO_DEMO_WINDOW_SECONDS * G_USEC_PER_SEC)

static guint
get_limit (StudioDemoLimiter *self)
{
  return self->limit == 0 ? STUDIO_DEMO_LIMIT : MIN (self->limit, STUDIO_DEMO_LIMIT_MAX);
}

/* The times are in order, so those that left the window stand first. */
static void
forget_old (StudioDemoLimiter *self, gint64 now_us)
{
  guint n_old = 0;

  while (n_old < self->n && now_us - self->times_us[n_old] >= WINDOW_US)
    n_old++;
  self->n -= n_old;
  memmove (self->times_us, self->times_us + n_old, self->n * sizeof self->times_us[0]);
}

/**
 * studio_demo_limiter_take:
 * @self: a limiter, zero-filled at first
 * @now_us: monotonic time in microseconds
 *
 * Counts a request, if the window has room for it.
 *
 * Returns: whether it had
 */
gboolean
studio_demo_limiter_take (StudioDemoLimiter *self, gint64 now_us)
{
  forget_old (self, now_us);
  if (self->n == get_limit (self))
    return FALSE;
  self->times_us[self->n++] = now_us;

  return TRUE;
}

/**
 * studio_demo_limiter_get_remaining:
 * @self: a limiter
 * @now_us: monotonic time in microseconds
 *
 * Returns: how many more requests the window has room for
 */
guint
studio_demo_limiter_get_remaining (StudioDemoLimiter *self, gint64 now_us)
{
  forget_old (self, now_us);

  return get_limit (self) - self->n;
}

/**
 * studio_demo_limiter_get_reset_seconds:
 * @self: a limiter
 * @now_us: monotonic time in microseconds
 *
 * Returns: in how many seconds, rounded up, the oldest request leaves the window; 0 when empty
 */
guint
studio_demo_limiter_get_reset_seconds (StudioDemoLimiter *self, gint64 now_us)
{
  forget_old (self, now_us);
  if (self->n == 0)
    return 0;

  return (guint) ((self->times_us[0] + WINDOW_US - now_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}
