/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

void studio_share_copy_async (StudioWindow *window,
                              gint64 id,
                              const char *folder,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
char *studio_share_copy_finish (GAsyncResult *result, GError **error);

G_END_DECLS
