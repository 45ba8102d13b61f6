/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-canvas.h"

#include "studio-canvas-image.h"
#include "studio-canvas-input.h"
#include "studio-image-menu.h"
#include "studio-property.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define FIT_MARGIN 24
#define FIT_INSET 48

struct _StudioCanvas
{
  GtkWidget parent_instance;

  GtkWidget *frame; /* the shape of the image: its shadow, and what is not there yet */
  StudioCanvasImage *image;
  StudioCanvasCamera *camera;
  int margin;
  int inset;
  double zoom; /* as was told last */
  gboolean fitting;
};

typedef enum
{
  PROP_ZOOM = 1,
  PROP_FITTING,
} StudioCanvasProperty;

static GParamSpec *properties[PROP_FITTING + 1];

static guint moved_signal;

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
    .margin = small ? self->margin / 2 : self->margin,
    .inset = self->inset,
  };
}

static void
tell_view (StudioCanvas *self)
{
  double zoom = studio_canvas_camera_get_view (self->camera).zoom;
  gboolean fitting = studio_canvas_get_fitting (self);

  if (fabs (zoom - self->zoom) > 1e-6)
    {
      self->zoom = zoom;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
    }
  studio_property_set_boolean (self, properties[PROP_FITTING], &self->fitting, fitting);
}

static void
look_again (StudioCanvas *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tell_view (self);
}

static void
moved_cb (StudioCanvas *self)
{
  look_again (self);
  g_signal_emit (self, moved_signal, 0);
}

/* An image of another size may be there. */
static void
update_geometry (StudioCanvas *self)
{
  StudioCanvasGeometry geometry = get_geometry (self);
  studio_canvas_camera_set_geometry (self->camera, &geometry);
  look_again (self);
}

static void
studio_canvas_size_allocate (GtkWidget *widget,
                             G_GNUC_UNUSED int width,
                             G_GNUC_UNUSED int height,
                             G_GNUC_UNUSED int baseline)
{
  StudioCanvas *self = STUDIO_CANVAS (widget);
  StudioCanvasGeometry geometry = get_geometry (self);
  studio_canvas_camera_set_geometry (self->camera, &geometry);
  tell_view (self);
  studio_image_menu_allocate (widget);
  StudioCanvasRect rect = studio_canvas_geometry_place (
      &geometry, studio_canvas_camera_get_view (self->camera));
  GtkRequisition least;
  gtk_widget_get_preferred_size (self->frame, &least, NULL);
  const GtkAllocation frame = { (int) floor (rect.x),
                                (int) floor (rect.y),
                                MAX ((int) rect.width, least.width),
                                MAX ((int) rect.height, least.height) };
  gtk_widget_size_allocate (self->frame, &frame, -1);
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

  StudioCanvasRect rect = studio_canvas_geometry_place (
      &geometry, studio_canvas_camera_get_view (self->camera));
  graphene_rect_t visible = GRAPHENE_RECT_INIT (
      0, 0, (float) geometry.view_width, (float) geometry.view_height);
  gboolean in_software = GSK_IS_CAIRO_RENDERER (
      gtk_native_get_renderer (gtk_widget_get_native (widget)));
  gtk_widget_snapshot_child (widget, self->frame, snapshot);
  studio_canvas_image_draw (
      self->image, snapshot, &rect, &visible, (int) geometry.device_scale, in_software);
}

static void
studio_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioCanvas *self = STUDIO_CANVAS (object);
  switch ((StudioCanvasProperty) id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
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
  if (self->camera != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->camera, self);
      g_object_run_dispose (G_OBJECT (self->camera));
    }
  g_clear_object (&self->camera);
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
  moved_signal = g_signal_new (
      "moved", STUDIO_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  studio_canvas_input_bind_keys (widget_class);
}

static void
studio_canvas_init (StudioCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->margin = FIT_MARGIN;
  self->inset = FIT_INSET;
  self->zoom = 1;
  self->fitting = TRUE;
  self->image = studio_canvas_image_new ();
  g_signal_connect_object (
      self->image, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_allocate), NULL);

  self->frame = g_object_new (
      ADW_TYPE_BIN, "can-target", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->frame, "canvas-frame");
  gtk_widget_set_parent (self->frame, widget);

  self->camera = studio_canvas_camera_new (widget);
  g_signal_connect_object (self->camera, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);

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
 * Shows the shape of an image that is not there yet, at the zoom and the place that the one before
 * was looked at; with a size of 0, nothing, and the next one whole.
 */
void
studio_canvas_show_frame (StudioCanvas *self, int width, int height)
{
  g_return_if_fail (STUDIO_IS_CANVAS (self));
  studio_canvas_image_set_size (self->image, width, height);
  if (width <= 0 || height <= 0)
    studio_canvas_camera_fit (self->camera, FALSE);
  else
    update_geometry (self);
}

/**
 * studio_canvas_show_rows:
 * @self: the canvas
 * @pixbuf: the image as far as it has come
 * @n_rows: how many of its rows are complete; all of them for a whole image
 *
 * Shows an image or more of it. May be called for every row: the canvas looks after the pace.
 * Zoom and place stay as they are, even where the size is another.
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
    update_geometry (self);
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
  return studio_canvas_camera_get_zoom (self->camera);
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
  return studio_canvas_camera_get_mode (self->camera) == STUDIO_CANVAS_FIT;
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
  return studio_canvas_geometry_can_pan (studio_canvas_camera_get_geometry (self->camera),
                                         studio_canvas_camera_get_view (self->camera));
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
  studio_canvas_camera_fit (self->camera, TRUE);
}

/**
 * studio_canvas_fill:
 * @self: the canvas
 *
 * Fills the canvas with the image, some of which may be out of sight then.
 */
void
studio_canvas_fill (StudioCanvas *self)
{
  studio_canvas_camera_fill (self->camera, TRUE);
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
  studio_canvas_camera_zoom_at (self->camera, zoom, x, y, animate);
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
  studio_canvas_camera_pan (self->camera, dx, dy);
}

/**
 * studio_canvas_get_pose:
 * @self: the canvas
 *
 * Returns: how the image is looked at
 */
StudioCanvasPose
studio_canvas_get_pose (StudioCanvas *self)
{
  return studio_canvas_camera_get_pose (self->camera);
}

/**
 * studio_canvas_set_pose:
 * @self: the canvas
 * @pose: how the image in another canvas is looked at
 *
 * Looks at this one in the same way. Does not emit `moved`.
 */
void
studio_canvas_set_pose (StudioCanvas *self, const StudioCanvasPose *pose)
{
  studio_canvas_camera_set_pose (self->camera, pose);
  look_again (self);
}

/**
 * studio_canvas_get_ratio:
 * @self: the canvas
 *
 * Returns: width to height of the image, 1 while there is none
 */
double
studio_canvas_get_ratio (StudioCanvas *self)
{
  int height = studio_canvas_image_get_height (self->image);
  return height < 1 ? 1 : (double) studio_canvas_image_get_width (self->image) / height;
}

/**
 * studio_canvas_set_margins:
 * @self: the canvas
 * @margin: free space round a fitted image, logical pixels
 * @inset: more of it at the bottom, for buttons that lie there
 */
void
studio_canvas_set_margins (StudioCanvas *self, int margin, int inset)
{
  self->margin = margin;
  self->inset = inset;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
