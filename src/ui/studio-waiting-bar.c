/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-waiting-bar.h"

#include "studio-property.h"
#include "studio-view-closures.h"
#include "studio-wrap-layout.h"

struct _StudioWaitingBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  guint n_waiting;
};

G_DEFINE_FINAL_TYPE (StudioWaitingBar, studio_waiting_bar, ADW_TYPE_BIN)

typedef enum
{
  PROP_N_WAITING = 1,
} StudioWaitingBarProperty;

static GParamSpec *properties[PROP_N_WAITING + 1];

static void
ensure_content (StudioWaitingBar *self)
{
  if (self->revealer != NULL)
    return;
  g_type_ensure (STUDIO_TYPE_WRAP_LAYOUT);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
      "/com/example/UltraStudio/studio-waiting-bar.ui");
  self->revealer = GTK_REVEALER (gtk_builder_get_object (builder, "revealer"));
  self->label = GTK_LABEL (gtk_builder_get_object (builder, "label"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

static void
set_n_waiting (StudioWaitingBar *self, guint n_waiting)
{
  if (self->n_waiting == n_waiting)
    return;
  self->n_waiting = n_waiting;
  ensure_content (self);
  /* The words stay while the bar goes. */
  if (n_waiting > 0)
    {
      g_autofree char *text = studio_view_waited (n_waiting);
      gtk_label_set_label (self->label, text);
    }
  gtk_revealer_set_reveal_child (self->revealer, n_waiting > 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WAITING]);
}

static void
studio_waiting_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioWaitingBar *self = STUDIO_WAITING_BAR (object);

  switch ((StudioWaitingBarProperty) id)
    {
    case PROP_N_WAITING:
      g_value_set_uint (value, self->n_waiting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_waiting_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((StudioWaitingBarProperty) id)
    {
    case PROP_N_WAITING:
      set_n_waiting (STUDIO_WAITING_BAR (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_waiting_bar_class_init (StudioWaitingBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_waiting_bar_get_property;
  object_class->set_property = studio_waiting_bar_set_property;

  properties[PROP_N_WAITING] = g_param_spec_uint (
      "n-waiting", NULL, NULL, 0, G_MAXUINT, 0, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_waiting_bar_init (G_GNUC_UNUSED StudioWaitingBar *self)
{
}
