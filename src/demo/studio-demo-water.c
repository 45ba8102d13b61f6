/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>
#include <string.h>

static StudioDemoColor
read_mirrored (const StudioDemoCanvas *canvas, float x, float y, float blur)
{
  StudioDemoColor sum = { 0 };

  for (int i = -1; i <= 1; i++)
    {
      int column = CLAMP ((int) x, 0, canvas->width - 1);
      int row = CLAMP ((int) (y + (float) i * blur), 0, canvas->height - 1);
      StudioDemoColor color = canvas->pixels[(gsize) row * (gsize) canvas->width + (gsize) column];

      sum.r += color.r / 3.f;
      sum.g += color.g / 3.f;
      sum.b += color.b / 3.f;
    }

  return sum;
}

static StudioDemoColor
get_water_pixel (const StudioDemoScene *scene, int x, int y, float t, guint32 seed)
{
  const StudioDemoPalette *palette = &scene->palette;
  StudioDemoCanvas *canvas = scene->canvas;
  float u = canvas->unit;
  float px = (float) x / u;
  float depth = ((float) y - scene->horizon) / u;
  /* Ripples look larger the nearer they are. */
  float near = 0.12f + t;
  float swell = studio_demo_fbm (px / (110.f * near), depth / (9.f * near) * 0.9f, 3, seed) - 0.5f;
  float ripple = studio_demo_noise (px / (34.f * near), depth / (3.2f * near), seed + 1u) - 0.5f;
  float mirror = scene->horizon
                 - (depth * 0.94f + (swell * 46.f + ripple * 16.f) * near * t * 2.f) * u;
  StudioDemoColor color = read_mirrored (canvas,
                                         (float) x + (swell * 22.f + ripple * 16.f) * near * u,
                                         MIN (mirror, scene->horizon - 1.f),
                                         1.f + 7.f * t * u);
  StudioDemoColor deep = studio_demo_color_mix (palette->sky_top, palette->land, 0.35f);
  float path_width = (22.f + 120.f * t) * u;
  float off = ((float) x - scene->light_x + swell * 60.f * near * u) / path_width;
  float glint = studio_demo_smoothstep (0.08f, 0.3f, ripple * 0.8f + swell * 0.7f)
                * expf (-off * off);

  if (scene->refused & (STUDIO_DEMO_MOTIF_SUN | STUDIO_DEMO_MOTIF_MOON))
    glint = 0.f;
  color = studio_demo_color_mix (color, deep, 0.18f + 0.46f * t);
  color = studio_demo_color_mix (
      color,
      palette->sky_low,
      0.3f * (1.f - t * 0.5f) * studio_demo_smoothstep (0.12f, 0.34f, swell + ripple * 0.4f));

  return studio_demo_color_mix (color, palette->light, 0.78f * glint * (1.f - 0.35f * t));
}

/**
 * studio_demo_paint_water:
 * @scene: a scene
 *
 * Paints water from the horizon to the near shore. It mirrors what is on the canvas above the
 * horizon by now, broken by ripples, with the path of the sun or the moon on it.
 */
void
studio_demo_paint_water (const StudioDemoScene *scene)
{
  StudioDemoCanvas *canvas = scene->canvas;
  guint32 seed = studio_demo_scene_get_noise_seed (scene, "water");
  int top = (int) scene->horizon;
  g_autofree StudioDemoColor *row = g_new (StudioDemoColor, (gsize) canvas->width);
  StudioDemoColor shore = studio_demo_color_mix (
      scene->palette.sky_low, scene->palette.light, 0.4f);

  for (int y = top; y < canvas->height; y++)
    {
      float t = ((float) y - scene->horizon) / ((float) canvas->height - scene->horizon);
      float line = expf (-((float) y - scene->horizon) / (2.2f * canvas->unit));

      t = MAX (t, 0.f);
      for (int x = 0; x < canvas->width; x++)
        row[x] = studio_demo_color_mix (get_water_pixel (scene, x, y, t, seed), shore, 0.3f * line);
      memcpy (canvas->pixels + (gsize) y * (gsize) canvas->width,
              row,
              (gsize) canvas->width * sizeof *row);
    }
}
