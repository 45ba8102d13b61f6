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

/* One image that goes to the trash or comes back, NULL for both names where there is no file. */
typedef struct
{
  gint64 id;
  StudioRecordState state;
  char *from;
  char *to;
} Step;

static void
free_step_cb (gpointer data)
{
  Step *step = data;
  g_free (step->from);
  g_free (step->to);
  g_free (step);
}

/* Several at once. */
typedef struct
{
  StudioLibrary *library;
  gint64 trashed_us; /* 0 for out of the trash */
  GPtrArray *steps;
  GHashTable *folders; /* those that lost or got a file */
} Move;

/* A file that is at its new place already was moved before a kill. */
static gboolean
move_file (Move *self, const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  g_hash_table_add (self->folders, g_strdup (folder));
  if (from == NULL || !g_file_test (from, G_FILE_TEST_EXISTS))
    return TRUE;
  g_hash_table_add (self->folders, g_path_get_dirname (from));
  return studio_disk_make_folder (folder, error) && studio_disk_move_new (from, to, NULL, error);
}

static void
move_back (Move *self, const Step *step)
{
  if (step->from != NULL)
    move_file (self, step->to, step->from, NULL);
}

static gboolean
sync_folders (Move *self, GError **error)
{
  GHashTableIter iter;
  gpointer folder;

  g_hash_table_iter_init (&iter, self->folders);
  while (g_hash_table_iter_next (&iter, &folder, NULL))
    if (g_file_test (folder, G_FILE_TEST_EXISTS) && !studio_disk_sync_folder (folder, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_step (Move *self, StudioWrite *write, const Step *step, GError **error)
{
  if (step->from != NULL && !move_file (self, step->from, step->to, error))
    return FALSE;
  if (studio_write_touch (write, step->id, error)
      && set_trashed (write, step->id, self->trashed_us, error))
    return TRUE;
  move_back (self, step);
  return FALSE;
}

/* The rows and the files change together: the files move inside of the transaction and move back
 * where that cannot be committed. Should a kill part them, studio_library_resolve() finds a file at
 * either place, and doing it again mends it. Steps that cannot be taken are left out. */
static gboolean
take_steps (Move *self, GError **error)
{
  g_autoptr (StudioWrite) write = studio_write_begin (self->library, describe_changing (), error);
  gboolean good = TRUE;

  if (write == NULL)
    return FALSE;
  for (guint i = 0; i < self->steps->len;)
    if (take_step (self, write, g_ptr_array_index (self->steps, i), good ? error : NULL))
      i++;
    else
      {
        good = FALSE;
        g_ptr_array_remove_index (self->steps, i);
      }
  if (self->steps->len == 0)
    return good;
  GError **problem = good ? error : NULL;
  if (sync_folders (self, problem)
      && studio_write_journal (write, STUDIO_WRITE_JOURNAL_LATER, problem)
      && studio_write_commit (write, problem))
    return good;
  for (guint i = 0; i < self->steps->len; i++)
    move_back (self, g_ptr_array_index (self->steps, i));
  g_ptr_array_set_size (self->steps, 0);
  return FALSE;
}

static gboolean
is_under_way (StudioRecord *record)
{
  return studio_record_get_state (record) < STUDIO_RECORD_KEPT;
}

static Step *
new_step (StudioLibrary *self, StudioRecord *record, gboolean to_trash)
{
  Step *step = g_new0 (Step, 1);
  const char *path = studio_record_get_path (record);
  g_autofree char *place = path == NULL ? NULL : studio_library_dup_path (self, path);
  g_autofree char *trash = path == NULL ? NULL : dup_trash_path (self, path);

  step->id = studio_record_get_id (record);
  step->state = studio_record_get_state (record);
  step->from = g_strdup (to_trash ? place : trash);
  step->to = g_strdup (to_trash ? trash : place);
  return step;
}

static gboolean
check_file (StudioLibrary *self, StudioRecord *record, GError **error)
{
  g_autofree char *path = studio_library_dup_image_path (self, record);

  if (path == NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_STORAGE,
               _ ("The image cannot come back: its file “%s” is gone."),
               shown);
  return FALSE;
}

/* Adds a step, or the id to those that are there already. */
static gboolean
plan (Move *self, gint64 id, GArray *moved, GError **error)
{
  gboolean to_trash = self->trashed_us != 0;
  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, error);

  if (record == NULL)
    return FALSE;
  if (studio_record_get_trashed (record) == to_trash)
    {
      g_array_append_val (moved, id);
      return TRUE;
    }
  if (to_trash && is_under_way (record))
    return studio_library_set_missing (id, error);
  if (!to_trash && !check_file (self->library, record, error))
    return FALSE;
  g_ptr_array_add (self->steps, new_step (self->library, record, to_trash));
  return TRUE;
}

static void
tell (StudioLibrary *self, const Step *step, gboolean to_trash)
{
  if (to_trash)
    studio_library_emit (self, STUDIO_LIBRARY_REMOVED, step->id);
  else
    studio_library_emit (self,
                         step->state == STUDIO_RECORD_KEPT ? STUDIO_LIBRARY_ADDED
                                                           : STUDIO_LIBRARY_CHANGED,
                         step->id);
}

static gboolean
move_many (StudioLibrary *self,
           const gint64 *ids,
           guint n_ids,
           gint64 trashed_us,
           GArray *moved,
           GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (free_step_cb);
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Move move = { self, trashed_us, steps, folders };
  gboolean good = TRUE;

  for (guint i = 0; i < n_ids; i++)
    good = plan (&move, ids[i], moved, good ? error : NULL) && good;
  if (steps->len > 0)
    good = take_steps (&move, good ? error : NULL) && good;
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = g_ptr_array_index (steps, i);
      g_array_append_val (moved, step->id);
      tell (self, step, trashed_us != 0);
    }
  return good;
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
 * studio_library_trash_together:
 * @self: a library
 * @ids: (array length=n_ids): records that are not under way
 * @n_ids: how many; while they go nobody else can write, so a hundred at a time are good
 * @moved: (element-type gint64): those that are in the trash now are added to it
 * @error: return location; as studio_library_trash() of the first that did not go
 *
 * studio_library_trash() of each as one change: the disk is waited for once. One that cannot go
 * does not keep the others. Each id stands in @ids once.
 *
 * Returns: whether all of them are in the trash
 */
gboolean
studio_library_trash_together (StudioLibrary *self,
                               const gint64 *ids,
                               guint n_ids,
                               GArray *moved,
                               GError **error)
{
  gint64 now_us = MAX (studio_clock_get_real_us (self->clock), 1);

  return move_many (self, ids, n_ids, now_us, moved, error);
}

/**
 * studio_library_restore_together:
 * @self: a library
 * @ids: (array length=n_ids): records
 * @n_ids: as for studio_library_trash_together()
 * @moved: (element-type gint64): those that are out of the trash now are added to it
 * @error: return location; as studio_library_restore() of the first that did not come
 *
 * studio_library_restore() of each as one change, as studio_library_trash_together() does.
 *
 * Returns: whether all of them are out of the trash
 */
gboolean
studio_library_restore_together (StudioLibrary *self,
                                 const gint64 *ids,
                                 guint n_ids,
                                 GArray *moved,
                                 GError **error)
{
  return move_many (self, ids, n_ids, 0, moved, error);
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
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof id);

  return studio_library_trash_together (self, &id, 1, moved, error);
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
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof id);

  return studio_library_restore_together (self, &id, 1, moved, error);
}
