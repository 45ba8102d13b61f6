/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cleanup.h"

#include "studio-disk.h"
#include "studio-library-private.h"
#include "studio-thumbnail-store.h"
#include "studio-write.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* What leaves the library, and what may. */

/* So many rows change in one transaction. */
#define BATCH_SIZE 64
/* More than so many are told as one. */
#define MOST_SIGNALS 500

/* Every state that has ended; with all of them the index of the listing is used. */
#define ENDED "state IN ('kept', 'refused', 'failed', 'cancelled', 'unknown')"

typedef struct
{
  StudioLibrary *library;
  StudioThumbnailStore *thumbnails;
  gint64 now_us;
  StudioAmount *removed;
} Purge;

static const char *
describe_reading (void)
{
  return _ ("The library could not be read");
}

static GArray *
list_ids (StudioLibrary *self, const char *sql, gint64 before_us, guint64 *n_bytes, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->reader->mutex);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->reader, sql, describe_reading (), error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  studio_statement_bind_number (statement, 1, before_us);
  while (studio_statement_step (statement, &has_row, error) && has_row)
    {
      gint64 id = studio_statement_get_number (statement, 0);
      g_array_append_val (ids, id);
      *n_bytes += (guint64) MAX (studio_statement_get_number (statement, 1), 0);
    }
  return has_row ? NULL : g_steal_pointer (&ids);
}

/* The row stays in the trash where another process took it out meanwhile. */
static gboolean
purge_row (Purge *self, StudioWrite *write, gint64 id, GError **error)
{
  g_autoptr (StudioStatement) statement = NULL;

  if (!studio_write_touch (write, id, error))
    return FALSE;
  statement = studio_write_prepare (
      write,
      "UPDATE calls SET trashed_us = ?2, updated_us = ?3 WHERE id = ?1 AND trashed_us > 0",
      error);
  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, id);
  studio_statement_bind_number (statement, 2, -MAX (self->now_us, 1));
  studio_statement_bind_number (statement, 3, self->now_us);
  return studio_statement_run (statement, NULL, error);
}

/* Neither does a small picture of it stay. */
static gboolean
remove_files (Purge *self, StudioRecord *record, GError **error)
{
  StudioLibrary *library = self->library;
  g_autofree char *path = studio_library_dup_image_path (library, record);
  gint64 size = path == NULL ? -1 : studio_disk_get_size (path);

  studio_thumbnail_store_remove (self->thumbnails, studio_record_get_id (record));
  if (path != NULL && g_unlink (path) != 0 && errno != ENOENT)
    return studio_disk_fail (error, errno, _ ("The file “%1$s” cannot be removed: %2$s."), path);
  self->removed->n_files++;
  self->removed->n_bytes += (guint64) MAX (size, 0);
  return TRUE;
}

static gboolean
is_in_trash (StudioRecord *record)
{
  return studio_record_get_trashed (record) && !studio_record_get_purged (record);
}

/* The files go inside of the transaction. Should a kill part them from the rows, the images are in
 * the trash without a file, and doing it again mends it. */
static gboolean
purge_batch (Purge *self, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (StudioWrite) write = studio_write_begin (
      self->library, _ ("The change could not be written down in the library"), error);
  g_autoptr (GPtrArray) records = write == NULL
                                      ? NULL
                                      : studio_library_load_many (self->library, ids, n_ids, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      StudioRecord *record = g_ptr_array_index (records, i);
      if (is_in_trash (record) && !purge_row (self, write, studio_record_get_id (record), error))
        return FALSE;
    }
  if (!studio_write_journal (write, STUDIO_WRITE_JOURNAL_LATER, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (is_in_trash (g_ptr_array_index (records, i))
        && !remove_files (self, g_ptr_array_index (records, i), error))
      return FALSE;
  return studio_write_commit (write, error);
}

static void
tell_removed (StudioLibrary *self, const gint64 *ids, gsize n_ids)
{
  if (n_ids > MOST_SIGNALS)
    studio_library_emit (self, STUDIO_LIBRARY_RELOAD, 0);
  else
    for (gsize i = 0; i < n_ids; i++)
      studio_library_emit (self, STUDIO_LIBRARY_REMOVED, ids[i]);
}

static gboolean
purge_all (Purge *self, GArray *ids, GCancellable *cancellable, GError **error)
{
  const gint64 *each = (const gint64 *) (gpointer) ids->data;

  for (guint begin = 0; begin < ids->len; begin += BATCH_SIZE)
    {
      guint n = MIN (BATCH_SIZE, ids->len - begin);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !purge_batch (self, each + begin, n, error))
        return FALSE;
      tell_removed (self->library, each + begin, n);
    }
  return TRUE;
}

/**
 * studio_library_empty_trash:
 * @self: a library
 * @before_us: only what went to the trash before then, microseconds since 1970; %G_MAXINT64 for all
 * @removed: (out caller-allocates): what was removed, also where it ended early
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_STORAGE, a database error or %G_IO_ERROR_CANCELLED
 *
 * Removes the files of what is in the trash for good, thumbnails too. The rows stay in the ledger,
 * since the calls were paid for, and are listed nowhere. Blocking.
 *
 * Returns: whether all are removed
 */
gboolean
studio_library_empty_trash (StudioLibrary *self,
                            gint64 before_us,
                            StudioAmount *removed,
                            GCancellable *cancellable,
                            GError **error)
{
  guint64 n_bytes = 0;
  g_autoptr (StudioThumbnailStore) thumbnails = studio_thumbnail_store_new (
      studio_paths_get_thumbnails_dir (self->paths), G_MAXINT64);
  Purge purge = { self, thumbnails, studio_clock_get_real_us (self->clock), removed };
  g_autoptr (GArray) ids = NULL;

  *removed = (StudioAmount){ 0 };
  ids = list_ids (self,
                  "SELECT id, n_bytes FROM calls WHERE " ENDED
                  " AND trashed_us > 0 AND trashed_us < ?1 ORDER BY id",
                  before_us,
                  &n_bytes,
                  error);
  return ids != NULL && purge_all (&purge, ids, cancellable, error);
}

/**
 * studio_library_list_unstarred:
 * @self: a library
 * @before_us: only images that were made before then, microseconds since 1970
 * @amount: (out caller-allocates): how many they are, and their bytes
 * @error: return location; a database error
 *
 * The images that nobody gave a star or a rating: what a person may want to be rid of.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids, the oldest first
 */
GArray *
studio_library_list_unstarred (StudioLibrary *self,
                               gint64 before_us,
                               StudioAmount *amount,
                               GError **error)
{
  *amount = (StudioAmount){ 0 };
  GArray *ids = list_ids (self,
                          "SELECT id, n_bytes FROM calls WHERE state = 'kept' AND trashed_us = 0"
                          " AND starred = 0 AND rating = 0 AND created_us < ?1"
                          " ORDER BY created_us, id",
                          before_us,
                          &amount->n_bytes,
                          error);

  if (ids != NULL)
    amount->n_files = ids->len;
  return ids;
}

/**
 * studio_library_trash_many:
 * @self: a library
 * @ids: (array length=n_ids): records that are not under way
 * @n_ids: how many
 * @progress: (nullable): told after each
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location; as studio_library_trash(), or %G_IO_ERROR_CANCELLED
 *
 * studio_library_trash() for each. Those before one that fails are in the trash.
 *
 * Returns: whether all are
 */
gboolean
studio_library_trash_many (StudioLibrary *self,
                           const gint64 *ids,
                           gsize n_ids,
                           StudioLibraryProgressFunc progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !studio_library_trash (self, ids[i], error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, n_ids, user_data);
    }
  return TRUE;
}
