/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-tile-mark.h"

#include <math.h>

#define OUTER_RADIUS 8.
#define INNER_RADIUS 3.4
#define DISC_RADIUS 11.
#define CORNER_RADIUS 6.f

static void
add_star (cairo_t *cr)
{
  for (int i = 0; i < 10; i++)
    {
      double radius = i % 2 == 0 ? OUTER_RADIUS : INNER_RADIUS;
      double angle = G_PI * (i / 5. - .5);
      cairo_line_to (cr, radius * cos (angle), radius * sin (angle));
    }
  cairo_close_path (cr);
}

/**
 * studio_tile_mark_new_star:
 * @scale: device pixels for each logical one
 *
 * Draws the star of a thumbnail once for all: an icon with a soft shadow looks the same, and takes
 * the software renderer longer than the whole of the thumbnail.
 *
 * Returns: (transfer full): a star on a dark disc, %STUDIO_TILE_MARK_SIZE wide and high
 */
GdkTexture *
studio_tile_mark_new_star (int scale)
{
  int size = STUDIO_TILE_MARK_SIZE * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, STUDIO_TILE_MARK_SIZE / 2., STUDIO_TILE_MARK_SIZE / 2.);
  cairo_arc (cr, 0, 0, DISC_RADIUS, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, 0, 0, 0, .45);
  cairo_fill (cr);
  add_star (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                                         stride * (gsize) size,
                                                         (GDestroyNotify) cairo_surface_destroy,
                                                         surface);
  return gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, stride);
}

/**
 * studio_tile_mark_paint:
 * @tile: the tile
 * @snapshot: what it draws to
 * @mark: such as studio_tile_mark_new_star()
 *
 * Draws the mark in the upper corner, at the end of the line.
 */
void
studio_tile_mark_paint (GtkWidget *tile, GtkSnapshot *snapshot, GdkTexture *mark)
{
  gboolean rtl = gtk_widget_get_direction (tile) == GTK_TEXT_DIR_RTL;
  float x = rtl ? 0 : (float) (gtk_widget_get_width (tile) - STUDIO_TILE_MARK_SIZE);

  gtk_snapshot_append_texture (
      snapshot, mark, &GRAPHENE_RECT_INIT (x, 0, STUDIO_TILE_MARK_SIZE, STUDIO_TILE_MARK_SIZE));
}

/**
 * studio_tile_mark_paint_image:
 * @tile: the tile
 * @snapshot: what it draws to
 * @texture: the image
 * @ground: what is round it
 * @exact: whether the image was made for this size, so that it is drawn pixel for pixel
 *
 * Draws the whole image in the middle of the tile.
 */
void
studio_tile_mark_paint_image (GtkWidget *tile,
                              GtkSnapshot *snapshot,
                              GdkTexture *texture,
                              const GdkRGBA *ground,
                              gboolean exact)
{
  float width = (float) gtk_widget_get_width (tile);
  float height = (float) gtk_widget_get_height (tile);
  float image_width = (float) gdk_texture_get_width (texture);
  float image_height = (float) gdk_texture_get_height (texture);
  float scale = MIN (width / image_width, height / image_height);
  GskRoundedRect outline;

  if (exact)
    scale = MIN (scale, 1.f / (float) gtk_widget_get_scale_factor (tile));
  float x = floorf ((width - image_width * scale) / 2);
  float y = floorf ((height - image_height * scale) / 2);
  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT (0, 0, width, height), CORNER_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, ground, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_texture (
      snapshot, texture, &GRAPHENE_RECT_INIT (x, y, image_width * scale, image_height * scale));
  gtk_snapshot_pop (snapshot);
}
