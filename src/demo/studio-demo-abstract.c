/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

static StudioDemoColor
pick_color (const StudioDemoPalette *palette, float t)
{
  const StudioDemoColor stops[] = {
    palette->land,   palette->sky_top, palette->sky_mid,
    palette->accent, palette->sky_low, palette->accent2,
  };
  float at = CLAMP (t, 0.f, 0.9999f) * (float) (G_N_ELEMENTS (stops) - 1);
  int i = (int) at;

  return studio_demo_color_mix (
      stops[i], stops[i + 1], studio_demo_smoothstep (0.f, 1.f, at - (float) i));
}

/**
 * studio_demo_paint_abstract:
 * @scene: a scene
 *
 * Paints silk: noise whose coordinates are bent by noise twice over, lit from one side.
 */
void
studio_demo_paint_abstract (const StudioDemoScene *scene)
{
  StudioDemoCanvas *canvas = scene->canvas;
  guint32 seed = studio_demo_scene_get_noise_seed (scene, "abstract");
  float scale = 1.f / (330.f * canvas->unit);
  g_autofree float *above = g_new0 (float, (gsize) canvas->width);

  for (int y = 0; y < canvas->height; y++)
    {
      float before = 0.f;

      for (int x = 0; x < canvas->width; x++)
        {
          float px = (float) x * scale;
          float py = (float) y * scale;
          float ax = studio_demo_fbm (px, py, 2, seed);
          float ay = studio_demo_fbm (px + 5.2f, py + 1.3f, 2, seed + 1u);
          float bx = studio_demo_noise (px + 2.3f * ax + 1.7f, py + 2.3f * ay + 9.2f, seed + 2u);
          float by = studio_demo_noise (px + 2.3f * ax + 8.3f, py + 2.3f * ay + 2.8f, seed + 3u);
          float f = studio_demo_fbm (px + 2.2f * bx, py + 2.2f * by, 3, seed + 4u);
          float slope = x == 0 || y == 0 ? 0.f : (f - before + f - above[x]) * 75.f * canvas->unit;
          StudioDemoColor color = pick_color (&scene->palette,
                                              studio_demo_smoothstep (0.12f, 0.88f, f) * 0.86f
                                                  + 0.24f * (bx - 0.4f));

          color = slope > 0.f ? studio_demo_color_mix (
                      color, scene->palette.light, MIN (slope * 0.26f, 0.45f))
                              : studio_demo_color_mix (
                                  color, scene->palette.land, MIN (-slope * 0.26f, 0.45f));
          studio_demo_canvas_blend (canvas, x, y, color, 1.f);
          before = f;
          above[x] = f;
        }
    }
}
