/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/* The edge of the icon in pixels, which bounds its bytes too. */
#define STUDIO_NOTIFICATION_ICON_EDGE 128

void studio_notification_icon_load_async (StudioSession *session,
                                          gint64 id,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
void studio_notification_icon_make_async (StudioThumbnailer *thumbnailer,
                                          StudioRecord *record,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GIcon *studio_notification_icon_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
