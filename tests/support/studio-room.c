/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 *
 * Loaded before GTK into a program under test, it has text drawn in the resolution that
 * STUDIO_ROOM_DPI says, and at each SIGUSR1 tells in the file that STUDIO_ROOM names for what of
 * its windows there is no room in STUDIO_ROOM_WIDTH pixels: a line each, the last one empty.
 * Assistive technology is told neither of the least width nor of letters that are left out. The
 * window of the shortcuts is GTK's own.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <glib-unix.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <string.h>

static GtkWidget *
find_widest (GtkWidget *widget, int *width)
{
  GtkWidget *widest = NULL;

  *width = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;
      if (gtk_widget_get_mapped (child) && !GTK_IS_NATIVE (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      if (least > *width)
        {
          *width = least;
          widest = child;
        }
    }
  return widest;
}

/* From what is in the window, without the frame around it, down to what makes it so wide. */
static void
tell_width (GtkWidget *window, int limit, FILE *file)
{
  int least = 0;
  GtkWidget *widget = find_widest (window, &least);

  if (least <= limit)
    return;
  fprintf (file, "“%s” needs", gtk_window_get_title (GTK_WINDOW (window)));
  for (; widget != NULL; widget = find_widest (widget, &least))
    fprintf (file, " %d %s", least, G_OBJECT_TYPE_NAME (widget));
  fprintf (file, "\n");
}

static gboolean
is_within (GtkWidget *widget, const char *type)
{
  while (widget != NULL && strcmp (G_OBJECT_TYPE_NAME (widget), type) != 0)
    widget = gtk_widget_get_parent (widget);
  return widget != NULL;
}

/* What can be pressed and what a window is called; the month in a menu button gives way to what
 * stands beside it, and the pages of libadwaita's switch to their icons. */
static gboolean
is_to_be_whole (GtkWidget *label)
{
  return (is_within (label, "GtkButton") || is_within (label, "GtkHeaderBar")
          || is_within (label, "AdwHeaderBar"))
         && !is_within (label, "GtkMenuButton") && !is_within (label, "AdwViewSwitcher")
         && !is_within (label, "GtkText");
}

static void
tell_labels (GtkWidget *window, FILE *file)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, window);
  while (stack->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (stack, stack->len - 1);
      if (GTK_IS_LABEL (widget) && is_to_be_whole (widget)
          && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
        fprintf (file, "cut: “%s”\n", gtk_label_get_text (GTK_LABEL (widget)));
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_get_mapped (child) && gtk_widget_get_child_visible (child))
          g_ptr_array_add (stack, child);
    }
}

static gboolean
tell_cb (G_GNUC_UNUSED gpointer user_data)
{
  FILE *file = fopen (g_getenv ("STUDIO_ROOM"), "w");
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (gtk_widget_get_mapped (each->data) && !GTK_IS_SHORTCUTS_WINDOW (each->data))
      {
        tell_width (each->data, atoi (g_getenv ("STUDIO_ROOM_WIDTH")), file);
        tell_labels (each->data, file);
      }
  fprintf (file, "\n");
  fclose (file);
  return G_SOURCE_CONTINUE;
}

__attribute__ ((visibility ("default"))) void
gtk_widget_init_template (GtkWidget *widget)
{
  static gsize once;
  void (*next) (GtkWidget *) = (void (*) (GtkWidget *)) dlsym (RTLD_NEXT,
                                                               "gtk_widget_init_template");
  const char *dpi = g_getenv ("STUDIO_ROOM_DPI");

  if (g_once_init_enter (&once))
    {
      if (dpi != NULL)
        g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", atoi (dpi) * 1024, NULL);
      if (g_getenv ("STUDIO_ROOM") != NULL)
        g_unix_signal_add (SIGUSR1, tell_cb, NULL);
      g_once_init_leave (&once, 1);
    }
  next (widget);
}
