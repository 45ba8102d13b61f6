/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-record-loader.h"

/* About a screen of small tiles; a larger one comes in several batches. */
#define BATCH_SIZE 128

/* Counted references, since a batch may come back after the gallery has closed its loader. */
struct _StudioRecordLoader
{
  StudioLibrary *library;
  StudioRecordCache *cache; /* NULL once closed */
  GArray *wanted;           /* gint64, the newest question last */
  GSource *source;
  gboolean busy;
};

typedef struct
{
  StudioLibrary *library;
  GArray *ids;
} Batch;

static void schedule (StudioRecordLoader *self);

static void
clear_loader (gpointer data)
{
  StudioRecordLoader *self = data;
  g_clear_object (&self->library);
  g_array_unref (self->wanted);
}

static void
free_batch_cb (gpointer data)
{
  Batch *batch = data;
  g_object_unref (batch->library);
  g_array_unref (batch->ids);
  g_free (batch);
}

static void
load_batch_cb (GTask *task,
               G_GNUC_UNUSED gpointer source,
               gpointer data,
               G_GNUC_UNUSED GCancellable *cancellable)
{
  Batch *batch = data;
  GError *error = NULL;
  GPtrArray *records = studio_library_load_many (
      batch->library, (const gint64 *) batch->ids->data, batch->ids->len, &error);

  if (records == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
}

static void
batch_loaded_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  StudioRecordLoader *self = data;
  /* A batch that cannot be read leaves its records not loaded, which is what they then are. */
  g_autoptr (GPtrArray) records = g_task_propagate_pointer (G_TASK (result), NULL);

  self->busy = FALSE;
  for (guint i = 0; self->cache != NULL && records != NULL && i < records->len; i++)
    {
      StudioRecord *loaded = g_ptr_array_index (records, i);
      StudioRecord *record = studio_record_cache_peek (self->cache, studio_record_get_id (loaded));
      if (record != NULL)
        {
          g_autoptr (StudioRecord) held = g_object_ref (record);
          studio_record_take (held, loaded);
        }
    }
  if (self->cache != NULL)
    schedule (self);
  g_rc_box_release_full (self, clear_loader);
}

static GArray *
take_batch (StudioRecordLoader *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (self->wanted->len > 0 && ids->len < BATCH_SIZE)
    {
      gint64 id = g_array_index (self->wanted, gint64, self->wanted->len - 1);
      g_array_set_size (self->wanted, self->wanted->len - 1);
      if (studio_record_cache_peek (self->cache, id) != NULL)
        g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
start_batch_cb (gpointer data)
{
  StudioRecordLoader *self = data;
  g_autoptr (GArray) ids = take_batch (self);

  g_clear_pointer (&self->source, g_source_unref);
  if (ids->len == 0)
    return G_SOURCE_REMOVE;

  Batch *batch = g_new0 (Batch, 1);
  batch->library = g_object_ref (self->library);
  batch->ids = g_steal_pointer (&ids);
  /* No source object: the worker must never be the one to drop the last reference to something
   * that belongs to the main thread. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, batch_loaded_cb, g_rc_box_acquire (self));
  g_task_set_source_tag (task, studio_record_loader_request);
  g_task_set_task_data (task, batch, free_batch_cb);
  self->busy = TRUE;
  g_task_run_in_thread (task, load_batch_cb);
  return G_SOURCE_REMOVE;
}

static void
schedule (StudioRecordLoader *self)
{
  if (self->source != NULL || self->busy || self->wanted->len == 0)
    return;
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  self->source = g_idle_source_new ();
  g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->source, start_batch_cb, self, NULL);
  g_source_set_static_name (self->source, "studio_record_loader");
  g_source_attach (self->source, context);
}

/**
 * studio_record_loader_new:
 * @library: the library
 * @cache: (transfer none): whose records to fill; lives until studio_record_loader_close()
 *
 * Returns: (transfer full): a loader
 */
StudioRecordLoader *
studio_record_loader_new (StudioLibrary *library, StudioRecordCache *cache)
{
  StudioRecordLoader *self = g_rc_box_new0 (StudioRecordLoader);
  self->library = g_object_ref (library);
  self->cache = cache;
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * studio_record_loader_close:
 * @self: (transfer full): a loader
 *
 * Forgets all questions. A batch that is under way ends by itself and reaches nobody.
 */
void
studio_record_loader_close (StudioRecordLoader *self)
{
  self->cache = NULL;
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_rc_box_release_full (self, clear_loader);
}

/**
 * studio_record_loader_request:
 * @self: a loader
 * @id: the id of a record of the cache
 *
 * Has the record filled, or filled anew, soon.
 */
void
studio_record_loader_request (StudioRecordLoader *self, gint64 id)
{
  g_array_append_val (self->wanted, id);
  schedule (self);
}
