/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-progress.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>

#define INTERVAL_MS 100
#define CLEAR_LINE "\r\033[K"

static StudioJob *
find_running_job (StudioQueue *queue, guint *n_ended)
{
  StudioJob *running = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (queue));

  *n_ended = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (queue), i);
      if (studio_job_has_ended (job))
        (*n_ended)++;
      else if (running == NULL && studio_job_has_started (job))
        running = job;
    }
  return running;
}

static char *
describe_wait (StudioQueue *queue)
{
  int seconds = (int) ceil ((double) studio_queue_get_wait_us (queue) / G_USEC_PER_SEC);

  switch (studio_queue_get_wait_reason (queue))
    {
    case STUDIO_WAIT_LIMIT:
      return g_strdup_printf (_ ("waiting %d s for the rate limit"), seconds);
    case STUDIO_WAIT_CONNECTION:
      return g_strdup_printf (_ ("no connection, trying again in %d s"), seconds);
    case STUDIO_WAIT_PAUSED:
    case STUDIO_WAIT_TURN:
    default:
      return g_strdup (_ ("waiting"));
    }
}

static char *
describe_job (StudioJob *job)
{
  double seconds = (double) studio_job_get_elapsed_us (job) / G_USEC_PER_SEC;

  if (studio_job_get_state (job) == STUDIO_RECORD_RECEIVING && studio_job_get_progress (job) >= 0)
    return g_strdup_printf (
        _ ("%.1f s, receiving %d %%"), seconds, (int) (100 * studio_job_get_progress (job)));
  return g_strdup_printf (_ ("%.1f s, waiting for the image"), seconds);
}

static gboolean
draw_cb (gpointer data)
{
  StudioQueue *queue = data;
  guint n_ended;
  StudioJob *job = find_running_job (queue, &n_ended);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (queue));
  g_autofree char *text = job == NULL ? describe_wait (queue) : describe_job (job);

  g_printerr (CLEAR_LINE);
  /* Translators: which image of how many, such as “2 of 4”. */
  g_printerr (_ ("%'u of %'u"), MIN (n_ended + 1, n), n);
  g_printerr (" · %s", text);
  return G_SOURCE_CONTINUE;
}

/**
 * studio_cli_progress_start:
 * @queue: the queue to watch; it must outlive the source
 *
 * Returns: a source id for studio_cli_progress_stop(), 0 where nobody is looking
 */
guint
studio_cli_progress_start (StudioQueue *queue)
{
  return isatty (STDERR_FILENO) ? g_timeout_add (INTERVAL_MS, draw_cb, queue) : 0;
}

/**
 * studio_cli_progress_stop:
 * @source: what studio_cli_progress_start() gave
 *
 * Takes the line away.
 */
void
studio_cli_progress_stop (guint source)
{
  if (source == 0)
    return;
  g_source_remove (source);
  g_printerr (CLEAR_LINE);
}
