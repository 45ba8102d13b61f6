/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-window-handle.h"

#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/wayland/gdkwayland.h>
#endif

/* From 4.18 on GTK offers no name of a window of X11; dialogs there stand by themselves. */
#if defined(GDK_WINDOWING_X11) && !GTK_CHECK_VERSION(4, 18, 0)
#include <gdk/x11/gdkx.h>
#define HAS_X11_NAMES
#endif

#define WAYLAND "wayland:"

#ifdef GDK_WINDOWING_WAYLAND

typedef struct
{
  StudioWindowHandleFunc func; /* until it is called */
  gpointer user_data;
} Export;

static void
answer (Export *self, const char *handle)
{
  StudioWindowHandleFunc func = self->func;

  self->func = NULL;
  if (func != NULL)
    func (handle, self->user_data);
}

/* A window that goes before the display has answered has no name. */
static void
free_export (gpointer data)
{
  answer (data, "");
  g_free (data);
}

static void
exported_cb (G_GNUC_UNUSED GdkToplevel *toplevel, const char *handle, gpointer data)
{
  g_autofree char *name = g_strconcat (WAYLAND, handle, NULL);

  answer (data, name);
}

static void
export_to_wayland (GdkToplevel *toplevel, StudioWindowHandleFunc func, gpointer user_data)
{
  Export *self = g_new0 (Export, 1);

  self->func = func;
  self->user_data = user_data;
  if (!gdk_wayland_toplevel_export_handle (toplevel, exported_cb, self, free_export))
    free_export (self);
}

#endif

/**
 * studio_window_handle_export:
 * @window: a window; one handle of it at a time
 * @func: called with its handle once, perhaps before this returns; the handle is to be dropped
 * @user_data: for @func
 *
 * Asks the display for what a portal may know @window by, so that its dialog stands before it:
 * https://flatpak.github.io/xdg-desktop-portal/docs/window-identifiers.html.
 */
void
studio_window_handle_export (GtkWindow *window, StudioWindowHandleFunc func, gpointer user_data)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

#ifdef GDK_WINDOWING_WAYLAND
  if (surface != NULL && GDK_IS_WAYLAND_TOPLEVEL (surface))
    {
      export_to_wayland (GDK_TOPLEVEL (surface), func, user_data);
      return;
    }
#endif
#ifdef HAS_X11_NAMES
  if (surface != NULL && GDK_IS_X11_SURFACE (surface))
    {
      g_autofree char *name = g_strdup_printf ("x11:%lx", gdk_x11_surface_get_xid (surface));
      func (name, user_data);
      return;
    }
#endif
  func ("", user_data);
}

/**
 * studio_window_handle_drop:
 * @window: a window
 * @handle: its handle, which no one needs any more
 */
void
studio_window_handle_drop (GtkWindow *window, const char *handle)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  if (!g_str_has_prefix (handle, WAYLAND) || surface == NULL)
    return;
#ifdef GDK_WINDOWING_WAYLAND
#if GTK_CHECK_VERSION(4, 12, 0)
  gdk_wayland_toplevel_drop_exported_handle (GDK_TOPLEVEL (surface), handle + strlen (WAYLAND));
#else
  gdk_wayland_toplevel_unexport_handle (GDK_TOPLEVEL (surface));
#endif
#endif
}
