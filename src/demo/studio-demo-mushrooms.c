/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

typedef struct
{
  float x;
  float y;
  float size;
  float lean;
  StudioDemoColor cap;
  StudioDemoColor glow;
} Mushroom;

static void
paint_stem (const StudioDemoScene *scene, const Mushroom *m, float cap_x, float cap_y)
{
  StudioDemoColor pale = studio_demo_color_mix (
      m->glow, (StudioDemoColor){ 0.96f, 0.92f, 0.85f }, 0.72f);
  StudioDemoColor foot = studio_demo_color_mix (pale, scene->palette.land, 0.55f);
  StudioDemoPaint paint = studio_demo_paint_fade (pale, foot, 1.f);
  float w = m->size * 0.12f;
  StudioDemoPath path;

  studio_demo_path_begin (&path, cap_x - w, cap_y);
  studio_demo_path_curve (&path, cap_x - w * 0.8f, 0.5f * (cap_y + m->y), m->x - w * 1.7f, m->y);
  studio_demo_path_curve (&path, m->x, m->y + w * 0.9f, m->x + w * 1.7f, m->y);
  studio_demo_path_curve (&path, cap_x + w * 0.8f, 0.5f * (cap_y + m->y), cap_x + w, cap_y);
  studio_demo_path_fill (&path, scene->canvas, &paint);
  paint = studio_demo_paint_fade (studio_demo_color_mix (m->glow, foot, 0.3f), foot, 0.4f);
  studio_demo_path_begin (&path, cap_x + w * 0.15f, cap_y);
  studio_demo_path_curve (&path, cap_x + w * 0.1f, 0.5f * (cap_y + m->y), m->x + w * 0.4f, m->y);
  studio_demo_path_line (&path, m->x + w * 1.7f, m->y);
  studio_demo_path_curve (&path, cap_x + w * 0.8f, 0.5f * (cap_y + m->y), cap_x + w, cap_y);
  studio_demo_path_fill (&path, scene->canvas, &paint);
}

static void
paint_gills (const StudioDemoScene *scene, const Mushroom *m, float x, float y, float rx, float ry)
{
  StudioDemoColor bright = studio_demo_color_mix (
      m->glow, (StudioDemoColor){ 1.f, 1.f, 0.95f }, 0.35f);
  StudioDemoPaint paint = studio_demo_paint_fade (
      studio_demo_color_mix (m->cap, m->glow, 0.3f), bright, 1.f);
  StudioDemoPaint line = studio_demo_paint_flat (studio_demo_color_scale (m->cap, 0.75f), 0.35f);
  StudioDemoPath path;

  studio_demo_path_ellipse (&path, x, y, rx, ry, 0.f);
  studio_demo_path_fill (&path, scene->canvas, &paint);
  if (m->size < 26.f * scene->canvas->unit)
    return;
  for (int i = 1; i < 16; i++)
    {
      float a = (float) G_PI * (float) i / 16.f;
      StudioDemoPoint from = { x + 0.18f * rx * cosf (a), y + 0.1f * ry * sinf (a) };
      StudioDemoPoint to = { x + 0.94f * rx * cosf (a), y + 0.92f * ry * sinf (a) };

      studio_demo_path_stroke (&path,
                               from,
                               (StudioDemoPoint){ 0.5f * (from.x + to.x), 0.5f * (from.y + to.y) },
                               to,
                               0.6f,
                               m->size * 0.018f);
      studio_demo_path_fill (&path, scene->canvas, &line);
    }
}

static void
paint_spots (const StudioDemoScene *scene,
             const Mushroom *m,
             float x,
             float y,
             float h,
             StudioDemoDice *dice)
{
  StudioDemoPaint paint = studio_demo_paint_flat (
      studio_demo_color_mix (m->glow, (StudioDemoColor){ 1.f, 1.f, 0.96f }, 0.6f), 0.7f);
  int n = 4 + studio_demo_dice_pick (dice, 4);
  StudioDemoPath path;

  for (int i = 0; i < n; i++)
    {
      float across = -0.72f + 1.44f * ((float) i + 0.5f) / (float) n
                     + studio_demo_dice_range (dice, -0.06f, 0.06f);
      float up = studio_demo_dice_range (dice, 0.2f, 0.72f) * sqrtf (1.f - across * across);
      float r = m->size * studio_demo_dice_range (dice, 0.045f, 0.095f);

      studio_demo_path_ellipse (&path,
                                x + across * m->size * 0.9f,
                                y - h * up,
                                r * sqrtf (1.f - 0.75f * across * across),
                                r * (0.45f + 0.4f * (1.f - up)),
                                across * 0.6f);
      studio_demo_path_fill (&path, scene->canvas, &paint);
    }
}

static void
paint_cap (const StudioDemoScene *scene, const Mushroom *m, float x, float y, StudioDemoDice *dice)
{
  float s = m->size;
  float h = s * studio_demo_dice_range (dice, 0.78f, 1.05f);
  float side = scene->light_x < x ? -1.f : 1.f;
  StudioDemoPaint paint = studio_demo_paint_fade (
      studio_demo_color_mix (m->cap, m->glow, 0.2f), studio_demo_color_scale (m->cap, 0.62f), 1.f);
  StudioDemoPath path;

  paint.shine = studio_demo_color_mix (m->glow, (StudioDemoColor){ 1.f, 1.f, 1.f }, 0.25f);
  paint.shine_x = x + side * s * 0.32f;
  paint.shine_y = y - h * 0.66f;
  paint.shine_radius = s * 0.85f;
  studio_demo_path_begin (&path, x - s, y + s * 0.05f);
  studio_demo_path_curve (&path, x - s * 0.98f, y - h * 0.55f, x - s * 0.46f, y - h * 0.86f);
  studio_demo_path_curve (&path, x, y - h * 1.12f, x + s * 0.46f, y - h * 0.86f);
  studio_demo_path_curve (&path, x + s * 0.98f, y - h * 0.55f, x + s, y + s * 0.05f);
  studio_demo_path_curve (&path, x + s * 0.6f, y - s * 0.14f, x, y - s * 0.15f);
  studio_demo_path_curve (&path, x - s * 0.6f, y - s * 0.14f, x - s, y + s * 0.05f);
  studio_demo_path_fill (&path, scene->canvas, &paint);
  if (s > 15.f * scene->canvas->unit)
    paint_spots (scene, m, x, y, h, dice);
}

static void
paint_mushroom (const StudioDemoScene *scene, const Mushroom *m, StudioDemoDice *dice)
{
  StudioDemoCanvas *canvas = scene->canvas;
  float tall = m->size * studio_demo_dice_range (dice, 1.5f, 2.3f);
  float x = m->x + m->lean * tall;
  float y = m->y - tall;
  float night = 0.3f + 0.7f * scene->palette.night;

  studio_demo_canvas_glow (
      canvas, x, y + 0.3f * m->size, m->size * 4.4f, m->size * 4.4f, m->glow, 0.34f * night);
  studio_demo_canvas_glow (
      canvas, m->x, m->y, m->size * 2.4f, m->size * 0.6f, m->glow, 0.32f * night);
  paint_gills (scene, m, x, y + m->size * 0.02f, m->size * 0.98f, m->size * 0.2f);
  paint_stem (scene, m, x, y);
  studio_demo_canvas_glow (
      canvas, x, y + 0.25f * m->size, m->size * 1.1f, m->size * 0.8f, m->glow, 0.34f * night);
  paint_cap (scene, m, x, y, dice);
}

static void
grow_group (const StudioDemoScene *scene, float y, float size, int n, StudioDemoDice *dice)
{
  const StudioDemoPalette *palette = &scene->palette;
  float middle = (float) scene->canvas->width * studio_demo_dice_range (dice, 0.02f, 0.98f);

  for (int i = 0; i < n; i++)
    {
      float part = (float) i / (float) n;
      gboolean bright = studio_demo_dice_chance (dice, 0.45f);
      Mushroom m = {
        .x = middle + size * studio_demo_dice_range (dice, -2.9f, 2.9f),
        .y = y + size * (part - 0.5f) * 0.7f,
        .size = size * studio_demo_dice_range (dice, 0.38f, 1.05f),
        .lean = studio_demo_dice_range (dice, -0.14f, 0.14f),
        .cap = bright ? studio_demo_color_mix (palette->accent, palette->accent2, 0.75f)
                      : palette->accent,
        .glow = palette->accent2,
      };

      paint_mushroom (scene, &m, dice);
    }
}

/**
 * studio_demo_paint_mushrooms:
 * @scene: a scene
 *
 * Paints groups of glowing mushrooms, small ones far away and large ones in front.
 */
void
studio_demo_paint_mushrooms (const StudioDemoScene *scene)
{
  float height = (float) scene->canvas->height;
  float u = scene->canvas->unit;
  gboolean wet = studio_demo_scene_shows (scene, STUDIO_DEMO_MOTIF_WATER);
  float top = wet ? scene->water_end - 6.f * u : scene->horizon + 0.3f * (height - scene->horizon);
  float across = (float) scene->canvas->width / (1000.f * u);
  StudioDemoDice dice;

  studio_demo_dice_init (&dice, scene->seed, "mushrooms");
  for (int row = 0; row < 4; row++)
    {
      float t = (float) row / 3.f;
      int n_groups = MAX (1, (int) (across * (5.f - 1.1f * (float) row) + 0.5f));

      for (int i = 0; i < n_groups; i++)
        grow_group (scene,
                    top + (height - top) * (0.06f + 0.86f * t)
                        + studio_demo_dice_range (&dice, -9.f, 9.f) * u,
                    u * (10.f + 40.f * t * t) * studio_demo_dice_range (&dice, 0.75f, 1.3f),
                    1 + studio_demo_dice_pick (&dice, row < 3 ? 4 : 3),
                    &dice);
    }
}
