/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STUDIO_CANVAS_ZOOM_MAX 32.0
#define STUDIO_CANVAS_ZOOM_MIN 0.05

/**
 * StudioCanvasGeometry:
 * @view_width: the widget's width, logical pixels
 * @view_height: the widget's height, logical pixels
 * @image_width: pixels across
 * @image_height: pixels down
 * @device_scale: device pixels to a logical one
 * @margin: free space round a fitted image, logical pixels
 * @inset: more of it at the bottom, for the buttons there
 *
 * What stands fixed while someone zooms and pans.
 */
typedef struct
{
  double view_width;
  double view_height;
  double image_width;
  double image_height;
  double device_scale;
  double margin;
  double inset;
} StudioCanvasGeometry;

/**
 * StudioCanvasView:
 * @zoom: device pixels to an image pixel: 1 is 100 %
 * @center_x: the place of the image, in its pixels, that is in the middle of the widget
 * @center_y: likewise down
 */
typedef struct
{
  double zoom;
  double center_x;
  double center_y;
} StudioCanvasView;

/**
 * StudioCanvasRect:
 *
 * Where the image lies in the widget, logical pixels.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} StudioCanvasRect;

double studio_canvas_geometry_get_fit_zoom (const StudioCanvasGeometry *self);
double studio_canvas_geometry_get_fill_zoom (const StudioCanvasGeometry *self);
StudioCanvasView studio_canvas_geometry_fill (const StudioCanvasGeometry *self,
                                              StudioCanvasView view);
StudioCanvasView studio_canvas_geometry_fit (const StudioCanvasGeometry *self);
StudioCanvasView studio_canvas_geometry_clamp (const StudioCanvasGeometry *self,
                                               StudioCanvasView view);
StudioCanvasView studio_canvas_geometry_zoom_at (const StudioCanvasGeometry *self,
                                                 StudioCanvasView view,
                                                 double zoom,
                                                 double x,
                                                 double y);
StudioCanvasView studio_canvas_geometry_pan (const StudioCanvasGeometry *self,
                                             StudioCanvasView view,
                                             double dx,
                                             double dy);
gboolean studio_canvas_geometry_can_pan (const StudioCanvasGeometry *self, StudioCanvasView view);
StudioCanvasRect studio_canvas_geometry_place (const StudioCanvasGeometry *self,
                                               StudioCanvasView view);
StudioCanvasView studio_canvas_view_mix (StudioCanvasView from, StudioCanvasView to, double t);
double studio_canvas_zoom_step_from (double zoom, int direction);

G_END_DECLS
