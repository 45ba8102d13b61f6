/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-tab-stop.h"

struct _StudioTabStop
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioTabStop, studio_tab_stop, ADW_TYPE_BIN)

/* What GtkListTabBehavior, of GTK 4.12 and later, calls GTK_LIST_TAB_ITEM. */
#define TAB_THROUGH_ITEM 1

/* What follows @widget within @top, its children first. */
static GtkWidget *
find_next (GtkWidget *widget, GtkWidget *top)
{
  GtkWidget *next = gtk_widget_get_first_child (widget);

  while (next == NULL && widget != top)
    {
      next = gtk_widget_get_next_sibling (widget);
      widget = gtk_widget_get_parent (widget);
    }
  return next;
}

/* Since GTK 4.12 the focus that comes from behind goes to the last row of a list, and not to the
 * one that had it, unless the list is told. */
static void
keep_row_of_list (GtkWidget *top)
{
  GtkWidget *widget = top;

  while (widget != NULL && !GTK_IS_LIST_VIEW (widget))
    widget = find_next (widget, top);
  if (widget != NULL
      && g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "tab-behavior") != NULL)
    g_object_set (widget, "tab-behavior", TAB_THROUGH_ITEM, NULL);
}

/* The row of the list on the way to the focus. */
static GtkWidget *
find_row (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  while (child != NULL && !GTK_IS_LIST_VIEW (widget))
    {
      widget = child;
      child = gtk_widget_get_focus_child (widget);
    }
  return child;
}

static gboolean
studio_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *row = is_tab ? find_row (widget) : NULL;

  if (row != NULL)
    return gtk_widget_child_focus (row, direction);
  if (is_tab)
    keep_row_of_list (widget);
  return child != NULL && gtk_widget_child_focus (child, direction);
}

static void
studio_tab_stop_class_init (StudioTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = studio_tab_stop_focus;
}

static void
studio_tab_stop_init (G_GNUC_UNUSED StudioTabStop *self)
{
}
