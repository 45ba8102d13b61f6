/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-connection.h"
#include "studio-keyring.h"
#include "studio-paths.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioConnectionStore:
 *
 * Finds and keeps the connection: environment first, then the address in `connections.ini` with
 * its key in the keyring.
 */
#define STUDIO_TYPE_CONNECTION_STORE (studio_connection_store_get_type ())
G_DECLARE_FINAL_TYPE (StudioConnectionStore,
                      studio_connection_store,
                      STUDIO,
                      CONNECTION_STORE,
                      GObject)

StudioConnectionStore *studio_connection_store_new (StudioPaths *paths,
                                                    StudioKeyring *keyring,
                                                    char **environment);
StudioConnection *studio_connection_store_load (StudioConnectionStore *self,
                                                GCancellable *cancellable,
                                                GError **error);
gboolean studio_connection_store_save (StudioConnectionStore *self,
                                       StudioConnection *connection,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean studio_connection_store_forget (StudioConnectionStore *self,
                                         GCancellable *cancellable,
                                         GError **error);
void studio_connection_store_load_async (StudioConnectionStore *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
StudioConnection *studio_connection_store_load_finish (StudioConnectionStore *self,
                                                       GAsyncResult *result,
                                                       GError **error);
void studio_connection_store_save_async (StudioConnectionStore *self,
                                         StudioConnection *connection,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean studio_connection_store_save_finish (StudioConnectionStore *self,
                                              GAsyncResult *result,
                                              GError **error);
void studio_connection_store_forget_async (StudioConnectionStore *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean studio_connection_store_forget_finish (StudioConnectionStore *self,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
