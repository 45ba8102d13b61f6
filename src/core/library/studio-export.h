/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"
#include "studio-metadata-copy.h"

G_BEGIN_DECLS

/* A longer edge would be more than any image of the library has. */
#define STUDIO_EXPORT_MAX_EDGE 16384

/**
 * StudioExportOptions:
 * @name_template: (nullable): see studio_file_name_expand(), %NULL for the default
 * @untouched: the very bytes of the file, whatever else is asked for
 * @metadata: what the copy says of the image
 * @manifest: what becomes of a C2PA manifest where only the metadata change
 * @has_format: whether @format is wanted rather than the format that the image has
 * @format: the format of the copy
 * @quality: 1 to 100 for a JPEG file that is encoded anew, 0 for as good as it is or the default
 * @max_edge: the longer edge has at most so many pixels, 0 for as many as it has
 *
 * What a copy is like that leaves the library. Zeroed: the pixels as they are, with all metadata.
 */
typedef struct
{
  const char *name_template;
  gboolean untouched;
  StudioMetadataChoice metadata;
  StudioManifestPolicy manifest;
  gboolean has_format;
  StudioOutputFormat format;
  int quality;
  int max_edge;
} StudioExportOptions;

/**
 * StudioExportItem:
 * @id: the image
 * @path: (nullable): its copy, or the name that it has in an archive
 * @report: what became of the metadata
 * @error: (nullable): why there is no copy
 * @n_done: how many images are done, this one included
 * @n_images: how many there are
 *
 * What became of one image of many.
 */
typedef struct
{
  gint64 id;
  const char *path;
  StudioMetadataReport report;
  const GError *error;
  guint n_done;
  guint n_images;
} StudioExportItem;

/**
 * StudioExportFunc:
 * @item: one image that is done
 * @user_data: what was given with the function
 *
 * Called in the thread of the export.
 */
typedef void (*StudioExportFunc) (const StudioExportItem *item, gpointer user_data);

gboolean studio_export_options_check (const StudioExportOptions *self, GError **error);
char *studio_library_export (StudioLibrary *self,
                             gint64 id,
                             const char *folder,
                             const StudioExportOptions *options,
                             guint counter,
                             StudioMetadataReport *report,
                             GCancellable *cancellable,
                             GError **error);
gboolean studio_library_export_many (StudioLibrary *self,
                                     const gint64 *ids,
                                     gsize n_ids,
                                     const char *folder,
                                     const StudioExportOptions *options,
                                     StudioExportFunc func,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);
gboolean studio_library_export_zip (StudioLibrary *self,
                                    const gint64 *ids,
                                    gsize n_ids,
                                    const char *path,
                                    gboolean replace,
                                    const StudioExportOptions *options,
                                    StudioExportFunc func,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean studio_library_save_as (StudioLibrary *self,
                                 gint64 id,
                                 const char *path,
                                 const StudioExportOptions *options,
                                 StudioMetadataReport *report,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
