/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-layers.h"

/* Strokes of the letters D, E, M and O on a grid 4 wide and 6 high: pairs of points. */
static const gint8 strokes[][5] = {
  { 0, 0, 0, 0, 6 }, { 0, 0, 0, 2, 0 }, { 0, 2, 0, 4, 2 }, { 0, 4, 2, 4, 4 }, { 0, 4, 4, 2, 6 },
  { 0, 2, 6, 0, 6 }, { 1, 0, 0, 0, 6 }, { 1, 0, 0, 4, 0 }, { 1, 0, 3, 3, 3 }, { 1, 0, 6, 4, 6 },
  { 2, 0, 6, 0, 0 }, { 2, 0, 0, 2, 3 }, { 2, 2, 3, 4, 0 }, { 2, 4, 0, 4, 6 }, { 3, 1, 0, 3, 0 },
  { 3, 3, 0, 4, 1 }, { 3, 4, 1, 4, 5 }, { 3, 4, 5, 3, 6 }, { 3, 3, 6, 1, 6 }, { 3, 1, 6, 0, 5 },
  { 3, 0, 5, 0, 1 }, { 3, 0, 1, 1, 0 },
};

static void
draw_letters (StudioDemoCanvas *canvas,
              float x,
              float y,
              float scale,
              float width,
              const StudioDemoPaint *paint)
{
  StudioDemoPath path;

  for (gsize i = 0; i < G_N_ELEMENTS (strokes); i++)
    {
      float left = x + (float) strokes[i][0] * 6.2f * scale;
      StudioDemoPoint from = { left + (float) strokes[i][1] * scale,
                               y + (float) strokes[i][2] * scale };
      StudioDemoPoint to = { left + (float) strokes[i][3] * scale,
                             y + (float) strokes[i][4] * scale };
      StudioDemoPoint middle = { 0.5f * (from.x + to.x), 0.5f * (from.y + to.y) };

      studio_demo_path_stroke (&path, from, middle, to, width, width);
      studio_demo_path_fill (&path, canvas, paint);
      studio_demo_canvas_disc (
          canvas, from.x, from.y, 0.5f * width - 0.35f, paint->top, paint->alpha);
    }
}

/**
 * studio_demo_paint_mark:
 * @canvas: a finished picture
 *
 * Writes the word DEMO into the bottom right corner, so that nobody takes the picture for one
 * that a model made.
 */
void
studio_demo_paint_mark (StudioDemoCanvas *canvas)
{
  StudioDemoPaint shadow = studio_demo_paint_flat ((StudioDemoColor){ 0 }, 0.4f);
  StudioDemoPaint light = studio_demo_paint_flat ((StudioDemoColor){ 1.f, 1.f, 1.f }, 0.66f);
  float scale = 2.f;
  float x = (float) canvas->width - 22.6f * scale - 20.f;
  float y = (float) canvas->height - 6.f * scale - 18.f;

  draw_letters (canvas, x + 1.f, y + 1.f, scale, 2.6f, &shadow);
  draw_letters (canvas, x, y, scale, 1.7f, &light);
}
