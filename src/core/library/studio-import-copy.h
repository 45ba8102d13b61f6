/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-scan.h"
#include "studio-recall.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A picture of 1 GB is none that a person wants in a gallery. */
#define STUDIO_IMPORT_MAX_BYTES (512 * 1024 * 1024)

/**
 * StudioImportCopy:
 * @source: the file that is taken in
 * @part_path: (nullable): its copy, flushed, until that has its place in the library
 * @path: (nullable): where the image lies in the library, once it does
 * @sha256: of the bytes, in hex
 * @converted: whether the bytes are not those of @source, which is neither PNG nor JPEG
 * @info: what they are
 * @recall: what the file says of how it was made
 * @created_us: when it was made: what it says itself, else when the file was last changed
 * @id: its call in the ledger, or that of the image that has the same bytes; 0 for none
 * @is_new: whether @id is of this import
 * @error: (nullable): why it is not taken in
 *
 * One file on its way into the library. Private to this folder.
 */
typedef struct
{
  char *source;
  char *part_path;
  char *path;
  char *sha256;
  gboolean converted;
  StudioImageInfo info;
  StudioRecall *recall;
  gint64 created_us;
  gint64 id;
  gboolean is_new;
  GError *error;
} StudioImportCopy;

StudioImportCopy *studio_import_copy_new (const char *source);
void studio_import_copy_free (StudioImportCopy *self);
void studio_import_copy_run (StudioImportCopy *self,
                             const char *part_path,
                             GCancellable *cancellable);

G_END_DECLS
