/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-stall-watch.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  GSource source;
  StudioTrace *trace;
  int schedule_fd; /* what the kernel knows of this thread's turns on the processor, or -1 */
  gint64 limit_us;
  gint64 woken_us;
  gint64 painting_us; /* since when GTK paints, or might from here on; 0 between frames */
  gint64 painted_us;  /* how much of this turn it has painted */
} StallWatch;

/* The time, standing still while this thread waits for a processor that others have: what is not
 * run cannot hold the loop. The second number of the file is that waiting, in nanoseconds. */
static gint64
get_time_us (StallWatch *watch)
{
  char text[80] = "";
  char *end = text;
  gint64 now_us = g_get_monotonic_time ();

  if (watch->schedule_fd < 0 || pread (watch->schedule_fd, text, sizeof text - 1, 0) <= 0)
    return now_us;
  g_ascii_strtoull (text, &end, 10);
  return now_us - (gint64) (g_ascii_strtoull (end, NULL, 10) / 1000);
}

/* The first to be asked at the beginning of a turn, so the last turn's work is over. */
static gboolean
prepare (GSource *source, int *timeout)
{
  StallWatch *watch = (StallWatch *) source;
  gint64 held_us = watch->woken_us == 0 ? 0 : get_time_us (watch) - watch->woken_us;

  if (held_us - watch->painted_us > watch->limit_us)
    studio_trace_mark_number (watch->trace, "loop.stall", "us", held_us - watch->painted_us);
  if (watch->painted_us > watch->limit_us)
    studio_trace_mark_number (watch->trace, "loop.paint", "us", watch->painted_us);
  watch->woken_us = 0;
  watch->painted_us = 0;
  *timeout = -1;
  return FALSE;
}

/* The first to be asked after sleeping, before anything is dispatched. */
static gboolean
check (GSource *source)
{
  StallWatch *watch = (StallWatch *) source;

  watch->woken_us = get_time_us (watch);
  return FALSE;
}

/* After each phase of a frame that may be the last one before the painting. */
static void
phase_cb (G_GNUC_UNUSED GdkFrameClock *frame_clock, StallWatch *watch)
{
  watch->painting_us = get_time_us (watch);
}

static void
after_paint_cb (G_GNUC_UNUSED GdkFrameClock *frame_clock, StallWatch *watch)
{
  if (watch->painting_us != 0)
    watch->painted_us += get_time_us (watch) - watch->painting_us;
  watch->painting_us = 0;
}

static void
unref_watch (gpointer watch, G_GNUC_UNUSED GClosure *closure)
{
  g_source_unref (watch);
}

static void
follow_phase (GdkFrameClock *frame_clock,
              const char *signal,
              GCallback callback,
              GSource *watch,
              GConnectFlags flags)
{
  g_signal_connect_data (frame_clock, signal, callback, g_source_ref (watch), unref_watch, flags);
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
  StallWatch *watch = (StallWatch *) source;

  g_clear_object (&watch->trace);
  if (watch->schedule_fd >= 0)
    close (watch->schedule_fd);
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
 * sleep, without the time in which other threads and programs had the processor. To be made in
 * the thread of that loop. It never becomes ready itself.
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
  watch->schedule_fd = g_open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC, 0);
  g_source_set_static_name (source, "loop.stall");
  g_source_set_priority (source, G_MININT);
  return source;
}

/**
 * studio_stall_watch_follow:
 * @watch: a source of studio_stall_watch_new()
 * @frame_clock: what a window is drawn by
 *
 * Tells the painting of frames, which is the toolkit's and takes what the renderer takes, from
 * everything else: what was painted in a turn, from the end of its layout on, is taken out of
 * `loop.stall` and, where it is longer than the limit, marked `loop.paint`.
 */
void
studio_stall_watch_follow (GSource *watch, GdkFrameClock *frame_clock)
{
  static const char *const phases[] = { "before-paint", "update", "layout" };

  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    follow_phase (frame_clock, phases[i], G_CALLBACK (phase_cb), watch, G_CONNECT_AFTER);
  /* The first to be told: what others do in answer to the frame is not painting. */
  follow_phase (frame_clock, "after-paint", G_CALLBACK (after_paint_cb), watch, G_CONNECT_DEFAULT);
}
