/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-canvas-bands.h"

#include <math.h>

struct _StudioCanvasBands
{
  GPtrArray *textures;
  int n_rows;
};

static GdkTexture *
get_texture (StudioCanvasBands *self, guint i)
{
  return g_ptr_array_index (self->textures, i);
}

/**
 * studio_canvas_bands_new:
 *
 * Returns: (transfer full): no bands
 */
StudioCanvasBands *
studio_canvas_bands_new (void)
{
  StudioCanvasBands *self = g_new0 (StudioCanvasBands, 1);
  self->textures = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * studio_canvas_bands_free:
 * @self: (transfer full): the bands
 */
void
studio_canvas_bands_free (StudioCanvasBands *self)
{
  g_clear_pointer (&self->textures, g_ptr_array_unref);
  g_free (self);
}

/**
 * studio_canvas_bands_clear:
 * @self: the bands
 *
 * Forgets them all.
 */
void
studio_canvas_bands_clear (StudioCanvasBands *self)
{
  g_ptr_array_set_size (self->textures, 0);
  self->n_rows = 0;
}

/**
 * studio_canvas_bands_append:
 * @self: the bands
 * @texture: (transfer full): the rows that follow
 */
void
studio_canvas_bands_append (StudioCanvasBands *self, GdkTexture *texture)
{
  self->n_rows += gdk_texture_get_height (texture);
  g_ptr_array_add (self->textures, texture);
}

/**
 * studio_canvas_bands_get_n_bands:
 * @self: the bands
 *
 * Returns: how many there are
 */
guint
studio_canvas_bands_get_n_bands (StudioCanvasBands *self)
{
  return self->textures->len;
}

/**
 * studio_canvas_bands_get_n_rows:
 * @self: the bands
 *
 * Returns: how many rows they hold
 */
int
studio_canvas_bands_get_n_rows (StudioCanvasBands *self)
{
  return self->n_rows;
}

/**
 * studio_canvas_bands_draw:
 * @self: the bands
 * @snapshot: where to draw
 * @rect: where the whole image lies
 * @height: the rows of the whole image
 * @device_scale: device pixels to a logical one
 *
 * Draws them. Their edges lie on whole device pixels, or hairlines would show between them.
 */
void
studio_canvas_bands_draw (StudioCanvasBands *self,
                          GtkSnapshot *snapshot,
                          const StudioCanvasRect *rect,
                          int height,
                          int device_scale)
{
  double scale = rect->height / MAX (height, 1) * device_scale;
  int row = 0;
  for (guint i = 0; i < self->textures->len; i++)
    {
      GdkTexture *texture = get_texture (self, i);
      double top = round (row * scale) / device_scale;
      row += gdk_texture_get_height (texture);
      double bottom = round (row * scale) / device_scale;
      if (bottom > top)
        gtk_snapshot_append_texture (snapshot,
                                     texture,
                                     &GRAPHENE_RECT_INIT ((float) rect->x,
                                                          (float) (rect->y + top),
                                                          (float) rect->width,
                                                          (float) (bottom - top)));
    }
}
