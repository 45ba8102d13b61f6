/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-present.h"

#include "studio-input-guard.h"
#include "studio-style-ahead.h"

#define GUARD_KEY "studio-present-guard"

/* In one turn: X11 asks a window for its sizes in the next one. */
static gboolean
realize (GtkWidget *window)
{
  gtk_widget_realize (window);
  studio_style_ahead_now (window);
  return G_SOURCE_REMOVE;
}

/* As large as the window is going to be, so that its first frame finds all in its place. */
static gboolean
lay_out (GtkWidget *window)
{
  GtkWidget *content = gtk_widget_get_first_child (window);
  int width = 0, height = 0, least = 0;

  if (content == NULL)
    return G_SOURCE_REMOVE;
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (width, least);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  gtk_widget_allocate (content, width, MAX (height, least), -1, NULL);
  return G_SOURCE_REMOVE;
}

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

/* Returns whether it is to be shown, and is not on its way yet. */
static gboolean
begin (GtkWindow *window)
{
  GtkWindow *below = gtk_window_get_modal (window) ? gtk_window_get_transient_for (window) : NULL;

  if (gtk_widget_get_visible (GTK_WIDGET (window)))
    {
      gtk_window_present (window);
      return FALSE;
    }
  if (g_object_get_data (G_OBJECT (window), GUARD_KEY) != NULL)
    return FALSE;
  g_object_set_data_full (G_OBJECT (window),
                          GUARD_KEY,
                          studio_input_guard_new (below),
                          (GDestroyNotify) studio_input_guard_free);
  studio_turns_add (GTK_WIDGET (window), realize);
  return TRUE;
}

/**
 * studio_present:
 * @window: a window
 *
 * Shows it, as gtk_window_present() does. One that is shown for the first time is styled and laid
 * out before, in turns of the main loop of their own: its first frame would do all of it at once.
 * Until then the window below a modal one takes no keys and no clicks, as if it were there.
 */
void
studio_present (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  if (!begin (window))
    return;
  studio_turns_add (GTK_WIDGET (window), lay_out);
  studio_turns_add (GTK_WIDGET (window), present);
}

/* Unless it was destroyed meanwhile. */
static gboolean
present_first_cb (gpointer window)
{
  if (gtk_window_get_application (window) != NULL)
    studio_present (window);
  return G_SOURCE_REMOVE;
}

/**
 * studio_present_first:
 * @window: the window a program begins with
 *
 * As studio_present(), once GTK has told the program of its icons (at GTK_PRIORITY_RESIZE - 2),
 * which has all style looked up again that was looked up by then.
 */
void
studio_present_first (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_idle_add_full (
      GTK_PRIORITY_RESIZE - 1, present_first_cb, g_object_ref (window), g_object_unref);
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
