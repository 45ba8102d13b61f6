/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-focus-return.h"
#include "studio-ui-fixture.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *entry;
  GtkWidget *button;
  GtkPopover *popover;
  GtkWidget *wanted;
} Parts;

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) submenu = g_menu_new ();

  g_menu_append (menu, "One", "test.one");
  g_menu_append (submenu, "Two", "test.two");
  g_menu_append_submenu (menu, "More", G_MENU_MODEL (submenu));
  return G_MENU_MODEL (menu);
}

static void
present (Parts *self)
{
  g_autoptr (GMenuModel) menu = create_menu ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->entry = gtk_entry_new ();
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
  self->popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->button);
  self->window = studio_ui_test_present (box, 300, 300);
  studio_focus_return_watch (GTK_WINDOW (self->window));
}

static gboolean
has_focus_within (Parts *self, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  return focus != NULL && gtk_widget_get_mapped (focus)
         && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Newer GTK gives it to the button that opened the popover, which is as good. */
static gboolean
is_back (gpointer parts)
{
  Parts *self = parts;
  return has_focus_within (self, self->entry) || has_focus_within (self, self->button);
}

static gboolean
is_at_wanted (gpointer parts)
{
  Parts *self = parts;
  return has_focus_within (self, self->wanted);
}

static gboolean
is_in_popover (gpointer parts)
{
  Parts *self = parts;
  return has_focus_within (self, GTK_WIDGET (self->popover));
}

/* As a person does who goes into the submenu and takes what is there. */
static void
open_and_close (Parts *self)
{
  gtk_popover_popup (self->popover);
  studio_test_wait_until (is_in_popover, self);
  g_object_set (self->popover, "visible-submenu", "More", NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->popover), GTK_DIR_TAB_FORWARD);
  studio_test_wait_until (is_in_popover, self);
  gtk_popover_popdown (self->popover);
}

static void
test_back_to_entry (void)
{
  Parts self;

  present (&self);
  gtk_widget_grab_focus (self.entry);
  open_and_close (&self);
  studio_test_wait_until (is_back, &self);
  studio_ui_test_destroy (self.window, self.entry);
}

/* What had the focus may be gone by then. */
static void
test_back_to_button (void)
{
  Parts self;

  present (&self);
  gtk_widget_grab_focus (self.entry);
  gtk_popover_popup (self.popover);
  gtk_widget_set_visible (self.entry, FALSE);
  open_and_close (&self);
  self.wanted = self.button;
  studio_test_wait_until (is_at_wanted, &self);
  studio_ui_test_destroy (self.window, self.entry);
}

/* As a person does who removes the last entry of a list in a popover. */
static void
test_row_removed (void)
{
  Parts self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *other = gtk_button_new_with_label ("Other");
  GtkWidget *row = gtk_list_box_row_new ();

  present (&self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), other);
  self.popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self.popover, box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self.button), GTK_WIDGET (self.popover));
  gtk_widget_grab_focus (self.entry);
  gtk_popover_popup (self.popover);
  studio_test_wait_until (is_in_popover, &self);
  gtk_widget_grab_focus (row);
  g_assert_true (has_focus_within (&self, row));
  gtk_list_box_remove (GTK_LIST_BOX (list), row);
  gtk_widget_set_visible (list, FALSE);
  self.wanted = other;
  studio_test_wait_until (is_at_wanted, &self);
  gtk_popover_popdown (self.popover);
  studio_test_wait_until (is_back, &self);
  studio_ui_test_destroy (self.window, self.entry);
}

static void
add_tests (void)
{
  g_test_add_func ("/focus-return/row-removed", test_row_removed);
  g_test_add_func ("/focus-return/entry", test_back_to_entry);
  g_test_add_func ("/focus-return/button", test_back_to_button);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
