/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-finding.h"

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define STUDIO_CONNECTION_PROBE_SECONDS 20

/* Tests a connection without making, and without paying for, an image. */
void studio_connection_probe_async (SoupSession *session,
                                    const char *address,
                                    const char *key,
                                    const char *model,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GListModel *studio_connection_probe_finish (GAsyncResult *result, GError **error);
const GError *studio_connection_probe_find_problem (GListModel *findings);

G_END_DECLS
