/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-sequence.h"

#include <glib/gi18n-lib.h>

/* images/YYYY/MM */
#define DEPTH_OF_IMAGES 2

typedef struct
{
  char *path;
  guint depth;
} Folder;

static void
free_folder_cb (gpointer data)
{
  Folder *folder = data;
  g_free (folder->path);
  g_free (folder);
}

static void
add_folder (GPtrArray *folders, const char *path, guint depth)
{
  Folder *folder = g_new0 (Folder, 1);
  folder->path = g_strdup (path);
  folder->depth = depth;
  g_ptr_array_add (folders, folder);
}

/* Takes the number of names such as 12.png, 12.part and 12.broken. */
static void
look_at (GPtrArray *folders, const Folder *folder, const char *name, guint64 *largest)
{
  char *end = NULL;
  guint64 number = g_ascii_strtoull (name, &end, 10);

  if (folder->depth > 0)
    {
      g_autofree char *path = g_build_filename (folder->path, name, NULL);
      add_folder (folders, path, folder->depth - 1);
    }
  else if (end != name && *end == '.' && number < G_MAXINT64 / 2)
    *largest = MAX (*largest, number);
}

static guint64
find_largest (StudioPaths *paths)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (free_folder_cb);
  guint64 largest = 0;

  add_folder (folders, studio_paths_get_images_dir (paths), DEPTH_OF_IMAGES);
  add_folder (folders, studio_paths_get_trash_dir (paths), 0);
  add_folder (folders, studio_paths_get_incoming_dir (paths), 0);
  for (guint i = 0; i < folders->len; i++)
    {
      const Folder *folder = g_ptr_array_index (folders, i);
      g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
      const char *name;
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        look_at (folders, folder, name, &largest);
    }
  return largest;
}

/**
 * studio_sequence_begin_after_files:
 * @database: a database of the newest version, ready for writing
 * @paths: where the files are
 * @error: return location; see studio_database_fail()
 *
 * Where no call was ever written down, but files are there, as when somebody removed the database:
 * lets the first id be larger than any that a file bears, so that no new call is taken for an old
 * image and none finds its place taken. Does nothing else.
 *
 * Returns: whether it went well
 */
gboolean
studio_sequence_begin_after_files (StudioDatabase *database, StudioPaths *paths, GError **error)
{
  const char *action = _ ("The library’s database cannot be made ready");
  gint64 n_begun = 0;

  if (!studio_database_get_number (database,
                                   "SELECT count(*) FROM sqlite_sequence WHERE name = 'calls'",
                                   action,
                                   &n_begun,
                                   error))
    return FALSE;
  guint64 largest = n_begun > 0 ? 0 : find_largest (paths);
  if (largest == 0)
    return TRUE;

  /* Asked again in the same statement: another process may have begun meanwhile. */
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      database,
      "INSERT INTO sqlite_sequence (name, seq) SELECT 'calls', ?"
      " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'calls')",
      action,
      error);
  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, (gint64) largest);
  return studio_statement_run (statement, NULL, error);
}
