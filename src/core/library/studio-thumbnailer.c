/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-thumbnailer.h"

#include "studio-disk.h"
#include "studio-error.h"
#include "studio-library-private.h"
#include "studio-row-decoder.h"
#include "studio-thumbnail.h"

#define MAX_WORKERS 2

/**
 * StudioThumbnailer:
 *
 * GThreadPool would answer the oldest question first, so it only lends its threads: each thing
 * pushed to it is a leave to take the newest job from the stack. A job holds a reference to
 * the thumbnailer, which therefore outlives its jobs.
 */
struct _StudioThumbnailer
{
  GObject parent_instance;

  StudioLibrary *library;
  GThreadPool *pool;
  GMutex mutex;
  GQueue jobs; /* Job, newest first */
};

typedef struct
{
  StudioThumbnailer *thumbnailer;
  GTask *task;      /* of a question, else NULL */
  GdkPixbuf *image; /* of an offer, else NULL */
  gint64 id;
  int edge;
  char *path; /* relative, NULL where the record was not loaded yet */
  gboolean trashed;
} Job;

G_DEFINE_FINAL_TYPE (StudioThumbnailer, studio_thumbnailer, G_TYPE_OBJECT)

static void
free_job (Job *job)
{
  g_clear_object (&job->task);
  g_clear_object (&job->image);
  g_free (job->path);
  g_object_unref (job->thumbnailer);
  g_free (job);
}

static char *
dup_cache_path (StudioThumbnailer *self, gint64 id, int edge)
{
  StudioPaths *paths = studio_library_get_paths (self->library);
  g_autofree char *folder = g_strdup_printf ("%d", edge);
  g_autofree char *file = g_strdup_printf ("%" G_GINT64_FORMAT ".jpg", id);
  return g_build_filename (studio_paths_get_thumbnails_dir (paths), folder, file, NULL);
}

static char *
dup_image_path (const Job *job, GError **error)
{
  StudioLibrary *library = job->thumbnailer->library;
  if (job->path != NULL)
    return studio_library_resolve (library, job->path, job->trashed);

  g_autoptr (StudioRecord) record = studio_library_load (library, job->id, error);
  if (record == NULL)
    return NULL;
  char *path = studio_library_dup_image_path (library, record);
  if (path == NULL)
    studio_library_set_missing (job->id, error);
  return path;
}

/* A cache is a convenience: where a thumbnail cannot be put there, it is shown all the same. */
static GdkPixbuf *
make_thumbnail (StudioThumbnailer *self, GdkPixbuf *image, gint64 id, int edge)
{
  GdkPixbuf *thumbnail = studio_thumbnail_scale (image, edge);
  g_autofree char *path = dup_cache_path (self, id, edge);
  if (thumbnail != NULL)
    studio_thumbnail_save (thumbnail, path, NULL);
  return thumbnail;
}

static GdkPixbuf *
find_thumbnail (const Job *job, GCancellable *cancellable, GError **error)
{
  g_autofree char *cached = dup_cache_path (job->thumbnailer, job->id, job->edge);
  g_autofree char *source = dup_image_path (job, error);
  if (source == NULL)
    return NULL;

  gint64 cached_us = studio_disk_get_changed_us (cached);
  if (cached_us > 0 && cached_us >= studio_disk_get_changed_us (source))
    {
      GdkPixbuf *thumbnail = studio_thumbnail_load (cached, cancellable, NULL);
      if (thumbnail != NULL)
        return thumbnail;
    }
  g_autoptr (GdkPixbuf) image = studio_row_decoder_decode_file (source, cancellable, error);
  return image == NULL ? NULL : make_thumbnail (job->thumbnailer, image, job->id, job->edge);
}

static void
answer (const Job *job)
{
  GError *error = NULL;
  if (g_task_return_error_if_cancelled (job->task))
    return;
  GdkPixbuf *thumbnail = find_thumbnail (job, g_task_get_cancellable (job->task), &error);
  if (thumbnail == NULL)
    g_task_return_error (job->task, error);
  else
    g_task_return_pointer (job->task, thumbnail, g_object_unref);
}

static void
take_offer (const Job *job)
{
  static const int edges[] = { STUDIO_THUMBNAIL_LARGE, STUDIO_THUMBNAIL_NORMAL };
  g_autoptr (GdkPixbuf) image = g_object_ref (job->image);

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      /* The smaller one is made of the larger one, which is quicker and looks the same. */
      GdkPixbuf *thumbnail = make_thumbnail (job->thumbnailer, image, job->id, edges[i]);
      if (thumbnail == NULL)
        return;
      g_object_unref (image);
      image = thumbnail;
    }
}

static void
work_cb (G_GNUC_UNUSED gpointer leave, gpointer data)
{
  StudioThumbnailer *self = data;

  g_mutex_lock (&self->mutex);
  Job *job = g_queue_pop_head (&self->jobs);
  g_mutex_unlock (&self->mutex);
  if (job->task != NULL)
    answer (job);
  else
    take_offer (job);
  free_job (job);
}

static void
push (StudioThumbnailer *self, Job *job)
{
  job->thumbnailer = g_object_ref (self);
  g_mutex_lock (&self->mutex);
  g_queue_push_head (&self->jobs, job);
  g_mutex_unlock (&self->mutex);
  /* Fails only where no thread can be made; the leave then waits for one that is there. */
  g_thread_pool_push (self->pool, self, NULL);
}

static void
studio_thumbnailer_finalize (GObject *object)
{
  StudioThumbnailer *self = STUDIO_THUMBNAILER (object);

  /* Without waiting: the last reference may be dropped in one of the pool's own threads. */
  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_mutex_clear (&self->mutex);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (studio_thumbnailer_parent_class)->finalize (object);
}

static void
studio_thumbnailer_class_init (StudioThumbnailerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_thumbnailer_finalize;
}

static void
studio_thumbnailer_init (StudioThumbnailer *self)
{
  g_mutex_init (&self->mutex);
  g_queue_init (&self->jobs);
  self->pool = g_thread_pool_new (work_cb, self, MAX_WORKERS, FALSE, NULL);
}

/**
 * studio_thumbnailer_new:
 * @library: the library whose images are shown
 *
 * Returns: (transfer full): a thumbnailer
 */
StudioThumbnailer *
studio_thumbnailer_new (StudioLibrary *library)
{
  StudioThumbnailer *self = g_object_new (STUDIO_TYPE_THUMBNAILER, NULL);
  self->library = g_object_ref (library);
  return self;
}

/**
 * studio_thumbnailer_load_async:
 * @self: a thumbnailer
 * @record: an image, loaded or not
 * @edge: the longer edge in pixels, %STUDIO_THUMBNAIL_NORMAL or %STUDIO_THUMBNAIL_LARGE
 * @cancellable: (nullable): to be cancelled when the image is not looked at any more
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Gives the thumbnail of the cache where it is no older than the image, else makes it.
 */
void
studio_thumbnailer_load_async (StudioThumbnailer *self,
                               StudioRecord *record,
                               int edge,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (edge > 0);

  Job *job = g_new0 (Job, 1);
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, studio_thumbnailer_load_async);
  job->id = studio_record_get_id (record);
  job->edge = edge;
  job->path = g_strdup (studio_record_get_path (record));
  job->trashed = studio_record_get_trashed (record);
  push (self, job);
}

/**
 * studio_thumbnailer_load_finish:
 * @self: a thumbnailer
 * @result: what the callback got
 * @error: return location; %STUDIO_ERROR_NOT_FOUND where there is no image,
 *   %STUDIO_ERROR_STORAGE where its file is gone, %STUDIO_ERROR_NOT_AN_IMAGE where it is broken, a
 *   database error or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the thumbnail
 */
GdkPixbuf *
studio_thumbnailer_load_finish (StudioThumbnailer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_thumbnailer_offer:
 * @self: a thumbnailer
 * @id: an image
 * @image: its pixels, which nobody writes to any more
 *
 * Puts both thumbnails of an image in the cache from what has been decoded anyway, in a worker.
 */
void
studio_thumbnailer_offer (StudioThumbnailer *self, gint64 id, GdkPixbuf *image)
{
  Job *job = g_new0 (Job, 1);
  job->id = id;
  job->image = g_object_ref (image);
  push (self, job);
}
