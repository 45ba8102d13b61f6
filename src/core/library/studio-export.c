/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-export.h"

#include "studio-disk.h"
#include "studio-error.h"
#include "studio-export-copy.h"
#include "studio-file-name.h"
#include "studio-library-private.h"

#include <glib/gi18n-lib.h>

/* Copies that leave the library. */

/* So many files of one name in one folder are more likely an error than a wish. */
#define MAX_NUMBER 9999

static StudioRecord *
load_image (StudioLibrary *self, gint64 id, char **source, GError **error)
{
  g_autoptr (StudioRecord) record = studio_library_load (self, id, error);
  if (record == NULL)
    return NULL;
  *source = studio_record_get_state (record) == STUDIO_RECORD_KEPT
                ? studio_library_dup_image_path (self, record)
                : NULL;
  if (*source == NULL)
    {
      studio_library_set_missing (id, error);
      return NULL;
    }
  return g_steal_pointer (&record);
}

static char *
finish_numbered (StudioPart *part, const char *folder, const char *name, GError **error)
{
  for (guint number = 1; number <= MAX_NUMBER; number++)
    {
      g_autofree char *file = number == 1 ? g_strdup (name)
                                          : studio_file_name_number (name, number);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autoptr (GError) failure = NULL;
      gboolean exists = FALSE;
      if (studio_part_place_new (part, path, &exists, &failure))
        return g_steal_pointer (&path);
      if (!exists || number == MAX_NUMBER)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return NULL;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_USAGE, message);
  return FALSE;
}

/**
 * studio_export_options_check:
 * @self: options
 * @error: return location; %STUDIO_ERROR_USAGE
 *
 * Returns: whether a copy can be like this
 */
gboolean
studio_export_options_check (const StudioExportOptions *self, GError **error)
{
  if (self->quality < 0 || self->quality > 100)
    return refuse (error, _ ("The quality has to be from 1 to 100."));
  if (self->quality > 0 && self->has_format && self->format == STUDIO_OUTPUT_FORMAT_PNG)
    return refuse (error, _ ("A quality can be chosen for JPEG files only."));
  if (self->max_edge < 0 || self->max_edge > STUDIO_EXPORT_MAX_EDGE)
    return refuse (error, _ ("The longer edge has to be from 1 to 16384 pixels."));
  return self->name_template == NULL
         || studio_file_name_check_template (self->name_template, error);
}

/* The name says what the copy is, not what the image was. */
static char *
expand_name (const StudioExportOptions *options,
             StudioRecord *record,
             const StudioImageInfo *info,
             guint counter)
{
  const StudioFileNameFields fields = {
    .request = studio_record_get_request (record),
    .info = info,
    .created_us = studio_record_get_created_us (record),
    .id = studio_record_get_id (record),
    .counter = counter,
    .original_name = studio_record_get_file_name (record),
  };
  return studio_file_name_expand (options->name_template == NULL ? STUDIO_FILE_NAME_DEFAULT_TEMPLATE
                                                                 : options->name_template,
                                  &fields);
}

/**
 * studio_export_draft_make:
 * @self: (out caller-allocates): a draft, zeroed; to be cleared whatever is returned
 * @library: a library
 * @id: a kept image
 * @folder: where the copy is going to lie
 * @options: what it is like
 * @cancellable: (nullable): a cancellable
 * @error: return location; as studio_library_export()
 *
 * Any thread.
 *
 * Returns: whether the copy is there, under a hidden name and not flushed
 */
gboolean
studio_export_draft_make (StudioExportDraft *self,
                          StudioLibrary *library,
                          gint64 id,
                          const char *folder,
                          const StudioExportOptions *options,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *source = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  self->record = load_image (library, id, &source, error);
  if (self->record == NULL)
    return FALSE;
  self->part = studio_export_copy (
      self->record, source, folder, options, &self->info, &self->report, cancellable, error);
  return self->part != NULL;
}

/**
 * studio_export_draft_dup_name:
 * @self: a draft that was made
 * @options: what it is like
 * @counter: its number
 *
 * Returns: (transfer full): the file name that it is to have
 */
char *
studio_export_draft_dup_name (StudioExportDraft *self,
                              const StudioExportOptions *options,
                              guint counter)
{
  return expand_name (options, self->record, &self->info, counter);
}

/**
 * studio_export_draft_name:
 * @self: a draft that was made
 * @folder: where it was made
 * @options: what it is like
 * @counter: its number
 * @error: return location; as studio_library_export()
 *
 * Flushes the copy and gives it a name that nothing has. The folder is left to be flushed.
 *
 * Returns: (transfer full) (nullable): the path of the copy
 */
char *
studio_export_draft_name (StudioExportDraft *self,
                          const char *folder,
                          const StudioExportOptions *options,
                          guint counter,
                          GError **error)
{
  g_autofree char *name = studio_export_draft_dup_name (self, options, counter);
  return finish_numbered (self->part, folder, name, error);
}

/**
 * studio_export_draft_clear:
 * @self: a draft
 *
 * Lets go of it; a copy that got no name goes away.
 */
void
studio_export_draft_clear (StudioExportDraft *self)
{
  if (self->part != NULL)
    studio_part_discard (self->part);
  g_clear_pointer (&self->part, studio_part_free);
  g_clear_object (&self->record);
}

/**
 * studio_library_export:
 * @self: a library
 * @id: a kept image
 * @folder: an existing folder
 * @options: (nullable): what the copy is like
 * @counter: the number of this image in the export, from 1
 * @report: (out caller-allocates) (optional): what became of the metadata: `has_manifest` without
 *   `unchanged` says that a C2PA manifest is not in the copy
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_NOT_FOUND, %STUDIO_ERROR_USAGE for bad options,
 *   %STUDIO_ERROR_NOT_AN_IMAGE for a damaged file, %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE,
 *   a database error or %G_IO_ERROR_CANCELLED
 *
 * Makes a copy in a new file. Pixels are encoded anew only where another format, quality or size is
 * asked for; otherwise memory does not grow with the image. Nothing is overwritten: a name that is
 * taken gets -2, -3 and so on. Nobody sees half a copy.
 *
 * Returns: (transfer full) (nullable): the path of the copy
 */
char *
studio_library_export (StudioLibrary *self,
                       gint64 id,
                       const char *folder,
                       const StudioExportOptions *options,
                       guint counter,
                       StudioMetadataReport *report,
                       GCancellable *cancellable,
                       GError **error)
{
  static const StudioExportOptions defaults = { 0 };
  const StudioExportOptions *wanted = options == NULL ? &defaults : options;
  g_auto (StudioExportDraft) draft = { 0 };

  if (!studio_export_options_check (wanted, error)
      || !studio_export_draft_make (&draft, self, id, folder, wanted, cancellable, error))
    return NULL;
  g_autofree char *path = studio_export_draft_name (&draft, folder, wanted, counter, error);
  if (path == NULL || !studio_disk_sync_folder (folder, error))
    return NULL;
  if (report != NULL)
    *report = draft.report;
  return g_steal_pointer (&path);
}

/**
 * studio_library_save_as:
 * @self: a library
 * @id: a kept image
 * @path: a file that a person chose, having agreed to replace what is there
 * @options: (nullable): what the copy is like
 * @report: (out caller-allocates) (optional): as for studio_library_export()
 * @cancellable: (nullable): a cancellable
 * @error: return location; as studio_library_export()
 *
 * Makes a copy at exactly @path, in one step: until then the old file stays.
 *
 * Returns: whether the copy is there
 */
gboolean
studio_library_save_as (StudioLibrary *self,
                        gint64 id,
                        const char *path,
                        const StudioExportOptions *options,
                        StudioMetadataReport *report,
                        GCancellable *cancellable,
                        GError **error)
{
  static const StudioExportOptions defaults = { 0 };
  const StudioExportOptions *wanted = options == NULL ? &defaults : options;
  g_autofree char *source = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  StudioMetadataReport unwanted;
  StudioImageInfo info;

  if (!studio_export_options_check (wanted, error))
    return FALSE;
  g_autoptr (StudioRecord) record = load_image (self, id, &source, error);
  if (record == NULL)
    return FALSE;
  report = report == NULL ? &unwanted : report;
  g_autoptr (StudioPart) part = studio_export_copy (
      record, source, folder, wanted, &info, report, cancellable, error);
  if (part == NULL)
    return FALSE;
  if (studio_part_finish_over (part, path, error))
    return TRUE;
  studio_part_discard (part);
  return FALSE;
}
