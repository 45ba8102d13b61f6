/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-canvas-geometry.h"

#include <math.h>

/* The steps of the buttons and keys; the wheel goes smoothly between them. */
static const double zoom_steps[] = { 0.05, 0.1, 0.25, 1.0 / 3, 0.5, 2.0 / 3, 0.75, 1,  1.5,
                                     2,    3,   4,    6,       8,   12,      16,   24, 32 };

/* Logical pixels to an image pixel. */
static double
get_scale (const StudioCanvasGeometry *self, double zoom)
{
  return zoom / MAX (self->device_scale, 1);
}

/* The centre along one axis: no gap at an edge where the image is larger than the view; where it is
 * smaller, the middle of what the inset leaves free. */
static double
clamp_center (double center, double image, double view, double inset, double scale)
{
  double half = view / 2 / scale;
  if (image <= 2 * half)
    return MIN (image / 2 + inset / 2 / scale, half);
  return CLAMP (center, half, image - half);
}

/**
 * studio_canvas_geometry_get_fit_zoom:
 * @self: the geometry
 *
 * Returns: the zoom at which the whole image is seen with its margin; never over 100 %, because
 *   invented pixels help nobody
 */
double
studio_canvas_geometry_get_fit_zoom (const StudioCanvasGeometry *self)
{
  if (self->image_width < 1 || self->image_height < 1)
    return 1;

  double width = MAX (self->view_width - 2 * self->margin, 1);
  double height = MAX (self->view_height - 2 * self->margin - self->inset, 1);
  double scale = MIN (width / self->image_width, height / self->image_height);
  return MIN (scale * MAX (self->device_scale, 1), 1);
}

/**
 * studio_canvas_geometry_get_fill_zoom:
 * @self: the geometry
 *
 * Returns: the least zoom at which the image leaves no gap on any side
 */
double
studio_canvas_geometry_get_fill_zoom (const StudioCanvasGeometry *self)
{
  if (self->image_width < 1 || self->image_height < 1)
    return 1;

  double scale = MAX (self->view_width / self->image_width, self->view_height / self->image_height);
  return CLAMP (
      scale * MAX (self->device_scale, 1), STUDIO_CANVAS_ZOOM_MIN, STUDIO_CANVAS_ZOOM_MAX);
}

/**
 * studio_canvas_geometry_fill:
 * @self: the geometry
 * @view: the view now, whose centre is kept as far as the edges allow
 *
 * Returns: the view in which the image fills the widget
 */
StudioCanvasView
studio_canvas_geometry_fill (const StudioCanvasGeometry *self, StudioCanvasView view)
{
  view.zoom = studio_canvas_geometry_get_fill_zoom (self);
  return studio_canvas_geometry_clamp (self, view);
}

/**
 * studio_canvas_geometry_fit:
 * @self: the geometry
 *
 * Returns: the view that shows the whole image
 */
StudioCanvasView
studio_canvas_geometry_fit (const StudioCanvasGeometry *self)
{
  StudioCanvasView view = {
    .zoom = studio_canvas_geometry_get_fit_zoom (self),
    .center_x = self->image_width / 2,
    .center_y = self->image_height / 2,
  };
  return studio_canvas_geometry_clamp (self, view);
}

/**
 * studio_canvas_geometry_clamp:
 * @self: the geometry
 * @view: any view
 *
 * Returns: the nearest view within the limits of zoom whose edges leave no needless gap
 */
StudioCanvasView
studio_canvas_geometry_clamp (const StudioCanvasGeometry *self, StudioCanvasView view)
{
  double least = MIN (studio_canvas_geometry_get_fit_zoom (self), STUDIO_CANVAS_ZOOM_MIN);
  view.zoom = CLAMP (view.zoom, least, STUDIO_CANVAS_ZOOM_MAX);

  double scale = get_scale (self, view.zoom);
  view.center_x = clamp_center (view.center_x, self->image_width, self->view_width, 0, scale);
  view.center_y = clamp_center (
      view.center_y, self->image_height, self->view_height, self->inset, scale);
  return view;
}

/**
 * studio_canvas_geometry_zoom_at:
 * @self: the geometry
 * @view: the view now
 * @zoom: the zoom wanted
 * @x: a place in the widget, logical pixels
 * @y: likewise down
 *
 * Returns: the view at @zoom in which the pixel under (@x, @y) has stayed there, as far as the
 *   edges allow
 */
StudioCanvasView
studio_canvas_geometry_zoom_at (const StudioCanvasGeometry *self,
                                StudioCanvasView view,
                                double zoom,
                                double x,
                                double y)
{
  double least = MIN (studio_canvas_geometry_get_fit_zoom (self), STUDIO_CANVAS_ZOOM_MIN);
  double dx = x - self->view_width / 2;
  double dy = y - self->view_height / 2;
  double before = get_scale (self, view.zoom);

  view.zoom = CLAMP (zoom, least, STUDIO_CANVAS_ZOOM_MAX);
  double after = get_scale (self, view.zoom);
  view.center_x += dx / before - dx / after;
  view.center_y += dy / before - dy / after;
  return studio_canvas_geometry_clamp (self, view);
}

/**
 * studio_canvas_geometry_pan:
 * @self: the geometry
 * @view: the view now
 * @dx: how far the image moves right, logical pixels
 * @dy: how far it moves down
 *
 * Returns: the moved view, held at the edges
 */
StudioCanvasView
studio_canvas_geometry_pan (const StudioCanvasGeometry *self,
                            StudioCanvasView view,
                            double dx,
                            double dy)
{
  double scale = get_scale (self, view.zoom);
  view.center_x -= dx / scale;
  view.center_y -= dy / scale;
  return studio_canvas_geometry_clamp (self, view);
}

/**
 * studio_canvas_geometry_can_pan:
 * @self: the geometry
 * @view: the view
 *
 * Returns: whether some of the image is outside the widget
 */
gboolean
studio_canvas_geometry_can_pan (const StudioCanvasGeometry *self, StudioCanvasView view)
{
  StudioCanvasRect rect = studio_canvas_geometry_place (self, view);
  return rect.width > self->view_width + 0.5 || rect.height > self->view_height + 0.5;
}

/**
 * studio_canvas_geometry_place:
 * @self: the geometry
 * @view: the view
 *
 * Where to draw the image. The corner lies on a whole device pixel, so that at 100 % every pixel
 * of the image is exactly one of the screen.
 *
 * Returns: the rectangle in the widget
 */
StudioCanvasRect
studio_canvas_geometry_place (const StudioCanvasGeometry *self, StudioCanvasView view)
{
  double scale = get_scale (self, view.zoom);
  double device = MAX (self->device_scale, 1);
  double x = self->view_width / 2 - view.center_x * scale;
  double y = self->view_height / 2 - view.center_y * scale;
  double width = MAX (round (self->image_width * view.zoom), 1);
  double height = MAX (round (self->image_height * view.zoom), 1);
  return (StudioCanvasRect){
    .x = round (x * device) / device,
    .y = round (y * device) / device,
    .width = width / device,
    .height = height / device,
  };
}

/**
 * studio_canvas_view_mix:
 * @from: the view at 0
 * @to: the view at 1
 * @t: how far, 0…1
 *
 * A view on the way. The zoom runs geometrically and the centre with the inverse of the zoom, so
 * that the point which both views share stays still on the screen all the way.
 *
 * Returns: the view
 */
StudioCanvasView
studio_canvas_view_mix (StudioCanvasView from, StudioCanvasView to, double t)
{
  if (t >= 1)
    return to;

  double zoom = from.zoom * pow (to.zoom / from.zoom, t);
  double way = 1 / from.zoom - 1 / to.zoom;
  double part = fabs (way) < 1e-9 ? t : (1 / from.zoom - 1 / zoom) / way;
  return (StudioCanvasView){
    .zoom = zoom,
    .center_x = from.center_x + (to.center_x - from.center_x) * part,
    .center_y = from.center_y + (to.center_y - from.center_y) * part,
  };
}

/**
 * studio_canvas_zoom_step_from:
 * @zoom: the zoom now
 * @direction: 1 for larger, -1 for smaller
 *
 * Returns: the next round value in that direction, or the limit
 */
double
studio_canvas_zoom_step_from (double zoom, int direction)
{
  gsize n_steps = G_N_ELEMENTS (zoom_steps);
  if (direction > 0)
    {
      for (gsize i = 0; i < n_steps; i++)
        if (zoom_steps[i] > zoom * 1.01)
          return zoom_steps[i];
      return STUDIO_CANVAS_ZOOM_MAX;
    }
  for (gsize i = n_steps; i > 0; i--)
    if (zoom_steps[i - 1] < zoom * 0.99)
      return zoom_steps[i - 1];
  return STUDIO_CANVAS_ZOOM_MIN;
}
