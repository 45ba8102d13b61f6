/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>

/* A call that did not get through and waits to be sent again, in the same row. */

static gboolean
update_row (StudioLibrary *self,
            const char *sql,
            gint64 id,
            gint64 sent_us,
            const char *host,
            GError **error)
{
  guint n_changed = 0;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->writer->mutex);
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->writer, sql, _ ("The call could not be written down in the library"), error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, id);
  studio_statement_bind_number (statement, 2, sent_us);
  if (host != NULL)
    studio_statement_bind_text (statement, 3, host);
  if (!studio_statement_run (statement, &n_changed, error))
    return FALSE;
  return n_changed > 0 || studio_library_set_missing (id, error);
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
  return update_row (
      self,
      "UPDATE calls SET state = 'queued', sent_us = ?2 WHERE id = ?1 AND state = 'sent'",
      id,
      0,
      NULL,
      error);
}

/**
 * studio_library_mark_sent_again:
 * @self: a library
 * @id: a call of studio_library_mark_queued()
 * @host: the host that is asked this time
 * @error: return location; as studio_library_mark_sent()
 *
 * Writes down that the call is being sent once more; else as studio_library_mark_sent().
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_library_mark_sent_again (StudioLibrary *self, gint64 id, const char *host, GError **error)
{
  return update_row (
      self,
      "UPDATE calls SET state = 'sent', sent_us = ?2, host = ?3 WHERE id = ?1 AND state = 'queued'",
      id,
      studio_clock_get_real_us (self->clock),
      host == NULL ? "" : host,
      error);
}
