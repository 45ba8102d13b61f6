/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-queue-private.h"

/* What can be asked of a queue at any time. */

/**
 * studio_queue_get_n_active:
 * @self: a queue
 *
 * Returns: how many jobs wait or are under way
 */
guint
studio_queue_get_n_active (StudioQueue *self)
{
  return self->n_active;
}

/**
 * studio_queue_set_price:
 * @self: a queue
 * @micros: what a call that starts from now on costs, in millionths, 0 for nothing or unknown
 *
 * What the ledger is to note of each.
 */
void
studio_queue_set_price (StudioQueue *self, gint64 micros)
{
  self->price_micros = micros;
}

/**
 * studio_queue_get_n_under_way:
 * @self: a queue
 *
 * Returns: how many of its jobs do not wait but are on their way, and may be billed
 */
guint
studio_queue_get_n_under_way (StudioQueue *self)
{
  guint n = 0;

  for (guint i = 0; i < STUDIO_QUEUE_IN_FLIGHT; i++)
    n += self->slots[i].job != NULL;
  return n;
}

/**
 * studio_queue_get_wait_us:
 * @self: a queue
 *
 * Returns: microseconds until the next job may start, 0 where nothing but the jobs before it holds
 *   it back
 */
gint64
studio_queue_get_wait_us (StudioQueue *self)
{
  if (self->wait_reason == STUDIO_WAIT_TURN)
    return 0;
  return MAX (0, self->wait_until_us - studio_clock_get_monotonic_us (self->clock));
}

/**
 * studio_queue_get_wait_reason:
 * @self: a queue
 *
 * Returns: what the next job is held back for
 */
StudioWaitReason
studio_queue_get_wait_reason (StudioQueue *self)
{
  return self->wait_reason;
}

/**
 * studio_queue_get_pacer:
 * @self: a queue
 *
 * Returns: (transfer none) (nullable): the pacing of the present client
 */
StudioPacer *
studio_queue_get_pacer (StudioQueue *self)
{
  return self->pacer;
}

/**
 * studio_queue_get_n_waiting:
 * @self: a queue
 *
 * Returns: how many of its jobs wait to be sent
 */
guint
studio_queue_get_n_waiting (StudioQueue *self)
{
  guint n = 0;

  for (guint i = 0; i < self->jobs->len; i++)
    n += studio_job_is_waiting (g_ptr_array_index (self->jobs, i));
  return n;
}

/**
 * studio_queue_get_stores_waiting:
 * @self: a queue
 *
 * Returns: whether what waits is written down
 */
gboolean
studio_queue_get_stores_waiting (StudioQueue *self)
{
  return self->stores_waiting;
}

/**
 * studio_queue_get_paused:
 * @self: a queue
 *
 * Returns: whether nothing is started
 */
gboolean
studio_queue_get_paused (StudioQueue *self)
{
  return self->paused;
}

/**
 * studio_queue_get_usual_us:
 * @self: a queue
 *
 * Returns: how long a call usually takes, microseconds, 0 for unknown
 */
gint64
studio_queue_get_usual_us (StudioQueue *self)
{
  return self->usual_us;
}

/**
 * studio_queue_get_settled:
 * @self: a queue
 *
 * Returns: whether nothing is under way or being written down
 */
gboolean
studio_queue_get_settled (StudioQueue *self)
{
  for (guint i = 0; i < self->jobs->len; i++)
    {
      StudioJob *job = g_ptr_array_index (self->jobs, i);
      if (!studio_job_has_ended (job) && !studio_job_is_waiting (job))
        return FALSE;
    }
  return self->n_enlisting == 0;
}
