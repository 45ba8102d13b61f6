/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-fact-row.h"

#include "studio-property.h"
#include "studio-shared-closures.h"

struct _StudioFactRow
{
  AdwBin parent_instance;

  char *title;
  char *value;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_VALUE,
} StudioFactRowProperty;

static GParamSpec *properties[PROP_VALUE + 1];

G_DEFINE_FINAL_TYPE (StudioFactRow, studio_fact_row, ADW_TYPE_BIN)

static void
studio_fact_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioFactRow *self = STUDIO_FACT_ROW (object);
  switch ((StudioFactRowProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_fact_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioFactRow *self = STUDIO_FACT_ROW (object);
  switch ((StudioFactRowProperty) id)
    {
    case PROP_TITLE:
      studio_property_set_string (self, pspec, &self->title, g_value_get_string (value));
      break;
    case PROP_VALUE:
      studio_property_set_string (self, pspec, &self->value, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self), studio_closure_has_text (NULL, self->value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_fact_row_finalize (GObject *object)
{
  StudioFactRow *self = STUDIO_FACT_ROW (object);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->value, g_free);
  G_OBJECT_CLASS (studio_fact_row_parent_class)->finalize (object);
}

static void
studio_fact_row_class_init (StudioFactRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_fact_row_get_property;
  object_class->set_property = studio_fact_row_set_property;
  object_class->finalize = studio_fact_row_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, STUDIO_PARAM_READWRITE);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-fact-row.ui");
}

static void
studio_fact_row_init (StudioFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
