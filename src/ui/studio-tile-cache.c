/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-tile-cache.h"

#include "studio-texture.h"
#include "studio-tile-mark.h"

typedef struct
{
  gint64 id;
  StudioTileImage image;
  gsize n_bytes;
  GList link;
} Entry;

struct _StudioTileCache
{
  GHashTable *entries;
  GQueue recent; /* used last at the head */
  gsize n_bytes;
  gsize n_most;
  GdkTexture *star;
  int star_scale;
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
  g_clear_object (&self->star);
}

static void
forget (StudioTileCache *self, Entry *entry)
{
  self->n_bytes -= entry->n_bytes;
  g_queue_unlink (&self->recent, &entry->link);
  g_hash_table_remove (self->entries, &entry->id);
}

/**
 * studio_tile_cache_new:
 * @n_bytes: how many bytes of pixels it holds at most, but for the last image
 *
 * Returns: (transfer full): an empty cache
 */
StudioTileCache *
studio_tile_cache_new (gsize n_bytes)
{
  StudioTileCache *self = g_rc_box_new0 (StudioTileCache);
  self->entries = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) free_entry);
  g_queue_init (&self->recent);
  self->n_most = n_bytes;
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
  gsize n_bytes = sizeof (guint32) * (gsize) gdk_pixbuf_get_width (thumbnail)
                  * (gsize) gdk_pixbuf_get_height (thumbnail);

  if (entry != NULL)
    forget (self, entry);
  while (self->recent.tail != NULL && self->n_bytes + n_bytes > self->n_most)
    forget (self, self->recent.tail->data);

  entry = g_new0 (Entry, 1);
  entry->id = id;
  entry->n_bytes = n_bytes;
  entry->link.data = entry;
  entry->image.texture = studio_texture_new_for_pixbuf (thumbnail);
  entry->image.edge = edge;
  studio_texture_average (thumbnail, &entry->image.tint);
  self->n_bytes += n_bytes;
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

/**
 * studio_tile_cache_get_star:
 * @self: the cache
 * @scale: device pixels for each logical one
 *
 * Returns: (transfer none): studio_tile_mark_new_star(), made once
 */
GdkTexture *
studio_tile_cache_get_star (StudioTileCache *self, int scale)
{
  if (self->star == NULL || self->star_scale != scale)
    {
      g_clear_object (&self->star);
      self->star = studio_tile_mark_new_star (scale);
      self->star_scale = scale;
    }
  return self->star;
}
