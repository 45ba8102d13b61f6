/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"
#include "studio-storage.h"
#include "studio-work-progress.h"

G_BEGIN_DECLS

/* What the library takes of the disk, and how it takes less, off the main loop. */
void studio_session_measure_async (StudioSession *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean studio_session_measure_finish (StudioSession *self,
                                        GAsyncResult *result,
                                        StudioStorage *storage,
                                        GError **error);
void studio_session_empty_trash_async (StudioSession *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean studio_session_empty_trash_finish (StudioSession *self,
                                            GAsyncResult *result,
                                            StudioAmount *removed,
                                            GError **error);
void studio_session_list_unstarred_async (StudioSession *self,
                                          gint64 before_us,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GArray *studio_session_list_unstarred_finish (StudioSession *self,
                                              GAsyncResult *result,
                                              StudioAmount *amount,
                                              GError **error);
void studio_session_trash_many_async (StudioSession *self,
                                      const gint64 *ids,
                                      gsize n_ids,
                                      GCancellable *cancellable,
                                      StudioWorkFunc progress,
                                      gpointer progress_data,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean studio_session_trash_many_finish (StudioSession *self,
                                           GAsyncResult *result,
                                           GError **error);

G_END_DECLS
