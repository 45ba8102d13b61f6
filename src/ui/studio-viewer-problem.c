/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-viewer-private.h"

/* The very same request once more, whatever the composer holds by now, with what it came from. */
static void
try_again_cb (StudioViewer *self)
{
  g_autoptr (StudioJob) old = self->job == NULL ? NULL : g_object_ref (self->job);
  StudioJob *again = NULL;

  if (self->session != NULL && old != NULL)
    again = studio_queue_retry (studio_session_get_queue (self->session), old, NULL);
  if (again != NULL)
    studio_viewer_show_job (self, again);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.generate", NULL);
}

/**
 * studio_viewer_show_problem:
 * @self: the viewer
 * @state: how it ended
 * @error: (nullable): why
 *
 * Puts what went wrong in the place of the image.
 */
void
studio_viewer_show_problem (StudioViewer *self, StudioRecordState state, const GError *error)
{
  if (self->error_page == NULL)
    {
      self->error_page = g_object_new (STUDIO_TYPE_ERROR_PAGE, NULL);
      studio_error_page_set_session (self->error_page, self->session);
      g_signal_connect_object (
          self->error_page, "try-again", G_CALLBACK (try_again_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->error_page), "problem");
    }
  studio_error_page_show (self->error_page, state, error);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}
