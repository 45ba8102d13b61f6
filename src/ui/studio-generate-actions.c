/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-generate-actions.h"

#include "studio-error.h"
#include "studio-prompt-keys.h"
#include "studio-spending-guard.h"
#include "studio-template-actions.h"
#include "studio-window-actions.h"

static void
show_first_new_job (StudioWindow *window, guint position)
{
  StudioQueue *queue = studio_session_get_queue (studio_window_get_session (window));
  g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (queue), position);

  if (job != NULL)
    studio_window_show_job (window, job);
}

/* No seed typed means that any will do; it is drawn here so that it is known and recorded. */
static void
draw_missing_seed (StudioSession *session)
{
  StudioDraft *draft = studio_session_get_draft (session);
  g_autofree char *typed = g_strstrip (g_strdup (studio_draft_get_seed (draft)));

  if (*typed != '\0')
    return;
  g_autofree char *seed = g_strdup_printf ("%u", studio_session_draw_seed (session));
  g_object_set (draft, "seed", seed, NULL);
}

static void
connection_loaded_cb (StudioSession *session, GParamSpec *pspec G_GNUC_UNUSED, GtkWidget *window)
{
  g_signal_handlers_disconnect_by_func (session, connection_loaded_cb, window);
  gtk_widget_activate_action (window, "win.generate", NULL);
}

/* The keyring may still be asked, or the demo start: what was pressed meanwhile is not forgotten.
 */
static void
generate_when_connected (GtkWidget *window, StudioSession *session)
{
  g_signal_handlers_disconnect_by_func (session, connection_loaded_cb, window);
  g_signal_connect_object (
      session, "notify::connection-loaded", G_CALLBACK (connection_loaded_cb), window, 0);
}

static void generate_agreed_cb (gpointer window);

static void
show_why_not (StudioWindow *window, const GError *error)
{
  gboolean loading = !studio_session_get_connection_loaded (studio_window_get_session (window));
  gboolean connected = !g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_NOT_CONNECTED);

  if (!connected && loading)
    generate_when_connected (GTK_WIDGET (window), studio_window_get_session (window));
  else if (!connected)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.connect", NULL);
  else if (studio_spending_guard_is_question (error))
    studio_spending_guard_ask (
        GTK_WINDOW (window), error, generate_agreed_cb, g_object_ref (window), g_object_unref);
  else
    studio_generate_actions_show_error (window, error);
}

static void
generate (StudioWindow *window, gboolean (*func) (StudioSession *session, GError **error))
{
  StudioSession *session = studio_window_get_session (window);
  guint n_jobs = g_list_model_get_n_items (G_LIST_MODEL (studio_session_get_queue (session)));
  g_autoptr (GError) error = NULL;

  draw_missing_seed (session);
  if (!func (session, &error))
    {
      show_why_not (window, error);
      return;
    }
  studio_generate_actions_show_sent (window, n_jobs);
}

static void
generate_agreed_cb (gpointer window)
{
  /* The window may be gone by the time that the question is answered. */
  if (studio_window_get_session (window) != NULL)
    generate (window, studio_session_generate_agreed);
}

static void
generate_action (GtkWidget *widget,
                 const char *name G_GNUC_UNUSED,
                 GVariant *parameter G_GNUC_UNUSED)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  StudioWindowParts parts = studio_window_get_parts (window);

  /* Nobody pays for half a word. */
  if (studio_prompt_keys_get_composing (gtk_root_get_focus (GTK_ROOT (widget))))
    {
      gtk_widget_error_bell (widget);
      return;
    }
  studio_deck_pop (parts.deck);
  adw_view_stack_set_visible_child_name (parts.view_stack, "studio");
  if (!studio_template_actions_take (window))
    generate (window, studio_session_generate);
}

/**
 * studio_generate_actions_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window `win.generate`.
 */
void
studio_generate_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.generate", NULL, generate_action);
}

/**
 * studio_generate_actions_read_draft:
 * @window: a window
 * @error: return location; as studio_session_build_request()
 *
 * A seed that is missing is drawn into the composer, so that Generate then sends this very request.
 *
 * Returns: (transfer full) (nullable): what is typed
 */
StudioRequest *
studio_generate_actions_read_draft (StudioWindow *window, GError **error)
{
  StudioSession *session = studio_window_get_session (window);

  draw_missing_seed (session);
  return studio_session_build_request (session, error);
}

/**
 * studio_generate_actions_show_sent:
 * @window: a window
 * @n_jobs: how many jobs there were before
 *
 * Shows the first of those that have come since, and nothing of what was wrong before.
 */
void
studio_generate_actions_show_sent (StudioWindow *window, guint n_jobs)
{
  StudioWindowParts parts = studio_window_get_parts (window);

  studio_composer_clear_errors (parts.composer);
  studio_composer_rest_cursor (parts.composer);
  if (studio_split_get_collapsed (parts.split))
    studio_split_set_show_sidebar (parts.split, FALSE);
  show_first_new_job (window, n_jobs);
}

/**
 * studio_generate_actions_show_error:
 * @window: a window
 * @error: why what is typed is no request
 *
 * Says so at the field that it is about.
 */
void
studio_generate_actions_show_error (StudioWindow *window, const GError *error)
{
  StudioWindowParts parts = studio_window_get_parts (window);

  adw_view_stack_set_visible_child_name (parts.view_stack, "studio");
  studio_split_set_show_sidebar (parts.split, TRUE);
  if (!studio_composer_show_error (parts.composer, error))
    studio_window_show_error (window, error);
}
