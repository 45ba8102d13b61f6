/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-thumbnail-store.h"

#include "studio-disk.h"
#include "studio-thumbnail.h"

#include <glib/gstdio.h>

/* What is in the folders is counted when so large a part of what is allowed was written. */
#define PARTS_BETWEEN_SWEEPS 16
/* A sweep leaves this part, so that the next one is some time away. */
#define KEPT_NUMERATOR 3
#define KEPT_DENOMINATOR 4
/* Folders lie in folders of the two edges. */
#define MAX_DEPTH 2

struct _StudioThumbnailStore
{
  char *folder;
  gint64 most_bytes;
  GMutex mutex;
  gint64 n_written; /* bytes since the last sweep */
  gboolean sweeping;
};

typedef struct
{
  char *path;
  gint64 changed_us;
  gint64 n_bytes;
} File;

static void
clear_file (gpointer data)
{
  g_free (((File *) data)->path);
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  gint64 time_a = ((const File *) a)->changed_us;
  gint64 time_b = ((const File *) b)->changed_us;
  return (time_a > time_b) - (time_a < time_b);
}

static void
collect (const char *folder, guint depth, GArray *files, GPtrArray *folders)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir == NULL ? NULL : g_dir_read_name (dir); name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;
      if (g_lstat (path, &info) != 0)
        continue;
      if (S_ISDIR (info.st_mode) && depth < MAX_DEPTH)
        g_ptr_array_add (folders, g_steal_pointer (&path));
      else if (S_ISREG (info.st_mode))
        {
          File file = { NULL, studio_disk_get_changed_us (path), info.st_size };
          file.path = g_steal_pointer (&path);
          g_array_append_val (files, file);
        }
    }
}

static GArray *
collect_all (const char *root)
{
  GArray *files = g_array_new (FALSE, FALSE, sizeof (File));
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  guint n_done = 0;

  g_array_set_clear_func (files, clear_file);
  g_ptr_array_add (folders, g_strdup (root));
  for (guint depth = 0; depth <= MAX_DEPTH; depth++)
    for (guint end = folders->len; n_done < end; n_done++)
      collect (g_ptr_array_index (folders, n_done), depth, files, folders);
  return files;
}

/* Says whether it is this thread's turn to sweep. */
static gboolean
count_written (StudioThumbnailStore *self, gint64 n_bytes)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  self->n_written += n_bytes;
  if (self->sweeping || self->n_written < self->most_bytes / PARTS_BETWEEN_SWEEPS)
    return FALSE;
  self->n_written = 0;
  self->sweeping = TRUE;
  return TRUE;
}

/**
 * studio_thumbnail_store_new:
 * @folder: where the thumbnails are
 * @most_bytes: how many bytes they may take
 *
 * Returns: (transfer full): the store; nothing is looked at yet
 */
StudioThumbnailStore *
studio_thumbnail_store_new (const char *folder, gint64 most_bytes)
{
  StudioThumbnailStore *self = g_new0 (StudioThumbnailStore, 1);
  self->folder = g_strdup (folder);
  self->most_bytes = most_bytes;
  g_mutex_init (&self->mutex);
  return self;
}

/**
 * studio_thumbnail_store_free:
 * @self: (transfer full) (nullable): a store
 */
void
studio_thumbnail_store_free (StudioThumbnailStore *self)
{
  if (self == NULL)
    return;
  g_mutex_clear (&self->mutex);
  g_free (self->folder);
  g_free (self);
}

/**
 * studio_thumbnail_store_dup_path:
 * @self: a store
 * @id: an image
 * @edge: %STUDIO_THUMBNAIL_NORMAL or %STUDIO_THUMBNAIL_LARGE
 *
 * Returns: (transfer full): where its thumbnail is, or would be
 */
char *
studio_thumbnail_store_dup_path (StudioThumbnailStore *self, gint64 id, int edge)
{
  return g_strdup_printf (
      "%s/%d/%" G_GINT64_MODIFIER "x/%" G_GINT64_FORMAT ".jpg", self->folder, edge, id >> 12, id);
}

/**
 * studio_thumbnail_store_load:
 * @self: a store
 * @id: an image
 * @edge: as for studio_thumbnail_store_dup_path()
 * @source_us: when its file was changed; an older thumbnail does not count
 * @cancellable: (nullable): a cancellable
 *
 * Returns: (transfer full) (nullable): the thumbnail; %NULL for none, or one that cannot be read
 */
GdkPixbuf *
studio_thumbnail_store_load (StudioThumbnailStore *self,
                             gint64 id,
                             int edge,
                             gint64 source_us,
                             GCancellable *cancellable)
{
  g_autofree char *path = studio_thumbnail_store_dup_path (self, id, edge);
  gint64 changed_us = studio_disk_get_changed_us (path);
  return changed_us > 0 && changed_us >= source_us ? studio_thumbnail_load (path, cancellable, NULL)
                                                   : NULL;
}

/**
 * studio_thumbnail_store_save:
 * @self: a store
 * @id: an image
 * @edge: as for studio_thumbnail_store_dup_path()
 * @thumbnail: its thumbnail
 *
 * Puts it there. A store is a convenience, so nobody is told where that fails.
 */
void
studio_thumbnail_store_save (StudioThumbnailStore *self, gint64 id, int edge, GdkPixbuf *thumbnail)
{
  g_autofree char *path = studio_thumbnail_store_dup_path (self, id, edge);
  if (!studio_thumbnail_save (thumbnail, path, NULL))
    return;
  if (count_written (self, studio_disk_get_size (path)))
    studio_thumbnail_store_sweep (self);
}

/**
 * studio_thumbnail_store_remove:
 * @self: a store
 * @id: an image that was removed for good
 *
 * Removes what is stored of it. Blocking.
 */
void
studio_thumbnail_store_remove (StudioThumbnailStore *self, gint64 id)
{
  static const int edges[] = { STUDIO_THUMBNAIL_NORMAL, STUDIO_THUMBNAIL_LARGE };

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      g_autofree char *path = studio_thumbnail_store_dup_path (self, id, edges[i]);
      g_unlink (path);
    }
}

/**
 * studio_thumbnail_store_sweep:
 * @self: a store
 *
 * Counts what is there, and where it is too much, takes away what was made longest ago. Happens by
 * itself from time to time.
 *
 * Returns: how many bytes are left
 */
gint64
studio_thumbnail_store_sweep (StudioThumbnailStore *self)
{
  g_autoptr (GArray) files = collect_all (self->folder);
  gint64 n_bytes = 0;
  guint next = 0;

  for (guint i = 0; i < files->len; i++)
    n_bytes += g_array_index (files, File, i).n_bytes;
  if (n_bytes > self->most_bytes)
    {
      g_array_sort (files, compare_files);
      for (; next < files->len && n_bytes > self->most_bytes / KEPT_DENOMINATOR * KEPT_NUMERATOR;
           next++)
        if (g_unlink (g_array_index (files, File, next).path) == 0)
          n_bytes -= g_array_index (files, File, next).n_bytes;
    }
  g_mutex_lock (&self->mutex);
  self->sweeping = FALSE;
  g_mutex_unlock (&self->mutex);
  return n_bytes;
}
