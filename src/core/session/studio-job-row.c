/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-job-private.h"

#include "studio-call-ledger.h"

/* The row of a job in the ledger. Made while the job still waits it brings the job over a restart;
 * it is one row, whoever makes it. All but the two that make jobs are for workers. */

static gint64
add_row (StudioJob *self, const char *host, GError **error)
{
  return self->run == NULL
             ? studio_library_add_with_details (
                 self->library, self->request, host, &self->details, error)
             : studio_run_add_call (
                 self->run, self->library, self->request, host, &self->details, error);
}

/**
 * studio_job_enlist:
 * @self: a job with a library
 * @host: (nullable): whom it is likely to ask
 *
 * Writes the job down while it waits, unless it has a row or has ended. Where that is not possible
 * now, the job fails for it when its turn comes. Blocking, any thread.
 */
void
studio_job_enlist (StudioJob *self, const char *host)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->row_mutex);

  if (self->row == 0 && !self->row_closed)
    self->row = add_row (self, host, NULL);
}

/**
 * studio_job_begin_row:
 * @self: a job that is to be sent
 * @row: (out): its row, 0 where it has no library
 * @error: return location; as studio_call_ledger_begin()
 *
 * Writes down that it is sent. Blocking, any thread.
 *
 * Returns: whether it may be
 */
gboolean
studio_job_begin_row (StudioJob *self, gint64 *row, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->row_mutex);

  *row = 0;
  if (self->library == NULL)
    return TRUE;
  gboolean begun = studio_call_ledger_begin (
      self->library, self->request, self->host, &self->details, self->run, &self->row, error);
  *row = self->row;
  return begun;
}

/**
 * studio_job_close_row:
 * @self: a job that ends
 *
 * No row is made for it any more. Any thread.
 *
 * Returns: its row, 0 for none
 */
gint64
studio_job_close_row (StudioJob *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->row_mutex);

  self->row_closed = TRUE;
  return self->row;
}

/**
 * studio_job_get_row:
 * @self: a job
 *
 * Waits while the row is being made. Any thread.
 *
 * Returns: its row as workers know it, 0 for none
 */
gint64
studio_job_get_row (StudioJob *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->row_mutex);
  return self->row;
}

/**
 * studio_job_new_again:
 * @other: a job that has ended
 *
 * Returns: (transfer full): a job that asks for the same once more, in a call of its own, and
 *   counts for the same press of Generate
 */
StudioJob *
studio_job_new_again (StudioJob *other)
{
  StudioJob *self = studio_job_new (other->request, other->library, other->clock, other->trace);

  studio_job_set_preview (self, other->preview);
  studio_job_set_details (self, &other->details, other->run);
  if (other->library == NULL)
    studio_job_set_output (self, other->output);
  return self;
}

/**
 * studio_job_new_for_record:
 * @record: a call that waits, of studio_library_take_waiting()
 * @library: its library
 * @run: (nullable): the press of Generate that it comes from
 * @clock: the time
 * @trace: (nullable): a trace
 *
 * Returns: (transfer full): a job that waits in the row of that call
 */
StudioJob *
studio_job_new_for_record (StudioRecord *record,
                           StudioLibrary *library,
                           StudioRun *run,
                           StudioClock *clock,
                           StudioTrace *trace)
{
  StudioJob *self = studio_job_new (studio_record_get_request (record), library, clock, trace);
  const StudioCallDetails details = {
    .template = studio_record_get_template (record),
    .parent = studio_record_get_parent (record),
    .run = studio_record_get_run (record),
    .price_micros = studio_record_get_price_micros (record),
  };

  studio_job_set_details (self, &details, run);
  self->row = studio_record_get_id (record);
  self->record_id = self->row;
  self->enlisted = TRUE;
  self->restored = TRUE;
  return self;
}

/**
 * studio_job_new_kept:
 * @record: an image of the library
 * @library: its library
 * @clock: the time
 *
 * Returns: (transfer full): a job that ended with that image, in an earlier time
 */
StudioJob *
studio_job_new_kept (StudioRecord *record, StudioLibrary *library, StudioClock *clock)
{
  StudioJob *self = studio_job_new (studio_record_get_request (record), library, clock, NULL);

  self->row = studio_record_get_id (record);
  self->row_closed = TRUE;
  self->record_id = self->row;
  self->enlisted = TRUE;
  self->state = STUDIO_RECORD_KEPT;
  return self;
}

/**
 * studio_job_write_down:
 * @self: a job with a library that waits
 * @host: (nullable): whom it is likely to ask
 * @error: return location; as studio_library_add()
 *
 * Writes the job down before its turn comes. Blocking, for who has no main loop to keep going.
 *
 * Returns: its row, 0 where it could not be written
 */
gint64
studio_job_write_down (StudioJob *self, const char *host, GError **error)
{
  g_mutex_lock (&self->row_mutex);
  if (self->row == 0)
    self->row = add_row (self, host, error);
  gint64 row = self->row;
  g_mutex_unlock (&self->row_mutex);
  self->enlisted = TRUE;
  studio_job_set_record_id (self, row);
  return row;
}
