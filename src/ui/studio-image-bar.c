/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-bar.h"

#include "studio-image-menu.h"
#include "studio-property.h"
#include "studio-view-closures.h"

struct _StudioImageBar
{
  AdwBin parent_instance;

  GtkWidget *star_button;
  GtkMenuButton *menu_button;
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
  properties[PROP_RECORD_ID] = g_param_spec_int64 (
      "record-id", NULL, NULL, 0, G_MAXINT64, 0, STUDIO_PARAM_READWRITE);
  properties[PROP_STARRED] = g_param_spec_boolean (
      "starred", NULL, NULL, FALSE, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, record_action_cb);
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
