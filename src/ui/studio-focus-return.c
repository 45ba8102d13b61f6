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
    follow_popover (window, popover);
  else if (popover != NULL)
    bring_back (window, popover);
}

/**
 * studio_focus_return_watch:
 * @window: a window
 *
 * GTK (4.8 at least) leaves the focus within a menu that closes while one of its submenus is shown,
 * and the window then hears no key any more. Brings it back to where it was.
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
