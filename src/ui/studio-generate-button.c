/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-generate-button.h"

#include "studio-property.h"
#include "studio-shared-closures.h"

struct _StudioGenerateButton
{
  GtkButton parent_instance;

  StudioSession *session;
  int count;
  char *cost;
};

G_DEFINE_FINAL_TYPE (StudioGenerateButton, studio_generate_button, GTK_TYPE_BUTTON)

typedef enum
{
  PROP_COUNT = 1,
  PROP_COST,
} StudioGenerateButtonProperty;

static GParamSpec *properties[PROP_COST + 1];

/* Price, currency, connection or count may have changed. */
static void
update_cost (StudioGenerateButton *self)
{
  g_autofree char *cost = self->session == NULL
                              ? NULL
                              : studio_session_format_price (self->session, (guint) self->count);

  studio_property_set_string (self, properties[PROP_COST], &self->cost, cost);
}

static void
studio_generate_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioGenerateButton *self = STUDIO_GENERATE_BUTTON (object);

  switch ((StudioGenerateButtonProperty) id)
    {
    case PROP_COUNT:
      g_value_set_int (value, self->count);
      break;
    case PROP_COST:
      g_value_set_string (value, self->cost);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_generate_button_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  StudioGenerateButton *self = STUDIO_GENERATE_BUTTON (object);

  switch ((StudioGenerateButtonProperty) id)
    {
    case PROP_COUNT:
      if (studio_property_set_int (self, pspec, &self->count, g_value_get_int (value)))
        update_cost (self);
      break;
    case PROP_COST:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_generate_button_dispose (GObject *object)
{
  StudioGenerateButton *self = STUDIO_GENERATE_BUTTON (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_GENERATE_BUTTON);
  g_clear_object (&self->session);
  g_clear_pointer (&self->cost, g_free);
  G_OBJECT_CLASS (studio_generate_button_parent_class)->dispose (object);
}

static void
studio_generate_button_class_init (StudioGenerateButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_generate_button_get_property;
  object_class->set_property = studio_generate_button_set_property;
  object_class->dispose = studio_generate_button_dispose;

  properties[PROP_COUNT] = g_param_spec_int (
      "count", NULL, NULL, 1, G_MAXINT, 1, STUDIO_PARAM_READWRITE);
  properties[PROP_COST] = g_param_spec_string ("cost", NULL, NULL, NULL, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/UltraStudio/studio-generate-button.ui");
  gtk_widget_class_bind_template_callback (widget_class, studio_closure_generate_label);
}

static void
studio_generate_button_init (StudioGenerateButton *self)
{
  self->count = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_generate_button_set_session:
 * @self: a button without a session
 * @session: whose price it shows
 */
void
studio_generate_button_set_session (StudioGenerateButton *self, StudioSession *session)
{
  g_return_if_fail (STUDIO_IS_GENERATE_BUTTON (self) && self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (studio_session_get_spending (session),
                           "changed",
                           G_CALLBACK (update_cost),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      session, "notify::connection", G_CALLBACK (update_cost), self, G_CONNECT_SWAPPED);
  update_cost (self);
}
