/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-work-progress.h"

static gboolean
tell_cb (gpointer data)
{
  GTask *task = data;
  StudioWorkProgress *self = g_task_get_task_data (task);
  guint64 n_done;
  guint64 n_all;

  g_mutex_lock (&self->mutex);
  self->queued = FALSE;
  n_done = self->n_done;
  n_all = self->n_all;
  g_mutex_unlock (&self->mutex);
  if (!g_task_get_completed (task))
    self->func (n_done, n_all, self->user_data);
  return G_SOURCE_REMOVE;
}

/**
 * studio_work_progress_init:
 * @self: the first member of what will be the data of @task
 * @task: the work
 * @func: (nullable): told how far it is
 * @user_data: for @func
 */
void
studio_work_progress_init (StudioWorkProgress *self,
                           GTask *task,
                           StudioWorkFunc func,
                           gpointer user_data)
{
  *self = (StudioWorkProgress){ .task = task, .func = func, .user_data = user_data };
  g_mutex_init (&self->mutex);
}

/**
 * studio_work_progress_clear:
 * @self: a progress
 */
void
studio_work_progress_clear (StudioWorkProgress *self)
{
  g_mutex_clear (&self->mutex);
}

/**
 * studio_work_progress_tell:
 * @self: a progress
 * @n_done: how many are done
 * @n_all: how many there are
 *
 * For the worker. What the main context had no time for is passed over.
 */
void
studio_work_progress_tell (StudioWorkProgress *self, guint64 n_done, guint64 n_all)
{
  gboolean queued;

  if (self->func == NULL)
    return;
  g_mutex_lock (&self->mutex);
  queued = self->queued;
  self->queued = TRUE;
  self->n_done = n_done;
  self->n_all = n_all;
  g_mutex_unlock (&self->mutex);
  if (queued)
    return;
  /* Not g_main_context_invoke(), which may call back in this very thread. */
  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, g_object_ref (self->task), g_object_unref);
  g_source_attach (source, g_task_get_context (self->task));
}
