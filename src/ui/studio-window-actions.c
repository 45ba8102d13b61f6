/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-window-actions.h"

#include "studio-connect-dialog.h"
#include "studio-dialogs.h"
#include "studio-generate-actions.h"
#include "studio-ledger-actions.h"
#include "studio-palette.h"
#include "studio-preferences.h"
#include "studio-present.h"
#include "studio-reveal.h"
#include "studio-shortcuts.h"
#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

static void
cancel_all_action (GtkWidget *widget,
                   const char *name G_GNUC_UNUSED,
                   GVariant *parameter G_GNUC_UNUSED)
{
  StudioSession *session = studio_window_get_session (STUDIO_WINDOW (widget));

  studio_queue_cancel_all (studio_session_get_queue (session));
}

static void
pause_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  StudioQueue *queue = studio_session_get_queue (
      studio_window_get_session (STUDIO_WINDOW (widget)));

  studio_queue_set_paused (queue, !studio_queue_get_paused (queue));
}

static void
cancel_waiting_action (GtkWidget *widget,
                       const char *name G_GNUC_UNUSED,
                       GVariant *parameter G_GNUC_UNUSED)
{
  StudioSession *session = studio_window_get_session (STUDIO_WINDOW (widget));

  studio_queue_cancel_waiting (studio_session_get_queue (session));
}

static void
resume_waiting_action (GtkWidget *widget,
                       const char *name G_GNUC_UNUSED,
                       GVariant *parameter G_GNUC_UNUSED)
{
  StudioSession *session = studio_window_get_session (STUDIO_WINDOW (widget));

  if (studio_session_get_connection (session) == NULL)
    gtk_widget_activate_action (widget, "win.connect", NULL);
  studio_session_resume_restored (session);
}

static void
discard_waiting_action (GtkWidget *widget,
                        const char *name G_GNUC_UNUSED,
                        GVariant *parameter G_GNUC_UNUSED)
{
  studio_session_discard_restored (studio_window_get_session (STUDIO_WINDOW (widget)));
}

static void
connected_cb (StudioWindow *window, gboolean remembered)
{
  AdwToast *toast;

  g_settings_set_boolean (studio_window_get_settings (window), "use-demo", FALSE);
  if (remembered)
    {
      studio_window_add_toast (window, adw_toast_new (_ ("Connected")));
      return;
    }
  toast = adw_toast_new (
      _ ("Connected until Ultra Studio is closed: there is no keyring to keep the key in"));
  adw_toast_set_timeout (toast, 0);
  studio_window_add_toast (window, toast);
}

static void
connect_action (GtkWidget *widget,
                const char *name G_GNUC_UNUSED,
                GVariant *parameter G_GNUC_UNUSED)
{
  StudioSession *session = studio_window_get_session (STUDIO_WINDOW (widget));
  GtkWindow *dialog = studio_connect_dialog_new (session, GTK_WINDOW (widget));

  g_signal_connect_object (
      dialog, "connected", G_CALLBACK (connected_cb), widget, G_CONNECT_SWAPPED);
  studio_present (dialog);
}

static void
focus_prompt_action (GtkWidget *widget,
                     const char *name G_GNUC_UNUSED,
                     GVariant *parameter G_GNUC_UNUSED)
{
  studio_window_edit_draft (STUDIO_WINDOW (widget));
}

/* An empty page: the texts go (Ctrl+Z brings them back), the rest becomes what preferences say. */
static void
new_prompt_action (GtkWidget *widget,
                   const char *name G_GNUC_UNUSED,
                   GVariant *parameter G_GNUC_UNUSED)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  GSettings *settings = studio_window_get_settings (window);
  g_autofree char *ratio_text = g_settings_get_string (settings, "default-aspect-ratio");
  g_autofree char *format_text = g_settings_get_string (settings, "default-output-format");
  StudioAspectRatio ratio = STUDIO_ASPECT_RATIO_DEFAULT;
  StudioOutputFormat format = STUDIO_OUTPUT_FORMAT_PNG;

  studio_aspect_ratio_from_string (ratio_text, &ratio, NULL);
  studio_output_format_from_string (format_text, &format, NULL);
  g_object_set (studio_session_get_draft (studio_window_get_session (window)),
                "prompt",
                "",
                "negative-prompt",
                "",
                "aspect-ratio",
                ratio,
                "output-format",
                format,
                "seed-locked",
                FALSE,
                NULL);
  studio_window_edit_draft (window);
}

static void
open_folder_action (GtkWidget *widget,
                    const char *name G_GNUC_UNUSED,
                    GVariant *parameter G_GNUC_UNUSED)
{
  StudioSession *session = studio_window_get_session (STUDIO_WINDOW (widget));
  StudioPaths *paths = studio_session_get_paths (session);
  g_autoptr (GFile) folder = g_file_new_for_path (studio_paths_get_library_dir (paths));

  studio_reveal_folder (folder);
}

static void
show_view_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *view)
{
  StudioWindowParts parts = studio_window_get_parts (STUDIO_WINDOW (widget));

  studio_deck_pop (parts.deck);
  adw_view_stack_set_visible_child_name (parts.view_stack, g_variant_get_string (view, NULL));
  gtk_widget_child_focus (adw_view_stack_get_visible_child (parts.view_stack), GTK_DIR_TAB_FORWARD);
}

static void
search_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  StudioWindowParts parts = studio_window_get_parts (STUDIO_WINDOW (widget));

  studio_deck_pop (parts.deck);
  adw_view_stack_set_visible_child_name (parts.view_stack, "gallery");
  /* The first look at the gallery makes its page. */
  studio_gallery_page_focus_search (studio_window_get_parts (STUDIO_WINDOW (widget)).gallery_page);
}

static void
search_for_action (GtkWidget *widget, const char *name, GVariant *text)
{
  search_action (widget, name, NULL);
  studio_gallery_page_search (studio_window_get_parts (STUDIO_WINDOW (widget)).gallery_page,
                              g_variant_get_string (text, NULL));
}

static void
toggle_sidebar_action (GtkWidget *widget,
                       const char *name G_GNUC_UNUSED,
                       GVariant *parameter G_GNUC_UNUSED)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  StudioWindowParts parts = studio_window_get_parts (window);

  adw_view_stack_set_visible_child_name (parts.view_stack, "studio");
  if (studio_split_get_show_sidebar (parts.split))
    studio_split_set_show_sidebar (parts.split, FALSE);
  else
    studio_window_edit_draft (window);
}

static void
toggle_fullscreen_action (GtkWidget *widget,
                          const char *name G_GNUC_UNUSED,
                          GVariant *parameter G_GNUC_UNUSED)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
escape_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  StudioWindowParts parts = studio_window_get_parts (STUDIO_WINDOW (widget));

  if (studio_deck_pop (parts.deck))
    return;
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else if (studio_split_get_collapsed (parts.split))
    studio_split_set_show_sidebar (parts.split, FALSE);
}

/* What the keys of the Studio view do to the image on show. */
static void
on_shown_record (GtkWidget *widget, const char *action)
{
  StudioWindowParts parts = studio_window_get_parts (STUDIO_WINDOW (widget));
  const char *view = adw_view_stack_get_visible_child_name (parts.view_stack);
  gint64 id = parts.viewer == NULL ? 0 : studio_viewer_get_record_id (parts.viewer);

  if (id != 0 && g_strcmp0 (view, "studio") == 0 && studio_deck_get_page (parts.deck) == NULL)
    gtk_widget_activate_action (widget, action, "x", id);
}

static void
trash_shown_action (GtkWidget *widget,
                    const char *name G_GNUC_UNUSED,
                    GVariant *parameter G_GNUC_UNUSED)
{
  on_shown_record (widget, "win.trash");
}

static void
preferences_action (GtkWidget *widget,
                    const char *name G_GNUC_UNUSED,
                    GVariant *parameter G_GNUC_UNUSED)
{
  StudioWindow *window = STUDIO_WINDOW (widget);

  studio_present (studio_preferences_new (studio_window_get_session (window),
                                          studio_window_get_settings (window),
                                          GTK_WINDOW (window)));
}

static void
show_help_overlay_action (GtkWidget *widget,
                          const char *name G_GNUC_UNUSED,
                          GVariant *parameter G_GNUC_UNUSED)
{
  studio_present (studio_shortcuts_new (GTK_WINDOW (widget)));
}

static void
about_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  studio_dialogs_show_about (GTK_WINDOW (widget));
}

/**
 * studio_window_actions_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the actions that are not about one image.
 */
void
studio_window_actions_install (GtkWidgetClass *klass)
{
  studio_generate_actions_install (klass);
  studio_ledger_actions_install (klass);
  studio_palette_install (klass);
  gtk_widget_class_install_action (klass, "win.cancel-all", NULL, cancel_all_action);
  gtk_widget_class_install_action (klass, "win.pause", NULL, pause_action);
  gtk_widget_class_install_action (klass, "win.cancel-waiting", NULL, cancel_waiting_action);
  gtk_widget_class_install_action (klass, "win.resume-waiting", NULL, resume_waiting_action);
  gtk_widget_class_install_action (klass, "win.discard-waiting", NULL, discard_waiting_action);
  gtk_widget_class_install_action (klass, "win.connect", NULL, connect_action);
  gtk_widget_class_install_action (klass, "win.focus-prompt", NULL, focus_prompt_action);
  gtk_widget_class_install_action (klass, "win.new-prompt", NULL, new_prompt_action);
  gtk_widget_class_install_action (klass, "win.open-folder", NULL, open_folder_action);
  gtk_widget_class_install_action (klass, "win.show-view", "s", show_view_action);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_action);
  gtk_widget_class_install_action (klass, "win.search-for", "s", search_for_action);
  gtk_widget_class_install_action (klass, "win.toggle-sidebar", NULL, toggle_sidebar_action);
  gtk_widget_class_install_action (klass, "win.toggle-fullscreen", NULL, toggle_fullscreen_action);
  gtk_widget_class_install_action (klass, "win.escape", NULL, escape_action);
  gtk_widget_class_install_action (klass, "win.trash-shown", NULL, trash_shown_action);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (klass, "win.show-help-overlay", NULL, show_help_overlay_action);
  gtk_widget_class_install_action (klass, "win.about", NULL, about_action);
}

/**
 * studio_window_show_job:
 * @window: a window whose library is open
 * @job: a job of the session's queue
 *
 * Shows @job large.
 */
void
studio_window_show_job (StudioWindow *window, StudioJob *job)
{
  studio_stage_show_job (studio_window_get_parts (window).stage, job);
}

/* Takes the jobs of records out of the strip; gives the one that moves into the place of @shown. */
static StudioJob *
take_out_jobs (StudioQueue *queue, GHashTable *ids, gint64 shown)
{
  GListModel *jobs = G_LIST_MODEL (queue);
  guint place = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < g_list_model_get_n_items (jobs);)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (jobs, i);
      gint64 id = studio_job_get_record_id (job);
      if (!g_hash_table_contains (ids, &id) || !studio_job_has_ended (job))
        {
          i++;
          continue;
        }
      place = id == shown ? i : place;
      studio_queue_remove (queue, job);
    }
  guint n_jobs = g_list_model_get_n_items (jobs);
  return place == GTK_INVALID_LIST_POSITION || n_jobs == 0
             ? NULL
             : g_list_model_get_item (jobs, MIN (place, n_jobs - 1));
}

/**
 * studio_window_actions_forget_records:
 * @window: a window
 * @ids: (array length=n_ids): records that went
 * @n_ids: how many
 * @shown: the one that was on show, 0 for none
 *
 * Takes their images out of the strip, and shows the next one in the place of what was on show, so
 * that a run is quickly sorted through.
 */
void
studio_window_actions_forget_records (StudioWindow *window,
                                      const gint64 *ids,
                                      gsize n_ids,
                                      gint64 shown)
{
  StudioQueue *queue = studio_session_get_queue (studio_window_get_session (window));
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (gsize i = 0; i < n_ids; i++)
    g_hash_table_add (set, (gpointer) &ids[i]);
  g_autoptr (StudioJob) next = take_out_jobs (queue, set, shown);
  if (next != NULL)
    studio_window_show_job (window, next);
  else if (g_hash_table_contains (set, &shown))
    studio_viewer_show_nothing (studio_window_get_parts (window).viewer);
}

static void
close_now_cb (gpointer data)
{
  g_autoptr (GtkWindow) window = data;

  gtk_window_destroy (window);
}

static void
withdraw_question_cb (StudioQueue *queue, GParamSpec *pspec G_GNUC_UNUSED, GCancellable *question)
{
  if (studio_queue_get_n_under_way (queue) == 0)
    g_cancellable_cancel (question);
}

static void
count_again_cb (StudioQueue *queue, GParamSpec *pspec G_GNUC_UNUSED, GObject *dialog)
{
  guint n_under_way = studio_queue_get_n_under_way (queue);

  if (n_under_way == 0)
    return;
  g_autofree char *body = studio_view_unfinished (n_under_way, studio_queue_get_n_waiting (queue));
  g_object_set (dialog, "body", body, NULL);
}

static void
close_confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  StudioWindow *window = STUDIO_WINDOW (source);
  StudioQueue *queue = studio_session_get_queue (studio_window_get_session (window));
  g_autoptr (GCancellable) question = data;

  g_signal_handlers_disconnect_by_func (queue, withdraw_question_cb, question);
  if (!studio_dialogs_confirm_finish (result, NULL) && !g_cancellable_is_cancelled (question))
    return;
  studio_queue_set_paused (queue, TRUE);
  studio_queue_cancel_under_way (queue);
  /* The dialog is still at work in this turn of the loop and needs its parent to the end. */
  g_idle_add_once (close_now_cb, g_object_ref (window));
}

/**
 * studio_window_actions_confirm_close:
 * @window: a window that is to be closed
 *
 * Asks first where images are still on their way. Those that only wait are kept for the next time.
 * Once the last that was on its way has come there is nothing to ask any more: the window closes,
 * as the person wanted.
 *
 * Returns: whether it asks, so that the window stays for now
 */
gboolean
studio_window_actions_confirm_close (StudioWindow *window)
{
  StudioQueue *queue = studio_session_get_queue (studio_window_get_session (window));
  /* One that has to wait again, as where the network went, is not on its way either. */
  const char *const changes[] = { "notify::settled", "notify::n-waiting" };

  if (studio_queue_get_n_under_way (queue) == 0)
    return FALSE;
  GCancellable *question = g_cancellable_new ();
  GObject *dialog = studio_dialogs_confirm_async (GTK_WINDOW (window),
                                                  _ ("Close Before the Images Are Finished?"),
                                                  NULL,
                                                  _ ("Close _Anyway"),
                                                  TRUE,
                                                  question,
                                                  close_confirmed_cb,
                                                  question);
  count_again_cb (queue, NULL, dialog);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_signal_connect_object (
          queue, changes[i], G_CALLBACK (withdraw_question_cb), question, G_CONNECT_DEFAULT);
      g_signal_connect_object (
          queue, changes[i], G_CALLBACK (count_again_cb), dialog, G_CONNECT_DEFAULT);
    }
  return TRUE;
}
