/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-job-private.h"

/* What can be asked of a job at any time. */

/**
 * studio_job_get_state:
 * @self: a job
 *
 * Returns: where it is
 */
StudioRecordState
studio_job_get_state (StudioJob *self)
{
  return self->state;
}

/**
 * studio_job_is_waiting:
 * @self: a job
 *
 * Returns: whether it can be run: it was not yet, or it is postponed
 */
gboolean
studio_job_is_waiting (StudioJob *self)
{
  return self->state == STUDIO_RECORD_QUEUED && !self->running;
}

/**
 * studio_job_is_restored:
 * @self: a job
 *
 * Returns: whether it waited already when the program was started
 */
gboolean
studio_job_is_restored (StudioJob *self)
{
  return self->restored;
}

/**
 * studio_job_has_started:
 * @self: a job
 *
 * Returns: whether studio_job_run() was called, and it was not postponed since
 */
gboolean
studio_job_has_started (StudioJob *self)
{
  return self->started_us != 0;
}

/**
 * studio_job_was_sent:
 * @self: a job
 *
 * Returns: whether the request left this computer, in its latest attempt
 */
gboolean
studio_job_was_sent (StudioJob *self)
{
  return self->sent;
}

/**
 * studio_job_get_n_attempts:
 * @self: a job
 *
 * Returns: how often studio_job_run() was called
 */
guint
studio_job_get_n_attempts (StudioJob *self)
{
  return self->n_attempts;
}

/**
 * studio_job_get_n_unsent:
 * @self: a job
 *
 * Returns: how often in a row it was postponed because the service could not be reached
 */
guint
studio_job_get_n_unsent (StudioJob *self)
{
  return self->n_unsent;
}

/**
 * studio_job_get_repeats:
 * @self: a job
 *
 * Returns: (transfer none): how often it may still be postponed
 */
const StudioRepeatBudget *
studio_job_get_repeats (StudioJob *self)
{
  return &self->repeats;
}

/**
 * studio_job_get_wait_reason:
 * @self: a job
 *
 * Returns: what it is held back for
 */
StudioWaitReason
studio_job_get_wait_reason (StudioJob *self)
{
  return self->wait_reason;
}

/**
 * studio_job_get_wait_us:
 * @self: a job
 *
 * Returns: microseconds for which it is still held back, 0 where nothing in particular holds it
 */
gint64
studio_job_get_wait_us (StudioJob *self)
{
  if (self->wait_reason == STUDIO_WAIT_TURN)
    return 0;
  return MAX (0, self->wait_until_us - studio_clock_get_monotonic_us (self->clock));
}

/**
 * studio_job_has_ended:
 * @self: a job
 *
 * Returns: whether the state is final
 */
gboolean
studio_job_has_ended (StudioJob *self)
{
  return self->state > STUDIO_RECORD_RECEIVING;
}

/**
 * studio_job_get_request:
 * @self: a job
 *
 * Returns: (transfer none): what is asked for
 */
StudioRequest *
studio_job_get_request (StudioJob *self)
{
  return self->request;
}

/**
 * studio_job_get_run:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): the press of Generate that it comes from
 */
StudioRun *
studio_job_get_run (StudioJob *self)
{
  return self->run;
}

/**
 * studio_job_get_record_id:
 * @self: a job
 *
 * Returns: its row in the ledger, 0 while there is none
 */
gint64
studio_job_get_record_id (StudioJob *self)
{
  return self->record_id;
}

/**
 * studio_job_get_pixbuf:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): the preview, of which only the first
 *   studio_job_get_n_rows() rows may be read while the job runs
 */
GdkPixbuf *
studio_job_get_pixbuf (StudioJob *self)
{
  return self->pixbuf;
}

/**
 * studio_job_forget_pixbuf:
 * @self: a job that has ended
 *
 * Lets go of the preview, which is some megabytes: who kept the image can decode it again.
 */
void
studio_job_forget_pixbuf (StudioJob *self)
{
  g_return_if_fail (studio_job_has_ended (self));
  studio_job_set_rows (self, NULL, 0);
}

/**
 * studio_job_get_n_rows:
 * @self: a job
 *
 * Returns: how many rows of the preview are final
 */
int
studio_job_get_n_rows (StudioJob *self)
{
  return self->n_rows;
}

/**
 * studio_job_get_progress:
 * @self: a job
 *
 * Returns: the share of the answer's bytes that came, 0…1, or -1 while it is not known
 */
double
studio_job_get_progress (StudioJob *self)
{
  return self->progress;
}

/**
 * studio_job_get_elapsed_us:
 * @self: a job
 *
 * Returns: microseconds since its attempt was started, until now or until its end; 0 while it waits
 */
gint64
studio_job_get_elapsed_us (StudioJob *self)
{
  if (self->started_us == 0)
    return 0;
  gint64 until = self->ended_us != 0 ? self->ended_us : studio_clock_get_monotonic_us (self->clock);
  return MAX (0, until - self->started_us);
}

/**
 * studio_job_set_usual_us:
 * @self: a job
 * @usual_us: how long a call usually took when it was started, microseconds, 0 for unknown
 */
void
studio_job_set_usual_us (StudioJob *self, gint64 usual_us)
{
  self->usual_us = usual_us;
}

/**
 * studio_job_get_usual_us:
 * @self: a job
 *
 * Returns: how long a call usually takes, microseconds, 0 for unknown
 */
gint64
studio_job_get_usual_us (StudioJob *self)
{
  return self->usual_us;
}

/**
 * studio_job_get_error:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): why it did not end as kept
 */
const GError *
studio_job_get_error (StudioJob *self)
{
  return self->error;
}

/**
 * studio_job_get_info:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): what the kept image is, %NULL where none was kept
 */
const StudioImageInfo *
studio_job_get_info (StudioJob *self)
{
  return self->state == STUDIO_RECORD_KEPT ? &self->info : NULL;
}

/**
 * studio_job_dup_rescued_bytes:
 * @self: a job that has ended
 *
 * For when the disk is full or the library's folder is gone: the image arrived whole and was paid
 * for, and can be saved elsewhere while the job is there.
 *
 * Returns: (transfer full) (nullable): the bytes of the image, %NULL where none is to be rescued
 */
GBytes *
studio_job_dup_rescued_bytes (StudioJob *self)
{
  return self->rescued == NULL ? NULL : g_bytes_ref (self->rescued);
}

/**
 * studio_job_get_revised_prompt:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): the prompt as the service changed it, if it did
 */
const char *
studio_job_get_revised_prompt (StudioJob *self)
{
  return self->answer == NULL ? NULL : studio_answer_get_revised_prompt (self->answer);
}
