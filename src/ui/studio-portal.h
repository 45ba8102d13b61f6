/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The portals of the desktop that take a file: they do what a sandbox, or a program that knows
 * nothing of the desktop, cannot do itself. */

void studio_portal_hand_file_async (const char *portal,
                                    const char *method,
                                    const char *flag,
                                    const char *path,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean studio_portal_hand_file_finish (GAsyncResult *result, GError **error);

G_END_DECLS
