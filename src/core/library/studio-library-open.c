/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-disk.h"
#include "studio-error.h"
#include "studio-schema.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Opening the database, and noticing later that it is another one.
 *
 * Whoever writes holds `library.lock` together with the others, whoever opens a database, brings it
 * up to date or makes it anew holds it alone. So between noticing that library.db is gone or
 * replaced and having the right one again nobody writes down anything where it would be lost, and
 * no id is given twice. */

/* Other processes may replace the database again meanwhile, but hardly that often. */
#define MAX_TRIES 5

static char *
dup_beside (StudioLibrary *self, const char *suffix)
{
  return g_strconcat (studio_paths_get_database (self->paths), suffix, NULL);
}

static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

/* A file without a byte in it is what is left where the disk was full, and no more than none. */
static gboolean
is_missing (const char *path)
{
  return !is_there (path) || studio_disk_get_size (path) == 0;
}

/* The first name under which neither a database nor its log was put aside. */
static char *
find_aside (StudioLibrary *self)
{
  const char *word = (self->flags & STUDIO_LIBRARY_OPEN_ANEW) != 0 ? "old" : "broken";

  for (guint n = 1;; n++)
    {
      g_autofree char *suffix = g_strdup_printf (".%s-%u", word, n);
      g_autofree char *aside = dup_beside (self, suffix);
      g_autofree char *log = g_strconcat (aside, "-wal", NULL);
      if (!is_there (aside) && !is_there (log))
        return g_steal_pointer (&aside);
    }
}

/* The log goes where the database goes: beside another database SQLite would take it for that
 * one’s. */
static gboolean
put_aside (StudioLibrary *self, GError **error)
{
  static const char *const suffixes[] = { "", "-wal" };
  g_autofree char *aside = find_aside (self);
  g_autofree char *index = dup_beside (self, "-shm");

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = dup_beside (self, suffixes[i]);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);
      if (studio_disk_get_size (from) == 0)
        g_unlink (from);
      else if (is_there (from) && !studio_disk_move_over (from, to, error))
        return FALSE;
    }
  /* Only says where things are in the log; SQLite makes it again. */
  g_unlink (index);
  if (is_there (aside))
    {
      g_free (self->aside);
      self->aside = g_steal_pointer (&aside);
    }
  return TRUE;
}

static gboolean
make_anew (StudioLibrary *self, GError **error)
{
  const char *path = studio_paths_get_database (self->paths);
  g_autofree char *made = dup_beside (self, ".new");

  if (!studio_rebuild_run (self->paths,
                           made,
                           &self->rebuild_report,
                           self->progress,
                           self->progress_data,
                           self->cancellable,
                           error)
      || !put_aside (self, error) || !studio_disk_move_over (made, path, error)
      || !studio_disk_sync_folder (studio_paths_get_library_dir (self->paths), error))
    return FALSE;
  self->origin = self->rebuild_report.n_calls > 0 ? STUDIO_LIBRARY_REBUILT : STUDIO_LIBRARY_CREATED;
  return TRUE;
}

static StudioDatabase *
open_up_to_date (StudioLibrary *self, GError **error)
{
  guint n_steps = 0;
  const char *const *steps = studio_schema_get_steps (&n_steps);
  g_autoptr (StudioDatabase) database = studio_database_open (
      studio_paths_get_database (self->paths), STUDIO_DATABASE_WRITE, error);

  if (database == NULL || !studio_schema_check (database, n_steps, error)
      || !studio_database_configure (database, error)
      || !studio_schema_upgrade (database, steps, n_steps, error))
    return NULL;
  return g_steal_pointer (&database);
}

/* Somebody put back an old copy: the ids after those it knows are taken, by files and in journals.
 */
static gboolean
go_on_after_last_id (StudioLibrary *self, StudioDatabase *database, GError **error)
{
  const char *action = _ ("The library’s database cannot be made ready");
  gint64 known = 0;
  gint64 given = studio_shared_lock_get_number (self->lock);

  if (!studio_database_get_number (database,
                                   "SELECT max (seq) FROM sqlite_sequence WHERE name = 'calls'",
                                   action,
                                   &known,
                                   error))
    return FALSE;
  if (known >= given)
    return TRUE;
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO sqlite_sequence (name, seq) SELECT 'calls', 0"
      "  WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'calls');"
      "UPDATE sqlite_sequence SET seq = %" G_GINT64_FORMAT " WHERE name = 'calls';",
      given);
  self->outdated = TRUE;
  return studio_database_execute (database, sql, action, error);
}

static gboolean
may_make_anew (StudioLibrary *self, const GError *error)
{
  return (self->flags & STUDIO_LIBRARY_OPEN_REBUILD) != 0
         && g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE_BROKEN);
}

/* A database that is not there is made from the files; one that is damaged only if that was asked
 * for. The lock is held alone. */
static StudioDatabase *
open_writer (StudioLibrary *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if ((is_missing (studio_paths_get_database (self->paths))
       || (self->flags & STUDIO_LIBRARY_OPEN_ANEW) != 0)
      && !make_anew (self, error))
    return NULL;
  StudioDatabase *database = open_up_to_date (self, &failure);
  if (database == NULL && may_make_anew (self, failure))
    {
      g_clear_error (&failure);
      database = make_anew (self, &failure) ? open_up_to_date (self, &failure) : NULL;
    }
  if (database != NULL && go_on_after_last_id (self, database, &failure))
    return database;
  g_propagate_error (error, g_steal_pointer (&failure));
  g_clear_pointer (&database, studio_database_free);
  return NULL;
}

static gboolean
open_readers (StudioLibrary *self, StudioDatabaseMode mode, GError **error)
{
  const char *path = studio_paths_get_database (self->paths);

  self->reader = studio_database_open (path, mode, error);
  self->lister = self->reader == NULL ? NULL : studio_database_open (path, mode, error);
  return self->lister != NULL;
}

/* Somebody who uses @database waits here until nobody does, and goes on with the new connection. */
static gboolean
replace (StudioLibrary *self, StudioDatabase *database, GError **error)
{
  StudioDatabase *other = studio_database_open (
      studio_paths_get_database (self->paths), STUDIO_DATABASE_READ, error);

  if (other == NULL)
    return FALSE;
  g_mutex_lock (&database->mutex);
  studio_database_take (database, other);
  g_mutex_unlock (&database->mutex);
  return TRUE;
}

/* That the folder is there while its images are not says that its disk is gone, not that somebody
 * wants a new library in its place. */
static gboolean
check_folder (StudioLibrary *self, GError **error)
{
  const char *folder = studio_paths_get_library_dir (self->paths);

  if (g_file_test (studio_paths_get_images_dir (self->paths), G_FILE_TEST_IS_DIR))
    return studio_paths_ensure (self->paths, error) && studio_owner_renew (self->owner, error);
  g_set_error (
      error, STUDIO_ERROR, STUDIO_ERROR_STORAGE, _ ("The library’s folder “%s” is gone."), folder);
  return FALSE;
}

static gboolean
reopen_alone (StudioLibrary *self, GError **error)
{
  StudioDatabase *writer = check_folder (self, error) ? open_writer (self, error) : NULL;

  if (writer == NULL)
    return FALSE;
  studio_database_take (self->writer, writer);
  if (!replace (self, self->reader, error) || !replace (self, self->lister, error))
    return FALSE;
  return studio_library_restart_following (self, error);
}

static gboolean
reopen (StudioLibrary *self, GError **error)
{
  if (!studio_shared_lock_acquire (self->lock, TRUE, error))
    return FALSE;
  gboolean good = reopen_alone (self, error);
  studio_shared_lock_release (self->lock);
  return good;
}

/**
 * studio_library_enter:
 * @self: a library, the mutex of its writer held
 * @error: return location; why nothing can be written: that of studio_library_get_read_only(),
 *   %STUDIO_ERROR_STORAGE where the folder is gone, or as studio_library_open()
 *
 * Makes sure that what is written next comes into the library’s database and not into a file that
 * somebody removed or replaced while it was open: then the new one is opened, made from the files
 * if there is none, and `reload` is emitted.
 *
 * Returns: whether something may be written, until studio_library_leave()
 */
gboolean
studio_library_enter (StudioLibrary *self, GError **error)
{
  if (self->read_only != NULL)
    {
      g_propagate_error (error, g_error_copy (self->read_only));
      return FALSE;
    }
  for (int i = 0; i < MAX_TRIES; i++)
    {
      if (!studio_shared_lock_acquire (self->lock, FALSE, error))
        return FALSE;
      if (!studio_database_has_moved (self->writer))
        return TRUE;
      studio_shared_lock_release (self->lock);
      if (!reopen (self, error))
        return FALSE;
    }
  g_set_error_literal (error,
                       STUDIO_ERROR,
                       STUDIO_ERROR_DATABASE,
                       _ ("The library’s database is replaced again and again."));
  return FALSE;
}

/**
 * studio_library_leave:
 * @self: a library
 *
 * Ends what studio_library_enter() began.
 */
void
studio_library_leave (StudioLibrary *self)
{
  studio_shared_lock_release (self->lock);
}

static gboolean
open_for_writing (StudioLibrary *self, GError **error)
{
  g_autofree char *lock = g_build_filename (
      studio_paths_get_library_dir (self->paths), "library.lock", NULL);

  if (!studio_paths_ensure (self->paths, error))
    return FALSE;
  self->lock = studio_shared_lock_new (lock, error);
  self->owner = self->lock == NULL
                    ? NULL
                    : studio_owner_new (studio_paths_get_incoming_dir (self->paths),
                                        (self->flags & STUDIO_LIBRARY_OPEN_LEAVE_WAITING) != 0,
                                        error);
  if (self->owner == NULL || !studio_shared_lock_acquire (self->lock, TRUE, error))
    return FALSE;
  self->writer = open_writer (self, error);
  gboolean good = self->writer != NULL && open_readers (self, STUDIO_DATABASE_READ, error);
  studio_shared_lock_release (self->lock);
  return good;
}

/* Only such as the next start may be without: not one that is damaged. */
static gboolean
may_be_read (StudioLibrary *self, const GError *reason)
{
  return (self->flags & STUDIO_LIBRARY_OPEN_OR_READ_ONLY) != 0
         && (g_error_matches (reason, STUDIO_ERROR, STUDIO_ERROR_DATABASE_NEWER)
             || g_error_matches (reason, STUDIO_ERROR, STUDIO_ERROR_STORAGE)
             || g_error_matches (reason, STUDIO_ERROR, STUDIO_ERROR_NO_SPACE))
         && !is_missing (studio_paths_get_database (self->paths));
}

static gboolean
can_read (StudioLibrary *self, StudioDatabaseMode mode)
{
  gint64 n_calls = 0;

  g_clear_pointer (&self->lister, studio_database_free);
  g_clear_pointer (&self->reader, studio_database_free);
  g_clear_pointer (&self->writer, studio_database_free);
  if (!open_readers (self, mode, NULL))
    return FALSE;
  self->writer = studio_database_open (studio_paths_get_database (self->paths), mode, NULL);
  return self->writer != NULL
         && studio_database_get_number (
             self->reader, "SELECT EXISTS (SELECT id FROM calls)", "", &n_calls, NULL);
}

/**
 * studio_library_open_databases:
 * @self: a library with paths and flags, just made
 * @error: return location; as studio_library_open()
 *
 * For studio_library_open_with() alone.
 *
 * Returns: whether it is open
 */
gboolean
studio_library_open_databases (StudioLibrary *self, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (open_for_writing (self, &reason))
    return TRUE;
  if (may_be_read (self, reason)
      && (can_read (self, STUDIO_DATABASE_READ) || can_read (self, STUDIO_DATABASE_READ_FROZEN)))
    {
      self->read_only = g_steal_pointer (&reason);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}
