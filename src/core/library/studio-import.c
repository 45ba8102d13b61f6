/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-import.h"

#include "studio-disk.h"
#include "studio-error.h"
#include "studio-import-batch.h"
#include "studio-import-walk.h"
#include "studio-library-private.h"
#include "studio-thumbnailer.h"

#include <glib/gi18n-lib.h>

/* So many files have their rows written in one transaction; each is lost to nobody before, since
 * its source stays where it is. */
#define BATCH_SIZE 64
/* Copying waits for the disk to flush each file, and a disk flushes several in the time of one. */
#define COPIES_AT_ONCE 8

typedef struct
{
  StudioLibrary *library;
  GPtrArray *files;
  StudioImportFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  StudioThumbnailer *thumbnailer;
  GPtrArray *stored; /* the batch whose thumbnails are being made, or NULL */
  GThreadPool *pool; /* that makes them */
  guint n_done;
} Import;

static void
copy_one_cb (gpointer copy, gpointer user_data)
{
  Import *self = user_data;
  const char *folder = studio_paths_get_incoming_dir (self->library->paths);
  g_autofree char *name = studio_import_name_part (studio_owner_get_name (self->library->owner),
                                                   copy);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  studio_import_copy_run (copy, path, self->cancellable);
}

/* While its bytes are still in memory. What cannot be decoded has none; that is no failure here. */
static void
make_thumbnail_cb (gpointer data, gpointer user_data)
{
  const StudioImportCopy *copy = data;
  const Import *self = user_data;

  studio_thumbnailer_make (self->thumbnailer, copy->id, copy->path, self->cancellable, NULL);
}

static void
report (Import *self, const StudioImportCopy *copy)
{
  const StudioImportItem item = {
    .path = copy->source,
    .id = copy->error == NULL ? copy->id : 0,
    .is_new = copy->is_new,
    .source = copy->recall == NULL ? STUDIO_RECALL_SOURCE_NONE : copy->recall->source,
    .error = copy->error,
    .n_done = ++self->n_done,
    .n_files = self->files->len,
  };

  if (self->func != NULL)
    self->func (&item, self->user_data);
}

static void
copy_batch (Import *self, GPtrArray *copies)
{
  GThreadPool *pool = g_thread_pool_new (copy_one_cb, self, COPIES_AT_ONCE, FALSE, NULL);

  for (guint i = 0; i < copies->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (copies, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}

/* Goes on behind this function, until finish_batch(). */
static void
start_thumbnails (Import *self)
{
  self->pool = g_thread_pool_new (
      make_thumbnail_cb, self, (int) g_get_num_processors (), FALSE, NULL);
  for (guint i = 0; i < self->stored->len; i++)
    if (((const StudioImportCopy *) g_ptr_array_index (self->stored, i))->path != NULL)
      g_thread_pool_push (self->pool, g_ptr_array_index (self->stored, i), NULL);
}

/* What stands in the way of all files, not of this one alone. */
static const GError *
find_general_failure (GPtrArray *copies)
{
  for (guint i = 0; i < copies->len; i++)
    {
      const StudioImportCopy *copy = g_ptr_array_index (copies, i);
      if (copy->error != NULL
          && (g_error_matches (copy->error, STUDIO_ERROR, STUDIO_ERROR_NO_SPACE)
              || g_error_matches (copy->error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
        return copy->error;
    }
  return NULL;
}

static gboolean
finish_batch (Import *self, GError **error)
{
  g_autoptr (GPtrArray) copies = g_steal_pointer (&self->stored);

  if (copies == NULL)
    return TRUE;
  g_thread_pool_free (g_steal_pointer (&self->pool), FALSE, TRUE);
  const GError *failure = find_general_failure (copies);
  for (guint i = 0; i < copies->len; i++)
    {
      const StudioImportCopy *copy = g_ptr_array_index (copies, i);
      if (failure == NULL || copy->error == NULL)
        report (self, copy);
    }
  if (failure == NULL)
    return TRUE;
  if (error != NULL)
    *error = g_error_copy (failure);
  return FALSE;
}

/* The disk works on these copies while the processors still work on the thumbnails of the batch
 * before. */
static gboolean
import_batch (Import *self, guint begin, GError **error)
{
  guint end = MIN (begin + BATCH_SIZE, self->files->len);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (
      (GDestroyNotify) studio_import_copy_free);
  GError *failure = NULL;

  for (guint i = begin; i < end; i++)
    g_ptr_array_add (copies, studio_import_copy_new (g_ptr_array_index (self->files, i)));
  copy_batch (self, copies);
  gboolean good = studio_import_batch_store (self->library, copies, &failure);
  finish_batch (self, NULL); /* of those before, in which nothing stood in the way */
  if (!good)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  self->stored = g_steal_pointer (&copies);
  start_thumbnails (self);
  return find_general_failure (self->stored) == NULL || finish_batch (self, error);
}

/**
 * studio_library_import:
 * @self: a library
 * @paths: (array zero-terminated=1): files, and folders to be looked through
 * @func: (nullable): told of each file
 * @user_data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location; as studio_import_walk(), %STUDIO_ERROR_NO_SPACE, %STUDIO_ERROR_STORAGE,
 *   a database error or %G_IO_ERROR_CANCELLED
 *
 * Takes images in: their bytes as they are, and what they say of how they were made, whichever
 * program wrote it. Files that are no whole PNG or JPEG image are told to @func and passed over, as
 * are those whose very bytes the library has already, so an import that was cut off is gone on with
 * by doing it again. Thumbnails are made at once. The sources are only read. Blocking.
 *
 * Returns: whether all files were looked at
 */
gboolean
studio_library_import (StudioLibrary *self,
                       const char *const *paths,
                       StudioImportFunc func,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  const char *own = studio_paths_get_library_dir (self->paths);
  g_autoptr (GPtrArray) files = NULL;

  if (self->read_only != NULL)
    {
      if (error != NULL)
        *error = g_error_copy (self->read_only);
      return FALSE;
    }
  files = studio_import_walk (paths, own, cancellable, error);
  if (files == NULL)
    return FALSE;
  g_autoptr (StudioThumbnailer) thumbnailer = studio_thumbnailer_new (self);
  Import import = { .library = self,
                    .files = files,
                    .func = func,
                    .user_data = user_data,
                    .cancellable = cancellable,
                    .thumbnailer = thumbnailer };
  for (guint i = 0; i < files->len; i += BATCH_SIZE)
    if (!import_batch (&import, i, error))
      return FALSE;
  return finish_batch (&import, error);
}
