/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 *
 * Loaded before GTK into a program under test, it tells which templates of the program are on
 * show: a line a widget in the file that STUDIO_SEEN_TYPES names, when it is mapped. Assistive
 * technology is told of roles and names only, never of the types that a screen is made of.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>

static void
tell_cb (GtkWidget *widget, G_GNUC_UNUSED gpointer user_data)
{
  const char *path = g_getenv ("STUDIO_SEEN_TYPES");
  FILE *file = path == NULL ? NULL : fopen (path, "a");

  if (file == NULL)
    return;
  fprintf (file, "%s\n", G_OBJECT_TYPE_NAME (widget));
  fclose (file);
}

__attribute__ ((visibility ("default"))) void
gtk_widget_init_template (GtkWidget *widget)
{
  void (*next) (GtkWidget *) = (void (*) (GtkWidget *)) dlsym (RTLD_NEXT,
                                                               "gtk_widget_init_template");
  g_signal_connect (widget, "map", G_CALLBACK (tell_cb), NULL);
  next (widget);
}
