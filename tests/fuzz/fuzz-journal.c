/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: a journal. Whatever it says, each call that comes of it is a row that the database takes
 * and that leads to no file outside of its folder, and what is written of it reads back the same.
 */
#include "fuzz.h"

#include "studio-database.h"
#include "studio-replay.h"
#include "studio-schema.h"

#include <string.h>

#define FOLDER "images/2026/11"

static StudioDatabase *
open_database (void)
{
  guint n_steps = 0;
  const char *const *steps = studio_schema_get_steps (&n_steps);
  StudioDatabase *database = studio_database_open (":memory:", STUDIO_DATABASE_WRITE, NULL);
  g_assert_true (studio_schema_upgrade (database, steps, n_steps, NULL));
  return database;
}

static void
add_lines (StudioReplay *replay, const guint8 *bytes, size_t size)
{
  const char *at = (const char *) bytes;
  const char *end = at + size;

  while (at < end)
    {
      const char *line_end = memchr (at, '\n', (gsize) (end - at));
      gsize length = (gsize) ((line_end == NULL ? end : line_end) - at);
      studio_replay_add_line (replay, at, length);
      at += length + 1;
    }
}

static void
check_round_trip (const StudioSnapshot *snapshot)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) again = g_string_new (NULL);
  g_autoptr (StudioReplay) replay = studio_replay_new (FOLDER);

  studio_snapshot_write_whole_line (snapshot, line);
  g_assert_true (studio_replay_add_line (replay, line->str, line->len - 1));
  const StudioSnapshot *read = g_hash_table_lookup (studio_replay_get_calls (replay),
                                                    &snapshot->id);
  studio_snapshot_write_whole_line (read, again);
  g_assert_cmpstr (line->str, ==, again->str);
}

static void
check_call (StudioDatabase *database, StudioSnapshot *snapshot)
{
  const char *path = snapshot->texts[STUDIO_COLUMN_PATH];

  g_assert_cmpint (snapshot->id, >, 0);
  g_assert_true (path == NULL || g_str_has_prefix (path, FOLDER "/"));
  g_assert_true (path == NULL || strchr (path + strlen (FOLDER "/"), '/') == NULL);
  check_round_trip (snapshot);
  /* As whoever makes rows of them does. */
  if (path == NULL && g_strcmp0 (snapshot->texts[STUDIO_COLUMN_STATE], "kept") == 0)
    studio_snapshot_set_text (snapshot, STUDIO_COLUMN_STATE, NULL);
  g_assert_true (studio_snapshot_insert (snapshot, database, "Inserting", NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  static StudioDatabase *database;
  g_autoptr (StudioReplay) replay = studio_replay_new (FOLDER);
  GHashTableIter iter;
  gpointer snapshot;

  if (database == NULL)
    database = open_database ();
  add_lines (replay, bytes, size);
  studio_database_execute (database, "BEGIN", "Beginning", NULL);
  g_hash_table_iter_init (&iter, studio_replay_get_calls (replay));
  while (g_hash_table_iter_next (&iter, NULL, &snapshot))
    check_call (database, snapshot);
  studio_database_roll_back (database);
  return 0;
}
