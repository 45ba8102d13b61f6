/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-tile-cache.h"

#include "studio-texture.h"

typedef struct
{
  gint64 id;
  StudioTileImage image;
  GList link;
} Entry;

struct _StudioTileCache
{
  GHashTable *entries;
  GQueue recent; /* used last at the head */
  guint n_max;
};

static void
free_entry (Entry *entry)
{
  g_clear_object (&entry->image.texture);
  g_free (entry);
}

static void
free_cache (gpointer data)
{
  StudioTileCache *self = data;
  g_clear_pointer (&self->entries, g_hash_table_unref);
}

static void
forget_oldest (StudioTileCache *self)
{
  Entry *oldest = g_queue_peek_tail (&self->recent);
  g_queue_unlink (&self->recent, &oldest->link);
  g_hash_table_remove (self->entries, &oldest->id);
}

/**
 * studio_tile_cache_new:
 * @n_images: how many it holds at most
 *
 * Returns: (transfer full): an empty cache
 */
StudioTileCache *
studio_tile_cache_new (guint n_images)
{
  StudioTileCache *self = g_rc_box_new0 (StudioTileCache);
  self->entries = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) free_entry);
  g_queue_init (&self->recent);
  self->n_max = MAX (n_images, 1);
  return self;
}

/**
 * studio_tile_cache_ref:
 * @self: the cache
 *
 * Returns: (transfer full): the same cache
 */
StudioTileCache *
studio_tile_cache_ref (StudioTileCache *self)
{
  return g_rc_box_acquire (self);
}

/**
 * studio_tile_cache_unref:
 * @self: (transfer full): the cache
 */
void
studio_tile_cache_unref (StudioTileCache *self)
{
  g_rc_box_release_full (self, free_cache);
}

/**
 * studio_tile_cache_lookup:
 * @self: the cache
 * @id: a record
 *
 * Returns: (nullable) (transfer none): its thumbnail, valid until the next insertion
 */
const StudioTileImage *
studio_tile_cache_lookup (StudioTileCache *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);
  if (entry == NULL)
    return NULL;
  g_queue_unlink (&self->recent, &entry->link);
  g_queue_push_head_link (&self->recent, &entry->link);
  return &entry->image;
}

/**
 * studio_tile_cache_insert:
 * @self: the cache
 * @id: a record
 * @thumbnail: its thumbnail, small enough to be copied at once
 * @edge: the longer edge it was asked for with
 *
 * Keeps the thumbnail, and forgets what was not used for longest.
 *
 * Returns: (transfer none): what was kept, valid until the next insertion
 */
const StudioTileImage *
studio_tile_cache_insert (StudioTileCache *self, gint64 id, GdkPixbuf *thumbnail, int edge)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);
  if (entry != NULL)
    {
      g_queue_unlink (&self->recent, &entry->link);
      g_hash_table_remove (self->entries, &id);
    }
  while (g_hash_table_size (self->entries) >= self->n_max)
    forget_oldest (self);

  entry = g_new0 (Entry, 1);
  entry->id = id;
  entry->link.data = entry;
  entry->image.texture = studio_texture_new_for_pixbuf (thumbnail);
  entry->image.edge = edge;
  studio_texture_average (thumbnail, &entry->image.tint);
  g_hash_table_insert (self->entries, &entry->id, entry);
  g_queue_push_head_link (&self->recent, &entry->link);
  return &entry->image;
}

/**
 * studio_tile_cache_get_n_images:
 * @self: the cache
 *
 * Returns: how many it holds
 */
guint
studio_tile_cache_get_n_images (StudioTileCache *self)
{
  return g_hash_table_size (self->entries);
}
