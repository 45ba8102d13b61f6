/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-clock.h"

static void
test_system (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_system ();
  gint64 before = g_get_real_time ();
  gint64 real = studio_clock_get_real_us (clock);
  gint64 monotonic = studio_clock_get_monotonic_us (clock);
  g_assert_cmpint (real, >=, before);
  g_assert_cmpint (real, <=, g_get_real_time ());
  g_assert_cmpint (monotonic, >, 0);
  g_assert_cmpint (monotonic, <=, g_get_monotonic_time ());
  g_assert_finalize_object (g_steal_pointer (&clock));
}

static void
test_manual (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (1000);
  g_assert_cmpint (studio_clock_get_real_us (clock), ==, 1000);
  g_assert_cmpint (studio_clock_get_monotonic_us (clock), ==, 0);
  studio_clock_advance (clock, 250);
  studio_clock_advance (clock, 5);
  g_assert_cmpint (studio_clock_get_real_us (clock), ==, 1255);
  g_assert_cmpint (studio_clock_get_monotonic_us (clock), ==, 255);
}

static void
count_cb (gpointer data)
{
  (*(int *) data)++;
}

static void
turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* A minute of waiting takes no time, and not one microsecond is left out. */
static void
test_manual_timeout (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (0);
  int n_first = 0;
  int n_second = 0;
  GSource *first = studio_clock_add_timeout (clock, 60 * G_USEC_PER_SEC, count_cb, &n_first);
  GSource *second = studio_clock_add_timeout (clock, 61 * G_USEC_PER_SEC, count_cb, &n_second);

  turn ();
  studio_clock_advance (clock, 60 * G_USEC_PER_SEC - 1);
  turn ();
  g_assert_cmpint (n_first, ==, 0);
  studio_clock_advance (clock, 1);
  turn ();
  g_assert_cmpint (n_first, ==, 1);
  g_assert_cmpint (n_second, ==, 0);
  studio_clock_advance (clock, 3600 * (gint64) G_USEC_PER_SEC);
  turn ();
  g_assert_cmpint (n_first, ==, 1);
  g_assert_cmpint (n_second, ==, 1);
  studio_clock_remove_timeout (&first);
  g_assert_null (first);
  studio_clock_remove_timeout (&second);
  studio_clock_remove_timeout (&second);
}

static void
test_removed_timeout (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_manual (0);
  int n = 0;
  GSource *timeout = studio_clock_add_timeout (clock, 0, count_cb, &n);

  studio_clock_remove_timeout (&timeout);
  turn ();
  g_assert_cmpint (n, ==, 0);
  /* What has fired holds the clock no longer. */
  timeout = studio_clock_add_timeout (clock, -5, count_cb, &n);
  turn ();
  g_assert_cmpint (n, ==, 1);
  studio_clock_remove_timeout (&timeout);
  g_assert_finalize_object (g_steal_pointer (&clock));
}

static void
test_system_timeout (void)
{
  g_autoptr (StudioClock) clock = studio_clock_new_system ();
  int n_soon = 0;
  int n_late = 0;
  GSource *soon = studio_clock_add_timeout (clock, 1000, count_cb, &n_soon);
  GSource *late = studio_clock_add_timeout (clock, G_MAXINT64, count_cb, &n_late);

  while (n_soon == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (n_late, ==, 0);
  studio_clock_remove_timeout (&soon);
  studio_clock_remove_timeout (&late);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/system", test_system);
  g_test_add_func ("/clock/manual", test_manual);
  g_test_add_func ("/clock/manual-timeout", test_manual_timeout);
  g_test_add_func ("/clock/removed-timeout", test_removed_timeout);
  g_test_add_func ("/clock/system-timeout", test_system_timeout);
  return g_test_run ();
}
