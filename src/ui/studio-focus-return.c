/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-focus-return.h"

#define LAST_KEY "studio-focus-return-last"

static void
free_last (gpointer data)
{
  GWeakRef *last = data;
  g_weak_ref_clear (last);
  g_free (last);
}

static gboolean
give_focus (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget) && gtk_widget_grab_focus (widget);
}

static void
bring_back (GtkWindow *window, GtkWidget *popover)
{
  g_autoptr (GtkWidget) before = g_weak_ref_get (g_object_get_data (G_OBJECT (window), LAST_KEY));

  if (!give_focus (before) && !give_focus (gtk_widget_get_parent (popover)))
    gtk_window_set_focus (window, NULL);
}

/* Each widget remembers the child on the way to the focus. One that is gone leads nowhere. */
static void
forget_way_to_focus (GtkWidget *widget)
{
  while (widget != NULL)
    {
      GtkWidget *child = gtk_widget_get_focus_child (widget);
      gtk_widget_set_focus_child (widget, NULL);
      widget = child;
    }
}

/* Where the keys go once what had them is gone from a popover that is still open: the window would
 * keep them with what nobody sees. */
static gboolean
move_on_cb (gpointer data)
{
  GtkWidget *popover = data;
  GtkWidget *content = gtk_popover_get_child (GTK_POPOVER (popover));
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (focus == NULL || gtk_widget_get_mapped (focus) || !gtk_widget_get_mapped (popover))
    return G_SOURCE_REMOVE;
  forget_way_to_focus (content);
  if (content == NULL || !gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD))
    bring_back (GTK_WINDOW (root), popover);
  return G_SOURCE_REMOVE;
}

/* Later, since a list still counts the row that it is just letting go. */
static void
focus_unmap_cb (GtkWidget *popover, GtkWidget *focus)
{
  g_signal_handlers_disconnect_by_func (focus, focus_unmap_cb, popover);
  g_idle_add_full (G_PRIORITY_DEFAULT, move_on_cb, g_object_ref (popover), g_object_unref);
}

static void
follow_focus (GtkWidget *popover, GtkWidget *focus)
{
  g_signal_handlers_disconnect_by_func (focus, focus_unmap_cb, popover);
  g_signal_connect_object (
      focus, "unmap", G_CALLBACK (focus_unmap_cb), popover, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
popover_unmap_cb (GtkWindow *window, GtkWidget *popover)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus != NULL && gtk_widget_is_ancestor (focus, popover))
    bring_back (window, popover);
}

static void
follow_popover (GtkWindow *window, GtkWidget *popover)
{
  g_signal_handlers_disconnect_by_func (popover, popover_unmap_cb, window);
  g_signal_connect_object (
      popover, "unmap", G_CALLBACK (popover_unmap_cb), window, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
focus_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *popover = focus == NULL ? NULL : gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER);

  if (popover == NULL && focus != NULL)
    g_weak_ref_set (g_object_get_data (G_OBJECT (window), LAST_KEY), focus);
  else if (popover != NULL && gtk_widget_get_visible (popover))
    {
      follow_popover (window, popover);
      /* A menu moves it from page to page itself. */
      if (!GTK_IS_POPOVER_MENU (popover))
        follow_focus (popover, focus);
    }
  else if (popover != NULL)
    bring_back (window, popover);
}

/**
 * studio_focus_return_watch:
 * @window: a window
 *
 * GTK (4.8 at least) leaves the focus within a menu that closes while one of its submenus is shown,
 * and with a row that is removed from a popover; the window then hears no key any more. Brings it
 * back to where it was, or on to what is left in the popover.
 */
void
studio_focus_return_watch (GtkWindow *window)
{
  GWeakRef *last = g_new0 (GWeakRef, 1);

  g_weak_ref_init (last, gtk_window_get_focus (window));
  g_object_set_data_full (G_OBJECT (window), LAST_KEY, last, free_last);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
}

/**
 * studio_focus_return_move:
 * @from: (nullable): what is about to be hidden
 * @to: (nullable): what is there then
 *
 * Lets the focus go from the one to the other. Otherwise it goes wherever the window finds
 * something to focus.
 */
void
studio_focus_return_move (GtkWidget *from, GtkWidget *to)
{
  GtkRoot *root = from == NULL ? NULL : gtk_widget_get_root (from);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (focus != NULL && to != NULL && gtk_widget_is_ancestor (focus, from))
    gtk_widget_child_focus (to, GTK_DIR_TAB_FORWARD);
}
