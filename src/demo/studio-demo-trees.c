/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

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
