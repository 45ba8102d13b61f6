/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"
#include "studio-wording.h"

G_BEGIN_DECLS

/* A test of wordings as one image with its labels. */
char *studio_wording_sheet_dup_phrase (StudioWording *wording, guint row);
char *studio_wording_sheet_dup_seed (StudioWording *wording, guint column);
void studio_wording_sheet_save_async (StudioSession *session,
                                      StudioWording *wording,
                                      GPtrArray *jobs,
                                      const char *path,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean studio_wording_sheet_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
