/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-recall.h"

G_BEGIN_DECLS

/* A text with parameters is shorter than this; a workflow of many nodes is the longest. */
#define STUDIO_RECALL_READER_MAX_TEXT (4 * 1024 * 1024)
/* An image from the clipboard or a file of another program. */
#define STUDIO_RECALL_READER_MAX_BYTES (512 * 1024 * 1024)

/* Parameters in whatever a person brings, read by a worker: an image, an infotext, JSON. */
void studio_recall_reader_read_file_async (const char *path,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
void studio_recall_reader_read_bytes_async (GBytes *bytes,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
StudioRecall *studio_recall_reader_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
