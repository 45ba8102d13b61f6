/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-template-actions.h"

#include "studio-generate-actions.h"
#include "studio-present.h"
#include "studio-random.h"
#include "studio-spending-guard.h"
#include "studio-template-dialog.h"

/* On the window, while a template is being read for it. */
#define PENDING_KEY "studio-template-pending"

/* What is sent once nothing stands against it. */
typedef struct
{
  StudioWindow *window;
  GtkWindow *dialog; /* where the prompts were shown; NULL for a single one */
  char *template;
  char **prompts;
  gboolean same_seed;
} Sending;

static void
sending_free (gpointer data)
{
  Sending *self = data;

  g_object_unref (self->window);
  g_clear_object (&self->dialog);
  g_free (self->template);
  g_strfreev (self->prompts);
  g_free (self);
}

static void
send_prompts (gpointer data)
{
  Sending *self = data;
  StudioSession *session = studio_window_get_session (self->window);
  g_autoptr (GError) error = NULL;

  if (session == NULL)
    return;
  guint n_jobs = g_list_model_get_n_items (G_LIST_MODEL (studio_session_get_queue (session)));
  if (self->dialog != NULL)
    studio_dismiss (self->dialog, NULL);
  if (studio_session_generate_prompts (
          session, self->template, (const char *const *) self->prompts, self->same_seed, &error))
    studio_generate_actions_show_sent (self->window, n_jobs);
  else
    studio_generate_actions_show_error (self->window, error);
}

static void
ask_and_send (Sending *sending)
{
  GtkWidget *widget = sending->dialog != NULL ? GTK_WIDGET (sending->dialog)
                                              : GTK_WIDGET (sending->window);

  studio_spending_guard_run (widget,
                             studio_window_get_session (sending->window),
                             g_strv_length (sending->prompts),
                             send_prompts,
                             sending,
                             sending_free);
}

static void
accepted_cb (StudioWindow *window, StudioTemplateDialog *dialog)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->window = g_object_ref (window);
  sending->dialog = GTK_WINDOW (g_object_ref (dialog));
  sending->template = g_strdup (studio_template_dialog_get_template (dialog));
  sending->prompts = g_strdupv ((char **) studio_template_dialog_get_prompts (dialog));
  sending->same_seed = studio_template_dialog_get_same_seed (dialog);
  ask_and_send (sending);
}

/* Braces or comments that leave one prompt: as many images of it as the composer says. */
static void
send_single (StudioWindow *window, const StudioExpansion *expansion)
{
  StudioDraft *draft = studio_session_get_draft (studio_window_get_session (window));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Sending *sending = g_new0 (Sending, 1);

  for (int i = 0; i < studio_draft_get_count (draft); i++)
    g_strv_builder_add (builder, expansion->prompts[0]);
  sending->window = g_object_ref (window);
  sending->template = g_strdup (studio_prompt_template_get_text (expansion->template));
  sending->prompts = g_strv_builder_end (builder);
  ask_and_send (sending);
}

static guint32
read_seed (StudioSession *session)
{
  guint32 seed = 0;

  studio_seed_from_string (studio_draft_get_seed (studio_session_get_draft (session)), &seed, NULL);
  return seed;
}

static void
expanded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioWindow) window = data;
  StudioSession *session = STUDIO_SESSION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioExpansion) expansion = studio_session_expand_finish (session, result, &error);

  if (studio_window_get_session (window) == NULL)
    return;
  g_object_set_data (G_OBJECT (window), PENDING_KEY, NULL);
  if (expansion == NULL)
    {
      studio_generate_actions_show_error (window, error);
      return;
    }
  if (g_strv_length (expansion->prompts) == 1)
    {
      send_single (window, expansion);
      return;
    }
  GtkWindow *dialog = studio_template_dialog_new (
      session, g_steal_pointer (&expansion), read_seed (session), GTK_WINDOW (window));
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), window, G_CONNECT_SWAPPED);
  studio_present (dialog);
}

/**
 * studio_template_actions_take:
 * @window: a window in which Generate was pressed
 *
 * Where the prompt is a template, or has comments, reads it and shows what it would send, or sends
 * it where that is a single prompt. What else is wrong with the draft is left to others to say.
 *
 * Returns: whether it does
 */
gboolean
studio_template_actions_take (StudioWindow *window)
{
  StudioSession *session = studio_window_get_session (window);
  StudioDraft *draft = studio_session_get_draft (session);
  guint32 seed;

  if (!studio_prompt_has_markup (studio_draft_get_prompt (draft))
      || studio_session_get_connection (session) == NULL
      || studio_session_get_library (session) == NULL
      || !studio_seed_from_string (studio_draft_get_seed (draft), &seed, NULL))
    return FALSE;
  if (g_object_get_data (G_OBJECT (window), PENDING_KEY) != NULL)
    return TRUE;
  g_object_set_data (G_OBJECT (window), PENDING_KEY, GINT_TO_POINTER (TRUE));
  studio_session_expand_async (
      session, studio_draft_get_prompt (draft), 0, seed, NULL, expanded_cb, g_object_ref (window));
  return TRUE;
}
