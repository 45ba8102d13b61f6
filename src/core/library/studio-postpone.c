/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-write.h"

#include <glib/gi18n-lib.h>

/* A call that did not get through and waits to be sent again, in the same row. */

static const char *
describe_storing (void)
{
  return _ ("The call could not be written down in the library");
}

/**
 * studio_library_mark_queued:
 * @self: a library
 * @id: a call that was sent, and of which it is sure that it was not and will not be billed
 * @error: return location; %STUDIO_ERROR_NOT_FOUND where no such call is sent, else as
 *   studio_library_add()
 *
 * Writes down that the call waits again: should the program end now, it has cost nothing.
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_library_mark_queued (StudioLibrary *self, gint64 id, GError **error)
{
  g_autoptr (StudioWrite) write = studio_write_begin (self, describe_storing (), error);
  if (write == NULL || !studio_write_touch (write, id, error))
    return FALSE;
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write,
      "UPDATE calls SET state = 'queued', sent_us = 0 WHERE id = ? AND state = 'sent'",
      error);
  return statement != NULL && studio_write_run_for_row (statement, id, error)
         && studio_write_journal (write, STUDIO_WRITE_JOURNAL_LATER, error)
         && studio_write_commit (write, error);
}

/**
 * studio_library_mark_sent_again:
 * @self: a library
 * @id: a call of studio_library_mark_queued()
 * @host: (nullable): the host that is asked this time, %NULL for the same
 * @error: return location; as studio_library_mark_sent()
 *
 * Writes down that the call is being sent once more; else as studio_library_mark_sent().
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_library_mark_sent_again (StudioLibrary *self, gint64 id, const char *host, GError **error)
{
  g_autoptr (StudioWrite) write = studio_write_begin (self, describe_storing (), error);
  if (write == NULL || !studio_write_touch (write, id, error))
    return FALSE;
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write,
      "UPDATE calls SET state = 'sent', sent_us = ?2, host = coalesce (?3, host)"
      " WHERE id = ?1 AND state = 'queued'",
      error);
  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 2, studio_clock_get_real_us (self->clock));
  studio_statement_bind_text (statement, 3, host);
  return studio_write_run_for_row (statement, id, error)
         && studio_write_journal (write, STUDIO_WRITE_JOURNAL_NEEDED_DURABLE, error)
         && studio_write_commit (write, error);
}
