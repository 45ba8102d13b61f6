/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-noise.h"

#include <math.h>

/* The finalizer of MurmurHash3, 32 bits wide. */
static inline guint32
scramble (guint32 value)
{
  value ^= value >> 16;
  value *= 0x85ebca6bu;
  value ^= value >> 13;
  value *= 0xc2b2ae35u;

  return value ^ value >> 16;
}

static inline float
look_up (int x, int y, guint32 seed)
{
  guint32 hash = scramble ((guint32) x * 0x9e3779b1u ^ (guint32) y * 0x85ebca77u ^ seed);

  return (float) (hash >> 8) * (1.f / 16777216.f);
}

/**
 * studio_demo_hash_text:
 * @text: a text
 *
 * FNV-1a, 64 bits.
 *
 * Returns: its hash
 */
guint64
studio_demo_hash_text (const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (const char *c = text; *c != '\0'; c++)
    hash = (hash ^ (guint8) *c) * G_GUINT64_CONSTANT (0x100000001b3);

  return hash;
}

/**
 * studio_demo_dice_init:
 * @self: dice
 * @seed: where they start
 * @purpose: what they are for, so that each purpose has throws of its own
 *
 * Sets dice up.
 */
void
studio_demo_dice_init (StudioDemoDice *self, guint64 seed, const char *purpose)
{
  self->state = seed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ studio_demo_hash_text (purpose);
  studio_demo_dice_throw (self);
}

/**
 * studio_demo_dice_throw:
 * @self: dice
 *
 * SplitMix64, its upper half.
 *
 * Returns: 32 random bits
 */
guint32
studio_demo_dice_throw (StudioDemoDice *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return (guint32) ((z ^ z >> 31) >> 32);
}

/**
 * studio_demo_dice_range:
 * @self: dice
 * @from: the least value
 * @to: the greatest value
 *
 * Returns: a number in between
 */
float
studio_demo_dice_range (StudioDemoDice *self, float from, float to)
{
  float unit = (float) (studio_demo_dice_throw (self) >> 8) * (1.f / 16777216.f);

  return from + (to - from) * unit;
}

/**
 * studio_demo_dice_chance:
 * @self: dice
 * @chance: 0 to 1
 *
 * Returns: %TRUE with that chance
 */
gboolean
studio_demo_dice_chance (StudioDemoDice *self, float chance)
{
  return studio_demo_dice_range (self, 0.f, 1.f) < chance;
}

/**
 * studio_demo_dice_pick:
 * @self: dice
 * @n: how many there are to pick from, above 0
 *
 * Returns: a number from 0 to @n - 1
 */
int
studio_demo_dice_pick (StudioDemoDice *self, int n)
{
  return (int) (studio_demo_dice_throw (self) % (guint32) n);
}

/**
 * studio_demo_noise:
 * @x: a coordinate, in units of the noise's grid
 * @y: a coordinate
 * @seed: which noise
 *
 * Value noise with a quintic fade.
 *
 * Returns: 0 to 1
 */
float
studio_demo_noise (float x, float y, guint32 seed)
{
  float x_floor = floorf (x);
  float y_floor = floorf (y);
  int ix = (int) x_floor;
  int iy = (int) y_floor;
  float fx = x - x_floor;
  float fy = y - y_floor;
  float a = look_up (ix, iy, seed);
  float b = look_up (ix + 1, iy, seed);
  float c = look_up (ix, iy + 1, seed);
  float d = look_up (ix + 1, iy + 1, seed);

  fx = fx * fx * fx * (fx * (fx * 6.f - 15.f) + 10.f);
  fy = fy * fy * fy * (fy * (fy * 6.f - 15.f) + 10.f);
  a += (b - a) * fx;
  c += (d - c) * fx;

  return a + (c - a) * fy;
}

/**
 * studio_demo_fbm:
 * @x: a coordinate, in units of the coarsest grid
 * @y: a coordinate
 * @octaves: how many layers of noise
 * @seed: which noise
 *
 * Noise on noise, each finer, fainter and turned by about 37 degrees, which hides the grid.
 *
 * Returns: 0 to 1
 */
float
studio_demo_fbm (float x, float y, int octaves, guint32 seed)
{
  float sum = 0.f;
  float weight = 0.5f;
  float total = 0.f;

  for (int i = 0; i < octaves; i++)
    {
      float turned = 1.6f * x - 1.2f * y;

      sum += weight * studio_demo_noise (x, y, seed + (guint32) i * 0x68bc21ebu);
      total += weight;
      weight *= 0.5f;
      y = 1.2f * x + 1.6f * y;
      x = turned;
    }

  return sum / total;
}

/**
 * studio_demo_ridged:
 * @x: a coordinate, in units of the coarsest grid
 * @y: a coordinate
 * @octaves: how many layers of noise
 * @seed: which noise
 *
 * Noise folded at its middle, which makes sharp crests.
 *
 * Returns: 0 to 1
 */
float
studio_demo_ridged (float x, float y, int octaves, guint32 seed)
{
  float sum = 0.f;
  float weight = 0.5f;
  float total = 0.f;

  for (int i = 0; i < octaves; i++)
    {
      float n = studio_demo_noise (x, y, seed + (guint32) i * 0x27d4eb2fu);

      sum += weight * (1.f - fabsf (2.f * n - 1.f));
      total += weight;
      weight *= 0.46f;
      x = x * 2.07f + 17.3f;
      y = y * 2.07f - 5.1f;
    }

  return sum / total;
}
