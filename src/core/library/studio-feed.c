/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-feed.h"

struct _StudioFeed
{
  GMutex mutex;
  gboolean following;
  gint64 seq;
  GArray *own; /* StudioFeedRange, in ascending order */
};

static void
append_range (GArray *ranges, StudioFeedRange range)
{
  StudioFeedRange *last = ranges->len == 0
                              ? NULL
                              : &g_array_index (ranges, StudioFeedRange, ranges->len - 1);
  /* What one process changes alone is one range, however much it is. */
  if (last != NULL && last->last + 1 == range.first)
    last->last = range.last;
  else
    g_array_append_val (ranges, range);
}

/**
 * studio_feed_new:
 *
 * Returns: (transfer full): a feed that follows nothing
 */
StudioFeed *
studio_feed_new (void)
{
  StudioFeed *self = g_new0 (StudioFeed, 1);
  g_mutex_init (&self->mutex);
  self->own = g_array_new (FALSE, FALSE, sizeof (StudioFeedRange));
  return self;
}

/**
 * studio_feed_free:
 * @self: (transfer full) (nullable): a feed
 */
void
studio_feed_free (StudioFeed *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->own);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * studio_feed_start:
 * @self: a feed
 * @seq: the last change so far
 *
 * Follows from the change after @seq on; what is own is remembered from now on.
 */
void
studio_feed_start (StudioFeed *self, gint64 seq)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  self->following = TRUE;
  self->seq = seq;
  g_array_set_size (self->own, 0);
}

/**
 * studio_feed_stop:
 * @self: a feed
 */
void
studio_feed_stop (StudioFeed *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  self->following = FALSE;
  g_array_set_size (self->own, 0);
}

/**
 * studio_feed_is_following:
 * @self: a feed
 *
 * Returns: whether studio_feed_start() was called
 */
gboolean
studio_feed_is_following (StudioFeed *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  return self->following;
}

/**
 * studio_feed_get_seq:
 * @self: a feed
 *
 * Returns: the last change that it knows of
 */
gint64
studio_feed_get_seq (StudioFeed *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  return self->seq;
}

/**
 * studio_feed_add_own:
 * @self: a feed
 * @range: changes of this library, later than those before
 *
 * To be called before they are committed: from then on others see them.
 */
void
studio_feed_add_own (StudioFeed *self, StudioFeedRange range)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  if (self->following && range.last >= range.first)
    append_range (self->own, range);
}

/**
 * studio_feed_remove_own:
 * @self: a feed
 * @range: what was given to studio_feed_add_own() last, and was not committed
 *
 * To be called before anybody else can write, who would get the same numbers.
 */
void
studio_feed_remove_own (StudioFeed *self, StudioFeedRange range)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  if (self->own->len == 0 || range.last < range.first)
    return;
  StudioFeedRange *last = &g_array_index (self->own, StudioFeedRange, self->own->len - 1);
  if (last->first >= range.first)
    g_array_set_size (self->own, self->own->len - 1);
  else if (last->last >= range.first)
    last->last = range.first - 1;
}

/**
 * studio_feed_is_own:
 * @self: a feed
 * @seq: a change
 *
 * Returns: whether this library made it
 */
gboolean
studio_feed_is_own (StudioFeed *self, gint64 seq)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  for (guint i = 0; i < self->own->len; i++)
    {
      const StudioFeedRange *range = &g_array_index (self->own, StudioFeedRange, i);
      if (seq >= range->first && seq <= range->last)
        return TRUE;
    }
  return FALSE;
}

/**
 * studio_feed_advance:
 * @self: a feed
 * @seq: the last change that was looked at
 *
 * Goes on; what is own up to there is forgotten.
 */
void
studio_feed_advance (StudioFeed *self, gint64 seq)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  guint n_done = 0;

  self->seq = seq;
  while (n_done < self->own->len && g_array_index (self->own, StudioFeedRange, n_done).last <= seq)
    n_done++;
  if (n_done > 0)
    g_array_remove_range (self->own, 0, n_done);
}
