/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-schema.h"

#include "studio-disk.h"
#include "studio-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Version 1.
 *
 * `calls` is the ledger and the index in one: a row for every call from before it is sent, whatever
 * becomes of it. Ids are never used twice (AUTOINCREMENT), since files bear them. `folder` is fixed
 * when the row is made, so that the place of the file does not depend on a later time zone.
 * Times are microseconds since 1970 UTC, 0 for not yet. `path` is relative to the library's
 * folder and stays while the image is in the trash. What lists ask for stands first and the long
 * texts stand last, so that asking does not walk through them.
 *
 * `calls_text` is the search index. It keeps no text of its own (content=) and is kept in step by
 * triggers; a later version with notes and tags drops it, makes it anew and runs 'rebuild'. */
static const char version_1[] =
    "CREATE TABLE calls ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'receiving', 'kept', 'refused',"
    "    'failed', 'cancelled', 'unknown')),"
    "  starred INTEGER NOT NULL DEFAULT 0,"
    "  trashed_us INTEGER NOT NULL DEFAULT 0,"
    "  created_us INTEGER NOT NULL,"
    "  sent_us INTEGER NOT NULL DEFAULT 0,"
    "  finished_us INTEGER NOT NULL DEFAULT 0,"
    "  owner TEXT NOT NULL,"
    "  folder TEXT NOT NULL,"
    "  path TEXT,"
    "  image_format TEXT,"
    "  width INTEGER NOT NULL DEFAULT 0,"
    "  height INTEGER NOT NULL DEFAULT 0,"
    "  n_bytes INTEGER NOT NULL DEFAULT 0,"
    "  aspect_ratio TEXT NOT NULL,"
    "  seed INTEGER NOT NULL,"
    "  output_format TEXT NOT NULL,"
    "  model TEXT NOT NULL,"
    "  host TEXT NOT NULL DEFAULT '',"
    "  http_status INTEGER NOT NULL DEFAULT 0,"
    "  request_id TEXT,"
    "  error_name TEXT,"
    "  error_message TEXT,"
    "  prompt TEXT NOT NULL,"
    "  negative_prompt TEXT NOT NULL DEFAULT '',"
    "  revised_prompt TEXT,"
    "  CHECK (state <> 'kept' OR path IS NOT NULL)"
    ") STRICT;"
    /* What the gallery lists, without touching the rows and their long texts. */
    "CREATE INDEX calls_by_state ON calls (state, trashed_us, id);"
    "CREATE INDEX calls_starred ON calls (id) WHERE starred <> 0;"
    /* What recovery looks for; empty but for the calls under way. */
    "CREATE INDEX calls_open ON calls (owner) WHERE state IN ('queued', 'sent', 'receiving');"
    "CREATE INDEX calls_by_time ON calls (created_us);"
    "CREATE VIRTUAL TABLE calls_text USING fts5 (prompt, negative_prompt,"
    "  content = 'calls', content_rowid = 'id',"
    "  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');"
    "CREATE TRIGGER calls_text_insert AFTER INSERT ON calls BEGIN"
    "  INSERT INTO calls_text (rowid, prompt, negative_prompt)"
    "    VALUES (new.id, new.prompt, new.negative_prompt);"
    "END;"
    "CREATE TRIGGER calls_text_delete AFTER DELETE ON calls BEGIN"
    "  INSERT INTO calls_text (calls_text, rowid, prompt, negative_prompt)"
    "    VALUES ('delete', old.id, old.prompt, old.negative_prompt);"
    "END;"
    "CREATE TRIGGER calls_text_update AFTER UPDATE OF prompt, negative_prompt ON calls BEGIN"
    "  INSERT INTO calls_text (calls_text, rowid, prompt, negative_prompt)"
    "    VALUES ('delete', old.id, old.prompt, old.negative_prompt);"
    "  INSERT INTO calls_text (rowid, prompt, negative_prompt)"
    "    VALUES (new.id, new.prompt, new.negative_prompt);"
    "END;";

/* Version 2.
 *
 * More of what a person and the program know of a call. `source` says whether the service made the
 * image or it was taken in. `template` is the prompt before it was expanded. `parent` is the image
 * that it was made from, `run` the first call of the same press of Generate; 0 for none. `tags` are
 * sorted and each followed by a line end but the last. `sha256` is of the file’s bytes in hex.
 * `price_micros` is what a person said that a call costs, in millionths, when this one was sent.
 * `trashed_us` below 0 says that the file was removed for good at that time: the call stays in the
 * ledger, since it was paid for, and is listed nowhere.
 *
 * `changes` tells other processes which calls changed, oldest first; only the last few thousand are
 * kept. `journal_due` has the calls whose present row is not in the journal beside the images yet:
 * all of them when a library of version 1 comes here. */
static const char version_2[] =
    "ALTER TABLE calls ADD COLUMN source TEXT NOT NULL DEFAULT 'service'"
    "  CHECK (source IN ('service', 'import'));"
    "ALTER TABLE calls ADD COLUMN template TEXT;"
    "ALTER TABLE calls ADD COLUMN parent INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE calls ADD COLUMN run INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE calls ADD COLUMN rating INTEGER NOT NULL DEFAULT 0"
    "  CHECK (rating BETWEEN 0 AND 5);"
    "ALTER TABLE calls ADD COLUMN note TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE calls ADD COLUMN tags TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE calls ADD COLUMN sha256 TEXT;"
    "ALTER TABLE calls ADD COLUMN price_micros INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE calls ADD COLUMN problem TEXT CHECK (problem IN ('missing', 'changed'));"
    "ALTER TABLE calls ADD COLUMN updated_us INTEGER NOT NULL DEFAULT 0;"
    "CREATE INDEX calls_by_sha256 ON calls (sha256) WHERE sha256 IS NOT NULL;"
    "CREATE INDEX calls_tagged ON calls (tags) WHERE tags <> '';"
    "CREATE INDEX calls_with_problem ON calls (id) WHERE problem IS NOT NULL;"
    "CREATE INDEX calls_by_parent ON calls (parent) WHERE parent <> 0;"
    /* Whatever the gallery lists by, so that it never walks through the rows. */
    "DROP INDEX calls_by_state;"
    "DROP INDEX calls_starred;"
    "CREATE INDEX calls_listing ON calls (state, trashed_us, created_us, id, starred, rating,"
    "  image_format, aspect_ratio, seed, run);"
    "CREATE INDEX calls_by_seed ON calls (seed);"
    /* What the sums of a month need, without the rows. */
    "CREATE INDEX calls_by_sent ON calls (sent_us, state, price_micros) WHERE sent_us > 0;"
    "CREATE INDEX calls_noted ON calls (id) WHERE note <> '';"
    "CREATE INDEX calls_imported ON calls (id) WHERE source = 'import';"

    "DROP TRIGGER calls_text_insert;"
    "DROP TRIGGER calls_text_delete;"
    "DROP TRIGGER calls_text_update;"
    "DROP TABLE calls_text;"
    /* The tokenizer is our own: studio-tokenizer.c. */
    "CREATE VIRTUAL TABLE calls_text USING fts5 (prompt, negative_prompt, note, tags,"
    "  content = 'calls', content_rowid = 'id', tokenize = 'studio', prefix = '1 2 3 4');"
    "CREATE TRIGGER calls_text_insert AFTER INSERT ON calls BEGIN"
    "  INSERT INTO calls_text (rowid, prompt, negative_prompt, note, tags)"
    "    VALUES (new.id, new.prompt, new.negative_prompt, new.note, new.tags);"
    "END;"
    "CREATE TRIGGER calls_text_delete AFTER DELETE ON calls BEGIN"
    "  INSERT INTO calls_text (calls_text, rowid, prompt, negative_prompt, note, tags)"
    "    VALUES ('delete', old.id, old.prompt, old.negative_prompt, old.note, old.tags);"
    "END;"
    "CREATE TRIGGER calls_text_update AFTER UPDATE OF prompt, negative_prompt, note, tags ON calls"
    "  WHEN old.prompt <> new.prompt OR old.negative_prompt <> new.negative_prompt"
    "    OR old.note <> new.note OR old.tags <> new.tags BEGIN"
    "  INSERT INTO calls_text (calls_text, rowid, prompt, negative_prompt, note, tags)"
    "    VALUES ('delete', old.id, old.prompt, old.negative_prompt, old.note, old.tags);"
    "  INSERT INTO calls_text (rowid, prompt, negative_prompt, note, tags)"
    "    VALUES (new.id, new.prompt, new.negative_prompt, new.note, new.tags);"
    "END;"
    "INSERT INTO calls_text (calls_text) VALUES ('rebuild');"

    "CREATE TABLE changes ("
    "  seq INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  id INTEGER NOT NULL,"
    "  kind TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'removed'))"
    ") STRICT;"
    "CREATE TRIGGER changes_insert AFTER INSERT ON calls BEGIN"
    "  INSERT INTO changes (id, kind) VALUES (new.id,"
    "    iif (new.state = 'kept' AND new.trashed_us = 0, 'added', 'changed'));"
    "END;"
    "CREATE TRIGGER changes_update AFTER UPDATE ON calls BEGIN"
    "  INSERT INTO changes (id, kind) VALUES (new.id, CASE"
    "    WHEN old.trashed_us = 0 AND new.trashed_us <> 0 THEN 'removed'"
    "    WHEN (new.state = 'kept' AND new.trashed_us = 0)"
    "      > (old.state = 'kept' AND old.trashed_us = 0) THEN 'added'"
    "    ELSE 'changed' END);"
    "END;"
    "CREATE TRIGGER changes_delete AFTER DELETE ON calls BEGIN"
    "  INSERT INTO changes (id, kind) VALUES (old.id, 'removed');"
    "END;"

    "CREATE TABLE journal_due (id INTEGER PRIMARY KEY) STRICT;"
    "INSERT INTO journal_due SELECT id FROM calls;";

/* Version 3.
 *
 * `file_name` is what an imported file was called, without its folder: people look for their files
 * by it. It is found by words like the texts, so the index of words is made anew. */
static const char version_3[] =
    "ALTER TABLE calls ADD COLUMN file_name TEXT;"
    "DROP TRIGGER calls_text_insert;"
    "DROP TRIGGER calls_text_delete;"
    "DROP TRIGGER calls_text_update;"
    "DROP TABLE calls_text;"
    "CREATE VIRTUAL TABLE calls_text USING fts5 (prompt, negative_prompt, note, tags, file_name,"
    "  content = 'calls', content_rowid = 'id', tokenize = 'studio', prefix = '1 2 3 4');"
    "CREATE TRIGGER calls_text_insert AFTER INSERT ON calls BEGIN"
    "  INSERT INTO calls_text (rowid, prompt, negative_prompt, note, tags, file_name)"
    "    VALUES (new.id, new.prompt, new.negative_prompt, new.note, new.tags, new.file_name);"
    "END;"
    "CREATE TRIGGER calls_text_delete AFTER DELETE ON calls BEGIN"
    "  INSERT INTO calls_text (calls_text, rowid, prompt, negative_prompt, note, tags, file_name)"
    "    VALUES ('delete', old.id, old.prompt, old.negative_prompt, old.note, old.tags,"
    "      old.file_name);"
    "END;"
    "CREATE TRIGGER calls_text_update"
    "  AFTER UPDATE OF prompt, negative_prompt, note, tags, file_name ON calls"
    "  WHEN old.prompt <> new.prompt OR old.negative_prompt <> new.negative_prompt"
    "    OR old.note <> new.note OR old.tags <> new.tags OR old.file_name IS NOT new.file_name BEGIN"
    "  INSERT INTO calls_text (calls_text, rowid, prompt, negative_prompt, note, tags, file_name)"
    "    VALUES ('delete', old.id, old.prompt, old.negative_prompt, old.note, old.tags,"
    "      old.file_name);"
    "  INSERT INTO calls_text (rowid, prompt, negative_prompt, note, tags, file_name)"
    "    VALUES (new.id, new.prompt, new.negative_prompt, new.note, new.tags, new.file_name);"
    "END;"
    "INSERT INTO calls_text (calls_text) VALUES ('rebuild');";

/* Version 4.
 *
 * `waiting` has the places of calls that a person put into another order than that in which they
 * were asked for. A call that has none comes behind those that have one. The journal does without:
 * what waits when the database is lost was never sent, and is cancelled. */
static const char version_4[] = "CREATE TABLE waiting ("
                                "  id INTEGER PRIMARY KEY,"
                                "  place INTEGER NOT NULL"
                                ") STRICT;";

static const char *const schema_steps[] = { version_1, version_2, version_3, version_4 };

static gboolean
get_version (StudioDatabase *database, gint64 *version, GError **error)
{
  return studio_database_get_number (
      database, "PRAGMA user_version", _ ("The library’s database cannot be read"), version, error);
}

static char *
find_backup_path (StudioDatabase *database, gint64 version)
{
  const char *path = sqlite3_db_filename (database->connection, "main");
  char *backup = g_strdup_printf ("%s.backup-v%" G_GINT64_FORMAT, path, version);

  for (guint n = 2; g_file_test (backup, G_FILE_TEST_EXISTS) && n < 1000; n++)
    {
      g_free (backup);
      backup = g_strdup_printf ("%s.backup-v%" G_GINT64_FORMAT "-%u", path, version, n);
    }
  return backup;
}

/* Written under another name first: a backup of half a database would be worse than none. */
static gboolean
write_backup (StudioDatabase *database, gint64 version, GError **error)
{
  g_autofree char *path = find_backup_path (database, version);
  g_autofree char *part = g_strdup_printf ("%s.part", path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      database, "VACUUM INTO ?", _ ("The library’s database cannot be backed up"), error);
  if (statement == NULL)
    return FALSE;

  g_unlink (part);
  studio_statement_bind_text (statement, 1, part);
  if (studio_statement_run (statement, NULL, error) && studio_disk_sync_file (part, error)
      && studio_disk_move_new (part, path, NULL, error))
    return studio_disk_sync_folder (folder, error);
  g_unlink (part);
  return FALSE;
}

static gboolean
run_steps (StudioDatabase *database, const char *const *steps, guint n_steps, GError **error)
{
  const char *action = _ ("The library’s database cannot be brought up to date");
  gint64 version = 0;

  /* Asked again inside of the transaction: another process may have been quicker. */
  if (!get_version (database, &version, error))
    return FALSE;
  for (gint64 i = version; i < (gint64) n_steps; i++)
    if (!studio_database_execute (database, steps[i], action, error))
      return FALSE;
  g_autofree char *mark = g_strdup_printf (
      "PRAGMA application_id = %d; PRAGMA user_version = %" G_GINT64_FORMAT,
      STUDIO_SCHEMA_APPLICATION_ID,
      MAX (version, (gint64) n_steps));
  return studio_database_execute (database, mark, action, error);
}

/**
 * studio_schema_get_steps:
 * @n_steps: (out): how many there are, which is the version of this program's databases
 *
 * Returns: (transfer none): the steps
 */
const char *const *
studio_schema_get_steps (guint *n_steps)
{
  *n_steps = G_N_ELEMENTS (schema_steps);
  return schema_steps;
}

/**
 * studio_schema_check:
 * @database: a database, just opened
 * @n_steps: the version that this program knows
 * @error: return location; %STUDIO_ERROR_DATABASE_NEWER, %STUDIO_ERROR_DATABASE_BROKEN where the
 *   file is damaged or not ours, or see studio_database_fail()
 *
 * Says whether the file may be worked with, reading only.
 *
 * Returns: whether it is empty or ours, of @n_steps or an older version
 */
gboolean
studio_schema_check (StudioDatabase *database, guint n_steps, GError **error)
{
  const char *action = _ ("The library’s database cannot be read");
  gint64 version = 0;
  gint64 application = 0;
  gint64 n_tables = 0;

  if (!get_version (database, &version, error)
      || !studio_database_get_number (
          database, "PRAGMA application_id", action, &application, error)
      || !studio_database_get_number (
          database, "SELECT count(*) FROM sqlite_schema", action, &n_tables, error))
    return FALSE;
  if (version > (gint64) n_steps)
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_DATABASE_NEWER,
                   _ ("The library was made by a newer version of Ultra Studio (its database has "
                      "version %d, this program knows %u)."),
                   (int) version,
                   n_steps);
      return FALSE;
    }
  if ((version > 0 || n_tables > 0)
      && (application != STUDIO_SCHEMA_APPLICATION_ID || version <= 0 || n_tables == 0))
    {
      g_set_error_literal (error,
                           STUDIO_ERROR,
                           STUDIO_ERROR_DATABASE_BROKEN,
                           _ ("The file library.db is not a database of Ultra Studio."));
      return FALSE;
    }
  return TRUE;
}

/**
 * studio_schema_upgrade:
 * @database: a database that studio_schema_check() found good
 * @steps: (array length=n_steps): the steps
 * @n_steps: how many, the version to reach
 * @error: return location; see studio_database_fail()
 *
 * Brings the database to version @n_steps in one transaction: all of it or nothing. A database that
 * holds anything is copied to `library.db.backup-vN` first, N being its version so far.
 *
 * Returns: whether the database has the version
 */
gboolean
studio_schema_upgrade (StudioDatabase *database,
                       const char *const *steps,
                       guint n_steps,
                       GError **error)
{
  const char *action = _ ("The library’s database cannot be brought up to date");
  gint64 version = 0;

  if (!get_version (database, &version, error))
    return FALSE;
  if (version >= (gint64) n_steps)
    return TRUE;
  if (version > 0 && !write_backup (database, version, error))
    return FALSE;
  if (!studio_database_begin (database, action, error))
    return FALSE;
  if (run_steps (database, steps, n_steps, error))
    return studio_database_commit (database, action, error);
  studio_database_roll_back (database);
  return FALSE;
}
