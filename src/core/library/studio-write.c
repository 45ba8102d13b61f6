/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-write.h"

struct _StudioWrite
{
  StudioLibrary *library;
  const char *action;
  gint64 seq; /* the last of `changes` before this */
};

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
 * @error: return location; a database error
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
  g_mutex_lock (&library->writer->mutex);
  if (studio_database_begin (library->writer, action, error)
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
  g_mutex_unlock (&self->library->writer->mutex);
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
