/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-connection.h"
#include "studio-keyring.h"
#include "studio-paths.h"
#include "studio-saved-connection.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a connection is called that was saved without a name when there was none. */
#define STUDIO_CONNECTION_DEFAULT_NAME "default"

/**
 * StudioConnectionStore:
 *
 * Finds and keeps connections: the environment's first, then those in `connections.ini`, of which
 * one is active, with their keys in the keyring. Its functions may be called from any thread.
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
StudioConnection *studio_connection_store_load_named (StudioConnectionStore *self,
                                                      const char *name,
                                                      GCancellable *cancellable,
                                                      GError **error);
GListModel *studio_connection_store_list (StudioConnectionStore *self);
gboolean studio_connection_store_save (StudioConnectionStore *self,
                                       StudioConnection *connection,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean studio_connection_store_set_active (StudioConnectionStore *self,
                                             const char *name,
                                             GError **error);
gboolean studio_connection_store_forget (StudioConnectionStore *self,
                                         const char *name,
                                         GCancellable *cancellable,
                                         GError **error);

/* The same in a worker; see studio-connection-store-async.c. */
void studio_connection_store_load_async (StudioConnectionStore *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
StudioConnection *studio_connection_store_load_finish (StudioConnectionStore *self,
                                                       GAsyncResult *result,
                                                       GError **error);
void studio_connection_store_use_async (StudioConnectionStore *self,
                                        const char *name,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
StudioConnection *studio_connection_store_use_finish (StudioConnectionStore *self,
                                                      GAsyncResult *result,
                                                      GError **error);
void studio_connection_store_list_async (StudioConnectionStore *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GListModel *studio_connection_store_list_finish (StudioConnectionStore *self,
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
                                           const char *name,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean studio_connection_store_forget_finish (StudioConnectionStore *self,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
