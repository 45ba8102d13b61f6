/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-demo-server.h"
#include "studio-session.h"

G_BEGIN_DECLS

void studio_demo_start_async (gpointer source, GAsyncReadyCallback callback, gpointer user_data);
StudioDemoServer *studio_demo_start_finish (GAsyncResult *result, GError **error);
gboolean studio_demo_connect (StudioDemoServer *server, StudioSession *session, GError **error);

G_END_DECLS
