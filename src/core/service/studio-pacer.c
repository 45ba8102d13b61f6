/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-pacer.h"

#include "studio-rate-limit.h"

/* What a service may say its limit is; beyond, it is not believed. */
#define LIMIT_MAX 1000

/* A request in the window: one of our own, or one that the service counts and we do not, because
 * another program used the same key. */
typedef struct
{
  gint64 leaves_us;
  gboolean foreign;
} Entry;

struct _StudioPacer
{
  GObject parent_instance;

  StudioClock *clock;
  guint limit;
  gint64 window_us;
  GArray *entries; /* what leaves first stands first */
  gint64 full_until_us;
  gint64 blocked_until_us;
  guint n_refusals;
};

G_DEFINE_FINAL_TYPE (StudioPacer, studio_pacer, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gint64
get_now (StudioPacer *self)
{
  return studio_clock_get_monotonic_us (self->clock);
}

static Entry *
get_entry (StudioPacer *self, guint index)
{
  return &g_array_index (self->entries, Entry, index);
}

static gint64
drop_past (StudioPacer *self)
{
  gint64 now = get_now (self);
  guint n_past = 0;
  while (n_past < self->entries->len && get_entry (self, n_past)->leaves_us <= now)
    n_past++;
  if (n_past > 0)
    g_array_remove_range (self->entries, 0, n_past);
  return now;
}

static void
drop_foreign (StudioPacer *self)
{
  for (guint i = self->entries->len; i > 0; i--)
    if (get_entry (self, i - 1)->foreign)
      g_array_remove_index (self->entries, i - 1);
}

static void
add_entry (StudioPacer *self, gint64 leaves_us, gboolean foreign)
{
  Entry entry = { .leaves_us = leaves_us, .foreign = foreign };
  guint at = self->entries->len;
  while (at > 0 && get_entry (self, at - 1)->leaves_us > leaves_us)
    at--;
  g_array_insert_val (self->entries, at, entry);
}

/* The first leaves when the service says that its oldest does. Of the others it says nothing, only
 * that capacity comes back a little at a time. */
static void
add_foreign (StudioPacer *self, guint n, gint64 now, gint64 reset_us)
{
  gint64 rest_us = MAX (self->window_us - reset_us, 0);
  for (guint i = 0; i < n; i++)
    add_entry (self, now + reset_us + rest_us / n * i, TRUE);
}

static guint
count_free (StudioPacer *self)
{
  return self->entries->len >= self->limit ? 0 : self->limit - self->entries->len;
}

static gint64
get_held_until (StudioPacer *self)
{
  return MAX (self->blocked_until_us, self->full_until_us);
}

/* What is waited where nobody says how long: one request's share of the window, and twice as long
 * after every further refusal. */
static gint64
get_back_off (StudioPacer *self, guint n_refusals)
{
  gint64 wait_us = MAX (self->window_us / self->limit, G_USEC_PER_SEC);
  for (guint i = 1; i < n_refusals && wait_us < STUDIO_RATE_LIMIT_WAIT_MAX_US; i++)
    wait_us *= 2;
  return MIN (wait_us, STUDIO_RATE_LIMIT_WAIT_MAX_US);
}

static void
emit_changed (StudioPacer *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
studio_pacer_finalize (GObject *object)
{
  StudioPacer *self = STUDIO_PACER (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->entries, g_array_unref);
  G_OBJECT_CLASS (studio_pacer_parent_class)->finalize (object);
}

static void
studio_pacer_class_init (StudioPacerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_pacer_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", STUDIO_TYPE_PACER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_pacer_init (StudioPacer *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->full_until_us = G_MININT64;
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
  gint64 now = drop_past (self);
  gint64 until = get_held_until (self);
  if (count_free (self) == 0)
    until = MAX (until, get_entry (self, self->entries->len - self->limit)->leaves_us);
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
  gint64 now = drop_past (self);
  return get_held_until (self) > now ? 0 : count_free (self);
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
  gint64 now = drop_past (self);
  gint64 until = get_held_until (self);
  if (self->entries->len > 0)
    until = MAX (until, get_entry (self, 0)->leaves_us);
  return until <= now ? 0 : until - now;
}

/**
 * studio_pacer_note_sent:
 * @self: a limiter
 *
 * Counts a request that is sent now. Failures count too: the service does not say that it leaves
 * them out.
 *
 * Returns: what studio_pacer_note_unsent() wants to know
 */
gint64
studio_pacer_note_sent (StudioPacer *self)
{
  gint64 leaves_us = drop_past (self) + self->window_us;
  add_entry (self, leaves_us, FALSE);
  emit_changed (self);
  return leaves_us;
}

/**
 * studio_pacer_note_unsent:
 * @self: a limiter
 * @sent: what studio_pacer_note_sent() returned
 *
 * Takes a request back of which nothing has left this computer.
 */
void
studio_pacer_note_unsent (StudioPacer *self, gint64 sent)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (get_entry (self, i)->leaves_us == sent && !get_entry (self, i)->foreign)
      {
        g_array_remove_index (self->entries, i);
        emit_changed (self);
        return;
      }
}

/**
 * studio_pacer_note_rate_limit:
 * @self: a limiter
 * @rate_limit: the headers of an answer
 *
 * Where the service counts more requests than this program sent, the others are taken to leave the
 * window from when the service says that its oldest does. Where it counts fewer, our own count
 * stands: some of ours may not have arrived there yet.
 */
void
studio_pacer_note_rate_limit (StudioPacer *self, const StudioRateLimit *rate_limit)
{
  if (!rate_limit->known)
    return;
  gint64 now = drop_past (self);
  if (rate_limit->limit > 0)
    self->limit = (guint) MIN (rate_limit->limit, LIMIT_MAX);
  if (rate_limit->remaining >= 0)
    {
      gint64 reset_us = rate_limit->reset_us >= 0 ? rate_limit->reset_us : get_back_off (self, 1);
      guint remaining = (guint) rate_limit->remaining;
      drop_foreign (self);
      if (count_free (self) > remaining)
        add_foreign (self, count_free (self) - remaining, now, reset_us);
      self->full_until_us = remaining == 0 ? now + reset_us : G_MININT64;
      drop_past (self);
    }
  emit_changed (self);
}

/**
 * studio_pacer_note_retry_after:
 * @self: a limiter
 * @wait_us: how long the service asks to wait; -1 where it does not say
 *
 * Holds every request back after the service refused one for its number: as long as the service
 * asks. Where it does not say, one request's share of the window, and twice as long after every
 * refusal in a row; a service that says so little that it refuses again is not believed to the
 * second any more. Never longer than %STUDIO_RATE_LIMIT_WAIT_MAX_US.
 */
void
studio_pacer_note_retry_after (StudioPacer *self, gint64 wait_us)
{
  gint64 now = get_now (self);

  /* Those that were under way together are refused for one and the same reason. */
  if (self->blocked_until_us <= now || self->n_refusals == 0)
    self->n_refusals++;
  gint64 least_us = G_USEC_PER_SEC;
  if (wait_us < 0)
    least_us = get_back_off (self, self->n_refusals);
  else if (self->n_refusals > 1)
    least_us = get_back_off (self, self->n_refusals - 1);
  gint64 until = now + MIN (MAX (wait_us, least_us), STUDIO_RATE_LIMIT_WAIT_MAX_US);
  self->blocked_until_us = MAX (self->blocked_until_us, until);
  emit_changed (self);
}

/**
 * studio_pacer_note_taken:
 * @self: a limiter
 *
 * The service took a request, or refused it for another reason than its number: the next refusal
 * is the first in a row again.
 */
void
studio_pacer_note_taken (StudioPacer *self)
{
  self->n_refusals = 0;
}
