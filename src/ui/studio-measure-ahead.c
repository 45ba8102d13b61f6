/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-measure-ahead.h"

#include "studio-turns.h"

#define PARTS_KEY "studio-measure-ahead-parts"

static void
list_children (GPtrArray *parts, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      g_ptr_array_add (parts, g_object_ref (child));
}

/* Which rows a list makes and how wide they are is known only when it is laid out. */
static gboolean
lays_out_late (GtkWidget *widget)
{
  return GTK_IS_SCROLLABLE (widget) && !GTK_IS_VIEWPORT (widget);
}

/* What holds others stands before them, so that it is measured after them: it asks them for their
 * sizes, which they then know. */
static void
list_parts (GPtrArray *parts, GtkWidget *widget)
{
  list_children (parts, widget);
  for (guint i = 0; i < parts->len; i++)
    if (!lays_out_late (g_ptr_array_index (parts, i)))
      list_children (parts, g_ptr_array_index (parts, i));
}

static void
measure (GtkWidget *part)
{
  int width = 0, height = 0;

  gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  /* How high the others are hangs on how wide they come to be. */
  if (gtk_widget_get_request_mode (part) == GTK_SIZE_REQUEST_CONSTANT_SIZE)
    gtk_widget_measure (part, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
}

/* Not before its turn: by then all is in it. */
static GPtrArray *
get_parts (GtkWidget *widget)
{
  GPtrArray *parts = g_object_get_data (G_OBJECT (widget), PARTS_KEY);

  if (parts != NULL)
    return parts;
  parts = g_ptr_array_new_with_free_func (g_object_unref);
  list_parts (parts, widget);
  g_object_set_data_full (G_OBJECT (widget), PARTS_KEY, parts, (GDestroyNotify) g_ptr_array_unref);
  return parts;
}

static gboolean
measure_one (GtkWidget *widget)
{
  GPtrArray *parts = get_parts (widget);

  if (parts->len > 0)
    {
      g_autoptr (GtkWidget) part = g_ptr_array_steal_index (parts, parts->len - 1);
      measure (part);
    }
  if (parts->len > 0)
    return TRUE;
  g_object_set_data (G_OBJECT (widget), PARTS_KEY, NULL);
  return FALSE;
}

/**
 * studio_measure_ahead:
 * @widget: what is about to be shown, or was changed a lot
 *
 * Measures what is in @widget, innermost first, in turns of the main loop before the next frame
 * (studio_turns_add()). GTK remembers the sizes, so that laying it out takes little: shaping
 * letters is half of what showing a window takes. What is in a list within @widget is left to the
 * list.
 */
void
studio_measure_ahead (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data (G_OBJECT (widget), PARTS_KEY, NULL);
  studio_turns_add (widget, measure_one);
}
