/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioFeed:
 *
 * How far an open library has followed the table `changes`, and which of the numbers in it are its
 * own changes, which it told already. Thread-safe.
 */
typedef struct _StudioFeed StudioFeed;

/**
 * StudioFeedRange:
 * @first: the first number
 * @last: the last number; before @first for none
 */
typedef struct
{
  gint64 first;
  gint64 last;
} StudioFeedRange;

StudioFeed *studio_feed_new (void);
void studio_feed_free (StudioFeed *self);
void studio_feed_start (StudioFeed *self, gint64 seq);
void studio_feed_stop (StudioFeed *self);
gboolean studio_feed_is_following (StudioFeed *self);
gint64 studio_feed_get_seq (StudioFeed *self);
void studio_feed_add_own (StudioFeed *self, StudioFeedRange range);
void studio_feed_remove_own (StudioFeed *self, StudioFeedRange range);
gboolean studio_feed_is_own (StudioFeed *self, gint64 seq);
void studio_feed_advance (StudioFeed *self, gint64 seq);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioFeed, studio_feed_free)

G_END_DECLS
