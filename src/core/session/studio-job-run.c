/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-job-private.h"

#include "studio-call-ledger.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* One attempt of a call: the row in the ledger, the exchange, the image into its place or back to
 * waiting. */

/* While rows come at least so often, the progress is told with them: both are drawn in one frame.
 */
#define ROWS_TOGETHER_US (G_USEC_PER_SEC / 5)
/* GDK_PRIORITY_REDRAW. Below it, frames that take long to paint would leave no turn. */
#define PAINT_PRIORITY (G_PRIORITY_HIGH_IDLE + 20)

/* What the exchange ended with, on its way through the worker that writes it down. */
typedef struct
{
  StudioAnswer *answer;
  GError *failure;
  GBytes *rescued;
  gint64 row;
  StudioRecordState state;
  StudioWaitReason reason;
} EndData;

static void
free_end_data (gpointer data)
{
  EndData *end = data;
  g_clear_object (&end->answer);
  g_clear_error (&end->failure);
  g_clear_pointer (&end->rescued, g_bytes_unref);
  g_free (end);
}

static void
end_in_thread (GTask *task, gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  StudioJob *self = source;
  EndData *end = data;

  end->row = studio_job_close_row (self);
  end->state = studio_call_ledger_end (end->row == 0 ? NULL : self->library,
                                       end->row,
                                       self->sink,
                                       end->answer,
                                       &end->rescued,
                                       &end->failure);
  /* It has the file open and the decoder its pixels, and a job may be looked at for days. */
  if (end->state == STUDIO_RECORD_KEPT)
    self->info = *studio_keep_sink_get_info (self->sink);
  g_clear_object (&self->sink);
  g_task_return_boolean (task, TRUE);
}

static void
ended_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  StudioJob *self = STUDIO_JOB (object);
  EndData *end = g_task_get_task_data (G_TASK (result));

  if (self->mailbox != NULL)
    studio_row_mailbox_flush (self->mailbox);
  g_clear_pointer (&self->mailbox, studio_row_mailbox_close);
  studio_job_set_record_id (self, end->row);
  if (end->state == STUDIO_RECORD_KEPT)
    studio_job_set_progress (self, 1);
  g_set_object (&self->answer, end->answer);
  self->rescued = g_steal_pointer (&end->rescued);
  studio_job_end (self, end->state, g_steal_pointer (&end->failure));
}

/* Takes both. */
static void
start_ending (StudioJob *self, StudioAnswer *answer, GError *failure)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, ended_cb, NULL);
  EndData *end = g_new0 (EndData, 1);

  end->answer = answer;
  end->failure = failure;
  g_task_set_source_tag (task, start_ending);
  /* After the frame with the last rows: much of the window changes with the end. */
  g_task_set_priority (task, PAINT_PRIORITY);
  g_task_set_task_data (task, end, free_end_data);
  g_task_run_in_thread (task, end_in_thread);
}

static GError *
describe_cancelled_wait (StudioJob *self)
{
  return g_error_new_literal (
      G_IO_ERROR,
      G_IO_ERROR_CANCELLED,
      self->n_attempts > 0 ? _ ("Cancelled while it waited to be sent again; nothing was billed.")
                           : _ ("Cancelled before it was sent."));
}

static void
postpone_in_thread (GTask *task,
                    gpointer source,
                    G_GNUC_UNUSED gpointer data,
                    G_GNUC_UNUSED GCancellable *cancellable)
{
  StudioJob *self = source;
  GError *error = NULL;

  if (self->library != NULL && !studio_library_mark_queued (self->library, self->record_id, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
postponed_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  StudioJob *self = STUDIO_JOB (object);
  EndData *end = g_task_get_task_data (G_TASK (result));

  g_clear_object (&self->sink);
  g_clear_pointer (&self->mailbox, studio_row_mailbox_close);
  if (g_cancellable_is_cancelled (self->cancellable))
    start_ending (self, NULL, describe_cancelled_wait (self));
  else if (!g_task_propagate_boolean (G_TASK (result), NULL))
    /* While the row says that it was sent, waiting would not be safe. */
    start_ending (self, NULL, g_steal_pointer (&end->failure));
  else
    studio_job_postpone (self, end->reason);
}

/* Takes the failure. Should the program end while the job waits, the ledger must not say that it
 * may be billed. */
static void
start_postponing (StudioJob *self, StudioWaitReason reason, GError *failure)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, postponed_cb, NULL);
  EndData *end = g_new0 (EndData, 1);

  end->reason = reason;
  end->failure = failure;
  g_task_set_source_tag (task, start_postponing);
  g_task_set_task_data (task, end, free_end_data);
  g_task_run_in_thread (task, postpone_in_thread);
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
  StudioWaitReason reason = studio_repeat_budget_spend (&self->repeats, failure);
  if (reason == STUDIO_WAIT_TURN)
    start_ending (self, answer, failure);
  else
    start_postponing (self, reason, failure);
}

static void
phase_cb (StudioClientPhase phase, goffset received, goffset expected, gpointer data)
{
  StudioJob *self = data;

  if (phase == STUDIO_CLIENT_PHASE_SENT)
    self->sent = TRUE;
  if (phase != STUDIO_CLIENT_PHASE_RECEIVING)
    return;
  studio_job_set_state (self, STUDIO_RECORD_RECEIVING);
  if (expected <= 0)
    return;
  /* In steps that are worth drawing, however many pieces the answer comes in. */
  self->received = floor (CLAMP ((double) received / (double) expected, 0, 1) * 20) / 20;
  gint64 since_us = studio_clock_get_monotonic_us (self->clock) - self->rows_us;
  if (self->n_rows == 0 || since_us > ROWS_TOGETHER_US)
    studio_job_set_progress (self, self->received);
}

static void
take_rows_cb (GdkPixbuf *pixbuf, int n_rows, gpointer data)
{
  StudioJob *self = data;

  studio_job_set_rows (self, pixbuf, n_rows);
  if (n_rows == 0)
    return;
  self->rows_us = studio_clock_get_monotonic_us (self->clock);
  /* The end is told soon after the last row, which must not wait for a new layout. */
  if (n_rows < gdk_pixbuf_get_height (pixbuf))
    studio_job_set_progress (self, self->received);
}

static void
prepare_sink (StudioJob *self)
{
  self->sink = self->library == NULL ? studio_keep_sink_new_for_file (self->output)
                                     : studio_keep_sink_new_for_library (
                                         self->library, self->record_id, self->request, self->host);
  studio_keep_sink_set_trace (self->sink, self->trace);
  if (!self->preview)
    return;
  self->mailbox = studio_row_mailbox_new (take_rows_cb, self);
  studio_keep_sink_set_row_func (self->sink, studio_row_mailbox_post, self->mailbox);
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

  if (!studio_job_begin_row (self, id, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&id), g_free);
}

static void
begun_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  StudioJob *self = STUDIO_JOB (object);
  GError *error = NULL;
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), &error);

  if (id == NULL)
    {
      start_ending (self, NULL, error);
      return;
    }
  studio_job_set_record_id (self, *id);
  prepare_sink (self);
  studio_job_set_state (self, STUDIO_RECORD_SENT);
  studio_client_generate_async (self->client,
                                self->request,
                                STUDIO_IMAGE_SINK (self->sink),
                                phase_cb,
                                self,
                                self->cancellable,
                                generated_cb,
                                g_object_ref (self));
}

/**
 * studio_job_run:
 * @self: a job that waits
 * @client: the way to the service
 * @host: the service's host, for the ledger
 *
 * Starts: the row in the ledger first, on the disk, then the call, then the image into its place.
 * Signal `ended` follows, or `postponed` where the call did not get through, cost nothing, and is
 * to be run again; how often that may be says studio_job_set_repeats().
 */
void
studio_job_run (StudioJob *self, StudioClient *client, const char *host)
{
  g_return_if_fail (studio_job_is_waiting (self));
  g_return_if_fail (self->library != NULL || self->output != NULL);

  studio_job_set_wait (self, STUDIO_WAIT_TURN, 0);
  studio_job_begin (self, client, host);
  g_autoptr (GTask) task = g_task_new (self, NULL, begun_cb, NULL);
  g_task_set_source_tag (task, studio_job_run);
  g_task_run_in_thread (task, begin_in_thread);
}

/**
 * studio_job_cancel:
 * @self: a job
 *
 * Stops waiting. A job that is not on its way ends at once, or as soon as the ledger says so; one
 * that was sent may be billed all the same. Does nothing to one that has ended.
 */
void
studio_job_cancel (StudioJob *self)
{
  if (studio_job_has_ended (self))
    return;
  g_cancellable_cancel (self->cancellable);
  if (self->running)
    return;
  GError *error = describe_cancelled_wait (self);
  if (self->record_id == 0 && !self->enlisted)
    {
      studio_job_end (self, STUDIO_RECORD_CANCELLED, error);
      return;
    }
  self->running = TRUE;
  start_ending (self, NULL, error);
}
