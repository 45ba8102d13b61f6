/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-painter.h"

#include "studio-demo-encoder.h"
#include "studio-demo-layers.h"

/**
 * studio_demo_painter_paint:
 * @request: what was asked; its seed is used as it is, 0 included
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE when the encoder gives up
 *
 * Paints the picture for a request and encodes it, in about half a second. The same prompt,
 * negative prompt, seed and aspect ratio give the same bytes. Thread-safe; not for a main loop.
 *
 * Returns: (transfer full) (nullable): a PNG or JPEG file
 */
GBytes *
studio_demo_painter_paint (StudioRequest *request, GError **error)
{
  g_autoptr (StudioDemoCanvas) canvas = NULL;
  g_autofree guint8 *rgb = NULL;
  StudioDemoScene scene;
  int width;
  int height;

  g_return_val_if_fail (STUDIO_IS_REQUEST (request), NULL);

  studio_aspect_ratio_get_size (studio_request_get_aspect_ratio (request), &width, &height);
  canvas = studio_demo_canvas_new (width, height);
  studio_demo_scene_init (&scene, canvas, request);
  studio_demo_scene_paint (&scene);
  studio_demo_paint_mark (canvas);
  rgb = studio_demo_canvas_quantize (canvas, (guint32) scene.seed);

  return studio_demo_encoder_encode (
      rgb, width, height, studio_request_get_output_format (request), error);
}
