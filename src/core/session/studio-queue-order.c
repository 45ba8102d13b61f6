/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-queue-private.h"

/* What a person does to the jobs that wait: put them into another order, hold them, take them out,
 * have them again. What waits is written down, so that the end of the program is no end of it. */

typedef gboolean (*JobFunc) (StudioJob *job);

static gboolean
is_any (G_GNUC_UNUSED StudioJob *job)
{
  return TRUE;
}

static gboolean
is_under_way (StudioJob *job)
{
  return !studio_job_is_waiting (job);
}

/* None of them starts in the place of a cancelled one. */
static void
cancel (StudioQueue *self, JobFunc func)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->jobs->len; i++)
    if (func (g_ptr_array_index (self->jobs, i)))
      g_ptr_array_add (jobs, g_object_ref (g_ptr_array_index (self->jobs, i)));
  self->updating = TRUE;
  for (guint i = jobs->len; i > 0; i--)
    studio_job_cancel (g_ptr_array_index (jobs, i - 1));
  self->updating = FALSE;
  studio_queue_update (self);
}

/**
 * studio_queue_cancel_all:
 * @self: a queue
 *
 * Cancels every job that has not ended. None of them starts in the place of a cancelled one.
 */
void
studio_queue_cancel_all (StudioQueue *self)
{
  cancel (self, is_any);
}

/**
 * studio_queue_cancel_waiting:
 * @self: a queue
 *
 * Cancels the jobs that wait, which costs nothing. What is under way goes on.
 */
void
studio_queue_cancel_waiting (StudioQueue *self)
{
  cancel (self, studio_job_is_waiting);
}

/**
 * studio_queue_cancel_under_way:
 * @self: a queue
 *
 * Cancels the jobs that do not wait any more. Those that do start in their place, unless the queue
 * is paused.
 */
void
studio_queue_cancel_under_way (StudioQueue *self)
{
  cancel (self, is_under_way);
}

/* What a worker writes down. */
typedef struct
{
  GPtrArray *jobs;
  GPtrArray *order; /* all that wait, %NULL where their order is that of their rows */
  StudioLibrary *library;
  char *host;
} Enlisting;

static void
free_enlisting (gpointer data)
{
  Enlisting *enlisting = data;
  g_ptr_array_unref (enlisting->jobs);
  g_clear_pointer (&enlisting->order, g_ptr_array_unref);
  g_clear_object (&enlisting->library);
  g_free (enlisting->host);
  g_free (enlisting);
}

/* An order that cannot be written down is lost with the program, and nothing else. */
static void
write_order (Enlisting *enlisting)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < enlisting->order->len; i++)
    {
      gint64 id = studio_job_get_row (g_ptr_array_index (enlisting->order, i));
      if (id > 0)
        g_array_append_val (ids, id);
    }
  studio_library_order_waiting (
      enlisting->library, (const gint64 *) (gpointer) ids->data, ids->len, NULL);
}

static void
enlist_in_thread (GTask *task,
                  G_GNUC_UNUSED gpointer source,
                  gpointer data,
                  G_GNUC_UNUSED GCancellable *cancellable)
{
  Enlisting *enlisting = data;

  for (guint i = 0; i < enlisting->jobs->len; i++)
    studio_job_enlist (g_ptr_array_index (enlisting->jobs, i), enlisting->host);
  if (enlisting->order != NULL)
    write_order (enlisting);
  g_task_return_boolean (task, TRUE);
}

static void
enlisted_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  StudioQueue *self = STUDIO_QUEUE (object);
  Enlisting *enlisting = g_task_get_task_data (G_TASK (result));

  for (guint i = 0; i < enlisting->jobs->len; i++)
    {
      StudioJob *job = g_ptr_array_index (enlisting->jobs, i);
      if (studio_job_is_waiting (job))
        studio_job_set_record_id (job, studio_job_get_row (job));
    }
  self->n_enlisting--;
  studio_queue_enlist_waiting (self);
  studio_queue_notify_settled (self);
}

/**
 * studio_queue_enlist_waiting:
 * @self: a queue
 *
 * Has the jobs written down that wait and have no row yet, in a worker, in their order, and the
 * order of all that wait where a person changed it. For the files of the queue alone.
 */
void
studio_queue_enlist_waiting (StudioQueue *self)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_object_unref);

  /* One worker: what comes while it writes is the next one's. */
  if (!self->stores_waiting || self->n_enlisting > 0)
    return;
  for (guint i = 0; i < self->jobs->len; i++)
    {
      StudioJob *job = g_ptr_array_index (self->jobs, i);
      if (!studio_job_is_waiting (job) || job->library == NULL)
        continue;
      if (job->library == self->library)
        g_ptr_array_add (order, g_object_ref (job));
      if (!job->enlisted)
        g_ptr_array_add (jobs, g_object_ref (job));
      job->enlisted = TRUE;
    }
  self->reordered = self->reordered && order->len > 0;
  if (jobs->len == 0 && !self->reordered)
    return;
  g_autoptr (GTask) task = g_task_new (self, NULL, enlisted_cb, NULL);
  Enlisting *enlisting = g_new0 (Enlisting, 1);
  enlisting->jobs = g_steal_pointer (&jobs);
  if (self->reordered)
    enlisting->order = g_steal_pointer (&order);
  g_set_object (&enlisting->library, self->library);
  enlisting->host = g_strdup (self->host);
  self->reordered = FALSE;
  self->n_enlisting++;
  g_task_set_source_tag (task, studio_queue_enlist_waiting);
  g_task_set_task_data (task, enlisting, free_enlisting);
  g_task_run_in_thread (task, enlist_in_thread);
}

/**
 * studio_queue_set_stores_waiting:
 * @self: a queue
 * @stores_waiting: whether jobs are written down while they wait, so that
 *   studio_library_take_waiting() finds them after a restart; not at first
 */
void
studio_queue_set_stores_waiting (StudioQueue *self, gboolean stores_waiting)
{
  self->stores_waiting = stores_waiting;
  studio_queue_enlist_waiting (self);
}

/**
 * studio_queue_find_place:
 * @self: a queue
 * @job: one of its jobs
 *
 * Returns: its place among those that wait, 0 for the one that is next; %G_MAXUINT where it does
 * not wait
 */
guint
studio_queue_find_place (StudioQueue *self, StudioJob *job)
{
  guint place = 0;

  for (guint i = 0; i < self->jobs->len; i++)
    {
      StudioJob *other = g_ptr_array_index (self->jobs, i);
      if (!studio_job_is_waiting (other))
        continue;
      if (other == job)
        return place;
      place++;
    }
  return G_MAXUINT;
}

static guint
find_position (StudioQueue *self, guint place)
{
  guint last = 0;

  for (guint i = 0; i < self->jobs->len; i++)
    {
      if (!studio_job_is_waiting (g_ptr_array_index (self->jobs, i)))
        continue;
      last = i;
      if (place-- == 0)
        break;
    }
  return last;
}

/**
 * studio_queue_place:
 * @self: a queue
 * @job: one of its jobs that waits
 * @place: where it goes among those that wait, 0 for the next one, %G_MAXUINT for the last
 *
 * Puts the jobs that wait into another order, which is written down with them.
 */
void
studio_queue_place (StudioQueue *self, StudioJob *job, guint place)
{
  guint from = 0;

  if (!studio_job_is_waiting (job) || !g_ptr_array_find (self->jobs, job, &from))
    return;
  guint to = find_position (self, place);
  if (to == from)
    return;
  guint n = MAX (from, to) - MIN (from, to) + 1;
  g_ptr_array_insert (self->jobs, (int) to, g_ptr_array_steal_index (self->jobs, from));
  g_list_model_items_changed (G_LIST_MODEL (self), MIN (from, to), n, n);
  studio_queue_update (self);
  self->reordered = TRUE;
  studio_queue_enlist_waiting (self);
}

/**
 * studio_queue_retry:
 * @self: a queue
 * @job: one of its jobs that has ended without an image
 * @error: return location; as studio_queue_add()
 *
 * Asks for the same once more, in the place of @job in the list; the ledger keeps both calls. To be
 * called only when a person says so: the first call may have been billed.
 *
 * Returns: (transfer none) (nullable): the new job
 */
StudioJob *
studio_queue_retry (StudioQueue *self, StudioJob *job, GError **error)
{
  guint position = self->jobs->len;

  g_return_val_if_fail (studio_job_has_ended (job), NULL);
  if (!studio_queue_check_request (self, studio_job_get_request (job), error))
    return NULL;
  g_autoptr (StudioJob) again = studio_job_new_again (job);
  if (g_ptr_array_find (self->jobs, job, &position))
    studio_queue_remove (self, job);
  studio_queue_insert (self, again, position);
  studio_queue_update (self);
  self->reordered |= studio_job_is_waiting (again);
  studio_queue_enlist_waiting (self);
  return again;
}

static StudioRun *
ensure_run (GHashTable *runs, gint64 id)
{
  if (id == 0)
    return NULL;
  StudioRun *run = g_hash_table_lookup (runs, &id);
  if (run == NULL)
    {
      run = studio_run_new_for_id (id);
      g_hash_table_insert (runs, g_memdup2 (&id, sizeof id), run);
    }
  return run;
}

/**
 * studio_queue_restore:
 * @self: a queue with a library
 * @records: (element-type StudioRecord): what studio_library_take_waiting() found
 *
 * Puts the calls at the end as jobs that wait, and pauses the queue if there are any: nothing is
 * sent before a person says so.
 *
 * Returns: how many there are
 */
guint
studio_queue_restore (StudioQueue *self, GPtrArray *records)
{
  guint n = 0;
  g_autoptr (GHashTable) runs = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) studio_run_unref);

  for (guint i = 0; i < records->len; i++)
    {
      StudioRecord *record = g_ptr_array_index (records, i);
      if (studio_record_get_request (record) == NULL
          || studio_record_get_state (record) != STUDIO_RECORD_QUEUED)
        continue;
      if (n++ == 0)
        studio_queue_set_paused (self, TRUE);
      g_autoptr (StudioJob) job = studio_job_new_for_record (
          record,
          self->library,
          ensure_run (runs, studio_record_get_run (record)),
          self->clock,
          self->trace);
      studio_queue_insert (self, job, self->jobs->len);
    }
  studio_queue_update (self);
  return n;
}

/**
 * studio_queue_add_past:
 * @self: a queue with a library
 * @records: (element-type StudioRecord): images that were made in an earlier time, oldest first
 *
 * Puts those that are kept, and not in the trash, before everything else, as jobs that have ended.
 */
void
studio_queue_add_past (StudioQueue *self, GPtrArray *records)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      StudioRecord *record = g_ptr_array_index (records, i);
      if (studio_record_get_request (record) == NULL || studio_record_get_trashed (record)
          || studio_record_get_state (record) != STUDIO_RECORD_KEPT)
        continue;
      g_ptr_array_insert (
          self->jobs, (int) n++, studio_job_new_kept (record, self->library, self->clock));
    }
  if (n == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n);
  g_object_notify (G_OBJECT (self), "n-items");
}

/**
 * studio_queue_tally:
 * @self: a queue
 * @run: a press of Generate
 * @tally: (out): what became of its images so far
 */
void
studio_queue_tally (StudioQueue *self, StudioRun *run, StudioRunTally *tally)
{
  *tally = (StudioRunTally){ 0 };
  for (guint i = 0; i < self->jobs->len; i++)
    {
      StudioJob *job = g_ptr_array_index (self->jobs, i);
      StudioRecordState state = studio_job_get_state (job);
      if (studio_job_get_run (job) != run)
        continue;
      tally->n_all++;
      tally->n_kept += state == STUDIO_RECORD_KEPT;
      tally->n_refused += state == STUDIO_RECORD_REFUSED;
      tally->n_failed += state == STUDIO_RECORD_FAILED || state == STUDIO_RECORD_UNKNOWN;
      tally->n_cancelled += state == STUDIO_RECORD_CANCELLED;
    }
}
