/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-disk.h"
#include "studio-error.h"
#include "studio-write.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* The trash. */

static const char *
describe_changing (void)
{
  return _ ("The change could not be written down in the library");
}

static char *
dup_trash_path (StudioLibrary *self, const char *relative_path)
{
  g_autofree char *file = g_path_get_basename (relative_path);
  return g_build_filename (studio_paths_get_trash_dir (self->paths), file, NULL);
}

static gboolean
set_trashed (StudioWrite *write, gint64 id, gint64 trashed_us, GError **error)
{
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write, "UPDATE calls SET trashed_us = ?2, updated_us = ?3 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 2, trashed_us);
  studio_statement_bind_number (
      statement, 3, studio_clock_get_real_us (studio_write_get_library (write)->clock));
  return studio_write_run_for_row (statement, id, error);
}

/* A file that is at its new place already was moved before a kill. */
static gboolean
move_file (const char *from, const char *to, GError **error)
{
  g_autofree char *from_folder = g_path_get_dirname (from);
  g_autofree char *to_folder = g_path_get_dirname (to);

  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    return TRUE;
  return studio_disk_make_folder (to_folder, error) && studio_disk_move_new (from, to, NULL, error)
         && studio_disk_sync_folder (to_folder, error)
         && studio_disk_sync_folder (from_folder, error);
}

/* The row and the file change together: the file moves inside of the transaction and moves back
 * where that cannot be committed. Should a kill part them, studio_library_resolve() finds the file
 * at either place, and doing it again mends it. */
static gboolean
move_to (StudioLibrary *self, StudioRecord *record, gint64 trashed_us, GError **error)
{
  const char *relative_path = studio_record_get_path (record);
  g_autofree char *place = relative_path == NULL ? NULL
                                                 : studio_library_dup_path (self, relative_path);
  g_autofree char *trash = relative_path == NULL ? NULL : dup_trash_path (self, relative_path);
  const char *from = trashed_us != 0 ? place : trash;
  const char *to = trashed_us != 0 ? trash : place;
  g_autoptr (StudioWrite) write = studio_write_begin (self, describe_changing (), error);

  if (write == NULL || !studio_write_touch (write, studio_record_get_id (record), error)
      || !set_trashed (write, studio_record_get_id (record), trashed_us, error)
      || (from != NULL && !move_file (from, to, error)))
    return FALSE;
  if (studio_write_journal (write, STUDIO_WRITE_JOURNAL_LATER, error)
      && studio_write_commit (write, error))
    return TRUE;
  if (from != NULL)
    move_file (to, from, NULL);
  return FALSE;
}

static gboolean
is_under_way (StudioRecord *record)
{
  return studio_record_get_state (record) < STUDIO_RECORD_KEPT;
}

/**
 * studio_library_resolve:
 * @self: a library
 * @relative_path: the path of a row
 * @trashed: whether the row is in the trash
 *
 * Returns: (transfer full): where the file lies: at its place or in the trash, whichever has it; if
 *   neither, where it should be
 */
char *
studio_library_resolve (StudioLibrary *self, const char *relative_path, gboolean trashed)
{
  g_autofree char *place = studio_library_dup_path (self, relative_path);
  g_autofree char *trash = dup_trash_path (self, relative_path);
  const char *expected = trashed ? trash : place;
  const char *other = trashed ? place : trash;

  if (!g_file_test (expected, G_FILE_TEST_EXISTS) && g_file_test (other, G_FILE_TEST_EXISTS))
    return g_strdup (other);
  return g_strdup (expected);
}

/**
 * studio_library_trash:
 * @self: a library
 * @id: a record that is not under way
 * @error: return location; %STUDIO_ERROR_NOT_FOUND where there is none, %STUDIO_ERROR_STORAGE,
 *   %STUDIO_ERROR_NO_SPACE or a database error
 *
 * Moves the file to `trash/` and emits `removed`. An image whose file somebody removed goes to the
 * trash all the same, so that its empty place leaves the gallery; one that is there already stays.
 *
 * Returns: whether it is in the trash
 */
gboolean
studio_library_trash (StudioLibrary *self, gint64 id, GError **error)
{
  g_autoptr (StudioRecord) record = studio_library_load (self, id, error);
  if (record == NULL)
    return FALSE;
  if (studio_record_get_trashed (record))
    return TRUE;
  if (is_under_way (record))
    return studio_library_set_missing (id, error);
  if (!move_to (self, record, MAX (studio_clock_get_real_us (self->clock), 1), error))
    return FALSE;
  studio_library_emit (self, STUDIO_LIBRARY_REMOVED, id);
  return TRUE;
}

/**
 * studio_library_restore:
 * @self: a library
 * @id: a record
 * @error: return location; %STUDIO_ERROR_NOT_FOUND where there is none, %STUDIO_ERROR_STORAGE where
 *   its file is in the trash no more (then the record stays there) or cannot be moved, or a
 * database error
 *
 * Takes an image out of the trash and emits `added`; one that is not there stays as it is.
 *
 * Returns: whether it is out of the trash
 */
gboolean
studio_library_restore (StudioLibrary *self, gint64 id, GError **error)
{
  g_autoptr (StudioRecord) record = studio_library_load (self, id, error);
  if (record == NULL)
    return FALSE;
  if (!studio_record_get_trashed (record))
    return TRUE;

  g_autofree char *path = studio_library_dup_image_path (self, record);
  if (path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_name (path);
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_STORAGE,
                   _ ("The image cannot come back: its file “%s” is gone."),
                   shown);
      return FALSE;
    }
  if (!move_to (self, record, 0, error))
    return FALSE;
  if (studio_record_get_state (record) == STUDIO_RECORD_KEPT)
    studio_library_emit (self, STUDIO_LIBRARY_ADDED, id);
  else
    studio_library_emit (self, STUDIO_LIBRARY_CHANGED, id);
  return TRUE;
}
