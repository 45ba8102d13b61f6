/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-question.h"

#include "studio-client.h"

void
question_set_up (Question *self, G_GNUC_UNUSED gconstpointer data)
{
  self->peer = peer_new ();
  self->session = studio_client_new_session ("http://127.0.0.1");
  self->cancellable = g_cancellable_new ();
}

void
question_tear_down (Question *self, G_GNUC_UNUSED gconstpointer data)
{
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_object_unref (self->cancellable);
  peer_free (self->peer);
}
