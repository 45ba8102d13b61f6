/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

#define M(name) STUDIO_DEMO_MOTIF_##name
#define N_STRIPES 7

static void
paint_bird (const StudioDemoScene *scene, float x, float y, float s, StudioDemoDice *dice)
{
  StudioDemoColor color = studio_demo_color_mix (scene->palette.land, scene->palette.sky_mid, 0.2f);
  StudioDemoPaint paint = studio_demo_paint_flat (color, 0.88f);
  float lift = studio_demo_dice_range (dice, 0.15f, 0.6f);
  float tilt = studio_demo_dice_range (dice, -0.18f, 0.18f);
  StudioDemoPoint body = { x, y };
  StudioDemoPath path;

  for (int side = -1; side <= 1; side += 2)
    {
      float d = (float) side;
      StudioDemoPoint elbow = { x + d * s * 0.45f, y - s * (lift + 0.22f) + d * tilt * s * 0.5f };
      StudioDemoPoint tip = { x + d * s, y - s * (lift - 0.2f) + d * tilt * s };

      studio_demo_path_stroke (&path, body, elbow, tip, s * 0.17f, 0.3f);
      studio_demo_path_fill (&path, scene->canvas, &paint);
    }
}

static void
paint_flock (const StudioDemoScene *scene)
{
  float u = scene->canvas->unit;
  StudioDemoDice dice;
  int n;
  float x;
  float y;

  studio_demo_dice_init (&dice, scene->seed, "birds");
  n = 6 + studio_demo_dice_pick (&dice, 9);
  x = (float) scene->canvas->width * studio_demo_dice_range (&dice, 0.3f, 0.7f);
  y = scene->horizon * studio_demo_dice_range (&dice, 0.2f, 0.5f);
  for (int i = 0; i < n; i++)
    {
      float along = studio_demo_dice_range (&dice, -1.f, 1.f);

      paint_bird (scene,
                  x + along * 190.f * u,
                  y + (along * 40.f + studio_demo_dice_range (&dice, -52.f, 52.f)) * u,
                  u * studio_demo_dice_range (&dice, 6.f, 16.f),
                  &dice);
    }
}

static void
paint_envelope (const StudioDemoScene *scene,
                float x,
                float y,
                float r,
                StudioDemoColor a,
                StudioDemoColor b,
                float haze)
{
  StudioDemoColor air = studio_demo_scene_get_haze (scene, 0.f);
  float side = scene->light_x > x ? 1.f : -1.f;

  for (int i = 0; i < N_STRIPES; i++)
    {
      float w = r * cosf (0.5f * (float) G_PI * (float) i / (float) N_STRIPES);
      StudioDemoColor color = studio_demo_color_mix (i % 2 == 0 ? a : b, air, haze);
      StudioDemoPaint paint = studio_demo_paint_fade (
          color, studio_demo_color_scale (color, 0.7f), 1.f);
      StudioDemoPath path;

      paint.shine = studio_demo_color_mix (color, scene->palette.light, 0.55f);
      paint.shine_x = x + side * r * 0.4f;
      paint.shine_y = y - r * 0.4f;
      paint.shine_radius = r * 0.9f;
      studio_demo_path_begin (&path, x, y - r);
      studio_demo_path_curve (&path, x + w * 1.02f, y - r, x + w, y - r * 0.02f);
      studio_demo_path_curve (&path, x + w * 0.96f, y + r * 0.6f, x + w * 0.24f, y + r * 1.16f);
      studio_demo_path_line (&path, x - w * 0.24f, y + r * 1.16f);
      studio_demo_path_curve (&path, x - w * 0.96f, y + r * 0.6f, x - w, y - r * 0.02f);
      studio_demo_path_curve (&path, x - w * 1.02f, y - r, x, y - r);
      studio_demo_path_fill (&path, scene->canvas, &paint);
    }
}

static void
paint_balloon (const StudioDemoScene *scene,
               float x,
               float y,
               float r,
               float haze,
               StudioDemoDice *dice)
{
  const StudioDemoPalette *palette = &scene->palette;
  StudioDemoColor white = { 1.f, 0.96f, 0.9f };
  StudioDemoColor a = studio_demo_color_turn (palette->accent,
                                              studio_demo_dice_range (dice, -50.f, 50.f));
  StudioDemoColor b = studio_demo_dice_chance (dice, 0.5f) ? palette->accent2 : white;
  StudioDemoColor brown = studio_demo_color_mix (
      studio_demo_color_from_hex (0x5a3a22), studio_demo_scene_get_haze (scene, 0.f), haze);
  StudioDemoPaint basket = studio_demo_paint_flat (brown, 1.f);
  StudioDemoPath path;

  for (int side = -1; side <= 1; side += 2)
    {
      StudioDemoPoint from = { x + (float) side * 0.22f * r, y + 1.16f * r };
      StudioDemoPoint to = { x + (float) side * 0.14f * r, y + 1.52f * r };

      studio_demo_path_stroke (&path,
                               from,
                               (StudioDemoPoint){ 0.5f * (from.x + to.x), 0.5f * (from.y + to.y) },
                               to,
                               0.9f,
                               0.9f);
      studio_demo_path_fill (&path, scene->canvas, &basket);
    }
  studio_demo_path_rectangle (&path, x - 0.16f * r, y + 1.48f * r, x + 0.16f * r, y + 1.72f * r);
  studio_demo_path_fill (&path, scene->canvas, &basket);
  paint_envelope (scene, x, y, r, a, b, haze);
  if (palette->night > 0.4f)
    studio_demo_canvas_glow (scene->canvas,
                             x,
                             y + 0.7f * r,
                             r * 1.3f,
                             r * 1.3f,
                             studio_demo_color_from_hex (0xffc060),
                             0.7f);
}

/**
 * studio_demo_paint_flyers:
 * @scene: a scene
 *
 * Paints what flies: birds and balloons.
 */
void
studio_demo_paint_flyers (const StudioDemoScene *scene)
{
  float u = scene->canvas->unit;
  StudioDemoDice dice;
  int n;

  if (studio_demo_scene_shows (scene, M (BIRDS)))
    paint_flock (scene);
  if (!studio_demo_scene_shows (scene, M (BALLOON)))
    return;
  studio_demo_dice_init (&dice, scene->seed, "balloons");
  n = 3 + studio_demo_dice_pick (&dice, 4);
  for (int i = 0; i < n; i++)
    {
      float t = (float) (i + 1) / (float) n;

      paint_balloon (scene,
                     (float) scene->canvas->width * studio_demo_dice_range (&dice, 0.08f, 0.92f),
                     scene->horizon
                         * studio_demo_dice_range (&dice, 0.16f, 0.42f + 0.2f * (1.f - t)),
                     u * (13.f + 56.f * t * t),
                     0.5f * (1.f - t),
                     &dice);
    }
}

/**
 * studio_demo_paint_person:
 * @scene: a scene
 *
 * Paints somebody in a long coat, seen from behind, who looks at all this.
 */
void
studio_demo_paint_person (const StudioDemoScene *scene)
{
  float height = (float) scene->canvas->height;
  float u = scene->canvas->unit;
  gboolean wet = studio_demo_scene_shows (scene, M (WATER));
  gboolean city = studio_demo_scene_shows (scene, M (CITY));
  StudioDemoColor coat = studio_demo_color_mix (scene->palette.land, (StudioDemoColor){ 0 }, 0.45f);
  StudioDemoPaint paint = studio_demo_paint_flat (coat, 1.f);
  StudioDemoPaint rim = studio_demo_paint_flat (scene->palette.light, 0.5f);
  StudioDemoDice dice;
  StudioDemoPath path;
  float s = 92.f * u;
  float side;
  float x;
  float y;

  studio_demo_dice_init (&dice, scene->seed, "person");
  x = scene->light_x + studio_demo_dice_range (&dice, -90.f, 90.f) * u;
  y = wet && !city ? 0.965f * height
                   : scene->horizon + (city ? 0.9f : 0.55f) * (height - scene->horizon);
  side = scene->light_x > x ? 1.f : -1.f;
  for (int i = 0; i < 2; i++)
    {
      float shift = i == 0 ? side * 1.6f * u : 0.f;
      const StudioDemoPaint *p = i == 0 ? &rim : &paint;

      studio_demo_path_begin (&path, x + shift - 0.07f * s, y - 0.84f * s);
      studio_demo_path_curve (&path, x + shift, y - 0.9f * s, x + shift + 0.07f * s, y - 0.84f * s);
      studio_demo_path_curve (
          &path, x + shift + 0.15f * s, y - 0.78f * s, x + shift + 0.16f * s, y - 0.52f * s);
      studio_demo_path_curve (
          &path, x + shift + 0.17f * s, y - 0.3f * s, x + shift + 0.22f * s, y - 0.14f * s);
      studio_demo_path_line (&path, x + shift + 0.08f * s, y - 0.11f * s);
      studio_demo_path_line (&path, x + shift + 0.09f * s, y);
      studio_demo_path_line (&path, x + shift - 0.09f * s, y);
      studio_demo_path_line (&path, x + shift - 0.08f * s, y - 0.11f * s);
      studio_demo_path_line (&path, x + shift - 0.21f * s, y - 0.13f * s);
      studio_demo_path_curve (
          &path, x + shift - 0.16f * s, y - 0.3f * s, x + shift - 0.15f * s, y - 0.52f * s);
      studio_demo_path_curve (
          &path, x + shift - 0.15f * s, y - 0.78f * s, x + shift - 0.07f * s, y - 0.84f * s);
      studio_demo_path_fill (&path, scene->canvas, p);
      studio_demo_canvas_disc (
          scene->canvas, x + shift, y - 0.93f * s, 0.078f * s, p->top, p->alpha);
    }
}
