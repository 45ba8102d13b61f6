/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-canvas-geometry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  STUDIO_CANVAS_FIT,
  STUDIO_CANVAS_FILL,
  STUDIO_CANVAS_FREE,
} StudioCanvasMode;

/**
 * StudioCanvasPose:
 * @mode: whether the zoom follows the size of the widget
 * @moving: whether it is on its way, so that @mode holds only at the end
 * @zoom: device pixels to an image pixel
 * @x: what of the image is in the middle of the widget, 0…1 across
 * @y: likewise down
 *
 * How an image is looked at, in terms that hold for one of another size too.
 */
typedef struct
{
  StudioCanvasMode mode;
  gboolean moving;
  double zoom;
  double x;
  double y;
} StudioCanvasPose;

/**
 * StudioCanvasCamera:
 *
 * Where a canvas looks, and how it gets from one view to another.
 *
 * Signal `moved`: the view or the mode changed, but not by studio_canvas_camera_set_geometry().
 */
#define STUDIO_TYPE_CANVAS_CAMERA (studio_canvas_camera_get_type ())
G_DECLARE_FINAL_TYPE (StudioCanvasCamera, studio_canvas_camera, STUDIO, CANVAS_CAMERA, GObject)

StudioCanvasCamera *studio_canvas_camera_new (GtkWidget *widget);
void studio_canvas_camera_set_geometry (StudioCanvasCamera *self,
                                        const StudioCanvasGeometry *geometry);
const StudioCanvasGeometry *studio_canvas_camera_get_geometry (StudioCanvasCamera *self);
StudioCanvasView studio_canvas_camera_get_view (StudioCanvasCamera *self);
double studio_canvas_camera_get_zoom (StudioCanvasCamera *self);
StudioCanvasMode studio_canvas_camera_get_mode (StudioCanvasCamera *self);
StudioCanvasPose studio_canvas_camera_get_pose (StudioCanvasCamera *self);
void studio_canvas_camera_set_pose (StudioCanvasCamera *self, const StudioCanvasPose *pose);
void studio_canvas_camera_fit (StudioCanvasCamera *self, gboolean animate);
void studio_canvas_camera_fill (StudioCanvasCamera *self, gboolean animate);
void studio_canvas_camera_zoom_at (StudioCanvasCamera *self,
                                   double zoom,
                                   double x,
                                   double y,
                                   gboolean animate);
void studio_canvas_camera_pan (StudioCanvasCamera *self, double dx, double dy);

G_END_DECLS
