/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-tab-stop.h"
#include "studio-ui-fixture.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *before;
  GtkWidget *list;
  GtkWidget *after;
} Parts;

static void
setup_cb (G_GNUC_UNUSED gpointer data, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Use"));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Drop"));
  gtk_list_item_set_child (item, box);
}

static GtkWidget *
create_list (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkStringList *words = gtk_string_list_new ((const char *const[]){ "One", "Two", "Three", NULL });

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), NULL);
  return gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (words))),
                            factory);
}

static void
present (Parts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->before = gtk_button_new_with_label ("Before");
  self->list = create_list ();
  self->after = gtk_button_new_with_label ("After");
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_box_append (GTK_BOX (box), self->before);
  gtk_box_append (GTK_BOX (box),
                  g_object_new (STUDIO_TYPE_TAB_STOP, "child", scroller, "vexpand", TRUE, NULL));
  gtk_box_append (GTK_BOX (box), self->after);
  self->window = studio_ui_test_present (box, 300, 300);
  gtk_widget_grab_focus (self->before);
}

static GtkWidget *
move (Parts *self, GtkDirectionType direction)
{
  g_signal_emit_by_name (self->window, "move-focus", direction);
  return gtk_window_get_focus (GTK_WINDOW (self->window));
}

/* The row of the list that @widget is, or is in; NULL outside the list. */
static GtkWidget *
find_row (Parts *self, GtkWidget *widget)
{
  while (widget != NULL && gtk_widget_get_parent (widget) != self->list)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

/* On in @direction to what follows the list, @end; returns the names of the stops before it, which
 * are all in one row, to be freed. */
static char *
walk_through (Parts *self, GtkDirectionType direction, GtkWidget *end)
{
  GString *names = g_string_new (NULL);
  GtkWidget *stop = move (self, direction);
  GtkWidget *row = find_row (self, stop);

  g_assert_nonnull (row);
  for (; find_row (self, stop) == row; stop = move (self, direction))
    g_string_append_printf (
        names, "%s ", stop == row ? "row" : gtk_button_get_label (GTK_BUTTON (stop)));
  g_assert_true (stop == end);
  return g_string_free (names, FALSE);
}

/* Where a row has buttons, GTK gives the focus to them, and since 4.12 to the row before them. */
static void
test_one_stop (void)
{
  Parts self = { NULL };

  present (&self);
  g_autofree char *forward = walk_through (&self, GTK_DIR_TAB_FORWARD, self.after);
  g_autofree char *back = walk_through (&self, GTK_DIR_TAB_BACKWARD, self.before);
  gboolean has_row = g_str_has_prefix (forward, "row ");

  g_assert_cmpstr (forward, ==, has_row ? "row Use Drop " : "Use Drop ");
  g_assert_cmpstr (back, ==, has_row ? "Drop Use row " : "Drop Use ");
  studio_ui_test_destroy (self.window, self.before);
}

/* The focus comes back, from either side, to the row that it left. */
static void
test_same_row (void)
{
  Parts self = { NULL };

  present (&self);
  GtkWidget *first = find_row (&self, move (&self, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (self.list, GTK_DIR_DOWN));
  GtkWidget *row = find_row (&self, gtk_window_get_focus (GTK_WINDOW (self.window)));
  g_assert_nonnull (row);
  g_assert_true (row != first);
  gtk_widget_grab_focus (self.after);
  g_assert_true (find_row (&self, move (&self, GTK_DIR_TAB_BACKWARD)) == row);
  gtk_widget_grab_focus (self.before);
  g_assert_true (find_row (&self, move (&self, GTK_DIR_TAB_FORWARD)) == row);
  studio_ui_test_destroy (self.window, self.before);
}

/* What leads on within the list is as GTK has it. */
static void
test_arrows (void)
{
  Parts self = { NULL };

  present (&self);
  GtkWidget *one = move (&self, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_child_focus (self.list, GTK_DIR_DOWN));
  GtkWidget *below = gtk_window_get_focus (GTK_WINDOW (self.window));
  g_assert_nonnull (find_row (&self, below));
  g_assert_true (find_row (&self, below) != find_row (&self, one));
  studio_ui_test_destroy (self.window, self.before);
}

static void
add_tests (void)
{
  g_test_add_func ("/tab-stop/one-stop", test_one_stop);
  g_test_add_func ("/tab-stop/same-row", test_same_row);
  g_test_add_func ("/tab-stop/arrows", test_arrows);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
