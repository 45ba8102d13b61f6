/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-job-private.h"

#include "studio-call-ledger.h"
#include "studio-error.h"
#include "studio-property.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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
} StudioJobProperty;

static GParamSpec *properties[PROP_ERROR + 1];

enum
{
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_state (StudioJob *self, StudioRecordState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_progress (StudioJob *self, double progress)
{
  if (progress == self->progress)
    return;
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
end_job (StudioJob *self, StudioRecordState state, GError *error)
{
  g_autoptr (StudioJob) alive = g_object_ref (self);

  self->running = FALSE;
  self->ended_us = studio_clock_get_monotonic_us (self->clock);
  self->error = error;
  if (error != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ELAPSED_US]);
  set_state (self, state);
  if (state == STUDIO_RECORD_KEPT)
    studio_trace_mark_number (self->trace, "job.kept", "id", self->record_id);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

static void
take_rows_cb (GdkPixbuf *pixbuf, int n_rows, gpointer data)
{
  StudioJob *self = data;

  self->n_rows = n_rows;
  studio_property_set_object (self, properties[PROP_PIXBUF], &self->pixbuf, pixbuf);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ROWS]);
}

static void
begin_in_thread (GTask *task,
                 gpointer source,
                 G_GNUC_UNUSED gpointer data,
                 G_GNUC_UNUSED GCancellable *cancellable)
{
  StudioJob *self = source;
  g_autofree gint64 *id = g_new0 (gint64, 1);
  GError *error = NULL;

  if (self->library != NULL
      && !studio_call_ledger_begin (self->library, self->request, self->host, id, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&id), g_free);
}

/* What the exchange ended with, on its way through the worker that keeps it. */
typedef struct
{
  StudioAnswer *answer;
  GError *failure;
  StudioRecordState state;
} EndData;

static void
free_end_data (gpointer data)
{
  EndData *end = data;
  g_clear_object (&end->answer);
  g_clear_error (&end->failure);
  g_free (end);
}

static void
end_in_thread (GTask *task, gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  StudioJob *self = source;
  EndData *end = data;

  end->state = studio_call_ledger_end (
      self->library, self->record_id, self->sink, end->answer, &end->failure);
  g_task_return_boolean (task, TRUE);
}

static void
ended_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  StudioJob *self = STUDIO_JOB (object);
  EndData *end = g_task_get_task_data (G_TASK (result));

  if (end->state == STUDIO_RECORD_KEPT)
    set_progress (self, 1);
  g_set_object (&self->answer, end->answer);
  end_job (self, end->state, g_steal_pointer (&end->failure));
}

static void
start_ending (StudioJob *self, StudioAnswer *answer, GError *failure)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, ended_cb, NULL);
  EndData *end = g_new0 (EndData, 1);

  end->answer = answer;
  end->failure = failure;
  g_task_set_source_tag (task, start_ending);
  g_task_set_task_data (task, end, free_end_data);
  g_task_run_in_thread (task, end_in_thread);
}

/* A person who stops waiting wants to know what became of the money. */
static void
explain_cancellation (StudioJob *self, GError **failure)
{
  if (!g_error_matches (*failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_error (failure);
  g_set_error_literal (failure,
                       G_IO_ERROR,
                       G_IO_ERROR_CANCELLED,
                       self->sent ? _ ("Cancelled; the image may be billed all the same.")
                                  : _ ("Cancelled before it was sent."));
}

static void
generated_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioJob) self = data;
  GError *failure = NULL;
  StudioAnswer *answer = studio_client_generate_finish (STUDIO_CLIENT (object), result, &failure);
  explain_cancellation (self, &failure);
  start_ending (self, answer, failure);
}

static void
phase_cb (StudioClientPhase phase, goffset received, goffset expected, gpointer data)
{
  StudioJob *self = data;

  if (phase == STUDIO_CLIENT_PHASE_SENT)
    self->sent = TRUE;
  if (phase != STUDIO_CLIENT_PHASE_RECEIVING)
    return;
  set_state (self, STUDIO_RECORD_RECEIVING);
  /* In steps that are worth drawing, however many pieces the answer comes in. */
  if (expected > 0)
    set_progress (self, floor (CLAMP ((double) received / (double) expected, 0, 1) * 20) / 20);
}

static void
begun_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  StudioJob *self = STUDIO_JOB (object);
  GError *error = NULL;
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), &error);

  if (id == NULL)
    {
      end_job (self, STUDIO_RECORD_FAILED, error);
      return;
    }
  self->record_id = *id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD_ID]);
  self->sink = self->library == NULL ? studio_keep_sink_new_for_file (self->output)
                                     : studio_keep_sink_new_for_library (
                                         self->library, self->record_id, self->request, self->host);
  if (self->preview)
    {
      self->mailbox = studio_row_mailbox_new (take_rows_cb, self);
      studio_keep_sink_set_row_func (self->sink, studio_row_mailbox_post, self->mailbox);
    }
  set_state (self, STUDIO_RECORD_SENT);
  studio_client_generate_async (self->client,
                                self->request,
                                STUDIO_IMAGE_SINK (self->sink),
                                phase_cb,
                                self,
                                self->cancellable,
                                generated_cb,
                                g_object_ref (self));
}

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
  g_clear_object (&self->client);
  g_clear_pointer (&self->host, g_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sink);
  g_clear_pointer (&self->mailbox, studio_row_mailbox_close);
  g_clear_error (&self->error);
  g_clear_object (&self->answer);
  g_clear_object (&self->pixbuf);
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
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_ENDED] = g_signal_new (
      "ended", STUDIO_TYPE_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_job_init (StudioJob *self)
{
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
 * studio_job_run:
 * @self: a job that waits
 * @client: the way to the service
 * @host: the service's host, for the ledger
 *
 * Starts: the row in the ledger first, on the disk, then the call, then the image into its place.
 * Signal `ended` follows.
 */
void
studio_job_run (StudioJob *self, StudioClient *client, const char *host)
{
  g_return_if_fail (self->state == STUDIO_RECORD_QUEUED && !self->running);
  g_return_if_fail (self->library != NULL || self->output != NULL);

  self->running = TRUE;
  self->client = g_object_ref (client);
  self->host = g_strdup (host);
  /* A manual clock starts at 0, which here means "not started". */
  self->started_us = MAX (1, studio_clock_get_monotonic_us (self->clock));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARTED_US]);

  g_autoptr (GTask) task = g_task_new (self, NULL, begun_cb, NULL);
  g_task_set_source_tag (task, studio_job_run);
  g_task_run_in_thread (task, begin_in_thread);
}

/**
 * studio_job_cancel:
 * @self: a job
 *
 * Stops waiting. A job that was not started ends at once; one that was sent may be billed all the
 * same. Does nothing to one that has ended.
 */
void
studio_job_cancel (StudioJob *self)
{
  if (studio_job_has_ended (self))
    return;
  g_cancellable_cancel (self->cancellable);
  if (!self->running)
    end_job (self,
             STUDIO_RECORD_CANCELLED,
             g_error_new_literal (
                 G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled before it was sent.")));
}
