/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-clock.h"

struct _StudioClock
{
  GObject parent_instance;

  GMutex lock;
  gboolean manual;
  gint64 monotonic_us;
  gint64 real_us;
};

G_DEFINE_FINAL_TYPE (StudioClock, studio_clock, G_TYPE_OBJECT)

static void
studio_clock_finalize (GObject *object)
{
  g_mutex_clear (&STUDIO_CLOCK (object)->lock);
  G_OBJECT_CLASS (studio_clock_parent_class)->finalize (object);
}

static void
studio_clock_class_init (StudioClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_clock_finalize;
}

static void
studio_clock_init (StudioClock *self)
{
  g_mutex_init (&self->lock);
}

/**
 * studio_clock_new_system:
 *
 * Returns: (transfer full): the computer's clock
 */
StudioClock *
studio_clock_new_system (void)
{
  return g_object_new (STUDIO_TYPE_CLOCK, NULL);
}

/**
 * studio_clock_new_manual:
 * @real_us: the first real time, microseconds since 1970 UTC
 *
 * Returns: (transfer full): a clock that stands still until studio_clock_advance()
 */
StudioClock *
studio_clock_new_manual (gint64 real_us)
{
  StudioClock *self = g_object_new (STUDIO_TYPE_CLOCK, NULL);
  self->manual = TRUE;
  self->real_us = real_us;
  return self;
}

/**
 * studio_clock_get_monotonic_us:
 * @self: a clock
 *
 * Returns: microseconds that never go back, for durations
 */
gint64
studio_clock_get_monotonic_us (StudioClock *self)
{
  if (!self->manual)
    return g_get_monotonic_time ();
  g_mutex_lock (&self->lock);
  gint64 now = self->monotonic_us;
  g_mutex_unlock (&self->lock);
  return now;
}

/**
 * studio_clock_get_real_us:
 * @self: a clock
 *
 * Returns: microseconds since 1970 UTC, for dates
 */
gint64
studio_clock_get_real_us (StudioClock *self)
{
  if (!self->manual)
    return g_get_real_time ();
  g_mutex_lock (&self->lock);
  gint64 now = self->real_us;
  g_mutex_unlock (&self->lock);
  return now;
}

/**
 * studio_clock_advance:
 * @self: a manual clock
 * @us: microseconds to add to both times
 */
void
studio_clock_advance (StudioClock *self, gint64 us)
{
  g_return_if_fail (self->manual);
  g_mutex_lock (&self->lock);
  self->monotonic_us += us;
  self->real_us += us;
  g_mutex_unlock (&self->lock);
}
