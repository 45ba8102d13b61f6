/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-export.h"

#include "studio-disk.h"
#include "studio-error.h"
#include "studio-export-copy.h"
#include "studio-zip-writer.h"

/* Copies are made side by side under hidden names, each flushed by whoever made it. The caller's
 * thread gives them their names in the order that was asked for, so that numbers come out as if
 * they were made one after the other, flushes the folder once for many of them, and only then tells
 * of them. Into an archive they are put in the same order instead, and go away one by one. */

/* A disk flushes several files in the time of one, and a copy of the bytes is small in memory. */
#define PLAIN_AT_ONCE 8
/* So many names are flushed at once. */
#define PLAIN_BATCH 64

typedef struct
{
  gint64 id;
  StudioExportDraft draft;
  char *path;
  GError *error;
  gboolean done; /* guarded by the mutex */
} Copy;

typedef struct
{
  StudioLibrary *library;
  const gint64 *ids;
  guint n_ids;
  const char *folder;
  StudioZipWriter *archive; /* nullable */
  const StudioExportOptions *options;
  StudioExportFunc func;
  gpointer user_data;
  GCancellable *cancellable;

  GThreadPool *pool;
  GPtrArray *copies; /* Copy, in order; those that were told are NULL */
  guint n_told;
  guint n_named;
  int ended; /* atomic: whether nothing more is to be begun */
  GMutex mutex;
  GCond cond;
} Many;

static void
free_copy (gpointer data)
{
  Copy *self = data;

  if (self == NULL)
    return;
  studio_export_draft_clear (&self->draft);
  g_free (self->path);
  g_clear_error (&self->error);
  g_free (self);
}

static void
make_copy_cb (gpointer data, gpointer user_data)
{
  Copy *self = data;
  Many *many = user_data;

  if (g_atomic_int_get (&many->ended) == 0
      && studio_export_draft_make (&self->draft,
                                   many->library,
                                   self->id,
                                   many->folder,
                                   many->options,
                                   many->cancellable,
                                   &self->error)
      && many->archive == NULL)
    studio_part_flush (self->draft.part, &self->error);
  g_mutex_lock (&many->mutex);
  self->done = TRUE;
  g_cond_signal (&many->cond);
  g_mutex_unlock (&many->mutex);
}

static gboolean
are_plain (const Many *self)
{
  const StudioExportOptions *options = self->options;
  return options->untouched
         || (!options->has_format && options->quality == 0 && options->max_edge == 0);
}

/* What is encoded anew takes a processor, and memory for all of its pixels. */
static guint
count_at_once (const Many *self)
{
  return are_plain (self) ? PLAIN_AT_ONCE : g_get_num_processors ();
}

/* As many again as are worked on, so that no worker waits for the names. */
static void
begin_more (Many *self)
{
  guint end = MIN (self->n_named + 2 * count_at_once (self), self->n_ids);

  while (self->copies->len < end)
    {
      Copy *copy = g_new0 (Copy, 1);
      copy->id = self->ids[self->copies->len];
      g_ptr_array_add (self->copies, copy);
      g_thread_pool_push (self->pool, copy, NULL);
    }
}

static void
wait_for (Many *self, Copy *copy)
{
  g_mutex_lock (&self->mutex);
  while (!copy->done)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/* What stands in the way of all images, not of this one alone. */
static gboolean
is_general (const Many *self, const GError *failure)
{
  return g_error_matches (failure, STUDIO_ERROR, STUDIO_ERROR_NO_SPACE)
         || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || (self->archive != NULL && studio_zip_writer_get_broken (self->archive))
         || !g_file_test (self->folder, G_FILE_TEST_IS_DIR);
}

static void
tell (Many *self, Copy *copy)
{
  const StudioExportItem item = {
    .id = copy->id,
    .path = copy->path,
    .report = copy->draft.report,
    .error = copy->error,
    .n_done = self->n_told,
    .n_images = self->n_ids,
  };

  if (self->func != NULL)
    self->func (&item, self->user_data);
}

static gboolean
tell_named (Many *self, GError **error)
{
  if (self->archive == NULL && self->n_told < self->n_named
      && !studio_disk_sync_folder (self->folder, error))
    return FALSE;
  while (self->n_told < self->n_named)
    {
      Copy *copy = g_ptr_array_index (self->copies, self->n_told);
      g_ptr_array_index (self->copies, self->n_told) = NULL;
      self->n_told++;
      tell (self, copy);
      free_copy (copy);
    }
  return TRUE;
}

static char *
store (Many *self, Copy *copy, GError **error)
{
  g_autofree char *name = studio_export_draft_dup_name (
      &copy->draft, self->options, self->n_named + 1);

  return studio_zip_writer_add (self->archive,
                                studio_part_get_path (copy->draft.part),
                                name,
                                studio_record_get_created_us (copy->draft.record),
                                self->cancellable,
                                error);
}

static char *
name_copy (Many *self, Copy *copy, GError **error)
{
  return self->archive != NULL
             ? store (self, copy, error)
             : studio_export_draft_name (
                 &copy->draft, self->folder, self->options, self->n_named + 1, error);
}

/* Returns whether the others can be gone on with. */
static gboolean
name_next (Many *self, GError **error)
{
  Copy *copy = g_ptr_array_index (self->copies, self->n_named);

  wait_for (self, copy);
  if (copy->error == NULL
      && !g_cancellable_set_error_if_cancelled (self->cancellable, &copy->error))
    copy->path = name_copy (self, copy, &copy->error);
  if (copy->error != NULL && is_general (self, copy->error))
    {
      g_propagate_error (error, g_steal_pointer (&copy->error));
      return FALSE;
    }
  /* Neither its file nor its record is needed any more, and a thousand could be open. */
  studio_export_draft_clear (&copy->draft);
  self->n_named++;
  return TRUE;
}

static gboolean
export_all (Many *self, GError **error)
{
  guint batch = are_plain (self) ? PLAIN_BATCH : 1;
  gboolean good = TRUE;

  while (good && self->n_named < self->n_ids)
    {
      begin_more (self);
      good = name_next (self, error);
      if (good && self->n_named - self->n_told >= batch)
        good = tell_named (self, error);
    }
  /* Those that have their names are told even where the rest is in vain. */
  return tell_named (self, good ? error : NULL) && good;
}

static gboolean
run (Many *self, GError **error)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->copies = g_ptr_array_new_with_free_func (free_copy);
  self->pool = g_thread_pool_new (make_copy_cb, self, (int) count_at_once (self), FALSE, NULL);
  gboolean good = export_all (self, error);
  g_atomic_int_set (&self->ended, 1);
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_ptr_array_unref (self->copies);
  g_cond_clear (&self->cond);
  g_mutex_clear (&self->mutex);
  return good;
}

static gboolean
export_to (StudioLibrary *self,
           const gint64 *ids,
           gsize n_ids,
           const char *folder,
           StudioZipWriter *archive,
           const StudioExportOptions *options,
           StudioExportFunc func,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  static const StudioExportOptions defaults = { 0 };
  Many many = { .library = self,
                .ids = ids,
                .n_ids = (guint) n_ids,
                .folder = folder,
                .archive = archive,
                .options = options == NULL ? &defaults : options,
                .func = func,
                .user_data = user_data,
                .cancellable = cancellable };

  g_return_val_if_fail (n_ids <= G_MAXUINT / 2, FALSE);
  return studio_export_options_check (many.options, error) && run (&many, error);
}

/**
 * studio_library_export_many:
 * @self: a library
 * @ids: (array length=n_ids): kept images
 * @n_ids: how many
 * @folder: an existing folder
 * @options: (nullable): what the copies are like
 * @func: (nullable): told of each image in the order of @ids, once its copy is durable
 * @user_data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_USAGE for bad options, %STUDIO_ERROR_NO_SPACE,
 *   %STUDIO_ERROR_STORAGE where @folder cannot be used, or %G_IO_ERROR_CANCELLED
 *
 * studio_library_export() of many, several side by side; their names come out the same. An image
 * that cannot be copied is told to @func and keeps no other in. However it ends, the copies that
 * @func was told of are in @folder, and no others unless the folder cannot be flushed. Blocking.
 *
 * Returns: whether each image was copied or failed alone
 */
gboolean
studio_library_export_many (StudioLibrary *self,
                            const gint64 *ids,
                            gsize n_ids,
                            const char *folder,
                            const StudioExportOptions *options,
                            StudioExportFunc func,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  return export_to (self, ids, n_ids, folder, NULL, options, func, user_data, cancellable, error);
}

/**
 * studio_library_export_zip:
 * @self: a library
 * @ids: (array length=n_ids): kept images
 * @n_ids: how many
 * @path: the archive, in a folder that is there
 * @replace: whether a file that is there already is replaced, for a person agreed to that
 * @options: (nullable): what the copies are like
 * @func: (nullable): told of each image in the order of @ids once it is in the archive, with its
 *   name there for a path
 * @user_data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location; as studio_library_export_many()
 *
 * studio_library_export_many() into one ZIP archive, whose files have the bytes and names that the
 * copies would have in an empty folder. Nobody sees half an archive: it gets its name once it is
 * whole and durable, and where that fails, or it is cancelled, there is none. There is none either
 * where no image could be copied. Blocking.
 *
 * Returns: whether each image was copied or failed alone
 */
gboolean
studio_library_export_zip (StudioLibrary *self,
                           const gint64 *ids,
                           gsize n_ids,
                           const char *path,
                           gboolean replace,
                           const StudioExportOptions *options,
                           StudioExportFunc func,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (StudioZipWriter) archive = NULL;

  if (options != NULL && !studio_export_options_check (options, error))
    return FALSE;
  archive = studio_zip_writer_open (path, error);
  if (archive == NULL
      || !export_to (
          self, ids, n_ids, folder, archive, options, func, user_data, cancellable, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return studio_zip_writer_get_n_entries (archive) == 0
         || studio_zip_writer_finish (archive, replace, error);
}
