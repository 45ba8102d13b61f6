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

typedef struct
{
  GSource source;
  StudioClock *clock;
  gint64 due_us;
} ClockSource;

/* The computer's clock wakes a source by its ready time. One that stands still is looked at in
 * every turn of the main context. */
static gboolean
prepare (GSource *source, int *timeout_ms)
{
  ClockSource *self = (ClockSource *) source;

  *timeout_ms = -1;
  return studio_clock_get_monotonic_us (self->clock) >= self->due_us;
}

static gboolean
dispatch (G_GNUC_UNUSED GSource *source, GSourceFunc callback, gpointer user_data)
{
  ((StudioClockFunc) (void (*) (void)) callback) (user_data);
  return G_SOURCE_REMOVE;
}

static void
finalize_source (GSource *source)
{
  g_clear_object (&((ClockSource *) source)->clock);
}

static GSourceFuncs source_funcs = {
  .prepare = prepare,
  .dispatch = dispatch,
  .finalize = finalize_source,
};

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

/**
 * studio_clock_add_timeout:
 * @self: a clock
 * @delay_us: microseconds from now; none for 0 or less
 * @func: called once, in the thread-default main context of the caller
 * @user_data: what @func is given
 *
 * Waits for the time to come. With a manual clock that is when studio_clock_advance() has brought
 * it, in the next turn of the main context.
 *
 * Returns: (transfer full): what waits, for studio_clock_remove_timeout(); its references do not
 *   keep it waiting
 */
GSource *
studio_clock_add_timeout (StudioClock *self,
                          gint64 delay_us,
                          StudioClockFunc func,
                          gpointer user_data)
{
  GSource *source = g_source_new (&source_funcs, sizeof (ClockSource));
  ClockSource *timeout = (ClockSource *) source;
  gint64 now = studio_clock_get_monotonic_us (self);

  timeout->clock = g_object_ref (self);
  timeout->due_us = now + MIN (MAX (delay_us, 0), G_MAXINT64 - now);
  if (!self->manual)
    g_source_set_ready_time (source, timeout->due_us);
  g_source_set_static_name (source, "studio-clock");
  g_source_set_callback (source, G_SOURCE_FUNC (func), user_data, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

/**
 * studio_clock_remove_timeout:
 * @timeout: (inout) (nullable): what waits, or has come, or %NULL
 *
 * Waits no longer, gives the reference up and sets it to %NULL.
 */
void
studio_clock_remove_timeout (GSource **timeout)
{
  if (*timeout == NULL)
    return;
  g_source_destroy (*timeout);
  g_clear_pointer (timeout, g_source_unref);
}
