/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-toast-lift.h"
#include "studio-ui-fixture.h"

typedef struct
{
  GtkWidget *window;
  AdwToastOverlay *overlay;
  GtkWidget *upper; /* each has a bar at the lower end */
  GtkWidget *lower;
} Fixture;

static void
set_up (Fixture *fixture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = gtk_window_new ();
  fixture->overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  fixture->upper = gtk_label_new ("upper");
  fixture->lower = gtk_label_new ("lower");
  gtk_box_append (GTK_BOX (box), fixture->upper);
  gtk_box_append (GTK_BOX (box), fixture->lower);
  adw_toast_overlay_set_child (fixture->overlay, box);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->overlay));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  studio_ui_test_settle ();
}

/* The one on show, which is not what the overlay lies over. */
static GtkWidget *
find_toast (Fixture *fixture)
{
  GtkWidget *below = adw_toast_overlay_get_child (fixture->overlay);
  GtkWidget *toast = gtk_widget_get_last_child (GTK_WIDGET (fixture->overlay));

  return toast == below ? gtk_widget_get_prev_sibling (toast) : toast;
}

static void
test_toast_stands_above_the_bars (void)
{
  Fixture fixture;

  set_up (&fixture);
  adw_toast_overlay_add_toast (fixture.overlay, adw_toast_new ("Kept"));
  GtkWidget *toast = find_toast (&fixture);
  g_assert_nonnull (toast);
  g_assert_cmpint (gtk_widget_get_margin_bottom (toast), ==, 0);
  studio_toast_lift_set_bar (fixture.lower, TRUE);
  studio_toast_lift_set_bar (fixture.lower, TRUE);
  int one = gtk_widget_get_margin_bottom (toast);
  g_assert_cmpint (one, >, 0);
  studio_toast_lift_set_bar (fixture.upper, TRUE);
  g_assert_cmpint (gtk_widget_get_margin_bottom (toast), ==, 2 * one);
  studio_toast_lift_set_bar (fixture.lower, FALSE);
  g_assert_cmpint (gtk_widget_get_margin_bottom (toast), ==, one);
  studio_toast_lift_set_bar (fixture.upper, FALSE);
  g_assert_cmpint (gtk_widget_get_margin_bottom (toast), ==, 0);
  g_assert_cmpint (
      gtk_widget_get_margin_bottom (adw_toast_overlay_get_child (fixture.overlay)), ==, 0);
  tear_down (&fixture);
}

static void
test_toast_to_come_does_too (void)
{
  Fixture fixture;

  set_up (&fixture);
  studio_toast_lift_set_bar (fixture.lower, TRUE);
  adw_toast_overlay_add_toast (fixture.overlay, adw_toast_new ("Kept"));
  g_assert_cmpint (gtk_widget_get_margin_bottom (find_toast (&fixture)), >, 0);
  tear_down (&fixture);
}

static void
test_bar_elsewhere_lifts_nothing (void)
{
  GtkWidget *bar = g_object_ref_sink (gtk_label_new ("alone"));

  studio_toast_lift_set_bar (bar, TRUE);
  g_object_unref (bar);
}

static void
add_tests (void)
{
  g_test_add_func ("/toast-lift/toast-stands-above-the-bars", test_toast_stands_above_the_bars);
  g_test_add_func ("/toast-lift/toast-to-come-does-too", test_toast_to_come_does_too);
  g_test_add_func ("/toast-lift/bar-elsewhere-lifts-nothing", test_bar_elsewhere_lifts_nothing);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
