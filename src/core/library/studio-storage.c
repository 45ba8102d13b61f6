/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-storage.h"

#include "studio-journal.h"

#include <glib/gstdio.h>
#include <string.h>

/* Deeper than anything that the library makes. */
#define MAX_DEPTH 4

typedef struct
{
  StudioStorage *storage;
  GCancellable *cancellable;
} Measure;

typedef void (*FileFunc) (StudioStorage *storage, const char *name, StudioAmount file);

static void
add (StudioAmount *amount, StudioAmount file)
{
  amount->n_files += file.n_files;
  amount->n_bytes += file.n_bytes;
}

static void
add_image (StudioStorage *storage, const char *name, StudioAmount file)
{
  add (strcmp (name, STUDIO_JOURNAL_FILE) == 0 ? &storage->database : &storage->images, file);
}

static void
add_trashed (StudioStorage *storage, G_GNUC_UNUSED const char *name, StudioAmount file)
{
  add (&storage->trash, file);
}

static void
add_thumbnail (StudioStorage *storage, G_GNUC_UNUSED const char *name, StudioAmount file)
{
  add (&storage->thumbnails, file);
}

static void
add_leftover (StudioStorage *storage, G_GNUC_UNUSED const char *name, StudioAmount file)
{
  add (&storage->leftovers, file);
}

/* The database, what SQLite has beside it, and what was put aside. */
static void
add_database (StudioStorage *storage, const char *name, StudioAmount file)
{
  if (g_str_has_prefix (name, "library.db"))
    add (&storage->database, file);
}

static void
look_into (Measure *self, const char *folder, FileFunc func, GPtrArray *below)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir == NULL ? NULL : g_dir_read_name (dir); name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;
      if (g_lstat (path, &info) != 0)
        continue;
      if (S_ISREG (info.st_mode))
        func (self->storage, name, (StudioAmount){ 1, (guint64) info.st_size });
      else if (S_ISDIR (info.st_mode) && below != NULL)
        g_ptr_array_add (below, g_steal_pointer (&path));
    }
}

static gboolean
walk (Measure *self, const char *root, FileFunc func, GError **error)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  guint n_done = 0;

  g_ptr_array_add (folders, g_strdup (root));
  for (guint depth = 0; depth < MAX_DEPTH; depth++)
    for (guint end = folders->len; n_done < end; n_done++)
      {
        if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
          return FALSE;
        look_into (self,
                   g_ptr_array_index (folders, n_done),
                   func,
                   depth + 1 < MAX_DEPTH ? folders : NULL);
      }
  return TRUE;
}

/**
 * studio_library_measure:
 * @self: a library
 * @storage: (out caller-allocates): what it takes of the disk
 * @cancellable: (nullable): a cancellable
 * @error: return location; %G_IO_ERROR_CANCELLED
 *
 * Looks at each file; what cannot be looked at counts as nothing. Blocking.
 *
 * Returns: whether it came to the end
 */
gboolean
studio_library_measure (StudioLibrary *self,
                        StudioStorage *storage,
                        GCancellable *cancellable,
                        GError **error)
{
  StudioPaths *paths = studio_library_get_paths (self);
  Measure measure = { storage, cancellable };

  *storage = (StudioStorage){ 0 };
  look_into (&measure, studio_paths_get_library_dir (paths), add_database, NULL);
  return walk (&measure, studio_paths_get_images_dir (paths), add_image, error)
         && walk (&measure, studio_paths_get_trash_dir (paths), add_trashed, error)
         && walk (&measure, studio_paths_get_incoming_dir (paths), add_leftover, error)
         && walk (&measure, studio_paths_get_thumbnails_dir (paths), add_thumbnail, error);
}
