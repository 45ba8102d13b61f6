/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-database.h"

#include "studio-error.h"
#include "studio-tokenizer.h"

#include <glib/gi18n-lib.h>

/* How long one process waits for another that is writing. Writes here take milliseconds. */
#define BUSY_TIMEOUT_MS 10000

static void
finalize_statement_cb (gpointer statement)
{
  sqlite3_finalize (statement);
}

static StudioErrorCode
map_code (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return STUDIO_ERROR_NO_SPACE;
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return STUDIO_ERROR_STORAGE;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return STUDIO_ERROR_DATABASE_BROKEN;
    default:
      return STUDIO_ERROR_DATABASE;
    }
}

/**
 * studio_database_fail:
 * @self: a database
 * @code: what SQLite returned
 * @action: the translated clause of what was attempted
 * @error: return location
 *
 * Sets %STUDIO_ERROR_NO_SPACE, %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_DATABASE_BROKEN or
 * %STUDIO_ERROR_DATABASE.
 *
 * Returns: %FALSE, so that callers can return it
 */
gboolean
studio_database_fail (StudioDatabase *self, int code, const char *action, GError **error)
{
  StudioErrorCode mapped = map_code (code);
  const char *reason = mapped == STUDIO_ERROR_NO_SPACE ? _ ("the disk is full")
                       : self->connection == NULL      ? sqlite3_errstr (code)
                                                       : sqlite3_errmsg (self->connection);
  /* Translators: what could not be done, then the reason. */
  g_set_error (error, STUDIO_ERROR, (int) mapped, _ ("%s: %s."), action, reason);
  return FALSE;
}

static int
connect_to (StudioDatabase *self, const char *path, StudioDatabaseMode mode)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  g_autofree char *uri = NULL;
  g_autofree char *frozen = NULL;

  if (mode == STUDIO_DATABASE_WRITE)
    return sqlite3_open_v2 (
        path, &self->connection, flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  if (mode == STUDIO_DATABASE_READ)
    return sqlite3_open_v2 (path, &self->connection, flags | SQLITE_OPEN_READWRITE, NULL);
  uri = g_filename_to_uri (path, NULL, NULL);
  frozen = g_strconcat (uri, "?immutable=1", NULL);
  return sqlite3_open_v2 (
      frozen, &self->connection, flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
}

/**
 * studio_database_open:
 * @path: the file
 * @mode: for what
 * @error: return location; see studio_database_fail()
 *
 * Opens a connection. Nothing in the file changes by it, not even when it is closed again, until
 * studio_database_configure(): a file of a newer version or a broken one stays as it is.
 *
 * Returns: (transfer full) (nullable): the connection; whoever uses it holds its mutex
 */
StudioDatabase *
studio_database_open (const char *path, StudioDatabaseMode mode, GError **error)
{
  StudioDatabase *self = g_new0 (StudioDatabase, 1);
  const char *action = _ ("The library’s database cannot be opened");

  g_mutex_init (&self->mutex);
  self->idle_statements = g_hash_table_new_full (
      g_str_hash, g_str_equal, NULL, finalize_statement_cb);
  int code = connect_to (self, path, mode);
  /* To look for the tokenizer's interface reads the schema in newer versions of SQLite, and that
   * has to wait for whoever writes. */
  if (code == SQLITE_OK)
    code = sqlite3_busy_timeout (self->connection, BUSY_TIMEOUT_MS);
  if (code == SQLITE_OK)
    code = studio_tokenizer_register (self->connection);
  if (code != SQLITE_OK)
    {
      studio_database_fail (self, code, action, error);
      studio_database_free (self);
      return NULL;
    }
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (mode != STUDIO_DATABASE_WRITE
      && !studio_database_execute (self, "PRAGMA query_only = 1", action, error))
    g_clear_pointer (&self, studio_database_free);
  return self;
}

/**
 * studio_database_take:
 * @self: a database, its mutex held and none of its statements in use
 * @other: (transfer full): another one, of which the same holds
 *
 * Closes the connection of @self and gives it that of @other, for those who hold on to @self.
 */
void
studio_database_take (StudioDatabase *self, StudioDatabase *other)
{
  StudioDatabase old = { .connection = self->connection, .idle_statements = self->idle_statements };

  self->connection = other->connection;
  self->idle_statements = other->idle_statements;
  other->connection = old.connection;
  other->idle_statements = old.idle_statements;
  studio_database_free (other);
}

/**
 * studio_database_has_moved:
 * @self: a database, its mutex held
 *
 * Returns: whether its file bears its name no more: it was removed, moved away or replaced
 */
gboolean
studio_database_has_moved (StudioDatabase *self)
{
  int moved = 0;
  sqlite3_file_control (self->connection, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != 0;
}

/**
 * studio_database_free:
 * @self: (transfer full) (nullable): a database; none of its statements is in use
 *
 * Closes the connection.
 */
void
studio_database_free (StudioDatabase *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->idle_statements);
  sqlite3_close (self->connection);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * studio_database_configure:
 * @self: a database that was found to be ours
 * @error: return location; see studio_database_fail()
 *
 * Makes it ready for writing: a write-ahead log, so that readers never wait for a writer, and every
 * commit flushed to the disk. With the usual synchronous=NORMAL a power cut may undo the last
 * commits of a write-ahead log, and with them the only trace of a call that is billed, or an id
 * that a file already bears. One flush a call is nothing beside the seconds a call takes.
 *
 * Returns: whether it went well
 */
gboolean
studio_database_configure (StudioDatabase *self, GError **error)
{
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return studio_database_execute (self,
                                  "PRAGMA journal_mode = WAL;"
                                  "PRAGMA synchronous = FULL;"
                                  "PRAGMA foreign_keys = 1",
                                  _ ("The library’s database cannot be made ready"),
                                  error);
}

/**
 * studio_database_execute:
 * @self: a database
 * @sql: constant statements without parameters
 * @action: what is attempted
 * @error: return location; see studio_database_fail()
 *
 * Returns: whether all of them went well
 */
gboolean
studio_database_execute (StudioDatabase *self, const char *sql, const char *action, GError **error)
{
  int code = sqlite3_exec (self->connection, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || studio_database_fail (self, code, action, error);
}

/**
 * studio_database_prepare:
 * @self: a database
 * @sql: one statement
 * @action: (transfer none): what is attempted; lives as long as the statement is in use
 * @error: return location; see studio_database_fail()
 *
 * Returns: (transfer full) (nullable): the statement, ready for its parameters
 */
StudioStatement *
studio_database_prepare (StudioDatabase *self, const char *sql, const char *action, GError **error)
{
  gpointer idle = NULL;
  sqlite3_stmt *statement = NULL;

  if (g_hash_table_steal_extended (self->idle_statements, sql, NULL, &idle))
    return studio_statement_new (self, idle, action);

  int code = sqlite3_prepare_v3 (
      self->connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      studio_database_fail (self, code, action, error);
      return NULL;
    }
  return studio_statement_new (self, statement, action);
}

/**
 * studio_database_get_number:
 * @self: a database
 * @sql: a query without parameters
 * @action: what is attempted
 * @number: (out): the first column of the first row, 0 where there is none
 * @error: return location; see studio_database_fail()
 *
 * Returns: whether it went well
 */
gboolean
studio_database_get_number (StudioDatabase *self,
                            const char *sql,
                            const char *action,
                            gint64 *number,
                            GError **error)
{
  gboolean has_row = FALSE;
  g_autoptr (StudioStatement) statement = studio_database_prepare (self, sql, action, error);

  *number = 0;
  if (statement == NULL || !studio_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *number = studio_statement_get_number (statement, 0);
  return TRUE;
}

/**
 * studio_database_begin:
 * @self: a database outside a transaction
 * @action: what is attempted
 * @error: return location; see studio_database_fail()
 *
 * Begins a transaction that may write: it waits for other writers now rather than failing later.
 *
 * Returns: whether it went well
 */
gboolean
studio_database_begin (StudioDatabase *self, const char *action, GError **error)
{
  return studio_database_execute (self, "BEGIN IMMEDIATE", action, error);
}

/**
 * studio_database_commit:
 * @self: a database in a transaction
 * @action: what is attempted
 * @error: return location; see studio_database_fail()
 *
 * Ends the transaction; one that cannot be committed is rolled back.
 *
 * Returns: whether all of it is durable
 */
gboolean
studio_database_commit (StudioDatabase *self, const char *action, GError **error)
{
  if (studio_database_execute (self, "COMMIT", action, error))
    return TRUE;
  studio_database_roll_back (self);
  return FALSE;
}

/**
 * studio_database_roll_back:
 * @self: a database
 *
 * Undoes the transaction, if there is one.
 */
void
studio_database_roll_back (StudioDatabase *self)
{
  if (!sqlite3_get_autocommit (self->connection))
    sqlite3_exec (self->connection, "ROLLBACK", NULL, NULL, NULL);
}
