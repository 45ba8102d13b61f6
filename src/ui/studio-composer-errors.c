/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-composer-private.h"

#include "studio-error.h"

/**
 * studio_composer_clear_errors:
 * @self: a composer
 *
 * Takes every error sentence away.
 */
void
studio_composer_clear_errors (StudioComposer *self)
{
  g_return_if_fail (STUDIO_IS_COMPOSER (self));
  studio_prompt_field_set_error (self->prompt, NULL);
  if (self->negative != NULL)
    studio_prompt_field_set_error (self->negative, NULL);
  studio_seed_row_set_error (self->seed_row, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->general_error), FALSE);
}

static void
show_general_error (StudioComposer *self, const GError *error)
{
  gtk_label_set_label (self->general_error, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->general_error), TRUE);
}

/**
 * studio_composer_show_error:
 * @self: a composer
 * @error: why a request was not taken
 *
 * Puts the sentence at the field that it is about and the cursor into that field. What was typed
 * stays.
 *
 * Returns: whether @error is about a field
 */
gboolean
studio_composer_show_error (StudioComposer *self, const GError *error)
{
  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && error != NULL, FALSE);
  studio_composer_clear_errors (self);
  if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_PROMPT))
    {
      studio_prompt_field_set_error (self->prompt, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->prompt));
    }
  else if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_NEGATIVE_PROMPT))
    {
      gtk_expander_set_expanded (self->negative_expander, TRUE);
      studio_prompt_field_set_error (self->negative, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->negative));
    }
  else if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_SEED))
    {
      studio_seed_row_set_error (self->seed_row, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->seed_row));
    }
  else if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_COUNT))
    show_general_error (self, error);
  else
    return FALSE;
  return TRUE;
}
