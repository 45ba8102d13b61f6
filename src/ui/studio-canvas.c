/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-canvas.h"

#include "studio-canvas-geometry.h"
#include "studio-canvas-image.h"
#include "studio-canvas-input.h"
#include "studio-image-menu.h"
#include "studio-property.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define FIT_MARGIN 24
#define FIT_INSET 48
#define ANIMATION_MS 180

struct _StudioCanvas
{
  GtkWidget parent_instance;

  GtkWidget *frame; /* the shape of the image: its shadow, and what is not there yet */
  StudioCanvasImage *image;
  StudioCanvasView view;
  StudioCanvasView from;
  StudioCanvasView to;
  gboolean fitting;
  AdwAnimation *animation;
};

typedef enum
{
  PROP_ZOOM = 1,
  PROP_FITTING,
} StudioCanvasProperty;

static GParamSpec *properties[PROP_FITTING + 1];

G_DEFINE_FINAL_TYPE (StudioCanvas, studio_canvas, GTK_TYPE_WIDGET)

static StudioCanvasGeometry
get_geometry (StudioCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  gboolean small = width < 480 || height < 360;
  return (StudioCanvasGeometry){
    .view_width = width,
    .view_height = height,
    .image_width = studio_canvas_image_get_width (self->image),
    .image_height = studio_canvas_image_get_height (self->image),
    .device_scale = gtk_widget_get_scale_factor (widget),
    .margin = small ? FIT_MARGIN / 2 : FIT_MARGIN,
    .inset = FIT_INSET,
  };
}

static void
set_view (StudioCanvas *self, StudioCanvasView view)
{
  gboolean zoomed = fabs (view.zoom - self->view.zoom) > 1e-6;
  self->view = view;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (zoomed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
set_fitting (StudioCanvas *self, gboolean fitting)
{
  if (self->fitting == fitting)
    return;
  self->fitting = fitting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FITTING]);
}

/* Goes to a view, lightly unless the person asked the desktop for less motion. */
static void
go_to (StudioCanvas *self, StudioCanvasView view, gboolean animate)
{
  adw_animation_reset (self->animation);
  if (!animate || !adw_get_enable_animations (GTK_WIDGET (self))
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->to = view;
      set_view (self, view);
      return;
    }
  self->from = self->view;
  self->to = view;
  adw_animation_play (self->animation);
}

static void
forget_view (StudioCanvas *self)
{
  StudioCanvasGeometry geometry = get_geometry (self);
  set_fitting (self, TRUE);
  go_to (self, studio_canvas_geometry_fit (&geometry), FALSE);
}

static void
animate_cb (double value, gpointer user_data)
{
  StudioCanvas *self = user_data;
  /* Setting the animation back to its start must not show. */
  if (adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING)
    set_view (self, studio_canvas_view_mix (self->from, self->to, value));
}

static void
animation_done_cb (StudioCanvas *self)
{
  set_view (self, self->to);
}

static void
image_changed_cb (StudioCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
studio_canvas_size_allocate (GtkWidget *widget,
                             G_GNUC_UNUSED int width,
                             G_GNUC_UNUSED int height,
                             G_GNUC_UNUSED int baseline)
{
  StudioCanvas *self = STUDIO_CANVAS (widget);
  StudioCanvasGeometry geometry = get_geometry (self);
  double zoom_before = self->view.zoom;

  if (adw_animation_get_state (self->animation) != ADW_ANIMATION_PLAYING)
    self->view = self->fitting ? studio_canvas_geometry_fit (&geometry)
                               : studio_canvas_geometry_clamp (&geometry, self->view);
  if (fabs (zoom_before - self->view.zoom) > 1e-6)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);

  studio_image_menu_allocate (widget);
  StudioCanvasRect rect = studio_canvas_geometry_place (&geometry, self->view);
  GtkRequisition least;
  gtk_widget_get_preferred_size (self->frame, &least, NULL);
  gtk_widget_size_allocate (self->frame,
                            &(GtkAllocation){
                                .x = (int) floor (rect.x),
                                .y = (int) floor (rect.y),
                                .width = MAX ((int) rect.width, least.width),
                                .height = MAX ((int) rect.height, least.height),
                            },
                            -1);
}

static void
studio_canvas_measure (G_GNUC_UNUSED GtkWidget *widget,
                       G_GNUC_UNUSED GtkOrientation orientation,
                       G_GNUC_UNUSED int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = 120;
  *natural = 400;
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static void
studio_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioCanvas *self = STUDIO_CANVAS (widget);
  StudioCanvasGeometry geometry = get_geometry (self);
  if (geometry.image_width < 1 || geometry.image_height < 1)
    return;

  StudioCanvasRect rect = studio_canvas_geometry_place (&geometry, self->view);
  graphene_rect_t visible = GRAPHENE_RECT_INIT (
      0, 0, (float) geometry.view_width, (float) geometry.view_height);
  gtk_widget_snapshot_child (widget, self->frame, snapshot);
  studio_canvas_image_draw (
      self->image, snapshot, &rect, &visible, gtk_widget_get_scale_factor (widget));
}

static void
studio_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioCanvas *self = STUDIO_CANVAS (object);
  switch ((StudioCanvasProperty) id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->view.zoom);
      break;
    case PROP_FITTING:
      g_value_set_boolean (value, self->fitting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_canvas_dispose (GObject *object)
{
  StudioCanvas *self = STUDIO_CANVAS (object);
  if (self->animation != NULL)
    adw_animation_reset (self->animation);
  g_clear_object (&self->animation);
  if (self->image != NULL)
    g_signal_handlers_disconnect_by_data (self->image, self);
  g_clear_object (&self->image);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_canvas_parent_class)->dispose (object);
}

static void
studio_canvas_class_init (StudioCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_canvas_get_property;
  object_class->dispose = studio_canvas_dispose;
  widget_class->size_allocate = studio_canvas_size_allocate;
  widget_class->measure = studio_canvas_measure;
  widget_class->snapshot = studio_canvas_snapshot;

  properties[PROP_ZOOM] = g_param_spec_double (
      "zoom", NULL, NULL, 0, 1000, 1, STUDIO_PARAM_READABLE);
  properties[PROP_FITTING] = g_param_spec_boolean (
      "fitting", NULL, NULL, TRUE, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  studio_canvas_input_bind_keys (widget_class);
}

static void
studio_canvas_init (StudioCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->view.zoom = 1;
  self->to.zoom = 1;
  self->fitting = TRUE;
  self->image = studio_canvas_image_new ();
  g_signal_connect_object (
      self->image, "changed", G_CALLBACK (image_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_allocate), NULL);

  self->frame = g_object_new (
      ADW_TYPE_BIN, "can-target", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->frame, "canvas-frame");
  gtk_widget_set_parent (self->frame, widget);

  self->animation = adw_timed_animation_new (
      widget, 0, 1, ANIMATION_MS, adw_callback_animation_target_new (animate_cb, self, NULL));
  g_signal_connect_object (
      self->animation, "done", G_CALLBACK (animation_done_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);
  studio_canvas_input_attach (self);
}

/**
 * studio_canvas_show_frame:
 * @self: the canvas
 * @width: pixels across
 * @height: pixels down
 *
 * Shows the shape of an image that is not there yet; with a size of 0, nothing.
 */
void
studio_canvas_show_frame (StudioCanvas *self, int width, int height)
{
  g_return_if_fail (STUDIO_IS_CANVAS (self));
  studio_canvas_image_set_size (self->image, width, height);
  forget_view (self);
}

/**
 * studio_canvas_show_rows:
 * @self: the canvas
 * @pixbuf: the image as far as it has come
 * @n_rows: how many of its rows are complete; all of them for a whole image
 *
 * Shows an image or more of it. May be called for every row: the canvas looks after the pace.
 * An image of another size than the one before is shown fitted.
 */
void
studio_canvas_show_rows (StudioCanvas *self, GdkPixbuf *pixbuf, int n_rows)
{
  g_return_if_fail (STUDIO_IS_CANVAS (self));
  gboolean same_size = gdk_pixbuf_get_width (pixbuf) == studio_canvas_image_get_width (self->image)
                       && gdk_pixbuf_get_height (pixbuf)
                              == studio_canvas_image_get_height (self->image);
  studio_canvas_image_set_rows (self->image, pixbuf, n_rows);
  if (!same_size)
    forget_view (self);
}

/**
 * studio_canvas_set_pulsing:
 * @self: the canvas
 * @pulsing: whether something is awaited
 *
 * Lets what is not there yet breathe slowly, unless the desktop has animations off.
 */
void
studio_canvas_set_pulsing (StudioCanvas *self, gboolean pulsing)
{
  if (pulsing)
    gtk_widget_add_css_class (self->frame, "pulsing");
  else
    gtk_widget_remove_css_class (self->frame, "pulsing");
}

/**
 * studio_canvas_set_description:
 * @self: the canvas
 * @description: what a person who cannot see the image is told
 */
void
studio_canvas_set_description (StudioCanvas *self, const char *description)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

/**
 * studio_canvas_get_n_shown_rows:
 * @self: the canvas
 *
 * Returns: how many rows of the image are drawn
 */
int
studio_canvas_get_n_shown_rows (StudioCanvas *self)
{
  return studio_canvas_image_get_n_shown_rows (self->image);
}

/**
 * studio_canvas_get_zoom:
 * @self: the canvas
 *
 * Returns: device pixels to a pixel of the image, as it is going to be when it moves
 */
double
studio_canvas_get_zoom (StudioCanvas *self)
{
  gboolean moving = adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING;
  return moving ? self->to.zoom : self->view.zoom;
}

/**
 * studio_canvas_get_fitting:
 * @self: the canvas
 *
 * Returns: whether the zoom follows the size of the widget
 */
gboolean
studio_canvas_get_fitting (StudioCanvas *self)
{
  return self->fitting;
}

/**
 * studio_canvas_can_pan:
 * @self: the canvas
 *
 * Returns: whether some of the image is out of sight
 */
gboolean
studio_canvas_can_pan (StudioCanvas *self)
{
  StudioCanvasGeometry geometry = get_geometry (self);
  return studio_canvas_geometry_can_pan (&geometry, self->view);
}

/**
 * studio_canvas_fit:
 * @self: the canvas
 *
 * Shows the whole image, never larger than it is.
 */
void
studio_canvas_fit (StudioCanvas *self)
{
  StudioCanvasGeometry geometry = get_geometry (self);
  set_fitting (self, TRUE);
  go_to (self, studio_canvas_geometry_fit (&geometry), TRUE);
}

/**
 * studio_canvas_zoom_step:
 * @self: the canvas
 * @direction: 1 for larger, -1 for smaller
 *
 * Goes to the next round zoom about the middle.
 */
void
studio_canvas_zoom_step (StudioCanvas *self, int direction)
{
  double zoom = studio_canvas_zoom_step_from (studio_canvas_get_zoom (self), direction);
  studio_canvas_zoom_at (self,
                         zoom,
                         gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                         gtk_widget_get_height (GTK_WIDGET (self)) / 2.0,
                         TRUE);
}

/**
 * studio_canvas_zoom_at:
 * @self: the canvas
 * @zoom: device pixels to a pixel of the image, limited to what is useful
 * @x: the place that stays still, logical pixels
 * @y: likewise down
 * @animate: %FALSE where a hand leads
 */
void
studio_canvas_zoom_at (StudioCanvas *self, double zoom, double x, double y, gboolean animate)
{
  StudioCanvasGeometry geometry = get_geometry (self);
  set_fitting (self, FALSE);
  go_to (self, studio_canvas_geometry_zoom_at (&geometry, self->view, zoom, x, y), animate);
}

/**
 * studio_canvas_pan:
 * @self: the canvas
 * @dx: how far the image moves right, logical pixels
 * @dy: how far it moves down
 */
void
studio_canvas_pan (StudioCanvas *self, double dx, double dy)
{
  StudioCanvasGeometry geometry = get_geometry (self);
  if (!studio_canvas_geometry_can_pan (&geometry, self->view))
    return;
  set_fitting (self, FALSE);
  go_to (self, studio_canvas_geometry_pan (&geometry, self->view, dx, dy), FALSE);
}
