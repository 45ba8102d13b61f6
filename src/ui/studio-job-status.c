/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-job-status.h"

#include "studio-shared-closures.h"
#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

/* Each new text is a new layout of the whole window, so there are only so many while an image
 * arrives, however many pieces it comes in. */
#define TICK_MS 250

struct _StudioJobStatus
{
  AdwBin parent_instance;

  GtkSpinner *spinner;
  GtkLabel *title;
  GtkLabel *detail;

  StudioJob *job;
  guint tick_source;
  gint64 updated_us;
};

G_DEFINE_FINAL_TYPE (StudioJobStatus, studio_job_status, ADW_TYPE_BIN)

static void
update_texts (StudioJobStatus *self)
{
  if (self->job == NULL)
    return;
  self->updated_us = g_get_monotonic_time ();
  StudioRecordState state = studio_job_get_state (self->job);
  StudioWaitReason reason = studio_job_get_wait_reason (self->job);
  g_autofree char *title = state == STUDIO_RECORD_QUEUED && reason == STUDIO_WAIT_PAUSED
                               ? studio_closure_wait_title (NULL, reason, 0)
                               : studio_closure_job_title (
                                   NULL, state, studio_job_get_progress (self->job));
  g_autofree char *detail = state == STUDIO_RECORD_QUEUED
                                ? studio_view_wait (NULL,
                                                    state,
                                                    reason,
                                                    studio_job_get_wait_us (self->job),
                                                    studio_job_get_elapsed_us (self->job))
                                : studio_view_elapsed (studio_job_get_elapsed_us (self->job),
                                                       studio_job_get_usual_us (self->job));

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
}

static gboolean
is_older_than (StudioJobStatus *self, int ms)
{
  return g_get_monotonic_time () - self->updated_us >= ms * (gint64) 1000;
}

static gboolean
tick_cb (gpointer user_data)
{
  StudioJobStatus *self = user_data;

  if (studio_job_get_n_rows (self->job) == 0 || is_older_than (self, 2 * TICK_MS))
    update_texts (self);
  return G_SOURCE_CONTINUE;
}

/* While rows come the texts change with them, in the same frame: a frame of their own may be the
 * one that keeps the last rows waiting. */
static void
rows_cb (StudioJobStatus *self)
{
  if (is_older_than (self, TICK_MS))
    update_texts (self);
}

static void
update (StudioJobStatus *self)
{
  gboolean busy = self->job != NULL && gtk_widget_get_mapped (GTK_WIDGET (self))
                  && studio_view_state_is_under_way (studio_job_get_state (self->job));

  /* Only while nothing comes: it has the image under it drawn again in every frame. */
  gboolean spinning = busy && studio_job_get_state (self->job) == STUDIO_RECORD_SENT;

  gtk_spinner_set_spinning (self->spinner, spinning);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), spinning);
  if (!busy)
    g_clear_handle_id (&self->tick_source, g_source_remove);
  else if (self->tick_source == 0)
    self->tick_source = g_timeout_add (TICK_MS, tick_cb, self);
  update_texts (self);
}

static void
studio_job_status_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_job_status_parent_class)->map (widget);
  update (STUDIO_JOB_STATUS (widget));
}

static void
studio_job_status_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_job_status_parent_class)->unmap (widget);
  update (STUDIO_JOB_STATUS (widget));
}

static void
studio_job_status_dispose (GObject *object)
{
  StudioJobStatus *self = STUDIO_JOB_STATUS (object);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  G_OBJECT_CLASS (studio_job_status_parent_class)->dispose (object);
}

static void
studio_job_status_class_init (StudioJobStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_job_status_dispose;
  widget_class->map = studio_job_status_map;
  widget_class->unmap = studio_job_status_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-job-status.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioJobStatus, spinner);
  gtk_widget_class_bind_template_child (widget_class, StudioJobStatus, title);
  gtk_widget_class_bind_template_child (widget_class, StudioJobStatus, detail);
}

static void
studio_job_status_init (StudioJobStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_job_status_set_job:
 * @self: the plate
 * @job: (nullable): the job to follow
 *
 * Follows another job.
 */
void
studio_job_status_set_job (StudioJobStatus *self, StudioJob *job)
{
  g_return_if_fail (STUDIO_IS_JOB_STATUS (self));

  if (self->job != job)
    {
      if (self->job != NULL)
        g_signal_handlers_disconnect_by_data (self->job, self);
      g_set_object (&self->job, job);
      if (job != NULL)
        {
          g_signal_connect_object (
              job, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (
              job, "notify::wait-reason", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (
              job, "notify::n-rows", G_CALLBACK (rows_cb), self, G_CONNECT_SWAPPED);
        }
    }
  update (self);
}
