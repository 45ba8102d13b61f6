/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-replay.h"

#include "studio-aspect-ratio.h"
#include "studio-journal-line.h"
#include "studio-journal.h"
#include "studio-record-data.h"
#include "studio-record-source.h"
#include "studio-record-state.h"
#include "studio-request.h"
#include "studio-tags.h"

#include <string.h>

/* More than the rate limit allows in a month. */
#define MAX_CALLS 1000000

/* Ids beyond this would leave none for the calls to come. */
#define MAX_ID (G_MAXINT64 / 2)

struct _StudioReplay
{
  char *folder;
  GHashTable *calls; /* gint64 in the snapshot, StudioSnapshot */
  guint n_bad;
  gint64 largest_id;
};

static void
free_snapshot_cb (gpointer snapshot)
{
  studio_snapshot_free (snapshot);
}

static gboolean
is_hex (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789abcdef") == length;
}

/* Files are opened and moved by this path: it is that of a file of this call in this folder. */
static gboolean
is_own_path (const StudioSnapshot *snapshot, const char *path)
{
  g_autofree char *stem = g_strdup_printf (
      "%s/%" G_GINT64_FORMAT ".", snapshot->folder, snapshot->id);
  const char *extension = path + strlen (stem);

  return g_str_has_prefix (path, stem) && *extension != '\0' && strlen (extension) <= 8
         && strspn (extension, "abcdefghijklmnopqrstuvwxyz0123456789") == strlen (extension);
}

static gboolean
is_good_text (const StudioSnapshot *snapshot, StudioColumn column, const char *text)
{
  StudioRecordState state;
  StudioRecordSource source;
  StudioAspectRatio ratio;
  StudioOutputFormat format;

  if (column == STUDIO_COLUMN_STATE)
    return studio_record_state_from_string (text, &state);
  if (column == STUDIO_COLUMN_SOURCE)
    return studio_record_source_from_string (text, &source);
  if (column == STUDIO_COLUMN_ASPECT_RATIO)
    return studio_aspect_ratio_from_string (text, &ratio, NULL);
  if (column == STUDIO_COLUMN_OUTPUT_FORMAT || column == STUDIO_COLUMN_IMAGE_FORMAT)
    return studio_output_format_from_string (text, &format, NULL);
  if (column == STUDIO_COLUMN_OWNER)
    return g_uuid_string_is_valid (text);
  if (column == STUDIO_COLUMN_FILE_NAME)
    return strlen (text) <= STUDIO_RECORD_MAX_FILE_NAME && strchr (text, '/') == NULL;
  if (column == STUDIO_COLUMN_SHA256)
    return is_hex (text, 64);
  return column != STUDIO_COLUMN_PATH || is_own_path (snapshot, text);
}

static gint64
limit_number (StudioColumn column, gint64 number)
{
  if (column == STUDIO_COLUMN_TRASHED_US)
    return MAX (number, -G_MAXINT64);
  if (column == STUDIO_COLUMN_STARRED)
    return number != 0;
  if (column == STUDIO_COLUMN_RATING)
    return CLAMP (number, 0, STUDIO_RECORD_MAX_RATING);
  if (column == STUDIO_COLUMN_SEED)
    return CLAMP (number, 0, (gint64) G_MAXUINT32);
  if (column == STUDIO_COLUMN_WIDTH || column == STUDIO_COLUMN_HEIGHT)
    return CLAMP (number, 0, (gint64) G_MAXINT);
  return MAX (number, 0);
}

static void
set_text (StudioSnapshot *snapshot, StudioColumn column, const char *text)
{
  if (text != NULL && !is_good_text (snapshot, column, text))
    return;
  if (column == STUDIO_COLUMN_TAGS && text != NULL)
    {
      g_autofree char *tags = studio_tags_change (text, NULL, NULL);
      studio_snapshot_set_text (snapshot, column, tags);
    }
  else
    studio_snapshot_set_text (snapshot, column, text);
}

/* A column that this version does not know, or that is of another kind, is passed over. */
static void
set_cb (const char *name, const char *text, gint64 number, gpointer data)
{
  StudioSnapshot *snapshot = data;
  StudioColumn column;

  if (g_str_equal (name, STUDIO_SNAPSHOT_MOVED_TO) && number > 0 && number <= MAX_ID)
    snapshot->moved_to = number;
  if (!studio_column_find (name, &column))
    return;
  if (studio_column_is_text (column))
    set_text (snapshot, column, text);
  else if (text == NULL)
    studio_snapshot_set_number (snapshot, column, limit_number (column, number));
}

static StudioSnapshot *
get_call (StudioReplay *self, gint64 id)
{
  StudioSnapshot *snapshot = g_hash_table_lookup (self->calls, &id);

  if (snapshot != NULL || g_hash_table_size (self->calls) >= MAX_CALLS)
    return snapshot;
  snapshot = studio_snapshot_new (id, self->folder);
  g_hash_table_insert (self->calls, &snapshot->id, snapshot);
  self->largest_id = MAX (self->largest_id, id);
  return snapshot;
}

static gboolean
line_cb (const char *line, gsize length, gpointer data)
{
  return studio_replay_add_line (data, line, length);
}

/**
 * studio_replay_new:
 * @folder: the folder of the journal, `images/YYYY/MM`
 *
 * Returns: (transfer full): a replay of nothing
 */
StudioReplay *
studio_replay_new (const char *folder)
{
  StudioReplay *self = g_new0 (StudioReplay, 1);
  self->folder = g_strdup (folder);
  self->calls = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_snapshot_cb);
  return self;
}

/**
 * studio_replay_free:
 * @self: (transfer full) (nullable): a replay
 */
void
studio_replay_free (StudioReplay *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->calls);
  g_free (self->folder);
  g_free (self);
}

/**
 * studio_replay_read:
 * @self: a replay
 * @path: the journal; one that is not there is empty
 * @error: return location; %STUDIO_ERROR_STORAGE
 *
 * Reads the lines, each on top of those before.
 *
 * Returns: whether all of it could be read; what could counts all the same
 */
gboolean
studio_replay_read (StudioReplay *self, const char *path, GError **error)
{
  return studio_journal_read (path, line_cb, self, &self->n_bad, error);
}

/**
 * studio_replay_add_line:
 * @self: a replay
 * @line: (array length=length): a line without its end
 * @length: its length in bytes
 *
 * Puts what the line says on top of what is known.
 *
 * Returns: whether it was a line of a journal
 */
gboolean
studio_replay_add_line (StudioReplay *self, const char *line, gsize length)
{
  gint64 id = 0;

  if (!studio_journal_line_parse (line, length, &id, NULL, NULL) || id > MAX_ID)
    return FALSE;
  StudioSnapshot *snapshot = get_call (self, id);
  return snapshot != NULL && studio_journal_line_parse (line, length, &id, set_cb, snapshot);
}

/**
 * studio_replay_get_calls:
 * @self: a replay
 *
 * Returns: (transfer none) (element-type gint64 StudioSnapshot): the calls by their ids
 */
GHashTable *
studio_replay_get_calls (StudioReplay *self)
{
  return self->calls;
}

/**
 * studio_replay_get_n_bad:
 * @self: a replay
 *
 * Returns: how many lines were none
 */
guint
studio_replay_get_n_bad (StudioReplay *self)
{
  return self->n_bad;
}

/**
 * studio_replay_get_largest_id:
 * @self: a replay
 *
 * Returns: the largest id of any line, 0 where there is none
 */
gint64
studio_replay_get_largest_id (StudioReplay *self)
{
  return self->largest_id;
}
