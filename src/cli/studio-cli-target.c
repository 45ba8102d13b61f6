/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-target.h"

#include "studio-cli-context.h"
#include "studio-error.h"
#include "studio-export.h"
#include "studio-file-name.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static gboolean
fail (GError **error, const char *path, int code)
{
  g_set_error (error,
               STUDIO_ERROR,
               code == ENOSPC ? STUDIO_ERROR_NO_SPACE : STUDIO_ERROR_STORAGE,
               _ ("“%s” cannot be written: %s."),
               path,
               g_strerror (code));
  return FALSE;
}

/**
 * studio_cli_target_init:
 * @self: (out caller-allocates): the target
 * @output: (nullable): what `--output` said
 * @count: how many images there will be
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_USAGE
 *
 * Finds out, before anything is paid for, whether the place can be written to.
 *
 * Returns: whether it can
 */
gboolean
studio_cli_target_init (StudioCliTarget *self, const char *output, guint count, GError **error)
{
  *self = (StudioCliTarget){ .kind = STUDIO_CLI_TARGET_NONE, .count = count };
  if (output == NULL)
    return TRUE;
  if (strcmp (output, "-") == 0)
    {
      self->kind = STUDIO_CLI_TARGET_STDOUT;
      if (count > 1)
        studio_cli_set_usage_error (error, _ ("Only one image fits into the standard output."));
      return count == 1;
    }
  self->path = g_canonicalize_filename (output, NULL);
  gboolean is_folder = g_file_test (self->path, G_FILE_TEST_IS_DIR);
  self->kind = is_folder ? STUDIO_CLI_TARGET_FOLDER : STUDIO_CLI_TARGET_FILE;
  g_autofree char *folder = is_folder ? g_strdup (self->path) : g_path_get_dirname (self->path);
  return g_access (folder, W_OK | X_OK) == 0 || fail (error, folder, errno);
}

/**
 * studio_cli_target_clear:
 * @self: a target
 */
void
studio_cli_target_clear (StudioCliTarget *self)
{
  g_clear_pointer (&self->path, g_free);
}

static char *
number_path (StudioCliTarget *self, guint index)
{
  if (self->count == 1)
    return g_strdup (self->path);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *numbered = studio_file_name_number (name, index + 1);
  return g_build_filename (folder, numbered, NULL);
}

/**
 * studio_cli_target_choose_path:
 * @self: a target that is not %STUDIO_CLI_TARGET_NONE
 * @index: which image, from 0 on
 *
 * Returns: (transfer full): where an image beside the library is written first
 */
char *
studio_cli_target_choose_path (StudioCliTarget *self, guint index)
{
  if (self->kind == STUDIO_CLI_TARGET_FILE)
    return number_path (self, index);
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf (".ultra-studio-%s", unique);
  return g_build_filename (
      self->kind == STUDIO_CLI_TARGET_FOLDER ? self->path : g_get_tmp_dir (), name, NULL);
}

static gboolean
write_to_stdout (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  if (file == NULL)
    return fail (error, path, EIO);
  const char *bytes = g_mapped_file_get_contents (file);
  gsize left = g_mapped_file_get_length (file);
  while (left > 0)
    {
      ssize_t written = write (STDOUT_FILENO, bytes, left);
      if (written < 0 && errno != EINTR)
        return fail (error, "-", errno);
      if (written > 0)
        {
          bytes += written;
          left -= (gsize) written;
        }
    }
  return TRUE;
}

/**
 * studio_cli_target_copy:
 * @self: a target
 * @library: the library
 * @id: an image in it
 * @index: which image, from 0 on
 * @error: return location; as studio_library_save_as() and studio_library_export()
 *
 * Writes a copy of the original bytes. Blocking.
 *
 * Returns: (transfer full) (nullable): where it is; `-` for the standard output
 */
char *
studio_cli_target_copy (StudioCliTarget *self,
                        StudioLibrary *library,
                        gint64 id,
                        guint index,
                        GError **error)
{
  static const StudioExportOptions untouched = { .untouched = TRUE };

  if (self->kind == STUDIO_CLI_TARGET_FOLDER)
    return studio_library_export (
        library, id, self->path, &untouched, index + 1, NULL, NULL, error);
  g_autoptr (StudioRecord) record = studio_library_load (library, id, error);
  if (record == NULL)
    return NULL;
  if (self->kind == STUDIO_CLI_TARGET_NONE)
    return studio_library_dup_image_path (library, record);
  if (self->kind == STUDIO_CLI_TARGET_STDOUT)
    {
      g_autofree char *path = studio_library_dup_image_path (library, record);
      return write_to_stdout (path, error) ? g_strdup ("-") : NULL;
    }
  g_autofree char *path = number_path (self, index);
  return studio_library_save_as (library, id, path, &untouched, NULL, NULL, error)
             ? g_steal_pointer (&path)
             : NULL;
}

/* Its name is known only now, because the extension follows the bytes. */
static char *
name_in_folder (StudioCliTarget *self,
                StudioJob *job,
                const char *written_path,
                guint index,
                GError **error)
{
  StudioFileNameFields fields = {
    .request = studio_job_get_request (job),
    .info = studio_job_get_info (job),
    .created_us = g_get_real_time (),
    .counter = index + 1,
  };
  g_autofree char *name = studio_file_name_expand (STUDIO_FILE_NAME_DEFAULT_TEMPLATE, &fields);

  for (guint number = 1; number < 10000; number++)
    {
      g_autofree char *numbered = number == 1 ? g_strdup (name)
                                              : studio_file_name_number (name, number);
      g_autofree char *path = g_build_filename (self->path, numbered, NULL);
      if (link (written_path, path) == 0)
        {
          g_unlink (written_path);
          return g_steal_pointer (&path);
        }
      if (errno != EEXIST)
        {
          fail (error, path, errno);
          return NULL;
        }
    }
  fail (error, name, EEXIST);
  return NULL;
}

/**
 * studio_cli_target_settle:
 * @self: a target that is not %STUDIO_CLI_TARGET_NONE
 * @job: a job without a library that kept its image
 * @written_path: what studio_cli_target_choose_path() gave for it
 * @index: which image, from 0 on
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Brings an image that was written beside the library to its last place. Blocking.
 *
 * Returns: (transfer full) (nullable): where it is; `-` for the standard output
 */
char *
studio_cli_target_settle (StudioCliTarget *self,
                          StudioJob *job,
                          const char *written_path,
                          guint index,
                          GError **error)
{
  if (self->kind == STUDIO_CLI_TARGET_FOLDER)
    return name_in_folder (self, job, written_path, index, error);
  if (self->kind == STUDIO_CLI_TARGET_FILE)
    return g_strdup (written_path);
  if (!write_to_stdout (written_path, error))
    return NULL;
  g_unlink (written_path);
  return g_strdup ("-");
}
