/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-canvas-geometry.h"

/* A view of 1000 × 800 over an image of 2000 × 1000. */
static const StudioCanvasGeometry wide = {
  .view_width = 1000,
  .view_height = 800,
  .image_width = 2000,
  .image_height = 1000,
  .device_scale = 1,
};

static void
assert_near (double a, double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, 1e-6);
}

/* Which pixel of the image is under a place of the widget. */
static double
pixel_at (double place, double view, double center, double scale)
{
  return center + (place - view / 2) / scale;
}

static void
test_fit (void)
{
  StudioCanvasGeometry geometry = wide;
  assert_near (studio_canvas_geometry_get_fit_zoom (&geometry), 0.5);

  geometry.margin = 100;
  assert_near (studio_canvas_geometry_get_fit_zoom (&geometry), 0.4);
  geometry.device_scale = 2;
  assert_near (studio_canvas_geometry_get_fit_zoom (&geometry), 0.8);

  geometry.image_width = 50;
  geometry.image_height = 50;
  assert_near (studio_canvas_geometry_get_fit_zoom (&geometry), 1);
  geometry.image_width = 0;
  assert_near (studio_canvas_geometry_get_fit_zoom (&geometry), 1);
}

/* Filling leaves no gap, whichever side is the shorter one, and invents pixels where it must. */
static void
test_fill (void)
{
  StudioCanvasGeometry geometry = { .view_width = 800,
                                    .view_height = 600,
                                    .image_width = 1600,
                                    .image_height = 400,
                                    .device_scale = 2,
                                    .margin = 20,
                                    .inset = 50 };
  const StudioCanvasView right = { .zoom = 1, .center_x = 1600, .center_y = 200 };

  assert_near (studio_canvas_geometry_get_fill_zoom (&geometry), 3);
  StudioCanvasView view = studio_canvas_geometry_fill (&geometry, right);
  StudioCanvasRect rect = studio_canvas_geometry_place (&geometry, view);
  assert_near (rect.x + rect.width, 800);
  assert_near (rect.y, 0);
  assert_near (rect.height, 600);
  geometry.image_width = 100;
  assert_near (studio_canvas_geometry_get_fill_zoom (&geometry), 16);
  geometry.image_width = 0;
  assert_near (studio_canvas_geometry_get_fill_zoom (&geometry), 1);
}

static void
test_fit_leaves_room_for_the_buttons (void)
{
  StudioCanvasGeometry geometry = wide;
  geometry.image_width = 1000;
  geometry.image_height = 2000;
  geometry.margin = 20;
  geometry.inset = 60;
  StudioCanvasView view = studio_canvas_geometry_fit (&geometry);
  StudioCanvasRect rect = studio_canvas_geometry_place (&geometry, view);

  assert_near (rect.height, 700);
  assert_near (rect.y, 20);
  assert_near (rect.x, (1000 - 350) / 2.0);
}

static void
test_fit_in_no_room (void)
{
  StudioCanvasGeometry geometry = wide;
  geometry.view_width = 0;
  geometry.view_height = 0;
  geometry.margin = 24;
  StudioCanvasView view = studio_canvas_geometry_fit (&geometry);
  StudioCanvasRect rect = studio_canvas_geometry_place (&geometry, view);
  g_assert_cmpfloat (view.zoom, >, 0);
  g_assert_cmpfloat (rect.width, >=, 1);
}

static void
test_zoom_keeps_the_point (void)
{
  StudioCanvasView view = { .zoom = 1, .center_x = 900, .center_y = 500 };
  double before_x = pixel_at (700, 1000, view.center_x, view.zoom);
  double before_y = pixel_at (300, 800, view.center_y, view.zoom);
  StudioCanvasView after = studio_canvas_geometry_zoom_at (&wide, view, 4, 700, 300);

  assert_near (after.zoom, 4);
  assert_near (pixel_at (700, 1000, after.center_x, 4), before_x);
  assert_near (pixel_at (300, 800, after.center_y, 4), before_y);
}

static void
test_zoom_limits (void)
{
  StudioCanvasView view = studio_canvas_geometry_fit (&wide);
  assert_near (studio_canvas_geometry_zoom_at (&wide, view, 1e9, 0, 0).zoom,
               STUDIO_CANVAS_ZOOM_MAX);
  assert_near (studio_canvas_geometry_zoom_at (&wide, view, 0, 0, 0).zoom, STUDIO_CANVAS_ZOOM_MIN);

  /* What only fits below the least zoom may still be seen whole. */
  StudioCanvasGeometry huge = wide;
  huge.image_width = 100000;
  assert_near (studio_canvas_geometry_zoom_at (&huge, view, 0, 0, 0).zoom, 0.01);
}

static void
test_pan_is_held_at_the_edges (void)
{
  StudioCanvasView view = { .zoom = 1, .center_x = 1000, .center_y = 500 };
  StudioCanvasView moved = studio_canvas_geometry_pan (&wide, view, 100, -50);
  assert_near (moved.center_x, 900);
  assert_near (moved.center_y, 550);

  moved = studio_canvas_geometry_pan (&wide, view, 1e6, 1e6);
  assert_near (moved.center_x, 500);
  assert_near (moved.center_y, 400);
  moved = studio_canvas_geometry_pan (&wide, view, -1e6, -1e6);
  assert_near (moved.center_x, 1500);
  assert_near (moved.center_y, 600);

  StudioCanvasView fitted = studio_canvas_geometry_fit (&wide);
  moved = studio_canvas_geometry_pan (&wide, fitted, 300, 300);
  assert_near (moved.center_x, fitted.center_x);
  assert_near (moved.center_y, fitted.center_y);
  g_assert_true (studio_canvas_geometry_can_pan (&wide, view));
  g_assert_false (studio_canvas_geometry_can_pan (&wide, fitted));
}

static void
test_clamp (void)
{
  StudioCanvasView view = { .zoom = 100, .center_x = -5, .center_y = 1e9 };
  StudioCanvasView clamped = studio_canvas_geometry_clamp (&wide, view);
  assert_near (clamped.zoom, STUDIO_CANVAS_ZOOM_MAX);
  assert_near (clamped.center_x, 500 / STUDIO_CANVAS_ZOOM_MAX);
  assert_near (clamped.center_y, 1000 - 400 / STUDIO_CANVAS_ZOOM_MAX);
}

static void
test_pan_counts_in_device_pixels (void)
{
  StudioCanvasGeometry geometry = wide;
  geometry.device_scale = 2;
  StudioCanvasView view = { .zoom = 2, .center_x = 1000, .center_y = 500 };
  assert_near (studio_canvas_geometry_pan (&geometry, view, 100, 0).center_x, 900);
}

static void
test_place_on_whole_pixels (void)
{
  StudioCanvasGeometry geometry = wide;
  geometry.view_width = 1001;
  geometry.image_width = 500;
  geometry.image_height = 301;
  StudioCanvasView view = { .zoom = 1, .center_x = 250, .center_y = 150.5 };
  StudioCanvasRect rect = studio_canvas_geometry_place (&geometry, view);
  assert_near (rect.width, 500);
  assert_near (rect.height, 301);
  assert_near (rect.x, (int) rect.x);
  assert_near (rect.y, (int) rect.y);

  geometry.device_scale = 2;
  rect = studio_canvas_geometry_place (&geometry, view);
  assert_near (rect.width, 250);
  assert_near (rect.height, 150.5);
  assert_near (rect.x * 2, (int) (rect.x * 2));
}

static void
test_mix (void)
{
  StudioCanvasView from = { .zoom = 1, .center_x = 1000, .center_y = 500 };
  StudioCanvasView to = studio_canvas_geometry_zoom_at (&wide, from, 4, 700, 300);
  double point = pixel_at (700, 1000, from.center_x, from.zoom);

  for (double t = 0; t < 1; t += 0.1)
    {
      StudioCanvasView mixed = studio_canvas_view_mix (from, to, t);
      assert_near (pixel_at (700, 1000, mixed.center_x, mixed.zoom), point);
    }
  assert_near (studio_canvas_view_mix (from, to, 0.5).zoom, 2);
  assert_near (studio_canvas_view_mix (from, to, 1).center_x, to.center_x);

  to = from;
  to.center_x = 1200;
  assert_near (studio_canvas_view_mix (from, to, 0.5).center_x, 1100);
}

static void
test_steps (void)
{
  assert_near (studio_canvas_zoom_step_from (1, 1), 1.5);
  assert_near (studio_canvas_zoom_step_from (1, -1), 0.75);
  assert_near (studio_canvas_zoom_step_from (0.64, 1), 2.0 / 3);
  assert_near (studio_canvas_zoom_step_from (0.64, -1), 0.5);
  assert_near (studio_canvas_zoom_step_from (32, 1), STUDIO_CANVAS_ZOOM_MAX);
  assert_near (studio_canvas_zoom_step_from (0.01, -1), STUDIO_CANVAS_ZOOM_MIN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas-geometry/fill", test_fill);
  g_test_add_func ("/canvas-geometry/fit", test_fit);
  g_test_add_func ("/canvas-geometry/inset", test_fit_leaves_room_for_the_buttons);
  g_test_add_func ("/canvas-geometry/no-room", test_fit_in_no_room);
  g_test_add_func ("/canvas-geometry/zoom-at", test_zoom_keeps_the_point);
  g_test_add_func ("/canvas-geometry/zoom-limits", test_zoom_limits);
  g_test_add_func ("/canvas-geometry/pan", test_pan_is_held_at_the_edges);
  g_test_add_func ("/canvas-geometry/clamp", test_clamp);
  g_test_add_func ("/canvas-geometry/pan-device", test_pan_counts_in_device_pixels);
  g_test_add_func ("/canvas-geometry/place", test_place_on_whole_pixels);
  g_test_add_func ("/canvas-geometry/mix", test_mix);
  g_test_add_func ("/canvas-geometry/steps", test_steps);
  return g_test_run ();
}
