/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

#define MAX_TIERS 14

/**
 * studio_demo_paint_conifer:
 * @scene: a scene
 * @x: the middle of its foot, in pixels
 * @y: its foot
 * @size: its height, in pixels
 * @paint: its colours; an outline is all there is
 * @dice: where its shape comes from
 *
 * Paints a spruce: tiers of drooping branches, wider towards the foot, no two alike.
 */
void
studio_demo_paint_conifer (const StudioDemoScene *scene,
                           float x,
                           float y,
                           float size,
                           const StudioDemoPaint *paint,
                           StudioDemoDice *dice)
{
  int n = CLAMP ((int) (size / (7.f * scene->canvas->unit)) + 4, 4, MAX_TIERS);
  float lean = studio_demo_dice_range (dice, -0.02f, 0.02f) * size;
  float spread = size * studio_demo_dice_range (dice, 0.15f, 0.21f);
  StudioDemoPoint left[2 * MAX_TIERS];
  StudioDemoPath path;

  studio_demo_path_begin (&path, x + lean, y - size);
  for (int i = 0; i < n; i++)
    {
      float t = (float) (i + 1) / (float) n;
      float tier_y = y - size * (1.f - 0.93f * t);
      float middle = x + lean * (1.f - t);
      float right_reach = spread * (0.12f + 0.88f * t) * studio_demo_dice_range (dice, 0.72f, 1.1f);
      float left_reach = spread * (0.12f + 0.88f * t) * studio_demo_dice_range (dice, 0.72f, 1.1f);
      float droop = size / (float) n * studio_demo_dice_range (dice, 0.1f, 0.45f);

      studio_demo_path_line (&path, middle + right_reach, tier_y + droop);
      studio_demo_path_line (&path, middle + right_reach * 0.42f, tier_y - droop * 0.1f);
      left[2 * i] = (StudioDemoPoint){ middle - left_reach, tier_y + droop };
      left[2 * i + 1] = (StudioDemoPoint){ middle - left_reach * 0.42f, tier_y - droop * 0.1f };
    }
  studio_demo_path_line (&path, x + size * 0.018f, y - size * 0.06f);
  studio_demo_path_line (&path, x + size * 0.02f, y);
  studio_demo_path_line (&path, x - size * 0.02f, y);
  studio_demo_path_line (&path, x - size * 0.018f, y - size * 0.06f);
  for (int i = n - 1; i >= 0; i--)
    {
      studio_demo_path_line (&path, left[2 * i + 1].x, left[2 * i + 1].y);
      studio_demo_path_line (&path, left[2 * i].x, left[2 * i].y);
    }
  studio_demo_path_fill (&path, scene->canvas, paint);
}

/**
 * studio_demo_paint_broadleaf:
 * @scene: a scene
 * @x: the middle of its foot, in pixels
 * @y: its foot
 * @size: its height, in pixels
 * @haze: how much of the air's colour is before it, 0 to 1
 * @dice: where its shape comes from
 *
 * Paints a maple or a cherry: a trunk and a crown of many small clumps, lit from the side of the
 * sun, in one of the palette's bright colours.
 */
void
studio_demo_paint_broadleaf (const StudioDemoScene *scene,
                             float x,
                             float y,
                             float size,
                             float haze,
                             StudioDemoDice *dice)
{
  const StudioDemoPalette *palette = &scene->palette;
  StudioDemoColor air = studio_demo_scene_get_haze (scene, 0.f);
  StudioDemoColor leaf = studio_demo_color_mix (
      palette->accent, palette->accent2, studio_demo_dice_range (dice, 0.f, 0.8f));
  StudioDemoColor dark = studio_demo_color_mix (leaf, palette->land, 0.62f);
  StudioDemoColor bright = studio_demo_color_mix (leaf, palette->light, 0.22f);
  StudioDemoPaint trunk = studio_demo_paint_flat (studio_demo_color_mix (palette->land, air, haze),
                                                  1.f);
  float side = scene->light_x > x ? 1.f : -1.f;
  float r = size * studio_demo_dice_range (dice, 0.27f, 0.36f);
  int n = CLAMP ((int) (size / (1.6f * scene->canvas->unit)), 12, 80);
  StudioDemoPath path;

  studio_demo_path_stroke (&path,
                           (StudioDemoPoint){ x, y },
                           (StudioDemoPoint){ x, y - 0.3f * size },
                           (StudioDemoPoint){ x + 0.03f * size, y - 0.6f * size },
                           0.06f * size,
                           0.02f * size);
  studio_demo_path_fill (&path, scene->canvas, &trunk);
  for (int i = 0; i < n; i++)
    {
      float t = (float) i / (float) n;
      float angle = studio_demo_dice_range (dice, 0.f, 2.f * (float) G_PI);
      float reach = sqrtf (studio_demo_dice_range (dice, 0.f, 1.f)) * (1.f - 0.3f * t);
      float dx = cosf (angle) * reach + side * 0.26f * t;
      float dy = sinf (angle) * reach - 0.34f * t;
      float clump = r * studio_demo_dice_range (dice, 0.2f, 0.34f) * (1.f - 0.35f * t);
      float lit = CLAMP (0.25f + 0.55f * t + 0.25f * side * dx - 0.3f * dy, 0.f, 1.f);
      StudioDemoColor color = studio_demo_color_mix (dark, bright, lit);

      studio_demo_canvas_disc (scene->canvas,
                               x + dx * r,
                               y - 0.62f * size + dy * r * 1.05f,
                               clump,
                               studio_demo_color_mix (color, air, haze),
                               0.96f);
    }
}
