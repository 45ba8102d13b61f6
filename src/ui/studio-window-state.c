/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-window-state.h"

#include "studio-key-follower.h"
#include "studio-keymap.h"
#include "studio-window-actions.h"

/* The least that the settings take, and the least that the window takes. */
#define LEAST_WIDTH 360
#define LEAST_HEIGHT 294

/**
 * studio_window_state_restore:
 * @window: a window that was not shown yet
 *
 * Gives the window the size, the view and the proportions that it was left with.
 *
 * Returns: whether it starts narrow
 */
gboolean
studio_window_state_restore (StudioWindow *window)
{
  GSettings *settings = studio_window_get_settings (window);
  StudioWindowParts parts = studio_window_get_parts (window);
  g_autofree char *view = g_settings_get_string (settings, "view");
  gboolean maximized = g_settings_get_boolean (settings, "window-maximized");
  int width = g_settings_get_int (settings, "window-width");
  g_autoptr (StudioKeymap) keymap = studio_keymap_new (settings);

  studio_keymap_attach (keymap, G_OBJECT (window));
  studio_key_follower_follow (GTK_WIDGET (window));
  gtk_window_set_default_size (
      GTK_WINDOW (window), width, g_settings_get_int (settings, "window-height"));
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (window));
  adw_view_stack_set_visible_child_name (parts.view_stack, view);
  g_settings_bind (
      settings, "composer-width", parts.split, "sidebar-width", G_SETTINGS_BIND_DEFAULT);
  return width < STUDIO_NARROW_WIDTH && !maximized;
}

/**
 * studio_window_state_save:
 * @window: a window
 *
 * Keeps size, view and proportions for the next start.
 */
void
studio_window_state_save (StudioWindow *window)
{
  GSettings *settings = studio_window_get_settings (window);
  StudioWindowParts parts = studio_window_get_parts (window);
  int width = 0;
  int height = 0;

  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, "window-width", MAX (width, LEAST_WIDTH));
      g_settings_set_int (settings, "window-height", MAX (height, LEAST_HEIGHT));
    }
  g_settings_set_boolean (
      settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (window)));
  g_settings_set_string (
      settings, "view", adw_view_stack_get_visible_child_name (parts.view_stack));
}
