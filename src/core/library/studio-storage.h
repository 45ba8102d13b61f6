/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-cleanup.h"

G_BEGIN_DECLS

/**
 * StudioStorage:
 * @images: the images that are shown
 * @trash: those in the trash
 * @thumbnails: small pictures, which are made again when they are missing
 * @database: the database, its backups and the journals beside the images
 * @leftovers: what arrived and belongs to no image
 *
 * What a library takes of the disk.
 */
typedef struct
{
  StudioAmount images;
  StudioAmount trash;
  StudioAmount thumbnails;
  StudioAmount database;
  StudioAmount leftovers;
} StudioStorage;

gboolean studio_library_measure (StudioLibrary *self,
                                 StudioStorage *storage,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
