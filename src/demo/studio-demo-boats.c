/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

static void
paint_sail (const StudioDemoScene *scene,
            float x,
            float y,
            float width,
            float tall,
            float flip,
            StudioDemoColor color,
            float alpha)
{
  StudioDemoPaint paint = studio_demo_paint_fade (
      color, studio_demo_color_scale (color, 0.86f), alpha);
  StudioDemoPath path;

  studio_demo_path_begin (&path, x, y - flip * tall);
  studio_demo_path_curve (&path, x + width * 0.75f, y - flip * tall * 0.5f, x + width, y);
  studio_demo_path_line (&path, x, y);
  studio_demo_path_fill (&path, scene->canvas, &paint);
}

/* A boat, or with @flip -1 its image in the water. */
static void
paint_boat (const StudioDemoScene *scene, float x, float y, float s, float flip, float alpha)
{
  const StudioDemoPalette *palette = &scene->palette;
  StudioDemoColor hull = studio_demo_color_mix (
      palette->land, studio_demo_color_from_hex (0x5a3322), 0.4f - 0.3f * palette->night);
  StudioDemoColor cloth = studio_demo_color_mix (
      studio_demo_color_mix (palette->accent2, (StudioDemoColor){ 1.f, 0.98f, 0.94f }, 0.65f),
      palette->sky_mid,
      0.1f + 0.45f * palette->night);
  StudioDemoColor red = studio_demo_color_mix (
      palette->accent, palette->sky_mid, 0.1f + 0.3f * palette->night);
  StudioDemoPaint wood = studio_demo_paint_flat (hull, alpha);
  StudioDemoPath path;

  studio_demo_path_rectangle (
      &path, x - 0.02f * s, y - flip * 2.25f * s, x + 0.02f * s, y - flip * 0.2f * s);
  studio_demo_path_fill (&path, scene->canvas, &wood);
  paint_sail (scene, x + 0.05f * s, y - flip * 0.34f * s, 0.92f * s, 1.85f * s, flip, cloth, alpha);
  paint_sail (scene, x - 0.06f * s, y - flip * 0.38f * s, -0.66f * s, 1.35f * s, flip, red, alpha);
  studio_demo_path_begin (&path, x - 0.95f * s, y - flip * 0.27f * s);
  studio_demo_path_curve (&path, x, y - flip * 0.14f * s, x + 1.1f * s, y - flip * 0.34f * s);
  studio_demo_path_curve (
      &path, x + 0.92f * s, y + flip * 0.02f * s, x + 0.62f * s, y + flip * 0.04f * s);
  studio_demo_path_line (&path, x - 0.6f * s, y + flip * 0.04f * s);
  studio_demo_path_curve (&path, x - 0.86f * s, y, x - 0.95f * s, y - flip * 0.27f * s);
  studio_demo_path_fill (&path, scene->canvas, &wood);
}

/**
 * studio_demo_paint_boats:
 * @scene: a scene
 *
 * Paints sailing boats on the water, one near and some far away, with their images in it.
 */
void
studio_demo_paint_boats (const StudioDemoScene *scene)
{
  StudioDemoCanvas *canvas = scene->canvas;
  float u = canvas->unit;
  float water = scene->water_end - scene->horizon;
  StudioDemoDice dice;
  int n;

  studio_demo_dice_init (&dice, scene->seed, "boats");
  n = 1 + studio_demo_dice_pick (&dice, 3);
  for (int i = n - 1; i >= 0; i--)
    {
      float t = i == 0 ? studio_demo_dice_range (&dice, 0.34f, 0.5f)
                       : studio_demo_dice_range (&dice, 0.06f, 0.2f);
      float x = (float) canvas->width * studio_demo_dice_range (&dice, 0.14f, 0.86f);
      float y = scene->horizon + water * t;
      float s = u * (12.f + 130.f * t);

      if (i == 0)
        x = scene->light_x > 0.5f * (float) canvas->width ? scene->light_x - 230.f * u
                                                          : scene->light_x + 230.f * u;
      paint_boat (scene, x, y, s, -0.85f, 0.3f);
      paint_boat (scene, x, y, s, 1.f, 1.f);
      if (scene->palette.night > 0.5f)
        studio_demo_canvas_glow (
            canvas, x, y - 0.5f * s, s, s, studio_demo_color_from_hex (0xffce7a), 0.5f);
    }
}
