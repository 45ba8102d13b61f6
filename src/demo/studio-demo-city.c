/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

typedef struct
{
  float left;
  float right;
  float top;
  float bottom;
  float scale;
  float nearness;
  StudioDemoColor wall;
} Building;

static void
fill_rectangle (const StudioDemoScene *scene,
                float left,
                float top,
                float right,
                float bottom,
                const StudioDemoPaint *paint)
{
  StudioDemoPath path;

  studio_demo_path_rectangle (&path, left, top, right, bottom);
  studio_demo_path_fill (&path, scene->canvas, paint);
}

static StudioDemoColor
pick_window_color (const StudioDemoScene *scene, StudioDemoDice *dice)
{
  static const guint32 colors[] = { 0xffd78c, 0xffe9b8, 0xffc46a, 0xfff3d6, 0xbfe4ff };
  int i = studio_demo_dice_pick (dice, G_N_ELEMENTS (colors) + 2);

  if (i >= (int) G_N_ELEMENTS (colors))
    return i % 2 == 0 ? scene->palette.accent2 : studio_demo_color_from_hex (colors[0]);

  return studio_demo_color_from_hex (colors[i]);
}

static void
light_windows (const StudioDemoScene *scene, const Building *building, StudioDemoDice *dice)
{
  float night = scene->palette.night;
  float step_x = 7.5f * building->scale;
  float step_y = 9.5f * building->scale;
  float chance = 0.12f + 0.4f * night * studio_demo_dice_range (dice, 0.5f, 1.1f);
  StudioDemoColor own = pick_window_color (scene, dice);

  for (float y = building->top + step_y; y < building->bottom - step_y * 0.5f; y += step_y)
    {
      gboolean floor_lit = studio_demo_dice_chance (dice, 0.08f);

      for (float x = building->left + step_x * 0.5f; x < building->right - step_x * 0.8f;
           x += step_x)
        {
          gboolean lit = studio_demo_dice_chance (dice, floor_lit ? 0.85f : chance);
          StudioDemoColor color = studio_demo_dice_chance (dice, 0.75f)
                                      ? own
                                      : pick_window_color (scene, dice);
          float alpha = (0.25f + 0.65f * building->nearness)
                        * studio_demo_dice_range (dice, 0.45f, 1.f);
          StudioDemoPaint paint;

          if (!lit && night > 0.4f)
            continue;
          paint = lit && night > 0.2f
                      ? studio_demo_paint_flat (color, alpha)
                      : studio_demo_paint_flat (
                          lit ? scene->palette.sky_low : scene->palette.sky_top, alpha * 0.45f);
          fill_rectangle (scene, x, y, x + step_x * 0.55f, y + step_y * 0.5f, &paint);
        }
    }
}

static void
crown (const StudioDemoScene *scene, const Building *b, StudioDemoDice *dice)
{
  StudioDemoPaint paint = studio_demo_paint_flat (b->wall, 1.f);
  float middle = 0.5f * (b->left + b->right);
  float width = b->right - b->left;
  StudioDemoPath path;

  switch (studio_demo_dice_pick (dice, 5))
    {
    case 0:
      fill_rectangle (scene,
                      b->left + width * 0.18f,
                      b->top - 13.f * b->scale,
                      b->right - width * 0.18f,
                      b->top + 1.f,
                      &paint);
      fill_rectangle (scene,
                      b->left + width * 0.34f,
                      b->top - 24.f * b->scale,
                      b->right - width * 0.34f,
                      b->top + 1.f,
                      &paint);
      break;
    case 1:
      studio_demo_path_begin (&path, b->left, b->top + 1.f);
      studio_demo_path_line (&path, b->left, b->top - width * 0.4f);
      studio_demo_path_line (&path, b->right, b->top + 1.f);
      studio_demo_path_fill (&path, scene->canvas, &paint);
      break;
    case 2:
      studio_demo_path_begin (&path, middle - 0.22f * width, b->top + 1.f);
      studio_demo_path_line (&path, middle, b->top - 62.f * b->scale);
      studio_demo_path_line (&path, middle + 0.22f * width, b->top + 1.f);
      studio_demo_path_fill (&path, scene->canvas, &paint);
      break;
    case 3:
      fill_rectangle (scene,
                      middle - 1.f * b->scale,
                      b->top - 42.f * b->scale,
                      middle + 1.f * b->scale,
                      b->top + 1.f,
                      &paint);
      if (scene->palette.night > 0.4f)
        studio_demo_canvas_glow (scene->canvas,
                                 middle,
                                 b->top - 42.f * b->scale,
                                 7.f * b->scale,
                                 7.f * b->scale,
                                 (StudioDemoColor){ 1.f, 0.3f, 0.25f },
                                 1.2f);
      break;
    default:
      break;
    }
}

static void
hang_sign (const StudioDemoScene *scene, const Building *b, StudioDemoDice *dice)
{
  StudioDemoColor color = studio_demo_dice_chance (dice, 0.5f) ? scene->palette.accent
                                                               : scene->palette.accent2;
  StudioDemoPaint paint = studio_demo_paint_flat (
      studio_demo_color_mix (color, (StudioDemoColor){ 1.f, 1.f, 1.f }, 0.35f), 0.95f);
  float x = studio_demo_dice_chance (dice, 0.5f) ? b->left + 2.f * b->scale
                                                 : b->right - 5.f * b->scale;
  float top = b->top + studio_demo_dice_range (dice, 12.f, 40.f) * b->scale;
  float length = studio_demo_dice_range (dice, 34.f, 90.f) * b->scale;

  studio_demo_canvas_glow (scene->canvas,
                           x + 1.5f * b->scale,
                           top + length * 0.5f,
                           30.f * b->scale,
                           length,
                           color,
                           0.55f);
  fill_rectangle (scene, x, top, x + 3.f * b->scale, top + length, &paint);
}

static void
build_row (const StudioDemoScene *scene,
           float nearness,
           float tallest,
           float scale,
           StudioDemoDice *dice)
{
  StudioDemoColor wall = studio_demo_scene_get_haze (scene, nearness);
  StudioDemoColor foot = studio_demo_scene_get_haze (scene, nearness * 0.6f);
  float u = scene->canvas->unit;
  guint32 seed = studio_demo_dice_throw (dice);
  float x = -30.f * u;

  while (x < (float) scene->canvas->width)
    {
      float width = studio_demo_dice_range (dice, 24.f, 62.f) * u * scale;
      float area = studio_demo_fbm (x / (230.f * u), 1.f, 3, seed);
      Building building = {
        .left = x,
        .right = x + width,
        .bottom = scene->horizon + 6.f * u,
        .scale = u * scale,
        .nearness = nearness,
        .wall = studio_demo_color_scale (wall, studio_demo_dice_range (dice, 0.88f, 1.1f)),
      };
      StudioDemoPaint paint;

      building.top = scene->horizon
                     - tallest * studio_demo_smoothstep (0.15f, 0.8f, area)
                           * studio_demo_dice_range (dice, 0.5f, 1.1f)
                     - 24.f * u;
      paint = studio_demo_paint_fade (building.wall, foot, 1.f);
      fill_rectangle (scene, building.left, building.top, building.right, building.bottom, &paint);
      crown (scene, &building, dice);
      light_windows (scene, &building, dice);
      if (nearness > 0.5f && scene->palette.night > 0.6f && studio_demo_dice_chance (dice, 0.22f))
        hang_sign (scene, &building, dice);
      x += width + studio_demo_dice_range (dice, -4.f, 9.f) * u * scale;
    }
}

/**
 * studio_demo_paint_city:
 * @scene: a scene
 *
 * Paints a skyline at the horizon, three rows deep, with windows that are lit at night.
 */
void
studio_demo_paint_city (const StudioDemoScene *scene)
{
  float reach = MIN (scene->horizon, 0.9f * (float) scene->canvas->width);
  StudioDemoDice dice;

  studio_demo_dice_init (&dice, scene->seed, "city");
  build_row (scene, 0.28f, reach * 0.62f, 0.7f, &dice);
  studio_demo_canvas_glow (scene->canvas,
                           0.5f * (float) scene->canvas->width,
                           scene->horizon,
                           0.75f * (float) scene->canvas->width,
                           0.4f * reach,
                           scene->palette.sky_low,
                           0.4f);
  build_row (scene, 0.56f, reach * 0.46f, 0.95f, &dice);
  build_row (scene, 0.84f, reach * 0.28f, 1.25f, &dice);
}
