/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-rate-gauge.h"

#include "studio-property.h"
#include "studio-shared-closures.h"

#include <glib/gi18n-lib.h>

struct _StudioRateGauge
{
  AdwBin parent_instance;

  GtkLevelBar *bar;
  GtkLabel *label;
  StudioQueue *queue;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (StudioRateGauge, studio_rate_gauge, ADW_TYPE_BIN)

typedef enum
{
  PROP_QUEUE = 1,
} StudioRateGaugeProperty;

static GParamSpec *properties[PROP_QUEUE + 1];

static void update_cb (StudioRateGauge *self);

static gboolean
tick_cb (gpointer data)
{
  update_cb (data);
  return G_SOURCE_CONTINUE;
}

/* The pacer only counts, so while part of the limit is used it is asked once a second. */
static void
update_tick (StudioRateGauge *self, gboolean wanted)
{
  if (wanted && self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
  else if (!wanted)
    g_clear_handle_id (&self->tick_id, g_source_remove);
}

static void
update_cb (StudioRateGauge *self)
{
  StudioPacer *pacer = self->queue == NULL ? NULL : studio_queue_get_pacer (self->queue);
  guint limit = pacer == NULL ? 0 : studio_pacer_get_limit (pacer);
  guint remaining = pacer == NULL ? 0 : MIN (studio_pacer_get_remaining (pacer), limit);
  gboolean used = remaining < limit;

  gtk_widget_set_visible (GTK_WIDGET (self), used);
  update_tick (self, used && gtk_widget_get_mapped (GTK_WIDGET (self)));
  if (!used)
    return;

  gint64 wait_us = studio_pacer_get_wait_us (pacer);
  gint64 reset_us = wait_us > 0 ? wait_us : studio_pacer_get_reset_us (pacer);
  g_autofree char *text = studio_closure_rate (NULL, remaining, limit, reset_us);
  gtk_label_set_label (self->label, text);
  gtk_level_bar_set_value (self->bar, (double) remaining / limit);
}

static void
studio_rate_gauge_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_rate_gauge_parent_class)->map (widget);
  update_cb (STUDIO_RATE_GAUGE (widget));
}

static void
studio_rate_gauge_unmap (GtkWidget *widget)
{
  update_tick (STUDIO_RATE_GAUGE (widget), FALSE);
  GTK_WIDGET_CLASS (studio_rate_gauge_parent_class)->unmap (widget);
}

static void
studio_rate_gauge_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioRateGauge *self = STUDIO_RATE_GAUGE (object);

  switch ((StudioRateGaugeProperty) id)
    {
    case PROP_QUEUE:
      g_value_set_object (value, self->queue);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_rate_gauge_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((StudioRateGaugeProperty) id)
    {
    case PROP_QUEUE:
      studio_rate_gauge_set_queue (STUDIO_RATE_GAUGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_rate_gauge_dispose (GObject *object)
{
  StudioRateGauge *self = STUDIO_RATE_GAUGE (object);

  update_tick (self, FALSE);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_RATE_GAUGE);
  g_clear_object (&self->queue);
  G_OBJECT_CLASS (studio_rate_gauge_parent_class)->dispose (object);
}

static void
studio_rate_gauge_class_init (StudioRateGaugeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_rate_gauge_get_property;
  object_class->set_property = studio_rate_gauge_set_property;
  object_class->dispose = studio_rate_gauge_dispose;
  widget_class->map = studio_rate_gauge_map;
  widget_class->unmap = studio_rate_gauge_unmap;

  properties[PROP_QUEUE] = g_param_spec_object (
      "queue", NULL, NULL, STUDIO_TYPE_QUEUE, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-rate-gauge.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioRateGauge, bar);
  gtk_widget_class_bind_template_child (widget_class, StudioRateGauge, label);
}

static void
studio_rate_gauge_init (StudioRateGauge *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_rate_gauge_set_queue:
 * @self: a gauge
 * @queue: (nullable): the queue whose pacer to show
 */
void
studio_rate_gauge_set_queue (StudioRateGauge *self, StudioQueue *queue)
{
  g_return_if_fail (STUDIO_IS_RATE_GAUGE (self));
  StudioQueue *old = self->queue;

  if (old == queue)
    return;
  if (old != NULL)
    g_signal_handlers_disconnect_by_func (old, update_cb, self);
  if (queue != NULL)
    {
      g_signal_connect_object (
          queue, "notify::n-active", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          queue, "notify::wait-us", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
    }
  studio_property_set_object (self, properties[PROP_QUEUE], &self->queue, queue);
  update_cb (self);
}
