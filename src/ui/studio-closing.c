/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-closing.h"

static void
draft_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GApplication) application = data;

  studio_session_save_draft_finish (STUDIO_SESSION (source), result, NULL);
  g_application_release (application);
}

static void
release_when_idle_cb (StudioQueue *queue,
                      GParamSpec *pspec G_GNUC_UNUSED,
                      GApplication *application)
{
  if (!studio_queue_get_settled (queue))
    return;
  g_signal_handlers_disconnect_by_func (queue, release_when_idle_cb, application);
  g_application_release (application);
}

/**
 * studio_closing_hold:
 * @application: an application whose window goes
 * @session: what it showed, opened
 *
 * Starts no more images, and keeps the process until the last words typed and every job that is
 * under way are on the disk.
 */
void
studio_closing_hold (GApplication *application, StudioSession *session)
{
  StudioQueue *queue = studio_session_get_queue (session);

  studio_queue_set_paused (queue, TRUE);
  g_application_hold (application);
  studio_session_save_draft_async (session, draft_saved_cb, g_object_ref (application));
  g_application_hold (application);
  g_signal_connect_object (
      queue, "notify::settled", G_CALLBACK (release_when_idle_cb), application, G_CONNECT_DEFAULT);
  release_when_idle_cb (queue, NULL, application);
}
