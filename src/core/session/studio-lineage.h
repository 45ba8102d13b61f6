/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-lineage-node.h"
#include "studio-session.h"

G_BEGIN_DECLS

/* The tree of an image: where it came from, and what else came of that. */
GListModel *studio_lineage_load (StudioLibrary *library, gint64 id, GError **error);
char *studio_lineage_describe_change (StudioRecord *before, StudioRecord *after);
void studio_session_load_lineage_async (StudioSession *session,
                                        gint64 id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GListModel *studio_session_load_lineage_finish (StudioSession *session,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
