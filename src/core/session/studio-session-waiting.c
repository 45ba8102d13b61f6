/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-private.h"

#include "studio-address.h"
#include "studio-usual.h"

/* What is known of waiting: the images that waited when the program ended, and how long one usually
 * takes. */

static void
paused_cb (StudioSession *self)
{
  if (!studio_queue_get_paused (self->queue))
    studio_session_set_n_restored (self, 0);
}

/**
 * studio_session_take_waiting:
 * @self: a session with a library
 * @records: (element-type StudioRecord): the calls that waited when the program ended
 *
 * Lets them wait in the queue, which is paused.
 */
void
studio_session_take_waiting (StudioSession *self, GPtrArray *records)
{
  guint n = studio_queue_restore (self->queue, records);

  if (n == 0)
    return;
  g_signal_connect_object (
      self->queue, "notify::paused", G_CALLBACK (paused_cb), self, G_CONNECT_SWAPPED);
  studio_session_set_n_restored (self, n);
}

/**
 * studio_session_get_n_restored:
 * @self: a session
 *
 * Returns: how many images waited when the program ended, and wait in the paused queue until a
 *   person says what becomes of them
 */
guint
studio_session_get_n_restored (StudioSession *self)
{
  return self->n_restored;
}

/**
 * studio_session_resume_restored:
 * @self: a session
 *
 * A person wants the images that waited: the queue goes on.
 */
void
studio_session_resume_restored (StudioSession *self)
{
  studio_queue_set_paused (self->queue, FALSE);
}

/**
 * studio_session_discard_restored:
 * @self: a session
 *
 * Nobody wants the images that waited: they are cancelled, at no cost, and the queue goes on with
 * those that came since.
 */
void
studio_session_discard_restored (StudioSession *self)
{
  GListModel *jobs = G_LIST_MODEL (self->queue);

  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (jobs, i);
      if (studio_job_is_restored (job) && studio_job_is_waiting (job))
        studio_job_cancel (job);
    }
  studio_queue_set_paused (self->queue, FALSE);
}

typedef struct
{
  StudioLibrary *library;
  char *host;
  gint64 duration_us;
} UsualData;

static void
free_usual_data (gpointer data)
{
  UsualData *usual = data;
  g_object_unref (usual->library);
  g_free (usual->host);
  g_free (usual);
}

static void
find_usual_in_thread (GTask *task,
                      G_GNUC_UNUSED gpointer source,
                      gpointer data,
                      G_GNUC_UNUSED GCancellable *cancellable)
{
  UsualData *usual = data;

  studio_library_find_usual_duration (usual->library, usual->host, &usual->duration_us, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
usual_found_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  StudioSession *self = STUDIO_SESSION (object);
  UsualData *usual = g_task_get_task_data (G_TASK (result));
  gboolean again = self->ask_usual_again;

  self->asking_usual = FALSE;
  self->ask_usual_again = FALSE;
  if (self->queue == NULL) /* on its way out */
    return;
  studio_queue_set_usual_us (self->queue, usual->duration_us);
  if (again)
    studio_session_ask_usual (self);
}

/**
 * studio_session_ask_usual:
 * @self: a session
 *
 * Has a worker look up how long a call to the present service usually takes, and tells the queue.
 */
void
studio_session_ask_usual (StudioSession *self)
{
  if (self->library == NULL || self->connection == NULL)
    return;
  self->ask_usual_again = self->asking_usual;
  if (self->asking_usual)
    return;
  self->asking_usual = TRUE;
  g_autoptr (GTask) task = g_task_new (self, NULL, usual_found_cb, NULL);
  UsualData *usual = g_new0 (UsualData, 1);
  usual->library = g_object_ref (self->library);
  usual->host = studio_address_dup_host (studio_connection_get_address (self->connection));
  g_task_set_source_tag (task, studio_session_ask_usual);
  g_task_set_task_data (task, usual, free_usual_data);
  g_task_run_in_thread (task, find_usual_in_thread);
}
