/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-statement.h"

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * StudioDatabaseMode:
 * @STUDIO_DATABASE_WRITE: reads and writes, the file is made if it is not there
 * @STUDIO_DATABASE_READ: only reads
 * @STUDIO_DATABASE_READ_FROZEN: only reads a file that nobody can change, in a folder where nothing
 *   can be written
 */
typedef enum
{
  STUDIO_DATABASE_WRITE,
  STUDIO_DATABASE_READ,
  STUDIO_DATABASE_READ_FROZEN,
} StudioDatabaseMode;

/**
 * StudioDatabase:
 *
 * One SQLite connection with GErrors. Its mutex is held by whoever uses it; statements are
 * prepared once and kept for the next use. The `action` of each call is a translated clause such
 * as “The image cannot be looked up”, the reason is added to it.
 */
struct _StudioDatabase
{
  sqlite3 *connection;
  GMutex mutex;
  GHashTable *idle_statements;
};

StudioDatabase *studio_database_open (const char *path, StudioDatabaseMode mode, GError **error);
void studio_database_free (StudioDatabase *self);
void studio_database_take (StudioDatabase *self, StudioDatabase *other);
gboolean studio_database_has_moved (StudioDatabase *self);
gboolean studio_database_configure (StudioDatabase *self, GError **error);
gboolean studio_database_fail (StudioDatabase *self, int code, const char *action, GError **error);
gboolean studio_database_execute (StudioDatabase *self,
                                  const char *sql,
                                  const char *action,
                                  GError **error);
StudioStatement *studio_database_prepare (StudioDatabase *self,
                                          const char *sql,
                                          const char *action,
                                          GError **error);
gboolean studio_database_get_number (StudioDatabase *self,
                                     const char *sql,
                                     const char *action,
                                     gint64 *number,
                                     GError **error);
gboolean studio_database_begin (StudioDatabase *self, const char *action, GError **error);
gboolean studio_database_commit (StudioDatabase *self, const char *action, GError **error);
void studio_database_roll_back (StudioDatabase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioDatabase, studio_database_free)

G_END_DECLS
