/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-verify-private.h"

#include "studio-image-folder.h"
#include "studio-journal.h"
#include "studio-replay.h"
#include "studio-write.h"

/* Whether the journals say of each call what the database does. */

/* The columns that differ; that bytes arrive is not written into the journal. */
static char *
list_differences (const StudioSnapshot *row, const StudioSnapshot *said)
{
  GString *names = g_string_new (NULL);
  gboolean both_under_way = studio_verify_is_open (row) && studio_verify_is_open (said);

  for (int i = 0; i < STUDIO_N_COLUMNS; i++)
    {
      StudioColumn column = (StudioColumn) i;
      gboolean same = studio_column_is_text (column)
                          ? g_strcmp0 (row->texts[i], said->texts[i]) == 0
                          : row->numbers[i] == said->numbers[i];
      if (!same && !(column == STUDIO_COLUMN_STATE && both_under_way))
        g_string_append_printf (
            names, "%s%s", names->len > 0 ? ", " : "", studio_column_get_name (column));
    }
  return g_string_free (names, names->len == 0);
}

static StudioReplay *
read_journal (StudioVerify *self, const char *folder, GError **error)
{
  g_autofree char *folder_path = studio_library_dup_path (self->library, folder);
  g_autofree char *path = g_build_filename (folder_path, STUDIO_JOURNAL_FILE, NULL);
  g_autoptr (StudioReplay) replay = studio_replay_new (folder);

  return studio_replay_read (replay, path, error) ? g_steal_pointer (&replay) : NULL;
}

static GArray *
list_calls_of (StudioVerify *self, const char *folder, GError **error)
{
  StudioDatabase *reader = self->library->reader;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&reader->mutex);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      reader,
      "SELECT id FROM calls WHERE folder = ? ORDER BY id",
      studio_verify_describe (),
      error);

  if (statement == NULL)
    return NULL;
  studio_statement_bind_text (statement, 1, folder);
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

/* Two passes over a month: one that costs nobody anything, and, where something differs, another
 * while nobody writes, for somebody may have written between the two looks of the first. */
typedef struct
{
  const char *folder;
  StudioReplay *replay;
  GArray *ids;        /* the calls of the database */
  StudioWrite *write; /* (nullable): that of the second pass */
  gboolean differs;
} Pass;

/* A journal is written before the database is, so where they differ somebody changed the database
 * beside the program, or put back one from an old copy: of that the journal knows what came later.
 */
static gboolean
is_later (const StudioSnapshot *said, const StudioSnapshot *row)
{
  return (studio_verify_is_open (row) && !studio_verify_is_open (said))
         || said->numbers[STUDIO_COLUMN_UPDATED_US] > row->numbers[STUDIO_COLUMN_UPDATED_US];
}

/* No row says kept and has no path. */
static void
complete (StudioSnapshot *said)
{
  if (studio_verify_is_state (said, STUDIO_RECORD_KEPT) && said->texts[STUDIO_COLUMN_PATH] == NULL)
    studio_snapshot_set_text (said, STUDIO_COLUMN_STATE, NULL);
}

static gboolean
believe_journal (StudioVerify *self, StudioSnapshot *said, GError **error)
{
  complete (said);
  return studio_snapshot_update (said, self->library->writer, studio_verify_describe (), error);
}

static void
note_difference (StudioVerify *self, Pass *pass, gint64 id, const char *detail)
{
  StudioVerifyFinding finding = {
    .fault = STUDIO_VERIFY_JOURNAL,
    .id = id,
    .detail = detail,
    .mended = self->options->repair,
  };

  if (self->options->repair)
    studio_write_touch_whole (pass->write, id);
  studio_verify_tell (self, &finding);
}

static gboolean
compare_call (StudioVerify *self, Pass *pass, gint64 id, GError **error)
{
  StudioSnapshot *said = g_hash_table_lookup (studio_replay_get_calls (pass->replay), &id);
  g_autoptr (StudioSnapshot) row = NULL;

  if (!studio_verify_read_row (self, id, &row, error))
    return FALSE;
  g_autofree char *names = said == NULL || row == NULL ? g_strdup ("id")
                                                       : list_differences (row, said);
  if (row != NULL && names != NULL)
    {
      pass->differs = TRUE;
      if (pass->write != NULL && self->options->repair && said != NULL && is_later (said, row)
          && !believe_journal (self, said, error))
        return FALSE;
      if (pass->write != NULL)
        note_difference (self, pass, id, names);
    }
  g_hash_table_remove (studio_replay_get_calls (pass->replay), &id);
  return TRUE;
}

/* A call that only the journal knows: the database is older than it, as one that was put back from
 * a copy is. */
static gboolean
add_call (StudioVerify *self, Pass *pass, StudioSnapshot *said, GError **error)
{
  StudioVerifyFinding finding = { .fault = STUDIO_VERIFY_JOURNAL, .id = said->id };
  g_autoptr (StudioSnapshot) row = NULL;

  if (said->moved_to > 0)
    return TRUE;
  if (!studio_verify_read_row (self, said->id, &row, error))
    return FALSE;
  pass->differs = TRUE;
  if (pass->write == NULL)
    return TRUE;
  if (self->options->repair && row == NULL)
    {
      complete (said);
      finding.mended = studio_snapshot_insert (
          said, self->library->writer, studio_verify_describe (), NULL);
      studio_write_touch_whole (pass->write, said->id);
    }
  studio_verify_tell (self, &finding);
  return TRUE;
}

static gboolean
run_pass (StudioVerify *self, Pass *pass, GError **error)
{
  GHashTableIter iter;
  gpointer said;

  for (guint i = 0; i < pass->ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (self->options->cancellable, error)
        || !compare_call (self, pass, g_array_index (pass->ids, gint64, i), error))
      return FALSE;
  g_hash_table_iter_init (&iter, studio_replay_get_calls (pass->replay));
  while (g_hash_table_iter_next (&iter, NULL, &said))
    if (!add_call (self, pass, said, error))
      return FALSE;
  return TRUE;
}

static gboolean
begin_pass (StudioVerify *self, Pass *pass, GError **error)
{
  pass->replay = read_journal (self, pass->folder, error);
  pass->ids = pass->replay == NULL ? NULL : list_calls_of (self, pass->folder, error);
  return pass->ids != NULL && run_pass (self, pass, error);
}

static void
end_pass (Pass *pass)
{
  g_clear_pointer (&pass->replay, studio_replay_free);
  g_clear_pointer (&pass->ids, g_array_unref);
  g_clear_pointer (&pass->write, studio_write_free);
}

static void
tell_lines (StudioVerify *self, const Pass *pass)
{
  g_autofree char *path = g_strdup_printf ("%s/" STUDIO_JOURNAL_FILE, pass->folder);
  const StudioVerifyFinding finding = { .fault = STUDIO_VERIFY_JOURNAL_LINE, .path = path };

  for (guint i = 0; pass->replay != NULL && i < studio_replay_get_n_bad (pass->replay); i++)
    studio_verify_tell (self, &finding);
}

static gboolean
compare_again (StudioVerify *self, const char *folder, GError **error)
{
  Pass pass = { .folder = folder };

  pass.write = studio_write_begin (self->library, studio_verify_describe (), error);
  gboolean good = pass.write != NULL && begin_pass (self, &pass, error)
                  && (!self->options->repair
                      || (studio_write_journal (
                              pass.write, STUDIO_WRITE_JOURNAL_NEEDED_DURABLE, error)
                          && studio_write_commit (pass.write, error)));
  end_pass (&pass);
  return good;
}

static gboolean
check_month (StudioVerify *self, const char *folder, GError **error)
{
  Pass pass = { .folder = folder };
  gboolean good = begin_pass (self, &pass, error);

  if (good)
    tell_lines (self, &pass);
  end_pass (&pass);
  if (!good || !pass.differs || studio_library_get_read_only (self->library) != NULL)
    return good;
  return compare_again (self, folder, error);
}

static gboolean
contains (GPtrArray *texts, const char *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (g_str_equal (g_ptr_array_index (texts, i), text))
      return TRUE;
  return FALSE;
}

/* The folder of a month may be gone, with its journal. */
static gboolean
add_months_of_rows (StudioVerify *self, GPtrArray *months, GError **error)
{
  StudioDatabase *reader = self->library->reader;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&reader->mutex);
  gboolean has_row = TRUE;
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      reader, "SELECT DISTINCT folder FROM calls", studio_verify_describe (), error);

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_autofree char *folder = studio_library_check_folder (
          studio_statement_get_text (statement, 0));
      if (!contains (months, folder))
        g_ptr_array_add (months, g_steal_pointer (&folder));
    }
}

/**
 * studio_verify_journals:
 * @self: the work
 * @error: return location; %STUDIO_ERROR_STORAGE, a database error or %G_IO_ERROR_CANCELLED
 *
 * Holds the journal of each month against the calls of that month.
 *
 * Returns: whether it could be done
 */
gboolean
studio_verify_journals (StudioVerify *self, GError **error)
{
  StudioPaths *paths = studio_library_get_paths (self->library);
  g_autoptr (GPtrArray) months = studio_image_folder_list_months (
      studio_paths_get_images_dir (paths));

  if (!add_months_of_rows (self, months, error))
    return FALSE;
  for (guint i = 0; i < months->len; i++)
    if (!check_month (self, g_ptr_array_index (months, i), error))
      return FALSE;
  return TRUE;
}
