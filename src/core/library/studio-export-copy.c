/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-export-copy.h"

#include "studio-disk.h"
#include "studio-image-convert.h"
#include "studio-image-input.h"
#include "studio-image-metadata.h"
#include "studio-part-stream.h"
#include "studio-record-facts.h"

#include <glib/gi18n-lib.h>

#define COPY_BUFFER_SIZE (256 * 1024)

/* What a copy is made of and with. */
typedef struct
{
  StudioRecord *record;
  const char *source;
  const StudioExportOptions *options;
  StudioMetadataReport *report;
  GCancellable *cancellable;
} Copy;

static gboolean
copy_bytes (Copy *self, StudioPart *part, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (COPY_BUFFER_SIZE);
  g_autoptr (GInputStream) input = studio_image_input_open (self->source, self->cancellable, error);

  while (input != NULL)
    {
      g_autoptr (GError) failure = NULL;
      gssize n = g_input_stream_read (input, buffer, COPY_BUFFER_SIZE, self->cancellable, &failure);
      if (n < 0 && g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&failure));
      else if (n < 0)
        studio_disk_fail (
            error, EIO, _ ("The image file “%1$s” cannot be read: %2$s."), self->source);
      if (n <= 0)
        return n == 0;
      if (!studio_part_write (part, buffer, (gsize) n, error))
        return FALSE;
      self->report->n_bytes += (guint64) n;
    }
  return FALSE;
}

static gboolean
has_manifest (const Copy *self)
{
  g_autoptr (StudioImageMetadata) metadata = studio_image_metadata_read_file (
      self->source, self->cancellable, NULL);
  return metadata != NULL && metadata->has_manifest;
}

static gboolean
is_encoded_anew (const StudioExportOptions *options, const StudioImageInfo *info)
{
  StudioOutputFormat format = options->has_format ? options->format : info->format;

  return format != info->format
         || (options->max_edge > 0 && MAX (info->width, info->height) > options->max_edge)
         || (options->quality > 0 && format == STUDIO_OUTPUT_FORMAT_JPEG);
}

static GInputStream *
convert (Copy *self, StudioImageInfo *info, GError **error)
{
  const StudioExportOptions *options = self->options;

  if (options->has_format)
    info->format = options->format;
  g_autoptr (GBytes) bytes = studio_image_convert_file (
      self->source, info, options->quality, options->max_edge, self->cancellable, error);
  return bytes == NULL ? NULL : g_memory_input_stream_new_from_bytes (bytes);
}

static gboolean
copy_with_metadata (Copy *self, StudioImageInfo *info, StudioPart *part, GError **error)
{
  gboolean anew = is_encoded_anew (self->options, info);
  gboolean loses_manifest = anew && has_manifest (self);
  StudioImageFacts facts;
  g_auto (GStrv) tags = studio_record_fill_facts (self->record, &facts);
  g_autoptr (GInputStream) input = anew ? convert (self, info, error)
                                        : studio_image_input_open (
                                            self->source, self->cancellable, error);
  g_autoptr (GOutputStream) output = studio_part_stream_new (part);

  if (input == NULL
      || !studio_metadata_copy_stream (input,
                                       output,
                                       &facts,
                                       self->options->metadata,
                                       self->options->manifest,
                                       self->report,
                                       self->cancellable,
                                       error))
    return FALSE;
  self->report->has_manifest = self->report->has_manifest || loses_manifest;
  return TRUE;
}

static gboolean
write_copy (Copy *self, StudioImageInfo *info, StudioPart *part, GError **error)
{
  gboolean good = self->options->untouched ? copy_bytes (self, part, error)
                                           : copy_with_metadata (self, info, part, error);

  self->report->unchanged = self->report->unchanged || self->options->untouched;
  info->n_bytes = studio_part_get_size (part);
  return good;
}

/**
 * studio_export_copy:
 * @record: a kept image, loaded
 * @source: its file
 * @folder: where the copy is going to lie
 * @options: what it is like
 * @info: (out caller-allocates): what it became
 * @report: (out caller-allocates): what became of the metadata
 * @cancellable: (nullable): a cancellable
 * @error: return location; as studio_library_export()
 *
 * Writes the copy under a hidden name in @folder, so that it can be named in one step.
 *
 * Returns: (transfer full) (nullable): the copy
 */
StudioPart *
studio_export_copy (StudioRecord *record,
                    const char *source,
                    const char *folder,
                    const StudioExportOptions *options,
                    StudioImageInfo *info,
                    StudioMetadataReport *report,
                    GCancellable *cancellable,
                    GError **error)
{
  Copy self = { record, source, options, report, cancellable };
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *file = g_strdup_printf (".ultra-studio-%s.part", uuid);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  *report = (StudioMetadataReport){ 0 };
  *info = *studio_record_get_info (record);
  StudioPart *part = studio_part_open (path, error);
  if (part != NULL && !write_copy (&self, info, part, error))
    {
      studio_part_discard (part);
      g_clear_pointer (&part, studio_part_free);
    }
  return part;
}
