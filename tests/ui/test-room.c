/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-dialog-title.h"
#include "studio-pill.h"
#include "studio-ui-fixture.h"
#include "studio-wrap-layout.h"

static int
measure (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int least = 0;

  gtk_widget_measure (widget, orientation, for_size, &least, NULL, NULL, NULL);
  return least;
}

static int
like_width (GtkWidget *widget)
{
  int liked = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &liked, NULL, NULL);
  return liked;
}

static gboolean
shows (GtkWidget *title, int width)
{
  int height = measure (title, GTK_ORIENTATION_VERTICAL, width);

  gtk_widget_allocate (title, width, height, -1, NULL);
  return gtk_widget_get_child_visible (gtk_widget_get_first_child (title));
}

/* In one line, in two, or not at all; never with dots for its end. */
static void
test_title (void)
{
  GtkWidget *title = g_object_ref_sink (
      g_object_new (STUDIO_TYPE_DIALOG_TITLE, "title", "Connect to Heroku", NULL));
  g_autofree char *text = NULL;
  int line = measure (title, GTK_ORIENTATION_VERTICAL, -1);
  int whole = like_width (title);

  g_object_get (title, "title", &text, NULL);
  g_assert_cmpstr (text, ==, "Connect to Heroku");
  g_assert_cmpint (measure (title, GTK_ORIENTATION_HORIZONTAL, -1), ==, 0);
  g_assert_true (shows (title, whole));
  g_assert_cmpint (measure (title, GTK_ORIENTATION_VERTICAL, whole), ==, line);
  g_assert_true (shows (title, whole - 1));
  g_assert_cmpint (measure (title, GTK_ORIENTATION_VERTICAL, whole - 1), >, line);
  g_assert_false (shows (title, 10));
  g_assert_cmpint (measure (title, GTK_ORIENTATION_VERTICAL, 10), ==, line);

  g_object_set (title, "title", "a b c d", NULL);
  g_assert_false (shows (title, like_width (title) / 4));
  g_object_unref (title);
}

static GtkWidget *
create_line (gboolean homogeneous)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  gtk_widget_set_layout_manager (
      box, g_object_new (STUDIO_TYPE_WRAP_LAYOUT, "spacing", 10, "homogeneous", homogeneous, NULL));
  for (int width = 40; width <= 80; width += 20)
    {
      GtkWidget *block = gtk_drawing_area_new ();
      gtk_widget_set_size_request (block, width, width / 2);
      gtk_box_append (GTK_BOX (box), block);
    }
  return box;
}

static void
assert_place (GtkWidget *box, int index, int x, int y, int width, int height)
{
  GtkWidget *child = gtk_widget_get_first_child (box);
  graphene_rect_t place;

  while (index-- > 0)
    child = gtk_widget_get_next_sibling (child);
  g_assert_true (gtk_widget_compute_bounds (child, box, &place));
  g_assert_cmpfloat (place.origin.x, ==, x);
  g_assert_cmpfloat (place.origin.y, ==, y);
  g_assert_cmpfloat (place.size.width, ==, width);
  g_assert_cmpfloat (place.size.height, ==, height);
}

/* What expands has the rest of its line, and all of a line are as high as the highest. */
static void
test_expand (void)
{
  GtkWidget *box = create_line (FALSE);

  gtk_widget_set_hexpand (gtk_widget_get_first_child (box), TRUE);
  gtk_widget_set_hexpand (gtk_widget_get_last_child (box), TRUE);
  g_assert_cmpint (like_width (box), ==, 200);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 150), ==, 80);
  gtk_widget_allocate (box, 150, 80, -1, NULL);
  assert_place (box, 0, 0, 0, 80, 30);
  assert_place (box, 1, 90, 0, 60, 30);
  assert_place (box, 2, 0, 40, 150, 40);
  g_object_unref (box);
}

/* One that would like the whole line leaves the others theirs. */
static void
test_shrink (void)
{
  GtkWidget *box = create_line (FALSE);
  GtkWidget *label = gtk_label_new ("as many words as would have filled the line alone");
  int height = 0;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_prepend (GTK_BOX (box), label);
  g_assert_cmpint (like_width (label), >, 160);
  height = measure (box, GTK_ORIENTATION_VERTICAL, 300);
  g_assert_cmpint (height, ==, 40);
  gtk_widget_allocate (box, 300, height, -1, NULL);
  assert_place (box, 0, 0, 0, 90, 40);
  g_object_unref (box);
}

static void
test_homogeneous (void)
{
  GtkWidget *box = create_line (TRUE);
  gboolean homogeneous = FALSE;
  int spacing = 0;

  g_object_get (
      gtk_widget_get_layout_manager (box), "homogeneous", &homogeneous, "spacing", &spacing, NULL);
  g_assert_true (homogeneous);
  g_assert_cmpint (spacing, ==, 10);
  g_assert_cmpint (like_width (box), ==, 260);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1), ==, 80);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 259), ==, 30 + 10 + 40);
  gtk_widget_allocate (box, 259, 80, -1, NULL);
  assert_place (box, 1, 90, 0, 80, 30);
  assert_place (box, 2, 0, 40, 80, 40);
  g_object_unref (box);
}

static void
test_pill (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *pill = gtk_button_new_with_label ("Connect to Heroku");
  GtkWidget *other = gtk_button_new_with_label ("Connect to Heroku");
  GtkWidget *icon = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (pill, "pill");
  gtk_widget_add_css_class (icon, "pill");
  gtk_box_append (GTK_BOX (box), pill);
  gtk_box_append (GTK_BOX (box), other);
  gtk_box_append (GTK_BOX (box), icon);
  studio_pill_wrap (box);
  g_assert_cmpint (measure (pill, GTK_ORIENTATION_HORIZONTAL, -1), <, like_width (pill));
  g_assert_cmpint (measure (other, GTK_ORIENTATION_HORIZONTAL, -1), ==, like_width (other));
  g_object_unref (box);
}

static void
add_tests (void)
{
  g_test_add_func ("/room/title", test_title);
  g_test_add_func ("/room/expand", test_expand);
  g_test_add_func ("/room/shrink", test_shrink);
  g_test_add_func ("/room/homogeneous", test_homogeneous);
  g_test_add_func ("/room/pill", test_pill);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
