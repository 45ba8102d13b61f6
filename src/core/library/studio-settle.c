/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-write.h"

#include <glib/gi18n-lib.h>

/* The journal of rows that could not be written when they changed, because the disk was full or the
 * library is of a version that had no journal. */

/* In pieces, so that others get to write in between. */
#define PIECE 1000

static const char *
describe_settling (void)
{
  return _ ("The journal of the library could not be written");
}

static gboolean
touch_due (StudioWrite *write, gint64 *last, GError **error)
{
  gboolean has_row = TRUE;
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write, "SELECT id FROM journal_due WHERE id > ? ORDER BY id LIMIT ?", error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, *last);
  studio_statement_bind_number (statement, 2, PIECE);
  *last = 0;
  while (TRUE)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      *last = studio_statement_get_number (statement, 0);
      studio_write_touch_whole (write, *last);
    }
}

static gboolean
forget_due (StudioWrite *write, gint64 first, gint64 last, GError **error)
{
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write, "DELETE FROM journal_due WHERE id > ? AND id <= ?", error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, first);
  studio_statement_bind_number (statement, 2, last);
  return studio_statement_run (statement, NULL, error);
}

/* Sets @last to the last row of this piece, 0 where nothing is due any more. */
static gboolean
settle_piece (StudioLibrary *self, gint64 *last, GError **error)
{
  gint64 first = *last;
  g_autoptr (StudioWrite) write = studio_write_begin (self, describe_settling (), error);

  if (write == NULL || !touch_due (write, last, error))
    return FALSE;
  if (*last == 0)
    return TRUE;
  return studio_write_journal (write, STUDIO_WRITE_JOURNAL_NEEDED_DURABLE, error)
         && forget_due (write, first, *last, error) && studio_write_commit (write, error);
}

/**
 * studio_library_settle_journal:
 * @self: a library
 * @error: return location; %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE or a database error
 *
 * Writes what the journal still lacks. Cut off at any moment it goes on the next time; a line that
 * is written twice does no harm.
 *
 * Returns: whether nothing is due any more
 */
gboolean
studio_library_settle_journal (StudioLibrary *self, GError **error)
{
  gint64 n_due = 0;
  gint64 last = 0;

  g_mutex_lock (&self->reader->mutex);
  gboolean good = studio_database_get_number (self->reader,
                                              "SELECT EXISTS (SELECT 1 FROM journal_due)",
                                              describe_settling (),
                                              &n_due,
                                              error);
  g_mutex_unlock (&self->reader->mutex);
  if (!good || n_due == 0)
    return good;
  do
    if (!settle_piece (self, &last, error))
      return FALSE;
  while (last > 0);
  return TRUE;
}
