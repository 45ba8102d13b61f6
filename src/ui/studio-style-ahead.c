/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-style-ahead.h"

#define SOURCE_KEY "studio-style-ahead"

/* Before GDK asks how large the window is to be (at G_PRIORITY_HIGH - 10 on X11): sizes that were
 * measured before the style is known are measured again after it. */
#define PRIORITY (G_PRIORITY_HIGH - 20)

/**
 * studio_style_ahead_now:
 * @window: a window
 *
 * Has the style looked up of all that is new or changed in @window, as GTK does it at the beginning
 * of each frame. Nothing is done for a window that is not realized.
 */
void
studio_style_ahead_now (GtkWidget *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (window);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  if (frame_clock == NULL)
    return;
  /* On X11 the surface would ask for sizes first, which are no longer true after this. */
  g_signal_handlers_block_matched (frame_clock, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, surface);
  g_signal_emit_by_name (frame_clock, "update");
  g_signal_handlers_unblock_matched (frame_clock, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, surface);
}

static gboolean
style_cb (gpointer window)
{
  g_object_set_data (G_OBJECT (window), SOURCE_KEY, NULL);
  studio_style_ahead_now (window);
  return G_SOURCE_REMOVE;
}

/**
 * studio_style_ahead:
 * @widget: in which much has changed, as when a page is shown
 *
 * Has the style in the window of @widget looked up in a turn of the main loop of its own, so that
 * the frame that follows only measures, lays out and draws.
 */
void
studio_style_ahead (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  GtkRoot *window = gtk_widget_get_root (widget);

  if (!GTK_IS_WINDOW (window) || g_object_get_data (G_OBJECT (window), SOURCE_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (window), SOURCE_KEY, window);
  g_idle_add_full (PRIORITY, style_cb, g_object_ref (window), g_object_unref);
}
