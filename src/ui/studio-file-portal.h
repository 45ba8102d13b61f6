/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-file-choice.h"

G_BEGIN_DECLS

void studio_file_portal_choose_async (const StudioFileChoice *choice,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GListModel *studio_file_portal_choose_finish (GAsyncResult *result, GError **error);

G_END_DECLS
