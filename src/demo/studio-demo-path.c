/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-path.h"

#include <math.h>
#include <string.h>

#define CURVE_STEPS 12
#define ELLIPSE_STEPS 40

typedef struct
{
  int left;
  int top;
  int width;
  int height;
  float y_min;
  float y_max;
} Bounds;

/* Exact cover by signed areas, as in "font-rs": each edge adds to a cell what it takes from the
 * pixels to its right, and a running sum along a row gives the cover. */
static void
add_row (float *row, float x0, float x1, float d)
{
  float left = MIN (x0, x1);
  float right = MAX (x0, x1);
  float left_floor = floorf (left);
  float right_ceil = ceilf (right);
  int first = (int) left_floor;
  int last = (int) right_ceil;
  float scale;
  float f;
  float g;
  float a0;
  float am;

  if (last <= first + 1)
    {
      float middle = 0.5f * (x0 + x1) - left_floor;

      row[first] += d - d * middle;
      row[first + 1] += d * middle;
      return;
    }
  scale = 1.f / (right - left);
  f = left - left_floor;
  g = right - right_ceil + 1.f;
  a0 = 0.5f * scale * (1.f - f) * (1.f - f);
  am = 0.5f * scale * g * g;
  row[first] += d * a0;
  if (last == first + 2)
    {
      row[first + 1] += d * (1.f - a0 - am);
    }
  else
    {
      float a1 = scale * (1.5f - f);
      float a2 = a1 + (float) (last - first - 3) * scale;

      row[first + 1] += d * (a1 - a0);
      for (int x = first + 2; x < last - 1; x++)
        row[x] += d * scale;
      row[last - 1] += d * (1.f - a2 - am);
    }
  row[last] += d * am;
}

static void
add_edge (float *cover, const Bounds *bounds, StudioDemoPoint a, StudioDemoPoint b)
{
  float sign = a.y < b.y ? 1.f : -1.f;
  StudioDemoPoint upper = a.y < b.y ? a : b;
  StudioDemoPoint lower = a.y < b.y ? b : a;
  float slope;
  float x;
  int y_end;

  upper.x -= (float) bounds->left;
  lower.x -= (float) bounds->left;
  upper.y -= (float) bounds->top;
  lower.y -= (float) bounds->top;
  if (upper.y == lower.y || lower.y <= 0.f)
    return;
  slope = (lower.x - upper.x) / (lower.y - upper.y);
  x = upper.y < 0.f ? upper.x - upper.y * slope : upper.x;
  y_end = MIN (bounds->height, (int) ceilf (lower.y));
  for (int y = MAX (0, (int) upper.y); y < y_end; y++)
    {
      float dy = MIN ((float) (y + 1), lower.y) - MAX ((float) y, upper.y);
      float next = x + slope * dy;
      float limit = (float) (bounds->width - 2);

      add_row (cover + (gsize) y * (gsize) bounds->width,
               CLAMP (x, 0.f, limit),
               CLAMP (next, 0.f, limit),
               dy * sign);
      x = next;
    }
}

static gboolean
measure (const StudioDemoPath *self, const StudioDemoCanvas *canvas, Bounds *bounds)
{
  StudioDemoPoint low = self->points[0];
  StudioDemoPoint high = low;
  float width = (float) canvas->width;

  for (int i = 1; i < self->n; i++)
    {
      low.x = MIN (low.x, self->points[i].x);
      low.y = MIN (low.y, self->points[i].y);
      high.x = MAX (high.x, self->points[i].x);
      high.y = MAX (high.y, self->points[i].y);
    }
  if (high.x < 0.f || high.y < 0.f || low.x > width || low.y > (float) canvas->height)
    return FALSE;
  bounds->y_min = low.y;
  bounds->y_max = high.y;
  bounds->left = (int) floorf (MAX (low.x, -width)) - 1;
  bounds->width = (int) ceilf (MIN (high.x, 2.f * width)) + 3 - bounds->left;
  bounds->top = MAX (0, (int) floorf (low.y));
  bounds->height = MIN (canvas->height, (int) ceilf (high.y) + 1) - bounds->top;

  return bounds->height > 0;
}

static float *
find_room (StudioDemoCanvas *canvas, gsize n)
{
  if (canvas->n_cover < n)
    {
      g_free (canvas->cover);
      canvas->n_cover = n * 2;
      canvas->cover = g_new0 (float, canvas->n_cover);
    }

  return canvas->cover;
}

static void
fill_row (StudioDemoCanvas *canvas,
          const StudioDemoPaint *paint,
          const Bounds *bounds,
          const float *row,
          int y)
{
  float span = MAX (bounds->y_max - bounds->y_min, 1.f);
  StudioDemoColor base = studio_demo_color_mix (
      paint->top, paint->bottom, ((float) y - bounds->y_min) / span);
  float sum = 0.f;

  for (int i = 0; i < bounds->width - 1; i++)
    {
      int x = bounds->left + i;
      StudioDemoColor color = base;
      float cover;

      sum += row[i];
      cover = MIN (fabsf (sum), 1.f);
      if (cover < 0.002f || x < 0 || x >= canvas->width)
        continue;
      if (paint->shine_radius > 0.f)
        {
          float dx = ((float) x - paint->shine_x) / paint->shine_radius;
          float dy = ((float) y - paint->shine_y) / paint->shine_radius;
          float fall = MAX (0.f, 1.f - dx * dx - dy * dy);

          color = studio_demo_color_mix (base, paint->shine, fall * fall);
        }
      studio_demo_canvas_blend (canvas, x, y, color, cover * paint->alpha);
    }
}

/**
 * studio_demo_paint_flat:
 * @color: a colour
 * @alpha: how much of it, 0 to 1
 *
 * Returns: a paint of one colour
 */
StudioDemoPaint
studio_demo_paint_flat (StudioDemoColor color, float alpha)
{
  return studio_demo_paint_fade (color, color, alpha);
}

/**
 * studio_demo_paint_fade:
 * @top: the colour at the top
 * @bottom: the colour at the bottom
 * @alpha: how much of them, 0 to 1
 *
 * Returns: a paint that goes from one colour to another
 */
StudioDemoPaint
studio_demo_paint_fade (StudioDemoColor top, StudioDemoColor bottom, float alpha)
{
  return (StudioDemoPaint){ .top = top, .bottom = bottom, .alpha = alpha };
}

/**
 * studio_demo_path_begin:
 * @self: a path, which may be uninitialized
 * @x: the first corner, in pixels
 * @y: the first corner
 *
 * Starts a new outline.
 */
void
studio_demo_path_begin (StudioDemoPath *self, float x, float y)
{
  self->points[0] = (StudioDemoPoint){ x, y };
  self->n = 1;
}

/**
 * studio_demo_path_line:
 * @self: a path
 * @x: the next corner, in pixels
 * @y: the next corner
 *
 * Goes on straight. Corners beyond %STUDIO_DEMO_PATH_MAX are left out.
 */
void
studio_demo_path_line (StudioDemoPath *self, float x, float y)
{
  if (self->n < STUDIO_DEMO_PATH_MAX)
    self->points[self->n++] = (StudioDemoPoint){ x, y };
}

/**
 * studio_demo_path_curve:
 * @self: a path
 * @cx: the control point of a quadratic curve
 * @cy: the control point
 * @x: the next corner, in pixels
 * @y: the next corner
 *
 * Goes on in a curve.
 */
void
studio_demo_path_curve (StudioDemoPath *self, float cx, float cy, float x, float y)
{
  StudioDemoPoint from = self->points[self->n - 1];

  for (int i = 1; i <= CURVE_STEPS; i++)
    {
      float t = (float) i / (float) CURVE_STEPS;
      float s = 1.f - t;

      studio_demo_path_line (self,
                             s * s * from.x + 2.f * s * t * cx + t * t * x,
                             s * s * from.y + 2.f * s * t * cy + t * t * y);
    }
}

/**
 * studio_demo_path_ellipse:
 * @self: a path, which may be uninitialized
 * @x: the middle, in pixels
 * @y: the middle
 * @radius_x: half its width
 * @radius_y: half its height
 * @angle: how far it is turned, in radians
 *
 * Makes the path an ellipse.
 */
void
studio_demo_path_ellipse (StudioDemoPath *self,
                          float x,
                          float y,
                          float radius_x,
                          float radius_y,
                          float angle)
{
  float c = cosf (angle);
  float s = sinf (angle);

  self->n = 0;
  for (int i = 0; i < ELLIPSE_STEPS; i++)
    {
      float a = 2.f * (float) G_PI * (float) i / (float) ELLIPSE_STEPS;
      float dx = radius_x * cosf (a);
      float dy = radius_y * sinf (a);

      studio_demo_path_line (self, x + dx * c - dy * s, y + dx * s + dy * c);
    }
}

/**
 * studio_demo_path_rectangle:
 * @self: a path, which may be uninitialized
 * @left: in pixels
 * @top: in pixels
 * @right: in pixels
 * @bottom: in pixels
 *
 * Makes the path a rectangle.
 */
void
studio_demo_path_rectangle (StudioDemoPath *self, float left, float top, float right, float bottom)
{
  studio_demo_path_begin (self, left, top);
  studio_demo_path_line (self, right, top);
  studio_demo_path_line (self, right, bottom);
  studio_demo_path_line (self, left, bottom);
}

/**
 * studio_demo_path_stroke:
 * @self: a path, which may be uninitialized
 * @from: where the stroke starts
 * @control: the control point of its quadratic curve
 * @to: where it ends
 * @width_from: its width at the start, in pixels
 * @width_to: its width at the end
 *
 * Makes the path a curved stroke: a stem, a blade of grass, a wing.
 */
void
studio_demo_path_stroke (StudioDemoPath *self,
                         StudioDemoPoint from,
                         StudioDemoPoint control,
                         StudioDemoPoint to,
                         float width_from,
                         float width_to)
{
  self->n = 2 * (CURVE_STEPS + 1);
  for (int i = 0; i <= CURVE_STEPS; i++)
    {
      float t = (float) i / (float) CURVE_STEPS;
      float s = 1.f - t;
      float x = s * s * from.x + 2.f * s * t * control.x + t * t * to.x;
      float y = s * s * from.y + 2.f * s * t * control.y + t * t * to.y;
      float dx = s * (control.x - from.x) + t * (to.x - control.x);
      float dy = s * (control.y - from.y) + t * (to.y - control.y);
      float half = 0.5f * (s * width_from + t * width_to);
      float scale = half / MAX (sqrtf (dx * dx + dy * dy), 0.0001f);

      self->points[i] = (StudioDemoPoint){ x - dy * scale, y + dx * scale };
      self->points[self->n - 1 - i] = (StudioDemoPoint){ x + dy * scale, y - dx * scale };
    }
}

/**
 * studio_demo_path_fill:
 * @self: a path
 * @canvas: what to paint on
 * @paint: what with
 *
 * Fills the outline, with exact cover at its edges.
 */
void
studio_demo_path_fill (const StudioDemoPath *self,
                       StudioDemoCanvas *canvas,
                       const StudioDemoPaint *paint)
{
  Bounds bounds;
  gsize n_cells;
  float *cover;

  if (self->n < 3 || !measure (self, canvas, &bounds))
    return;
  n_cells = (gsize) bounds.width * (gsize) bounds.height;
  cover = find_room (canvas, n_cells);
  for (int i = 0; i < self->n; i++)
    add_edge (cover, &bounds, self->points[i], self->points[(i + 1) % self->n]);
  for (int y = 0; y < bounds.height; y++)
    fill_row (canvas, paint, &bounds, cover + (gsize) y * (gsize) bounds.width, bounds.top + y);
  memset (cover, 0, n_cells * sizeof *cover);
}
