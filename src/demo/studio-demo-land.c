/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

#define M(name) STUDIO_DEMO_MOTIF_##name

typedef struct
{
  float base;
  float height;
  float scale;
  float nearness;
  float roughness;
  float mist;
  guint32 seed;
} Ridge;

static void
shape_ridge (const StudioDemoScene *scene, const Ridge *ridge, float *crest)
{
  for (int x = 0; x < scene->canvas->width; x++)
    {
      float px = (float) x / ridge->scale;
      float sharp = studio_demo_ridged (px, 0.7f, 5, ridge->seed);
      float soft = studio_demo_fbm (px * 0.9f, 2.3f, 4, ridge->seed + 1u);
      float peak = 1.4f * (soft + (sharp * sharp - soft) * ridge->roughness) - 0.1f;

      crest[x] = ridge->base - ridge->height * peak;
    }
}

static StudioDemoColor
shade_slope (const StudioDemoScene *scene,
             const Ridge *ridge,
             StudioDemoColor color,
             float x,
             float depth)
{
  const StudioDemoPalette *palette = &scene->palette;
  float u = scene->canvas->unit;
  float side = scene->light_x > x ? 1.f : -1.f;
  float px = x / (62.f * u) + side * depth / (120.f * u);
  float py = depth / (150.f * u);
  float facet = studio_demo_ridged (px, py, 4, ridge->seed + 2u);
  float light = facet - studio_demo_ridged (px + side * 0.22f, py, 3, ridge->seed + 2u);
  float fade = 1.f - studio_demo_smoothstep (0.f, 230.f * u, depth);

  if (studio_demo_scene_shows (scene, M (SNOW) | M (AURORA)) && ridge->roughness > 0.5f)
    {
      StudioDemoColor white = studio_demo_color_mix (
          palette->sky_low, (StudioDemoColor){ 0.93f, 0.96f, 1.f }, 0.75f);
      float line = ridge->height * 0.16f + 95.f * u * (facet - 0.35f);

      white = studio_demo_color_mix (color, white, 0.85f - 0.4f * palette->night);
      color = studio_demo_color_mix (color,
                                     white,
                                     (0.72f + 1.2f * light)
                                         * studio_demo_smoothstep (line + 26.f * u, line, depth));
    }

  return studio_demo_color_mix (color,
                                light > 0.f ? palette->light : palette->sky_top,
                                fade * MIN (fabsf (light), 0.5f) * 0.42f);
}

static void
fill_ridge (const StudioDemoScene *scene, const Ridge *ridge, const float *crest, float end)
{
  StudioDemoCanvas *canvas = scene->canvas;
  float u = canvas->unit;
  StudioDemoColor top = studio_demo_scene_get_haze (scene, ridge->nearness);
  StudioDemoColor foot = studio_demo_scene_get_haze (scene, ridge->nearness * (1.f - ridge->mist));
  int first = canvas->height;

  for (int x = 0; x < canvas->width; x++)
    first = MIN (first, (int) crest[x]);
  for (int y = MAX (first, 0); y < MIN (canvas->height, (int) end); y++)
    {
      for (int x = 0; x < canvas->width; x++)
        {
          float depth = (float) y + 1.f - crest[x];
          float near_light = ((float) x - scene->light_x) / (0.3f * (float) canvas->width);
          StudioDemoColor color;

          if (depth <= 0.f)
            continue;
          color = studio_demo_color_mix (
              top, foot, studio_demo_smoothstep (0.f, ridge->height * 1.25f, depth));
          if (ridge->roughness > 0.5f && depth < 230.f * u)
            color = shade_slope (scene, ridge, color, (float) x, depth);
          color = studio_demo_color_mix (color,
                                         scene->palette.light,
                                         0.34f * expf (-depth / (3.f * u) - near_light * near_light)
                                             * (1.f - 0.5f * ridge->nearness));
          studio_demo_canvas_blend (canvas, x, y, color, MIN (depth, 1.f));
        }
    }
}

static void
plant_forest (const StudioDemoScene *scene, const Ridge *ridge, const float *crest, float size)
{
  StudioDemoCanvas *canvas = scene->canvas;
  StudioDemoColor color = studio_demo_scene_get_haze (scene, MIN (1.f, ridge->nearness + 0.06f));
  StudioDemoColor foot = studio_demo_scene_get_haze (scene, ridge->nearness);
  StudioDemoPaint paint = studio_demo_paint_fade (color, foot, 1.f);
  gboolean leafy = studio_demo_scene_shows (scene, M (LEAVES));
  StudioDemoDice dice;
  float x = 0.f;

  studio_demo_dice_init (&dice, scene->seed + ridge->seed, "trees");
  x = -size * studio_demo_dice_range (&dice, 0.f, 0.3f);
  while (x < (float) canvas->width + size * 0.3f)
    {
      float stand = studio_demo_noise (x / (size * 3.f), 3.f, ridge->seed + 9u);
      int column = CLAMP ((int) x, 0, canvas->width - 1);
      float height = size * (0.45f + 0.75f * stand) * studio_demo_dice_range (&dice, 0.7f, 1.15f);

      if (leafy)
        studio_demo_paint_broadleaf (
            scene, x, crest[column] + size * 0.12f, height, 0.8f * (1.f - ridge->nearness), &dice);
      else if (stand > 0.26f)
        studio_demo_paint_conifer (scene, x, crest[column] + size * 0.1f, height, &paint, &dice);
      x += size * studio_demo_dice_range (&dice, 0.1f, 0.27f) * (leafy ? 1.7f : 1.f);
    }
}

/* Mist lies in the valleys: a soft, uneven sheet in the colour of the air. */
static void
paint_mist (const StudioDemoScene *scene, float middle, float spread, float amount, guint32 seed)
{
  StudioDemoCanvas *canvas = scene->canvas;
  float u = canvas->unit;
  StudioDemoColor air = studio_demo_color_mix (
      studio_demo_scene_get_haze (scene, 0.f), scene->palette.sky_low, 0.35f);
  int top = MAX (0, (int) (middle - 2.f * spread));
  int bottom = MIN (canvas->height, (int) (middle + 2.f * spread));

  for (int y = top; y < bottom; y++)
    {
      float d = ((float) y - middle) / spread;
      float sheet = expf (-d * d * 1.6f);

      for (int x = 0; x < canvas->width; x++)
        {
          float n = studio_demo_fbm ((float) x / (210.f * u), (float) y / (60.f * u), 3, seed);

          studio_demo_canvas_blend (
              canvas, x, y, air, amount * sheet * studio_demo_smoothstep (0.18f, 0.75f, n));
        }
    }
}

/* Blades along the crest in front, in tufts. */
static void
grow_grass (const StudioDemoScene *scene, const float *crest, guint32 seed)
{
  float u = scene->canvas->unit;
  StudioDemoPaint paint = studio_demo_paint_flat (studio_demo_scene_get_haze (scene, 1.f), 1.f);
  StudioDemoDice dice;
  StudioDemoPath path;

  studio_demo_dice_init (&dice, scene->seed, "grass");
  for (float x = 0.f; x < (float) scene->canvas->width;
       x += u * studio_demo_dice_range (&dice, 0.8f, 3.2f))
    {
      float tuft = studio_demo_fbm (x / (60.f * u), 0.5f, 3, seed);
      float size = u * (2.f + 30.f * studio_demo_smoothstep (0.4f, 0.8f, tuft))
                   * studio_demo_dice_range (&dice, 0.4f, 1.2f);
      float y = crest[CLAMP ((int) x, 0, scene->canvas->width - 1)] + 2.f * u;
      float lean = studio_demo_dice_range (&dice, -0.45f, 0.55f) * size;

      studio_demo_path_stroke (&path,
                               (StudioDemoPoint){ x, y },
                               (StudioDemoPoint){ x + 0.1f * lean, y - 0.6f * size },
                               (StudioDemoPoint){ x + lean, y - size },
                               1.9f * u,
                               0.3f);
      studio_demo_path_fill (&path, scene->canvas, &paint);
    }
}

/* Tall trees at the sides, so near that they are all but black. */
static void
frame_with_trees (const StudioDemoScene *scene)
{
  StudioDemoCanvas *canvas = scene->canvas;
  StudioDemoColor dark = studio_demo_color_scale (scene->palette.land, 0.8f);
  StudioDemoPaint paint = studio_demo_paint_flat (dark, 1.f);
  StudioDemoDice dice;
  int sides;

  studio_demo_dice_init (&dice, scene->seed, "frame");
  sides = 1 + studio_demo_dice_pick (&dice, 3);
  for (int i = 0; i < 6; i++)
    {
      float edge = studio_demo_dice_range (&dice, -0.06f, 0.14f);
      float size = (float) canvas->height * studio_demo_dice_range (&dice, 0.3f, 0.62f)
                   * (1.f - 2.f * MAX (edge, 0.f));

      size = MIN (size, 0.75f * (float) canvas->width);
      if (sides & (1 << (i % 2)))
        studio_demo_paint_conifer (scene,
                                   (float) canvas->width * (i % 2 == 0 ? edge : 1.f - edge),
                                   (float) canvas->height * 1.02f,
                                   size,
                                   &paint,
                                   &dice);
    }
}

static void
paint_ridge (const StudioDemoScene *scene,
             const Ridge *ridge,
             float tree_size,
             float end,
             gboolean grassy)
{
  g_autofree float *crest = g_new (float, (gsize) scene->canvas->width);

  shape_ridge (scene, ridge, crest);
  if (tree_size > 0.f)
    plant_forest (scene, ridge, crest, tree_size);
  if (grassy)
    grow_grass (scene, crest, ridge->seed);
  fill_ridge (scene, ridge, crest, end);
}

/**
 * studio_demo_paint_far_land:
 * @scene: a scene
 *
 * Paints what stands at the horizon: ridges behind ridges with mist in between, or a low coast.
 */
void
studio_demo_paint_far_land (const StudioDemoScene *scene)
{
  gboolean high = studio_demo_scene_shows (scene, M (MOUNTAINS));
  gboolean wet = studio_demo_scene_shows (scene, M (WATER));
  gboolean misty = studio_demo_scene_shows (scene, M (MIST) | M (RAIN));
  gboolean wooded = studio_demo_scene_shows (scene, M (FOREST));
  float u = scene->canvas->unit;
  float reach = MIN (scene->horizon, 0.8f * (float) scene->canvas->width);
  int n = high || !wet ? 4 : 1;
  StudioDemoDice dice;

  if (studio_demo_scene_shows (scene, M (CITY)) && !high)
    n = 1;
  studio_demo_dice_init (&dice, scene->seed, "ridges");
  for (int i = 0; i < n; i++)
    {
      float t = (float) i / 3.f;
      Ridge ridge = {
        .base = scene->horizon + (wet ? 4.f * u : 0.f)
                + (wet ? t * 6.f : t * 105.f) * u * (high ? 1.f : 0.8f),
        .height = reach * (high ? 0.52f - 0.32f * t : 0.16f)
                  * studio_demo_dice_range (&dice, 0.85f, 1.15f) * (wet && !high ? 0.45f : 1.f),
        .scale = u * (high ? 330.f - 70.f * t : 300.f)
                 * studio_demo_dice_range (&dice, 0.8f, 1.25f),
        .nearness = 0.16f + 0.5f * t + (wet && !high ? 0.2f : 0.f),
        .roughness = high ? 0.85f - 0.7f * t : 0.1f,
        .mist = misty ? 0.95f : 0.7f,
        .seed = studio_demo_dice_throw (&dice),
      };

      paint_ridge (scene,
                   &ridge,
                   wooded && i >= 1 ? (16.f + 26.f * t) * u : 0.f,
                   wet ? scene->horizon : (float) scene->canvas->height,
                   FALSE);
      if (misty || wooded || i > 0)
        paint_mist (scene,
                    ridge.base - (wet ? 22.f : 2.f) * u,
                    (misty ? 58.f : 38.f) * u,
                    misty ? 0.75f : 0.38f,
                    ridge.seed + 4u);
    }
}

/**
 * studio_demo_paint_near_land:
 * @scene: a scene
 *
 * Paints the ground in front, with trees on it where the scene has any.
 */
void
studio_demo_paint_near_land (const StudioDemoScene *scene)
{
  float height = (float) scene->canvas->height;
  float u = scene->canvas->unit;
  gboolean wet = studio_demo_scene_shows (scene, M (WATER));
  gboolean wooded = studio_demo_scene_shows (scene, M (FOREST));
  gboolean city = studio_demo_scene_shows (scene, M (CITY));
  float from = wet    ? scene->water_end
               : city ? scene->horizon
                      : scene->horizon + 0.42f * (height - scene->horizon);
  int n = wet ? 1 : 3;
  StudioDemoDice dice;

  if ((city && wet)
      || (wet
          && !studio_demo_scene_shows (scene,
                                       M (MOUNTAINS) | M (FOREST) | M (FLOWERS) | M (PERSON)
                                           | M (MUSHROOMS) | M (CRYSTALS) | M (HOUSE))))
    return;
  studio_demo_dice_init (&dice, scene->seed, "near land");
  for (int i = 0; i < n; i++)
    {
      float t = n == 1 ? 1.f : (float) i / 2.f;
      Ridge ridge = {
        .base = from + (height - from) * 0.62f * (wet ? 0.4f : t) + 16.f * u,
        .height = u * (wet ? 46.f : 62.f - 22.f * t),
        .scale = u * (300.f + 190.f * t),
        .nearness = 0.72f + 0.28f * t,
        .mist = studio_demo_scene_shows (scene, M (MIST)) && i < 2 ? 0.5f : 0.04f,
        .seed = studio_demo_dice_throw (&dice),
      };
      float trees = wooded ? u * (i < 2 && !wet ? 58.f + 84.f * t : wet ? 150.f : 0.f) : 0.f;

      paint_ridge (
          scene, &ridge, trees, height, i == n - 1 && !studio_demo_scene_shows (scene, M (SNOW)));
      if (i < n - 1 && studio_demo_scene_shows (scene, M (MIST)))
        paint_mist (scene, ridge.base + 10.f * u, 44.f * u, 0.5f, ridge.seed + 4u);
    }
  if (wooded && !studio_demo_scene_shows (scene, M (LEAVES)))
    frame_with_trees (scene);
}
