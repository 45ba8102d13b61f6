/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-copy-row.h"

#include "studio-property.h"

#include <glib/gi18n-lib.h>

struct _StudioCopyRow
{
  AdwActionRow parent_instance;

  GtkButton *button;
  char *command;
};

G_DEFINE_FINAL_TYPE (StudioCopyRow, studio_copy_row, ADW_TYPE_ACTION_ROW)

typedef enum
{
  PROP_COMMAND = 1,
} StudioCopyRowProperty;

static GParamSpec *properties[PROP_COMMAND + 1];

static void
copy_cb (StudioCopyRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->command);
  gtk_button_set_icon_name (self->button, "object-select-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Copied"));
}

static void
studio_copy_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((StudioCopyRowProperty) id)
    {
    case PROP_COMMAND:
      g_value_set_string (value, STUDIO_COPY_ROW (object)->command);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_copy_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioCopyRow *self = STUDIO_COPY_ROW (object);

  switch ((StudioCopyRowProperty) id)
    {
    case PROP_COMMAND:
      studio_property_set_string (self, pspec, &self->command, g_value_get_string (value));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), self->command);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_copy_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_COPY_ROW);
  G_OBJECT_CLASS (studio_copy_row_parent_class)->dispose (object);
}

static void
studio_copy_row_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_COPY_ROW (object)->command, g_free);
  G_OBJECT_CLASS (studio_copy_row_parent_class)->finalize (object);
}

static void
studio_copy_row_class_init (StudioCopyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_copy_row_get_property;
  object_class->set_property = studio_copy_row_set_property;
  object_class->dispose = studio_copy_row_dispose;
  object_class->finalize = studio_copy_row_finalize;
  properties[PROP_COMMAND] = g_param_spec_string (
      "command", NULL, NULL, NULL, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-copy-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCopyRow, button);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
studio_copy_row_init (StudioCopyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
