/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-verify-private.h"

#include "studio-error.h"
#include "studio-write.h"

#include <glib/gi18n-lib.h>

/* Looks at everything a library has: the database, each image, each file, each journal. Other
 * processes may work on it meanwhile: what looks wrong is looked at again before it is told. */

#define PIECE 200

static const char *const fault_words[STUDIO_N_VERIFY_FAULTS] = {
  "database", "index",        "missing",  "changed", "misplaced",
  "marked",   "unknown-file", "leftover", "journal", "journal-line",
};

static gboolean
check_damage (StudioVerify *self, gboolean *damaged, GError **error)
{
  StudioDatabase *reader = self->library->reader;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&reader->mutex);
  gboolean has_row = TRUE;
  /* A number has to stand in the text: as an argument that is bound, newer versions of SQLite take
   * it for the name of a table. So many faults of a kind say no more than that all is to be made
   * anew. */
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      reader, "PRAGMA integrity_check (20)", studio_verify_describe (), error);

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      const char *word = studio_statement_get_text (statement, 0);
      const StudioVerifyFinding finding = { .fault = STUDIO_VERIFY_DATABASE, .detail = word };
      if (g_strcmp0 (word, "ok") == 0)
        continue;
      studio_verify_tell (self, &finding);
      *damaged = TRUE;
    }
}

/* A row that cannot be read at all is damage as well. */
static gboolean
check_database (StudioVerify *self, gboolean *damaged, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (check_damage (self, damaged, &failure))
    return TRUE;
  if (!g_error_matches (failure, STUDIO_ERROR, STUDIO_ERROR_DATABASE_BROKEN))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  const StudioVerifyFinding finding = {
    .fault = STUDIO_VERIFY_DATABASE,
    .detail = failure->message,
  };
  studio_verify_tell (self, &finding);
  *damaged = TRUE;
  return TRUE;
}

static gboolean
run_on_index (StudioVerify *self, const char *sql, GError **error)
{
  g_autoptr (StudioWrite) write = studio_write_begin (
      self->library, studio_verify_describe (), error);
  g_autoptr (StudioStatement) statement = write == NULL ? NULL
                                                        : studio_write_prepare (write, sql, error);
  return statement != NULL && studio_statement_run (statement, NULL, error)
         && studio_write_commit (write, error);
}

/* Asking FTS5 whether its index is right is a write for SQLite, so it needs leave to write. */
static gboolean
check_index (StudioVerify *self, GError **error)
{
  StudioVerifyFinding finding = { .fault = STUDIO_VERIFY_INDEX };
  g_autoptr (GError) failure = NULL;

  if (studio_library_get_read_only (self->library) != NULL
      || run_on_index (self,
                       "INSERT INTO calls_text (calls_text, rank) VALUES ('integrity-check', 1)",
                       &failure))
    return TRUE;
  if (!g_error_matches (failure, STUDIO_ERROR, STUDIO_ERROR_DATABASE_BROKEN))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  finding.mended = self->options->repair
                   && run_on_index (
                       self, "INSERT INTO calls_text (calls_text) VALUES ('rebuild')", NULL);
  studio_verify_tell (self, &finding);
  return TRUE;
}

static GArray *
list_piece (StudioVerify *self, gint64 after, GError **error)
{
  StudioDatabase *reader = self->library->reader;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&reader->mutex);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      reader,
      "SELECT id FROM calls WHERE id > ? ORDER BY id LIMIT ?",
      studio_verify_describe (),
      error);

  if (statement == NULL)
    return NULL;
  studio_statement_bind_number (statement, 1, after);
  studio_statement_bind_number (statement, 2, PIECE);
  while (TRUE)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&ids);
      gint64 id = studio_statement_get_number (statement, 0);
      g_array_append_val (ids, id);
    }
}

static gboolean
count_all (StudioVerify *self, gint64 *n_all, GError **error)
{
  StudioDatabase *reader = self->library->reader;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&reader->mutex);
  return studio_database_get_number (
      reader, "SELECT count(*) FROM calls", studio_verify_describe (), n_all, error);
}

static gboolean
check_row (StudioVerify *self, gint64 id, GError **error)
{
  g_autoptr (StudioSnapshot) row = NULL;

  if (!studio_verify_read_row (self, id, &row, error))
    return FALSE;
  self->report->n_calls++;
  if (row == NULL || !studio_verify_is_state (row, STUDIO_RECORD_KEPT)
      || row->numbers[STUDIO_COLUMN_TRASHED_US] < 0)
    return TRUE;
  self->report->n_images++;
  return studio_verify_image (self, row, error);
}

static gboolean
check_rows (StudioVerify *self, GError **error)
{
  const StudioVerifyOptions *options = self->options;
  gint64 last = 0;
  gint64 n_all = 0;

  if (!count_all (self, &n_all, error))
    return FALSE;
  while (TRUE)
    {
      g_autoptr (GArray) ids = list_piece (self, last, error);
      if (ids == NULL)
        return FALSE;
      if (ids->len == 0)
        return TRUE;
      for (guint i = 0; i < ids->len; i++)
        {
          last = g_array_index (ids, gint64, i);
          if (g_cancellable_set_error_if_cancelled (options->cancellable, error)
              || !check_row (self, last, error))
            return FALSE;
          if (options->progress != NULL)
            options->progress (self->report->n_calls, (guint64) n_all, options->user_data);
        }
    }
}

/**
 * studio_verify_describe:
 *
 * Returns: (transfer none): what is attempted, for messages
 */
const char *
studio_verify_describe (void)
{
  return _ ("The library cannot be verified");
}

/**
 * studio_verify_tell:
 * @self: the work
 * @finding: what was found
 */
void
studio_verify_tell (StudioVerify *self, const StudioVerifyFinding *finding)
{
  self->report->n_faults++;
  self->report->n_mended += finding->mended ? 1 : 0;
  if (self->options->func != NULL)
    self->options->func (finding, self->options->user_data);
}

/**
 * studio_verify_read_row:
 * @self: the work
 * @id: a call
 * @snapshot: (out) (nullable) (transfer full): its row as it is now, %NULL where there is none
 * @error: return location; a database error
 *
 * Returns: whether it could be read
 */
gboolean
studio_verify_read_row (StudioVerify *self, gint64 id, StudioSnapshot **snapshot, GError **error)
{
  StudioDatabase *reader = self->library->reader;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&reader->mutex);
  return studio_snapshot_read (reader, id, studio_verify_describe (), snapshot, error);
}

/**
 * studio_verify_is_state:
 * @snapshot: a call
 * @state: a state
 *
 * Returns: whether it is in that state
 */
gboolean
studio_verify_is_state (const StudioSnapshot *snapshot, StudioRecordState state)
{
  return g_strcmp0 (snapshot->texts[STUDIO_COLUMN_STATE], studio_record_state_to_string (state))
         == 0;
}

/**
 * studio_verify_is_open:
 * @snapshot: a call
 *
 * Returns: whether it has not ended
 */
gboolean
studio_verify_is_open (const StudioSnapshot *snapshot)
{
  return studio_verify_is_state (snapshot, STUDIO_RECORD_QUEUED)
         || studio_verify_is_state (snapshot, STUDIO_RECORD_SENT)
         || studio_verify_is_state (snapshot, STUDIO_RECORD_RECEIVING);
}

/**
 * studio_library_verify:
 * @self: a library
 * @options: how
 * @report: (out): what came of it
 * @error: return location; a database error, %STUDIO_ERROR_STORAGE or %G_IO_ERROR_CANCELLED
 *
 * Looks at everything. A database that is damaged is told and nothing else is looked at: it is to
 * be made anew first. Other processes may work on the library meanwhile. Blocking, for minutes.
 *
 * Returns: whether it could be looked at to the end; what is wrong with it is in @report
 */
gboolean
studio_library_verify (StudioLibrary *self,
                       const StudioVerifyOptions *options,
                       StudioVerifyReport *report,
                       GError **error)
{
  StudioVerify work = { self, options, report };
  gboolean damaged = FALSE;

  *report = (StudioVerifyReport){ 0 };
  if (!check_database (&work, &damaged, error))
    return FALSE;
  if (damaged)
    return TRUE;
  /* The journals first: what only they know is not to be taken for a file without a call. */
  return check_index (&work, error) && studio_verify_journals (&work, error)
         && check_rows (&work, error) && studio_verify_folders (&work, error);
}

/**
 * studio_library_catch_up:
 * @self: a library
 * @error: return location; a database error or %STUDIO_ERROR_STORAGE
 *
 * Takes from the journals what the database does not know, and tells them what they do not know.
 *
 * Returns: whether both agree
 */
gboolean
studio_library_catch_up (StudioLibrary *self, GError **error)
{
  const StudioVerifyOptions options = { .repair = TRUE };
  StudioVerifyReport report = { 0 };
  StudioVerify work = { self, &options, &report };

  if (!studio_verify_journals (&work, error))
    return FALSE;
  if (report.n_mended > 0)
    studio_library_emit (self, STUDIO_LIBRARY_RELOAD, 0);
  return TRUE;
}

/**
 * studio_verify_fault_to_string:
 * @fault: a fault
 *
 * Returns: (transfer none): its word in JSON, not translated
 */
const char *
studio_verify_fault_to_string (StudioVerifyFault fault)
{
  g_return_val_if_fail ((int) fault >= 0 && (int) fault < STUDIO_N_VERIFY_FAULTS, "");
  return fault_words[fault];
}
