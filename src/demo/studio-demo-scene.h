/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-demo-canvas.h"
#include "studio-demo-noise.h"
#include "studio-demo-palette.h"
#include "studio-demo-path.h"
#include "studio-demo-words.h"
#include "studio-request.h"

G_BEGIN_DECLS

/**
 * StudioDemoScene:
 * @canvas: (not owned): what is painted on
 * @palette: the colours
 * @motifs: what is shown, #StudioDemoMotif bits
 * @refused: what the negative prompt keeps away, #StudioDemoMotif bits
 * @seed: mixes prompt and seed
 * @horizon: where far land meets the sky, in pixels
 * @water_end: where water ends and the near shore begins, in pixels; the horizon if there is none
 * @light_x: the middle of the sun or the moon, in pixels
 * @light_y: its middle
 * @light_radius: its radius
 *
 * A picture before it is painted.
 */
typedef struct
{
  StudioDemoCanvas *canvas;
  StudioDemoPalette palette;
  guint32 motifs;
  guint32 refused;
  guint64 seed;
  float horizon;
  float water_end;
  float light_x;
  float light_y;
  float light_radius;
} StudioDemoScene;

void studio_demo_scene_init (StudioDemoScene *self,
                             StudioDemoCanvas *canvas,
                             StudioRequest *request);
gboolean studio_demo_scene_shows (const StudioDemoScene *self, guint32 motifs);
guint32 studio_demo_scene_get_noise_seed (const StudioDemoScene *self, const char *purpose);
StudioDemoColor studio_demo_scene_get_haze (const StudioDemoScene *self, float nearness);
void studio_demo_scene_paint (const StudioDemoScene *self);

G_END_DECLS
