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

/* What there may be around a window. */
#define FRAME 12

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

/* From what is in the window or popover, without the frame around it, down to what makes it so
 * wide. */
static void
tell_width (GtkWidget *native, int limit, FILE *file)
{
  int least = 0;
  GtkWidget *widget = find_widest (native, &least);

  /* Of a menu, the page that is on show: it is as wide as the widest of them. */
  while (GTK_IS_POPOVER_MENU (native) && widget != NULL
         && !GTK_IS_STACK (gtk_widget_get_parent (widget)))
    widget = find_widest (widget, &least);
  /* It needed more before, and does not become narrower of itself. */
  if (GTK_IS_WINDOW (native) && gtk_widget_get_width (native) > limit + FRAME)
    fprintf (file,
             "“%s” is %d wide\n",
             gtk_window_get_title (GTK_WINDOW (native)),
             gtk_widget_get_width (native));
  if (least <= limit)
    return;
  fprintf (file,
           "“%s” needs",
           GTK_IS_WINDOW (native) ? gtk_window_get_title (GTK_WINDOW (native))
                                  : G_OBJECT_TYPE_NAME (native));
  for (; widget != NULL; widget = find_widest (widget, &least))
    fprintf (file, " %d %s", least, G_OBJECT_TYPE_NAME (widget));
  fprintf (file, "\n");
}

/* A popover of a button is not in the button. */
static gboolean
is_within (GtkWidget *widget, const char *type)
{
  while (widget != NULL && strcmp (G_OBJECT_TYPE_NAME (widget), type) != 0)
    widget = GTK_IS_NATIVE (widget) ? NULL : gtk_widget_get_parent (widget);
  return widget != NULL;
}

/* The whole name of a row may be in its tooltip, for there is no room for two lines. */
static gboolean
is_told_otherwise (GtkWidget *label)
{
  GtkWidget *row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL
         && g_strcmp0 (gtk_widget_get_tooltip_text (row), gtk_label_get_text (GTK_LABEL (label)))
                == 0;
}

/* Titles of groups of rows are libadwaita's own. */
static gboolean
is_heading (GtkWidget *label)
{
  return gtk_widget_has_css_class (label, "heading")
         && (!is_within (label, "AdwPreferencesGroup")
             || gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW) != NULL);
}

/* What can be pressed, what heads something or says how it stands, what is chosen in a row, and
 * what a window or a row to write in is called; what a row to write in is called is twice in it, of
 * which one is on show. */
static gboolean
is_to_be_whole (GtkWidget *label)
{
  return (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) != NULL || is_heading (label)
          || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (label))
                 == GTK_ACCESSIBLE_ROLE_STATUS
          || is_within (label, "GtkModelButton") || is_within (label, "GtkHeaderBar")
          || is_within (label, "AdwHeaderBar") || is_within (label, "StudioSharingRow")
          || is_within (label, "AdwComboRow") || is_within (label, "AdwEntryRow")
          || is_within (label, "AdwPasswordEntryRow"))
         && !is_within (label, "GtkText") && !is_told_otherwise (label);
}

static gboolean
is_over (GtkWidget *overlay, GtkWidget *one, GtkWidget *other)
{
  graphene_rect_t first;
  graphene_rect_t second;
  graphene_rect_t both;

  return gtk_widget_compute_bounds (one, overlay, &first)
         && gtk_widget_compute_bounds (other, overlay, &second)
         && graphene_rect_intersection (&first, &second, &both) && both.size.width >= 1
         && both.size.height >= 1;
}

/* What lies over an image has its place beside the others that do. */
static void
tell_overlaps (GtkOverlay *overlay, FILE *file)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (overlay)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != gtk_overlay_get_child (overlay) && gtk_widget_get_mapped (child)
        && gtk_widget_get_child_visible (child) && gtk_widget_get_opacity (child) > 0)
      g_ptr_array_add (parts, child);
  for (guint i = 0; i < parts->len; i++)
    for (guint j = 0; j < i; j++)
      if (is_over (GTK_WIDGET (overlay), parts->pdata[i], parts->pdata[j]))
        fprintf (file,
                 "a %s lies over a %s\n",
                 G_OBJECT_TYPE_NAME (parts->pdata[i]),
                 G_OBJECT_TYPE_NAME (parts->pdata[j]));
}

static void
tell_all (GtkWidget *window, int limit, FILE *file)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, window);
  while (stack->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (stack, stack->len - 1);
      if (GTK_IS_NATIVE (widget))
        tell_width (widget, limit, file);
      if (GTK_IS_OVERLAY (widget))
        tell_overlaps (GTK_OVERLAY (widget), file);
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
      tell_all (each->data, atoi (g_getenv ("STUDIO_ROOM_WIDTH")), file);
  fprintf (file, "\n");
  fclose (file);
  return G_SOURCE_CONTINUE;
}

/* As a window manager does where there is no more room. */
static void
realize_cb (GtkWindow *window, G_GNUC_UNUSED gpointer user_data)
{
  int width = 0;
  int height = 0;

  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, MIN (width, atoi (g_getenv ("STUDIO_ROOM_WIDTH"))), height);
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
  if (GTK_IS_WINDOW (widget) && g_getenv ("STUDIO_ROOM") != NULL)
    g_signal_connect (widget, "realize", G_CALLBACK (realize_cb), NULL);
}
