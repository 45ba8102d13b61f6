/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

#define M(name) STUDIO_DEMO_MOTIF_##name

static void
paint_rain (const StudioDemoScene *scene)
{
  StudioDemoCanvas *canvas = scene->canvas;
  float u = canvas->unit;
  StudioDemoColor color = studio_demo_color_mix (
      scene->palette.sky_low, (StudioDemoColor){ 1.f, 1.f, 1.f }, 0.35f);
  StudioDemoDice dice;
  StudioDemoPath path;
  float slant;

  studio_demo_dice_init (&dice, scene->seed, "rain");
  slant = studio_demo_dice_range (&dice, -0.25f, 0.25f);
  for (int i = 0; i < 950; i++)
    {
      float depth = studio_demo_dice_range (&dice, 0.f, 1.f);
      float length = u * (16.f + 44.f * depth);
      float x = studio_demo_dice_range (&dice, -0.1f, 1.1f) * (float) canvas->width;
      float y = studio_demo_dice_range (&dice, -0.05f, 1.f) * (float) canvas->height;
      StudioDemoPaint paint = studio_demo_paint_flat (color, 0.07f + 0.18f * depth);

      studio_demo_path_begin (&path, x, y);
      studio_demo_path_line (&path, x + slant * length, y + length);
      studio_demo_path_line (&path, x + slant * length + u * (0.7f + 0.7f * depth), y + length);
      studio_demo_path_fill (&path, canvas, &paint);
    }
}

static void
paint_snow (const StudioDemoScene *scene)
{
  StudioDemoCanvas *canvas = scene->canvas;
  float u = canvas->unit;
  StudioDemoColor white = { 1.f, 1.f, 1.f };
  StudioDemoDice dice;

  studio_demo_dice_init (&dice, scene->seed, "snow");
  for (int i = 0; i < 620; i++)
    {
      float depth = powf (studio_demo_dice_range (&dice, 0.f, 1.f), 5.f);
      float x = studio_demo_dice_range (&dice, 0.f, 1.f) * (float) canvas->width;
      float y = studio_demo_dice_range (&dice, 0.f, 1.f) * (float) canvas->height;

      if (depth > 0.55f)
        studio_demo_canvas_glow (canvas, x, y, u * 11.f * depth, u * 11.f * depth, white, 0.75f);
      else
        studio_demo_canvas_disc (canvas, x, y, u * (0.7f + 3.4f * depth), white, 0.78f);
    }
}

static void
paint_fireflies (const StudioDemoScene *scene)
{
  StudioDemoCanvas *canvas = scene->canvas;
  float u = canvas->unit;
  float top = scene->horizon * 0.72f;
  StudioDemoColor color = studio_demo_color_mix (
      scene->palette.accent2, studio_demo_color_from_hex (0xfff2a8), 0.5f);
  StudioDemoDice dice;

  studio_demo_dice_init (&dice, scene->seed, "fireflies");
  for (int i = 0; i < 90; i++)
    {
      float size = u * (0.7f + 1.7f * powf (studio_demo_dice_range (&dice, 0.f, 1.f), 3.f));
      float x = studio_demo_dice_range (&dice, 0.f, 1.f) * (float) canvas->width;
      float y = top + studio_demo_dice_range (&dice, 0.f, 1.f) * ((float) canvas->height - top);

      studio_demo_canvas_glow (canvas, x, y, size * 9.f, size * 9.f, color, 0.55f);
      studio_demo_canvas_disc (canvas, x, y, size, (StudioDemoColor){ 1.f, 1.f, 0.92f }, 0.95f);
    }
}

/**
 * studio_demo_paint_weather:
 * @scene: a scene
 *
 * Paints what fills the air in front of everything: rain, snow, fireflies.
 */
void
studio_demo_paint_weather (const StudioDemoScene *scene)
{
  if (studio_demo_scene_shows (scene, M (RAIN)))
    paint_rain (scene);
  if (studio_demo_scene_shows (scene, M (SNOW)))
    paint_snow (scene);
  if (studio_demo_scene_shows (scene, M (FIREFLIES)))
    paint_fireflies (scene);
}
