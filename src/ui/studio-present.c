/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-present.h"

#include "studio-input-guard.h"
#include "studio-measure-ahead.h"

#define GUARD_KEY "studio-present-guard"

static gboolean
present (GtkWidget *window)
{
  g_object_set_data (G_OBJECT (window), GUARD_KEY, NULL);
  gtk_window_present (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
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
  g_object_set_data_full (G_OBJECT (window),
                          GUARD_KEY,
                          studio_input_guard_new (below),
                          (GDestroyNotify) studio_input_guard_free);
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
