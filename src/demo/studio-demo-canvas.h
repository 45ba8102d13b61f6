/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-demo-color.h"

G_BEGIN_DECLS

/**
 * StudioDemoCanvas:
 * @width: in pixels
 * @height: in pixels
 * @unit: about one thousandth of a side, so that motifs have one size at every aspect ratio
 * @pixels: rows from the top
 * @cover: room for studio_demo_path_fill(), zeros in between
 * @n_cover: how much room
 *
 * What is painted on.
 */
typedef struct
{
  int width;
  int height;
  float unit;
  StudioDemoColor *pixels;
  float *cover;
  gsize n_cover;
} StudioDemoCanvas;

StudioDemoCanvas *studio_demo_canvas_new (int width, int height);
void studio_demo_canvas_free (StudioDemoCanvas *self);
void studio_demo_canvas_blend (StudioDemoCanvas *self,
                               int x,
                               int y,
                               StudioDemoColor color,
                               float alpha);
void studio_demo_canvas_screen (StudioDemoCanvas *self,
                                int x,
                                int y,
                                StudioDemoColor color,
                                float amount);
void studio_demo_canvas_glow (StudioDemoCanvas *self,
                              float x,
                              float y,
                              float radius_x,
                              float radius_y,
                              StudioDemoColor color,
                              float amount);
void studio_demo_canvas_disc (StudioDemoCanvas *self,
                              float x,
                              float y,
                              float radius,
                              StudioDemoColor color,
                              float alpha);
void studio_demo_canvas_vignette (StudioDemoCanvas *self, float amount);
guint8 *studio_demo_canvas_quantize (StudioDemoCanvas *self, guint32 seed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioDemoCanvas, studio_demo_canvas_free)

G_END_DECLS
