/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-stall-watch.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <time.h>
#include <unistd.h>

/* The time, and how much of it this thread was at work: the rest went into waiting for a disk. */
typedef struct
{
  gint64 us;
  gint64 cpu_us;
} Moment;

typedef struct
{
  GSource source;
  StudioTrace *trace;
  int schedule_fd; /* what the kernel knows of this thread's turns on the processor, or -1 */
  gint64 limit_us;
  Moment woken;
  Moment painting; /* since when GTK paints, or might from here on; 0 between frames */
  Moment painted;  /* how much of this turn it has painted */
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

static Moment
get_moment (StallWatch *watch)
{
  struct timespec cpu = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &cpu);
  return (Moment){
    .us = get_time_us (watch),
    .cpu_us = (gint64) cpu.tv_sec * G_USEC_PER_SEC + cpu.tv_nsec / 1000,
  };
}

static Moment
subtract (Moment from, Moment what)
{
  return (Moment){ .us = from.us - what.us, .cpu_us = from.cpu_us - what.cpu_us };
}

static void
mark_if_long (StallWatch *watch, const char *mark, Moment took)
{
  if (took.us > watch->limit_us)
    studio_trace_mark_times (watch->trace, mark, took.us, took.cpu_us);
}

/* The first to be asked at the beginning of a turn, so the last turn's work is over. */
static gboolean
prepare (GSource *source, int *timeout)
{
  StallWatch *watch = (StallWatch *) source;

  if (watch->woken.us != 0)
    mark_if_long (watch,
                  "loop.stall",
                  subtract (subtract (get_moment (watch), watch->woken), watch->painted));
  mark_if_long (watch, "loop.paint", watch->painted);
  watch->woken = (Moment){ 0 };
  watch->painted = (Moment){ 0 };
  *timeout = -1;
  return FALSE;
}

/* The first to be asked after sleeping, before anything is dispatched. */
static gboolean
check (GSource *source)
{
  StallWatch *watch = (StallWatch *) source;

  watch->woken = get_moment (watch);
  return FALSE;
}

/* After each phase of a frame that may be the last one before the painting. */
static void
phase_cb (G_GNUC_UNUSED GdkFrameClock *frame_clock, StallWatch *watch)
{
  watch->painting = get_moment (watch);
}

static void
after_paint_cb (G_GNUC_UNUSED GdkFrameClock *frame_clock, StallWatch *watch)
{
  if (watch->painting.us != 0)
    {
      Moment took = subtract (get_moment (watch), watch->painting);
      watch->painted.us += took.us;
      watch->painted.cpu_us += took.cpu_us;
    }
  watch->painting = (Moment){ 0 };
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
 * sleep, without the time in which other threads and programs had the processor; the mark tells
 * too for how much of it (`cpu_us`) this thread was at work. To be made in the thread of that loop.
 * It never becomes ready itself.
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

/**
 * studio_stall_watch_pass_over:
 * @watch: a source of studio_stall_watch_new()
 *
 * Lets the turn under way not count. What is taken down with a window, nobody waits for: the window
 * was hidden before. To be called in the thread of the loop.
 */
void
studio_stall_watch_pass_over (GSource *watch)
{
  ((StallWatch *) watch)->woken.us = 0;
}
