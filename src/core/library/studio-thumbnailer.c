/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-thumbnailer.h"

#include "studio-disk.h"
#include "studio-error.h"
#include "studio-library-private.h"
#include "studio-shrink.h"
#include "studio-thumbnail-store.h"
#include "studio-thumbnail.h"

#include <glib/gi18n-lib.h>
#include <sys/resource.h>

#define MAX_WORKERS 2
/* Whoever draws the window goes first. */
#define WORKER_NICENESS 10
/* Some 80,000 small ones; what is missing is made again when it is looked at. */
#define MOST_BYTES (G_GINT64_CONSTANT (1) << 30)
/* An image at hand is some 4 MB. Where many come at once, their thumbnails are made from their
 * files when somebody looks. */
#define MAX_OFFERS 8

/**
 * StudioThumbnailer:
 *
 * GThreadPool would answer the oldest question first, so it only lends its threads: each thing
 * pushed to it is a leave to take the newest question from the stack or else the oldest offer. A
 * job holds a reference to the thumbnailer, which therefore outlives its jobs.
 */
struct _StudioThumbnailer
{
  GObject parent_instance;

  StudioLibrary *library;
  StudioThumbnailStore *store;
  GThreadPool *pool;
  GMutex mutex;
  GQueue questions; /* Job, newest first */
  GQueue offers;    /* Job, oldest first */
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

static GdkPixbuf *
make_thumbnail (StudioThumbnailer *self,
                gint64 id,
                int edge,
                const char *source,
                GCancellable *cancellable,
                GError **error)
{
  GdkPixbuf *thumbnail = studio_shrink_decode_file (source, edge, cancellable, error);
  if (thumbnail != NULL)
    studio_thumbnail_store_save (self->store, id, edge, thumbnail);
  return thumbnail;
}

/* Of the two that are stored the smaller one that is large enough, in as many pixels as are asked
 * for. One that is not there is made; where the image itself is gone, its thumbnail is none. */
static GdkPixbuf *
find_thumbnail (const Job *job, GCancellable *cancellable, GError **error)
{
  StudioThumbnailer *self = job->thumbnailer;
  int edge = job->edge <= STUDIO_THUMBNAIL_NORMAL ? STUDIO_THUMBNAIL_NORMAL
                                                  : STUDIO_THUMBNAIL_LARGE;
  g_autofree char *source = dup_image_path (job, error);
  if (source == NULL)
    return NULL;

  gint64 source_us = studio_disk_get_changed_us (source);
  g_autoptr (GdkPixbuf) stored = source_us <= 0
                                     ? NULL
                                     : studio_thumbnail_store_load (
                                         self->store, job->id, edge, source_us, cancellable);
  if (stored == NULL)
    stored = make_thumbnail (self, job->id, edge, source, cancellable, error);
  return stored == NULL ? NULL : studio_thumbnail_scale (stored, MIN (job->edge, edge));
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

/* The smaller one is made of the larger one, which is quicker and looks the same. */
static void
store_both (StudioThumbnailer *self, gint64 id, GdkPixbuf *image)
{
  static const int edges[] = { STUDIO_THUMBNAIL_LARGE, STUDIO_THUMBNAIL_NORMAL };
  g_autoptr (GdkPixbuf) from = g_object_ref (image);

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      GdkPixbuf *thumbnail = studio_thumbnail_scale (from, edges[i]);
      if (thumbnail == NULL)
        return;
      studio_thumbnail_store_save (self->store, id, edges[i], thumbnail);
      g_object_unref (from);
      from = thumbnail;
    }
}

static void
work_cb (G_GNUC_UNUSED gpointer leave, gpointer data)
{
  StudioThumbnailer *self = data;

  /* On Linux this is of the thread alone; it fails where it is that nice already. */
  setpriority (PRIO_PROCESS, 0, WORKER_NICENESS);
  g_mutex_lock (&self->mutex);
  Job *job = g_queue_pop_head (self->questions.length > 0 ? &self->questions : &self->offers);
  g_mutex_unlock (&self->mutex);
  if (job == NULL) /* an offer that was too many */
    return;
  if (job->task != NULL)
    answer (job);
  else
    store_both (self, job->id, job->image);
  free_job (job);
}

static void
push (StudioThumbnailer *self, Job *job)
{
  Job *surplus = NULL;

  job->thumbnailer = g_object_ref (self);
  g_mutex_lock (&self->mutex);
  if (job->task != NULL)
    g_queue_push_head (&self->questions, job);
  else
    {
      if (self->offers.length >= MAX_OFFERS)
        surplus = g_queue_pop_head (&self->offers);
      g_queue_push_tail (&self->offers, job);
    }
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&surplus, free_job);
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
  g_clear_pointer (&self->store, studio_thumbnail_store_free);
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
  g_queue_init (&self->questions);
  g_queue_init (&self->offers);
  /* Threads of its own: one that is nice stays so. */
  self->pool = g_thread_pool_new (work_cb, self, MAX_WORKERS, TRUE, NULL);
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
  self->store = studio_thumbnail_store_new (
      studio_paths_get_thumbnails_dir (studio_library_get_paths (library)), MOST_BYTES);
  return self;
}

/**
 * studio_thumbnailer_load_async:
 * @self: a thumbnailer
 * @record: an image, loaded or not
 * @edge: the longer edge in pixels, at most %STUDIO_THUMBNAIL_LARGE
 * @cancellable: (nullable): to be cancelled when the image is not looked at any more
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Gives the thumbnail of the cache where it is no older than the image, else makes it. The longer
 * edge of what comes is @edge, or less where the image is smaller.
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

/**
 * studio_thumbnailer_make:
 * @self: a thumbnailer
 * @id: an image
 * @path: its file
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NOT_AN_IMAGE or
 *   %G_IO_ERROR_CANCELLED
 *
 * Puts both thumbnails in the cache at once, for whoever takes in thousands of images. Blocking:
 * for workers, any number of them side by side.
 *
 * Returns: whether the file could be read
 */
gboolean
studio_thumbnailer_make (StudioThumbnailer *self,
                         gint64 id,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GdkPixbuf) large = studio_shrink_decode_file (
      path, STUDIO_THUMBNAIL_LARGE, cancellable, error);
  if (large != NULL)
    store_both (self, id, large);
  return large != NULL;
}
