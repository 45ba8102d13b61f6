/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-canvas-paint.h"

#include "studio-texture.h"

#include <math.h>

/* With smaller pixels there would be more lines than image. */
#define GRID_ZOOM 10

/* What is seen of an image. */
typedef struct
{
  graphene_rect_t area; /* of the widget */
  GdkRectangle part;    /* of the image */
  double scale;         /* logical pixels to one of the image */
} Sight;

static cairo_surface_t *
make_surface (GdkPixbuf *pixbuf, const GdkRectangle *part, int step)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (part->width + step - 1) / step, (part->height + step - 1) / step);
  guint8 *target = cairo_image_surface_get_data (surface);

  if (target != NULL)
    studio_texture_copy_pixels (
        pixbuf, part, step, target, (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* Which pixels of the image, as far as it has come, lie in the area of the widget. */
static GdkRectangle
find_part (GdkPixbuf *pixbuf, int n_rows, const StudioCanvasRect *rect, const graphene_rect_t *area)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  double scale = rect->width / width;
  double left = (area->origin.x - rect->x) / scale;
  double top = (area->origin.y - rect->y) / scale;
  int x = MAX ((int) floor (left), 0);
  int y = MAX ((int) floor (top), 0);
  int right = MIN ((int) ceil (left + area->size.width / scale) + 1, width);
  int bottom = MIN ((int) ceil (top + area->size.height / scale) + 1, n_rows);
  return (GdkRectangle){ x, y, right - x, bottom - y };
}

/* Returns whether there is anything to see. */
static gboolean
look (GdkPixbuf *pixbuf,
      int n_rows,
      const StudioCanvasRect *rect,
      const graphene_rect_t *visible,
      Sight *sight)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (
      (float) rect->x, (float) rect->y, (float) rect->width, (float) rect->height);

  if (!graphene_rect_intersection (&bounds, visible, &sight->area))
    return FALSE;
  sight->scale = rect->width / gdk_pixbuf_get_width (pixbuf);
  sight->part = find_part (pixbuf, n_rows, rect, &sight->area);
  return sight->part.width > 0 && sight->part.height > 0;
}

/* From here on a unit is a pixel of the surface, which is the source. */
static void
set_source (cairo_t *cr,
            GdkPixbuf *pixbuf,
            const StudioCanvasRect *rect,
            const Sight *sight,
            int step,
            cairo_filter_t filter)
{
  cairo_surface_t *surface = make_surface (pixbuf, &sight->part, step);

  cairo_translate (
      cr, rect->x + sight->part.x * sight->scale, rect->y + sight->part.y * sight->scale);
  cairo_scale (cr, sight->scale * step, sight->scale * step);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), filter);
  cairo_surface_destroy (surface);
}

/* A line at each edge between two pixels, seen on light and dark alike. */
static void
draw_grid (cairo_t *cr, const GdkRectangle *part, double scale, int device_scale)
{
  double line = 1.0 / device_scale;

  cairo_set_source_rgba (cr, .5, .5, .5, .3);
  for (int x = 1; x < part->width; x++)
    cairo_rectangle (
        cr, round (x * scale * device_scale) / device_scale, 0, line, part->height * scale);
  for (int y = 1; y < part->height; y++)
    cairo_rectangle (
        cr, 0, round (y * scale * device_scale) / device_scale, part->width * scale, line);
  cairo_fill (cr);
}

/**
 * studio_canvas_paint_pixels:
 * @snapshot: where to draw
 * @pixbuf: the image
 * @n_rows: how many of its rows are complete
 * @rect: where the whole image lies, logical pixels
 * @visible: what of the widget can be seen
 * @device_scale: device pixels to a logical one
 *
 * Draws single pixels as squares. No texture node of GTK 4.8 has a nearest filter, so cairo does
 * it, for the few pixels that are visible at such a zoom. From %GRID_ZOOM on lines stand between
 * them.
 */
void
studio_canvas_paint_pixels (GtkSnapshot *snapshot,
                            GdkPixbuf *pixbuf,
                            int n_rows,
                            const StudioCanvasRect *rect,
                            const graphene_rect_t *visible,
                            int device_scale)
{
  Sight sight;
  if (!look (pixbuf, n_rows, rect, visible, &sight))
    return;

  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &sight.area);
  cairo_save (cr);
  set_source (cr, pixbuf, rect, &sight, 1, CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
  if (sight.scale * device_scale >= GRID_ZOOM)
    {
      cairo_translate (
          cr, rect->x + sight.part.x * sight.scale, rect->y + sight.part.y * sight.scale);
      draw_grid (cr, &sight.part, sight.scale, device_scale);
    }
  cairo_destroy (cr);
}

/**
 * studio_canvas_paint_quickly:
 * @snapshot: where to draw
 * @pixbuf: the image, complete
 * @rect: where it lies, logical pixels
 * @visible: what of the widget can be seen
 * @device_scale: device pixels to a logical one
 *
 * Draws what is seen of an image while it moves, for a renderer in software. That converts the
 * whole of every texture in every frame, and averages where it makes one smaller: for an image of
 * 1536×640 longer than for everything else in the frame, and for a large one longer than a frame
 * may take. Here it takes as long as there are pixels on the screen, however many the image has.
 */
void
studio_canvas_paint_quickly (GtkSnapshot *snapshot,
                             GdkPixbuf *pixbuf,
                             const StudioCanvasRect *rect,
                             const graphene_rect_t *visible,
                             int device_scale)
{
  Sight sight;
  if (!look (pixbuf, gdk_pixbuf_get_height (pixbuf), rect, visible, &sight))
    return;

  int step = MAX ((int) (1 / (sight.scale * device_scale)), 1);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &sight.area);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  set_source (cr, pixbuf, rect, &sight, step, CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/**
 * studio_canvas_paint_checkerboard:
 * @snapshot: where to draw
 * @bounds: the area
 *
 * Draws what shines through a transparent image: grey squares, alike in light and dark.
 */
void
studio_canvas_paint_checkerboard (GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  static const GdkRGBA light = { .6f, .6f, .6f, 1.f };
  static const GdkRGBA dark = { .5f, .5f, .5f, 1.f };
  graphene_rect_t tile = GRAPHENE_RECT_INIT (bounds->origin.x, bounds->origin.y, 16, 16);

  gtk_snapshot_append_color (snapshot, &light, bounds);
  gtk_snapshot_push_repeat (snapshot, bounds, &tile);
  for (int i = 0; i < 2; i++)
    gtk_snapshot_append_color (
        snapshot,
        &dark,
        &GRAPHENE_RECT_INIT (
            bounds->origin.x + (float) i * 8, bounds->origin.y + (float) i * 8, 8, 8));
  gtk_snapshot_pop (snapshot);
}
