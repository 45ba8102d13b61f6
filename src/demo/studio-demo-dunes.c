/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

#define N_DUNES 6

typedef struct
{
  float base;
  float height;
  float scale;
  float t;
  guint32 seed;
} Dune;

static float
get_crest (const Dune *dune, float x)
{
  float px = x / dune->scale;
  float wave = studio_demo_noise (px, 0.3f, dune->seed);
  float sharp = 1.f
                - fabsf (2.f * studio_demo_noise (px * 0.8f + 5.f, 0.9f, dune->seed + 1u) - 1.f);

  return dune->base - dune->height * (0.5f * wave + 0.7f * sharp * sharp);
}

/* Which side of the crest a point lies on, carried down the slope in a curve. */
static float
get_light (const StudioDemoScene *scene, const Dune *dune, float x, float depth)
{
  float u = scene->canvas->unit;
  float side = scene->light_x > 0.5f * (float) scene->canvas->width ? 1.f : -1.f;
  float bend = 34.f * u * sinf (depth / (70.f * u) + (float) (dune->seed & 7));
  float at = x + side * depth * 0.75f + bend;
  float slope = (get_crest (dune, at + 4.f * u) - get_crest (dune, at - 4.f * u)) / (8.f * u);

  return studio_demo_smoothstep (-0.07f, 0.07f, -slope * -side);
}

static void
paint_dune (const StudioDemoScene *scene, const Dune *dune)
{
  StudioDemoCanvas *canvas = scene->canvas;
  const StudioDemoPalette *palette = &scene->palette;
  float u = canvas->unit;
  StudioDemoColor sand = studio_demo_color_mix (
      palette->land, studio_demo_color_mix (palette->accent, palette->accent2, 0.5f), 0.72f);
  StudioDemoColor air = studio_demo_scene_get_haze (scene, 0.f);
  StudioDemoColor bright = studio_demo_color_mix (sand, palette->light, 0.34f);
  StudioDemoColor dark = studio_demo_color_mix (palette->land, palette->sky_top, 0.25f);
  float haze = 0.82f * (1.f - dune->t) * (1.f - dune->t);
  g_autofree float *crest = g_new (float, (gsize) canvas->width);
  int first = canvas->height;

  for (int x = 0; x < canvas->width; x++)
    {
      crest[x] = get_crest (dune, (float) x);
      first = MIN (first, (int) crest[x]);
    }
  for (int y = MAX (first, 0); y < canvas->height; y++)
    {
      for (int x = 0; x < canvas->width; x++)
        {
          float depth = (float) y + 1.f - crest[x];
          float light;
          float wind;
          StudioDemoColor color;

          if (depth <= 0.f || depth > dune->height * 2.6f + 60.f * u)
            continue;
          light = get_light (scene, dune, (float) x, depth);
          wind = sinf ((depth + 0.12f * (float) x) / ((2.f + 3.4f * dune->t) * u)
                       + 7.f
                             * studio_demo_noise (
                                 (float) x / (90.f * u), depth / (40.f * u), dune->seed + 2u));
          color = studio_demo_color_mix (dark, bright, 0.02f + 0.94f * light);
          color = studio_demo_color_mix (
              color, bright, 0.16f * wind * (0.3f + dune->t) * (0.35f + light));
          color = studio_demo_color_mix (
              color, sand, studio_demo_smoothstep (0.f, dune->height * 1.6f, depth) * 0.4f);
          color = studio_demo_color_mix (color, air, haze);
          studio_demo_canvas_blend (canvas, x, y, color, MIN (depth, 1.f));
        }
    }
}

/**
 * studio_demo_paint_dunes:
 * @scene: a scene
 *
 * Paints dunes down to the front: lit on the side of the sun, in shadow behind their crests, with
 * the wind's ripples on them.
 */
void
studio_demo_paint_dunes (const StudioDemoScene *scene)
{
  float height = (float) scene->canvas->height;
  float u = scene->canvas->unit;
  StudioDemoDice dice;

  studio_demo_dice_init (&dice, scene->seed, "dunes");
  for (int i = 0; i < N_DUNES; i++)
    {
      float t = (float) i / (float) (N_DUNES - 1);
      Dune dune = {
        .base = scene->horizon + 18.f * u + (height - scene->horizon) * 1.02f * powf (t, 1.35f),
        .height = u * (36.f + 150.f * t) * studio_demo_dice_range (&dice, 0.8f, 1.25f),
        .scale = u * (170.f + 250.f * t) * studio_demo_dice_range (&dice, 0.85f, 1.3f),
        .t = t,
        .seed = studio_demo_dice_throw (&dice),
      };

      paint_dune (scene, &dune);
    }
}
