/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-disk.h"
#include "studio-error.h"
#include "studio-write.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Where files lie, and how an image that came without its row saying so is taken in. */

static char *
dup_incoming_path (StudioLibrary *self, gint64 id, const char *extension)
{
  g_autofree char *file = g_strdup_printf ("%" G_GINT64_FORMAT ".%s", id, extension);
  return g_build_filename (studio_paths_get_incoming_dir (self->paths), file, NULL);
}

/**
 * studio_library_dup_part_path:
 * @self: a library
 * @id: a call
 *
 * Returns: (transfer full): where its bytes arrive
 */
char *
studio_library_dup_part_path (StudioLibrary *self, gint64 id)
{
  return dup_incoming_path (self, id, "part");
}

/**
 * studio_library_dup_path:
 * @self: a library
 * @relative_path: a path in the library's folder
 *
 * Returns: (transfer full): the whole path
 */
char *
studio_library_dup_path (StudioLibrary *self, const char *relative_path)
{
  return g_build_filename (studio_paths_get_library_dir (self->paths), relative_path, NULL);
}

/**
 * studio_library_check_folder:
 * @folder: (nullable): the folder of a row, not trusted
 *
 * Returns: (transfer full): @folder if it is `images/YYYY/MM`, else one of that form
 */
char *
studio_library_check_folder (const char *folder)
{
  static const char form[] = "images/0000/00";
  gsize i = 0;

  if (folder == NULL)
    return g_strdup (form);
  while (form[i] == '0' ? g_ascii_isdigit (folder[i]) : form[i] == folder[i] && form[i] != '\0')
    i++;
  return g_strdup (form[i] == '\0' && folder[i] == '\0' ? folder : form);
}

/**
 * studio_library_name_file:
 * @folder: the row's folder
 * @id: the row's id
 * @format: what the bytes are
 *
 * Returns: (transfer full): the path of the image relative to the library's folder
 */
char *
studio_library_name_file (const char *folder, gint64 id, StudioOutputFormat format)
{
  return g_strdup_printf (
      "%s/%" G_GINT64_FORMAT ".%s", folder, id, studio_output_format_get_extension (format));
}

static void
bind_arrival (StudioStatement *statement, const StudioArrival *arrival)
{
  const StudioImageInfo *info = arrival->info;

  studio_statement_bind_text (statement, 2, arrival->file);
  studio_statement_bind_text (statement, 3, studio_output_format_to_string (info->format));
  studio_statement_bind_number (statement, 4, info->width);
  studio_statement_bind_number (statement, 5, info->height);
  studio_statement_bind_number (statement, 6, info->n_bytes);
  studio_statement_bind_number (statement, 7, arrival->finished_us);
  studio_statement_bind_number (statement, 8, arrival->facts->http_status);
  studio_statement_bind_text (statement, 9, arrival->facts->request_id);
  studio_statement_bind_text (statement, 10, arrival->facts->revised_prompt);
  studio_statement_bind_text (statement, 11, arrival->facts->sha256);
}

/* The row may say kept before the file has its name where the database was made anew meanwhile from
 * a journal that says so. */
static gboolean
update_kept (StudioWrite *write,
             gint64 id,
             const StudioArrival *arrival,
             gboolean in_place,
             GError **error)
{
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write,
      "UPDATE calls SET state = 'kept', path = ?2, image_format = ?3, width = ?4, height = ?5,"
      " n_bytes = ?6, finished_us = ?7, http_status = ?8, request_id = ?9, revised_prompt = ?10,"
      " sha256 = ?11, error_name = NULL, error_message = NULL"
      " WHERE id = ?1 AND (state <> 'kept' OR (path = ?2 AND NOT ?12))",
      error);

  if (statement == NULL)
    return FALSE;
  bind_arrival (statement, arrival);
  studio_statement_bind_number (statement, 12, in_place ? 1 : 0);
  return studio_write_run_for_row (statement, id, error);
}

/**
 * studio_library_store_kept:
 * @self: a library
 * @id: a call
 * @arrival: its image, whose bytes are durable somewhere
 * @error: return location; %STUDIO_ERROR_NOT_FOUND where there is no such call or it has its image
 *   already, %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE where the image cannot be put in its
 *   place, or a database error
 *
 * Writes the last line of a call's story: the journal, durably; then the file gets its name; then
 * the row. A call that ended otherwise becomes kept as well: what counts is that the file is there.
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_library_store_kept (StudioLibrary *self,
                           gint64 id,
                           const StudioArrival *arrival,
                           GError **error)
{
  g_autofree char *path = studio_library_dup_path (self, arrival->file);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (StudioWrite) write = NULL;

  if (!studio_disk_make_folder (folder, error))
    return FALSE;
  write = studio_write_begin (
      self, _ ("The image could not be written down in the library"), error);
  return write != NULL && studio_write_touch (write, id, error)
         && update_kept (write, id, arrival, g_file_test (path, G_FILE_TEST_EXISTS), error)
         && studio_write_journal (write, STUDIO_WRITE_JOURNAL_DURABLE, error)
         && (arrival->place == NULL || arrival->place (path, arrival->place_data, error))
         && studio_write_commit (write, error);
}

/* A kill between giving the name and writing the row leaves the image here. */
static gboolean
find_named_image (StudioLibrary *self,
                  gint64 id,
                  const char *folder,
                  char **file,
                  StudioImageInfo *info)
{
  static const StudioOutputFormat formats[] = { STUDIO_OUTPUT_FORMAT_PNG,
                                                STUDIO_OUTPUT_FORMAT_JPEG };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = studio_library_name_file (folder, id, formats[i]);
      g_autofree char *path = studio_library_dup_path (self, name);
      if (studio_disk_get_size (path) > 0 && studio_image_scan_file (path, info, NULL, NULL))
        {
          *file = g_steal_pointer (&name);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
place_part_cb (const char *path, gpointer part, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  /* The name was claimed where there are no hard links, and a kill came before the rename. */
  if (studio_disk_get_size (path) == 0)
    g_unlink (path);
  return studio_disk_move_new (part, path, NULL, error) && studio_disk_sync_folder (folder, error);
}

static gboolean
is_whole_part (const char *part, StudioImageInfo *info)
{
  return studio_disk_get_size (part) > 0 && studio_image_scan_file (part, info, NULL, NULL);
}

/**
 * studio_library_adopt:
 * @self: a library
 * @id: a call that nobody works at
 * @folder: its folder
 * @adopted: (out): whether there was a whole image, which is kept now
 * @error: return location; %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE or a database error
 *
 * Keeps the image of a call whose last steps were cut off, in the order of studio_library_keep():
 * from its file if that has its name already, else from its part if that is whole.
 *
 * Returns: whether it went well
 */
gboolean
studio_library_adopt (StudioLibrary *self,
                      gint64 id,
                      const char *folder,
                      gboolean *adopted,
                      GError **error)
{
  g_autofree char *part = studio_library_dup_part_path (self, id);
  g_autofree char *file = NULL;
  StudioImageInfo info = { 0 };
  StudioArrival arrival = { .info = &info };

  *adopted = FALSE;
  if (!find_named_image (self, id, folder, &file, &info))
    {
      if (!is_whole_part (part, &info))
        return TRUE;
      if (!studio_disk_sync_file (part, error))
        return FALSE;
      file = studio_library_name_file (folder, id, info.format);
      arrival.place = place_part_cb;
      arrival.place_data = part;
    }
  g_autofree char *path = studio_library_dup_path (self, file);
  const char *present = arrival.place == NULL ? path : part;
  g_autofree char *sha256 = studio_disk_dup_sha256 (present, NULL, NULL);
  const StudioAnswerFacts facts = { .sha256 = sha256 };
  arrival.file = file;
  arrival.facts = &facts;
  arrival.finished_us = studio_disk_get_changed_us (present);
  if (!studio_library_store_kept (self, id, &arrival, error))
    return FALSE;
  /* Named by link() and killed before unlink(): both names are one file. */
  g_unlink (part);
  *adopted = TRUE;
  studio_library_emit (self, STUDIO_LIBRARY_ADDED, id);
  return TRUE;
}

/**
 * studio_library_set_aside:
 * @self: a library
 * @id: a call that ended without a whole image
 *
 * Renames its part to `incoming/<id>.broken` if there are bytes in it, since they may be all that
 * there is to show for the money; removes it if it is empty.
 *
 * Returns: whether there were bytes
 */
gboolean
studio_library_set_aside (StudioLibrary *self, gint64 id)
{
  g_autofree char *part = studio_library_dup_part_path (self, id);
  g_autofree char *broken = dup_incoming_path (self, id, "broken");
  gint64 size = studio_disk_get_size (part);

  if (size == 0)
    g_unlink (part);
  if (size <= 0)
    return FALSE;
  /* Where this fails the bytes stay in the part, which is just as well. */
  studio_disk_move_new (part, broken, NULL, NULL);
  return TRUE;
}
