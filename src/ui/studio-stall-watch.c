/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-stall-watch.h"

typedef struct
{
  GSource source;
  StudioTrace *trace;
  gint64 limit_us;
  gint64 woken_us;
} StallWatch;

/* The first to be asked at the beginning of a turn, so the last turn's work is over. */
static gboolean
prepare (GSource *source, int *timeout)
{
  StallWatch *watch = (StallWatch *) source;
  gint64 held_us = watch->woken_us == 0 ? 0 : g_get_monotonic_time () - watch->woken_us;

  watch->woken_us = 0;
  if (held_us > watch->limit_us)
    studio_trace_mark_number (watch->trace, "loop.stall", "us", held_us);
  *timeout = -1;
  return FALSE;
}

/* The first to be asked after sleeping, before anything is dispatched. */
static gboolean
check (GSource *source)
{
  ((StallWatch *) source)->woken_us = g_get_monotonic_time ();
  return FALSE;
}

static gboolean
dispatch (GSource *source G_GNUC_UNUSED,
          GSourceFunc callback G_GNUC_UNUSED,
          gpointer user_data G_GNUC_UNUSED)
{
  return G_SOURCE_CONTINUE;
}

static void
finalize (GSource *source)
{
  g_clear_object (&((StallWatch *) source)->trace);
}

static GSourceFuncs stall_watch_funcs = { .prepare = prepare,
                                          .check = check,
                                          .dispatch = dispatch,
                                          .finalize = finalize };

/**
 * studio_stall_watch_new:
 * @trace: where to write `loop.stall`
 * @limit_us: how long one turn may take, microseconds
 *
 * Measures every turn of the main loop that it is attached to, from waking up until the next
 * sleep. It never becomes ready itself.
 *
 * Returns: (transfer full): a source to attach
 */
GSource *
studio_stall_watch_new (StudioTrace *trace, gint64 limit_us)
{
  GSource *source = g_source_new (&stall_watch_funcs, sizeof (StallWatch));
  StallWatch *watch = (StallWatch *) source;

  watch->trace = g_object_ref (trace);
  watch->limit_us = limit_us;
  g_source_set_static_name (source, "loop.stall");
  g_source_set_priority (source, G_MININT);
  return source;
}
