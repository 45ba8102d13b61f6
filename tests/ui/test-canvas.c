/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-canvas-bands.h"
#include "studio-canvas-image.h"
#include "studio-canvas-input.h"
#include "studio-canvas-paint.h"
#include "studio-canvas.h"
#include "studio-texture.h"
#include "studio-tile-cache.h"
#include "studio-ui-fixture.h"

/* Each row has its own grey, so that a wrong row shows. */
static GdkPixbuf *
make_pixbuf (gboolean alpha, int width, int height)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, width, height);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  for (int y = 0; y < height; y++)
    memset (pixels + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf),
            y * 255 / height,
            (gsize) width * (alpha ? 4 : 3));
  return pixbuf;
}

static guint8
get_grey (GdkTexture *texture, int row)
{
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  g_autofree guint8 *pixels = g_malloc (stride * (gsize) gdk_texture_get_height (texture));
  gdk_texture_download (texture, pixels, stride);
  return pixels[(gsize) row * stride + 1];
}

static void
test_texture (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (FALSE, 7, 255);
  g_autoptr (GdkTexture) whole = studio_texture_new_for_pixbuf (pixbuf);
  g_autoptr (GdkTexture) band = studio_texture_new_for_rows (pixbuf, 100, 5);
  GdkRGBA color;

  g_assert_cmpint (gdk_texture_get_height (whole), ==, 255);
  g_assert_cmpint (get_grey (whole, 254), ==, 254);
  g_assert_cmpint (gdk_texture_get_height (band), ==, 5);
  g_assert_cmpint (get_grey (band, 0), ==, 100);
  g_assert_cmpint (get_grey (band, 4), ==, 104);

  studio_texture_average (pixbuf, &color);
  g_assert_cmpfloat_with_epsilon (color.red, 0.5, 0.02);
  g_assert_cmpfloat (color.alpha, ==, 1);

  /* They share the pixels, and keep them. */
  memset (gdk_pixbuf_get_pixels (pixbuf), 0xab, 3);
  g_clear_object (&pixbuf);
  g_assert_cmpint (get_grey (whole, 0), ==, 0xab);
  g_assert_cmpint (get_grey (band, 4), ==, 104);
}

/* The pixels as they are drawn: premultiplied, the alpha in the highest bits. */
static void
assert_pixel (gboolean alpha, const guint8 *rgba, guint32 expected)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (alpha, 3, 2);
  const GdkRectangle part = { 1, 1, 2, 1 };
  guint32 copy[2] = { 0 };
  guint8 *pixel = gdk_pixbuf_get_pixels (pixbuf) + gdk_pixbuf_get_rowstride (pixbuf)
                  + 2 * gdk_pixbuf_get_n_channels (pixbuf);

  memcpy (pixel, rgba, (gsize) gdk_pixbuf_get_n_channels (pixbuf));
  studio_texture_copy_pixels (pixbuf, &part, 1, (guint8 *) copy, sizeof copy);
  g_assert_cmphex (copy[1], ==, expected);
}

static void
test_pixels (void)
{
  assert_pixel (FALSE, (const guint8[]){ 0x11, 0x22, 0x33 }, 0xff112233);
  assert_pixel (TRUE, (const guint8[]){ 0x11, 0x22, 0x33, 0xff }, 0xff112233);
  assert_pixel (TRUE, (const guint8[]){ 0xff, 0x80, 0, 0x80 }, 0x80804000);
  assert_pixel (TRUE, (const guint8[]){ 0xff, 0xff, 0xff, 0 }, 0);
}

/* Of each square the middle one, and of what is left at the edges what there is. */
static void
test_some_pixels (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (FALSE, 9, 255);
  const GdkRectangle part = { 1, 10, 7, 8 };
  guint32 copy[3][3] = { { 0 } };

  studio_texture_copy_pixels (pixbuf, &part, 3, (guint8 *) copy, sizeof copy[0]);
  g_assert_cmphex (copy[0][0], ==, 0xff0b0b0b);
  g_assert_cmphex (copy[1][2], ==, 0xff0e0e0e);
  g_assert_cmphex (copy[2][2], ==, 0xff111111);
}

static void
test_texture_of_another_size (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (TRUE, 8, 200);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) same = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  studio_texture_scale_async (pixbuf, 4, 100, NULL, studio_test_store_result_cb, &result);
  studio_texture_scale_async (pixbuf, 8, 200, NULL, studio_test_store_result_cb, &same);
  g_cancellable_cancel (cancellable);
  studio_texture_scale_async (pixbuf, 4, 100, cancellable, studio_test_store_result_cb, &cancelled);
  studio_test_wait_for_result (&result);
  studio_test_wait_for_result (&same);
  studio_test_wait_for_result (&cancelled);

  g_autoptr (GdkTexture) scaled = studio_texture_scale_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (scaled), ==, 4);
  g_autoptr (GdkTexture) whole = studio_texture_scale_finish (same, &error);
  g_assert_cmpint (gdk_texture_get_height (whole), ==, 200);
  g_assert_null (studio_texture_scale_finish (cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_bands (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (FALSE, 4, 100);
  g_autoptr (StudioCanvasBands) bands = studio_canvas_bands_new ();
  const StudioCanvasRect rect = { 0, 0, 4, 50 };
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  studio_canvas_bands_append (bands, studio_texture_new_for_rows (pixbuf, 0, 10));
  studio_canvas_bands_append (bands, studio_texture_new_for_rows (pixbuf, 10, 20));
  studio_canvas_bands_append (bands, studio_texture_new_for_rows (pixbuf, 30, 5));
  g_assert_cmpuint (studio_canvas_bands_get_n_bands (bands), ==, 3);
  g_assert_cmpint (studio_canvas_bands_get_n_rows (bands), ==, 35);

  studio_canvas_bands_draw (bands, snapshot, &rect, 100, 1);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  graphene_rect_t bounds;
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat (bounds.size.height, ==, 18); /* 17.5 rows of the screen, on a whole pixel */

  studio_canvas_bands_clear (bands);
  g_assert_cmpuint (studio_canvas_bands_get_n_bands (bands), ==, 0);
}

static void
test_paint (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (TRUE, 100, 100);
  const StudioCanvasRect rect = { -400, -400, 1600, 1600 };
  const graphene_rect_t visible = GRAPHENE_RECT_INIT (0, 0, 200, 300);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds;

  studio_canvas_paint_pixels (snapshot, pixbuf, 100, &rect, &visible, 1);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_true (graphene_rect_equal (&bounds, &visible));
  gsk_render_node_unref (node);

  /* None of the rows that are there is in sight. */
  snapshot = gtk_snapshot_new ();
  studio_canvas_paint_pixels (snapshot, pixbuf, 20, &rect, &visible, 1);
  g_assert_null (gtk_snapshot_free_to_node (snapshot));

  snapshot = gtk_snapshot_new ();
  studio_canvas_paint_checkerboard (snapshot, &visible);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_unref (node);
}

/* The grey of a point of what is drawn of an image of 100 rows, -1 where nothing is. */
static int
draw_quickly (GdkPixbuf *pixbuf, const StudioCanvasRect *rect, int x, int y)
{
  const graphene_rect_t visible = GRAPHENE_RECT_INIT (0, 0, 200, 300);
  guint32 *pixels = g_new0 (guint32, 200 * 300);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      (guchar *) pixels, CAIRO_FORMAT_ARGB32, 200, 300, 800);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  studio_canvas_paint_quickly (snapshot, pixbuf, rect, &visible, 1);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  g_clear_pointer (&node, gsk_render_node_unref);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  guint32 pixel = pixels[y * 200 + x];
  g_free (pixels);
  return pixel >> 24 == 0 ? -1 : (int) (pixel & 0xff);
}

static void
test_paint_quickly (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (FALSE, 100, 100);
  const StudioCanvasRect same = { 10, 20, 100, 100 };
  const StudioCanvasRect small = { 10, 20, 21, 21 };
  const StudioCanvasRect large = { -100, -100, 300, 300 };
  const StudioCanvasRect away = { 300, 0, 100, 100 };

  /* Row 60 has a grey of 153. */
  g_assert_cmpint (draw_quickly (pixbuf, &same, 10, 80), ==, 153);
  g_assert_cmpint (draw_quickly (pixbuf, &same, 109, 119), ==, 252);
  g_assert_cmpint (draw_quickly (pixbuf, &same, 110, 80), ==, -1);
  g_assert_cmpint (ABS (draw_quickly (pixbuf, &small, 30, 32) - 153), <, 6);
  g_assert_cmpint (draw_quickly (pixbuf, &small, 31, 32), ==, -1);
  g_assert_cmpint (draw_quickly (pixbuf, &small, 12, 41), ==, -1);
  g_assert_cmpint (ABS (draw_quickly (pixbuf, &large, 0, 81) - 153), <, 3);
  g_assert_cmpint (draw_quickly (pixbuf, &away, 199, 50), ==, -1);
}

static gboolean
is_one_band (gpointer image)
{
  return studio_canvas_image_is_complete (image) && studio_canvas_image_get_n_bands (image) == 1;
}

static void
draw (StudioCanvasImage *image, double scale)
{
  const StudioCanvasRect rect = { 0,
                                  0,
                                  studio_canvas_image_get_width (image) * scale,
                                  studio_canvas_image_get_height (image) * scale };
  const graphene_rect_t visible = GRAPHENE_RECT_INIT (0, 0, 300, 300);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  studio_canvas_image_draw (image, snapshot, &rect, &visible, 1, FALSE);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  g_clear_pointer (&node, gsk_render_node_unref);
}

/* Of what kind of node it is drawn, within its corners. */
static GskRenderNodeType
find_type (StudioCanvasImage *image, gboolean quickly)
{
  const StudioCanvasRect rect = { 0, 0, 32, 150 };
  const graphene_rect_t visible = GRAPHENE_RECT_INIT (0, 0, 300, 300);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  studio_canvas_image_draw (image, snapshot, &rect, &visible, 1, quickly);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  return gsk_render_node_get_node_type (gsk_rounded_clip_node_get_child (node));
}

static void
test_image_in_rows (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (FALSE, 64, 300);
  StudioCanvasImage *image = studio_canvas_image_new ();

  studio_canvas_image_set_size (image, 64, 300);
  g_assert_cmpint (studio_canvas_image_get_height (image), ==, 300);
  draw (image, 1);
  studio_canvas_image_set_rows (image, pixbuf, 40);
  g_assert_cmpint (studio_canvas_image_get_n_shown_rows (image), ==, 40);
  draw (image, 0.5);
  g_assert_cmpint (find_type (image, TRUE), ==, GSK_TEXTURE_NODE);

  /* What comes within the interval waits, and is one band then. */
  studio_canvas_image_set_rows (image, pixbuf, 50);
  studio_canvas_image_set_rows (image, pixbuf, 120);
  g_assert_cmpint (studio_canvas_image_get_n_shown_rows (image), ==, 40);
  g_assert_false (studio_canvas_image_is_complete (image));

  /* The last rows do not wait. */
  studio_canvas_image_set_rows (image, pixbuf, 300);
  g_assert_true (studio_canvas_image_is_complete (image));
  g_assert_cmpuint (studio_canvas_image_get_n_bands (image), ==, 2);
  studio_test_wait_until (is_one_band, image);
  g_assert_cmpint (find_type (image, TRUE), ==, GSK_CAIRO_NODE);
  g_assert_cmpint (find_type (image, FALSE), ==, GSK_TEXTURE_NODE);
  draw (image, 0.5);
  draw (image, 2);
  draw (image, 8);
  studio_canvas_image_clear (image);
  g_assert_cmpint (studio_canvas_image_get_width (image), ==, 0);
  studio_test_drain ();
  g_assert_finalize_object (image);
}

static void
test_image_at_once (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (TRUE, 64, 300);
  g_autoptr (StudioCanvasImage) image = studio_canvas_image_new ();

  studio_canvas_image_set_rows (image, pixbuf, 300);
  g_assert_true (studio_canvas_image_is_complete (image));
  g_assert_cmpuint (studio_canvas_image_get_n_bands (image), ==, 1);
  g_assert_cmpint (studio_canvas_image_get_width (image), ==, 64);
  draw (image, 1);
}

static gboolean
has_rows (gpointer canvas)
{
  return studio_canvas_get_n_shown_rows (canvas) > 0;
}

static void
test_canvas (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (FALSE, 1200, 600);
  StudioCanvas *canvas = g_object_new (STUDIO_TYPE_CANVAS, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (canvas), 648, 496);

  gtk_test_accessible_assert_role (canvas, GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (canvas)));

  studio_canvas_show_frame (canvas, 1200, 600);
  studio_canvas_set_pulsing (canvas, TRUE);
  studio_canvas_show_rows (canvas, pixbuf, 600);
  studio_canvas_set_pulsing (canvas, FALSE);
  studio_test_wait_until (has_rows, canvas);
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (studio_canvas_get_fitting (canvas));
  g_assert_cmpfloat (studio_canvas_get_zoom (canvas), <, 1);
  g_assert_false (studio_canvas_can_pan (canvas));

  studio_canvas_zoom_at (canvas, 2, 100, 100, TRUE);
  g_assert_cmpfloat (studio_canvas_get_zoom (canvas), ==, 2);
  g_assert_true (studio_canvas_can_pan (canvas));
  studio_canvas_pan (canvas, 30, -30);
  studio_canvas_zoom_step (canvas, 1);
  g_assert_cmpfloat (studio_canvas_get_zoom (canvas), ==, 3);
  g_assert_false (studio_canvas_get_fitting (canvas));
  studio_canvas_zoom_at (canvas, 16, 100, 100, FALSE);
  gtk_test_widget_wait_for_draw (window);
  studio_canvas_fit (canvas);
  g_assert_true (studio_canvas_get_fitting (canvas));
  g_assert_cmpfloat (studio_canvas_get_zoom (canvas), <, 1);
  studio_ui_test_destroy (window, canvas);
}

static void
count_cb (int *n)
{
  (*n)++;
}

/* Another image is looked at at the same zoom and place, even where its size is another. */
static void
test_canvas_keeps_view (void)
{
  g_autoptr (GdkPixbuf) wide = make_pixbuf (FALSE, 1200, 600);
  g_autoptr (GdkPixbuf) large = make_pixbuf (FALSE, 2400, 1200);
  StudioCanvas *canvas = g_object_new (STUDIO_TYPE_CANVAS, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (canvas), 648, 496);

  studio_canvas_show_rows (canvas, wide, 600);
  gtk_test_widget_wait_for_draw (window);
  studio_canvas_zoom_at (canvas, 4, 200, 100, FALSE);
  StudioCanvasPose before = studio_canvas_get_pose (canvas);
  studio_canvas_show_frame (canvas, 2400, 1200);
  studio_canvas_show_rows (canvas, large, 1200);
  gtk_test_widget_wait_for_draw (window);
  StudioCanvasPose after = studio_canvas_get_pose (canvas);
  g_assert_cmpfloat (after.zoom, ==, 4);
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 1e-6);

  studio_canvas_fill (canvas);
  studio_canvas_show_rows (canvas, wide, 600);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpuint (studio_canvas_get_pose (canvas).mode, ==, STUDIO_CANVAS_FILL);
  g_assert_cmpfloat_with_epsilon (studio_canvas_get_zoom (canvas), 496 / 600.0, .01);
  studio_canvas_show_frame (canvas, 0, 0);
  g_assert_true (studio_canvas_get_fitting (canvas));
  studio_ui_test_destroy (window, canvas);
}

/* One canvas goes where another one is, without telling it back. */
static void
test_canvas_pose (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (FALSE, 1200, 600);
  StudioCanvas *canvas = g_object_new (STUDIO_TYPE_CANVAS, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (canvas), 648, 496);
  const StudioCanvasPose pose = { .mode = STUDIO_CANVAS_FREE, .zoom = 8, .x = .25, .y = .75 };
  int n_moves = 0;

  studio_canvas_show_rows (canvas, pixbuf, 600);
  gtk_test_widget_wait_for_draw (window);
  g_signal_connect_swapped (canvas, "moved", G_CALLBACK (count_cb), &n_moves);
  studio_canvas_set_pose (canvas, &pose);
  StudioCanvasPose now = studio_canvas_get_pose (canvas);
  g_assert_cmpfloat (now.zoom, ==, 8);
  g_assert_cmpfloat_with_epsilon (now.x, .25, 1e-6);
  g_assert_cmpint (n_moves, ==, 0);
  studio_canvas_pan (canvas, 8, 0);
  g_assert_cmpint (n_moves, ==, 1);
  g_assert_cmpfloat_with_epsilon (studio_canvas_get_pose (canvas).x, .25 - 1 / 1200.0, 1e-6);
  studio_ui_test_destroy (window, canvas);
}

/* The grip of the hands is made with the canvas, once, and goes with it. */
static void
test_canvas_input (void)
{
  GtkWidget *canvas = g_object_ref_sink (g_object_new (STUDIO_TYPE_CANVAS, NULL));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (canvas);
  guint n_scrolls = 0;
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      n_scrolls += GTK_IS_EVENT_CONTROLLER_SCROLL (controller) ? 1 : 0;
    }
  g_assert_cmpuint (n_scrolls, ==, 1);
  g_clear_object (&controllers);
  g_assert_finalize_object (canvas);
}

static void
test_tile_cache (void)
{
  g_autoptr (StudioTileCache) cache = studio_tile_cache_new (2 * 16 * 16 * 4);
  g_autoptr (StudioTileCache) same = studio_tile_cache_ref (cache);
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (FALSE, 16, 16);

  g_assert_null (studio_tile_cache_lookup (cache, 1));
  g_assert_cmpint (studio_tile_cache_insert (cache, 1, pixbuf, 256)->edge, ==, 256);
  studio_tile_cache_insert (cache, 2, pixbuf, 256);
  g_assert_nonnull (studio_tile_cache_lookup (same, 1));
  studio_tile_cache_insert (cache, 3, pixbuf, 256);
  g_assert_null (studio_tile_cache_lookup (cache, 2)); /* used longest ago */
  g_assert_nonnull (studio_tile_cache_lookup (cache, 1));
  g_assert_cmpint (studio_tile_cache_insert (cache, 1, pixbuf, 512)->edge, ==, 512);
  g_assert_cmpuint (studio_tile_cache_get_n_images (cache), ==, 2);
}

static void
add_tests (void)
{
  g_test_add_func ("/canvas/texture", test_texture);
  g_test_add_func ("/canvas/pixels", test_pixels);
  g_test_add_func ("/canvas/some-pixels", test_some_pixels);
  g_test_add_func ("/canvas/texture-scale", test_texture_of_another_size);
  g_test_add_func ("/canvas/bands", test_bands);
  g_test_add_func ("/canvas/paint", test_paint);
  g_test_add_func ("/canvas/paint-quickly", test_paint_quickly);
  g_test_add_func ("/canvas/image-rows", test_image_in_rows);
  g_test_add_func ("/canvas/image-at-once", test_image_at_once);
  g_test_add_func ("/canvas/widget", test_canvas);
  g_test_add_func ("/canvas/keeps-view", test_canvas_keeps_view);
  g_test_add_func ("/canvas/pose", test_canvas_pose);
  g_test_add_func ("/canvas/input", test_canvas_input);
  g_test_add_func ("/canvas/tile-cache", test_tile_cache);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
