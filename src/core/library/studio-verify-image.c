/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-verify-private.h"

#include "studio-disk.h"
#include "studio-image-scan.h"
#include "studio-write.h"

#include <glib/gstdio.h>

/* Whether the file of an image is there, in its place, and what was kept. */

/* What a look at the file gave. */
typedef struct
{
  char *path; /* (nullable): where it is */
  gboolean misplaced;
  gboolean changed;
  char *sha256; /* (nullable): found out now, where it was not known */
} Look;

static void
clear_look (Look *look)
{
  g_clear_pointer (&look->path, g_free);
  g_clear_pointer (&look->sha256, g_free);
}

static char *
dup_expected_path (StudioVerify *self, const StudioSnapshot *row)
{
  const char *path = row->texts[STUDIO_COLUMN_PATH];
  g_autofree char *name = g_path_get_basename (path);

  if (row->numbers[STUDIO_COLUMN_TRASHED_US] == 0)
    return studio_library_dup_path (self->library, path);
  return g_build_filename (
      studio_paths_get_trash_dir (studio_library_get_paths (self->library)), name, NULL);
}

static gboolean
is_safe (const char *path)
{
  return path != NULL && g_str_has_prefix (path, "images/") && !g_strrstr (path, "..");
}

/* With a hash only that counts; without one the file has to be whole and as large. */
static gboolean
look_inside (StudioVerify *self, const StudioSnapshot *row, Look *look, GError **error)
{
  const char *known = row->texts[STUDIO_COLUMN_SHA256];
  g_autoptr (GError) failure = NULL;
  StudioImageInfo info;

  look->changed = studio_disk_get_size (look->path) != row->numbers[STUDIO_COLUMN_N_BYTES];
  if (self->options->quick || look->changed)
    return TRUE;
  g_autofree char *sha256 = studio_disk_dup_sha256 (
      look->path, self->options->cancellable, &failure);
  if (g_cancellable_set_error_if_cancelled (self->options->cancellable, error))
    return FALSE;
  self->report->n_bytes += (guint64) MAX (row->numbers[STUDIO_COLUMN_N_BYTES], 0);
  /* A file that cannot be read is not what was kept either. */
  look->changed = sha256 == NULL
                  || (known != NULL ? g_strcmp0 (known, sha256) != 0
                                    : !studio_image_scan_file (look->path, &info, NULL, NULL));
  if (known == NULL && !look->changed)
    look->sha256 = g_steal_pointer (&sha256);
  return TRUE;
}

static gboolean
look_at (StudioVerify *self, const StudioSnapshot *row, Look *look, GError **error)
{
  const char *path = row->texts[STUDIO_COLUMN_PATH];

  if (!is_safe (path))
    return TRUE;
  g_autofree char *expected = dup_expected_path (self, row);
  look->path = studio_library_resolve (
      self->library, path, row->numbers[STUDIO_COLUMN_TRASHED_US] != 0);
  look->misplaced = !g_str_equal (look->path, expected);
  if (studio_disk_get_size (look->path) < 0)
    g_clear_pointer (&look->path, g_free);
  return look->path == NULL || look_inside (self, row, look, error);
}

static StudioRecordProblem
get_problem (const Look *look)
{
  if (look->path == NULL)
    return STUDIO_RECORD_PROBLEM_MISSING;
  return look->changed ? STUDIO_RECORD_PROBLEM_CHANGED : STUDIO_RECORD_PROBLEM_NONE;
}

/* Nobody moves a file while the transaction is open, so here it is seen once more whether it is at
 * the other place. */
static gboolean
move_back (StudioVerify *self, const StudioSnapshot *row, const Look *look)
{
  g_autofree char *expected = dup_expected_path (self, row);
  g_autofree char *folder = g_path_get_dirname (expected);
  g_autofree char *from_folder = g_path_get_dirname (look->path);

  return studio_disk_make_folder (folder, NULL)
         && studio_disk_move_new (look->path, expected, NULL, NULL)
         && studio_disk_sync_folder (folder, NULL) && studio_disk_sync_folder (from_folder, NULL);
}

static gboolean
is_same_row (const StudioSnapshot *row, const StudioSnapshot *now)
{
  return now != NULL
         && row->numbers[STUDIO_COLUMN_TRASHED_US] == now->numbers[STUDIO_COLUMN_TRASHED_US]
         && g_strcmp0 (row->texts[STUDIO_COLUMN_PATH], now->texts[STUDIO_COLUMN_PATH]) == 0;
}

static gboolean
store (StudioWrite *write, const StudioSnapshot *row, const Look *look, GError **error)
{
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write, "UPDATE calls SET problem = ?2, sha256 = coalesce (?3, sha256) WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_text (statement, 2, studio_record_problem_to_string (get_problem (look)));
  studio_statement_bind_text (statement, 3, look->sha256);
  return studio_write_run_for_row (statement, row->id, error);
}

static gboolean
mend (StudioVerify *self, const StudioSnapshot *row, const Look *look)
{
  g_autoptr (StudioWrite) write = studio_write_begin (
      self->library, studio_verify_describe (), NULL);
  g_autoptr (StudioSnapshot) now = NULL;

  if (write == NULL || !studio_verify_read_row (self, row->id, &now, NULL)
      || !is_same_row (row, now) || !studio_write_touch (write, row->id, NULL)
      || (look->misplaced && look->path != NULL && !move_back (self, row, look))
      || !store (write, row, look, NULL)
      || !studio_write_journal (write, STUDIO_WRITE_JOURNAL_LATER, NULL)
      || !studio_write_commit (write, NULL))
    return FALSE;
  if (row->problem != get_problem (look))
    studio_library_emit (self->library, STUDIO_LIBRARY_CHANGED, row->id);
  return TRUE;
}

static gboolean
find_fault (const StudioSnapshot *row, const Look *look, StudioVerifyFault *fault)
{
  StudioRecordProblem problem = get_problem (look);

  if (problem == STUDIO_RECORD_PROBLEM_MISSING)
    *fault = STUDIO_VERIFY_MISSING;
  else if (problem == STUDIO_RECORD_PROBLEM_CHANGED)
    *fault = STUDIO_VERIFY_CHANGED;
  else if (look->misplaced)
    *fault = STUDIO_VERIFY_MISPLACED;
  else if (row->problem != STUDIO_RECORD_PROBLEM_NONE)
    *fault = STUDIO_VERIFY_MARKED;
  else
    return FALSE;
  return TRUE;
}

/* Files are moved to the trash and back inside of a transaction, so what is seen of one is sure
 * only while nobody writes. */
static gboolean
look_alone (StudioVerify *self, gint64 id, StudioSnapshot **row, Look *look, GError **error)
{
  gboolean can_write = studio_library_get_read_only (self->library) == NULL;
  g_autoptr (StudioWrite) write = can_write ? studio_write_begin (
                                      self->library, studio_verify_describe (), error)
                                            : NULL;

  return (write != NULL || !can_write) && studio_verify_read_row (self, id, row, error)
         && (*row == NULL || look_at (self, *row, look, error));
}

static gboolean
check_again (StudioVerify *self, gint64 id, GError **error)
{
  g_autoptr (StudioSnapshot) row = NULL;
  Look look = { 0 };
  gboolean good = look_alone (self, id, &row, &look, error);
  StudioVerifyFinding finding = { .id = id };

  if (good && row != NULL && find_fault (row, &look, &finding.fault))
    {
      gboolean stored = self->options->repair && mend (self, row, &look);
      finding.path = row->texts[STUDIO_COLUMN_PATH];
      finding.mended = stored && get_problem (&look) == STUDIO_RECORD_PROBLEM_NONE;
      studio_verify_tell (self, &finding);
    }
  clear_look (&look);
  return good;
}

/**
 * studio_verify_image:
 * @self: the work
 * @row: a kept image
 * @error: return location; a database error or %G_IO_ERROR_CANCELLED
 *
 * Looks at its file.
 *
 * Returns: whether it could be done
 */
gboolean
studio_verify_image (StudioVerify *self, const StudioSnapshot *row, GError **error)
{
  Look look = { 0 };
  StudioVerifyFault fault;
  gboolean good = look_at (self, row, &look, error);

  if (good && find_fault (row, &look, &fault))
    good = check_again (self, row->id, error);
  else if (good && self->options->repair && look.sha256 != NULL)
    mend (self, row, &look);
  clear_look (&look);
  return good;
}
