/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-made.h"

#include "studio-disk.h"
#include "studio-export-copy.h"
#include "studio-file-name.h"
#include "studio-library-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More files of one name in one folder are an error. */
#define MAX_NUMBER 9999
#define COMPARE_SIZE (64 * 1024)

static const char *
describe_reading (void)
{
  return _ ("The library could not be read");
}

/**
 * studio_library_get_last_id:
 * @self: a library
 * @id: (out): the last id that was given, 0 for none
 * @error: return location; a database error
 *
 * Blocking.
 *
 * Returns: whether it is known
 */
gboolean
studio_library_get_last_id (StudioLibrary *self, gint64 *id, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->reader->mutex);

  return studio_database_get_number (
      self->reader, "SELECT coalesce(max(id), 0) FROM calls", describe_reading (), id, error);
}

static GArray *
list_rows (StudioLibrary *self, const char *sql, gint64 after, guint limit, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->reader->mutex);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (StudioMadeRow));
  gboolean has_row = TRUE;
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->reader, sql, describe_reading (), error);

  if (statement == NULL)
    return NULL;
  studio_statement_bind_number (statement, 1, after);
  studio_statement_bind_number (statement, 2, limit);
  while (TRUE)
    {
      StudioMadeRow row = { 0 };
      if (!studio_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);
      row.id = studio_statement_get_number (statement, 0);
      row.trashed = studio_statement_get_number (statement, 2) != 0;
      if (studio_record_state_from_string (studio_statement_get_text (statement, 1), &row.state))
        g_array_append_val (rows, row);
    }
}

/**
 * studio_library_list_made:
 * @self: a library
 * @after: an id
 * @limit: no more than so many
 * @error: return location; a database error
 *
 * Lists the calls to the service with a larger id, in whatever state. Blocking.
 *
 * Returns: (transfer full) (nullable) (element-type StudioMadeRow): the calls by id
 */
GArray *
studio_library_list_made (StudioLibrary *self, gint64 after, guint limit, GError **error)
{
  return list_rows (self,
                    "SELECT id, state, trashed_us <> 0 FROM calls"
                    " WHERE id > ?1 AND source = 'service' ORDER BY id LIMIT ?2",
                    after,
                    limit,
                    error);
}

/**
 * studio_library_list_under_way:
 * @self: a library
 * @limit: no more than so many
 * @error: return location; a database error
 *
 * Lists the calls that have not ended. Blocking.
 *
 * Returns: (transfer full) (nullable) (element-type StudioMadeRow): the calls by id
 */
GArray *
studio_library_list_under_way (StudioLibrary *self, guint limit, GError **error)
{
  return list_rows (self,
                    "SELECT id, state, trashed_us <> 0 FROM calls WHERE id > ?1"
                    " AND " STUDIO_LIBRARY_IS_OPEN " ORDER BY id LIMIT ?2",
                    0,
                    limit,
                    error);
}

static gboolean
have_same_bytes (GInputStream *one, GInputStream *other)
{
  g_autofree char *bytes = g_malloc (2 * COMPARE_SIZE);
  gsize n_one = 0;
  gsize n_other = 0;

  do
    if (!g_input_stream_read_all (one, bytes, COMPARE_SIZE, &n_one, NULL, NULL)
        || !g_input_stream_read_all (
            other, bytes + COMPARE_SIZE, COMPARE_SIZE, &n_other, NULL, NULL)
        || n_one != n_other || memcmp (bytes, bytes + COMPARE_SIZE, n_one) != 0)
      return FALSE;
  while (n_one == COMPARE_SIZE);
  return TRUE;
}

static gboolean
is_copied_at (StudioPart *part, const char *path)
{
  if (studio_disk_get_size (path) != studio_part_get_size (part))
    return FALSE;
  g_autoptr (GFile) copy = g_file_new_for_path (studio_part_get_path (part));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) one = g_file_read (copy, NULL, NULL);
  g_autoptr (GFileInputStream) other = g_file_read (file, NULL, NULL);

  return one != NULL && other != NULL
         && have_same_bytes (G_INPUT_STREAM (one), G_INPUT_STREAM (other));
}

/* A name that has this very copy will do; one that has another file is passed over. */
static char *
place (StudioPart *part, const char *folder, const char *name, GError **error)
{
  for (guint number = 1; number <= MAX_NUMBER; number++)
    {
      g_autofree char *file = number == 1 ? g_strdup (name)
                                          : studio_file_name_number (name, number);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autoptr (GError) failure = NULL;
      gboolean exists = FALSE;
      if (is_copied_at (part, path) || studio_part_place_new (part, path, &exists, &failure))
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
 * studio_library_export_once:
 * @self: a library
 * @id: a kept image
 * @folder: an existing folder
 * @options: what the copy is like
 * @cancellable: (nullable): a cancellable
 * @error: return location; as studio_library_export()
 *
 * As studio_library_export(), but where the folder has this very copy under its name already, that
 * is the copy: whoever was interrupted may simply do it again. Blocking.
 *
 * Returns: (transfer full) (nullable): the path of the copy
 */
char *
studio_library_export_once (StudioLibrary *self,
                            gint64 id,
                            const char *folder,
                            const StudioExportOptions *options,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (StudioExportDraft) draft = { 0 };

  if (!studio_export_options_check (options, error)
      || !studio_export_draft_make (&draft, self, id, folder, options, cancellable, error)
      || !studio_part_flush (draft.part, error))
    return NULL;
  g_autofree char *name = studio_export_draft_dup_name (&draft, options, 1);
  g_autofree char *path = place (draft.part, folder, name, error);
  return path == NULL || !studio_disk_sync_folder (folder, error) ? NULL : g_steal_pointer (&path);
}
