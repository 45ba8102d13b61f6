/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-split-handle.h"
#include "studio-split.h"
#include "studio-ui-fixture.h"

static GtkWidget *
create_split (void)
{
  GtkWidget *sidebar = adw_bin_new ();
  GtkWidget *content = adw_bin_new ();

  return g_object_new (
      STUDIO_TYPE_SPLIT, "sidebar", sidebar, "content", content, "sidebar-width", 300, NULL);
}

static void
get_children (GtkWidget *split, GtkWidget **sidebar, GtkWidget **content)
{
  g_object_get (split, "sidebar", sidebar, "content", content, NULL);
  g_object_unref (*sidebar);
  g_object_unref (*content);
}

static gboolean
is_collapsed (gpointer split)
{
  return studio_split_get_collapsed (split);
}

static void
test_wide (void)
{
  GtkWidget *split = create_split ();
  GtkWidget *window = studio_ui_test_present (split, 1000, 400);
  GtkWidget *sidebar;
  GtkWidget *content;

  get_children (split, &sidebar, &content);
  g_assert_false (studio_split_get_collapsed (STUDIO_SPLIT (split)));
  g_assert_cmpint (gtk_widget_get_width (sidebar), ==, 300);
  g_assert_cmpint (gtk_widget_get_width (content), ==, gtk_widget_get_width (split) - 300);

  g_signal_emit_by_name (studio_ui_test_find (split, STUDIO_TYPE_SPLIT_HANDLE, NULL), "moved", 40);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (gtk_widget_get_width (sidebar), ==, 340);

  /* The focus goes where there is something to see. */
  GtkWidget *button = gtk_button_new ();
  adw_bin_set_child (ADW_BIN (sidebar), gtk_entry_new ());
  adw_bin_set_child (ADW_BIN (content), button);
  gtk_widget_child_focus (sidebar, GTK_DIR_TAB_FORWARD);
  studio_split_set_show_sidebar (STUDIO_SPLIT (split), FALSE);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == button);
  gtk_test_widget_wait_for_draw (window);
  g_assert_false (gtk_widget_get_child_visible (sidebar));
  g_assert_cmpint (gtk_widget_get_width (content), ==, gtk_widget_get_width (split));

  studio_split_set_show_sidebar (STUDIO_SPLIT (split), TRUE);
  g_object_set (split, "bare", TRUE, NULL);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (gtk_widget_get_width (content), ==, gtk_widget_get_width (split));
  studio_ui_test_destroy (window, split);
}

static void
test_narrow (void)
{
  GtkWidget *split = create_split ();
  GtkWidget *window = studio_ui_test_present (split, 400, 400);
  GtkWidget *sidebar;
  GtkWidget *content;

  get_children (split, &sidebar, &content);
  studio_test_wait_until (is_collapsed, split);
  gtk_test_widget_wait_for_draw (window);
  g_assert_false (studio_split_get_show_sidebar (STUDIO_SPLIT (split)));
  g_assert_false (gtk_widget_get_child_visible (sidebar));
  g_assert_cmpint (gtk_widget_get_width (content), ==, gtk_widget_get_width (split));

  /* At once, for the keys that are pressed next. */
  studio_split_set_show_sidebar (STUDIO_SPLIT (split), TRUE);
  g_assert_true (gtk_widget_get_mapped (sidebar));
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (gtk_widget_get_mapped (sidebar));
  g_assert_false (gtk_widget_get_can_focus (content));
  g_assert_cmpint (gtk_widget_get_width (content), ==, gtk_widget_get_width (split));

  studio_split_set_show_sidebar (STUDIO_SPLIT (split), FALSE);
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (gtk_widget_get_can_focus (content));
  studio_ui_test_destroy (window, split);
}

static void
test_right_to_left (void)
{
  GtkWidget *split = create_split ();
  GtkWidget *sidebar;
  GtkWidget *content;
  graphene_rect_t bounds;

  gtk_widget_set_direction (split, GTK_TEXT_DIR_RTL);
  GtkWidget *window = studio_ui_test_present (split, 1000, 400);
  get_children (split, &sidebar, &content);
  g_assert_true (gtk_widget_compute_bounds (sidebar, split, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, gtk_widget_get_width (split) - 300);
  studio_ui_test_destroy (window, split);
}

static void
add_tests (void)
{
  g_test_add_func ("/split/wide", test_wide);
  g_test_add_func ("/split/narrow", test_narrow);
  g_test_add_func ("/split/right-to-left", test_right_to_left);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
