/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"
#include "studio-storage.h"
#include "studio-work-progress.h"

G_BEGIN_DECLS

/* Long work on a library that is open, in a worker. */

/**
 * StudioImportTally:
 * @n_new: files that were taken in
 * @n_known: files that the library had already
 * @n_refused: files that could not be taken in
 * @first_id: the first image of those that the library has now, 0 for none
 * @refused: (nullable): the first of those
 * @failure: (nullable): why
 *
 * What became of an import. Texts live as long as its result.
 */
typedef struct
{
  guint n_new;
  guint n_known;
  guint n_refused;
  gint64 first_id;
  const char *refused;
  const GError *failure;
} StudioImportTally;

/**
 * StudioExportTally:
 * @n_copied: copies that were made
 * @n_unchanged: those of them that are unchanged, because of their content credentials
 * @n_failed: images that could not be copied
 * @path: (nullable): the first copy
 * @failure: (nullable): why the first of those that failed did
 *
 * What became of an export. Texts live as long as its result.
 */
typedef struct
{
  guint n_copied;
  guint n_unchanged;
  guint n_failed;
  const char *path;
  const GError *failure;
} StudioExportTally;

void studio_session_import_async (StudioSession *self,
                                  const char *const *paths,
                                  GCancellable *cancellable,
                                  StudioWorkFunc progress,
                                  gpointer progress_data,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean studio_session_import_finish (StudioSession *self,
                                       GAsyncResult *result,
                                       StudioImportTally *tally,
                                       GError **error);
void studio_session_export_async (StudioSession *self,
                                  const gint64 *ids,
                                  gsize n_ids,
                                  const char *place,
                                  gboolean as_zip,
                                  const StudioExportOptions *options,
                                  GCancellable *cancellable,
                                  StudioWorkFunc progress,
                                  gpointer progress_data,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean studio_session_export_finish (StudioSession *self,
                                       GAsyncResult *result,
                                       StudioExportTally *tally,
                                       GError **error);
void studio_session_find_credentials_async (StudioSession *self,
                                            const gint64 *ids,
                                            gsize n_ids,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean studio_session_find_credentials_finish (StudioSession *self,
                                                 GAsyncResult *result,
                                                 GError **error);

G_END_DECLS
