/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-bar.h"

#include "studio-property.h"

struct _StudioDemoBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  gboolean revealed;
};

G_DEFINE_FINAL_TYPE (StudioDemoBar, studio_demo_bar, ADW_TYPE_BIN)

typedef enum
{
  PROP_REVEALED = 1,
} StudioDemoBarProperty;

static GParamSpec *properties[PROP_REVEALED + 1];

static void
set_revealed (StudioDemoBar *self, gboolean revealed)
{
  if (!studio_property_set_boolean (self, properties[PROP_REVEALED], &self->revealed, revealed))
    return;
  if (gtk_revealer_get_child (self->revealer) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
          "/com/example/UltraStudio/studio-demo-bar.ui");
      gtk_revealer_set_child (self->revealer, GTK_WIDGET (gtk_builder_get_object (builder, "bar")));
    }
  gtk_revealer_set_reveal_child (self->revealer, revealed);
}

static void
studio_demo_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioDemoBar *self = STUDIO_DEMO_BAR (object);

  switch ((StudioDemoBarProperty) id)
    {
    case PROP_REVEALED:
      g_value_set_boolean (value, self->revealed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_demo_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioDemoBar *self = STUDIO_DEMO_BAR (object);

  switch ((StudioDemoBarProperty) id)
    {
    case PROP_REVEALED:
      set_revealed (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_demo_bar_class_init (StudioDemoBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_demo_bar_get_property;
  object_class->set_property = studio_demo_bar_set_property;

  properties[PROP_REVEALED] = g_param_spec_boolean (
      "revealed", NULL, NULL, FALSE, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_demo_bar_init (StudioDemoBar *self)
{
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_DOWN);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}
