/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-disk.h"
#include "studio-error.h"
#include "studio-file-name.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Copies that leave the library: the original bytes, untouched. */

#define COPY_BUFFER_SIZE (256 * 1024)
/* So many files of one name in one folder are more likely an error than a wish. */
#define MAX_NUMBER 9999

static gboolean
copy_bytes (int fd, const char *source, StudioPart *part, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (COPY_BUFFER_SIZE);
  while (TRUE)
    {
      ssize_t n = read (fd, buffer, COPY_BUFFER_SIZE);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return studio_disk_fail (
            error, errno, _ ("The image file “%1$s” cannot be read: %2$s."), source);
      if (n == 0)
        return TRUE;
      if (!studio_part_write (part, buffer, (gsize) n, error))
        return FALSE;
    }
}

/* A part in the folder of the copy, so that it can be named in one step. */
static StudioPart *
copy_to_part (const char *source, const char *folder, GError **error)
{
  int fd = g_open (source, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      studio_disk_fail (error, errno, _ ("The image file “%1$s” cannot be read: %2$s."), source);
      return NULL;
    }
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *file = g_strdup_printf (".ultra-studio-%s.part", uuid);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  StudioPart *part = studio_part_open (path, error);
  if (part != NULL && !copy_bytes (fd, source, part, error))
    {
      studio_part_discard (part);
      g_clear_pointer (&part, studio_part_free);
    }
  close (fd);
  return part;
}

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
      if (studio_part_finish_new (part, path, &exists, &failure))
        return g_steal_pointer (&path);
      if (!exists || number == MAX_NUMBER)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return NULL;
}

/**
 * studio_library_export:
 * @self: a library
 * @id: a kept image
 * @folder: an existing folder
 * @name_template: (nullable): see studio_file_name_expand(), %NULL for the default
 * @counter: the number of this image in the export, from 1
 * @error: return location; %STUDIO_ERROR_NOT_FOUND, %STUDIO_ERROR_USAGE for a bad template,
 *   %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE or a database error
 *
 * Copies the original bytes to a new file. Nothing is overwritten: a name that is taken gets -2, -3
 * and so on. Nobody sees half a copy.
 *
 * Returns: (transfer full) (nullable): the path of the copy
 */
char *
studio_library_export (StudioLibrary *self,
                       gint64 id,
                       const char *folder,
                       const char *name_template,
                       guint counter,
                       GError **error)
{
  const char *template = name_template == NULL ? STUDIO_FILE_NAME_DEFAULT_TEMPLATE : name_template;
  g_autofree char *source = NULL;

  if (!studio_file_name_check_template (template, error))
    return NULL;
  g_autoptr (StudioRecord) record = load_image (self, id, &source, error);
  g_autoptr (StudioPart) part = record == NULL ? NULL : copy_to_part (source, folder, error);
  if (part == NULL)
    return NULL;

  StudioFileNameFields fields = {
    .request = studio_record_get_request (record),
    .info = studio_record_get_info (record),
    .created_us = studio_record_get_created_us (record),
    .id = id,
    .counter = counter,
  };
  g_autofree char *name = studio_file_name_expand (template, &fields);
  char *path = finish_numbered (part, folder, name, error);
  if (path == NULL)
    studio_part_discard (part);
  return path;
}

/**
 * studio_library_save_as:
 * @self: a library
 * @id: a kept image
 * @path: a file that a person chose, having agreed to replace what is there
 * @error: return location; %STUDIO_ERROR_NOT_FOUND, %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE
 * or a database error
 *
 * Copies the original bytes to exactly @path, in one step: until then the old file stays.
 *
 * Returns: whether the copy is there
 */
gboolean
studio_library_save_as (StudioLibrary *self, gint64 id, const char *path, GError **error)
{
  g_autofree char *source = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (StudioRecord) record = load_image (self, id, &source, error);
  g_autoptr (StudioPart) part = record == NULL ? NULL : copy_to_part (source, folder, error);

  if (part == NULL)
    return FALSE;
  if (studio_part_finish_over (part, path, error))
    return TRUE;
  studio_part_discard (part);
  return FALSE;
}
