/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-input-guard.h"

struct _StudioInputGuard
{
  GtkWidget *below; /* weak */
  GtkEventController *controller;
};

/* As the grab of a modal window does it from when it is shown. */
static gboolean
take_event_cb (G_GNUC_UNUSED GtkEventController *controller, GdkEvent *event)
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

/**
 * studio_input_guard_new:
 * @below: (nullable): the window that is to take no keys and no clicks; it may go before the guard
 *
 * Returns: (transfer full): the guard, which holds until it is freed
 */
StudioInputGuard *
studio_input_guard_new (GtkWindow *below)
{
  StudioInputGuard *self = g_new0 (StudioInputGuard, 1);

  if (below == NULL)
    return self;
  g_set_weak_pointer (&self->below, GTK_WIDGET (below));
  self->controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->controller, GTK_PHASE_CAPTURE);
  g_signal_connect (self->controller, "event", G_CALLBACK (take_event_cb), NULL);
  gtk_widget_add_controller (self->below, self->controller);
  return self;
}

/**
 * studio_input_guard_free:
 * @self: a guard
 */
void
studio_input_guard_free (StudioInputGuard *self)
{
  if (self->below != NULL)
    gtk_widget_remove_controller (self->below, self->controller);
  g_clear_weak_pointer (&self->below);
  g_free (self);
}
