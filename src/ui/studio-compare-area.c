/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-compare-area-private.h"

#include "studio-compare-handle.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (StudioCompareArea, studio_compare_area, GTK_TYPE_WIDGET)

static guint active_signal;

static gboolean
is_shown (StudioCompareArea *self, guint index)
{
  if (index >= self->n_images)
    return FALSE;
  switch (self->mode)
    {
    case STUDIO_COMPARE_SIDE_BY_SIDE:
      return TRUE;
    case STUDIO_COMPARE_SLIDER:
      return index == 0 || index == studio_compare_area_get_other (self);
    case STUDIO_COMPARE_FLIP:
      return index == (self->peek ? (self->active == 0 ? 1 : 0) : self->active);
    case STUDIO_COMPARE_DIFFERENCE:
    default:
      return self->peek && index == studio_compare_area_get_other (self);
    }
}

static void
update_children (StudioCompareArea *self)
{
  gboolean difference = self->mode == STUDIO_COMPARE_DIFFERENCE && !self->peek;

  gboolean many = self->mode == STUDIO_COMPARE_SIDE_BY_SIDE;

  for (guint i = 0; i < STUDIO_COMPARE_MAX; i++)
    {
      gboolean shown = is_shown (self, i);
      studio_canvas_set_margins (self->canvases[i], many ? 6 : 24, many ? 0 : 48);
      gtk_widget_set_visible (GTK_WIDGET (self->canvases[i]), shown);
      gtk_widget_set_visible (self->labels[i],
                              shown && *gtk_label_get_label (GTK_LABEL (self->labels[i])) != '\0');
    }
  gtk_widget_set_visible (GTK_WIDGET (self->difference), difference);
  gtk_widget_set_visible (self->difference_label, difference);
  gtk_widget_set_visible (self->handle, self->mode == STUDIO_COMPARE_SLIDER);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
follow (StudioCanvas *canvas, StudioCanvas *leader, const StudioCanvasPose *pose)
{
  if (canvas != leader)
    studio_canvas_set_pose (canvas, pose);
}

/* Where one looks, all look. */
static void
moved_cb (StudioCompareArea *self, StudioCanvas *leader)
{
  StudioCanvasPose pose = studio_canvas_get_pose (leader);

  if (self->following)
    return;
  self->following = TRUE;
  for (guint i = 0; i < STUDIO_COMPARE_MAX; i++)
    follow (self->canvases[i], leader, &pose);
  follow (self->difference, leader, &pose);
  self->following = FALSE;
}

static void
handle_moved_cb (StudioCompareArea *self, double offset)
{
  int width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);

  studio_compare_area_set_split (self, self->split + offset / width);
}

/* A click on one of several makes it the one that is compared. */
static void
pressed_cb (StudioCompareArea *self, G_GNUC_UNUSED int n_press, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (guint i = 0; i < self->n_images && self->mode == STUDIO_COMPARE_SIDE_BY_SIDE; i++)
    if (picked == GTK_WIDGET (self->canvases[i]))
      studio_compare_area_set_active (self, i);
}

static void
studio_compare_area_size_allocate (GtkWidget *widget,
                                   int width,
                                   int height,
                                   G_GNUC_UNUSED int baseline)
{
  studio_compare_area_place_children (STUDIO_COMPARE_AREA (widget), width, height);
}

static void
studio_compare_area_measure (G_GNUC_UNUSED GtkWidget *widget,
                             GtkOrientation orientation,
                             G_GNUC_UNUSED int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 260 : 250;
  *natural = 600;
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static void
snapshot_clipped (GtkWidget *widget, GtkWidget *child, GtkSnapshot *snapshot, float from, float to)
{
  float height = (float) gtk_widget_get_height (widget);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (from, 0, MAX (to - from, 0), height));
  gtk_widget_snapshot_child (widget, child, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
studio_compare_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioCompareArea *self = STUDIO_COMPARE_AREA (widget);
  float width = (float) gtk_widget_get_width (widget);
  float line = (float) round (self->split * width);

  if (self->mode != STUDIO_COMPARE_SLIDER)
    {
      GTK_WIDGET_CLASS (studio_compare_area_parent_class)->snapshot (widget, snapshot);
      return;
    }
  GtkWidget *left = GTK_WIDGET (
      self->canvases[self->peek ? studio_compare_area_get_other (self) : 0]);
  GtkWidget *right = GTK_WIDGET (
      self->canvases[self->peek ? 0 : studio_compare_area_get_other (self)]);
  snapshot_clipped (widget, left, snapshot, 0, line);
  snapshot_clipped (widget, right, snapshot, line, width);
  gtk_widget_snapshot_child (widget, self->labels[0], snapshot);
  gtk_widget_snapshot_child (widget, self->labels[studio_compare_area_get_other (self)], snapshot);
  gtk_widget_snapshot_child (widget, self->handle, snapshot);
}

static void
studio_compare_area_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (studio_compare_area_parent_class)->dispose (object);
}

static void
studio_compare_area_class_init (StudioCompareAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_compare_area_dispose;
  widget_class->size_allocate = studio_compare_area_size_allocate;
  widget_class->measure = studio_compare_area_measure;
  widget_class->snapshot = studio_compare_area_snapshot;
  active_signal = g_signal_new ("active-changed",
                                STUDIO_TYPE_COMPARE_AREA,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                0);
  gtk_widget_class_set_css_name (widget_class, "compare-area");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static StudioCanvas *
add_canvas (StudioCompareArea *self)
{
  StudioCanvas *canvas = g_object_new (STUDIO_TYPE_CANVAS, NULL);

  /* Until the page says which. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Image"), -1);
  gtk_widget_set_parent (GTK_WIDGET (canvas), GTK_WIDGET (self));
  g_signal_connect_object (canvas, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  return canvas;
}

static GtkWidget *
add_label (StudioCompareArea *self)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_add_css_class (label, "osd");
  gtk_widget_add_css_class (label, "compare-label");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
studio_compare_area_init (StudioCompareArea *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->split = .5;
  self->active = 1;
  for (guint i = 0; i < STUDIO_COMPARE_MAX; i++)
    self->canvases[i] = add_canvas (self);
  self->difference = add_canvas (self);
  for (guint i = 0; i < STUDIO_COMPARE_MAX; i++)
    self->labels[i] = add_label (self);
  self->difference_label = add_label (self);
  self->handle = studio_compare_handle_new ();
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));
  g_signal_connect_object (
      self->handle, "moved", G_CALLBACK (handle_moved_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  studio_compare_area_set_n_images (self, 2);
}

/**
 * studio_compare_area_new:
 * @n_images: how many, 2…%STUDIO_COMPARE_MAX
 *
 * Returns: (transfer floating): an area that shows them side by side
 */
GtkWidget *
studio_compare_area_new (guint n_images)
{
  StudioCompareArea *self = g_object_new (STUDIO_TYPE_COMPARE_AREA, NULL);

  studio_compare_area_set_n_images (self, n_images);
  return GTK_WIDGET (self);
}

/**
 * studio_compare_area_set_n_images:
 * @self: an area
 * @n_images: how many, 2…%STUDIO_COMPARE_MAX
 */
void
studio_compare_area_set_n_images (StudioCompareArea *self, guint n_images)
{
  self->n_images = CLAMP (n_images, 2, STUDIO_COMPARE_MAX);
  self->active = MIN (self->active, self->n_images - 1);
  update_children (self);
}

/**
 * studio_compare_area_get_canvas:
 * @self: an area
 * @index: an image
 *
 * Returns: (transfer none): where it is shown
 */
StudioCanvas *
studio_compare_area_get_canvas (StudioCompareArea *self, guint index)
{
  g_return_val_if_fail (index < STUDIO_COMPARE_MAX, NULL);
  return self->canvases[index];
}

/**
 * studio_compare_area_get_difference:
 * @self: an area
 *
 * Returns: (transfer none): where the difference is shown
 */
StudioCanvas *
studio_compare_area_get_difference (StudioCompareArea *self)
{
  return self->difference;
}

/**
 * studio_compare_area_get_front:
 * @self: an area
 *
 * Returns: (transfer none): a canvas that is to be seen, for what concerns them all
 */
StudioCanvas *
studio_compare_area_get_front (StudioCompareArea *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->difference)))
    return self->difference;
  for (guint i = 0; i < STUDIO_COMPARE_MAX; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (self->canvases[i])))
      return self->canvases[i];
  return self->canvases[0];
}

/**
 * studio_compare_area_set_label:
 * @self: an area
 * @index: an image
 * @label: what stands in its corner
 */
void
studio_compare_area_set_label (StudioCompareArea *self, guint index, const char *label)
{
  g_return_if_fail (index < STUDIO_COMPARE_MAX);
  gtk_label_set_label (GTK_LABEL (self->labels[index]), label);
  update_children (self);
}

/**
 * studio_compare_area_set_difference_label:
 * @self: an area
 * @label: what stands in the corner of the difference, and is read out for it
 */
void
studio_compare_area_set_difference_label (StudioCompareArea *self, const char *label)
{
  gtk_label_set_label (GTK_LABEL (self->difference_label), label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->difference), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  update_children (self);
}

/**
 * studio_compare_area_set_mode:
 * @self: an area
 * @mode: how the images are looked at
 */
void
studio_compare_area_set_mode (StudioCompareArea *self, StudioCompareMode mode)
{
  self->mode = mode;
  update_children (self);
  if (mode == STUDIO_COMPARE_SLIDER)
    gtk_widget_grab_focus (self->handle);
}

/**
 * studio_compare_area_get_mode:
 * @self: an area
 *
 * Returns: how the images are looked at
 */
StudioCompareMode
studio_compare_area_get_mode (StudioCompareArea *self)
{
  return self->mode;
}

/**
 * studio_compare_area_set_active:
 * @self: an area
 * @index: the image that is compared with the first, or looked at
 */
void
studio_compare_area_set_active (StudioCompareArea *self, guint index)
{
  guint active = MIN (index, self->n_images - 1);

  if (active == self->active)
    return;
  self->active = active;
  update_children (self);
  g_signal_emit (self, active_signal, 0);
}

/**
 * studio_compare_area_get_active:
 * @self: an area
 *
 * Returns: the image that is compared with the first, or looked at
 */
guint
studio_compare_area_get_active (StudioCompareArea *self)
{
  return self->active;
}

/**
 * studio_compare_area_set_peek:
 * @self: an area
 * @peek: whether the other image is looked at for as long as a key is held
 */
void
studio_compare_area_set_peek (StudioCompareArea *self, gboolean peek)
{
  if (self->peek == peek)
    return;
  self->peek = peek;
  update_children (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * studio_compare_area_set_split:
 * @self: an area
 * @split: where the line stands, 0…1 from the left
 */
void
studio_compare_area_set_split (StudioCompareArea *self, double split)
{
  self->split = CLAMP (split, 0, 1);
  studio_compare_handle_set_value (STUDIO_COMPARE_HANDLE (self->handle), self->split);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * studio_compare_area_get_split:
 * @self: an area
 *
 * Returns: where the line stands, 0…1 from the left
 */
double
studio_compare_area_get_split (StudioCompareArea *self)
{
  return self->split;
}
