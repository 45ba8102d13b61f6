/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-present.h"

#include "studio-measure-ahead.h"

#define GUARD_KEY "studio-present-guard"

typedef struct
{
  GtkWidget *below; /* weak: the window that is to take no keys any more */
  GtkEventController *controller;
} Guard;

static void
free_guard (gpointer data)
{
  Guard *self = data;

  if (self->below != NULL)
    gtk_widget_remove_controller (self->below, self->controller);
  g_clear_weak_pointer (&self->below);
  g_free (self);
}

static gboolean
present (GtkWidget *window)
{
  g_object_set_data (G_OBJECT (window), GUARD_KEY, NULL);
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

static Guard *
new_guard (GtkWidget *below)
{
  Guard *self = g_new0 (Guard, 1);

  if (below == NULL)
    return self;
  g_set_weak_pointer (&self->below, below);
  self->controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->controller, GTK_PHASE_CAPTURE);
  g_signal_connect (self->controller, "event", G_CALLBACK (take_event_cb), NULL);
  gtk_widget_add_controller (below, self->controller);
  return self;
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
  g_return_if_fail (GTK_IS_WINDOW (window));
  GtkWindow *below = gtk_window_get_modal (window) ? gtk_window_get_transient_for (window) : NULL;

  if (gtk_widget_get_visible (GTK_WIDGET (window)))
    {
      gtk_window_present (window);
      return;
    }
  if (g_object_get_data (G_OBJECT (window), GUARD_KEY) != NULL)
    return;
  g_object_set_data_full (
      G_OBJECT (window), GUARD_KEY, new_guard ((GtkWidget *) below), free_guard);
  studio_measure_ahead (GTK_WIDGET (window));
  studio_turns_add (GTK_WIDGET (window), present);
}

/**
 * studio_dismiss:
 * @window: a window
 * @take_down: (nullable): takes down a piece of what is in it
 *
 * Takes it out of sight at once and destroys it when all its pieces have gone, some turns of the
 * main loop later; without @take_down as a whole, in the next turn.
 */
void
studio_dismiss (GtkWindow *window, StudioTurnFunc take_down)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  studio_turns_drop (GTK_WIDGET (window));
  if (take_down != NULL)
    studio_turns_add (GTK_WIDGET (window), take_down);
  studio_turns_add (GTK_WIDGET (window), destroy);
}
