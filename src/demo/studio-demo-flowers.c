/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

static void
paint_blade (const StudioDemoScene *scene,
             float x,
             float y,
             float size,
             StudioDemoColor color,
             StudioDemoDice *dice)
{
  StudioDemoPaint paint = studio_demo_paint_fade (
      studio_demo_color_mix (color, scene->palette.light, 0.22f), color, 0.9f);
  float lean = studio_demo_dice_range (dice, -0.4f, 0.4f) * size;
  StudioDemoPath path;

  studio_demo_path_stroke (&path,
                           (StudioDemoPoint){ x, y },
                           (StudioDemoPoint){ x, y - size * 0.6f },
                           (StudioDemoPoint){ x + lean, y - size },
                           MAX (size * 0.07f, 0.9f),
                           0.2f);
  studio_demo_path_fill (&path, scene->canvas, &paint);
}

static StudioDemoColor
pick_petal_color (const StudioDemoScene *scene, StudioDemoDice *dice)
{
  const StudioDemoPalette *palette = &scene->palette;

  switch (studio_demo_dice_pick (dice, 6))
    {
    case 0:
      return palette->accent2;
    case 1:
      return studio_demo_color_turn (palette->accent, 40.f);
    case 2:
      return studio_demo_color_mix (palette->accent2, (StudioDemoColor){ 1.f, 1.f, 1.f }, 0.6f);
    default:
      return palette->accent;
    }
}

static void
paint_blossom (const StudioDemoScene *scene,
               float x,
               float y,
               float size,
               StudioDemoColor color,
               StudioDemoDice *dice)
{
  int n = 5 + studio_demo_dice_pick (dice, 3);
  float flat = studio_demo_dice_range (dice, 0.5f, 0.9f);
  float turn = studio_demo_dice_range (dice, 0.f, 6.f);
  StudioDemoColor rim = studio_demo_color_mix (color, (StudioDemoColor){ 1.f, 1.f, 1.f }, 0.3f);
  StudioDemoPaint heart = studio_demo_paint_flat (
      studio_demo_color_mix (scene->palette.accent2, studio_demo_color_from_hex (0xffd75a), 0.6f),
      1.f);
  StudioDemoPath path;

  for (int i = 0; i < n; i++)
    {
      float a = turn + 2.f * (float) G_PI * (float) i / (float) n;
      float px = x + 0.55f * size * cosf (a);
      float py = y + 0.55f * size * sinf (a) * flat;
      StudioDemoPaint paint = studio_demo_paint_fade (
          rim, studio_demo_color_scale (color, 0.8f + 0.2f * sinf (a + 2.f)), 0.96f);

      studio_demo_path_ellipse (
          &path, px, py, size * 0.52f, size * 0.36f * flat, atan2f (sinf (a) * flat, cosf (a)));
      studio_demo_path_fill (&path, scene->canvas, &paint);
    }
  studio_demo_path_ellipse (&path, x, y, size * 0.24f, size * 0.24f * flat, 0.f);
  studio_demo_path_fill (&path, scene->canvas, &heart);
}

static void
grow_flower (const StudioDemoScene *scene,
             float x,
             float y,
             float size,
             StudioDemoColor green,
             StudioDemoDice *dice)
{
  StudioDemoColor color = pick_petal_color (scene, dice);
  float tall = size * studio_demo_dice_range (dice, 2.f, 4.f);
  float top_x = x + studio_demo_dice_range (dice, -0.5f, 0.5f) * size;
  StudioDemoPaint stem = studio_demo_paint_flat (green, 1.f);
  StudioDemoPath path;

  if (scene->palette.night > 0.6f)
    studio_demo_canvas_glow (scene->canvas, top_x, y - tall, size * 4.f, size * 4.f, color, 0.22f);
  studio_demo_path_stroke (&path,
                           (StudioDemoPoint){ x, y },
                           (StudioDemoPoint){ x, y - tall * 0.6f },
                           (StudioDemoPoint){ top_x, y - tall },
                           MAX (0.8f, size * 0.16f),
                           MAX (0.6f, size * 0.1f));
  studio_demo_path_fill (&path, scene->canvas, &stem);
  if (size < 4.f * scene->canvas->unit)
    studio_demo_canvas_disc (scene->canvas, top_x, y - tall, size * 0.7f, color, 0.92f);
  else
    paint_blossom (scene, top_x, y - tall, size, color, dice);
}

/**
 * studio_demo_paint_flowers:
 * @scene: a scene
 *
 * Paints a meadow: a haze of dots far away, stems and petals in front.
 */
void
studio_demo_paint_flowers (const StudioDemoScene *scene)
{
  StudioDemoCanvas *canvas = scene->canvas;
  float height = (float) canvas->height;
  float u = canvas->unit;
  gboolean wet = studio_demo_scene_shows (scene, STUDIO_DEMO_MOTIF_WATER);
  float top = wet ? scene->water_end : scene->horizon + 0.5f * (height - scene->horizon);
  guint32 patches = studio_demo_scene_get_noise_seed (scene, "patches");
  StudioDemoColor green = studio_demo_color_mix (scene->palette.land,
                                                 studio_demo_color_from_hex (0x4c8a3a),
                                                 0.55f - 0.35f * scene->palette.night);
  StudioDemoDice dice;
  int n_rows = 26;

  studio_demo_dice_init (&dice, scene->seed, "flowers");
  for (int row = 0; row < n_rows; row++)
    {
      float t = ((float) row + 0.5f) / (float) n_rows;
      float y = top + (height * 1.04f - top) * t;
      float size = u * (1.3f + 15.f * t * t);
      float step = size * (2.6f + 0.6f * t);

      for (float x = 0.f; x < (float) canvas->width;
           x += step * studio_demo_dice_range (&dice, 0.5f, 1.5f))
        {
          float patch = studio_demo_fbm (x / (150.f * u), y / (50.f * u), 2, patches);
          float at = y + size * studio_demo_dice_range (&dice, -0.8f, 0.8f);

          for (int i = 0; i < 3; i++)
            paint_blade (scene,
                         x + step * studio_demo_dice_range (&dice, -0.5f, 0.5f),
                         at + size,
                         size * studio_demo_dice_range (&dice, 1.2f, 2.8f),
                         green,
                         &dice);
          if (patch > 0.4f)
            grow_flower (
                scene, x, at, size * studio_demo_dice_range (&dice, 0.7f, 1.15f), green, &dice);
        }
    }
}
