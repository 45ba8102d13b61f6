/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-random.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>

struct _StudioRandom
{
  GRand *generator;
};

/**
 * studio_random_new_system:
 *
 * Returns: (transfer full): a source seeded by the operating system
 */
StudioRandom *
studio_random_new_system (void)
{
  StudioRandom *self = g_new0 (StudioRandom, 1);
  self->generator = g_rand_new ();
  return self;
}

/**
 * studio_random_new_repeatable:
 * @start: what decides the whole sequence
 *
 * Returns: (transfer full): a source that gives the same seeds for the same @start
 */
StudioRandom *
studio_random_new_repeatable (guint32 start)
{
  StudioRandom *self = g_new0 (StudioRandom, 1);
  self->generator = g_rand_new_with_seed (start);
  return self;
}

/**
 * studio_random_free:
 * @self: (transfer full): a source
 */
void
studio_random_free (StudioRandom *self)
{
  g_rand_free (self->generator);
  g_free (self);
}

/**
 * studio_random_draw_seed:
 * @self: a source
 *
 * Draws a seed for the service: never 0, which would mean a random seed that nobody is told,
 * and never 4294967295, which schemas derived from Stability's own leave out.
 *
 * Returns: 1 … %STUDIO_SEED_DRAWN_MAX
 */
guint32
studio_random_draw_seed (StudioRandom *self)
{
  guint32 drawn;
  do
    drawn = g_rand_int (self->generator);
  while (drawn == 0 || drawn > STUDIO_SEED_DRAWN_MAX);
  return drawn;
}

/**
 * studio_seed_from_string:
 * @text: (nullable): what a person typed
 * @seed: (out): where to put the number
 * @error: return location; %STUDIO_ERROR_SEED
 *
 * Returns: whether @text, without white space around it, is a whole number of
 *   0 … %STUDIO_SEED_MAX
 */
gboolean
studio_seed_from_string (const char *text, guint32 *seed, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text == NULL ? "" : text));
  guint64 value = 0;
  if (!g_ascii_string_to_unsigned (stripped, 10, 0, STUDIO_SEED_MAX, &value, NULL))
    {
      g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_SEED, _ ("“%s” is not a seed."), stripped);
      return FALSE;
    }
  *seed = (guint32) value;
  return TRUE;
}

/**
 * studio_seed_get_next:
 * @seed: a seed
 *
 * Returns: the seed of the next image of a batch; past the end it goes on with 1, because 0 would
 *   be a seed that nobody is told
 */
guint32
studio_seed_get_next (guint32 seed)
{
  return seed >= STUDIO_SEED_DRAWN_MAX ? 1 : seed + 1;
}
