/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-connection-store.h"
#include "studio-draft-undo.h"
#include "studio-export.h"
#include "studio-gallery.h"
#include "studio-last-view.h"
#include "studio-queue.h"
#include "studio-random.h"
#include "studio-spending.h"
#include "studio-thumbnailer.h"
#include "studio-work-progress.h"

G_BEGIN_DECLS

/**
 * StudioSession:
 *
 * What both faces stand on: the library, the connection, the queue and the draft of one person at
 * work, put together in one place. Main thread only.
 *
 * Properties: `connection` (StudioConnection, nullable, settable: a new client follows),
 * `connection-loaded` (gboolean: whether environment and keyring have been asked, so that a %NULL
 * connection means that there is none), `library` (StudioLibrary, %NULL until opened), `gallery`
 * (StudioGallery, likewise), `image-limit-mb` (int, 1…4096, write-only: how large an image may be),
 * `time-limit` (int, 1…3600, write-only: how many seconds an image is waited for), `n-restored`
 * (guint: how many images waited when the program ended, and wait in the paused queue until a
 * person says what becomes of them).
 *
 * studio_session_open_async() finishes when library and draft are there; the connection follows by
 * itself, because a keyring may ask a person first.
 */
#define STUDIO_TYPE_SESSION (studio_session_get_type ())
G_DECLARE_FINAL_TYPE (StudioSession, studio_session, STUDIO, SESSION, GObject)

StudioSession *studio_session_new (StudioPaths *paths,
                                   StudioClock *clock,
                                   StudioRandom *random,
                                   StudioKeyring *keyring,
                                   char **environment,
                                   StudioTrace *trace);
void studio_session_allow_rebuild (StudioSession *self, gboolean allowed);
void studio_session_open_async (StudioSession *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean studio_session_open_finish (StudioSession *self, GAsyncResult *result, GError **error);
StudioPaths *studio_session_get_paths (StudioSession *self);
StudioTrace *studio_session_get_trace (StudioSession *self);
StudioLibrary *studio_session_get_library (StudioSession *self);
StudioGallery *studio_session_get_gallery (StudioSession *self);
StudioThumbnailer *studio_session_get_thumbnailer (StudioSession *self);
StudioQueue *studio_session_get_queue (StudioSession *self);
StudioSpending *studio_session_get_spending (StudioSession *self);
StudioDraft *studio_session_get_draft (StudioSession *self);
StudioDraftUndo *studio_session_get_undo (StudioSession *self);
void studio_session_save_draft_async (StudioSession *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean studio_session_save_draft_finish (StudioSession *self,
                                           GAsyncResult *result,
                                           GError **error);
StudioConnectionStore *studio_session_get_connection_store (StudioSession *self);
StudioConnection *studio_session_get_connection (StudioSession *self);
gboolean studio_session_get_connection_loaded (StudioSession *self);
void studio_session_expect_connection (StudioSession *self, gboolean expected);
const GError *studio_session_get_connection_error (StudioSession *self);
void studio_session_set_connection (StudioSession *self, StudioConnection *connection);
void studio_session_set_image_limit (StudioSession *self, gint64 bytes);
void studio_session_set_time_limit (StudioSession *self, guint seconds);
guint32 studio_session_draw_seed (StudioSession *self);
gboolean studio_session_generate (StudioSession *self, GError **error);
gboolean studio_session_generate_agreed (StudioSession *self, GError **error);
gboolean studio_session_costs_money (StudioSession *self);
gboolean studio_session_check_spending (StudioSession *self, guint n_calls, GError **error);
char *studio_session_format_price (StudioSession *self, guint n_calls);
StudioRequest *studio_session_build_request (StudioSession *self, GError **error);

/* What the window showed when the program ended, and what it shows now. */
const StudioLastView *studio_session_get_last_view (StudioSession *self);
StudioRecord *studio_session_get_last_shown (StudioSession *self);
void studio_session_keep_last_view (StudioSession *self, StudioLastView *view);

/* Images that waited when the program ended, and wait again. */
guint studio_session_get_n_restored (StudioSession *self);
void studio_session_resume_restored (StudioSession *self);
void studio_session_discard_restored (StudioSession *self);

/* The library's changes, off the main loop: each answers TRUE or an error. */
void studio_session_trash_async (StudioSession *self,
                                 const gint64 *ids,
                                 gsize n_ids,
                                 GCancellable *cancellable,
                                 StudioWorkFunc progress,
                                 gpointer progress_data,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void studio_session_restore_async (StudioSession *self,
                                   const gint64 *ids,
                                   gsize n_ids,
                                   GCancellable *cancellable,
                                   StudioWorkFunc progress,
                                   gpointer progress_data,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean studio_session_move_finish (StudioSession *self,
                                     GAsyncResult *result,
                                     GArray **moved,
                                     GError **error);
void studio_session_set_starred_async (StudioSession *self,
                                       gint64 id,
                                       gboolean starred,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void studio_session_save_as_async (StudioSession *self,
                                   gint64 id,
                                   const char *path,
                                   const StudioExportOptions *options,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean studio_session_save_as_finish (StudioSession *self,
                                        GAsyncResult *result,
                                        StudioMetadataReport *report,
                                        GError **error);
gboolean studio_session_change_finish (StudioSession *self, GAsyncResult *result, GError **error);
void studio_session_decode_async (StudioSession *self,
                                  StudioRecord *record,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GdkPixbuf *studio_session_decode_finish (StudioSession *self, GAsyncResult *result, GError **error);
void studio_session_load_record_async (StudioSession *self,
                                       gint64 id,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
StudioRecord *studio_session_load_record_finish (StudioSession *self,
                                                 GAsyncResult *result,
                                                 GError **error);
void studio_session_list_tags_async (StudioSession *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
char **studio_session_list_tags_finish (StudioSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
