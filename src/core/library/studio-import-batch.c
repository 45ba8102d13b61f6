/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-import-batch.h"

#include "studio-disk.h"
#include "studio-error.h"
#include "studio-image-folder.h"
#include "studio-library-private.h"
#include "studio-tags.h"
#include "studio-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Two transactions for a batch, between which a kill leaves rows that are receiving, without a
 * part: recovery ends those of an import as cancelled. */

static const char *
describe_importing (void)
{
  return _ ("The images could not be taken into the library");
}

/**
 * studio_import_name_part:
 * @owner: who imports
 * @unique: an address that no other import of @owner has meanwhile
 *
 * Returns: (transfer full): the name of a copy in `incoming` that studio_owner_sweep() removes once
 *   @owner is dead
 */
char *
studio_import_name_part (const char *owner, gconstpointer unique)
{
  return g_strdup_printf ("import-%s-%p.part", owner, unique);
}

static gboolean
find_same (StudioWrite *write, StudioImportCopy *copy, GError **error)
{
  gboolean has_row = FALSE;
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write,
      "SELECT id FROM calls WHERE sha256 = ? AND trashed_us = 0 AND state IN ('kept', 'receiving')"
      " ORDER BY id LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_text (statement, 1, copy->sha256);
  if (!studio_statement_step (statement, &has_row, error))
    return FALSE;
  copy->id = has_row ? studio_statement_get_number (statement, 0) : 0;
  return TRUE;
}

static void
bind_recall (StudioStatement *statement, const StudioRecall *recall)
{
  static const StudioRecall nothing = { 0 };
  const StudioRecall *known = recall == NULL ? &nothing : recall;
  g_autofree char *tags = studio_tags_change ("", (const char *const *) known->tags, NULL);
  g_autofree char *note = known->note == NULL ? NULL : studio_library_limit_note (known->note);

  studio_statement_bind_text (statement, 7, known->prompt == NULL ? "" : known->prompt);
  studio_statement_bind_text (
      statement, 8, known->negative_prompt == NULL ? "" : known->negative_prompt);
  studio_statement_bind_text (statement, 9, known->template_prompt);
  studio_statement_bind_number (statement, 10, known->seed);
  studio_statement_bind_text (statement, 11, known->model == NULL ? "" : known->model);
  studio_statement_bind_number (statement, 12, known->starred ? 1 : 0);
  studio_statement_bind_number (statement, 13, MIN (known->rating, STUDIO_RECORD_MAX_RATING));
  studio_statement_bind_text (statement, 14, note == NULL ? "" : note);
  studio_statement_bind_text (statement, 15, tags);
}

static void
bind_file (StudioStatement *statement, const StudioImportCopy *copy, StudioLibrary *library)
{
  gboolean has_ratio = copy->recall != NULL
                       && (copy->recall->found & STUDIO_RECALL_FOUND_ASPECT_RATIO) != 0;
  StudioAspectRatio ratio = has_ratio ? copy->recall->aspect_ratio
                                      : studio_aspect_ratio_find_nearest (copy->info.width,
                                                                          copy->info.height);
  g_autofree char *folder = studio_image_folder_name_month (copy->created_us);
  g_autofree char *name = g_filename_display_basename (copy->source);

  studio_statement_bind_text (statement, 16, name);
  studio_statement_bind_number (statement, 1, copy->created_us);
  studio_statement_bind_text (statement, 2, folder);
  studio_statement_bind_text (statement, 3, studio_owner_get_name (library->owner));
  studio_statement_bind_text (statement, 4, copy->sha256);
  studio_statement_bind_text (statement, 5, studio_aspect_ratio_to_string (ratio));
  studio_statement_bind_text (statement, 6, studio_output_format_to_string (copy->info.format));
}

static gboolean
insert_row (StudioWrite *write, StudioImportCopy *copy, GError **error)
{
  StudioLibrary *library = studio_write_get_library (write);
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write,
      "INSERT INTO calls (state, source, created_us, folder, owner, sha256, aspect_ratio,"
      " output_format, prompt, negative_prompt, template, seed, model, starred, rating, note, tags,"
      " file_name)"
      " VALUES ('receiving', 'import', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
      " ?15, ?16)",
      error);

  if (statement == NULL)
    return FALSE;
  bind_file (statement, copy, library);
  bind_recall (statement, copy->recall);
  if (!studio_statement_run (statement, NULL, error))
    return FALSE;
  copy->id = sqlite3_last_insert_rowid (library->writer->connection);
  copy->is_new = TRUE;
  studio_write_touch_new (write, copy->id);
  return TRUE;
}

static gboolean
reserve (StudioLibrary *library, GPtrArray *copies, GError **error)
{
  g_autoptr (StudioWrite) write = studio_write_begin (library, describe_importing (), error);

  if (write == NULL)
    return FALSE;
  for (guint i = 0; i < copies->len; i++)
    {
      StudioImportCopy *copy = g_ptr_array_index (copies, i);
      if (copy->part_path != NULL
          && (!find_same (write, copy, error)
              || (copy->id == 0 && !insert_row (write, copy, error))))
        return FALSE;
    }
  return studio_write_journal (write, STUDIO_WRITE_JOURNAL_LATER, error)
         && studio_write_commit (write, error);
}

static char *
name_file (const StudioImportCopy *copy)
{
  g_autofree char *folder = studio_image_folder_name_month (copy->created_us);
  return studio_library_name_file (folder, copy->id, copy->info.format);
}

static gboolean
update_row (StudioWrite *write, const StudioImportCopy *copy, GError **error)
{
  g_autofree char *file = name_file (copy);
  g_autoptr (StudioStatement) statement = NULL;

  if (!studio_write_touch (write, copy->id, error))
    return FALSE;
  statement = studio_write_prepare (
      write,
      "UPDATE calls SET state = 'kept', path = ?2, image_format = output_format, width = ?3,"
      " height = ?4, n_bytes = ?5, finished_us = ?6 WHERE id = ?1 AND state = 'receiving'",
      error);
  if (statement == NULL)
    return FALSE;
  studio_statement_bind_text (statement, 2, file);
  studio_statement_bind_number (statement, 3, copy->info.width);
  studio_statement_bind_number (statement, 4, copy->info.height);
  studio_statement_bind_number (statement, 5, copy->info.n_bytes);
  studio_statement_bind_number (
      statement, 6, studio_clock_get_real_us (studio_write_get_library (write)->clock));
  return studio_write_run_for_row (statement, copy->id, error);
}

/* @folders gets the ones that have a new name in them. */
static gboolean
place (StudioLibrary *library, StudioImportCopy *copy, GHashTable *folders, GError **error)
{
  g_autofree char *file = name_file (copy);
  g_autofree char *path = studio_library_dup_path (library, file);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_hash_table_contains (folders, folder) && !studio_disk_make_folder (folder, error))
    return FALSE;
  if (!studio_disk_move_new (copy->part_path, path, NULL, error))
    return FALSE;
  g_clear_pointer (&copy->part_path, g_free);
  copy->path = g_steal_pointer (&path);
  g_hash_table_add (folders, g_steal_pointer (&folder));
  return TRUE;
}

static gboolean
place_all (StudioLibrary *library, GPtrArray *copies, GError **error)
{
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer folder;

  for (guint i = 0; i < copies->len; i++)
    {
      StudioImportCopy *copy = g_ptr_array_index (copies, i);
      if (copy->is_new && !place (library, copy, folders, error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, &folder, NULL))
    if (!studio_disk_sync_folder (folder, error))
      return FALSE;
  return TRUE;
}

/* In the order of studio_library_keep(): journal, names, rows. */
static gboolean
keep (StudioLibrary *library, GPtrArray *copies, GError **error)
{
  g_autoptr (StudioWrite) write = studio_write_begin (library, describe_importing (), error);

  if (write == NULL)
    return FALSE;
  for (guint i = 0; i < copies->len; i++)
    {
      const StudioImportCopy *copy = g_ptr_array_index (copies, i);
      if (copy->is_new && !update_row (write, copy, error))
        return FALSE;
    }
  return studio_write_journal (write, STUDIO_WRITE_JOURNAL_DURABLE, error)
         && place_all (library, copies, error) && studio_write_commit (write, error);
}

/* An image that has its name is adopted by this; the others are told to be cancelled. */
static void
give_up (StudioLibrary *library, GPtrArray *copies, const GError *reason)
{
  for (guint i = 0; i < copies->len; i++)
    {
      const StudioImportCopy *copy = g_ptr_array_index (copies, i);
      if (copy->is_new)
        studio_library_end (library, copy->id, STUDIO_RECORD_CANCELLED, reason, NULL);
    }
}

/**
 * studio_import_batch_store:
 * @library: a library
 * @copies: (element-type StudioImportCopy): copies that were run; those with an error are left out
 * @error: return location; %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE or a database error
 *
 * Gives them their rows and their places. One whose bytes the library has gets that image's id.
 *
 * Returns: whether all of them are in the library
 */
gboolean
studio_import_batch_store (StudioLibrary *library, GPtrArray *copies, GError **error)
{
  GError *failure = NULL;

  if (!reserve (library, copies, error))
    return FALSE;
  if (!keep (library, copies, &failure))
    {
      give_up (library, copies, failure);
      g_propagate_error (error, failure);
      return FALSE;
    }
  for (guint i = 0; i < copies->len; i++)
    {
      const StudioImportCopy *copy = g_ptr_array_index (copies, i);
      if (copy->is_new)
        studio_library_emit (library, STUDIO_LIBRARY_ADDED, copy->id);
    }
  return TRUE;
}
