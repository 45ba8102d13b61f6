/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-record-cache.h"

struct _StudioRecordCache
{
  guint capacity;
  GHashTable *entries; /* gint64 id → Entry, of every record that is alive */
  GQueue recent;       /* Entry, of the records held here, last used first */
};

typedef struct
{
  StudioRecordCache *cache;
  gint64 id;
  StudioRecord *record; /* weak */
  GList *link;          /* in recent, NULL where the record is not held here */
} Entry;

static void
record_gone_cb (gpointer data, G_GNUC_UNUSED GObject *where)
{
  Entry *entry = data;
  entry->record = NULL;
  g_hash_table_remove (entry->cache->entries, &entry->id);
}

static void
free_entry_cb (gpointer data)
{
  Entry *entry = data;
  if (entry->record != NULL)
    g_object_weak_unref (G_OBJECT (entry->record), record_gone_cb, entry);
  g_free (entry);
}

/* The last unref may end the record and with it the entry, so the link goes first. */
static void
let_go (StudioRecordCache *self, Entry *entry)
{
  StudioRecord *record = entry->record;
  g_queue_delete_link (&self->recent, g_steal_pointer (&entry->link));
  g_object_unref (record);
}

static void
use (StudioRecordCache *self, Entry *entry)
{
  if (entry->link != NULL)
    {
      g_queue_unlink (&self->recent, entry->link);
      g_queue_push_head_link (&self->recent, entry->link);
      return;
    }
  g_object_ref (entry->record);
  g_queue_push_head (&self->recent, entry);
  entry->link = self->recent.head;
  if (self->recent.length > self->capacity)
    let_go (self, self->recent.tail->data);
}

/**
 * studio_record_cache_new:
 * @capacity: how many records to hold, at least 1
 *
 * Returns: (transfer full): an empty cache
 */
StudioRecordCache *
studio_record_cache_new (guint capacity)
{
  StudioRecordCache *self = g_new0 (StudioRecordCache, 1);
  self->capacity = MAX (capacity, 1);
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_entry_cb);
  g_queue_init (&self->recent);
  return self;
}

/**
 * studio_record_cache_free:
 * @self: (transfer full) (nullable): a cache
 *
 * Lets go of all records; those that others hold live on.
 */
void
studio_record_cache_free (StudioRecordCache *self)
{
  if (self == NULL)
    return;
  while (self->recent.head != NULL)
    let_go (self, self->recent.head->data);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * studio_record_cache_get:
 * @self: a cache
 * @id: an id
 * @is_new: (out): whether the record was made now, so that somebody has to fill it
 *
 * Returns: (transfer full): the record of @id, the same one as long as anybody holds it
 */
StudioRecord *
studio_record_cache_get (StudioRecordCache *self, gint64 id, gboolean *is_new)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);
  g_autoptr (StudioRecord) record = NULL;

  *is_new = entry == NULL;
  if (entry != NULL)
    record = g_object_ref (entry->record);
  else
    {
      record = studio_record_new (id);
      entry = g_new0 (Entry, 1);
      entry->cache = self;
      entry->id = id;
      entry->record = record;
      g_object_weak_ref (G_OBJECT (record), record_gone_cb, entry);
      g_hash_table_insert (self->entries, &entry->id, entry);
    }
  use (self, entry);
  return g_steal_pointer (&record);
}

/**
 * studio_record_cache_peek:
 * @self: a cache
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the record of @id if one is alive
 */
StudioRecord *
studio_record_cache_peek (StudioRecordCache *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);
  return entry == NULL ? NULL : entry->record;
}

/**
 * studio_record_cache_dup_ids:
 * @self: a cache
 *
 * Returns: (transfer full) (element-type gint64): the ids of all records that are alive
 */
GArray *
studio_record_cache_dup_ids (StudioRecordCache *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer entry = NULL;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    g_array_append_val (ids, ((Entry *) entry)->id);
  return ids;
}
