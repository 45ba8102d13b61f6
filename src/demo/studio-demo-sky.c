/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

#define M(name) STUDIO_DEMO_MOTIF_##name

static StudioDemoColor
get_sky_color (const StudioDemoPalette *palette, float t)
{
  if (t < 0.55f)
    return studio_demo_color_mix (
        palette->sky_top, palette->sky_mid, studio_demo_smoothstep (-0.1f, 0.6f, t));

  return studio_demo_color_mix (studio_demo_color_mix (palette->sky_top,
                                                       palette->sky_mid,
                                                       studio_demo_smoothstep (-0.1f, 0.6f, t)),
                                palette->sky_low,
                                studio_demo_smoothstep (0.5f, 1.05f, t));
}

static void
paint_gradient (const StudioDemoScene *scene)
{
  StudioDemoCanvas *canvas = scene->canvas;

  for (int y = 0; y < canvas->height; y++)
    {
      StudioDemoColor color = get_sky_color (&scene->palette, (float) y / scene->horizon);
      StudioDemoColor *row = canvas->pixels + (gsize) y * (gsize) canvas->width;

      for (int x = 0; x < canvas->width; x++)
        row[x] = color;
    }
}

static void
paint_star (const StudioDemoScene *scene, StudioDemoDice *dice)
{
  StudioDemoCanvas *canvas = scene->canvas;
  float x = studio_demo_dice_range (dice, 0.f, (float) canvas->width);
  float y = scene->horizon * powf (studio_demo_dice_range (dice, 0.f, 1.f), 1.25f);
  float size = powf (studio_demo_dice_range (dice, 0.f, 1.f), 6.f);
  float warmth = studio_demo_dice_range (dice, 0.f, 1.f);
  float fade = 1.f - studio_demo_smoothstep (0.55f, 1.f, y / scene->horizon);
  float dx = x - scene->light_x;
  float dy = y - scene->light_y;
  float far = studio_demo_smoothstep (1.2f, 4.f, sqrtf (dx * dx + dy * dy) / scene->light_radius);
  StudioDemoColor white = studio_demo_color_mix (
      (StudioDemoColor){ 0.8f, 0.89f, 1.f }, (StudioDemoColor){ 1.f, 0.95f, 0.86f }, warmth);
  float alpha = fade * far * (0.35f + 0.65f * studio_demo_dice_range (dice, 0.f, 1.f))
                * studio_demo_smoothstep (0.2f, 0.8f, scene->palette.night);

  studio_demo_canvas_disc (canvas, x, y, canvas->unit * (0.15f + 1.35f * size), white, alpha);
  if (size > 0.3f)
    studio_demo_canvas_glow (
        canvas, x, y, canvas->unit * 9.f * size, canvas->unit * 9.f * size, white, alpha * 0.5f);
}

/* A band of faint light and dust across the sky. */
static void
paint_milky_way (const StudioDemoScene *scene, StudioDemoDice *dice)
{
  StudioDemoCanvas *canvas = scene->canvas;
  guint32 seed = studio_demo_scene_get_noise_seed (scene, "milky way");
  float angle = studio_demo_dice_range (dice, 0.5f, 1.f)
                * (studio_demo_dice_chance (dice, 0.5f) ? 1.f : -1.f);
  float c = cosf (angle);
  float s = sinf (angle);
  float u = canvas->unit;
  StudioDemoColor light = studio_demo_color_mix (
      scene->palette.accent2, (StudioDemoColor){ 0.75f, 0.8f, 1.f }, 0.55f);

  for (int y = 0; y < (int) scene->horizon; y++)
    {
      float fade = 1.f - studio_demo_smoothstep (0.5f, 1.f, (float) y / scene->horizon);

      for (int x = 0; x < canvas->width; x++)
        {
          float px = ((float) x - (float) canvas->width * 0.5f) / u;
          float py = ((float) y - scene->horizon * 0.4f) / u;
          float across = (-px * s + py * c) / 130.f;
          float band = expf (-across * across);
          float cloud;
          float dust;

          if (band < 0.03f)
            continue;
          cloud = studio_demo_fbm (px / 150.f, py / 150.f, 4, seed);
          dust = studio_demo_fbm (px / 70.f + 9.f, py / 70.f, 3, seed + 5u);
          studio_demo_canvas_screen (canvas,
                                     x,
                                     y,
                                     light,
                                     fade * band * 0.62f
                                         * studio_demo_smoothstep (0.25f, 0.85f, cloud)
                                         * (1.f
                                            - 0.75f * expf (-across * across * 6.f)
                                                  * studio_demo_smoothstep (0.45f, 0.65f, dust)));
        }
    }
}

static void
paint_moon_face (const StudioDemoScene *scene)
{
  StudioDemoCanvas *canvas = scene->canvas;
  guint32 seed = studio_demo_scene_get_noise_seed (scene, "moon");
  float r = scene->light_radius;
  StudioDemoColor shade = studio_demo_color_mix (
      scene->palette.light, scene->palette.sky_mid, 0.3f);

  for (int y = (int) (scene->light_y - r); y <= (int) (scene->light_y + r); y++)
    {
      for (int x = (int) (scene->light_x - r); x <= (int) (scene->light_x + r); x++)
        {
          float dx = ((float) x + 0.5f - scene->light_x) / r;
          float dy = ((float) y + 0.5f - scene->light_y) / r;
          float d = dx * dx + dy * dy;
          float spots;

          if (d > 0.92f)
            continue;
          spots = studio_demo_fbm (dx * 2.1f + 7.f, dy * 2.1f, 4, seed);
          studio_demo_canvas_blend (
              canvas, x, y, shade, 0.75f * studio_demo_smoothstep (0.5f, 0.68f, spots) * (1.f - d));
        }
    }
}

static void
paint_light (const StudioDemoScene *scene)
{
  StudioDemoCanvas *canvas = scene->canvas;
  const StudioDemoPalette *palette = &scene->palette;
  float r = scene->light_radius;
  float x = scene->light_x;
  float y = scene->light_y;
  StudioDemoColor warm = studio_demo_color_mix (palette->light, palette->sky_low, 0.5f);

  studio_demo_canvas_glow (canvas, x, y, r * 15.f, r * 11.f, warm, 0.42f);
  studio_demo_canvas_glow (canvas, x, y, r * 6.f, r * 6.f, palette->light, 0.34f);
  studio_demo_canvas_glow (canvas, x, y, r * 2.6f, r * 2.6f, palette->light, 0.5f);
  studio_demo_canvas_disc (canvas, x, y, r, palette->light, 1.f);
  if (palette->night > 0.6f)
    paint_moon_face (scene);
}

/**
 * studio_demo_paint_sky:
 * @scene: a scene
 *
 * Paints the sky with its stars and its sun or moon, over the whole canvas.
 */
void
studio_demo_paint_sky (const StudioDemoScene *scene)
{
  gboolean starry = studio_demo_scene_shows (scene, M (STARS));
  gboolean day = scene->palette.night < 0.25f;
  StudioDemoDice dice;
  int n_stars;

  paint_gradient (scene);
  studio_demo_dice_init (&dice, scene->seed, "stars");
  n_stars = (int) ((float) scene->canvas->width * scene->horizon / 1000.f
                   * (starry ? 1.3f : 0.45f));
  if (scene->palette.night > 0.6f && starry)
    paint_milky_way (scene, &dice);
  for (int i = 0; i < n_stars && !day && !(scene->refused & M (STARS)); i++)
    paint_star (scene, &dice);
  if (scene->refused & (M (SUN) | M (MOON)))
    return;
  if (studio_demo_scene_shows (scene, M (SUN) | M (MOON))
      || !studio_demo_scene_shows (scene, M (RAIN) | M (LIGHTNING) | M (PLANET)))
    paint_light (scene);
}
