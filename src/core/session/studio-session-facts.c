/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-private.h"

/* What a session is made of. */

/**
 * studio_session_get_paths:
 * @self: a session
 *
 * Returns: (transfer none): where everything is kept
 */
StudioPaths *
studio_session_get_paths (StudioSession *self)
{
  return self->paths;
}

/**
 * studio_session_get_trace:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the trace
 */
StudioTrace *
studio_session_get_trace (StudioSession *self)
{
  return self->trace;
}

/**
 * studio_session_get_gallery:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the list of kept images, once the library is open
 */
StudioGallery *
studio_session_get_gallery (StudioSession *self)
{
  return self->gallery;
}

/**
 * studio_session_get_thumbnailer:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): where thumbnails come from, once the library is open
 */
StudioThumbnailer *
studio_session_get_thumbnailer (StudioSession *self)
{
  return self->thumbnailer;
}

/**
 * studio_session_get_queue:
 * @self: a session
 *
 * Returns: (transfer none): the queue
 */
StudioQueue *
studio_session_get_queue (StudioSession *self)
{
  return self->queue;
}

/**
 * studio_session_get_draft:
 * @self: a session
 *
 * Returns: (transfer none): what is typed
 */
StudioDraft *
studio_session_get_draft (StudioSession *self)
{
  return self->draft;
}

/**
 * studio_session_get_connection_store:
 * @self: a session
 *
 * Returns: (transfer none): where connections are kept
 */
StudioConnectionStore *
studio_session_get_connection_store (StudioSession *self)
{
  return self->store;
}

/**
 * studio_session_get_connection_error:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why no connection could be loaded; %NULL where there simply
 *   is none
 */
const GError *
studio_session_get_connection_error (StudioSession *self)
{
  return self->connection_error;
}
