/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-composer-actions.h"

#include "studio-action-table.h"
#include "studio-composer-private.h"
#include "studio-session-compose.h"

static StudioDraft *
get_draft (GtkWidget *widget)
{
  return studio_session_get_draft (studio_composer_get_session (STUDIO_COMPOSER (widget)));
}

static void
undo_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  StudioSession *session = studio_composer_get_session (STUDIO_COMPOSER (widget));

  if (!studio_draft_undo_undo (studio_session_get_undo (session)))
    gtk_widget_error_bell (widget);
}

static void
redo_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  StudioSession *session = studio_composer_get_session (STUDIO_COMPOSER (widget));

  if (!studio_draft_undo_redo (studio_session_get_undo (session)))
    gtk_widget_error_bell (widget);
}

static void
swap_ratio_action (GtkWidget *widget,
                   const char *name G_GNUC_UNUSED,
                   GVariant *parameter G_GNUC_UNUSED)
{
  StudioDraft *draft = get_draft (widget);
  StudioAspectRatio ratio = studio_draft_get_aspect_ratio (draft);

  g_object_set (draft, "aspect-ratio", studio_aspect_ratio_get_swapped (ratio), NULL);
}

static void
walk (GtkWidget *widget, int direction)
{
  StudioComposer *self = STUDIO_COMPOSER (widget);

  if (self->walk == NULL)
    self->walk = studio_prompt_walk_new (self->session);
  studio_prompt_walk_go (self->walk, direction);
}

static void
history_older_action (GtkWidget *widget,
                      const char *name G_GNUC_UNUSED,
                      GVariant *parameter G_GNUC_UNUSED)
{
  walk (widget, 1);
}

static void
history_newer_action (GtkWidget *widget,
                      const char *name G_GNUC_UNUSED,
                      GVariant *parameter G_GNUC_UNUSED)
{
  walk (widget, -1);
}

static void
set_seed (StudioDraft *draft, guint32 seed)
{
  g_autofree char *text = g_strdup_printf ("%u", seed);
  StudioDraftValues values = { .fields = STUDIO_DRAFT_SEED, .seed = text };

  studio_draft_replace (draft, &values);
}

static void
last_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioDraft) draft = data;
  g_autoptr (GPtrArray) prompts = studio_session_list_prompts_finish (
      STUDIO_SESSION (source), result, NULL);

  if (prompts != NULL && prompts->len > 0)
    set_seed (draft, studio_past_prompt_get_seed (g_ptr_array_index (prompts, 0)));
}

/* Of this session's calls the last one; after a restart, of the ledger's. */
static void
last_seed_action (GtkWidget *widget,
                  const char *name G_GNUC_UNUSED,
                  GVariant *parameter G_GNUC_UNUSED)
{
  StudioSession *session = studio_composer_get_session (STUDIO_COMPOSER (widget));
  GListModel *jobs = G_LIST_MODEL (studio_session_get_queue (session));
  guint n = g_list_model_get_n_items (jobs);

  if (n > 0)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (jobs, n - 1);
      set_seed (get_draft (widget), studio_request_get_seed (studio_job_get_request (job)));
    }
  else if (studio_session_get_library (session) != NULL)
    studio_session_list_prompts_async (
        session, NULL, 1, NULL, last_listed_cb, g_object_ref (get_draft (widget)));
}

static void
show_history_action (GtkWidget *widget,
                     const char *name G_GNUC_UNUSED,
                     GVariant *parameter G_GNUC_UNUSED)
{
  gtk_menu_button_popup (STUDIO_COMPOSER (widget)->history_button);
}

static void
show_styles_action (GtkWidget *widget,
                    const char *name G_GNUC_UNUSED,
                    GVariant *parameter G_GNUC_UNUSED)
{
  gtk_menu_button_popup (STUDIO_COMPOSER (widget)->style_button);
}

static void
update_swap (StudioComposer *self)
{
  StudioAspectRatio ratio = studio_draft_get_aspect_ratio (get_draft (GTK_WIDGET (self)));

  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "composer.swap-ratio", studio_aspect_ratio_get_swapped (ratio) != ratio);
}

static void
update_undo (StudioComposer *self)
{
  StudioDraftUndo *undo = studio_session_get_undo (studio_composer_get_session (self));

  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "composer.undo", studio_draft_undo_get_can_undo (undo));
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "composer.redo", studio_draft_undo_get_can_redo (undo));
}

/**
 * studio_composer_actions_install:
 * @klass: the class of StudioComposer
 *
 * Gives the composer its actions, and the keys of those that work wherever in it the focus is.
 */
void
studio_composer_actions_install (GtkWidgetClass *klass)
{
  static const char *const bound[] = {
    "composer.undo",         "composer.redo",        "composer.swap-ratio",
    "composer.show-history", "composer.show-styles", "composer.last-seed",
  };

  gtk_widget_class_install_action (klass, "composer.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "composer.redo", NULL, redo_action);
  gtk_widget_class_install_action (klass, "composer.swap-ratio", NULL, swap_ratio_action);
  gtk_widget_class_install_action (klass, "composer.history-older", NULL, history_older_action);
  gtk_widget_class_install_action (klass, "composer.history-newer", NULL, history_newer_action);
  gtk_widget_class_install_action (klass, "composer.show-history", NULL, show_history_action);
  gtk_widget_class_install_action (klass, "composer.show-styles", NULL, show_styles_action);
  gtk_widget_class_install_action (klass, "composer.last-seed", NULL, last_seed_action);
  for (gsize i = 0; i < G_N_ELEMENTS (bound); i++)
    studio_action_table_bind (klass, bound[i]);
}

/**
 * studio_composer_actions_follow:
 * @self: a composer that has its session
 *
 * Makes the actions follow what can be done.
 */
void
studio_composer_actions_follow (StudioComposer *self)
{
  StudioDraftUndo *undo = studio_session_get_undo (studio_composer_get_session (self));

  g_signal_connect_object (undo, "notify", G_CALLBACK (update_undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_draft (GTK_WIDGET (self)),
                           "notify::aspect-ratio",
                           G_CALLBACK (update_swap),
                           self,
                           G_CONNECT_SWAPPED);
  update_undo (self);
  update_swap (self);
}
