/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-hand-out.h"

#include "studio-disk.h"
#include "studio-library-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* By then whoever got a file has read it. */
#define LIFETIME_US (G_TIME_SPAN_DAY)

/* What was found out about one image of the lot. */
typedef struct
{
  GPtrArray *paths;
  GError *failure;
} Lot;

static void
note_item_cb (const StudioExportItem *item, gpointer data)
{
  Lot *lot = data;

  if (item->error == NULL)
    g_ptr_array_add (lot->paths, g_strdup (item->path));
  else if (lot->failure == NULL)
    lot->failure = g_error_copy (item->error);
}

/* One folder for all libraries, beside their thumbnails. */
static char *
build_shared_path (StudioLibrary *self)
{
  g_autofree char *thumbnails = g_path_get_dirname (studio_paths_get_thumbnails_dir (self->paths));
  g_autofree char *cache = g_path_get_dirname (thumbnails);

  return g_build_filename (cache, "shared", NULL);
}

/* Nothing but files is ever put into such a folder; one that holds more stays. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
sweep (StudioLibrary *self, const char *shared)
{
  gint64 now_us = studio_clock_get_real_us (self->clock);
  g_autoptr (GDir) dir = g_dir_open (shared, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (shared, name, NULL);
      if (now_us - studio_disk_get_changed_us (folder) > LIFETIME_US)
        remove_folder (folder);
    }
}

static char *
make_folder (const char *shared, GError **error)
{
  g_autofree char *folder = g_build_filename (shared, "XXXXXX", NULL);

  if (g_mkdir_with_parents (shared, 0700) == 0 && g_mkdtemp (folder) != NULL)
    return g_steal_pointer (&folder);
  studio_disk_fail (error, errno, _ ("The folder “%1$s” cannot be made: %2$s."), shared);
  return NULL;
}

/**
 * studio_library_hand_out:
 * @self: a library
 * @ids: (array length=n_ids): kept images
 * @n_ids: how many, 1 or more
 * @options: what the copies are like
 * @cancellable: (nullable): a cancellable
 * @error: return location; as studio_library_export(), where not one could be copied
 *
 * Makes copies that other programs may have. What cannot be copied is left out as long as there is
 * another. Copies of earlier days are removed. Blocking.
 *
 * Returns: (transfer full) (nullable) (element-type filename): the paths of the copies, in the
 *   order of @ids
 */
GPtrArray *
studio_library_hand_out (StudioLibrary *self,
                         const gint64 *ids,
                         gsize n_ids,
                         const StudioExportOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *shared = build_shared_path (self);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  Lot lot = { .paths = paths };

  g_return_val_if_fail (n_ids > 0, NULL);

  sweep (self, shared);
  g_autofree char *folder = make_folder (shared, error);
  if (folder == NULL)
    return NULL;
  gboolean good = studio_library_export_many (
      self, ids, n_ids, folder, options, note_item_cb, &lot, cancellable, error);
  g_autoptr (GError) failure = lot.failure;
  if (good && paths->len > 0)
    return g_steal_pointer (&paths);
  if (good)
    g_propagate_error (error, g_steal_pointer (&failure));
  remove_folder (folder);
  return NULL;
}

/**
 * studio_library_take_back:
 * @paths: (element-type filename): what studio_library_hand_out() returned
 *
 * Removes copies that nobody needs any longer. Blocking.
 */
void
studio_library_take_back (GPtrArray *paths)
{
  g_return_if_fail (paths->len > 0);

  g_autofree char *folder = g_path_get_dirname (g_ptr_array_index (paths, 0));
  remove_folder (folder);
}
