/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-demo-canvas.h"

G_BEGIN_DECLS

#define STUDIO_DEMO_PATH_MAX 512

/**
 * StudioDemoPoint:
 * @x: in pixels
 * @y: in pixels
 *
 * A corner of a path.
 */
typedef struct
{
  float x;
  float y;
} StudioDemoPoint;

/**
 * StudioDemoPath:
 * @points: the corners
 * @n: how many there are
 *
 * One closed outline. It closes by itself.
 */
typedef struct
{
  StudioDemoPoint points[STUDIO_DEMO_PATH_MAX];
  int n;
} StudioDemoPath;

/**
 * StudioDemoPaint:
 * @top: the colour at the top of the path
 * @bottom: the colour at its bottom
 * @shine: the colour of a soft highlight
 * @shine_x: its middle, in pixels
 * @shine_y: its middle
 * @shine_radius: where it ends, 0 for none
 * @alpha: how much of all that, 0 to 1
 *
 * What a path is filled with.
 */
typedef struct
{
  StudioDemoColor top;
  StudioDemoColor bottom;
  StudioDemoColor shine;
  float shine_x;
  float shine_y;
  float shine_radius;
  float alpha;
} StudioDemoPaint;

StudioDemoPaint studio_demo_paint_flat (StudioDemoColor color, float alpha);
StudioDemoPaint studio_demo_paint_fade (StudioDemoColor top, StudioDemoColor bottom, float alpha);

void studio_demo_path_begin (StudioDemoPath *self, float x, float y);
void studio_demo_path_line (StudioDemoPath *self, float x, float y);
void studio_demo_path_curve (StudioDemoPath *self, float cx, float cy, float x, float y);
void studio_demo_path_ellipse (StudioDemoPath *self,
                               float x,
                               float y,
                               float radius_x,
                               float radius_y,
                               float angle);
void studio_demo_path_rectangle (StudioDemoPath *self,
                                 float left,
                                 float top,
                                 float right,
                                 float bottom);
void studio_demo_path_stroke (StudioDemoPath *self,
                              StudioDemoPoint from,
                              StudioDemoPoint control,
                              StudioDemoPoint to,
                              float width_from,
                              float width_to);
void studio_demo_path_fill (const StudioDemoPath *self,
                            StudioDemoCanvas *canvas,
                            const StudioDemoPaint *paint);

G_END_DECLS
