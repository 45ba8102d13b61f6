/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

#define STUDIO_SESSION_MAX_CHILDREN 12

void studio_session_load_children_async (StudioSession *self,
                                         gint64 id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *studio_session_load_children_finish (StudioSession *self,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
