/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-stall-watch.h"
#include "studio-ui-fixture.h"

#include <string.h>
#include <time.h>

static gint64
get_run_us (void)
{
  struct timespec run = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &run);
  return (gint64) run.tv_sec * G_USEC_PER_SEC + run.tv_nsec / 1000;
}

/* Three milliseconds on the processor, however long others have it. */
static gboolean
hold_cb (gpointer turns)
{
  gint64 until = get_run_us () + 3000;

  while (get_run_us () < until)
    ;
  (*(int *) turns)++;
  return G_SOURCE_REMOVE;
}

static gboolean
paint_cb (gpointer turns)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (windows->data);

  g_signal_emit_by_name (frame_clock, "layout");
  hold_cb (turns);
  g_signal_emit_by_name (frame_clock, "after-paint");
  return G_SOURCE_REMOVE;
}

/* What passes over its own turn. */
static GSource *passed_over;

static gboolean
pass_over_cb (gpointer turns)
{
  hold_cb (turns);
  studio_stall_watch_pass_over (passed_over);
  return G_SOURCE_REMOVE;
}

/* How often the mark is written for one turn of 3 ms. */
static int
run (gint64 limit_us, GSourceFunc turn_cb, GdkFrameClock *frame_clock, const char *mark)
{
  g_autofree char *folder = studio_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "trace", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 most_us = 0;
  int turns = 0;
  int n = 0;

  g_autoptr (StudioTrace) trace = studio_trace_new (path, &error);
  g_assert_no_error (error);
  g_autoptr (GSource) watch = studio_stall_watch_new (trace, limit_us);
  g_autofree char *looked_for = g_strdup_printf ("\"%s\", \"us\": ", mark);
  if (frame_clock != NULL)
    studio_stall_watch_follow (watch, frame_clock);
  g_source_attach (watch, NULL);
  passed_over = watch;
  g_idle_add (turn_cb, &turns);
  for (int i = 0; i < 100 && turns == 0; i++)
    g_main_context_iteration (NULL, FALSE);
  g_main_context_iteration (NULL, FALSE);
  g_source_destroy (watch);

  g_assert_cmpint (turns, ==, 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  for (const char *p = text; (p = strstr (p, looked_for)) != NULL; p++)
    {
      const char *cpu = strstr (p, "\"cpu_us\": ");
      g_assert_nonnull (cpu);
      most_us = MAX (most_us, g_ascii_strtoll (cpu + strlen ("\"cpu_us\": "), NULL, 10));
      n++;
    }
  g_assert_true (n == 0 || most_us >= 2900);
  studio_test_remove_folder (g_steal_pointer (&folder));
  return n;
}

static void
test_long_turn_is_marked (void)
{
  g_assert_cmpint (run (2900, hold_cb, NULL, "loop.stall"), >=, 1);
}

static void
test_short_turn_is_not (void)
{
  g_assert_cmpint (run (G_MAXINT64, hold_cb, NULL, "loop.stall"), ==, 0);
}

static void
test_turn_is_passed_over (void)
{
  g_assert_cmpint (run (2900, pass_over_cb, NULL, "loop.stall"), ==, 0);
}

static void
test_painting_is_told_apart (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_widget_realize (window);
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (window);
  g_assert_cmpint (run (2900, paint_cb, frame_clock, "loop.paint"), ==, 1);
  g_assert_cmpint (run (2900, hold_cb, frame_clock, "loop.paint"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_tests (void)
{
  g_test_add_func ("/stall-watch/long-turn-is-marked", test_long_turn_is_marked);
  g_test_add_func ("/stall-watch/short-turn-is-not", test_short_turn_is_not);
  g_test_add_func ("/stall-watch/turn-is-passed-over", test_turn_is_passed_over);
  g_test_add_func ("/stall-watch/painting-is-told-apart", test_painting_is_told_apart);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
