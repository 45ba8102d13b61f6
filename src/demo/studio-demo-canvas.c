/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-canvas.h"

#include <math.h>

static inline guint32
scramble (guint32 value)
{
  value ^= value >> 15;
  value *= 0x2c1b3c6du;
  value ^= value >> 12;
  value *= 0x297a2d39u;

  return value ^ value >> 15;
}

static inline guint8
round_value (float value, float dither)
{
  float v = value * 255.f + dither + 0.5f;

  return v <= 0.f ? 0 : v >= 255.f ? 255 : (guint8) v;
}

/**
 * studio_demo_canvas_new:
 * @width: in pixels, above 0
 * @height: in pixels, above 0
 *
 * Returns: (transfer full): a black canvas
 */
StudioDemoCanvas *
studio_demo_canvas_new (int width, int height)
{
  StudioDemoCanvas *self = g_new0 (StudioDemoCanvas, 1);

  self->width = width;
  self->height = height;
  self->unit = sqrtf ((float) width * (float) height) / 1000.f;
  self->pixels = g_new0 (StudioDemoColor, (gsize) width * (gsize) height);

  return self;
}

/**
 * studio_demo_canvas_free:
 * @self: (transfer full): a canvas
 *
 * Frees a canvas.
 */
void
studio_demo_canvas_free (StudioDemoCanvas *self)
{
  g_free (self->pixels);
  g_free (self->cover);
  g_free (self);
}

/**
 * studio_demo_canvas_blend:
 * @self: a canvas
 * @x: a pixel, anywhere
 * @y: a pixel
 * @color: a colour
 * @alpha: how much of it, 0 to 1
 *
 * Lays a colour over a pixel.
 */
void
studio_demo_canvas_blend (StudioDemoCanvas *self, int x, int y, StudioDemoColor color, float alpha)
{
  StudioDemoColor *pixel;

  if (x < 0 || y < 0 || x >= self->width || y >= self->height)
    return;
  pixel = &self->pixels[(gsize) y * (gsize) self->width + (gsize) x];
  pixel->r += (color.r - pixel->r) * alpha;
  pixel->g += (color.g - pixel->g) * alpha;
  pixel->b += (color.b - pixel->b) * alpha;
}

/**
 * studio_demo_canvas_screen:
 * @self: a canvas
 * @x: a pixel, anywhere
 * @y: a pixel
 * @color: a colour of light
 * @amount: how much of it
 *
 * Adds light to a pixel, less where it is bright already.
 */
void
studio_demo_canvas_screen (StudioDemoCanvas *self,
                           int x,
                           int y,
                           StudioDemoColor color,
                           float amount)
{
  StudioDemoColor *pixel;

  if (x < 0 || y < 0 || x >= self->width || y >= self->height)
    return;
  pixel = &self->pixels[(gsize) y * (gsize) self->width + (gsize) x];
  pixel->r += color.r * amount * MAX (0.f, 1.f - pixel->r);
  pixel->g += color.g * amount * MAX (0.f, 1.f - pixel->g);
  pixel->b += color.b * amount * MAX (0.f, 1.f - pixel->b);
}

/**
 * studio_demo_canvas_glow:
 * @self: a canvas
 * @x: the middle, in pixels
 * @y: the middle
 * @radius_x: where it ends
 * @radius_y: where it ends
 * @color: a colour of light
 * @amount: how bright the middle is
 *
 * Adds a glow that falls off softly to nothing at its radius.
 */
void
studio_demo_canvas_glow (StudioDemoCanvas *self,
                         float x,
                         float y,
                         float radius_x,
                         float radius_y,
                         StudioDemoColor color,
                         float amount)
{
  int left = MAX (0, (int) (x - radius_x));
  int right = MIN (self->width - 1, (int) (x + radius_x) + 1);
  int top = MAX (0, (int) (y - radius_y));
  int bottom = MIN (self->height - 1, (int) (y + radius_y) + 1);

  for (int j = top; j <= bottom; j++)
    {
      float dy = ((float) j + 0.5f - y) / radius_y;

      for (int i = left; i <= right; i++)
        {
          float dx = ((float) i + 0.5f - x) / radius_x;
          float fall = 1.f - (dx * dx + dy * dy);

          if (fall > 0.f)
            studio_demo_canvas_screen (self, i, j, color, amount * fall * fall * fall);
        }
    }
}

/**
 * studio_demo_canvas_disc:
 * @self: a canvas
 * @x: the middle, in pixels
 * @y: the middle
 * @radius: in pixels
 * @color: a colour
 * @alpha: how much of it, 0 to 1
 *
 * Lays a disc over the canvas. One smaller than a pixel gets fainter, not thinner.
 */
void
studio_demo_canvas_disc (StudioDemoCanvas *self,
                         float x,
                         float y,
                         float radius,
                         StudioDemoColor color,
                         float alpha)
{
  int left = (int) floorf (x - radius - 1.f);
  int right = (int) ceilf (x + radius + 1.f);
  int top = (int) floorf (y - radius - 1.f);
  int bottom = (int) ceilf (y + radius + 1.f);

  left = MAX (left, 0);
  right = MIN (right, self->width - 1);
  top = MAX (top, 0);
  bottom = MIN (bottom, self->height - 1);
  for (int j = top; j <= bottom; j++)
    {
      for (int i = left; i <= right; i++)
        {
          float dx = (float) i + 0.5f - x;
          float dy = (float) j + 0.5f - y;
          float cover = radius + 0.5f - sqrtf (dx * dx + dy * dy);

          if (cover > 0.f)
            studio_demo_canvas_blend (self, i, j, color, alpha * MIN (cover, 1.f));
        }
    }
}

/**
 * studio_demo_canvas_vignette:
 * @self: a canvas
 * @amount: how dark the corners get
 *
 * Darkens the edges a little, which holds a picture together.
 */
void
studio_demo_canvas_vignette (StudioDemoCanvas *self, float amount)
{
  StudioDemoColor *pixel = self->pixels;

  for (int j = 0; j < self->height; j++)
    {
      float dy = 2.f * ((float) j + 0.5f) / (float) self->height - 1.f;

      for (int i = 0; i < self->width; i++, pixel++)
        {
          float dx = 2.f * ((float) i + 0.5f) / (float) self->width - 1.f;
          float d = dx * dx * 0.55f + dy * dy * 0.45f;

          *pixel = studio_demo_color_scale (*pixel, 1.f - amount * d * d);
        }
    }
}

/**
 * studio_demo_canvas_quantize:
 * @self: a canvas
 * @seed: which dither
 *
 * Makes eight bits of each value. Noise of a triangular distribution, one step wide to either
 * side, goes in first, so that soft gradients show no bands.
 *
 * Returns: (transfer full): RGB, three bytes a pixel, rows without padding
 */
guint8 *
studio_demo_canvas_quantize (StudioDemoCanvas *self, guint32 seed)
{
  gsize n = (gsize) self->width * (gsize) self->height;
  guint8 *rgb = g_malloc (n * 3);

  for (gsize i = 0; i < n; i++)
    {
      guint32 bits = scramble ((guint32) i * 0x9e3779b1u + seed);
      float dither = ((float) (bits & 0xffff) - (float) (bits >> 16)) * (0.8f / 65536.f);

      rgb[3 * i] = round_value (self->pixels[i].r, dither);
      rgb[3 * i + 1] = round_value (self->pixels[i].g, dither);
      rgb[3 * i + 2] = round_value (self->pixels[i].b, dither);
    }

  return rgb;
}
