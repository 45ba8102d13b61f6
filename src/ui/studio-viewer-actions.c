/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-viewer-actions.h"

#define CANVAS_KEY "studio-viewer-canvas"

static StudioCanvas *
get_canvas (GtkWidget *widget)
{
  StudioViewerCanvasFunc *func = g_type_get_qdata (G_OBJECT_TYPE (widget),
                                                   g_quark_from_static_string (CANVAS_KEY));
  return (*func) (widget);
}

static void
zoom_action_cb (GtkWidget *widget, const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  StudioCanvas *canvas = get_canvas (widget);

  if (canvas == NULL)
    return;
  if (g_str_equal (name, "viewer.zoom-in"))
    studio_canvas_zoom_step (canvas, 1);
  else if (g_str_equal (name, "viewer.zoom-out"))
    studio_canvas_zoom_step (canvas, -1);
  else if (g_str_equal (name, "viewer.zoom-fit"))
    studio_canvas_fit (canvas);
  else if (g_str_equal (name, "viewer.zoom-fill"))
    studio_canvas_fill (canvas);
  else
    studio_canvas_zoom_at (canvas,
                           1,
                           gtk_widget_get_width (GTK_WIDGET (canvas)) / 2.0,
                           gtk_widget_get_height (GTK_WIDGET (canvas)) / 2.0,
                           TRUE);
}

/**
 * studio_viewer_actions_install:
 * @widget_class: the class of a widget with a canvas
 * @func: finds the canvas, or %NULL while there is none
 *
 * Gives the widget the actions that zoom, each on its canvas.
 */
void
studio_viewer_actions_install (GtkWidgetClass *widget_class, StudioViewerCanvasFunc func)
{
  static const char *const zooms[] = {
    "viewer.zoom-in", "viewer.zoom-out", "viewer.zoom-fit", "viewer.zoom-fill", "viewer.zoom-actual"
  };
  StudioViewerCanvasFunc *kept = g_new (StudioViewerCanvasFunc, 1);

  *kept = func;
  g_type_set_qdata (
      G_TYPE_FROM_CLASS (widget_class), g_quark_from_static_string (CANVAS_KEY), kept);
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_install_action (widget_class, zooms[i], NULL, zoom_action_cb);
}
