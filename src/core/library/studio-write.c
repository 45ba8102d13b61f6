/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-write.h"

#include "studio-disk.h"
#include "studio-journal.h"
#include "studio-snapshot.h"

/* A row that is changed. */
typedef struct
{
  gint64 id;
  gboolean whole;         /* nobody knows what the journal knows of it */
  StudioSnapshot *before; /* (nullable): as it was, %NULL for one that is new */
} Touched;

struct _StudioWrite
{
  StudioLibrary *library;
  const char *action;
  gboolean entered;
  gint64 seq;      /* the last of `changes` before this */
  GArray *touched; /* Touched */
};

static void
clear_touched_cb (gpointer data)
{
  studio_snapshot_free (((Touched *) data)->before);
}

static void
free_lines_cb (gpointer lines)
{
  g_string_free (lines, TRUE);
}

static gboolean
get_last_change (StudioWrite *self, gint64 *seq, GError **error)
{
  return studio_database_get_number (self->library->writer,
                                     "SELECT seq FROM sqlite_sequence WHERE name = 'changes'",
                                     self->action,
                                     seq,
                                     error);
}

/**
 * studio_write_begin:
 * @library: a library
 * @action: (transfer none): the translated clause of what is attempted; lives as long as the write
 * @error: return location; a database error, or as studio_library_enter()
 *
 * Waits for whoever writes now.
 *
 * Returns: (transfer full) (nullable): the transaction
 */
StudioWrite *
studio_write_begin (StudioLibrary *library, const char *action, GError **error)
{
  StudioWrite *self = g_new0 (StudioWrite, 1);

  self->library = library;
  self->action = action;
  self->touched = g_array_new (FALSE, FALSE, sizeof (Touched));
  g_array_set_clear_func (self->touched, clear_touched_cb);
  g_mutex_lock (&library->writer->mutex);
  self->entered = studio_library_enter (library, error);
  if (self->entered && studio_database_begin (library->writer, action, error)
      && get_last_change (self, &self->seq, error))
    return self;
  studio_write_free (self);
  return NULL;
}

/**
 * studio_write_free:
 * @self: (transfer full) (nullable): a write; none of its statements is in use
 *
 * Ends it. Without studio_write_commit() nothing has changed.
 */
void
studio_write_free (StudioWrite *self)
{
  if (self == NULL)
    return;
  studio_database_roll_back (self->library->writer);
  if (self->entered)
    studio_library_leave (self->library);
  g_mutex_unlock (&self->library->writer->mutex);
  g_array_unref (self->touched);
  g_free (self);
}

/**
 * studio_write_get_library:
 * @self: a write
 *
 * Returns: (transfer none): the library
 */
StudioLibrary *
studio_write_get_library (StudioWrite *self)
{
  return self->library;
}

/**
 * studio_write_prepare:
 * @self: a write
 * @sql: one statement
 * @error: return location; a database error
 *
 * Returns: (transfer full) (nullable): the statement; to be freed before @self
 */
StudioStatement *
studio_write_prepare (StudioWrite *self, const char *sql, GError **error)
{
  return studio_database_prepare (self->library->writer, sql, self->action, error);
}

/**
 * studio_write_run_for_row:
 * @statement: an UPDATE of one row whose id is its first parameter
 * @id: the row
 * @error: return location; %STUDIO_ERROR_NOT_FOUND where there is none, or a database error
 *
 * Returns: whether the row was changed
 */
gboolean
studio_write_run_for_row (StudioStatement *statement, gint64 id, GError **error)
{
  guint n_changed = 0;

  studio_statement_bind_number (statement, 1, id);
  if (!studio_statement_run (statement, &n_changed, error))
    return FALSE;
  return n_changed > 0 || studio_library_set_missing (id, error);
}

/**
 * studio_write_touch:
 * @self: a write
 * @id: a row that will be changed
 * @error: return location; a database error
 *
 * Remembers the row as the journal knows it.
 *
 * Returns: whether it could be read
 */
gboolean
studio_write_touch (StudioWrite *self, gint64 id, GError **error)
{
  Touched touched = { .id = id };

  if (!studio_snapshot_read (self->library->writer, id, self->action, &touched.before, error))
    return FALSE;
  g_array_append_val (self->touched, touched);
  return TRUE;
}

/**
 * studio_write_touch_new:
 * @self: a write
 * @id: a row that is made, of which the journal knows nothing
 *
 * Notes beside the database that the id is given, in case somebody puts back an older database.
 */
void
studio_write_touch_new (StudioWrite *self, gint64 id)
{
  Touched touched = { .id = id };
  g_array_append_val (self->touched, touched);
  studio_shared_lock_raise_number (self->library->lock, id);
}

/**
 * studio_write_touch_whole:
 * @self: a write
 * @id: a row that the journal is to know as it is, whatever it knows so far
 */
void
studio_write_touch_whole (StudioWrite *self, gint64 id)
{
  Touched touched = { .id = id, .whole = TRUE };
  g_array_append_val (self->touched, touched);
}

/* Adds a row's line to those of its folder. */
static gboolean
add_line (StudioWrite *self, const Touched *touched, GHashTable *folders, GError **error)
{
  g_autoptr (StudioSnapshot) now = NULL;

  if (!studio_snapshot_read (self->library->writer, touched->id, self->action, &now, error))
    return FALSE;
  if (now == NULL)
    return TRUE;
  g_autofree char *folder = studio_library_check_folder (now->folder);
  GString *lines = g_hash_table_lookup (folders, folder);
  if (lines == NULL)
    {
      lines = g_string_new (NULL);
      g_hash_table_insert (folders, g_steal_pointer (&folder), lines);
    }
  if (touched->whole)
    studio_snapshot_write_whole_line (now, lines);
  else
    studio_snapshot_write_line (now, touched->before, lines);
  return TRUE;
}

static gboolean
append_lines (StudioWrite *self,
              const char *folder,
              GString *lines,
              gboolean durable,
              GError **error)
{
  g_autofree char *folder_path = studio_library_dup_path (self->library, folder);
  g_autofree char *path = g_build_filename (folder_path, STUDIO_JOURNAL_FILE, NULL);

  return lines->len == 0
         || (studio_disk_make_folder (folder_path, error)
             && studio_journal_append (path, lines->str, lines->len, durable, error));
}

/* The journal of these rows is written when there is room or leave to do so again. */
static gboolean
owe_journal (StudioWrite *self, GError **error)
{
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      self, "INSERT OR IGNORE INTO journal_due VALUES (?)", error);

  for (guint i = 0; statement != NULL && i < self->touched->len; i++)
    {
      studio_statement_bind_number (statement, 1, g_array_index (self->touched, Touched, i).id);
      if (!studio_statement_run (statement, NULL, error))
        return FALSE;
      studio_statement_reset (statement);
    }
  return statement != NULL;
}

/**
 * studio_write_journal:
 * @self: a write
 * @how: how much depends on it
 * @error: return location; a database error, and where the journal is needed %STUDIO_ERROR_STORAGE
 *   or %STUDIO_ERROR_NO_SPACE
 *
 * Writes down what became of the rows that were touched. To be called in the transaction, after the
 * changes and before the commit: since nobody else writes meanwhile, the lines of a row stand in
 * the order of its changes, and whatever the database knows the journal knows too.
 *
 * Returns: whether the transaction may be committed
 */
gboolean
studio_write_journal (StudioWrite *self, StudioWriteJournal how, GError **error)
{
  gboolean needed = how >= STUDIO_WRITE_JOURNAL_NEEDED;
  gboolean durable = how == STUDIO_WRITE_JOURNAL_DURABLE
                     || how == STUDIO_WRITE_JOURNAL_NEEDED_DURABLE;
  g_autoptr (GHashTable) folders = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, free_lines_cb);
  GHashTableIter iter;
  gpointer folder;
  gpointer lines;
  gboolean good = TRUE;

  for (guint i = 0; i < self->touched->len; i++)
    if (!add_line (self, &g_array_index (self->touched, Touched, i), folders, error))
      return FALSE;
  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, &folder, &lines))
    if (!append_lines (self, folder, lines, durable, needed && good ? error : NULL))
      good = FALSE;
  if (good || needed)
    return good;
  return owe_journal (self, error);
}

/**
 * studio_write_commit:
 * @self: a write
 * @error: return location; a database error
 *
 * Returns: whether all of it is on the disk
 */
gboolean
studio_write_commit (StudioWrite *self, GError **error)
{
  StudioFeedRange own = { .first = self->seq + 1 };

  if (!get_last_change (self, &own.last, error))
    return FALSE;
  /* Before the commit, since afterwards the one who follows the changes may be quicker. */
  studio_feed_add_own (self->library->feed, own);
  if (studio_database_commit (self->library->writer, self->action, error))
    return TRUE;
  studio_feed_remove_own (self->library->feed, own);
  return FALSE;
}
