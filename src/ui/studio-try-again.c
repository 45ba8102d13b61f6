/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-try-again.h"

#include "studio-spending-guard.h"
#include "studio-window.h"

/* A run whose images that failed are asked for again. What cost nothing goes first; what may have
 * been billed only when a person says so. */
typedef struct
{
  StudioWindow *window;
  GPtrArray *failed;  /* StudioJob: nothing of them was billed */
  GPtrArray *unknown; /* StudioJob: they may have been billed */
} TryAgain;

static void
free_try_again (gpointer data)
{
  TryAgain *self = data;

  g_object_unref (self->window);
  g_ptr_array_unref (self->failed);
  g_ptr_array_unref (self->unknown);
  g_free (self);
}

static gboolean
has_failed (StudioJob *job)
{
  StudioRecordState state = studio_job_get_state (job);
  return state == STUDIO_RECORD_FAILED || state == STUDIO_RECORD_UNKNOWN;
}

static StudioJob *
find_job (GListModel *jobs, gint64 record_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (jobs, i);
      if (has_failed (job) && studio_job_get_record_id (job) == record_id)
        return g_steal_pointer (&job);
    }
  return NULL;
}

static void
collect (TryAgain *self, GListModel *jobs, StudioJob *of)
{
  StudioRun *run = studio_job_get_run (of);

  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (jobs, i);
      gboolean unknown = studio_job_get_state (job) == STUDIO_RECORD_UNKNOWN;
      if (has_failed (job) && (run == NULL ? job == of : studio_job_get_run (job) == run))
        g_ptr_array_add (unknown ? self->unknown : self->failed, g_steal_pointer (&job));
    }
}

static gboolean
retry (TryAgain *self, GPtrArray *jobs)
{
  StudioSession *session = studio_window_get_session (self->window);
  g_autoptr (GError) error = NULL;

  if (session == NULL)
    return FALSE;
  for (guint i = 0; i < jobs->len && error == NULL; i++)
    studio_queue_retry (studio_session_get_queue (session), g_ptr_array_index (jobs, i), &error);
  if (error != NULL)
    studio_window_show_error (self->window, error);
  return error == NULL;
}

static void
retry_unknown_cb (gpointer data)
{
  TryAgain *self = data;
  retry (self, self->unknown);
}

/* Takes @self. */
static void
go_on_with_unknown (TryAgain *self)
{
  guint n = self->unknown->len;

  if (n == 0)
    free_try_again (self);
  else
    studio_spending_guard_run_again (GTK_WIDGET (self->window),
                                     studio_window_get_session (self->window),
                                     n,
                                     n,
                                     retry_unknown_cb,
                                     self,
                                     free_try_again);
}

static void
retry_failed_cb (gpointer data)
{
  TryAgain *self = data;
  TryAgain *rest = g_new0 (TryAgain, 1);
  gboolean done = retry (self, self->failed);

  rest->window = g_object_ref (self->window);
  rest->failed = g_ptr_array_ref (self->failed);
  rest->unknown = g_ptr_array_ref (self->unknown);
  if (done)
    go_on_with_unknown (rest);
  else
    free_try_again (rest);
}

static void
try_again_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *parameter)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  StudioSession *session = studio_window_get_session (window);
  GListModel *jobs = session == NULL ? NULL : G_LIST_MODEL (studio_session_get_queue (session));
  g_autoptr (StudioJob) of = jobs == NULL ? NULL : find_job (jobs, g_variant_get_int64 (parameter));

  /* Of an earlier start, or gone from the strip: the ledger knows it. */
  if (of == NULL && jobs != NULL)
    gtk_widget_activate_action_variant (widget, "win.run-again", parameter);
  if (of == NULL)
    return;
  TryAgain *self = g_new0 (TryAgain, 1);
  self->window = g_object_ref (window);
  self->failed = g_ptr_array_new_with_free_func (g_object_unref);
  self->unknown = g_ptr_array_new_with_free_func (g_object_unref);
  collect (self, jobs, of);
  /* It is one press of a button: how many is asked about for all of them. */
  if (self->failed->len > 0)
    studio_spending_guard_run (widget,
                               session,
                               self->failed->len + self->unknown->len,
                               retry_failed_cb,
                               self,
                               free_try_again);
  else
    go_on_with_unknown (self);
}

/**
 * studio_try_again_install:
 * @klass: the class of StudioWindow
 *
 * For its class_init alone.
 */
void
studio_try_again_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.try-again", "x", try_again_action);
}
