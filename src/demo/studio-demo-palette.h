/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-demo-color.h"
#include "studio-demo-noise.h"

G_BEGIN_DECLS

/**
 * StudioDemoPalette:
 * @sky_top: the sky overhead
 * @sky_mid: halfway down
 * @sky_low: at the horizon; what lies far away takes this colour
 * @light: the sun or the moon
 * @land: what is near
 * @accent: caps, petals, sails
 * @accent2: a second one, mostly what glows
 * @night: how dark it is, 0 to 1
 *
 * The colours of a picture.
 */
typedef struct
{
  StudioDemoColor sky_top;
  StudioDemoColor sky_mid;
  StudioDemoColor sky_low;
  StudioDemoColor light;
  StudioDemoColor land;
  StudioDemoColor accent;
  StudioDemoColor accent2;
  float night;
} StudioDemoPalette;

void studio_demo_palette_choose (StudioDemoPalette *self,
                                 const char *prompt,
                                 const char *negative_prompt,
                                 gboolean prefers_night,
                                 StudioDemoDice *dice);

G_END_DECLS
