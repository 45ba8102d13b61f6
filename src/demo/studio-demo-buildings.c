/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

#include <math.h>

/* Corners of a cabin whose floor is 2 wide, from the middle of its foot. */
static const StudioDemoPoint gable[] = { { -1.f, 0.f },
                                         { -1.f, -0.72f },
                                         { -0.5f, -1.3f },
                                         { 0.f, -0.72f },
                                         { 0.f, 0.f } };
static const StudioDemoPoint wall[] = { { 0.f, 0.f },
                                        { 0.f, -0.72f },
                                        { 1.f, -0.72f },
                                        { 1.f, 0.f } };
static const StudioDemoPoint slope[] = { { -0.56f, -1.37f },
                                         { 0.56f, -1.37f },
                                         { 1.1f, -0.64f },
                                         { 0.05f, -0.64f } };
static const StudioDemoPoint edge[] = { { -0.56f, -1.37f },
                                        { -0.46f, -1.37f },
                                        { -1.02f, -0.62f },
                                        { -1.12f, -0.62f } };
static const StudioDemoPoint stack[] = { { 0.4f, -1.1f },
                                         { 0.4f, -1.66f },
                                         { 0.6f, -1.66f },
                                         { 0.6f, -1.1f } };
static const StudioDemoPoint panes[] = { { -0.62f, -0.52f }, { 0.18f, -0.5f }, { 0.62f, -0.5f } };
static const StudioDemoPoint lantern_roof[] = { { -0.1f, -0.15f },
                                                { 0.f, -0.27f },
                                                { 0.1f, -0.15f } };

static void
fill_polygon (const StudioDemoScene *scene,
              float x,
              float y,
              float size,
              const StudioDemoPoint *points,
              gsize n,
              const StudioDemoPaint *paint)
{
  StudioDemoPath path;

  studio_demo_path_begin (&path, x + points[0].x * size, y + points[0].y * size);
  for (gsize i = 1; i < n; i++)
    studio_demo_path_line (&path, x + points[i].x * size, y + points[i].y * size);
  studio_demo_path_fill (&path, scene->canvas, paint);
}

static void
paint_smoke (const StudioDemoScene *scene, float x, float y, float size, StudioDemoDice *dice)
{
  StudioDemoColor color = studio_demo_color_mix (
      scene->palette.sky_low, scene->palette.light, 0.4f);

  for (int i = 0; i < 16; i++)
    {
      float t = (float) i / 15.f;
      float r = size * (0.08f + 0.3f * t);

      studio_demo_canvas_glow (scene->canvas,
                               x + size * (0.9f * t * t + 0.16f * sinf (6.f * t))
                                   + studio_demo_dice_range (dice, -0.05f, 0.05f) * size,
                               y - size * 1.7f * t,
                               r,
                               r,
                               color,
                               0.32f * (1.f - t));
    }
}

static void
light_panes (const StudioDemoScene *scene, float x, float y, float s, const StudioDemoPaint *frame)
{
  StudioDemoCanvas *canvas = scene->canvas;
  float night = scene->palette.night;
  StudioDemoColor lamp = studio_demo_color_from_hex (0xffce7a);
  StudioDemoPaint pane = studio_demo_paint_flat (lamp, 1.f);
  StudioDemoPath path;

  for (gsize i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      float px = x + panes[i].x * s;
      float py = y + panes[i].y * s;
      float bottom = py + 0.27f * s;

      studio_demo_canvas_glow (
          canvas, px + 0.12f * s, py + 0.13f * s, 0.8f * s, 0.8f * s, lamp, 0.2f + 0.5f * night);
      studio_demo_path_rectangle (&path, px, py, px + 0.25f * s, bottom);
      studio_demo_path_fill (&path, canvas, &pane);
      studio_demo_path_rectangle (&path, px + 0.11f * s, py, px + 0.14f * s, bottom);
      studio_demo_path_fill (&path, canvas, frame);
    }
  studio_demo_canvas_glow (canvas, x, y + 0.1f * s, 2.2f * s, 0.5f * s, lamp, 0.35f * night);
}

static void
paint_cabin (const StudioDemoScene *scene, float x, float y, float s, StudioDemoDice *dice)
{
  const StudioDemoPalette *palette = &scene->palette;
  gboolean snowy = studio_demo_scene_shows (scene, STUDIO_DEMO_MOTIF_SNOW);
  StudioDemoColor brown = studio_demo_color_from_hex (0x8a5a3a);
  StudioDemoColor wood = studio_demo_color_mix (palette->land, brown, 0.5f - 0.3f * palette->night);
  StudioDemoColor shade = studio_demo_color_scale (wood, 0.72f);
  StudioDemoColor roof = snowy ? studio_demo_color_mix (palette->sky_low, palette->light, 0.5f)
                               : studio_demo_color_mix (
                                   palette->accent, palette->land, 0.35f + 0.4f * palette->night);
  StudioDemoPaint front = studio_demo_paint_fade (wood, shade, 1.f);
  StudioDemoPaint side = studio_demo_paint_fade (shade, studio_demo_color_scale (wood, 0.5f), 1.f);
  StudioDemoPaint tiles = studio_demo_paint_fade (roof, studio_demo_color_scale (roof, 0.78f), 1.f);

  paint_smoke (scene, x + 0.5f * s, y - 1.66f * s, s, dice);
  fill_polygon (scene, x, y, s, stack, G_N_ELEMENTS (stack), &side);
  fill_polygon (scene, x, y, s, wall, G_N_ELEMENTS (wall), &side);
  fill_polygon (scene, x, y, s, gable, G_N_ELEMENTS (gable), &front);
  fill_polygon (scene, x, y, s, slope, G_N_ELEMENTS (slope), &tiles);
  fill_polygon (scene, x, y, s, edge, G_N_ELEMENTS (edge), &tiles);
  light_panes (scene, x, y, s, &side);
}

/**
 * studio_demo_paint_house:
 * @scene: a scene
 *
 * Paints a cabin with its lamps lit and smoke from its chimney.
 */
void
studio_demo_paint_house (const StudioDemoScene *scene)
{
  float height = (float) scene->canvas->height;
  float u = scene->canvas->unit;
  gboolean wet = studio_demo_scene_shows (scene, STUDIO_DEMO_MOTIF_WATER);
  StudioDemoDice dice;
  float x;
  float y;

  studio_demo_dice_init (&dice, scene->seed, "house");
  x = (float) scene->canvas->width
      * (scene->light_x > 0.5f * (float) scene->canvas->width
             ? studio_demo_dice_range (&dice, 0.2f, 0.38f)
             : studio_demo_dice_range (&dice, 0.62f, 0.8f));
  y = wet ? height * 0.945f : scene->horizon + 0.52f * (height - scene->horizon);
  paint_cabin (scene, x, y, u * studio_demo_dice_range (&dice, 44.f, 58.f), &dice);
}

static void
paint_beam (const StudioDemoScene *scene, float x, float y, float side, float tilt)
{
  float reach = (float) scene->canvas->width;
  float u = scene->canvas->unit;
  StudioDemoPath path;

  for (int i = 0; i < 20; i++)
    {
      float open = 0.006f * (float) (i + 1);
      StudioDemoPaint paint = studio_demo_paint_flat (scene->palette.light,
                                                      0.012f + 0.018f * scene->palette.night);

      studio_demo_path_begin (&path, x, y - 2.f * u);
      studio_demo_path_line (&path, x + side * reach, y - reach * (tilt + open));
      studio_demo_path_line (&path, x + side * reach, y - reach * (tilt - open));
      studio_demo_path_line (&path, x, y + 2.f * u);
      studio_demo_path_fill (&path, scene->canvas, &paint);
    }
}

static void
paint_rock (const StudioDemoScene *scene,
            float x,
            float y,
            float side,
            float size,
            StudioDemoDice *dice)
{
  float width = (float) scene->canvas->width;
  StudioDemoColor stone = studio_demo_scene_get_haze (scene, 0.8f);
  StudioDemoPaint paint = studio_demo_paint_fade (
      studio_demo_color_mix (stone, scene->palette.light, 0.14f),
      studio_demo_scene_get_haze (scene, 0.96f),
      1.f);
  StudioDemoPath path;

  studio_demo_path_begin (&path, x - side * width, y + size);
  studio_demo_path_line (&path, x - side * width, y - 1.9f * size);
  for (int i = 0; i < 10; i++)
    {
      float t = (float) i / 9.f;

      studio_demo_path_line (
          &path,
          x + side * size * (-2.4f + 5.f * t),
          y - size * (t < 0.5f ? 1.02f : 1.02f * (1.f - (t - 0.5f) * (t - 0.5f) * 4.f))
              + studio_demo_dice_range (dice, -0.07f, 0.07f) * size);
    }
  studio_demo_path_line (&path, x + side * 2.9f * size, y + 0.2f * size);
  studio_demo_path_fill (&path, scene->canvas, &paint);
}

static void
paint_tower (const StudioDemoScene *scene, float x, float y, float s)
{
  float night = scene->palette.night;
  StudioDemoColor white = studio_demo_color_mix (
      (StudioDemoColor){ 0.97f, 0.95f, 0.92f }, scene->palette.sky_mid, 0.12f + 0.5f * night);
  StudioDemoColor red = studio_demo_color_mix (
      studio_demo_color_from_hex (0xc93b36), scene->palette.sky_top, 0.08f + 0.4f * night);
  StudioDemoPath path;

  for (int i = 0; i < 5; i++)
    {
      float a = (float) i / 5.f;
      float b = (float) (i + 1) / 5.f;
      float wa = s * (0.17f - 0.06f * a);
      float wb = s * (0.17f - 0.06f * b);
      StudioDemoColor color = i % 2 == 0 ? white : red;
      StudioDemoPaint paint = studio_demo_paint_flat (color, 1.f);

      paint.shine = studio_demo_color_scale (color, 0.62f);
      paint.shine_x = x + (scene->light_x > x ? -1.f : 1.f) * s * 0.2f;
      paint.shine_y = y - s * (a + b) * 0.5f;
      paint.shine_radius = s * 0.26f;
      studio_demo_path_begin (&path, x - wa, y - s * a);
      studio_demo_path_line (&path, x + wa, y - s * a);
      studio_demo_path_line (&path, x + wb, y - s * b);
      studio_demo_path_line (&path, x - wb, y - s * b);
      studio_demo_path_fill (&path, scene->canvas, &paint);
    }
}

static void
paint_lantern (const StudioDemoScene *scene, float x, float y, float s)
{
  StudioDemoColor lamp = studio_demo_color_from_hex (0xfff0b4);
  StudioDemoPaint iron = studio_demo_paint_flat (studio_demo_scene_get_haze (scene, 0.95f), 1.f);
  StudioDemoPaint glass = studio_demo_paint_flat (lamp, 1.f);
  StudioDemoPath path;

  studio_demo_canvas_glow (scene->canvas,
                           x,
                           y - 0.08f * s,
                           0.9f * s,
                           0.9f * s,
                           lamp,
                           0.45f + 0.35f * scene->palette.night);
  studio_demo_path_rectangle (&path, x - 0.14f * s, y - 0.02f * s, x + 0.14f * s, y + 0.015f * s);
  studio_demo_path_fill (&path, scene->canvas, &iron);
  studio_demo_path_rectangle (&path, x - 0.07f * s, y - 0.155f * s, x + 0.07f * s, y - 0.02f * s);
  studio_demo_path_fill (&path, scene->canvas, &glass);
  fill_polygon (scene, x, y, s, lantern_roof, G_N_ELEMENTS (lantern_roof), &iron);
}

/**
 * studio_demo_paint_lighthouse:
 * @scene: a scene
 *
 * Paints a lighthouse on a rock at the side of the picture, its beam over the water.
 */
void
studio_demo_paint_lighthouse (const StudioDemoScene *scene)
{
  float width = (float) scene->canvas->width;
  float side = scene->light_x > 0.5f * width ? 1.f : -1.f;
  float s = MIN (0.4f * scene->horizon, 0.34f * width);
  float rock = 0.24f * s;
  StudioDemoDice dice;
  float x;
  float foot;

  studio_demo_dice_init (&dice, scene->seed, "lighthouse");
  x = 0.5f * width - side * width * studio_demo_dice_range (&dice, 0.22f, 0.3f);
  foot = scene->horizon - 0.92f * rock;
  paint_beam (scene, x, foot - 1.08f * s, side, 0.06f);
  paint_beam (scene, x, foot - 1.08f * s, -side, 0.02f);
  paint_rock (scene, x, scene->horizon, side, rock, &dice);
  paint_tower (scene, x, foot, s);
  paint_lantern (scene, x, foot - s, s);
}
