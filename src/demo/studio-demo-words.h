/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioDemoMotif:
 *
 * What a picture can show, as bits.
 */
typedef enum
{
  STUDIO_DEMO_MOTIF_MUSHROOMS = 1 << 0,
  STUDIO_DEMO_MOTIF_MOUNTAINS = 1 << 1,
  STUDIO_DEMO_MOTIF_WATER = 1 << 2,
  STUDIO_DEMO_MOTIF_FOREST = 1 << 3,
  STUDIO_DEMO_MOTIF_CITY = 1 << 4,
  STUDIO_DEMO_MOTIF_MOON = 1 << 5,
  STUDIO_DEMO_MOTIF_SUN = 1 << 6,
  STUDIO_DEMO_MOTIF_STARS = 1 << 7,
  STUDIO_DEMO_MOTIF_CLOUDS = 1 << 8,
  STUDIO_DEMO_MOTIF_AURORA = 1 << 9,
  STUDIO_DEMO_MOTIF_BOAT = 1 << 10,
  STUDIO_DEMO_MOTIF_LIGHTHOUSE = 1 << 11,
  STUDIO_DEMO_MOTIF_HOUSE = 1 << 12,
  STUDIO_DEMO_MOTIF_FLOWERS = 1 << 13,
  STUDIO_DEMO_MOTIF_BIRDS = 1 << 14,
  STUDIO_DEMO_MOTIF_DUNES = 1 << 15,
  STUDIO_DEMO_MOTIF_SNOW = 1 << 16,
  STUDIO_DEMO_MOTIF_RAIN = 1 << 17,
  STUDIO_DEMO_MOTIF_LIGHTNING = 1 << 18,
  STUDIO_DEMO_MOTIF_MIST = 1 << 19,
  STUDIO_DEMO_MOTIF_FIREFLIES = 1 << 20,
  STUDIO_DEMO_MOTIF_BALLOON = 1 << 21,
  STUDIO_DEMO_MOTIF_PLANET = 1 << 22,
  STUDIO_DEMO_MOTIF_CRYSTALS = 1 << 23,
  STUDIO_DEMO_MOTIF_PERSON = 1 << 24,
  STUDIO_DEMO_MOTIF_ABSTRACT = 1 << 25,
  STUDIO_DEMO_MOTIF_LEAVES = 1 << 26,
} StudioDemoMotif;

guint32 studio_demo_words_find_motifs (const char *text);
guint studio_demo_words_count (const char *text, const char *words);

G_END_DECLS
