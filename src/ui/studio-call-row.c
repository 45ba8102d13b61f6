/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-call-row.h"

#include "studio-ledger-closures.h"
#include "studio-property.h"
#include "studio-shared-closures.h"
#include "studio-view-closures.h"

struct _StudioCallRow
{
  AdwBin parent_instance;

  StudioRecord *record;
  char *currency;
};

G_DEFINE_FINAL_TYPE (StudioCallRow, studio_call_row, ADW_TYPE_BIN)

typedef enum
{
  PROP_RECORD = 1,
  PROP_CURRENCY,
} StudioCallRowProperty;

static GParamSpec *properties[PROP_CURRENCY + 1];

static char *
show_icon (gpointer self G_GNUC_UNUSED, StudioRecordState state)
{
  return g_strdup (state == STUDIO_RECORD_KEPT ? "object-select-symbolic"
                                               : studio_view_state_icon (state));
}

static void
again_cb (StudioCallRow *self)
{
  if (self->record != NULL)
    gtk_widget_activate_action (
        GTK_WIDGET (self), "ledger.run-again", "x", studio_record_get_id (self->record));
}

static void
studio_call_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioCallRow *self = STUDIO_CALL_ROW (object);

  switch ((StudioCallRowProperty) id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_CURRENCY:
      g_value_set_string (value, self->currency);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_call_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioCallRow *self = STUDIO_CALL_ROW (object);

  switch ((StudioCallRowProperty) id)
    {
    case PROP_RECORD:
      studio_property_set_object (self, pspec, &self->record, g_value_get_object (value));
      break;
    case PROP_CURRENCY:
      studio_property_set_string (self, pspec, &self->currency, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_call_row_dispose (GObject *object)
{
  StudioCallRow *self = STUDIO_CALL_ROW (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->currency, g_free);
  G_OBJECT_CLASS (studio_call_row_parent_class)->dispose (object);
}

static void
studio_call_row_class_init (StudioCallRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_call_row_get_property;
  object_class->set_property = studio_call_row_set_property;
  object_class->dispose = studio_call_row_dispose;

  properties[PROP_RECORD] = g_param_spec_object (
      "record", NULL, NULL, STUDIO_TYPE_RECORD, STUDIO_PARAM_READWRITE);
  properties[PROP_CURRENCY] = g_param_spec_string (
      "currency", NULL, NULL, NULL, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-call-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_icon);
  gtk_widget_class_bind_template_callback (widget_class, studio_closure_first_line);
  gtk_widget_class_bind_template_callback (widget_class, studio_closure_has_text);
  gtk_widget_class_bind_template_callback (widget_class, studio_ledger_view_call);
  gtk_widget_class_bind_template_callback (widget_class, studio_ledger_view_call_cost);
}

static void
studio_call_row_init (StudioCallRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
