/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-decoded-cache.h"

typedef struct
{
  gint64 id;
  GdkPixbuf *pixbuf;
  GList link;
} Entry;

struct _StudioDecodedCache
{
  GObject parent_instance;

  StudioSession *session; /* weak: it owns the one of most users */
  GHashTable *entries;
  GQueue recent; /* used last at the head */
  gsize n_bytes;
  gsize n_max;

  GArray *wanted; /* gint64, the first is decoded next */
  gint64 decoding;
  GCancellable *cancellable;
  GQueue ended; /* of StudioJob: those whose preview others may still look at */
};

G_DEFINE_FINAL_TYPE (StudioDecodedCache, studio_decoded_cache, G_TYPE_OBJECT)

static guint decoded_signal;

static void decode_next (StudioDecodedCache *self);

/* So many jobs that have ended keep their preview for whoever has not looked at it yet. */
#define N_PREVIEWS 4

static void
free_entry (Entry *entry)
{
  g_clear_object (&entry->pixbuf);
  g_free (entry);
}

static void
forget (StudioDecodedCache *self, Entry *entry)
{
  self->n_bytes -= gdk_pixbuf_get_byte_length (entry->pixbuf);
  g_queue_unlink (&self->recent, &entry->link);
  g_hash_table_remove (self->entries, &entry->id);
}

static void
finish_decoding (StudioDecodedCache *self)
{
  self->decoding = 0;
  decode_next (self);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioDecodedCache) self = user_data;
  g_autoptr (GdkPixbuf) pixbuf = studio_session_decode_finish (
      STUDIO_SESSION (source), result, NULL);
  gint64 id = self->decoding;

  if (pixbuf != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      studio_decoded_cache_insert (self, id, pixbuf);
      g_signal_emit (self, decoded_signal, 0, id);
    }
  finish_decoding (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioDecodedCache) self = user_data;
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (
      STUDIO_SESSION (source), result, NULL);

  if (record == NULL || self->session == NULL
      || studio_record_get_state (record) != STUDIO_RECORD_KEPT
      || g_cancellable_is_cancelled (self->cancellable))
    finish_decoding (self);
  else
    studio_session_decode_async (
        self->session, record, self->cancellable, decoded_cb, g_object_ref (self));
}

static void
decode_next (StudioDecodedCache *self)
{
  if (self->session == NULL || studio_session_get_library (self->session) == NULL)
    return;
  while (self->decoding == 0 && self->wanted->len > 0)
    {
      gint64 id = g_array_index (self->wanted, gint64, 0);
      g_array_remove_index (self->wanted, 0);
      if (g_hash_table_contains (self->entries, &id))
        continue;
      self->decoding = id;
      g_clear_object (&self->cancellable);
      self->cancellable = g_cancellable_new ();
      studio_session_load_record_async (self->session, id, loaded_cb, g_object_ref (self));
    }
}

static void
job_ended_cb (StudioDecodedCache *self, StudioJob *job)
{
  GdkPixbuf *pixbuf = studio_job_get_pixbuf (job);

  if (pixbuf == NULL)
    return;
  if (studio_job_get_state (job) == STUDIO_RECORD_KEPT)
    studio_decoded_cache_insert (self, studio_job_get_record_id (job), pixbuf);
  g_queue_push_tail (&self->ended, g_object_ref (job));
  if (g_queue_get_length (&self->ended) <= N_PREVIEWS)
    return;
  g_autoptr (StudioJob) oldest = g_queue_pop_head (&self->ended);
  studio_job_forget_pixbuf (oldest);
}

static void
studio_decoded_cache_dispose (GObject *object)
{
  StudioDecodedCache *self = STUDIO_DECODED_CACHE (object);

  g_cancellable_cancel (self->cancellable);
  g_array_set_size (self->wanted, 0);
  g_queue_clear_full (&self->ended, g_object_unref);
  g_clear_weak_pointer (&self->session);
  G_OBJECT_CLASS (studio_decoded_cache_parent_class)->dispose (object);
}

static void
studio_decoded_cache_finalize (GObject *object)
{
  StudioDecodedCache *self = STUDIO_DECODED_CACHE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  G_OBJECT_CLASS (studio_decoded_cache_parent_class)->finalize (object);
}

static void
studio_decoded_cache_class_init (StudioDecodedCacheClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = studio_decoded_cache_dispose;
  object_class->finalize = studio_decoded_cache_finalize;
  decoded_signal = g_signal_new ("decoded",
                                 STUDIO_TYPE_DECODED_CACHE,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_INT64);
}

static void
studio_decoded_cache_init (StudioDecodedCache *self)
{
  self->entries = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) free_entry);
  g_queue_init (&self->recent);
  g_queue_init (&self->ended);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * studio_decoded_cache_new:
 * @session: where the images are
 * @n_bytes: how much it holds at most
 *
 * Returns: (transfer full): an empty cache
 */
StudioDecodedCache *
studio_decoded_cache_new (StudioSession *session, gsize n_bytes)
{
  StudioDecodedCache *self = g_object_new (STUDIO_TYPE_DECODED_CACHE, NULL);

  g_set_weak_pointer (&self->session, session);
  self->n_max = n_bytes;
  g_signal_connect_object (studio_session_get_queue (session),
                           "job-ended",
                           G_CALLBACK (job_ended_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * studio_decoded_cache_lookup:
 * @self: the cache
 * @id: a record
 *
 * Returns: (nullable) (transfer none): its image, if it is there
 */
GdkPixbuf *
studio_decoded_cache_lookup (StudioDecodedCache *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry == NULL)
    return NULL;
  g_queue_unlink (&self->recent, &entry->link);
  g_queue_push_head_link (&self->recent, &entry->link);
  return entry->pixbuf;
}

/**
 * studio_decoded_cache_insert:
 * @self: the cache
 * @id: a record
 * @pixbuf: its image, that nobody writes to any more
 *
 * Keeps the image, and forgets what was not used for longest. An image larger than the whole cache
 * is not kept.
 */
void
studio_decoded_cache_insert (StudioDecodedCache *self, gint64 id, GdkPixbuf *pixbuf)
{
  gsize n_bytes = gdk_pixbuf_get_byte_length (pixbuf);

  studio_decoded_cache_remove (self, id);
  if (n_bytes > self->n_max)
    return;
  while (self->n_bytes > self->n_max - n_bytes)
    forget (self, g_queue_peek_tail (&self->recent));

  Entry *entry = g_new0 (Entry, 1);
  entry->id = id;
  entry->pixbuf = g_object_ref (pixbuf);
  entry->link.data = entry;
  self->n_bytes += n_bytes;
  g_hash_table_insert (self->entries, &entry->id, entry);
  g_queue_push_head_link (&self->recent, &entry->link);
}

/**
 * studio_decoded_cache_want:
 * @self: the cache
 * @ids: (array length=n_ids): images that may be looked at next, the likeliest first
 * @n_ids: how many
 *
 * Decodes those that are not there. What was wanted before and not begun is forgotten.
 */
void
studio_decoded_cache_want (StudioDecodedCache *self, const gint64 *ids, guint n_ids)
{
  g_array_set_size (self->wanted, 0);
  for (guint i = 0; i < n_ids; i++)
    if (ids[i] > 0 && ids[i] != self->decoding)
      g_array_append_val (self->wanted, ids[i]);
  decode_next (self);
}

/**
 * studio_decoded_cache_remove:
 * @self: the cache
 * @id: a record that is gone
 */
void
studio_decoded_cache_remove (StudioDecodedCache *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry != NULL)
    forget (self, entry);
}

/**
 * studio_decoded_cache_get_n_bytes:
 * @self: the cache
 *
 * Returns: how much it holds
 */
gsize
studio_decoded_cache_get_n_bytes (StudioDecodedCache *self)
{
  return self->n_bytes;
}
