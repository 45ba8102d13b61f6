/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-rebuild-private.h"

#include "studio-disk.h"
#include "studio-found-image.h"
#include "studio-image-folder.h"
#include "studio-image-scan.h"
#include "studio-journal.h"
#include "studio-record-source.h"
#include "studio-record-state.h"
#include "studio-schema.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Makes a database anew from the journals and the files. */

#define STEPS_PER_REPORT 100

static void
free_snapshot_cb (gpointer snapshot)
{
  studio_snapshot_free (snapshot);
}

static gboolean
is_taken (StudioRebuild *self, gint64 id, gboolean *taken, GError **error)
{
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->database, "SELECT 1 FROM calls WHERE id = ?", studio_rebuild_describe (), error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, id);
  return studio_statement_step (statement, taken, error);
}

static gboolean
owe_journal (StudioRebuild *self, gint64 id, GError **error)
{
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->database,
      "INSERT OR IGNORE INTO journal_due VALUES (?)",
      studio_rebuild_describe (),
      error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, id);
  return studio_statement_run (statement, NULL, error);
}

static StudioSnapshot *
copy (const StudioSnapshot *snapshot)
{
  StudioSnapshot *copied = studio_snapshot_new (snapshot->id, snapshot->folder);

  copied->problem = snapshot->problem;
  memcpy (copied->numbers, snapshot->numbers, sizeof copied->numbers);
  for (int i = 0; i < STUDIO_N_COLUMNS; i++)
    copied->texts[i] = g_strdup (snapshot->texts[i]);
  return copied;
}

/* Its lines under the new id and the end of those under the old one come in one piece. */
static gboolean
write_move (StudioRebuild *self, const StudioSnapshot *snapshot, gint64 old_id, GError **error)
{
  g_autofree char *folder = studio_rebuild_dup_path (self, snapshot->folder);
  g_autofree char *journal = g_build_filename (folder, STUDIO_JOURNAL_FILE, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  studio_snapshot_write_whole_line (snapshot, lines);
  studio_snapshot_write_move (old_id, snapshot->id, lines);
  return studio_journal_append (journal, lines->str, lines->len, TRUE, error);
}

/* Which call a call was made from or with is known by ids of the library that it came from. */
static gboolean
add_displaced (StudioRebuild *self, StudioSnapshot *snapshot, GError **error)
{
  gint64 old_id = snapshot->id;
  g_autofree char *old_path = g_strdup (snapshot->texts[STUDIO_COLUMN_PATH]);
  const char *extension = old_path == NULL ? NULL : strrchr (old_path, '.');

  snapshot->id = ++self->largest_id;
  snapshot->numbers[STUDIO_COLUMN_PARENT] = 0;
  snapshot->numbers[STUDIO_COLUMN_RUN] = 0;
  if (extension != NULL)
    {
      g_autofree char *path = g_strdup_printf (
          "%s/%" G_GINT64_FORMAT "%s", snapshot->folder, snapshot->id, extension);
      studio_snapshot_set_text (snapshot, STUDIO_COLUMN_PATH, path);
    }
  if (!write_move (self, snapshot, old_id, error))
    return FALSE;
  if (old_path != NULL)
    {
      g_autofree char *from = studio_rebuild_dup_path (self, old_path);
      g_autofree char *to = studio_rebuild_dup_path (self, snapshot->texts[STUDIO_COLUMN_PATH]);
      studio_disk_move_new (from, to, NULL, NULL);
    }
  self->report->n_moved++;
  return studio_rebuild_add (self, snapshot, FALSE, error);
}

static gboolean
add_all_displaced (StudioRebuild *self, GError **error)
{
  for (guint i = 0; i < self->displaced->len; i++)
    if (!add_displaced (self, g_ptr_array_index (self->displaced, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_trash (StudioRebuild *self, GError **error)
{
  const char *trash = studio_paths_get_trash_dir (self->paths);
  GHashTableIter iter;
  gpointer id;
  gpointer name;

  g_hash_table_iter_init (&iter, self->trash);
  while (g_hash_table_iter_next (&iter, &id, &name))
    {
      g_autofree char *path = g_build_filename (trash, name, NULL);
      gint64 changed_us = studio_disk_get_changed_us (path);
      g_autofree char *folder = studio_image_folder_name_month (changed_us);
      g_autoptr (StudioSnapshot) snapshot = studio_snapshot_new (*(gint64 *) id, folder);
      studio_snapshot_set_number (snapshot, STUDIO_COLUMN_TRASHED_US, MAX (changed_us, 1));
      if (!studio_rebuild_step (self, error)
          || !studio_rebuild_take_in (self, path, snapshot, error))
        return FALSE;
    }
  return TRUE;
}

/* A part without a call becomes one, which recovery ends: it keeps the image if that is whole. */
static gboolean
add_part (StudioRebuild *self, gint64 id, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (
      studio_paths_get_incoming_dir (self->paths), name, NULL);
  gint64 changed_us = studio_disk_get_changed_us (path);
  g_autofree char *folder = studio_image_folder_name_month (changed_us);
  g_autofree char *owner = g_uuid_string_random ();
  g_autoptr (StudioSnapshot) snapshot = studio_snapshot_new (id, folder);
  gboolean taken = FALSE;

  if (!is_taken (self, id, &taken, error))
    return FALSE;
  if (taken || studio_disk_get_size (path) <= 0)
    return TRUE;
  studio_snapshot_set_text (
      snapshot, STUDIO_COLUMN_STATE, studio_record_state_to_string (STUDIO_RECORD_RECEIVING));
  studio_snapshot_set_text (snapshot,
                            STUDIO_COLUMN_SOURCE,
                            studio_record_source_to_string (STUDIO_RECORD_SOURCE_SERVICE));
  studio_snapshot_set_text (snapshot, STUDIO_COLUMN_OWNER, owner);
  studio_snapshot_set_number (snapshot, STUDIO_COLUMN_CREATED_US, changed_us);
  studio_snapshot_set_number (snapshot, STUDIO_COLUMN_SENT_US, changed_us);
  return studio_rebuild_add (self, snapshot, TRUE, error);
}

static gboolean
add_parts (StudioRebuild *self, GError **error)
{
  GHashTableIter iter;
  gpointer id;
  gpointer name;

  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, &id, &name))
    if (!add_part (self, *(gint64 *) id, name, error))
      return FALSE;
  return TRUE;
}

/* Nobody has followed this database, and no id may be given again that anything bears. */
static gboolean
finish_tables (StudioRebuild *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "DELETE FROM changes;"
      "INSERT INTO sqlite_sequence (name, seq) SELECT 'calls', 0"
      "  WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'calls');"
      "UPDATE sqlite_sequence SET seq = max (seq, %" G_GINT64_FORMAT ") WHERE name = 'calls';",
      self->largest_id);
  return studio_database_execute (self->database, sql, studio_rebuild_describe (), error);
}

static gboolean
add_months (StudioRebuild *self, GError **error)
{
  g_autoptr (GPtrArray) months = studio_image_folder_list_months (
      studio_paths_get_images_dir (self->paths));

  for (guint i = 0; i < months->len; i++)
    if (!studio_rebuild_add_month (self, g_ptr_array_index (months, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
fill (StudioRebuild *self, GError **error)
{
  guint n_steps = 0;
  const char *const *steps = studio_schema_get_steps (&n_steps);
  const char *action = studio_rebuild_describe ();

  return studio_database_execute (
             self->database, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", action, error)
         && studio_schema_upgrade (self->database, steps, n_steps, error)
         && studio_database_begin (self->database, action, error) && add_months (self, error)
         && add_all_displaced (self, error) && add_trash (self, error) && add_parts (self, error)
         && finish_tables (self, error) && studio_database_commit (self->database, action, error);
}

static void
list_files (StudioRebuild *self)
{
  const char *incoming = studio_paths_get_incoming_dir (self->paths);

  self->trash = studio_image_folder_list (
      studio_paths_get_trash_dir (self->paths), NULL, &self->largest_id);
  self->parts = studio_image_folder_list (incoming, "part", &self->largest_id);
}

static void
remove_leftover (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_unlink (path);
  g_unlink (journal);
}

/**
 * studio_rebuild_describe:
 *
 * Returns: (transfer none): what is attempted, for messages
 */
const char *
studio_rebuild_describe (void)
{
  return _ ("The library’s database cannot be made anew");
}

/**
 * studio_rebuild_dup_path:
 * @self: the work
 * @relative_path: a path in the library's folder
 *
 * Returns: (transfer full): the whole path
 */
char *
studio_rebuild_dup_path (StudioRebuild *self, const char *relative_path)
{
  return g_build_filename (studio_paths_get_library_dir (self->paths), relative_path, NULL);
}

/**
 * studio_rebuild_step:
 * @self: the work
 * @error: return location; %G_IO_ERROR_CANCELLED
 *
 * Tells how far it is.
 *
 * Returns: whether to go on
 */
gboolean
studio_rebuild_step (StudioRebuild *self, GError **error)
{
  guint n_done = self->report->n_calls + self->displaced->len;

  if (self->progress != NULL && n_done % STEPS_PER_REPORT == 0)
    self->progress (n_done, 0, self->progress_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * studio_rebuild_add:
 * @self: the work
 * @snapshot: a call
 * @journal_due: whether the journal does not say so yet
 * @error: return location; a database error
 *
 * Adds a row; where its id is taken, as when the folders of two libraries were put together, the
 * call gets another at the end.
 *
 * Returns: whether it went well
 */
gboolean
studio_rebuild_add (StudioRebuild *self,
                    StudioSnapshot *snapshot,
                    gboolean journal_due,
                    GError **error)
{
  gboolean taken = FALSE;

  if (!is_taken (self, snapshot->id, &taken, error))
    return FALSE;
  if (taken)
    {
      g_ptr_array_add (self->displaced, copy (snapshot));
      return TRUE;
    }
  self->report->n_calls++;
  return studio_snapshot_insert (snapshot, self->database, studio_rebuild_describe (), error)
         && (!journal_due || owe_journal (self, snapshot->id, error));
}

/**
 * studio_rebuild_take_in:
 * @self: the work
 * @path: a file of which no journal says anything
 * @snapshot: its id and folder, filled with what is found
 * @error: return location; a database error
 *
 * Adds a call for an image that is whole; another file is counted and left alone.
 *
 * Returns: whether it went well
 */
gboolean
studio_rebuild_take_in (StudioRebuild *self,
                        const char *path,
                        StudioSnapshot *snapshot,
                        GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *place = g_strdup_printf ("%s/%s", snapshot->folder, name);

  if (!studio_found_image_describe (path, snapshot, self->cancellable))
    {
      self->report->n_not_images++;
      return TRUE;
    }
  studio_snapshot_set_text (snapshot, STUDIO_COLUMN_PATH, place);
  self->report->n_found++;
  self->report->n_images++;
  return studio_rebuild_add (self, snapshot, TRUE, error);
}

/**
 * studio_rebuild_run:
 * @paths: where everything is
 * @database_path: the new file, in the library's folder; what is there is replaced
 * @report: (out): what came of it
 * @progress: (nullable): told how far it is, in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location; a database error, %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE or
 *   %G_IO_ERROR_CANCELLED
 *
 * Makes a new database from the journals, the images, the trash and the parts, and flushes it. The
 * old one is neither read nor touched. The caller sees to it that nobody else changes the library
 * meanwhile.
 *
 * Returns: whether the file is whole and on the disk; if not, there is none
 */
gboolean
studio_rebuild_run (StudioPaths *paths,
                    const char *database_path,
                    StudioRebuildReport *report,
                    StudioLibraryProgressFunc progress,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GPtrArray) displaced = g_ptr_array_new_with_free_func (free_snapshot_cb);
  StudioRebuild self = {
    .paths = paths,
    .report = report,
    .displaced = displaced,
    .progress = progress,
    .progress_data = user_data,
    .cancellable = cancellable,
  };

  *report = (StudioRebuildReport){ 0 };
  remove_leftover (database_path);
  self.database = studio_database_open (database_path, STUDIO_DATABASE_WRITE, error);
  if (self.database == NULL)
    return FALSE;
  list_files (&self);
  gboolean good = fill (&self, error);
  studio_database_free (self.database);
  g_hash_table_unref (self.trash);
  g_hash_table_unref (self.parts);
  good = good && studio_disk_sync_file (database_path, error);
  if (!good)
    remove_leftover (database_path);
  return good;
}
