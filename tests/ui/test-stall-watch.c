/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-stall-watch.h"
#include "studio-test-support.h"

#include <string.h>

static gboolean
hold_cb (gpointer turns)
{
  gint64 until = g_get_monotonic_time () + 3000;

  while (g_get_monotonic_time () < until)
    ;
  (*(int *) turns)++;
  return G_SOURCE_REMOVE;
}

static int
run (gint64 limit_us)
{
  g_autofree char *folder = studio_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "trace", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int turns = 0;
  int n = 0;

  g_autoptr (StudioTrace) trace = studio_trace_new (path, &error);
  g_assert_no_error (error);
  g_autoptr (GSource) watch = studio_stall_watch_new (trace, limit_us);
  g_source_attach (watch, NULL);
  g_idle_add (hold_cb, &turns);
  for (int i = 0; i < 100 && turns == 0; i++)
    g_main_context_iteration (NULL, FALSE);
  g_main_context_iteration (NULL, FALSE);
  g_source_destroy (watch);

  g_assert_cmpint (turns, ==, 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  for (const char *p = text; (p = strstr (p, "\"loop.stall\", \"us\": ")) != NULL; p++)
    n++;
  studio_test_remove_folder (g_steal_pointer (&folder));
  return n;
}

static void
test_long_turn_is_marked (void)
{
  g_assert_cmpint (run (2900), >=, 1);
}

static void
test_short_turn_is_not (void)
{
  g_assert_cmpint (run (G_MAXINT64), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stall-watch/long-turn-is-marked", test_long_turn_is_marked);
  g_test_add_func ("/stall-watch/short-turn-is-not", test_short_turn_is_not);
  return g_test_run ();
}
