/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

#define M(name) STUDIO_DEMO_MOTIF_##name

static void
paint_cloud_pixel (const StudioDemoScene *scene, int x, int y, guint32 seed, float thickness)
{
  const StudioDemoPalette *palette = &scene->palette;
  float u = scene->canvas->unit;
  float down = (float) y / scene->horizon;
  /* Clouds are flatter the nearer they are to the horizon, as a plane overhead would be seen. */
  float stretch = 1.f / (0.35f + 0.9f * (1.f - down));
  float px = (float) x / (270.f * u) * (0.6f + 0.4f * stretch);
  float py = (float) y / (135.f * u) * stretch;
  float warp = studio_demo_noise (px * 1.3f, py * 1.3f, seed + 3u);
  float density = studio_demo_fbm (px + 0.5f * warp, py, 5, seed);
  float cover = studio_demo_smoothstep (thickness, thickness + 0.2f, density)
                * studio_demo_smoothstep (0.0f, 0.16f, down)
                * (1.f - studio_demo_smoothstep (0.86f, 1.02f, down));
  float lit;
  float near_light;
  float dx;
  float dy;
  StudioDemoColor dark;
  StudioDemoColor bright;

  if (cover <= 0.004f)
    return;
  dx = (scene->light_x - (float) x) / (270.f * u);
  dy = (scene->light_y - (float) y) / (135.f * u);
  near_light = 1.f / (1.f + 0.5f * (dx * dx + dy * dy));
  lit = density
        - studio_demo_fbm (
            px + 0.5f * warp + 0.09f * dx / (0.4f + fabsf (dx)), py - 0.13f, 4, seed);
  lit = CLAMP (0.45f + 3.2f * lit, 0.f, 1.f);
  dark = studio_demo_color_mix (palette->sky_mid, palette->sky_low, 0.1f + 0.4f * down);
  dark = studio_demo_color_scale (dark, palette->night > 0.4f ? 0.72f : 0.93f);
  bright = studio_demo_color_mix (palette->sky_low, palette->light, 0.3f + 0.7f * near_light);
  if (palette->night > 0.4f)
    bright = studio_demo_color_mix (palette->sky_mid, bright, 0.25f + 0.6f * near_light);
  studio_demo_canvas_blend (
      scene->canvas, x, y, studio_demo_color_mix (dark, bright, lit), cover * 0.88f);
}

static void
paint_clouds (const StudioDemoScene *scene)
{
  guint32 seed = studio_demo_scene_get_noise_seed (scene, "clouds");
  gboolean heavy = studio_demo_scene_shows (scene, M (RAIN) | M (LIGHTNING));
  float thickness = heavy ? 0.36f : 0.5f;

  for (int y = 0; y < (int) scene->horizon; y++)
    {
      for (int x = 0; x < scene->canvas->width; x++)
        paint_cloud_pixel (scene, x, y, seed, thickness);
    }
}

static void
paint_curtain (const StudioDemoScene *scene,
               guint32 seed,
               float base,
               float length,
               StudioDemoColor low,
               StudioDemoColor high)
{
  StudioDemoCanvas *canvas = scene->canvas;
  float u = canvas->unit;

  for (int x = 0; x < canvas->width; x++)
    {
      float px = (float) x / u;
      float fold = studio_demo_fbm (px / 300.f, 1.5f, 3, seed);
      float y0 = base + (fold - 0.5f) * 330.f * u
                 + 28.f * u
                       * sinf (px / 70.f + 9.f * studio_demo_noise (px / 260.f, 0.f, seed + 1u));
      float rays = 0.25f + 0.75f * studio_demo_fbm (px / 20.f + 4.f * fold, 4.f, 3, seed + 2u);
      float strength = studio_demo_smoothstep (
          0.3f, 0.62f, studio_demo_noise (px / 240.f + 3.f, 8.f, seed + 3u));
      int bottom = MIN ((int) (y0 + 70.f * u), canvas->height - 1);

      for (int y = bottom; y >= 0; y--)
        {
          float up = (y0 - (float) y) / (length * (0.55f + 0.75f * rays));
          float light = expf (-2.3f * up);

          if (up < 0.f)
            light = studio_demo_smoothstep (70.f * u, 0.f, (float) y - y0);
          if (up > 2.2f)
            break;
          studio_demo_canvas_screen (canvas,
                                     x,
                                     y,
                                     studio_demo_color_mix (low, high, up * 0.9f),
                                     light * rays * strength * 0.95f);
        }
    }
}

static void
paint_aurora (const StudioDemoScene *scene)
{
  StudioDemoDice dice;
  StudioDemoColor green = studio_demo_color_from_hex (0x4dffa6);
  StudioDemoColor teal = studio_demo_color_from_hex (0x3fd8e8);
  StudioDemoColor violet = studio_demo_color_from_hex (0xa060ff);

  studio_demo_dice_init (&dice, scene->seed, "aurora");
  for (int i = 0; i < 3; i++)
    {
      guint32 seed = studio_demo_dice_throw (&dice);
      float base = scene->horizon * studio_demo_dice_range (&dice, 0.42f, 0.72f);
      float length = scene->horizon * studio_demo_dice_range (&dice, 0.3f, 0.46f);

      paint_curtain (scene, seed, base, length, i == 1 ? teal : green, violet);
    }
}

static void
paint_globe_pixel (const StudioDemoScene *scene,
                   int x,
                   int y,
                   float dx,
                   float dy,
                   float tilt,
                   guint32 seed)
{
  const StudioDemoPalette *palette = &scene->palette;
  float d = dx * dx + dy * dy;
  float z = sqrtf (MAX (0.f, 1.f - d));
  float side = scene->light_x < (float) scene->canvas->width * 0.5f ? -1.f : 1.f;
  float lit = studio_demo_smoothstep (-0.25f, 0.9f, side * dx * 0.75f - dy * 0.45f + z * 0.5f);
  float across = dy * cosf (tilt) - dx * sinf (tilt);
  float along = dx * cosf (tilt) + dy * sinf (tilt);
  float bands = studio_demo_fbm (across * 7.f + 3.f, along * 0.5f / (0.4f + z), 4, seed);
  StudioDemoColor color = studio_demo_color_mix (
      palette->accent, palette->accent2, bands * 1.5f - 0.3f);

  color = studio_demo_color_mix (
      studio_demo_color_scale (palette->sky_top, 0.7f), color, 0.06f + 0.94f * lit);
  color = studio_demo_color_mix (color, palette->light, 0.5f * lit * powf (1.f - z, 3.f));
  studio_demo_canvas_blend (scene->canvas, x, y, color, studio_demo_smoothstep (1.f, 0.985f, d));
}

static void
paint_ring (const StudioDemoScene *scene, float x, float y, float r, float tilt, gboolean front)
{
  StudioDemoCanvas *canvas = scene->canvas;
  float reach = 2.25f * r;

  for (int j = (int) (y - reach); j <= (int) (y + reach); j++)
    {
      for (int i = (int) (x - reach); i <= (int) (x + reach); i++)
        {
          float dx = ((float) i - x) / r;
          float dy = ((float) j - y) / r;
          float along = dx * cosf (tilt) + dy * sinf (tilt);
          float across = (dy * cosf (tilt) - dx * sinf (tilt)) / 0.26f;
          float d = sqrtf (along * along + across * across);
          float grain;

          if (d < 1.35f || d > 2.2f || (across > 0.f) != front)
            continue;
          grain = studio_demo_noise (d * 26.f, 0.f, 77u);
          studio_demo_canvas_blend (
              canvas,
              i,
              j,
              scene->palette.accent2,
              studio_demo_smoothstep (1.35f, 1.42f, d) * studio_demo_smoothstep (2.2f, 2.1f, d)
                  * (0.2f + 0.6f * grain) * (d > 1.8f && d < 1.86f ? 0.2f : 1.f));
        }
    }
}

static void
paint_planet (const StudioDemoScene *scene)
{
  StudioDemoCanvas *canvas = scene->canvas;
  guint32 seed = studio_demo_scene_get_noise_seed (scene, "planet");
  StudioDemoDice dice;
  float r;
  float x;
  float y;
  float tilt;

  studio_demo_dice_init (&dice, scene->seed, "planet");
  r = (float) MIN (canvas->width, canvas->height) * studio_demo_dice_range (&dice, 0.12f, 0.19f);
  x = (float) canvas->width * studio_demo_dice_range (&dice, 0.3f, 0.7f);
  y = scene->horizon * studio_demo_dice_range (&dice, 0.32f, 0.5f);
  tilt = studio_demo_dice_range (&dice, -0.5f, 0.5f);
  studio_demo_canvas_glow (canvas, x, y, r * 2.2f, r * 2.2f, scene->palette.accent2, 0.3f);
  paint_ring (scene, x, y, r, tilt, FALSE);
  for (int j = (int) (y - r); j <= (int) (y + r); j++)
    {
      for (int i = (int) (x - r); i <= (int) (x + r); i++)
        {
          float dx = ((float) i + 0.5f - x) / r;
          float dy = ((float) j + 0.5f - y) / r;

          if (dx * dx + dy * dy < 1.f)
            paint_globe_pixel (scene, i, j, dx, dy, tilt, seed);
        }
    }
  paint_ring (scene, x, y, r, tilt, TRUE);
}

static void
paint_bolt (const StudioDemoScene *scene, StudioDemoDice *dice, StudioDemoPoint from, float width)
{
  StudioDemoCanvas *canvas = scene->canvas;
  StudioDemoPaint paint = studio_demo_paint_flat ((StudioDemoColor){ 1.f, 0.98f, 0.95f }, 1.f);
  StudioDemoColor blue = { 0.68f, 0.74f, 1.f };
  float drift = studio_demo_dice_range (dice, -12.f, 12.f) * canvas->unit;
  StudioDemoPath path;

  while (from.y < scene->horizon && width > 0.4f * canvas->unit)
    {
      StudioDemoPoint to = { from.x + drift
                                 + studio_demo_dice_range (dice, -24.f, 24.f) * canvas->unit,
                             from.y + studio_demo_dice_range (dice, 14.f, 38.f) * canvas->unit };
      StudioDemoPoint middle = { 0.5f * (from.x + to.x), 0.5f * (from.y + to.y) };
      float glow = 60.f * canvas->unit;

      studio_demo_canvas_glow (canvas, middle.x, middle.y, glow, glow, blue, 0.2f);
      studio_demo_path_stroke (&path, from, middle, to, width, width * 0.93f);
      studio_demo_path_fill (&path, canvas, &paint);
      width *= 0.94f;
      if (width > 1.6f * canvas->unit && studio_demo_dice_chance (dice, 0.22f))
        paint_bolt (scene, dice, to, width * 0.42f);
      from = to;
    }
}

static void
paint_lightning (const StudioDemoScene *scene)
{
  StudioDemoCanvas *canvas = scene->canvas;
  StudioDemoDice dice;
  StudioDemoPoint from;

  studio_demo_dice_init (&dice, scene->seed, "lightning");
  from.x = (float) canvas->width * studio_demo_dice_range (&dice, 0.25f, 0.75f);
  from.y = scene->horizon * studio_demo_dice_range (&dice, 0.1f, 0.25f);
  studio_demo_canvas_glow (canvas,
                           from.x,
                           from.y,
                           480.f * canvas->unit,
                           300.f * canvas->unit,
                           (StudioDemoColor){ 0.72f, 0.76f, 1.f },
                           0.5f);
  paint_bolt (scene, &dice, from, 3.6f * canvas->unit);
}

/**
 * studio_demo_paint_heaven:
 * @scene: a scene
 *
 * Paints what hangs in the sky: an aurora, a planet, clouds, lightning.
 */
void
studio_demo_paint_heaven (const StudioDemoScene *scene)
{
  if (studio_demo_scene_shows (scene, M (PLANET)))
    paint_planet (scene);
  if (studio_demo_scene_shows (scene, M (AURORA)))
    paint_aurora (scene);
  if (studio_demo_scene_shows (scene, M (CLOUDS) | M (RAIN)))
    paint_clouds (scene);
  if (studio_demo_scene_shows (scene, M (LIGHTNING)))
    paint_lightning (scene);
}
