/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-news.h"

#include "studio-dialogs.h"

#include <glib/gi18n-lib.h>

/* A job whose image is to be saved elsewhere, for as long as the question stands. */
typedef struct
{
  StudioWindow *window;
  StudioJob *job;
} Rescue;

static Rescue *
new_rescue (StudioWindow *window, StudioJob *job)
{
  Rescue *rescue = g_new0 (Rescue, 1);
  rescue->window = g_object_ref (window);
  rescue->job = g_object_ref (job);
  return rescue;
}

static void
free_rescue (Rescue *rescue)
{
  g_object_unref (rescue->window);
  g_object_unref (rescue->job);
  g_free (rescue);
}

static void
free_rescue_cb (gpointer rescue, G_GNUC_UNUSED GClosure *closure)
{
  free_rescue (rescue);
}

static void offer (StudioWindow *window, StudioJob *job);

static void
tell (StudioWindow *window, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  studio_window_add_toast (window, toast);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Rescue *rescue = data;
  g_autoptr (GError) error = NULL;

  if (studio_job_save_rescued_finish (STUDIO_JOB (source), result, &error))
    studio_window_add_toast (rescue->window, adw_toast_new (_ ("Image saved")));
  else
    {
      studio_window_show_error (rescue->window, error);
      offer (rescue->window, rescue->job);
    }
  free_rescue (rescue);
}

static void
place_chosen_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  Rescue *rescue = data;
  g_autoptr (GFile) file = studio_dialogs_save_finish (result, NULL);
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (path != NULL)
    {
      studio_job_save_rescued_async (rescue->job, path, saved_cb, rescue);
      return;
    }
  /* Dismissing the question is not giving up the image. */
  offer (rescue->window, rescue->job);
  free_rescue (rescue);
}

static void
save_clicked_cb (G_GNUC_UNUSED AdwToast *toast, Rescue *rescue)
{
  g_autofree char *name = studio_job_dup_rescue_name (rescue->job, 1);

  studio_dialogs_save_async (GTK_WINDOW (rescue->window),
                             _ ("Save Image Elsewhere"),
                             name,
                             NULL,
                             NULL,
                             place_chosen_cb,
                             new_rescue (rescue->window, rescue->job));
}

static void
offer (StudioWindow *window, StudioJob *job)
{
  AdwToast *toast = adw_toast_new (_ ("The image arrived, but the library cannot take it"));

  adw_toast_set_button_label (toast, _ ("_Save Elsewhere…"));
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_data (toast,
                         "button-clicked",
                         G_CALLBACK (save_clicked_cb),
                         new_rescue (window, job),
                         free_rescue_cb,
                         0);
  studio_window_add_toast (window, toast);
}

static void
job_ended_cb (StudioWindow *window, StudioJob *job)
{
  g_autoptr (GBytes) bytes = studio_job_dup_rescued_bytes (job);
  if (bytes != NULL)
    offer (window, job);
}

static char *
describe_rebuilt (const StudioRebuildReport *report)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "The library’s database was missing or damaged; it has been made anew from the "
                   "files, with %'u call",
                   "The library’s database was missing or damaged; it has been made anew from the "
                   "files, with %'u calls",
                   report->n_calls),
      report->n_calls);
}

/**
 * studio_library_news_follow:
 * @window: the window
 * @session: its session, whose library was just opened
 *
 * Tells how the library was opened, and offers from now on to save elsewhere what it cannot take.
 */
void
studio_library_news_follow (StudioWindow *window, StudioSession *session)
{
  StudioLibrary *library = studio_session_get_library (session);

  if (library == NULL)
    return;
  const StudioRebuildReport *report = studio_library_get_rebuild_report (library);
  const GError *read_only = studio_library_get_read_only (library);
  if (report != NULL)
    {
      g_autofree char *text = describe_rebuilt (report);
      tell (window, text);
    }
  if (read_only != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("The library is open for looking only. %s"),
                                               read_only->message);
      tell (window, text);
    }
  g_signal_connect_object (studio_session_get_queue (session),
                           "job-ended",
                           G_CALLBACK (job_ended_cb),
                           window,
                           G_CONNECT_SWAPPED);
}
