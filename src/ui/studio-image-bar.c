/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-bar.h"

#include "studio-image-menu.h"
#include "studio-key-follower.h"
#include "studio-property.h"
#include "studio-view-closures.h"

/* How long the pointer rests over the image before the bar gets out of its way. */
#define REST_MS 3000

struct _StudioImageBar
{
  AdwBin parent_instance;

  GtkWidget *star_button;
  GtkMenuButton *menu_button;
  GtkEventController *watcher; /* on the parent, which has the image below the bar */
  guint fade_source;
  gint64 moved_us;
  double x;
  double y;
  gint64 record_id;
  gboolean starred;
};

typedef enum
{
  PROP_RECORD_ID = 1,
  PROP_STARRED,
} StudioImageBarProperty;

static GParamSpec *properties[PROP_STARRED + 1];

G_DEFINE_FINAL_TYPE (StudioImageBar, studio_image_bar, ADW_TYPE_BIN)

/* "image.star" is "win.star" of this image, and so on. */
static void
record_action_cb (GtkWidget *widget, const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  StudioImageBar *self = STUDIO_IMAGE_BAR (widget);
  g_autofree char *action = g_strconcat ("win.", name + strlen ("image."), NULL);
  gtk_widget_activate_action (widget, action, "x", self->record_id);
}

static gboolean
may_fade (StudioImageBar *self)
{
  GtkStateFlags in_use = GTK_STATE_FLAG_FOCUS_WITHIN | GTK_STATE_FLAG_PRELIGHT;
  gboolean animations = FALSE;

  g_object_get (
      gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations, NULL);
  return animations && (gtk_widget_get_state_flags (GTK_WIDGET (self)) & in_use) == 0;
}

static gboolean
fade_cb (gpointer user_data)
{
  StudioImageBar *self = user_data;
  gint64 rested_us = g_get_monotonic_time () - self->moved_us;
  gint64 left_ms = REST_MS - rested_us / 1000;

  self->fade_source = 0;
  if (left_ms > 0)
    self->fade_source = g_timeout_add ((guint) left_ms, fade_cb, self);
  else if (may_fade (self))
    gtk_widget_add_css_class (GTK_WIDGET (self), "faded");
  return G_SOURCE_REMOVE;
}

/* Back at once, and away again after a while. */
static void
come_back (StudioImageBar *self)
{
  self->moved_us = g_get_monotonic_time ();
  gtk_widget_remove_css_class (GTK_WIDGET (self), "faded");
  if (self->fade_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->fade_source = g_timeout_add (REST_MS, fade_cb, self);
}

/* GTK tells of a motion after each layout too; only a pointer at another place has moved. */
static gboolean
event_cb (StudioImageBar *self, GdkEvent *event)
{
  double x = self->x;
  double y = self->y;

  if (gdk_event_get_position (event, &x, &y) && (x != self->x || y != self->y))
    {
      self->x = x;
      self->y = y;
      come_back (self);
    }
  return GDK_EVENT_PROPAGATE;
}

static void
studio_image_bar_root (GtkWidget *widget)
{
  StudioImageBar *self = STUDIO_IMAGE_BAR (widget);

  GTK_WIDGET_CLASS (studio_image_bar_parent_class)->root (widget);
  self->watcher = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->watcher, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->watcher, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (gtk_widget_get_parent (widget), self->watcher);
}

static void
studio_image_bar_unroot (GtkWidget *widget)
{
  StudioImageBar *self = STUDIO_IMAGE_BAR (widget);

  gtk_widget_remove_controller (gtk_widget_get_parent (widget), g_steal_pointer (&self->watcher));
  GTK_WIDGET_CLASS (studio_image_bar_parent_class)->unroot (widget);
}

static void
studio_image_bar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_image_bar_parent_class)->map (widget);
  come_back (STUDIO_IMAGE_BAR (widget));
}

static void
studio_image_bar_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&STUDIO_IMAGE_BAR (widget)->fade_source, g_source_remove);
  GTK_WIDGET_CLASS (studio_image_bar_parent_class)->unmap (widget);
}

static void
studio_image_bar_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  GTK_WIDGET_CLASS (studio_image_bar_parent_class)->state_flags_changed (widget, before);
  come_back (STUDIO_IMAGE_BAR (widget));
}

static void
studio_image_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioImageBar *self = STUDIO_IMAGE_BAR (object);
  switch ((StudioImageBarProperty) id)
    {
    case PROP_RECORD_ID:
      g_value_set_int64 (value, self->record_id);
      break;
    case PROP_STARRED:
      g_value_set_boolean (value, self->starred);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_image_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioImageBar *self = STUDIO_IMAGE_BAR (object);
  switch ((StudioImageBarProperty) id)
    {
    case PROP_RECORD_ID:
      studio_image_bar_set_record_id (self, g_value_get_int64 (value));
      break;
    case PROP_STARRED:
      studio_image_bar_set_starred (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_image_bar_class_init (StudioImageBarClass *klass)
{
  static const char *const actions[] = { "image.star", "image.copy-prompt", "image.save-as" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_image_bar_get_property;
  object_class->set_property = studio_image_bar_set_property;
  widget_class->root = studio_image_bar_root;
  widget_class->unroot = studio_image_bar_unroot;
  widget_class->map = studio_image_bar_map;
  widget_class->unmap = studio_image_bar_unmap;
  widget_class->state_flags_changed = studio_image_bar_state_flags_changed;
  properties[PROP_RECORD_ID] = g_param_spec_int64 (
      "record-id", NULL, NULL, 0, G_MAXINT64, 0, STUDIO_PARAM_READWRITE);
  properties[PROP_STARRED] = g_param_spec_boolean (
      "starred", NULL, NULL, FALSE, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, record_action_cb);
  gtk_widget_class_set_css_name (widget_class, "image-bar");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-image-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioImageBar, star_button);
  gtk_widget_class_bind_template_child (widget_class, StudioImageBar, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, studio_view_star_icon);
  gtk_widget_class_bind_template_callback (widget_class, studio_view_star_label);
}

static void
studio_image_bar_init (StudioImageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_key_follower_follow (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * studio_image_bar_set_record_id:
 * @self: the bar
 * @id: the record its buttons are about, 0 for none
 */
void
studio_image_bar_set_record_id (StudioImageBar *self, gint64 id)
{
  g_return_if_fail (STUDIO_IS_IMAGE_BAR (self));
  if (!studio_property_set_int64 (self, properties[PROP_RECORD_ID], &self->record_id, id))
    return;
  come_back (self);
  if (id > 0)
    studio_image_menu_attach (self->menu_button, id);
  gtk_widget_set_visible (GTK_WIDGET (self), id > 0);
}

/**
 * studio_image_bar_set_starred:
 * @self: the bar
 * @starred: whether the image has a star
 */
void
studio_image_bar_set_starred (StudioImageBar *self, gboolean starred)
{
  g_return_if_fail (STUDIO_IS_IMAGE_BAR (self));
  g_autofree char *label = studio_view_star_label (NULL, starred);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->star_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  studio_property_set_boolean (self, properties[PROP_STARRED], &self->starred, starred);
}
