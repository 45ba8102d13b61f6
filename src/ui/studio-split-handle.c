/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-split-handle.h"

#include <glib/gi18n-lib.h>

#define KEY_STEP 16

struct _StudioSplitHandle
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioSplitHandle, studio_split_handle, ADW_TYPE_BIN)

static guint moved_signal;

static void
move (StudioSplitHandle *self, int offset)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  g_signal_emit (self, moved_signal, 0, rtl ? -offset : offset);
}

static void
drag_update_cb (StudioSplitHandle *self, double offset_x)
{
  /* The handle moves with the pointer and the gesture counts from the handle, so this is always
   * what is still missing. */
  move (self, (int) offset_x);
}

static gboolean
key_pressed_cb (StudioSplitHandle *self, guint keyval)
{
  if (keyval == GDK_KEY_Left)
    move (self, -KEY_STEP);
  else if (keyval == GDK_KEY_Right)
    move (self, KEY_STEP);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
studio_split_handle_class_init (StudioSplitHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
  gtk_widget_class_set_css_name (widget_class, "split-handle");
  moved_signal = g_signal_new ("moved",
                               STUDIO_TYPE_SPLIT_HANDLE,
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               1,
                               G_TYPE_INT);
}

static void
studio_split_handle_init (StudioSplitHandle *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Width of the Sidebar"), -1);
}

/**
 * studio_split_handle_new:
 *
 * Returns: (transfer floating): a handle
 */
GtkWidget *
studio_split_handle_new (void)
{
  return g_object_new (STUDIO_TYPE_SPLIT_HANDLE, NULL);
}
