/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-wording-actions.h"

#include "studio-compare-actions.h"
#include "studio-compare-facts.h"
#include "studio-generate-actions.h"
#include "studio-present.h"
#include "studio-spending-guard.h"
#include "studio-window-actions.h"
#include "studio-wording-dialog.h"
#include "studio-wording-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The images of a test, until all have come or have not. */
typedef struct
{
  StudioWindow *window;
  StudioWording *wording;
  GPtrArray *jobs; /* a row each */
  gulong handler;
} Trial;

static void
free_trial (Trial *trial, StudioQueue *queue)
{
  if (trial->handler != 0)
    g_signal_handler_disconnect (queue, trial->handler);
  g_object_unref (trial->wording);
  g_object_unref (trial->window);
  g_ptr_array_unref (trial->jobs);
  g_free (trial);
}

/* Side by side, each under its words. */
static void
show_trial (Trial *trial)
{
  gint64 ids[STUDIO_COMPARE_MAX];
  const char *titles[STUDIO_COMPARE_MAX + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < trial->jobs->len && n < STUDIO_COMPARE_MAX; i++)
    {
      StudioJob *job = g_ptr_array_index (trial->jobs, i);
      const char *phrase = studio_wording_get_phrase (
          trial->wording, i / studio_wording_get_n_seeds (trial->wording));
      if (studio_job_get_state (job) != STUDIO_RECORD_KEPT)
        continue;
      ids[n] = studio_job_get_record_id (job);
      titles[n++] = *phrase == '\0' ? _ ("As It Was") : phrase;
    }
  if (n >= 2)
    studio_compare_actions_show (trial->window, ids, n, titles);
}

static void
job_ended_cb (StudioQueue *queue, G_GNUC_UNUSED StudioJob *ended, gpointer user_data)
{
  Trial *trial = user_data;

  for (guint i = 0; i < trial->jobs->len; i++)
    if (!studio_job_has_ended (g_ptr_array_index (trial->jobs, i)))
      return;
  if (studio_window_get_session (trial->window) != NULL)
    show_trial (trial);
  free_trial (trial, queue);
}

/* What is sent once nothing stands against it. */
typedef struct
{
  StudioWindow *window;
  GtkWindow *dialog;
  StudioWording *wording;
} Sending;

static void
free_sending (gpointer data)
{
  Sending *sending = data;

  g_object_unref (sending->window);
  g_object_unref (sending->dialog);
  g_object_unref (sending->wording);
  g_free (sending);
}

/* Row by row, each with all seeds. */
static GPtrArray *
dup_requests (StudioWording *wording)
{
  GPtrArray *requests = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint row = 0; row < studio_wording_get_n_phrases (wording); row++)
    for (guint column = 0; column < studio_wording_get_n_seeds (wording); column++)
      g_ptr_array_add (requests, studio_wording_dup_cell (wording, row, column));
  return requests;
}

static void
follow_trial (Sending *sending, StudioQueue *queue, guint first, guint n_jobs)
{
  Trial *trial = g_new0 (Trial, 1);

  trial->window = g_object_ref (sending->window);
  trial->wording = g_object_ref (sending->wording);
  trial->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_jobs; i++)
    g_ptr_array_add (trial->jobs, g_list_model_get_item (G_LIST_MODEL (queue), first + i));
  trial->handler = g_signal_connect (queue, "job-ended", G_CALLBACK (job_ended_cb), trial);
  studio_window_show_job (sending->window, g_ptr_array_index (trial->jobs, 0));
}

/* A few with one seed are compared when all have come; more are seen coming. */
static void
show_sent (Sending *sending, StudioQueue *queue, guint first, guint n_jobs)
{
  if (studio_wording_get_n_seeds (sending->wording) == 1 && n_jobs <= STUDIO_COMPARE_MAX)
    {
      follow_trial (sending, queue, first, n_jobs);
      return;
    }
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_jobs; i++)
    g_ptr_array_add (jobs, g_list_model_get_item (G_LIST_MODEL (queue), first + i));
  studio_window_show_job (sending->window, g_ptr_array_index (jobs, 0));
  studio_deck_push (studio_window_get_parts (sending->window).deck,
                    studio_wording_page_new (
                        studio_window_get_session (sending->window), sending->wording, jobs));
}

static void
send_cb (gpointer data)
{
  Sending *sending = data;
  StudioSession *session = studio_window_get_session (sending->window);
  g_autoptr (GPtrArray) requests = dup_requests (sending->wording);
  g_autoptr (GError) error = NULL;

  /* The window may be gone by the time that the question is answered. */
  if (session == NULL)
    return;
  StudioQueue *queue = studio_session_get_queue (session);
  guint first = g_list_model_get_n_items (G_LIST_MODEL (queue));
  const StudioCallDetails details = {
    .template = studio_wording_get_template (sending->wording),
    .parent = studio_draft_get_parent (studio_session_get_draft (session)),
  };
  studio_dismiss (sending->dialog, NULL);
  if (studio_queue_add_requests (queue, requests, &details, &error))
    show_sent (sending, queue, first, requests->len);
  else
    studio_generate_actions_show_error (sending->window, error);
}

static void
chosen_cb (StudioWindow *window, StudioWording *wording, StudioWordingDialog *dialog)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->window = g_object_ref (window);
  sending->dialog = GTK_WINDOW (g_object_ref (dialog));
  sending->wording = g_object_ref (wording);
  studio_spending_guard_run (GTK_WIDGET (dialog),
                             studio_window_get_session (window),
                             studio_wording_get_n_phrases (wording)
                                 * studio_wording_get_n_seeds (wording),
                             send_cb,
                             sending,
                             free_sending);
}

/* What is sent may differ from what is typed: the marked words are looked for in it. */
static gboolean
find_marked (StudioComposer *composer, StudioRequest *request, gsize *start, gsize *length)
{
  g_autofree char *marked = studio_composer_dup_marked (composer, start);
  const char *prompt = studio_request_get_prompt (request);

  *length = strlen (marked);
  if (*start <= strlen (prompt) && g_str_has_prefix (prompt + *start, marked))
    return TRUE;
  const char *found = strstr (prompt, marked);
  *start = found == NULL ? 0 : (gsize) (found - prompt);
  return found != NULL && *length > 0;
}

static void
test_wordings_action (GtkWidget *widget,
                      G_GNUC_UNUSED const char *name,
                      G_GNUC_UNUSED GVariant *parameter)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  StudioWindowParts parts = studio_window_get_parts (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_generate_actions_read_draft (window, &error);
  gsize start = 0;
  gsize length = 0;

  if (request == NULL)
    studio_generate_actions_show_error (window, error);
  else if (!find_marked (parts.composer, request, &start, &length))
    studio_window_add_toast (window,
                             adw_toast_new (_ ("Mark the words of the prompt to be tested")));
  else
    {
      GtkWindow *dialog = studio_wording_dialog_new (
          studio_window_get_session (window), request, start, length, GTK_WINDOW (window));
      g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), window, G_CONNECT_SWAPPED);
      studio_present (dialog);
    }
}

/**
 * studio_wording_actions_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the action that tries other words in the prompt.
 */
void
studio_wording_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.test-wordings", NULL, test_wordings_action);
}
