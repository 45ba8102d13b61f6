/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-queue-row.h"

#include "studio-property.h"
#include "studio-shared-closures.h"

#include <glib/gi18n-lib.h>

/* Tenths of a second are shown; five a second look alive and cost next to nothing. */
#define TICK_MS 200

struct _StudioQueueRow
{
  GtkListBoxRow parent_instance;

  StudioJob *job;
  GtkLabel *title;
  GtkLabel *subtitle;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (StudioQueueRow, studio_queue_row, GTK_TYPE_LIST_BOX_ROW)

typedef enum
{
  PROP_JOB = 1,
} StudioQueueRowProperty;

static GParamSpec *properties[PROP_JOB + 1];

static gboolean
is_arriving (gpointer self G_GNUC_UNUSED, StudioRecordState state)
{
  return state == STUDIO_RECORD_RECEIVING;
}

static gboolean
is_being_made (gpointer self G_GNUC_UNUSED, StudioRecordState state)
{
  return state == STUDIO_RECORD_SENT;
}

static double
show_fraction (gpointer self G_GNUC_UNUSED, double progress)
{
  return CLAMP (progress, 0, 1);
}

static void
update_title (StudioQueueRow *self)
{
  StudioRecordState state = studio_job_get_state (self->job);
  g_autofree char *text = state == STUDIO_RECORD_QUEUED
                              ? studio_closure_wait_title (NULL,
                                                           studio_job_get_wait_reason (self->job),
                                                           studio_job_get_wait_us (self->job))
                              : studio_closure_job_title (
                                  NULL, state, studio_job_get_progress (self->job));

  if (g_strcmp0 (gtk_label_get_label (self->title), text) != 0)
    gtk_label_set_label (self->title, text);
}

static void
update_subtitle (StudioQueueRow *self)
{
  StudioRequest *request = studio_job_get_request (self->job);
  const char *ratio = studio_aspect_ratio_to_string (studio_request_get_aspect_ratio (request));
  g_autofree char *text = NULL;

  if (studio_job_get_state (self->job) == STUDIO_RECORD_QUEUED)
    /* Translators: aspect ratio and seed of an image that waits */
    text = g_strdup_printf (_ ("%s · seed %u"), ratio, studio_request_get_seed (request));
  else
    {
      g_autofree char *time = studio_format_seconds (studio_job_get_elapsed_us (self->job));
      /* Translators: elapsed time, aspect ratio and seed of an image under way */
      text = g_strdup_printf (
          _ ("%s · %s · seed %u"), time, ratio, studio_request_get_seed (request));
    }
  gtk_label_set_label (self->subtitle, text);
}

static gboolean
tick_cb (gpointer data)
{
  update_title (data);
  update_subtitle (data);
  return G_SOURCE_CONTINUE;
}

static void
title_cb (StudioQueueRow *self)
{
  update_title (self);
}

static void
cancel_cb (StudioQueueRow *self)
{
  studio_job_cancel (self->job);
}

static void
follow_job (StudioQueueRow *self)
{
  static const char *const signals[] = { "notify::state", "notify::progress", "notify::wait-us" };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->job, signals[i], G_CALLBACK (title_cb), self, G_CONNECT_SWAPPED);
  update_title (self);
}

static void
studio_queue_row_map (GtkWidget *widget)
{
  StudioQueueRow *self = STUDIO_QUEUE_ROW (widget);

  GTK_WIDGET_CLASS (studio_queue_row_parent_class)->map (widget);
  update_subtitle (self);
  self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
}

static void
studio_queue_row_unmap (GtkWidget *widget)
{
  StudioQueueRow *self = STUDIO_QUEUE_ROW (widget);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (studio_queue_row_parent_class)->unmap (widget);
}

static void
studio_queue_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioQueueRow *self = STUDIO_QUEUE_ROW (object);

  switch ((StudioQueueRowProperty) id)
    {
    case PROP_JOB:
      g_value_set_object (value, self->job);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_queue_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioQueueRow *self = STUDIO_QUEUE_ROW (object);

  switch ((StudioQueueRowProperty) id)
    {
    case PROP_JOB:
      self->job = g_value_dup_object (value);
      follow_job (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_queue_row_dispose (GObject *object)
{
  StudioQueueRow *self = STUDIO_QUEUE_ROW (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_QUEUE_ROW);
  g_clear_object (&self->job);
  G_OBJECT_CLASS (studio_queue_row_parent_class)->dispose (object);
}

static void
studio_queue_row_class_init (StudioQueueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_queue_row_get_property;
  object_class->set_property = studio_queue_row_set_property;
  object_class->dispose = studio_queue_row_dispose;
  widget_class->map = studio_queue_row_map;
  widget_class->unmap = studio_queue_row_unmap;

  properties[PROP_JOB] = g_param_spec_object (
      "job", NULL, NULL, STUDIO_TYPE_JOB, STUDIO_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-queue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioQueueRow, title);
  gtk_widget_class_bind_template_child (widget_class, StudioQueueRow, subtitle);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_arriving);
  gtk_widget_class_bind_template_callback (widget_class, is_being_made);
  gtk_widget_class_bind_template_callback (widget_class, show_fraction);
}

static void
studio_queue_row_init (StudioQueueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_queue_row_new:
 * @job: a job that has not ended
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
studio_queue_row_new (StudioJob *job)
{
  return g_object_new (STUDIO_TYPE_QUEUE_ROW, "job", job, NULL);
}

/**
 * studio_queue_row_get_job:
 * @self: a row
 *
 * Returns: (transfer none): its job
 */
StudioJob *
studio_queue_row_get_job (StudioQueueRow *self)
{
  g_return_val_if_fail (STUDIO_IS_QUEUE_ROW (self), NULL);
  return self->job;
}
