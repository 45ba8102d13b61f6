/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioFilePieces:
 *
 * Reads a regular file in pieces of 64 kB: memory stays flat, and every piece is a place to
 * cancel. Blocking, so for workers. Private to this folder.
 */
typedef struct _StudioFilePieces StudioFilePieces;

StudioFilePieces *studio_file_pieces_open (const char *path, GError **error);
void studio_file_pieces_free (StudioFilePieces *self);
gboolean studio_file_pieces_next (StudioFilePieces *self,
                                  const guint8 **bytes,
                                  gsize *size,
                                  GCancellable *cancellable,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioFilePieces, studio_file_pieces_free)

G_END_DECLS
