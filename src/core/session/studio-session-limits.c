/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-private.h"

/**
 * studio_session_apply_limits:
 * @self: a session
 *
 * Tells the client, where there is one, what it may do.
 */
void
studio_session_apply_limits (StudioSession *self)
{
  if (self->client == NULL)
    return;
  studio_client_set_image_limit (self->client, self->image_limit);
  studio_client_set_timeout (self->client, self->time_limit);
}

/**
 * studio_session_set_image_limit:
 * @self: a session
 * @bytes: how large an image may be; one that is larger is not taken to its end
 *
 * For images whose answer begins from now on.
 */
void
studio_session_set_image_limit (StudioSession *self, gint64 bytes)
{
  self->image_limit = bytes;
  studio_session_apply_limits (self);
}

/**
 * studio_session_set_time_limit:
 * @self: a session
 * @seconds: how long an image is waited for
 *
 * For images that are asked for from now on.
 */
void
studio_session_set_time_limit (StudioSession *self, guint seconds)
{
  self->time_limit = seconds;
  studio_session_apply_limits (self);
}
