/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/* What a person changes of images (stars, rating, tags, note), off the main loop and in the order
 * in which it was asked for. */
void studio_session_edit_async (StudioSession *self,
                                const gint64 *ids,
                                gsize n_ids,
                                const StudioEdit *edit,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean studio_session_edit_finish (StudioSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
