/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-canvas-camera.h"

#include <adwaita.h>

#define ANIMATION_MS 180

struct _StudioCanvasCamera
{
  GObject parent_instance;

  GtkWidget *widget; /* which owns the camera */
  StudioCanvasGeometry geometry;
  StudioCanvasView view;
  StudioCanvasView from;
  StudioCanvasView to;
  StudioCanvasMode mode;
  gboolean led; /* another camera is on its way, and this one goes along */
  AdwAnimation *animation;
};

G_DEFINE_FINAL_TYPE (StudioCanvasCamera, studio_canvas_camera, G_TYPE_OBJECT)

static guint moved_signal;

static gboolean
is_moving (StudioCanvasCamera *self)
{
  return adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING;
}

static void
set_view (StudioCanvasCamera *self, StudioCanvasView view)
{
  self->view = view;
  g_signal_emit (self, moved_signal, 0);
}

/* Goes to a view, lightly unless the person asked the desktop for less motion. */
static void
go_to (StudioCanvasCamera *self, StudioCanvasView view, gboolean animate)
{
  self->led = FALSE;
  adw_animation_reset (self->animation);
  self->to = view;
  if (!animate || !adw_get_enable_animations (self->widget)
      || !gtk_widget_get_mapped (self->widget))
    {
      set_view (self, view);
      return;
    }
  self->from = self->view;
  adw_animation_play (self->animation);
}

static StudioCanvasView
find_place (StudioCanvasCamera *self)
{
  switch (self->mode)
    {
    case STUDIO_CANVAS_FIT:
      return studio_canvas_geometry_fit (&self->geometry);
    case STUDIO_CANVAS_FILL:
      return studio_canvas_geometry_fill (&self->geometry, self->view);
    case STUDIO_CANVAS_FREE:
    default:
      return studio_canvas_geometry_clamp (&self->geometry, self->view);
    }
}

static void
animate_cb (double value, gpointer user_data)
{
  StudioCanvasCamera *self = user_data;
  /* Setting the animation back to its start must not show. */
  if (is_moving (self))
    set_view (self, studio_canvas_view_mix (self->from, self->to, value));
}

static void
animation_done_cb (StudioCanvasCamera *self)
{
  set_view (self, self->to);
}

static void
studio_canvas_camera_dispose (GObject *object)
{
  StudioCanvasCamera *self = STUDIO_CANVAS_CAMERA (object);

  if (self->animation != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->animation, self);
      adw_animation_reset (self->animation);
    }
  g_clear_object (&self->animation);
  G_OBJECT_CLASS (studio_canvas_camera_parent_class)->dispose (object);
}

static void
studio_canvas_camera_class_init (StudioCanvasCameraClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_canvas_camera_dispose;
  moved_signal = g_signal_new (
      "moved", STUDIO_TYPE_CANVAS_CAMERA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_canvas_camera_init (StudioCanvasCamera *self)
{
  self->view.zoom = 1;
  self->to.zoom = 1;
}

/**
 * studio_canvas_camera_new:
 * @widget: the canvas, which is to own it
 *
 * Returns: (transfer full): a camera that fits whatever there is
 */
StudioCanvasCamera *
studio_canvas_camera_new (GtkWidget *widget)
{
  StudioCanvasCamera *self = g_object_new (STUDIO_TYPE_CANVAS_CAMERA, NULL);

  self->widget = widget;
  self->animation = adw_timed_animation_new (
      widget, 0, 1, ANIMATION_MS, adw_callback_animation_target_new (animate_cb, self, NULL));
  g_signal_connect_object (
      self->animation, "done", G_CALLBACK (animation_done_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * studio_canvas_camera_set_geometry:
 * @self: the camera
 * @geometry: the sizes of widget and image from now on
 *
 * An image of another size is looked at at the same place of it, and at the same zoom.
 */
void
studio_canvas_camera_set_geometry (StudioCanvasCamera *self, const StudioCanvasGeometry *geometry)
{
  if (self->geometry.image_width > 0 && self->geometry.image_height > 0)
    {
      self->view.center_x *= geometry->image_width / self->geometry.image_width;
      self->view.center_y *= geometry->image_height / self->geometry.image_height;
    }
  self->geometry = *geometry;
  if (!is_moving (self) && !self->led)
    self->view = find_place (self);
}

/**
 * studio_canvas_camera_get_geometry:
 * @self: the camera
 *
 * Returns: (transfer none): the sizes of widget and image
 */
const StudioCanvasGeometry *
studio_canvas_camera_get_geometry (StudioCanvasCamera *self)
{
  return &self->geometry;
}

/**
 * studio_canvas_camera_get_view:
 * @self: the camera
 *
 * Returns: what is seen now
 */
StudioCanvasView
studio_canvas_camera_get_view (StudioCanvasCamera *self)
{
  return self->view;
}

/**
 * studio_canvas_camera_get_zoom:
 * @self: the camera
 *
 * Returns: the zoom, as it is going to be when it moves
 */
double
studio_canvas_camera_get_zoom (StudioCanvasCamera *self)
{
  return is_moving (self) ? self->to.zoom : self->view.zoom;
}

/**
 * studio_canvas_camera_get_mode:
 * @self: the camera
 *
 * Returns: whether the zoom follows the size of the widget
 */
StudioCanvasMode
studio_canvas_camera_get_mode (StudioCanvasCamera *self)
{
  return self->mode;
}

/**
 * studio_canvas_camera_get_pose:
 * @self: the camera
 *
 * Returns: how the image is looked at
 */
StudioCanvasPose
studio_canvas_camera_get_pose (StudioCanvasCamera *self)
{
  return (StudioCanvasPose){
    .mode = self->mode,
    .moving = is_moving (self),
    .zoom = self->view.zoom,
    .x = self->view.center_x / MAX (self->geometry.image_width, 1),
    .y = self->view.center_y / MAX (self->geometry.image_height, 1),
  };
}

/**
 * studio_canvas_camera_set_pose:
 * @self: the camera
 * @pose: how another camera looks at its image
 *
 * Looks at this image in the same way. Does not emit `moved`.
 */
void
studio_canvas_camera_set_pose (StudioCanvasCamera *self, const StudioCanvasPose *pose)
{
  adw_animation_reset (self->animation);
  self->mode = pose->mode;
  self->led = pose->moving;
  self->view.zoom = pose->zoom;
  self->view.center_x = pose->x * self->geometry.image_width;
  self->view.center_y = pose->y * self->geometry.image_height;
  if (!self->led)
    self->view = find_place (self);
  self->to = self->view;
}

/**
 * studio_canvas_camera_fit:
 * @self: the camera
 * @animate: whether to go there lightly
 *
 * Shows the whole image from now on.
 */
void
studio_canvas_camera_fit (StudioCanvasCamera *self, gboolean animate)
{
  self->mode = STUDIO_CANVAS_FIT;
  go_to (self, studio_canvas_geometry_fit (&self->geometry), animate);
}

/**
 * studio_canvas_camera_fill:
 * @self: the camera
 * @animate: whether to go there lightly
 *
 * Fills the widget from now on.
 */
void
studio_canvas_camera_fill (StudioCanvasCamera *self, gboolean animate)
{
  self->mode = STUDIO_CANVAS_FILL;
  go_to (self, studio_canvas_geometry_fill (&self->geometry, self->view), animate);
}

/**
 * studio_canvas_camera_zoom_at:
 * @self: the camera
 * @zoom: device pixels to a pixel of the image, limited to what is useful
 * @x: the place that stays still, logical pixels
 * @y: likewise down
 * @animate: %FALSE where a hand leads
 */
void
studio_canvas_camera_zoom_at (StudioCanvasCamera *self,
                              double zoom,
                              double x,
                              double y,
                              gboolean animate)
{
  self->mode = STUDIO_CANVAS_FREE;
  go_to (self, studio_canvas_geometry_zoom_at (&self->geometry, self->view, zoom, x, y), animate);
}

/**
 * studio_canvas_camera_pan:
 * @self: the camera
 * @dx: how far the image moves right, logical pixels
 * @dy: how far it moves down
 *
 * What fills the widget goes on doing so.
 */
void
studio_canvas_camera_pan (StudioCanvasCamera *self, double dx, double dy)
{
  if (!studio_canvas_geometry_can_pan (&self->geometry, self->view))
    return;
  if (self->mode == STUDIO_CANVAS_FIT)
    self->mode = STUDIO_CANVAS_FREE;
  go_to (self, studio_canvas_geometry_pan (&self->geometry, self->view, dx, dy), FALSE);
}
