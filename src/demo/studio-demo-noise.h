/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioDemoDice:
 * @state: the state of the generator
 *
 * Repeatable random numbers: the same state gives the same throws on every machine.
 */
typedef struct
{
  guint64 state;
} StudioDemoDice;

void studio_demo_dice_init (StudioDemoDice *self, guint64 seed, const char *purpose);
guint32 studio_demo_dice_throw (StudioDemoDice *self);
float studio_demo_dice_range (StudioDemoDice *self, float from, float to);
gboolean studio_demo_dice_chance (StudioDemoDice *self, float chance);
int studio_demo_dice_pick (StudioDemoDice *self, int n);

guint64 studio_demo_hash_text (const char *text);
float studio_demo_noise (float x, float y, guint32 seed);
float studio_demo_fbm (float x, float y, int octaves, guint32 seed);
float studio_demo_ridged (float x, float y, int octaves, guint32 seed);

G_END_DECLS
