/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-band.h"

/* So close to the upper or lower edge the area scrolls while the band is drawn, up to so quickly.
 */
#define SCROLL_ZONE 30
#define SCROLL_SPEED 20

typedef struct
{
  StudioGalleryArea *area;
  GtkGesture *drag;
  GtkBitset *before; /* what was selected before, NULL while there is no band */
  gboolean toggle;   /* what the band touches changes rather than being added */
  double start_x;    /* in the layout */
  double start_y;
  double x; /* in the widget */
  double y;
  guint tick;
} Band;

static void
free_band (gpointer data)
{
  Band *self = data;
  g_clear_pointer (&self->before, gtk_bitset_unref);
  g_free (self);
}

static void
get_modifiers (GtkGesture *gesture, gboolean *extend, gboolean *modify)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
  *extend = (state & GDK_SHIFT_MASK) != 0;
  *modify = (state & GDK_CONTROL_MASK) != 0;
}

static void
update (Band *self)
{
  StudioGridLayout *layout = studio_gallery_area_get_layout (self->area);
  GtkSelectionModel *selection = studio_gallery_area_get_selection (self->area);
  double x = self->x;
  double y = self->y;

  studio_gallery_area_to_layout (self->area, &x, &y);
  const StudioGridRect rect = {
    MIN (x, self->start_x), MIN (y, self->start_y), ABS (x - self->start_x), ABS (y - self->start_y)
  };
  g_autoptr (GtkBitset) touched = studio_grid_layout_find_all (layout, &rect);
  g_autoptr (GtkBitset) selected = gtk_bitset_copy (self->before);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, studio_grid_layout_get_n_items (layout));
  if (self->toggle)
    gtk_bitset_difference (selected, touched);
  else
    gtk_bitset_union (selected, touched);
  gtk_selection_model_set_selection (selection, selected, all);
  studio_gallery_area_set_band (self->area, &rect);
}

static double
get_speed (Band *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self->area));
  if (self->y < SCROLL_ZONE)
    return -MIN (SCROLL_ZONE - self->y, SCROLL_ZONE) / SCROLL_ZONE * SCROLL_SPEED;
  if (self->y > height - SCROLL_ZONE)
    return MIN (self->y - height + SCROLL_ZONE, SCROLL_ZONE) / SCROLL_ZONE * SCROLL_SPEED;
  return 0;
}

static gboolean
tick_cb (G_GNUC_UNUSED GtkWidget *widget, G_GNUC_UNUSED GdkFrameClock *clock, gpointer data)
{
  Band *self = data;
  double speed = get_speed (self);
  if (speed != 0)
    {
      studio_gallery_area_scroll_by (self->area, speed);
      update (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
begin (Band *self, double x, double y)
{
  gboolean extend = FALSE;
  GtkSelectionModel *selection = studio_gallery_area_get_selection (self->area);

  get_modifiers (self->drag, &extend, &self->toggle);
  self->before = extend || self->toggle ? gtk_selection_model_get_selection (selection)
                                        : gtk_bitset_new_empty ();
  self->start_x = x;
  self->start_y = y;
  studio_gallery_area_to_layout (self->area, &self->start_x, &self->start_y);
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->area), tick_cb, self, NULL);
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
is_touch (Band *self)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (
      GTK_EVENT_CONTROLLER (self->drag));
  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
drag_update_cb (Band *self, double offset_x, double offset_y)
{
  GtkWidget *widget = GTK_WIDGET (self->area);
  double x = 0;
  double y = 0;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (self->drag), &x, &y);
  if (studio_gallery_area_get_selection (self->area) == NULL)
    return;
  if (self->before == NULL && is_touch (self))
    return;
  if (self->before == NULL
      && !gtk_drag_check_threshold (
          widget, (int) x, (int) y, (int) (x + offset_x), (int) (y + offset_y)))
    return;
  if (self->before == NULL)
    begin (self, x, y);
  self->x = x + offset_x;
  self->y = y + offset_y;
  update (self);
}

static void
drag_end_cb (Band *self)
{
  if (self->before == NULL)
    return;
  g_clear_pointer (&self->before, gtk_bitset_unref);
  gtk_widget_remove_tick_callback (GTK_WIDGET (self->area), self->tick);
  studio_gallery_area_set_band (self->area, NULL);
}

static void
pressed_cb (Band *self, int n_press, double x, double y, GtkGesture *click)
{
  gboolean extend = FALSE;
  gboolean modify = FALSE;
  guint position = 0;

  get_modifiers (click, &extend, &modify);
  if (!studio_gallery_area_find (self->area, x, y, &position))
    {
      if (!extend && !modify && studio_gallery_area_get_selection (self->area) != NULL)
        gtk_selection_model_unselect_all (studio_gallery_area_get_selection (self->area));
      gtk_widget_grab_focus (GTK_WIDGET (self->area));
      return;
    }
  if (n_press == 2 && !extend && !modify)
    studio_gallery_area_activate (self->area, position);
  else if (modify && !extend)
    {
      studio_gallery_area_go (self->area, position, FALSE, TRUE);
      studio_gallery_area_toggle (self->area, position);
    }
  else
    studio_gallery_area_go (self->area, position, extend, modify);
}

/**
 * studio_gallery_band_install:
 * @area: the area
 *
 * For its instance_init alone: lets the pointer select. A finger scrolls instead of drawing a band.
 */
void
studio_gallery_band_install (StudioGalleryArea *area)
{
  Band *self = g_new0 (Band, 1);
  GtkGesture *click = gtk_gesture_click_new ();

  self->area = area;
  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_gesture_group (click, self->drag);
  g_object_set_data_full (G_OBJECT (area), "studio-gallery-band", self, free_band);
  gtk_widget_add_controller (GTK_WIDGET (area), GTK_EVENT_CONTROLLER (self->drag));
  gtk_widget_add_controller (GTK_WIDGET (area), GTK_EVENT_CONTROLLER (click));
}
