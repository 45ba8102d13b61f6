/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-pacer-set.h"

struct _StudioPacerSet
{
  StudioClock *clock;
  GHashTable *pacers;
};

/**
 * studio_pacer_set_new:
 * @clock: what the time is
 *
 * Returns: (transfer full): an empty set
 */
StudioPacerSet *
studio_pacer_set_new (StudioClock *clock)
{
  StudioPacerSet *self = g_new0 (StudioPacerSet, 1);
  self->clock = g_object_ref (clock);
  self->pacers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

/**
 * studio_pacer_set_free:
 * @self: (transfer full): a set
 */
void
studio_pacer_set_free (StudioPacerSet *self)
{
  g_object_unref (self->clock);
  g_hash_table_unref (self->pacers);
  g_free (self);
}

/**
 * studio_pacer_set_get:
 * @self: a set
 * @key: a key of the service; only its digest is kept
 *
 * The limit is the key's, so the address does not matter.
 *
 * Returns: (transfer none): the limiter of @key, the same one every time
 */
StudioPacer *
studio_pacer_set_get (StudioPacerSet *self, const char *key)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  StudioPacer *pacer = g_hash_table_lookup (self->pacers, digest);

  if (pacer == NULL)
    {
      pacer = studio_pacer_new (self->clock, STUDIO_PACER_LIMIT, STUDIO_PACER_WINDOW_US);
      g_hash_table_insert (self->pacers, g_steal_pointer (&digest), pacer);
    }
  return pacer;
}
