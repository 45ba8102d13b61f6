/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-color.h"

#include <math.h>

/**
 * studio_demo_color_from_hex:
 * @hex: 0xRRGGBB
 *
 * Returns: the colour
 */
StudioDemoColor
studio_demo_color_from_hex (guint32 hex)
{
  return (StudioDemoColor){
    .r = (float) (hex >> 16 & 0xff) / 255.f,
    .g = (float) (hex >> 8 & 0xff) / 255.f,
    .b = (float) (hex & 0xff) / 255.f,
  };
}

/**
 * studio_demo_color_mix:
 * @from: the colour at 0
 * @to: the colour at 1
 * @amount: where between them, held within 0 to 1
 *
 * Returns: the colour in between
 */
StudioDemoColor
studio_demo_color_mix (StudioDemoColor from, StudioDemoColor to, float amount)
{
  float t = amount < 0.f ? 0.f : amount > 1.f ? 1.f : amount;

  return (StudioDemoColor){
    .r = from.r + (to.r - from.r) * t,
    .g = from.g + (to.g - from.g) * t,
    .b = from.b + (to.b - from.b) * t,
  };
}

/**
 * studio_demo_color_scale:
 * @color: a colour
 * @factor: how much brighter it gets
 *
 * Returns: the colour, not held within 0 to 1
 */
StudioDemoColor
studio_demo_color_scale (StudioDemoColor color, float factor)
{
  return (StudioDemoColor){ color.r * factor, color.g * factor, color.b * factor };
}

/**
 * studio_demo_color_turn:
 * @color: a colour
 * @degrees: how far its hue turns
 *
 * Turns the hue about the grey axis, by Rodrigues' formula.
 *
 * Returns: the colour
 */
StudioDemoColor
studio_demo_color_turn (StudioDemoColor color, float degrees)
{
  float angle = degrees * (float) G_PI / 180.f;
  float c = cosf (angle);
  float k = (1.f - c) / 3.f;
  float s = sinf (angle) * 0.57735027f;

  return (StudioDemoColor){
    .r = MAX (0.f, color.r * (c + k) + color.g * (k - s) + color.b * (k + s)),
    .g = MAX (0.f, color.r * (k + s) + color.g * (c + k) + color.b * (k - s)),
    .b = MAX (0.f, color.r * (k - s) + color.g * (k + s) + color.b * (c + k)),
  };
}

/**
 * studio_demo_smoothstep:
 * @from: where it is 0
 * @to: where it is 1
 * @value: the value
 *
 * Returns: a smooth step from 0 to 1
 */
float
studio_demo_smoothstep (float from, float to, float value)
{
  float t = (value - from) / (to - from);

  t = t < 0.f ? 0.f : t > 1.f ? 1.f : t;

  return t * t * (3.f - 2.f * t);
}
