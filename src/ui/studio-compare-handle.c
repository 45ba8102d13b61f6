/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-compare-handle.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define KEY_STEP 24
#define TO_THE_END 1e6

struct _StudioCompareHandle
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioCompareHandle, studio_compare_handle, ADW_TYPE_BIN)

static guint moved_signal;

static void
move (StudioCompareHandle *self, double offset)
{
  g_signal_emit (self, moved_signal, 0, offset);
}

/* The handle moves along and the gesture counts from the handle: this is what is still missing. */
static void
drag_update_cb (StudioCompareHandle *self, double offset_x)
{
  move (self, offset_x);
}

static gboolean
key_pressed_cb (StudioCompareHandle *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
      move (self, -KEY_STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      move (self, KEY_STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      move (self, -TO_THE_END);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      move (self, TO_THE_END);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
studio_compare_handle_class_init (StudioCompareHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_css_name (widget_class, "compare-handle");
  moved_signal = g_signal_new ("moved",
                               STUDIO_TYPE_COMPARE_HANDLE,
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               1,
                               G_TYPE_DOUBLE);
}

static void
studio_compare_handle_init (StudioCompareHandle *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *overlay = g_object_new (GTK_TYPE_OVERLAY, "can-target", FALSE, NULL);
  /* Something to take hold of, for a finger too. */
  GtkWidget *knob = g_object_new (ADW_TYPE_BIN,
                                  "halign",
                                  GTK_ALIGN_CENTER,
                                  "valign",
                                  GTK_ALIGN_CENTER,
                                  "css-name",
                                  "knob",
                                  "can-target",
                                  FALSE,
                                  NULL);
  GtkWidget *line = g_object_new (
      ADW_TYPE_BIN, "halign", GTK_ALIGN_CENTER, "css-name", "line", "can-target", FALSE, NULL);

  gtk_overlay_set_child (GTK_OVERLAY (overlay), line);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), knob);
  adw_bin_set_child (ADW_BIN (self), overlay);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                  0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  100.0,
                                  -1);
  studio_compare_handle_set_value (self, .5);
}

/**
 * studio_compare_handle_new:
 *
 * Returns: (transfer floating): a handle
 */
GtkWidget *
studio_compare_handle_new (void)
{
  return g_object_new (STUDIO_TYPE_COMPARE_HANDLE, NULL);
}

/**
 * studio_compare_handle_set_value:
 * @self: a handle
 * @value: where it stands, 0…1 from the left
 *
 * Tells those who cannot see it.
 */
void
studio_compare_handle_set_value (StudioCompareHandle *self, double value)
{
  double percent = round (value * 100);
  /* GTK 4.8 tells assistive technology no value of a widget of ours, but its name. */
  g_autofree char *label = g_strdup_printf (_ ("Line Between the Images: %.0f %%"), percent);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  percent,
                                  -1);
}
