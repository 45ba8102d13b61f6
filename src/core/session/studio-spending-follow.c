/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-spending-private.h"

/* Reading, summing up and saving, in workers. */

typedef struct
{
  StudioLibrary *library;
  char *path;
  StudioSpendingTerms terms;
  guint n_sets;
  gboolean unwritten;
  gint64 now_us;
  gint64 spent_micros;
  gint64 until_us;
} Work;

static Work *
work_new (StudioSpending *self)
{
  Work *work = g_new0 (Work, 1);

  g_set_object (&work->library, self->library);
  work->path = g_strdup (self->path);
  work->terms = self->terms;
  work->n_sets = self->n_sets;
  work->unwritten = self->unwritten;
  work->now_us = studio_clock_get_real_us (self->clock);
  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;
  g_clear_object (&work->library);
  g_free (work->path);
  g_free (work);
}

static void
save_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  Work *work = data;
  /* What cannot be written now holds for this session, and is written with the next change. */
  g_task_return_boolean (task, studio_spending_terms_save (&work->terms, work->path, NULL));
}

static void
saved_cb (GObject *source, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  StudioSpending *self = STUDIO_SPENDING (source);

  self->saving = FALSE;
  self->unwritten = !g_task_propagate_boolean (G_TASK (result), NULL);
  if (self->unsaved)
    studio_spending_save_later (self);
}

/**
 * studio_spending_save_later:
 * @self: spending
 *
 * Saves the terms in a worker; one after the other, so that what was set last stays.
 */
void
studio_spending_save_later (StudioSpending *self)
{
  self->unsaved = self->saving;
  self->unwritten = TRUE;
  if (self->saving)
    return;
  g_autoptr (GTask) task = g_task_new (self, NULL, saved_cb, NULL);

  self->saving = TRUE;
  g_task_set_source_tag (task, studio_spending_save_later);
  g_task_set_task_data (task, work_new (self), work_free);
  g_task_run_in_thread (task, save_in_thread);
}

static void
refresh_in_thread (GTask *task,
                   G_GNUC_UNUSED gpointer source,
                   gpointer data,
                   G_GNUC_UNUSED GCancellable *cancellable)
{
  Work *work = data;

  /* The command line may have set a price meanwhile. */
  studio_spending_terms_load (&work->terms, work->path);
  g_task_return_boolean (
      task,
      studio_spending_sum_month (
          work->library, work->now_us, &work->spent_micros, &work->until_us, NULL));
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  StudioSpending *self = STUDIO_SPENDING (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  /* The file may have been read before the terms were in it, though it has them by now. */
  gboolean is_mine = work->unwritten || self->unwritten || work->n_sets != self->n_sets;

  self->refreshing = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), NULL))
    studio_spending_take (
        self, is_mine ? &self->terms : &work->terms, work->spent_micros, work->until_us);
  if (self->outdated)
    studio_spending_refresh_later (self);
}

/**
 * studio_spending_refresh_later:
 * @self: spending
 *
 * Sums the month up in a worker. However much the library tells, one sum is under way at a time,
 * and none while there is no price and nobody wrote one down.
 */
void
studio_spending_refresh_later (StudioSpending *self)
{
  self->outdated = self->refreshing;
  if (self->refreshing || self->library == NULL || (self->terms.price_micros == 0 && !self->unread))
    return;
  g_autoptr (GTask) task = g_task_new (self, NULL, refreshed_cb, NULL);

  self->refreshing = TRUE;
  self->unread = FALSE;
  g_task_set_source_tag (task, studio_spending_refresh_later);
  g_task_set_task_data (task, work_new (self), work_free);
  g_task_run_in_thread (task, refresh_in_thread);
}

/* The command line, or somebody with an editor. */
static void
file_changed_cb (StudioSpending *self)
{
  self->unread = TRUE;
  studio_spending_refresh_later (self);
}

static void
watch_file (StudioSpending *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  /* Where nothing can be watched, the terms are read again with the next change of the library. */
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (
        self->monitor, "changed", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * studio_spending_follow:
 * @self: spending
 * @library: the library
 * @known: (nullable): what was loaded and counted before
 *
 * Takes what is @known, counts in a worker whenever @library tells of a change, reads the terms
 * again whenever their file is written, and from now on saves what is set.
 */
void
studio_spending_follow (StudioSpending *self, StudioLibrary *library, StudioSpending *known)
{
  static const char *const names[] = { "added", "changed", "reload" };

  g_set_object (&self->library, library);
  if (known != NULL)
    studio_spending_take (self, &known->terms, known->spent_micros, known->until_us);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (
        library, names[i], G_CALLBACK (studio_spending_refresh_later), self, G_CONNECT_SWAPPED);
  if (self->monitor == NULL)
    watch_file (self);
  studio_spending_refresh_later (self);
}
