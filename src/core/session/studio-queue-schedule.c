/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-queue-private.h"

#include "studio-error.h"

/* Who goes when. There are three reasons to hold a job back: the ones before it, the limit of
 * requests a minute, and a service that could not be reached a moment ago. The last two hold for
 * all jobs, since all go to the same place. */

static StudioQueueSlot *
find_slot (StudioQueue *self, StudioJob *job)
{
  for (guint i = 0; i < STUDIO_QUEUE_IN_FLIGHT; i++)
    if (self->slots[i].job == job)
      return &self->slots[i];
  return NULL;
}

static StudioJob *
find_waiting_job (StudioQueue *self)
{
  for (guint i = 0; i < self->jobs->len; i++)
    {
      StudioJob *job = g_ptr_array_index (self->jobs, i);
      if (studio_job_is_waiting (job))
        return job;
    }
  return NULL;
}

/* Until when no job may go, whether or not there is one. */
static StudioWaitReason
find_reason (StudioQueue *self, gint64 *until_us)
{
  gint64 now = studio_clock_get_monotonic_us (self->clock);
  gint64 limit_us = studio_pacer_get_wait_us (self->pacer);
  gint64 unreachable_us = self->unreachable_until_us - now;

  *until_us = now + MAX (limit_us, unreachable_us);
  if (limit_us <= 0 && unreachable_us <= 0)
    return STUDIO_WAIT_TURN;
  return unreachable_us > limit_us ? STUDIO_WAIT_CONNECTION : STUDIO_WAIT_LIMIT;
}

static void
start_job (StudioQueue *self, StudioJob *job)
{
  StudioQueueSlot *slot = find_slot (self, NULL);

  if (self->given_up)
    {
      StudioRepeatBudget repeats = *studio_job_get_repeats (job);
      repeats.n_connection = 0;
      studio_job_set_repeats (job, &repeats);
    }
  slot->job = job;
  studio_job_set_usual_us (job, self->usual_us);
  slot->pacer = g_object_ref (self->pacer);
  slot->sent = studio_pacer_note_sent (self->pacer);
  /* Of one that has its row the price is in it. */
  if (!job->enlisted && self->price_micros > 0)
    studio_job_set_price (job, self->price_micros);
  studio_job_run (job, self->client, self->host);
}

/* The next one says why it waits, and so do those that were sent back. The others wait for these.
 */
static void
tell_jobs (StudioQueue *self)
{
  gboolean is_next = TRUE;

  for (guint i = 0; i < self->jobs->len; i++)
    {
      StudioJob *job = g_ptr_array_index (self->jobs, i);
      if (!studio_job_is_waiting (job))
        continue;
      gboolean told = is_next || self->paused || studio_job_get_n_attempts (job) > 0;
      studio_job_set_wait (job, told ? self->wait_reason : STUDIO_WAIT_TURN, self->wait_until_us);
      is_next = FALSE;
    }
}

static void
timeout_cb (gpointer data)
{
  StudioQueue *self = data;

  studio_clock_remove_timeout (&self->timeout);
  studio_queue_update (self);
}

static void
set_wait (StudioQueue *self, StudioWaitReason reason, gint64 until_us)
{
  gboolean timed = reason != STUDIO_WAIT_TURN && reason != STUDIO_WAIT_PAUSED;
  gint64 until = timed ? until_us : 0;
  gboolean changed = reason != self->wait_reason || until != self->wait_until_us;

  self->wait_reason = reason;
  self->wait_until_us = until;
  if (changed || self->timeout == NULL)
    {
      studio_clock_remove_timeout (&self->timeout);
      if (timed)
        self->timeout = studio_clock_add_timeout (
            self->clock, until - studio_clock_get_monotonic_us (self->clock), timeout_cb, self);
    }
  tell_jobs (self);
  if (!changed)
    return;
  if (timed)
    studio_trace_mark_number (self->trace, "job.waiting", "us", studio_queue_get_wait_us (self));
  studio_queue_notify_wait (self);
}

/**
 * studio_queue_update:
 * @self: a queue
 *
 * Starts what may start, and sees to it that the rest starts in time and says what it waits for. To
 * be called after anything that this depends on has changed.
 */
void
studio_queue_update (StudioQueue *self)
{
  StudioWaitReason reason = STUDIO_WAIT_TURN;
  gint64 until_us = 0;
  StudioJob *job = NULL;

  /* What is started here tells others, who may come back with more. */
  if (self->updating)
    return;
  self->updating = TRUE;
  if (self->paused && find_waiting_job (self) != NULL)
    reason = STUDIO_WAIT_PAUSED;
  while (!self->paused && self->client != NULL && find_slot (self, NULL) != NULL
         && (job = find_waiting_job (self)) != NULL)
    {
      reason = find_reason (self, &until_us);
      if (reason != STUDIO_WAIT_TURN)
        break;
      start_job (self, job);
    }
  self->updating = FALSE;
  set_wait (self, reason, until_us);
  studio_queue_notify_waiting (self);
}

/**
 * studio_queue_forget_wait:
 * @self: a queue
 *
 * Another way to the service: what was found out about the former one does not hold any more.
 */
void
studio_queue_forget_wait (StudioQueue *self)
{
  self->unreachable_until_us = 0;
  self->given_up = FALSE;
}

/**
 * studio_queue_take_out:
 * @self: a queue
 * @job: one of its jobs
 *
 * Makes room for another job where @job was on its way, and takes it back from the limiter where
 * nothing of it was sent.
 */
void
studio_queue_take_out (StudioQueue *self, StudioJob *job)
{
  StudioQueueSlot *slot = find_slot (self, job);

  if (slot == NULL)
    return;
  g_autoptr (StudioPacer) pacer = g_steal_pointer (&slot->pacer);
  gboolean updating = self->updating;
  slot->job = NULL;
  /* Whoever calls this has more to note before the next job may go. */
  self->updating = TRUE;
  if (!studio_job_was_sent (job))
    studio_pacer_note_unsent (pacer, slot->sent);
  self->updating = updating;
}

/**
 * studio_queue_note_end:
 * @self: a queue
 * @job: one of its jobs that has ended
 *
 * Where the service could not be reached in all its attempts, those that wait need not find that
 * out by as many attempts of their own.
 */
void
studio_queue_note_end (StudioQueue *self, StudioJob *job)
{
  studio_queue_take_out (self, job);
  if (studio_error_is_worth_repeating (studio_job_get_error (job)))
    self->given_up = TRUE;
  else if (studio_job_was_sent (job))
    studio_queue_forget_wait (self);
  if (self->n_active <= 1)
    studio_queue_forget_wait (self);
}

/**
 * studio_queue_note_postponed:
 * @self: a queue
 * @job: one of its jobs that waits again
 * @reason: what for
 *
 * How long the limit holds is the pacer's to say.
 */
void
studio_queue_note_postponed (StudioQueue *self, StudioJob *job, StudioWaitReason reason)
{
  studio_queue_take_out (self, job);
  if (reason != STUDIO_WAIT_CONNECTION)
    {
      studio_queue_forget_wait (self);
      return;
    }
  gint64 wait_us = studio_repeat_budget_get_connection_wait_us (studio_job_get_n_unsent (job));
  gint64 until_us = studio_clock_get_monotonic_us (self->clock) + wait_us;
  self->unreachable_until_us = MAX (self->unreachable_until_us, until_us);
}
