/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-verify-private.h"

#include "studio-disk.h"
#include "studio-found-image.h"
#include "studio-image-folder.h"
#include "studio-image-scan.h"
#include "studio-journal.h"
#include "studio-write.h"

#include <glib/gstdio.h>
#include <string.h>

/* Files that belong to no image, and bytes that belong to no call under way. */

static char *
dup_basename_of (const StudioSnapshot *row)
{
  return row->texts[STUDIO_COLUMN_PATH] == NULL
             ? NULL
             : g_path_get_basename (row->texts[STUDIO_COLUMN_PATH]);
}

/* Whether @relative is the file of @row, at its place or in the trash. */
static gboolean
is_file_of (const StudioSnapshot *row, const char *relative)
{
  g_autofree char *name = g_path_get_basename (relative);
  g_autofree char *own = dup_basename_of (row);

  if (!studio_verify_is_state (row, STUDIO_RECORD_KEPT)
      || row->numbers[STUDIO_COLUMN_TRASHED_US] < 0)
    return FALSE;
  return g_str_has_prefix (relative, "trash/")
             ? g_strcmp0 (own, name) == 0
             : g_strcmp0 (row->texts[STUDIO_COLUMN_PATH], relative) == 0;
}

/* A call that was given up for lost has an image after all. */
static gboolean
adopt (StudioVerify *self, const StudioSnapshot *row)
{
  g_autofree char *folder = studio_library_check_folder (row->folder);
  gboolean adopted = FALSE;

  return !studio_verify_is_state (row, STUDIO_RECORD_KEPT)
         && studio_library_adopt (self->library, row->id, folder, &adopted, NULL) && adopted;
}

static gboolean
insert (StudioVerify *self, StudioSnapshot *snapshot, const char *from, const char *to)
{
  g_autofree char *folder = g_path_get_dirname (to);
  g_autoptr (StudioWrite) write = studio_write_begin (
      self->library, studio_verify_describe (), NULL);

  if (write == NULL || !studio_disk_make_folder (folder, NULL)
      || !studio_snapshot_insert (snapshot, self->library->writer, studio_verify_describe (), NULL))
    return FALSE;
  studio_write_touch_new (write, snapshot->id);
  return studio_write_journal (write, STUDIO_WRITE_JOURNAL_DURABLE, NULL)
         && (g_str_equal (from, to)
             || (studio_disk_sync_file (from, NULL) && studio_disk_move_new (from, to, NULL, NULL)
                 && studio_disk_sync_folder (folder, NULL)))
         && studio_write_commit (write, NULL);
}

/* @relative: where it lies. A whole image becomes one of the library, where it lies or, from
 * `incoming`, in the month that it came in. */
static gboolean
take_in (StudioVerify *self, gint64 id, const char *relative)
{
  gboolean trashed = g_str_has_prefix (relative, "trash/");
  gboolean lies_there = g_str_has_prefix (relative, "images/");
  g_autofree char *path = studio_library_dup_path (self->library, relative);
  gint64 changed_us = studio_disk_get_changed_us (path);
  g_autofree char *folder = lies_there ? g_path_get_dirname (relative)
                                       : studio_image_folder_name_month (changed_us);
  g_autoptr (StudioSnapshot) snapshot = studio_snapshot_new (id, folder);

  if (!studio_found_image_describe (path, snapshot, self->options->cancellable))
    return FALSE;
  studio_snapshot_set_number (
      snapshot, STUDIO_COLUMN_TRASHED_US, trashed ? MAX (changed_us, 1) : 0);
  if (lies_there)
    studio_snapshot_set_text (snapshot, STUDIO_COLUMN_PATH, relative);
  g_autofree char *place = studio_library_dup_path (self->library,
                                                    snapshot->texts[STUDIO_COLUMN_PATH]);
  if (!insert (self, snapshot, path, trashed ? path : place))
    return FALSE;
  if (!trashed)
    studio_library_emit (self->library, STUDIO_LIBRARY_ADDED, id);
  return TRUE;
}

static gboolean
check_file (StudioVerify *self, const char *relative, GError **error)
{
  g_autofree char *name = g_path_get_basename (relative);
  g_autoptr (StudioSnapshot) row = NULL;
  const char *extension = NULL;
  gint64 id = studio_image_folder_parse_name (name, &extension);
  StudioVerifyFinding finding = { STUDIO_VERIFY_UNKNOWN_FILE, id, relative, NULL, FALSE };

  if (id > 0 && !studio_verify_read_row (self, id, &row, error))
    return FALSE;
  /* One that just gets its name belongs to a call under way. */
  if (row != NULL && (is_file_of (row, relative) || studio_verify_is_open (row)))
    return TRUE;
  if (self->options->repair && id > 0)
    finding.mended = row == NULL ? take_in (self, id, relative) : adopt (self, row);
  studio_verify_tell (self, &finding);
  return TRUE;
}

static gboolean
check_folder (StudioVerify *self, const char *relative, GError **error)
{
  g_autofree char *path = studio_library_dup_path (self->library, relative);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_strdup_printf ("%s/%s", relative, name);
      if (g_cancellable_set_error_if_cancelled (self->options->cancellable, error)
          || (!g_str_equal (name, STUDIO_JOURNAL_FILE) && !check_file (self, file, error)))
        return FALSE;
    }
  return TRUE;
}

/* Named by link() and killed before unlink(): both names are one file. */
static gboolean
remove_second_name (StudioVerify *self, const StudioSnapshot *row, const char *part)
{
  GStatBuf one;
  GStatBuf other;

  if (row == NULL || row->texts[STUDIO_COLUMN_PATH] == NULL)
    return FALSE;
  g_autofree char *path = studio_library_dup_path (self->library, row->texts[STUDIO_COLUMN_PATH]);
  return g_stat (part, &one) == 0 && g_stat (path, &other) == 0 && one.st_ino == other.st_ino
         && one.st_dev == other.st_dev && g_unlink (part) == 0;
}

static gboolean
mend_part (StudioVerify *self, gint64 id, const StudioSnapshot *row, const char *relative)
{
  g_autofree char *part = studio_library_dup_path (self->library, relative);

  if (remove_second_name (self, row, part))
    return TRUE;
  if (row == NULL ? take_in (self, id, relative) : adopt (self, row))
    return TRUE;
  studio_library_set_aside (self->library, id);
  return !g_file_test (part, G_FILE_TEST_EXISTS);
}

static gboolean
check_part (StudioVerify *self, const char *name, GError **error)
{
  g_autofree char *relative = g_strdup_printf ("incoming/%s", name);
  g_autoptr (StudioSnapshot) row = NULL;
  const char *extension = NULL;
  gint64 id = studio_image_folder_parse_name (name, &extension);
  StudioVerifyFinding finding = { STUDIO_VERIFY_LEFTOVER, id, relative, NULL, FALSE };

  if (id == 0 || !g_str_equal (extension, "part"))
    return TRUE;
  if (!studio_verify_read_row (self, id, &row, error))
    return FALSE;
  if (row != NULL && studio_verify_is_open (row))
    return TRUE;
  finding.mended = self->options->repair && mend_part (self, id, row, relative);
  studio_verify_tell (self, &finding);
  return TRUE;
}

static gboolean
check_parts (StudioVerify *self, GError **error)
{
  StudioPaths *paths = studio_library_get_paths (self->library);
  g_autoptr (GDir) dir = g_dir_open (studio_paths_get_incoming_dir (paths), 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!check_part (self, name, error))
      return FALSE;
  return TRUE;
}

/**
 * studio_verify_folders:
 * @self: the work
 * @error: return location; a database error or %G_IO_ERROR_CANCELLED
 *
 * Looks for files that no call knows.
 *
 * Returns: whether it could be done
 */
gboolean
studio_verify_folders (StudioVerify *self, GError **error)
{
  StudioPaths *paths = studio_library_get_paths (self->library);
  g_autoptr (GPtrArray) months = studio_image_folder_list_months (
      studio_paths_get_images_dir (paths));

  for (guint i = 0; i < months->len; i++)
    if (!check_folder (self, g_ptr_array_index (months, i), error))
      return FALSE;
  return check_folder (self, "trash", error) && check_parts (self, error);
}
