/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What other processes did. The table `changes` is filled by triggers; each open library follows it
 * and passes over what it told itself. */

/* More than these are told as `reload`: listing again is cheaper than so many signals. */
#define MAX_TOLD 500

/* What became of one record, however often it changed. */
typedef struct
{
  gint64 id;
  gboolean was_shown; /* the first that is known of it is that it was taken away */
  StudioLibrarySignal signal;
} Change;

static const char *
describe_following (void)
{
  return _ ("The changes of the library could not be read");
}

static StudioLibrarySignal
read_kind (const char *kind)
{
  if (g_strcmp0 (kind, "added") == 0)
    return STUDIO_LIBRARY_ADDED;
  return g_strcmp0 (kind, "removed") == 0 ? STUDIO_LIBRARY_REMOVED : STUDIO_LIBRARY_CHANGED;
}

static Change *
find_change (GArray *changes, gint64 id)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_array_index (changes, Change, i).id == id)
      return &g_array_index (changes, Change, i);
  return NULL;
}

static void
note_change (GArray *changes, gint64 id, StudioLibrarySignal signal)
{
  Change *known = find_change (changes, id);

  if (known == NULL)
    {
      Change change = { id, signal == STUDIO_LIBRARY_REMOVED, signal };
      g_array_append_val (changes, change);
    }
  else if (signal == STUDIO_LIBRARY_ADDED && known->was_shown)
    known->signal = STUDIO_LIBRARY_CHANGED;
  else if (signal != STUDIO_LIBRARY_CHANGED)
    {
      known->was_shown = known->was_shown
                         || (signal == STUDIO_LIBRARY_REMOVED
                             && known->signal == STUDIO_LIBRARY_CHANGED);
      known->signal = signal;
    }
}

/* Reads what came after the last look. @n_read is 0 where nothing did. */
static gboolean
read_changes (StudioLibrary *self, GArray *changes, gint64 *last, gboolean *gap, GError **error)
{
  gint64 seen = studio_feed_get_seq (self->feed);
  gboolean has_row = TRUE;
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->reader,
      "SELECT seq, id, kind FROM changes WHERE seq > ? ORDER BY seq",
      describe_following (),
      error);

  if (statement == NULL)
    return FALSE;
  *last = seen;
  studio_statement_bind_number (statement, 1, seen);
  while (TRUE)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      gint64 seq = studio_statement_get_number (statement, 0);
      /* Numbers are given without gaps; what is not there was trimmed before it was read. */
      *gap = *gap || seq != *last + 1 || changes->len > MAX_TOLD;
      *last = seq;
      if (!*gap && !studio_feed_is_own (self->feed, seq))
        note_change (changes,
                     studio_statement_get_number (statement, 1),
                     read_kind (studio_statement_get_text (statement, 2)));
    }
}

static void
tell (StudioLibrary *self, GArray *changes, gboolean gap)
{
  if (gap)
    {
      studio_library_emit (self, STUDIO_LIBRARY_RELOAD, 0);
      return;
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);
      studio_library_emit (self, change->signal, change->id);
    }
}

static gboolean
get_number (StudioLibrary *self, const char *sql, gint64 *number, GError **error)
{
  return studio_database_get_number (self->reader, sql, describe_following (), number, error);
}

static gboolean
look_on (StudioLibrary *self, gboolean *moved, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->reader->mutex);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  gint64 version = 0;
  gint64 last = 0;
  gboolean gap = FALSE;

  *moved = self->read_only == NULL && studio_database_has_moved (self->reader);
  if (*moved)
    return TRUE;
  /* Cheap: a word in shared memory that changes whenever anybody else commits. */
  if (!get_number (self, "PRAGMA data_version", &version, error))
    return FALSE;
  if (version == self->data_version)
    return TRUE;
  if (!read_changes (self, changes, &last, &gap, error))
    return FALSE;
  self->data_version = version;
  studio_feed_advance (self->feed, last);
  tell (self, changes, gap);
  return TRUE;
}

/* Another database is opened by whoever writes first, and here is somebody who looks first. */
static gboolean
open_again (StudioLibrary *self, GError **error)
{
  g_autoptr (StudioWrite) write = studio_write_begin (self, describe_following (), error);
  return write != NULL;
}

static gboolean
look (StudioLibrary *self, GError **error)
{
  gboolean moved = FALSE;
  return look_on (self, &moved, error) && (!moved || open_again (self, error));
}

static gboolean
start (StudioLibrary *self, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->reader->mutex);
  gint64 seq = 0;

  if (!get_number (self, "PRAGMA data_version", &self->data_version, error)
      || !get_number (self, "SELECT seq FROM sqlite_sequence WHERE name = 'changes'", &seq, error))
    return FALSE;
  studio_feed_start (self->feed, seq);
  return TRUE;
}

/**
 * studio_library_restart_following:
 * @self: a library whose database is another one now
 * @error: return location; a database error
 *
 * Tells by `reload` that nothing is as it was, and follows the changes of the new database if those
 * of the old one were followed.
 *
 * Returns: whether it went well
 */
gboolean
studio_library_restart_following (StudioLibrary *self, GError **error)
{
  studio_library_emit (self, STUDIO_LIBRARY_RELOAD, 0);
  return !studio_feed_is_following (self->feed) || start (self, error);
}

/**
 * studio_library_follow:
 * @self: a library
 * @error: return location; a database error
 *
 * Tells by signals what other processes changed since it was called last; the first call only
 * remembers where things stand. Blocking, but next to nothing where nothing changed.
 *
 * Returns: whether it could be read
 */
gboolean
studio_library_follow (StudioLibrary *self, GError **error)
{
  return studio_feed_is_following (self->feed) ? look (self, error) : start (self, error);
}

/**
 * studio_library_unfollow:
 * @self: a library
 *
 * Stops remembering what others would have to be told. studio_library_follow() begins anew.
 */
void
studio_library_unfollow (StudioLibrary *self)
{
  studio_feed_stop (self->feed);
}

/**
 * studio_library_trim_changes:
 * @self: a library
 * @error: return location; a database error
 *
 * Forgets all but the last changes.
 *
 * Returns: whether it went well
 */
gboolean
studio_library_trim_changes (StudioLibrary *self, GError **error)
{
  g_autoptr (StudioWrite) write = studio_write_begin (
      self, _ ("The library’s database cannot be tidied up"), error);
  g_autoptr (StudioStatement) statement =
      write == NULL
          ? NULL
          : studio_write_prepare (
              write, "DELETE FROM changes WHERE seq <= (SELECT max (seq) FROM changes) - ?", error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, STUDIO_LIBRARY_N_CHANGES);
  return studio_statement_run (statement, NULL, error) && studio_write_commit (write, error);
}
