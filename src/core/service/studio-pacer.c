/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-pacer.h"

#include "studio-rate-limit.h"

/* What a service may say its limit is; beyond, it is not believed. */
#define LIMIT_MAX 1000

struct _StudioPacer
{
  GObject parent_instance;

  StudioClock *clock;
  guint limit;
  gint64 window_us;
  /* When each request leaves the window, oldest first: our own, and those that the service counts
   * and we do not, because another program used the same key. */
  GArray *leaves;
  gint64 blocked_until_us;
};

G_DEFINE_FINAL_TYPE (StudioPacer, studio_pacer, G_TYPE_OBJECT)

static gint64
get_now (StudioPacer *self)
{
  return studio_clock_get_monotonic_us (self->clock);
}

static gint64
get_leave (StudioPacer *self, guint index)
{
  return g_array_index (self->leaves, gint64, index);
}

static void
drop_past (StudioPacer *self, gint64 now)
{
  guint n_past = 0;
  while (n_past < self->leaves->len && get_leave (self, n_past) <= now)
    n_past++;
  if (n_past > 0)
    g_array_remove_range (self->leaves, 0, n_past);
}

static void
add_leave (StudioPacer *self, gint64 leave)
{
  guint at = self->leaves->len;
  while (at > 0 && get_leave (self, at - 1) > leave)
    at--;
  g_array_insert_val (self->leaves, at, leave);
}

static guint
count_free (StudioPacer *self)
{
  return self->leaves->len >= self->limit ? 0 : self->limit - self->leaves->len;
}

static void
studio_pacer_finalize (GObject *object)
{
  StudioPacer *self = STUDIO_PACER (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->leaves, g_array_unref);
  G_OBJECT_CLASS (studio_pacer_parent_class)->finalize (object);
}

static void
studio_pacer_class_init (StudioPacerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_pacer_finalize;
}

static void
studio_pacer_init (StudioPacer *self)
{
  self->leaves = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->blocked_until_us = G_MININT64;
}

/**
 * studio_pacer_new:
 * @clock: what the time is
 * @limit: how many requests a window takes, usually %STUDIO_PACER_LIMIT
 * @window_us: how long a window is, usually %STUDIO_PACER_WINDOW_US
 *
 * Returns: (transfer full): a limiter for one key
 */
StudioPacer *
studio_pacer_new (StudioClock *clock, guint limit, gint64 window_us)
{
  StudioPacer *self = g_object_new (STUDIO_TYPE_PACER, NULL);
  self->clock = g_object_ref (clock);
  self->limit = MAX (limit, 1);
  self->window_us = window_us;
  return self;
}

/**
 * studio_pacer_get_clock:
 * @self: a limiter
 *
 * Returns: (transfer none): the clock it goes by
 */
StudioClock *
studio_pacer_get_clock (StudioPacer *self)
{
  return self->clock;
}

/**
 * studio_pacer_get_wait_us:
 * @self: a limiter
 *
 * Returns: microseconds until a request may be sent, 0 for at once
 */
gint64
studio_pacer_get_wait_us (StudioPacer *self)
{
  gint64 now = get_now (self);
  drop_past (self, now);
  gint64 until = self->blocked_until_us;
  if (count_free (self) == 0)
    until = MAX (until, get_leave (self, self->leaves->len - self->limit));
  return until <= now ? 0 : until - now;
}

/**
 * studio_pacer_get_limit:
 * @self: a limiter
 *
 * Returns: how many requests a window takes, as the service last said
 */
guint
studio_pacer_get_limit (StudioPacer *self)
{
  return self->limit;
}

/**
 * studio_pacer_get_remaining:
 * @self: a limiter
 *
 * Returns: how many requests may be sent at once
 */
guint
studio_pacer_get_remaining (StudioPacer *self)
{
  gint64 now = get_now (self);
  drop_past (self, now);
  return self->blocked_until_us > now ? 0 : count_free (self);
}

/**
 * studio_pacer_get_reset_us:
 * @self: a limiter
 *
 * Returns: microseconds until the oldest request leaves the window and one more may be sent; 0
 *   where none is in it
 */
gint64
studio_pacer_get_reset_us (StudioPacer *self)
{
  gint64 now = get_now (self);
  drop_past (self, now);
  gint64 until = self->blocked_until_us;
  if (self->leaves->len > 0)
    until = MAX (until, get_leave (self, 0));
  return until <= now ? 0 : until - now;
}

/**
 * studio_pacer_note_sent:
 * @self: a limiter
 *
 * Counts a request that is sent now. Failures count too: the service does not say that it leaves
 * them out.
 */
void
studio_pacer_note_sent (StudioPacer *self)
{
  gint64 now = get_now (self);
  drop_past (self, now);
  add_leave (self, now + self->window_us);
}

/**
 * studio_pacer_note_rate_limit:
 * @self: a limiter
 * @rate_limit: the headers of an answer
 *
 * Where the service counts more requests than this program sent, the others are taken to leave the
 * window when the service says that the oldest does. Where it counts fewer, our own count stands:
 * some of ours may not have arrived there yet.
 */
void
studio_pacer_note_rate_limit (StudioPacer *self, const StudioRateLimit *rate_limit)
{
  if (!rate_limit->known)
    return;
  gint64 now = get_now (self);
  drop_past (self, now);
  if (rate_limit->limit > 0)
    self->limit = (guint) MIN (rate_limit->limit, LIMIT_MAX);
  if (rate_limit->remaining < 0)
    return;

  gint64 reset_us = rate_limit->reset_us >= 0 ? rate_limit->reset_us : self->window_us;
  for (guint n = count_free (self); n > (guint) rate_limit->remaining; n--)
    add_leave (self, now + reset_us);
  if (rate_limit->remaining == 0)
    self->blocked_until_us = MAX (self->blocked_until_us, now + reset_us);
  drop_past (self, now);
}

/**
 * studio_pacer_note_retry_after:
 * @self: a limiter
 * @wait_us: how long the service asks to wait; -1 where it does not say, so that one request's
 *   share of the window is waited
 *
 * Holds every request back after the service refused one for its number.
 */
void
studio_pacer_note_retry_after (StudioPacer *self, gint64 wait_us)
{
  if (wait_us < 0)
    wait_us = self->window_us / self->limit;
  gint64 until = get_now (self) + MIN (wait_us, STUDIO_RATE_LIMIT_WAIT_MAX_US);
  self->blocked_until_us = MAX (self->blocked_until_us, until);
}
