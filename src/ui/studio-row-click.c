/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-row-click.h"

#define ROW_KEY "studio-row-click"

static GtkWidget *
find_row (GtkGestureClick *click, double x, double y)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  if (widget == list)
    return NULL;
  while (widget != NULL && gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static void
remember (GtkGestureClick *click, GtkWidget *row)
{
  g_object_set_data_full (
      G_OBJECT (click), ROW_KEY, row == NULL ? NULL : g_object_ref (row), g_object_unref);
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, G_GNUC_UNUSED gpointer data)
{
  /* The second press of a quick pair would do again what the first did. */
  remember (click, n_press == 1 ? find_row (click, x, y) : NULL);
}

static void
released_cb (GtkGestureClick *click,
             G_GNUC_UNUSED int n_press,
             double x,
             double y,
             G_GNUC_UNUSED gpointer data)
{
  g_autoptr (GtkWidget) row = g_object_steal_data (G_OBJECT (click), ROW_KEY);

  /* Whoever thinks better of it goes elsewhere before letting go. */
  if (row != NULL && row == find_row (click, x, y))
    gtk_widget_activate (row);
}

static void
cancel_cb (GtkGestureClick *click,
           G_GNUC_UNUSED GdkEventSequence *sequence,
           G_GNUC_UNUSED gpointer data)
{
  remember (click, NULL);
}

/**
 * studio_row_click_add:
 * @list: a list in which one row is selected
 *
 * Activates a row by one click or one tap on it, and leaves what is selected to the keys and to
 * the click. [property@Gtk.ListView:single-click-activate] also selects every row that comes under
 * the pointer, even where the pointer rests and the rows change or scroll below it: Return would do
 * something else than what was typed. What is a button in a row keeps its own clicks.
 */
void
studio_row_click_add (GtkListView *list)
{
  GtkGesture *click = gtk_gesture_click_new ();

  /* Before the row, which takes the release for itself once it has it. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), NULL);
  g_signal_connect (click, "cancel", G_CALLBACK (cancel_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
}
