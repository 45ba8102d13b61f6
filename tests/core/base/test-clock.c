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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/system", test_system);
  g_test_add_func ("/clock/manual", test_manual);
  return g_test_run ();
}
