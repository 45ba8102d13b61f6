/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-canvas-input.h"

#include <math.h>

/* One notch of a wheel zooms by a fifth; an arrow key moves by this much. */
#define WHEEL_FACTOR 1.2
#define PAN_STEP 60

/* What the hands are doing; lives as long as the canvas. */
typedef struct
{
  StudioCanvas *canvas;
  double pointer_x;
  double pointer_y;
  double drag_x;
  double drag_y;
  double pinch_zoom;
} Hands;

static void
zoom_at_middle (StudioCanvas *canvas, double zoom)
{
  studio_canvas_zoom_at (canvas,
                         zoom,
                         gtk_widget_get_width (GTK_WIDGET (canvas)) / 2.0,
                         gtk_widget_get_height (GTK_WIDGET (canvas)) / 2.0,
                         TRUE);
}

static void
motion_cb (Hands *hands, double x, double y)
{
  hands->pointer_x = x;
  hands->pointer_y = y;
}

/* A wheel zooms where the pointer is, two fingers on a touchpad move the image, Ctrl makes either
 * of them zoom. */
static gboolean
scroll_cb (Hands *hands, double dx, double dy, GtkEventController *controller)
{
  GtkEventControllerScroll *scroll = GTK_EVENT_CONTROLLER_SCROLL (controller);
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  gboolean surface = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE;

  if ((state & GDK_CONTROL_MASK) == 0 && (surface || (state & GDK_SHIFT_MASK) != 0))
    {
      double step = surface ? 1 : PAN_STEP;
      studio_canvas_pan (hands->canvas, -dx * step, -dy * step);
      return GDK_EVENT_STOP;
    }

  double notches = surface ? dy / 40 : dy;
  double zoom = studio_canvas_get_zoom (hands->canvas) * pow (WHEEL_FACTOR, -notches);
  studio_canvas_zoom_at (hands->canvas, zoom, hands->pointer_x, hands->pointer_y, FALSE);
  return GDK_EVENT_STOP;
}

static void
drag_begin_cb (Hands *hands, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  gtk_widget_grab_focus (GTK_WIDGET (hands->canvas));
  motion_cb (hands, x, y);
  hands->drag_x = 0;
  hands->drag_y = 0;
  if (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_MIDDLE)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
  else if (studio_canvas_can_pan (hands->canvas))
    gtk_widget_set_cursor_from_name (GTK_WIDGET (hands->canvas), "grabbing");
}

static void
drag_update_cb (Hands *hands, double dx, double dy)
{
  studio_canvas_pan (hands->canvas, dx - hands->drag_x, dy - hands->drag_y);
  hands->drag_x = dx;
  hands->drag_y = dy;
}

static void
drag_end_cb (Hands *hands)
{
  gtk_widget_set_cursor (GTK_WIDGET (hands->canvas), NULL);
}

static void
pinch_begin_cb (Hands *hands)
{
  hands->pinch_zoom = studio_canvas_get_zoom (hands->canvas);
}

static void
pinch_cb (Hands *hands, double scale, GtkGesture *gesture)
{
  double x = hands->pointer_x;
  double y = hands->pointer_y;
  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  studio_canvas_zoom_at (hands->canvas, hands->pinch_zoom * scale, x, y, FALSE);
}

/* A double click goes between the whole image and its pixels. */
static void
click_cb (Hands *hands, int n_press, double x, double y)
{
  if (n_press != 2)
    return;
  if (studio_canvas_get_fitting (hands->canvas))
    studio_canvas_zoom_at (hands->canvas, 1, x, y, TRUE);
  else
    studio_canvas_fit (hands->canvas);
}

static gboolean
zoom_key_cb (GtkWidget *widget, GVariant *args, G_GNUC_UNUSED gpointer user_data)
{
  studio_canvas_zoom_step (STUDIO_CANVAS (widget), g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static gboolean
fit_key_cb (GtkWidget *widget, G_GNUC_UNUSED GVariant *args, G_GNUC_UNUSED gpointer user_data)
{
  studio_canvas_fit (STUDIO_CANVAS (widget));
  return GDK_EVENT_STOP;
}

static gboolean
fill_key_cb (GtkWidget *widget, G_GNUC_UNUSED GVariant *args, G_GNUC_UNUSED gpointer user_data)
{
  studio_canvas_fill (STUDIO_CANVAS (widget));
  return GDK_EVENT_STOP;
}

static gboolean
actual_key_cb (GtkWidget *widget, G_GNUC_UNUSED GVariant *args, G_GNUC_UNUSED gpointer user_data)
{
  zoom_at_middle (STUDIO_CANVAS (widget), 1);
  return GDK_EVENT_STOP;
}

/* Arrows move over an image that is larger than the view; else they go on to the focus. */
static gboolean
pan_key_cb (GtkWidget *widget, GVariant *args, G_GNUC_UNUSED gpointer user_data)
{
  int dx;
  int dy;
  if (!studio_canvas_can_pan (STUDIO_CANVAS (widget)))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(ii)", &dx, &dy);
  studio_canvas_pan (STUDIO_CANVAS (widget), dx * PAN_STEP, dy * PAN_STEP);
  return GDK_EVENT_STOP;
}

static void
add_gestures (GtkWidget *widget, Hands *hands)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), hands);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), hands);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), hands);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));

  GtkGesture *pinch = gtk_gesture_zoom_new ();
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), hands);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), hands);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));

  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (click_cb), hands);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
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
  zoom_at_middle (self, zoom);
}

/**
 * studio_canvas_input_attach:
 * @canvas: a canvas that is being made
 *
 * Gives the canvas its wheel, touchpad, drag, pinch and double click.
 */
void
studio_canvas_input_attach (StudioCanvas *canvas)
{
  GtkWidget *widget = GTK_WIDGET (canvas);
  Hands *hands = g_new0 (Hands, 1);
  hands->canvas = canvas;
  g_object_set_data_full (G_OBJECT (canvas), "studio-hands", hands, g_free);

  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), hands);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), hands);
  gtk_widget_add_controller (widget, motion);

  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), hands);
  gtk_widget_add_controller (widget, scroll);
  add_gestures (widget, hands);
}

/**
 * studio_canvas_input_bind_keys:
 * @widget_class: the class of the canvas
 *
 * Binds plus and minus, 0 for fit, 1 for 100 %, 2 for fill, and the arrows, while the canvas has
 * the focus.
 */
void
studio_canvas_input_bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int direction;
  } zooms[] = { { GDK_KEY_plus, 1 },
                { GDK_KEY_equal, 1 },
                { GDK_KEY_KP_Add, 1 },
                { GDK_KEY_minus, -1 },
                { GDK_KEY_KP_Subtract, -1 } };
  static const struct
  {
    guint key;
    int dx;
    int dy;
  } pans[] = {
    { GDK_KEY_Left, 1, 0 }, { GDK_KEY_Right, -1, 0 }, { GDK_KEY_Up, 0, 1 }, { GDK_KEY_Down, 0, -1 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (
        widget_class, zooms[i].key, 0, zoom_key_cb, "i", zooms[i].direction);
  for (gsize i = 0; i < G_N_ELEMENTS (pans); i++)
    gtk_widget_class_add_binding (
        widget_class, pans[i].key, 0, pan_key_cb, "(ii)", pans[i].dx, pans[i].dy);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, 0, fit_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0, 0, fit_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_1, 0, actual_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_1, 0, actual_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_2, 0, fill_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_2, 0, fill_key_cb, NULL);
}
