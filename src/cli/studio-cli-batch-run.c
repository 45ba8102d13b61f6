/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-address.h"
#include "studio-cli-batch-private.h"
#include "studio-cli-rescue.h"
#include "studio-error.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>

#define PROGRESS_MS 200
#define CLEAR_LINE "\r\033[K"

/* Two are on their way and one is ready to follow. */
#define N_AHEAD (STUDIO_QUEUE_IN_FLIGHT + 1)

/* So many answers in a row that nobody can make anything of, and the others would fare no better.
 */
#define MAX_FAILURES_IN_A_ROW 5

/* Which image a job is for. */
typedef struct
{
  const StudioCliBatchLine *line;
  guint index;
} Item;

static const char item_key[] = "studio-cli-batch-item";

/* Takes the error. The first one decides how the command ends. */
static void
note_error (StudioCliBatch *batch, GError *error)
{
  if (batch->error == NULL)
    batch->error = error;
  else
    g_clear_error (&error);
}

/* What was written down but not sent costs nothing, and is the next one's to send. */
static void
stop (StudioCliBatch *batch)
{
  batch->stopping = TRUE;
  studio_queue_cancel_waiting (batch->service.queue);
}

static char *
deliver (StudioCliBatch *batch, const Item *item, gint64 id, GError **error)
{
  StudioCliTarget target = item->line->target;
  g_autofree char *path = studio_cli_target_copy (&target, batch->library, id, item->index, error);

  if (path == NULL
      || (target.kind != STUDIO_CLI_TARGET_NONE
          && !studio_cli_batch_journal_deliver (
              batch->journal, item->line->key, item->index, path, error)))
    return NULL;
  return g_steal_pointer (&path);
}

static GError *
describe_unknown (StudioRecord *record)
{
  const StudioExchange exchange = { .may_be_billed = TRUE };
  const char *message = record == NULL ? NULL : studio_record_get_error_message (record);

  return studio_error_new_for_exchange (
      STUDIO_ERROR_CONNECTION_LOST,
      &exchange,
      "%s",
      message != NULL ? message
                      : _ ("This was sent before and may have been billed; it is not sent again."));
}

static void
add_end (StudioCliBatch *batch, const Item *item, StudioCliBatchEnd end, gint64 id, GError *error)
{
  studio_cli_batch_report_add (&batch->report, item->line, item->index, end, id, NULL, error);
  note_error (batch, error);
}

/* An image that an earlier run made. Its copy may be missing still. */
static void
take_kept (StudioCliBatch *batch, const Item *item, const StudioCliBatchEntry *entry)
{
  GError *error = NULL;
  g_autofree char *path = entry->path != NULL ? g_strdup (entry->path)
                                              : deliver (batch, item, entry->id, &error);

  studio_cli_batch_report_add (&batch->report,
                               item->line,
                               item->index,
                               STUDIO_CLI_BATCH_KEPT_BEFORE,
                               entry->id,
                               path,
                               error);
  if (error != NULL)
    note_error (batch, error);
}

/* Whether an image of an earlier run is to be asked for now: only what is known to have cost
 * nothing, and what a person wants all the same. */
static gboolean
settle_earlier (StudioCliBatch *batch, const Item *item, const StudioCliBatchEntry *entry)
{
  g_autoptr (StudioRecord) record = studio_library_load (batch->library, entry->id, NULL);
  StudioRecordState state = record == NULL ? STUDIO_RECORD_UNKNOWN
                                           : studio_record_get_state (record);
  gboolean was_sent = record == NULL || studio_record_get_duration_us (record) > 0;

  if (state == STUDIO_RECORD_KEPT)
    take_kept (batch, item, entry);
  else if (state == STUDIO_RECORD_REFUSED)
    add_end (batch,
             item,
             STUDIO_CLI_BATCH_REFUSED,
             entry->id,
             g_error_new (STUDIO_ERROR,
                          STUDIO_ERROR_CONTENT_REFUSED,
                          "%s",
                          studio_record_get_error_message (record)));
  else if (state == STUDIO_RECORD_FAILED || state == STUDIO_RECORD_QUEUED
           || (state == STUDIO_RECORD_CANCELLED && !was_sent) || batch->options->retry_unknown)
    return TRUE;
  else
    add_end (batch, item, STUDIO_CLI_BATCH_UNKNOWN, entry->id, describe_unknown (record));
  return FALSE;
}

static void
begin_line (StudioCliBatch *batch, const StudioCliBatchLine *line)
{
  const StudioCliBatchEntry *entry = studio_cli_batch_journal_find (batch->journal, line->key, 0);

  g_clear_pointer (&batch->run, studio_run_unref);
  batch->run = studio_run_new ();
  batch->line_seed = studio_request_get_seed (line->request);
  if (batch->line_seed == 0 && entry != NULL)
    batch->line_seed = entry->seed;
  if (batch->line_seed == 0)
    batch->line_seed = studio_random_draw_seed (batch->random);
}

static StudioJob *
make_job (StudioCliBatch *batch, const Item *item)
{
  const StudioCallDetails details = { .price_micros = batch->price_micros };
  guint32 seed = batch->line_seed;

  for (guint i = 0; i < item->index; i++)
    seed = studio_seed_get_next (seed);
  g_autoptr (StudioRequest) modelled = studio_request_copy_with_model (
      item->line->request, studio_connection_get_model (batch->service.connection));
  g_autoptr (StudioRequest) request = studio_request_copy_with_seed (modelled, seed);
  StudioJob *job = studio_job_new (
      request, batch->library, batch->context->clock, batch->context->trace);
  studio_job_set_preview (job, FALSE);
  studio_job_set_details (job, &details, batch->run);
  g_object_set_data_full (G_OBJECT (job), item_key, g_memdup2 (item, sizeof *item), g_free);
  return job;
}

/* The ledger first, then the journal, then the service: whatever ends in between, nothing is sent
 * that the journal does not know of. */
static void
start_item (StudioCliBatch *batch, const Item *item)
{
  g_autoptr (StudioJob) job = make_job (batch, item);
  GError *error = NULL;
  gint64 id = studio_job_write_down (job, batch->host, &error);

  if (id > 0
      && studio_cli_batch_journal_begin (
          batch->journal, item->line->key, item->index, id, batch->line_seed, &error))
    {
      studio_queue_append (batch->service.queue, job);
      return;
    }
  add_end (batch, item, STUDIO_CLI_BATCH_FAILED, id, error);
  batch->stopping = TRUE;
}

static gboolean
take_next_item (StudioCliBatch *batch, Item *item)
{
  if (batch->stopping || batch->next_line >= batch->lines->len)
    return FALSE;
  item->line = g_ptr_array_index (batch->lines, batch->next_line);
  item->index = batch->next_index;
  if (item->index == 0)
    begin_line (batch, item->line);
  if (++batch->next_index == item->line->count)
    {
      batch->next_index = 0;
      batch->next_line++;
    }
  return TRUE;
}

static void
feed (StudioCliBatch *batch)
{
  Item item;

  if (batch->feeding)
    return;
  batch->feeding = TRUE;
  while (studio_queue_get_n_active (batch->service.queue) < N_AHEAD
         && take_next_item (batch, &item))
    {
      const StudioCliBatchEntry *entry = studio_cli_batch_journal_find (
          batch->journal, item.line->key, item.index);
      if (entry == NULL || entry->id == 0 || settle_earlier (batch, &item, entry))
        start_item (batch, &item);
    }
  batch->feeding = FALSE;
  if (studio_queue_get_n_active (batch->service.queue) == 0)
    g_main_loop_quit (batch->loop);
}

/* What holds for one holds for all: a key that is refused, a limit, a network, a disk. */
static gboolean
is_hopeless (StudioCliBatch *batch, const GError *error)
{
  int code = studio_error_get_exit_code (error);

  batch->n_failures = code == 7 || code == 8 ? batch->n_failures + 1 : 0;
  return code == 3 || code == 5 || code == 6 || code == 9
         || batch->n_failures >= MAX_FAILURES_IN_A_ROW;
}

static StudioCliBatchEnd
find_end (StudioRecordState state, StudioJob *job)
{
  if (state == STUDIO_RECORD_REFUSED)
    return STUDIO_CLI_BATCH_REFUSED;
  if (state == STUDIO_RECORD_CANCELLED && !studio_job_was_sent (job))
    return STUDIO_CLI_BATCH_CANCELLED;
  return state == STUDIO_RECORD_FAILED ? STUDIO_CLI_BATCH_FAILED : STUDIO_CLI_BATCH_UNKNOWN;
}

static void
take_failure (StudioCliBatch *batch, const Item *item, StudioJob *job)
{
  GError *error = g_error_copy (studio_job_get_error (job));
  StudioCliTarget target = item->line->target;
  g_autofree char *rescued = studio_cli_rescue (&target, job, item->index);

  if (rescued != NULL)
    g_printerr (_ ("The image arrived all the same and is now in “%s”."), rescued);
  if (is_hopeless (batch, error))
    stop (batch);
  add_end (batch,
           item,
           find_end (studio_job_get_state (job), job),
           studio_job_get_record_id (job),
           error);
}

static void
take_image (StudioCliBatch *batch, const Item *item, StudioJob *job)
{
  GError *error = NULL;
  gint64 id = studio_job_get_record_id (job);
  g_autofree char *path = deliver (batch, item, id, &error);

  batch->n_failures = 0;
  studio_cli_batch_report_add (
      &batch->report, item->line, item->index, STUDIO_CLI_BATCH_KEPT, id, path, error);
  if (error == NULL)
    return;
  note_error (batch, error);
  stop (batch);
}

static void
job_ended_cb (StudioQueue *queue, StudioJob *job, gpointer data)
{
  StudioCliBatch *batch = data;
  const Item item = *(const Item *) g_object_get_data (G_OBJECT (job), item_key);

  if (studio_job_get_state (job) == STUDIO_RECORD_KEPT)
    take_image (batch, &item, job);
  else
    take_failure (batch, &item, job);
  studio_queue_remove (queue, job);
  feed (batch);
}

/* What was sent is paid for, so it is waited for; whoever insists does not wait. */
static gboolean
interrupt_cb (gpointer data)
{
  StudioCliBatch *batch = data;

  if (batch->stopping)
    studio_queue_cancel_all (batch->service.queue);
  else
    {
      note_error (batch,
                  g_error_new_literal (G_IO_ERROR,
                                       G_IO_ERROR_CANCELLED,
                                       _ ("Stopped; --resume goes on where this ends.")));
      stop (batch);
    }
  feed (batch);
  return G_SOURCE_CONTINUE;
}

static gboolean
progress_cb (gpointer data)
{
  StudioCliBatch *batch = data;
  StudioQueue *queue = batch->service.queue;
  double wait = (double) studio_queue_get_wait_us (queue) / G_USEC_PER_SEC;

  g_printerr (CLEAR_LINE);
  g_printerr (g_dngettext (
                  GETTEXT_PACKAGE, "%'u of %'u image", "%'u of %'u images", batch->report.n_images),
              studio_cli_batch_report_count (&batch->report),
              batch->report.n_images);
  if (studio_queue_get_wait_reason (queue) == STUDIO_WAIT_LIMIT)
    g_printerr (_ (", waiting %d s for the rate limit"), (int) ceil (wait));
  return G_SOURCE_CONTINUE;
}

/**
 * studio_cli_batch_run:
 * @batch: a batch that is prepared
 *
 * Asks for one image after the other, and waits for them.
 */
void
studio_cli_batch_run (StudioCliBatch *batch)
{
  guint interrupt = g_unix_signal_add (SIGINT, interrupt_cb, batch);
  guint terminate = g_unix_signal_add (SIGTERM, interrupt_cb, batch);
  guint progress = isatty (STDERR_FILENO) ? g_timeout_add (PROGRESS_MS, progress_cb, batch) : 0;

  batch->loop = g_main_loop_new (NULL, FALSE);
  batch->random = studio_random_new_system ();
  batch->host = studio_address_dup_host (studio_connection_get_address (batch->service.connection));
  g_signal_connect (batch->service.queue, "job-ended", G_CALLBACK (job_ended_cb), batch);
  feed (batch);
  if (studio_queue_get_n_active (batch->service.queue) > 0)
    g_main_loop_run (batch->loop);
  g_signal_handlers_disconnect_by_data (batch->service.queue, batch);
  if (progress != 0)
    g_source_remove (progress);
  g_source_remove (interrupt);
  g_source_remove (terminate);
}
