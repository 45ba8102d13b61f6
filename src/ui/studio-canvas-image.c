/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-canvas-image.h"

#include "studio-canvas-bands.h"
#include "studio-canvas-paint.h"
#include "studio-texture.h"

#include <math.h>

/* A new band of rows at most this often: the eye sees no more, and the main loop stays free. */
#define BAND_INTERVAL_MS 40
/* How long a size must have stood still before a picture is made for exactly it. */
#define SETTLE_MS 140
/* From here on single pixels are shown as squares. */
#define NEAREST_ZOOM 4.0
/* So many bands are drawn one by one; with one more they become one. */
#define MAX_BANDS 64
/* Those of a whole image are made one, so that no filter stops at their edges, when the image has
 * long been on the screen: all of it may have to be drawn for that. */
#define MERGE_MS 400
#define CORNER_RADIUS 4.f
/* So many pixels of a texture are drawn in software in time. */
#define MAX_QUICK_PIXELS 4000000

struct _StudioCanvasImage
{
  GObject parent_instance;

  int width;
  int height;
  GdkPixbuf *pixbuf;
  int n_rows; /* complete in the pixbuf */
  StudioCanvasBands *bands;
  guint band_source;

  GdkTexture *fitted; /* of the size that is on the screen */
  int wanted_width;
  int wanted_height;
  guint settle_source;
  GCancellable *cancellable;
  guint merge_source;
};

G_DEFINE_FINAL_TYPE (StudioCanvasImage, studio_canvas_image, G_TYPE_OBJECT)

static guint changed_signal;

static void
reset_fitted (StudioCanvasImage *self)
{
  g_clear_object (&self->fitted);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->wanted_width = 0;
  self->wanted_height = 0;
}

static void
reset (StudioCanvasImage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->merge_source, g_source_remove);
  reset_fitted (self);
  g_clear_handle_id (&self->band_source, g_source_remove);
  g_clear_object (&self->pixbuf);
  studio_canvas_bands_clear (self->bands);
  self->n_rows = 0;
}

static gboolean
merge_cb (gpointer user_data)
{
  StudioCanvasImage *self = user_data;

  self->merge_source = 0;
  studio_canvas_bands_clear (self->bands);
  studio_canvas_bands_append (self->bands, studio_texture_new_for_pixbuf (self->pixbuf));
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static gboolean band_timeout_cb (gpointer user_data);

static void
show_new_rows (StudioCanvasImage *self)
{
  int n_shown = studio_canvas_image_get_n_shown_rows (self);
  if (self->band_source != 0 || n_shown == self->n_rows)
    return;

  if (studio_canvas_bands_get_n_bands (self->bands) == MAX_BANDS)
    {
      studio_canvas_bands_clear (self->bands);
      n_shown = 0;
    }
  studio_canvas_bands_append (
      self->bands, studio_texture_new_for_rows (self->pixbuf, n_shown, self->n_rows - n_shown));
  if (!studio_canvas_image_is_complete (self))
    self->band_source = g_timeout_add (BAND_INTERVAL_MS, band_timeout_cb, self);
  else if (studio_canvas_bands_get_n_bands (self->bands) > 1)
    self->merge_source = g_timeout_add (MERGE_MS, merge_cb, self);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
band_timeout_cb (gpointer user_data)
{
  StudioCanvasImage *self = user_data;
  self->band_source = 0;
  show_new_rows (self);
  return G_SOURCE_REMOVE;
}

static void
fitted_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioCanvasImage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = studio_texture_scale_finish (result, &error);
  if (texture == NULL || gdk_texture_get_width (texture) != self->wanted_width
      || gdk_texture_get_height (texture) != self->wanted_height)
    return;

  g_set_object (&self->fitted, texture);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
settle_cb (gpointer user_data)
{
  StudioCanvasImage *self = user_data;
  self->settle_source = 0;
  studio_texture_scale_async (self->pixbuf,
                              self->wanted_width,
                              self->wanted_height,
                              self->cancellable,
                              fitted_cb,
                              g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Asks for a picture of exactly this size once it has stood still for a moment. */
static void
want_size (StudioCanvasImage *self, int width, int height)
{
  gboolean smaller = width < self->width && height < self->height;
  if (!studio_canvas_image_is_complete (self) || !smaller)
    return;
  if (width == self->wanted_width && height == self->wanted_height)
    return;

  reset_fitted (self);
  self->wanted_width = width;
  self->wanted_height = height;
  self->settle_source = g_timeout_add (SETTLE_MS, settle_cb, self);
}

static void
studio_canvas_image_dispose (GObject *object)
{
  StudioCanvasImage *self = STUDIO_CANVAS_IMAGE (object);
  reset (self);
  G_OBJECT_CLASS (studio_canvas_image_parent_class)->dispose (object);
}

static void
studio_canvas_image_finalize (GObject *object)
{
  StudioCanvasImage *self = STUDIO_CANVAS_IMAGE (object);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->bands, studio_canvas_bands_free);
  G_OBJECT_CLASS (studio_canvas_image_parent_class)->finalize (object);
}

static void
studio_canvas_image_class_init (StudioCanvasImageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = studio_canvas_image_dispose;
  object_class->finalize = studio_canvas_image_finalize;

  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_canvas_image_init (StudioCanvasImage *self)
{
  self->bands = studio_canvas_bands_new ();
  self->cancellable = g_cancellable_new ();
}

/**
 * studio_canvas_image_new:
 *
 * Returns: (transfer full): an image of no size
 */
StudioCanvasImage *
studio_canvas_image_new (void)
{
  return g_object_new (STUDIO_TYPE_CANVAS_IMAGE, NULL);
}

/**
 * studio_canvas_image_set_size:
 * @self: the image
 * @width: pixels across
 * @height: pixels down
 *
 * Says how large the image will be before any of it is there. What was shown goes.
 */
void
studio_canvas_image_set_size (StudioCanvasImage *self, int width, int height)
{
  g_return_if_fail (STUDIO_IS_CANVAS_IMAGE (self));
  reset (self);
  self->width = MAX (width, 0);
  self->height = MAX (height, 0);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * studio_canvas_image_set_rows:
 * @self: the image
 * @pixbuf: the image as far as it has come
 * @n_rows: how many of its rows, from the top, nobody writes to any more
 *
 * Shows the rows. Cheap however often it is called. Another pixbuf than the last one is another
 * image.
 */
void
studio_canvas_image_set_rows (StudioCanvasImage *self, GdkPixbuf *pixbuf, int n_rows)
{
  g_return_if_fail (STUDIO_IS_CANVAS_IMAGE (self));
  g_return_if_fail (GDK_IS_PIXBUF (pixbuf));

  if (pixbuf != self->pixbuf)
    {
      reset (self);
      self->pixbuf = g_object_ref (pixbuf);
      self->width = gdk_pixbuf_get_width (pixbuf);
      self->height = gdk_pixbuf_get_height (pixbuf);
    }
  if (n_rows <= self->n_rows)
    return;

  self->n_rows = MIN (n_rows, self->height);
  /* The last rows are what everyone waits for: they need not wait for the interval. */
  if (self->n_rows == self->height)
    g_clear_handle_id (&self->band_source, g_source_remove);
  show_new_rows (self);
}

/**
 * studio_canvas_image_clear:
 * @self: the image
 *
 * Forgets everything, the size too.
 */
void
studio_canvas_image_clear (StudioCanvasImage *self)
{
  studio_canvas_image_set_size (self, 0, 0);
}

/**
 * studio_canvas_image_get_width:
 * @self: the image
 *
 * Returns: pixels across, 0 for no image
 */
int
studio_canvas_image_get_width (StudioCanvasImage *self)
{
  return self->width;
}

/**
 * studio_canvas_image_get_height:
 * @self: the image
 *
 * Returns: pixels down, 0 for no image
 */
int
studio_canvas_image_get_height (StudioCanvasImage *self)
{
  return self->height;
}

/**
 * studio_canvas_image_get_n_shown_rows:
 * @self: the image
 *
 * Returns: how many rows from the top are drawn
 */
int
studio_canvas_image_get_n_shown_rows (StudioCanvasImage *self)
{
  return studio_canvas_bands_get_n_rows (self->bands);
}

/**
 * studio_canvas_image_is_complete:
 * @self: the image
 *
 * Returns: whether all rows are drawn
 */
gboolean
studio_canvas_image_is_complete (StudioCanvasImage *self)
{
  return self->height > 0 && studio_canvas_image_get_n_shown_rows (self) == self->height;
}

/**
 * studio_canvas_image_get_n_bands:
 * @self: the image
 *
 * Returns: of how many textures it consists at the moment
 */
guint
studio_canvas_image_get_n_bands (StudioCanvasImage *self)
{
  return studio_canvas_bands_get_n_bands (self->bands);
}

/* While rows arrive only what is new is drawn, of its own texture; so it is until those are one. */
static void
draw_scaled (StudioCanvasImage *self,
             GtkSnapshot *snapshot,
             const StudioCanvasRect *rect,
             const graphene_rect_t *visible,
             int device_scale,
             gboolean quickly)
{
  if (quickly && studio_canvas_image_is_complete (self)
      && studio_canvas_bands_get_n_bands (self->bands) == 1)
    studio_canvas_paint_quickly (snapshot, self->pixbuf, rect, visible, device_scale);
  else
    studio_canvas_bands_draw (self->bands, snapshot, rect, self->height, device_scale);
}

/* A large one would take long in software, and most of it is not seen. */
static gboolean
is_fitted_good (StudioCanvasImage *self, gboolean quickly)
{
  return self->fitted != NULL
         && (!quickly
             || gdk_texture_get_width (self->fitted)
                        * (gint64) gdk_texture_get_height (self->fitted)
                    <= MAX_QUICK_PIXELS);
}

/**
 * studio_canvas_image_draw:
 * @self: the image
 * @snapshot: where to draw
 * @rect: where the whole image lies
 * @visible: what of the widget can be seen
 * @device_scale: device pixels to a logical one
 * @quickly: whether the renderer works in software
 *
 * Draws the rows that are there, with slightly round corners.
 */
void
studio_canvas_image_draw (StudioCanvasImage *self,
                          GtkSnapshot *snapshot,
                          const StudioCanvasRect *rect,
                          const graphene_rect_t *visible,
                          int device_scale,
                          gboolean quickly)
{
  if (studio_canvas_bands_get_n_bands (self->bands) == 0)
    return;

  GskRoundedRect outline;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (
      (float) rect->x, (float) rect->y, (float) rect->width, (float) rect->height);
  int width = (int) round (rect->width * device_scale);
  int height = (int) round (rect->height * device_scale);
  double zoom = (double) width / self->width;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, CORNER_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (gdk_pixbuf_get_has_alpha (self->pixbuf))
    studio_canvas_paint_checkerboard (snapshot, &bounds);
  if (zoom >= NEAREST_ZOOM)
    studio_canvas_paint_pixels (snapshot,
                                self->pixbuf,
                                studio_canvas_image_get_n_shown_rows (self),
                                rect,
                                visible,
                                device_scale);
  else
    {
      want_size (self, width, height);
      if (is_fitted_good (self, quickly))
        gtk_snapshot_append_texture (snapshot, self->fitted, &bounds);
      else
        draw_scaled (self, snapshot, rect, visible, device_scale, quickly);
    }
  gtk_snapshot_pop (snapshot);
}
