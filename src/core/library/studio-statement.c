/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-statement.h"

#include "studio-database.h"

/* More different texts than the library has; searches add a few variants. */
#define MAX_IDLE_STATEMENTS 32

struct _StudioStatement
{
  StudioDatabase *database;
  sqlite3_stmt *statement;
  const char *action;
  int bind_result;
};

static void
note_bind_result (StudioStatement *self, int result)
{
  if (self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

/**
 * studio_statement_new:
 * @database: the database, not owned
 * @statement: (transfer full): what SQLite prepared
 * @action: (transfer none): what is attempted, for messages; lives as long as the statement
 *
 * For studio_database_prepare() alone.
 *
 * Returns: (transfer full): the statement
 */
StudioStatement *
studio_statement_new (StudioDatabase *database, sqlite3_stmt *statement, const char *action)
{
  StudioStatement *self = g_new0 (StudioStatement, 1);
  self->database = database;
  self->statement = statement;
  self->action = action;
  return self;
}

/**
 * studio_statement_free:
 * @self: (transfer full) (nullable): a statement
 *
 * Ends its use; texts it returned are gone.
 */
void
studio_statement_free (StudioStatement *self)
{
  if (self == NULL)
    return;

  GHashTable *idle = self->database->idle_statements;
  const char *sql = sqlite3_sql (self->statement);
  sqlite3_reset (self->statement);
  sqlite3_clear_bindings (self->statement);
  if (g_hash_table_size (idle) < MAX_IDLE_STATEMENTS && !g_hash_table_contains (idle, sql))
    g_hash_table_insert (idle, (gpointer) sql, self->statement);
  else
    sqlite3_finalize (self->statement);
  g_free (self);
}

/**
 * studio_statement_bind_number:
 * @self: a statement
 * @parameter: which, from 1
 * @number: its value
 */
void
studio_statement_bind_number (StudioStatement *self, int parameter, gint64 number)
{
  note_bind_result (self, sqlite3_bind_int64 (self->statement, parameter, number));
}

/**
 * studio_statement_bind_text:
 * @self: a statement
 * @parameter: which, from 1
 * @text: (nullable): its value, copied; %NULL for NULL
 */
void
studio_statement_bind_text (StudioStatement *self, int parameter, const char *text)
{
  note_bind_result (self,
                    sqlite3_bind_text (self->statement, parameter, text, -1, SQLITE_TRANSIENT));
}

/**
 * studio_statement_step:
 * @self: a statement
 * @has_row: (out): whether there is a row to read now
 * @error: return location; see studio_database_fail()
 *
 * Returns: whether it went well
 */
gboolean
studio_statement_step (StudioStatement *self, gboolean *has_row, GError **error)
{
  *has_row = FALSE;
  if (self->bind_result != SQLITE_OK)
    return studio_database_fail (self->database, self->bind_result, self->action, error);

  int result = sqlite3_step (self->statement);
  *has_row = result == SQLITE_ROW;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;
  return studio_database_fail (self->database, result, self->action, error);
}

/**
 * studio_statement_run:
 * @self: a statement
 * @n_changed: (out) (optional): how many rows it changed
 * @error: return location; see studio_database_fail()
 *
 * Runs the statement to its end; rows it may give are passed over.
 *
 * Returns: whether it went well
 */
gboolean
studio_statement_run (StudioStatement *self, guint *n_changed, GError **error)
{
  gboolean has_row = TRUE;
  while (has_row)
    if (!studio_statement_step (self, &has_row, error))
      return FALSE;
  if (n_changed != NULL)
    *n_changed = (guint) sqlite3_changes (self->database->connection);
  return TRUE;
}

/**
 * studio_statement_reset:
 * @self: a statement
 *
 * Makes it ready to run again; what was bound stays bound.
 */
void
studio_statement_reset (StudioStatement *self)
{
  sqlite3_reset (self->statement);
}

/**
 * studio_statement_get_number:
 * @self: a statement with a row
 * @column: which, from 0
 *
 * Returns: its value, 0 for NULL
 */
gint64
studio_statement_get_number (StudioStatement *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

/**
 * studio_statement_get_text:
 * @self: a statement with a row
 * @column: which, from 0
 *
 * Returns: (nullable) (transfer none): its value until the next step
 */
const char *
studio_statement_get_text (StudioStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}
