/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

typedef struct
{
  StudioDemoPoint foot;
  float length;
  float width;
  float angle;
} Shard;

static StudioDemoPoint
get_corner (const Shard *shard, float across, float along)
{
  float c = cosf (shard->angle);
  float s = sinf (shard->angle);

  return (StudioDemoPoint){ shard->foot.x + across * shard->width * c + along * shard->length * s,
                            shard->foot.y + across * shard->width * s - along * shard->length * c };
}

static void
fill_facet (const StudioDemoScene *scene,
            const Shard *shard,
            const float corners[4][2],
            StudioDemoColor top,
            StudioDemoColor bottom)
{
  StudioDemoPaint paint = studio_demo_paint_fade (top, bottom, 0.94f);
  StudioDemoPath path;

  for (int i = 0; i < 4; i++)
    {
      StudioDemoPoint p = get_corner (shard, corners[i][0], corners[i][1]);

      if (i == 0)
        studio_demo_path_begin (&path, p.x, p.y);
      else
        studio_demo_path_line (&path, p.x, p.y);
    }
  studio_demo_path_fill (&path, scene->canvas, &paint);
}

/* A six-sided prism with a point: three faces are seen, and the facets of its tip. */
static void
paint_shard (const StudioDemoScene *scene, const Shard *shard, StudioDemoColor body)
{
  static const float left[4][2] = {
    { -1.f, 0.f }, { -1.f, 0.74f }, { -0.3f, 0.66f }, { -0.3f, 0.f }
  };
  static const float middle[4][2] = {
    { -0.32f, 0.f }, { -0.32f, 0.66f }, { 0.5f, 0.7f }, { 0.5f, 0.f }
  };
  static const float right[4][2] = {
    { 0.48f, 0.f }, { 0.48f, 0.7f }, { 1.f, 0.78f }, { 1.f, 0.f }
  };
  static const float tip_left[4][2] = {
    { -1.f, 0.735f }, { 0.1f, 1.f }, { -0.3f, 0.655f }, { -0.3f, 0.655f }
  };
  static const float tip[4][2] = {
    { -0.31f, 0.655f }, { 0.1f, 1.f }, { 0.5f, 0.695f }, { 0.5f, 0.695f }
  };
  static const float tip_right[4][2] = {
    { 0.49f, 0.695f }, { 0.1f, 1.f }, { 1.f, 0.775f }, { 1.f, 0.775f }
  };
  StudioDemoColor white = { 1.f, 1.f, 1.f };
  StudioDemoColor pale = studio_demo_color_mix (body, white, 0.5f);
  StudioDemoColor deep = studio_demo_color_scale (body, 0.45f);
  StudioDemoColor foot = studio_demo_color_mix (scene->palette.land, body, 0.35f);

  fill_facet (scene, shard, left, pale, studio_demo_color_mix (foot, pale, 0.3f));
  fill_facet (scene, shard, middle, body, foot);
  fill_facet (scene, shard, right, deep, studio_demo_color_scale (foot, 0.7f));
  fill_facet (scene, shard, tip_left, studio_demo_color_mix (body, white, 0.8f), pale);
  fill_facet (scene, shard, tip, pale, studio_demo_color_mix (body, pale, 0.4f));
  fill_facet (scene, shard, tip_right, body, deep);
}

static void
grow_cluster (const StudioDemoScene *scene, float x, float y, float size, StudioDemoDice *dice)
{
  const StudioDemoPalette *palette = &scene->palette;
  int n = 3 + studio_demo_dice_pick (dice, 4);
  float night = 0.35f + 0.65f * palette->night;
  StudioDemoColor light = palette->accent2;

  studio_demo_canvas_glow (
      scene->canvas, x, y - size * 0.7f, size * 2.6f, size * 2.3f, light, 0.55f * night);
  studio_demo_canvas_glow (scene->canvas, x, y, size * 1.7f, size * 0.45f, light, 0.6f * night);
  for (int i = 0; i < n; i++)
    {
      float spread = n == 1 ? 0.f
                            : -1.f + 2.f * (float) ((i * 2 + 1) % n) / (float) (n - 1 + n % 2);
      Shard shard = {
        .foot = { x + spread * size * 0.34f,
                  y + studio_demo_dice_range (dice, -0.04f, 0.05f) * size },
        .length = size * (1.75f - 0.9f * fabsf (spread))
                  * studio_demo_dice_range (dice, 0.75f, 1.1f),
        .width = size * studio_demo_dice_range (dice, 0.13f, 0.23f),
        .angle = spread * 0.52f + studio_demo_dice_range (dice, -0.08f, 0.08f),
      };
      StudioDemoColor body = studio_demo_color_mix (
          palette->accent, light, studio_demo_dice_range (dice, 0.05f, 0.7f));

      paint_shard (scene, &shard, body);
    }
}

/**
 * studio_demo_paint_crystals:
 * @scene: a scene
 *
 * Paints clusters of crystals that glow from within.
 */
void
studio_demo_paint_crystals (const StudioDemoScene *scene)
{
  float height = (float) scene->canvas->height;
  float u = scene->canvas->unit;
  gboolean wet = studio_demo_scene_shows (scene, STUDIO_DEMO_MOTIF_WATER);
  gboolean shared = studio_demo_scene_shows (scene, STUDIO_DEMO_MOTIF_MUSHROOMS);
  float top = wet ? scene->water_end - 8.f * u : scene->horizon + 0.3f * (height - scene->horizon);
  float across = (float) scene->canvas->width / (1000.f * u);
  StudioDemoDice dice;

  studio_demo_dice_init (&dice, scene->seed, "crystals");
  for (int row = 0; row < (shared ? 2 : 4); row++)
    {
      float t = (float) row / 3.f;
      int n = MAX (1, (int) (across * (4.4f - 0.9f * (float) row) + 0.5f));

      for (int i = 0; i < n; i++)
        grow_cluster (scene,
                      (float) scene->canvas->width
                          * ((float) i + studio_demo_dice_range (&dice, 0.1f, 0.9f)) / (float) n,
                      top + (height - top) * (0.08f + 0.86f * t)
                          + studio_demo_dice_range (&dice, -10.f, 10.f) * u,
                      u * (20.f + 72.f * t) * studio_demo_dice_range (&dice, 0.7f, 1.25f),
                      &dice);
    }
}
