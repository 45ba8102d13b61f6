/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-job-private.h"

#include "studio-property.h"

G_DEFINE_FINAL_TYPE (StudioJob, studio_job, G_TYPE_OBJECT)

typedef enum
{
  PROP_STATE = 1,
  PROP_REQUEST,
  PROP_RECORD_ID,
  PROP_PIXBUF,
  PROP_N_ROWS,
  PROP_PROGRESS,
  PROP_STARTED_US,
  PROP_ELAPSED_US,
  PROP_ERROR,
  PROP_WAIT_REASON,
  PROP_WAIT_US,
} StudioJobProperty;

static GParamSpec *properties[PROP_WAIT_US + 1];

enum
{
  SIGNAL_ENDED,
  SIGNAL_POSTPONED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
studio_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioJob *self = STUDIO_JOB (object);

  switch ((StudioJobProperty) id)
    {
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_REQUEST:
      g_value_set_object (value, self->request);
      break;
    case PROP_RECORD_ID:
      g_value_set_int64 (value, self->record_id);
      break;
    case PROP_PIXBUF:
      g_value_set_object (value, self->pixbuf);
      break;
    case PROP_N_ROWS:
      g_value_set_int (value, self->n_rows);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_STARTED_US:
      g_value_set_int64 (value, self->started_us);
      break;
    case PROP_ELAPSED_US:
      g_value_set_int64 (value, studio_job_get_elapsed_us (self));
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_WAIT_REASON:
      g_value_set_enum (value, (int) self->wait_reason);
      break;
    case PROP_WAIT_US:
      g_value_set_int64 (value, studio_job_get_wait_us (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_job_finalize (GObject *object)
{
  StudioJob *self = STUDIO_JOB (object);

  g_clear_object (&self->request);
  g_clear_object (&self->library);
  g_clear_object (&self->clock);
  g_clear_object (&self->trace);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->template, g_free);
  g_clear_pointer (&self->run, studio_run_unref);
  g_clear_object (&self->client);
  g_clear_pointer (&self->host, g_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sink);
  g_clear_pointer (&self->mailbox, studio_row_mailbox_close);
  g_clear_error (&self->error);
  g_clear_object (&self->answer);
  g_clear_pointer (&self->rescued, g_bytes_unref);
  g_clear_object (&self->pixbuf);
  g_mutex_clear (&self->row_mutex);
  G_OBJECT_CLASS (studio_job_parent_class)->finalize (object);
}

static void
studio_job_class_init (StudioJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = STUDIO_PARAM_READABLE;

  object_class->get_property = studio_job_get_property;
  object_class->finalize = studio_job_finalize;

  properties[PROP_STATE] = g_param_spec_enum (
      "state", NULL, NULL, STUDIO_TYPE_RECORD_STATE, STUDIO_RECORD_QUEUED, flags);
  properties[PROP_REQUEST] = g_param_spec_object (
      "request", NULL, NULL, STUDIO_TYPE_REQUEST, flags);
  properties[PROP_RECORD_ID] = g_param_spec_int64 (
      "record-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PIXBUF] = g_param_spec_object ("pixbuf", NULL, NULL, GDK_TYPE_PIXBUF, flags);
  properties[PROP_N_ROWS] = g_param_spec_int ("n-rows", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_STARTED_US] = g_param_spec_int64 (
      "started-us", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ELAPSED_US] = g_param_spec_int64 (
      "elapsed-us", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_WAIT_REASON] = g_param_spec_enum (
      "wait-reason", NULL, NULL, STUDIO_TYPE_WAIT_REASON, STUDIO_WAIT_TURN, flags);
  properties[PROP_WAIT_US] = g_param_spec_int64 ("wait-us", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_ENDED] = g_signal_new (
      "ended", STUDIO_TYPE_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_POSTPONED] = g_signal_new ("postponed",
                                            STUDIO_TYPE_JOB,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            STUDIO_TYPE_WAIT_REASON);
}

static void
studio_job_init (StudioJob *self)
{
  g_mutex_init (&self->row_mutex);
  self->cancellable = g_cancellable_new ();
  self->progress = -1;
  self->preview = TRUE;
}

/**
 * studio_job_new:
 * @request: a valid request
 * @library: (nullable): where the image is kept; without one studio_job_set_output() is needed
 * @clock: the time
 * @trace: (nullable): a trace
 *
 * Returns: (transfer full): a job that waits
 */
StudioJob *
studio_job_new (StudioRequest *request,
                StudioLibrary *library,
                StudioClock *clock,
                StudioTrace *trace)
{
  StudioJob *self = g_object_new (STUDIO_TYPE_JOB, NULL);
  self->request = g_object_ref (request);
  g_set_object (&self->library, library);
  self->clock = g_object_ref (clock);
  g_set_object (&self->trace, trace);
  return self;
}

/**
 * studio_job_set_preview:
 * @self: a job that waits
 * @preview: whether rows are decoded as they arrive; %TRUE at first
 */
void
studio_job_set_preview (StudioJob *self, gboolean preview)
{
  self->preview = preview;
}

/**
 * studio_job_set_details:
 * @self: a job that waits
 * @details: what else the ledger keeps of it; its run does not count
 * @run: (nullable): the press of Generate that it comes from
 */
void
studio_job_set_details (StudioJob *self, const StudioCallDetails *details, StudioRun *run)
{
  g_autofree char *old = self->template;

  self->details = *details;
  self->template = g_strdup (details->template);
  self->details.template = self->template;
  g_clear_pointer (&self->run, studio_run_unref);
  self->run = run == NULL ? NULL : studio_run_ref (run);
}

/**
 * studio_job_set_price:
 * @self: a job that waits
 * @micros: what the ledger notes that its call costs, in millionths, 0 for nothing or unknown
 */
void
studio_job_set_price (StudioJob *self, gint64 micros)
{
  self->details.price_micros = micros;
}

/**
 * studio_job_set_output:
 * @self: a job without a library that waits
 * @path: the file that the image becomes, in the place of what is there
 */
void
studio_job_set_output (StudioJob *self, const char *path)
{
  g_return_if_fail (self->library == NULL);
  g_free (self->output);
  self->output = g_strdup (path);
}

/**
 * studio_job_set_repeats:
 * @self: a job that waits
 * @repeats: how often it may still be run again where it did not get through; at first never
 */
void
studio_job_set_repeats (StudioJob *self, const StudioRepeatBudget *repeats)
{
  self->repeats = *repeats;
}

/**
 * studio_job_set_wait:
 * @self: a job that waits
 * @reason: what for
 * @until_us: until when, monotonic microseconds of its clock; without meaning for
 *   %STUDIO_WAIT_TURN
 *
 * Tells the job what its queue holds it back for, so that it can be shown.
 */
void
studio_job_set_wait (StudioJob *self, StudioWaitReason reason, gint64 until_us)
{
  gint64 until = reason == STUDIO_WAIT_TURN ? 0 : until_us;
  gboolean same_reason = reason == self->wait_reason;
  gboolean same_time = until == self->wait_until_us;

  self->wait_reason = reason;
  self->wait_until_us = until;
  if (!same_time)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAIT_US]);
  if (!same_reason)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAIT_REASON]);
}

/* For the files of the job alone. */

/**
 * studio_job_begin:
 * @self: a job that waits
 * @client: the way to the service
 * @host: the service's host
 *
 * Begins an attempt.
 */
void
studio_job_begin (StudioJob *self, StudioClient *client, const char *host)
{
  self->running = TRUE;
  self->sent = FALSE;
  self->n_attempts++;
  g_set_object (&self->client, client);
  g_free (self->host);
  self->host = g_strdup (host);
  /* A manual clock starts at 0, which here means "not started". */
  self->started_us = MAX (1, studio_clock_get_monotonic_us (self->clock));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARTED_US]);
}

/**
 * studio_job_set_record_id:
 * @self: a job
 * @record_id: its row in the ledger, 0 for none
 */
void
studio_job_set_record_id (StudioJob *self, gint64 record_id)
{
  if (record_id == self->record_id)
    return;
  self->record_id = record_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD_ID]);
}

/**
 * studio_job_set_state:
 * @self: a job
 * @state: where it is
 */
void
studio_job_set_state (StudioJob *self, StudioRecordState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * studio_job_set_progress:
 * @self: a job
 * @progress: 0…1, -1 while it is not known
 */
void
studio_job_set_progress (StudioJob *self, double progress)
{
  if (progress == self->progress)
    return;
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

/**
 * studio_job_set_rows:
 * @self: a job
 * @pixbuf: the preview
 * @n_rows: how many of its rows are final
 */
void
studio_job_set_rows (StudioJob *self, GdkPixbuf *pixbuf, int n_rows)
{
  self->n_rows = n_rows;
  studio_property_set_object (self, properties[PROP_PIXBUF], &self->pixbuf, pixbuf);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ROWS]);
}

/**
 * studio_job_end:
 * @self: a job
 * @state: its final state
 * @error: (nullable) (transfer full): why it is not kept
 */
void
studio_job_end (StudioJob *self, StudioRecordState state, GError *error)
{
  g_autoptr (StudioJob) alive = g_object_ref (self);

  self->running = FALSE;
  self->ended_us = studio_clock_get_monotonic_us (self->clock);
  self->error = error;
  studio_job_set_wait (self, STUDIO_WAIT_TURN, 0);
  if (error != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ELAPSED_US]);
  studio_job_set_state (self, state);
  if (state == STUDIO_RECORD_KEPT)
    studio_trace_mark_number (self->trace, "job.kept", "id", self->record_id);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

/**
 * studio_job_postpone:
 * @self: a job whose attempt is over, without an image and without cost
 * @reason: what it waits for now
 *
 * Makes it a job that waits again.
 */
void
studio_job_postpone (StudioJob *self, StudioWaitReason reason)
{
  g_autoptr (StudioJob) alive = g_object_ref (self);

  self->running = FALSE;
  self->n_unsent = reason == STUDIO_WAIT_CONNECTION ? self->n_unsent + 1 : 0;
  self->started_us = 0;
  g_clear_object (&self->client);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARTED_US]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ELAPSED_US]);
  studio_job_set_progress (self, -1);
  studio_job_set_state (self, STUDIO_RECORD_QUEUED);
  g_signal_emit (self, signals[SIGNAL_POSTPONED], 0, reason);
}
