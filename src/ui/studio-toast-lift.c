/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-toast-lift.h"

#define LIFT_KEY "studio-toast-lift"

/* As high as a bar at the lower end is, in pixels. */
#define BAR_HEIGHT 42

typedef struct
{
  AdwToastOverlay *overlay; /* which owns this */
  GHashTable *owners;       /* of the bars that are shown; looked at only */
  GListModel *children;
} Lift;

static void
free_lift (gpointer data)
{
  Lift *self = data;

  g_hash_table_unref (self->owners);
  g_object_unref (self->children);
  g_free (self);
}

/* A margin, for a class of the window has the style of all that is in it looked up again. */
static void
lift_toasts (Lift *self)
{
  int margin = BAR_HEIGHT * (int) g_hash_table_size (self->owners);
  GtkWidget *below = adw_toast_overlay_get_child (self->overlay);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->overlay)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != below)
      gtk_widget_set_margin_bottom (child, margin);
}

static Lift *
get_lift (AdwToastOverlay *overlay)
{
  Lift *self = g_object_get_data (G_OBJECT (overlay), LIFT_KEY);

  if (self != NULL)
    return self;
  self = g_new0 (Lift, 1);
  self->overlay = overlay;
  self->owners = g_hash_table_new (NULL, NULL);
  /* A toast comes when the one before it has gone. */
  self->children = gtk_widget_observe_children (GTK_WIDGET (overlay));
  g_signal_connect_swapped (self->children, "items-changed", G_CALLBACK (lift_toasts), self);
  g_object_set_data_full (G_OBJECT (overlay), LIFT_KEY, self, free_lift);
  return self;
}

/**
 * studio_toast_lift_set_bar:
 * @owner: a widget within an #AdwToastOverlay, or within none; while its bar is shown it stays
 * where it is
 * @shown: whether a bar of @owner is shown at its lower end
 *
 * Keeps the toasts above the bars at the lower end, whose buttons stay in reach: those that are
 * shown, and those to come. The bars of several owners stand one above the other.
 */
void
studio_toast_lift_set_bar (GtkWidget *owner, gboolean shown)
{
  g_return_if_fail (GTK_IS_WIDGET (owner));
  GtkWidget *overlay = gtk_widget_get_ancestor (owner, ADW_TYPE_TOAST_OVERLAY);

  if (overlay == NULL)
    return;
  Lift *self = get_lift (ADW_TOAST_OVERLAY (overlay));
  if (shown)
    g_hash_table_add (self->owners, owner);
  else
    g_hash_table_remove (self->owners, owner);
  lift_toasts (self);
}
