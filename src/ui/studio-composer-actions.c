/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-composer-actions.h"

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
  GdkModifierType control = GDK_CONTROL_MASK;
  GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (klass, "composer.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "composer.redo", NULL, redo_action);
  gtk_widget_class_install_action (klass, "composer.swap-ratio", NULL, swap_ratio_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, control, "composer.undo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, both, "composer.redo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_y, control, "composer.redo", NULL);
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
