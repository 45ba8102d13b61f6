/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-rebuild-private.h"

#include "studio-disk.h"
#include "studio-image-folder.h"
#include "studio-image-scan.h"
#include "studio-journal.h"
#include "studio-record-source.h"
#include "studio-record-state.h"
#include "studio-replay.h"

#include <glib/gstdio.h>

/* One month: the journal says what is known of each call, the files say what is there. */

static gboolean
is_state (const StudioSnapshot *snapshot, StudioRecordState state)
{
  return g_strcmp0 (snapshot->texts[STUDIO_COLUMN_STATE], studio_record_state_to_string (state))
         == 0;
}

static gboolean
is_open (const StudioSnapshot *snapshot)
{
  return is_state (snapshot, STUDIO_RECORD_QUEUED) || is_state (snapshot, STUDIO_RECORD_SENT)
         || is_state (snapshot, STUDIO_RECORD_RECEIVING);
}

static void
set_state (StudioSnapshot *snapshot, StudioRecordState state)
{
  studio_snapshot_set_text (snapshot, STUDIO_COLUMN_STATE, studio_record_state_to_string (state));
}

static void
set_info (StudioSnapshot *snapshot, const StudioImageInfo *info)
{
  studio_snapshot_set_text (
      snapshot, STUDIO_COLUMN_IMAGE_FORMAT, studio_output_format_to_string (info->format));
  studio_snapshot_set_number (snapshot, STUDIO_COLUMN_WIDTH, info->width);
  studio_snapshot_set_number (snapshot, STUDIO_COLUMN_HEIGHT, info->height);
  studio_snapshot_set_number (snapshot, STUDIO_COLUMN_N_BYTES, info->n_bytes);
}

static void
set_place (StudioSnapshot *snapshot, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", snapshot->folder, name);
  studio_snapshot_set_text (snapshot, STUDIO_COLUMN_PATH, path);
}

/* Nobody is at work on a call that nobody owns, so whoever recovers next ends it. */
static void
give_to_the_dead (StudioSnapshot *snapshot)
{
  g_autofree char *owner = g_uuid_string_random ();
  studio_snapshot_set_text (snapshot, STUDIO_COLUMN_OWNER, owner);
}

/* A file that is as large as the journal says is taken for the one that was kept: whether each byte
 * is the same is for `verify` to find out. */
static gboolean
is_as_kept (const StudioSnapshot *snapshot, const char *path)
{
  return is_state (snapshot, STUDIO_RECORD_KEPT) && snapshot->texts[STUDIO_COLUMN_PATH] != NULL
         && studio_disk_get_size (path) == snapshot->numbers[STUDIO_COLUMN_N_BYTES];
}

static void
become_kept (StudioSnapshot *snapshot, const char *path, const StudioImageInfo *info)
{
  gint64 changed_us = studio_disk_get_changed_us (path);

  set_info (snapshot, info);
  set_state (snapshot, STUDIO_RECORD_KEPT);
  studio_snapshot_set_text (snapshot, STUDIO_COLUMN_SHA256, NULL);
  studio_snapshot_set_text (snapshot, STUDIO_COLUMN_ERROR_NAME, NULL);
  studio_snapshot_set_text (snapshot, STUDIO_COLUMN_ERROR_MESSAGE, NULL);
  studio_snapshot_set_number (snapshot, STUDIO_COLUMN_FINISHED_US, changed_us);
}

/* @path: the file that bears the id of the call. Returns whether the journal has to be told. */
static gboolean
settle_with_file (StudioRebuild *self, StudioSnapshot *snapshot, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  StudioImageInfo info;

  if (is_as_kept (snapshot, path))
    {
      self->report->n_images++;
      return FALSE;
    }
  if (studio_image_scan_file (path, &info, self->cancellable, NULL))
    {
      /* Its bytes are an image, so it was paid for, whatever the journal had come to say of it. */
      if (is_state (snapshot, STUDIO_RECORD_KEPT))
        snapshot->problem = STUDIO_RECORD_PROBLEM_CHANGED;
      else
        become_kept (snapshot, path, &info);
      set_place (snapshot, name);
      self->report->n_images++;
      return TRUE;
    }
  self->report->n_not_images++;
  if (is_state (snapshot, STUDIO_RECORD_KEPT))
    snapshot->problem = STUDIO_RECORD_PROBLEM_CHANGED;
  return FALSE;
}

static void
settle_without_file (StudioRebuild *self, StudioSnapshot *snapshot)
{
  gboolean purged = snapshot->numbers[STUDIO_COLUMN_TRASHED_US] < 0;

  if (!is_state (snapshot, STUDIO_RECORD_KEPT) || purged)
    return;
  /* Killed after the journal said kept and before the file got its name: recovery goes on there. */
  if (g_hash_table_contains (self->parts, &snapshot->id))
    {
      set_state (snapshot, STUDIO_RECORD_RECEIVING);
      return;
    }
  snapshot->problem = STUDIO_RECORD_PROBLEM_MISSING;
  self->report->n_missing++;
}

/* Where the image of a call lies: at the place that its path names, at that of its id, or in the
 * trash. */
static char *
find_file (StudioRebuild *self, const StudioSnapshot *snapshot, GHashTable *files)
{
  const char *own = snapshot->texts[STUDIO_COLUMN_PATH];
  const char *name = g_hash_table_lookup (files, &snapshot->id);
  const char *trashed = g_hash_table_lookup (self->trash, &snapshot->id);
  g_autofree char *own_path = own == NULL ? NULL : studio_rebuild_dup_path (self, own);

  if (own_path != NULL && studio_disk_get_size (own_path) >= 0)
    return g_steal_pointer (&own_path);
  if (name != NULL)
    {
      g_autofree char *folder = studio_rebuild_dup_path (self, snapshot->folder);
      return g_build_filename (folder, name, NULL);
    }
  return trashed == NULL
             ? NULL
             : g_build_filename (studio_paths_get_trash_dir (self->paths), trashed, NULL);
}

/* A row that says kept has a path, and one that is under way an owner. */
static void
complete (StudioSnapshot *snapshot)
{
  if (is_state (snapshot, STUDIO_RECORD_KEPT) && snapshot->texts[STUDIO_COLUMN_PATH] == NULL)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT ".png", snapshot->id);
      set_place (snapshot, name);
    }
  if (is_open (snapshot) && snapshot->texts[STUDIO_COLUMN_OWNER] == NULL)
    give_to_the_dead (snapshot);
}

/* The journal is told before the files go, and something kept this one: it is in the trash again,
 * or where somebody put it back. */
static gboolean
take_back (StudioRebuild *self, StudioSnapshot *snapshot, const char *path)
{
  gint64 trashed_us = snapshot->numbers[STUDIO_COLUMN_TRASHED_US];
  gboolean in_trash = g_str_has_prefix (path, studio_paths_get_trash_dir (self->paths));

  if (trashed_us >= 0)
    return FALSE;
  studio_snapshot_set_number (snapshot, STUDIO_COLUMN_TRASHED_US, in_trash ? -trashed_us : 0);
  return TRUE;
}

static gboolean
add_call (StudioRebuild *self, StudioSnapshot *snapshot, GHashTable *files, GError **error)
{
  g_autofree char *path = find_file (self, snapshot, files);
  gboolean journal_due = FALSE;

  if (path != NULL)
    {
      journal_due = settle_with_file (self, snapshot, path);
      journal_due |= take_back (self, snapshot, path);
    }
  else
    settle_without_file (self, snapshot);
  complete (snapshot);
  g_hash_table_remove (files, &snapshot->id);
  g_hash_table_remove (self->trash, &snapshot->id);
  return studio_rebuild_add (self, snapshot, journal_due, error);
}

static gboolean
add_found (StudioRebuild *self, const char *folder, GHashTable *files, GError **error)
{
  g_autofree char *folder_path = studio_rebuild_dup_path (self, folder);
  GHashTableIter iter;
  gpointer id;
  gpointer name;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &id, &name))
    {
      g_autofree char *path = g_build_filename (folder_path, name, NULL);
      g_autoptr (StudioSnapshot) snapshot = studio_snapshot_new (*(gint64 *) id, folder);
      if (!studio_rebuild_step (self, error)
          || !studio_rebuild_take_in (self, path, snapshot, error))
        return FALSE;
    }
  return TRUE;
}

/* Two libraries were put together and their calls had the same ids: this one got another, and was
 * killed before its file got it too. */
static void
finish_move (StudioRebuild *self, const StudioSnapshot *snapshot, GHashTable *files)
{
  g_autofree char *folder = studio_rebuild_dup_path (self, snapshot->folder);
  const char *name = g_hash_table_lookup (files, &snapshot->id);
  const char *extension = NULL;

  if (name == NULL || studio_image_folder_parse_name (name, &extension) == 0)
    return;
  gint64 moved_to = snapshot->moved_to;
  g_autofree char *moved = g_strdup_printf ("%" G_GINT64_FORMAT ".%s", moved_to, extension);
  g_autofree char *from = g_build_filename (folder, name, NULL);
  g_autofree char *to = g_build_filename (folder, moved, NULL);
  if (!studio_disk_move_new (from, to, NULL, NULL))
    return;
  g_hash_table_remove (files, &snapshot->id);
  g_hash_table_replace (files, g_memdup2 (&moved_to, sizeof moved_to), g_steal_pointer (&moved));
}

static void
finish_moves (StudioRebuild *self, GHashTable *calls, GHashTable *files)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, calls);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const StudioSnapshot *snapshot = value;
      if (snapshot->moved_to == 0)
        continue;
      finish_move (self, snapshot, files);
      g_hash_table_iter_remove (&iter);
    }
}

static gboolean
add_calls (StudioRebuild *self, GHashTable *calls, GHashTable *files, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, calls);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!studio_rebuild_step (self, error) || !add_call (self, value, files, error))
      return FALSE;
  return TRUE;
}

/**
 * studio_rebuild_add_month:
 * @self: the work
 * @folder: the month, `images/YYYY/MM`
 * @error: return location; a database error or %G_IO_ERROR_CANCELLED
 *
 * Adds the calls of a month and the images that no journal knows. A journal that cannot be read to
 * its end counts as far as it can.
 *
 * Returns: whether it went well
 */
gboolean
studio_rebuild_add_month (StudioRebuild *self, const char *folder, GError **error)
{
  g_autofree char *folder_path = studio_rebuild_dup_path (self, folder);
  g_autofree char *journal = g_build_filename (folder_path, STUDIO_JOURNAL_FILE, NULL);
  g_autoptr (StudioReplay) replay = studio_replay_new (folder);
  g_autoptr (GHashTable) files = studio_image_folder_list (folder_path, NULL, &self->largest_id);
  GHashTable *calls = studio_replay_get_calls (replay);

  if (!studio_replay_read (replay, journal, NULL))
    self->report->n_bad_lines++;
  self->report->n_bad_lines += studio_replay_get_n_bad (replay);
  self->largest_id = MAX (self->largest_id, studio_replay_get_largest_id (replay));
  finish_moves (self, calls, files);
  return add_calls (self, calls, files, error) && add_found (self, folder, files, error);
}
