/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

void studio_compare_sheet_save_async (GPtrArray *pixbufs,
                                      const char *const *titles,
                                      const char *path,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void studio_compare_sheet_save_grid_async (GPtrArray *pixbufs,
                                           const char *const *rows,
                                           const char *const *columns,
                                           const char *path,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean studio_compare_sheet_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
