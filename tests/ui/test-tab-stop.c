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

/* Where a row has buttons, GTK gives the focus to them and not to the row. */
static void
test_one_stop (void)
{
  Parts self = { NULL };

  present (&self);
  GtkWidget *one = move (&self, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (one, self.list));
  GtkWidget *other = move (&self, GTK_DIR_TAB_FORWARD);
  g_assert_true (other != one);
  g_assert_true (gtk_widget_get_parent (other) == gtk_widget_get_parent (one));
  g_assert_true (move (&self, GTK_DIR_TAB_FORWARD) == self.after);
  g_assert_true (move (&self, GTK_DIR_TAB_BACKWARD) == other);
  g_assert_true (move (&self, GTK_DIR_TAB_BACKWARD) == one);
  g_assert_true (move (&self, GTK_DIR_TAB_BACKWARD) == self.before);
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
  g_assert_true (gtk_widget_is_ancestor (below, self.list));
  g_assert_false (gtk_widget_get_parent (gtk_widget_get_parent (below))
                  == gtk_widget_get_parent (gtk_widget_get_parent (one)));
  studio_ui_test_destroy (self.window, self.before);
}

static void
add_tests (void)
{
  g_test_add_func ("/tab-stop/one-stop", test_one_stop);
  g_test_add_func ("/tab-stop/arrows", test_arrows);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
