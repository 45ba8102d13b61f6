/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Every dialog that the toolkit replaced between GTK 4.8 and now, behind calls that stay the same.
 * Dismissing a dialog is %G_IO_ERROR_CANCELLED. */
void studio_dialogs_select_folder_async (GtkWindow *parent,
                                         const char *title,
                                         GFile *start,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GFile *studio_dialogs_select_folder_finish (GAsyncResult *result, GError **error);
void studio_dialogs_open_async (GtkWindow *parent,
                                const char *title,
                                GFile *start,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GListModel *studio_dialogs_open_finish (GAsyncResult *result, GError **error);
void studio_dialogs_save_async (GtkWindow *parent,
                                const char *title,
                                const char *name,
                                GFile *folder,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GFile *studio_dialogs_save_finish (GAsyncResult *result, GError **error);
GObject *studio_dialogs_confirm_async (GtkWindow *parent,
                                       const char *heading,
                                       const char *body,
                                       const char *action_label,
                                       gboolean loses,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean studio_dialogs_confirm_finish (GAsyncResult *result, GError **error);
void studio_dialogs_show_about (GtkWindow *parent);

G_END_DECLS
