/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-present.h"

#define PREPARATION_KEY "studio-preparation"

typedef struct
{
  GPtrArray *parts; /* GtkWidget: what is not measured yet, innermost last */
  GtkWidget *below; /* weak: the window that is to take no keys any more */
  GtkEventController *guard;
} Preparation;

static void
free_preparation (gpointer data)
{
  Preparation *self = data;

  g_ptr_array_unref (self->parts);
  if (self->below != NULL)
    gtk_widget_remove_controller (self->below, self->guard);
  g_clear_weak_pointer (&self->below);
  g_free (self);
}

static void
list_children (GPtrArray *parts, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      g_ptr_array_add (parts, g_object_ref (child));
}

/* What holds others stands before them, so that it is measured after them: it asks them for their
 * sizes, which they then know. */
static void
list_parts (GPtrArray *parts, GtkWidget *window)
{
  list_children (parts, window);
  for (guint i = 0; i < parts->len; i++)
    list_children (parts, g_ptr_array_index (parts, i));
}

/* Shaping letters is half of what showing a window takes. */
static gboolean
measure_one (GtkWidget *window)
{
  Preparation *self = g_object_get_data (G_OBJECT (window), PREPARATION_KEY);

  if (self->parts->len == 0)
    list_parts (self->parts, window);
  if (self->parts->len == 0)
    return FALSE;
  g_autoptr (GtkWidget) part = g_ptr_array_steal_index (self->parts, self->parts->len - 1);
  int width = 0, height = 0;
  gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  /* How high the others are hangs on how wide they come to be. */
  if (gtk_widget_get_request_mode (part) == GTK_SIZE_REQUEST_CONSTANT_SIZE)
    gtk_widget_measure (part, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return self->parts->len > 0;
}

static gboolean
present (GtkWidget *window)
{
  g_object_set_data (G_OBJECT (window), PREPARATION_KEY, NULL);
  gtk_window_present (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

/* As the grab of a modal window does it from when it is shown. */
static gboolean
take_event_cb (G_GNUC_UNUSED GtkEventController *guard, GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
guard_window_below (Preparation *self, GtkWidget *below)
{
  g_set_weak_pointer (&self->below, below);
  self->guard = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->guard, GTK_PHASE_CAPTURE);
  g_signal_connect (self->guard, "event", G_CALLBACK (take_event_cb), NULL);
  gtk_widget_add_controller (below, self->guard);
}

static gboolean
destroy (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

/**
 * studio_present:
 * @window: a window
 *
 * Presents it as gtk_window_present() does, at once if it is there already, and else when its parts
 * have been measured in small pieces, some turns of the main loop later. Where it is modal, the
 * window below takes no keys and clicks from here on.
 */
void
studio_present (GtkWindow *window)
{
  GtkWindow *below = gtk_window_get_transient_for (window);
  g_return_if_fail (GTK_IS_WINDOW (window));

  if (gtk_widget_get_visible (GTK_WIDGET (window)))
    {
      gtk_window_present (window);
      return;
    }
  if (g_object_get_data (G_OBJECT (window), PREPARATION_KEY) != NULL)
    return;
  Preparation *self = g_new0 (Preparation, 1);
  self->parts = g_ptr_array_new_with_free_func (g_object_unref);
  if (gtk_window_get_modal (window) && below != NULL)
    guard_window_below (self, GTK_WIDGET (below));
  g_object_set_data_full (G_OBJECT (window), PREPARATION_KEY, self, free_preparation);
  studio_turns_add (GTK_WIDGET (window), measure_one);
  studio_turns_add (GTK_WIDGET (window), present);
}

/**
 * studio_dismiss:
 * @window: a window
 * @take_down: takes down a piece of what is in it
 *
 * Takes it out of sight at once and destroys it when all its pieces have gone, some turns of the
 * main loop later.
 */
void
studio_dismiss (GtkWindow *window, StudioTurnFunc take_down)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (take_down != NULL);

  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  studio_turns_drop (GTK_WIDGET (window));
  studio_turns_add (GTK_WIDGET (window), take_down);
  studio_turns_add (GTK_WIDGET (window), destroy);
}
