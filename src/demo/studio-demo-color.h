/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioDemoColor:
 * @r: red, 0 to 1
 * @g: green
 * @b: blue
 *
 * A colour in sRGB as it is shown. Mixing it without linear light is on purpose: it gives the
 * softer hazes that painted landscapes have.
 */
typedef struct
{
  float r;
  float g;
  float b;
} StudioDemoColor;

StudioDemoColor studio_demo_color_from_hex (guint32 hex);
StudioDemoColor studio_demo_color_mix (StudioDemoColor from, StudioDemoColor to, float amount);
StudioDemoColor studio_demo_color_scale (StudioDemoColor color, float factor);
StudioDemoColor studio_demo_color_turn (StudioDemoColor color, float degrees);
float studio_demo_smoothstep (float from, float to, float value);

G_END_DECLS
