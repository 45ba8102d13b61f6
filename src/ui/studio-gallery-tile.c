/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-tile.h"

#include "studio-image-menu.h"
#include "studio-property.h"
#include "studio-thumbnail.h"
#include "studio-view-closures.h"

/* How much of the ground is the image's own colour; the rest is black, so that the image stands
 * out before it. */
#define TINT .55f
#define CORNER_RADIUS 6.f
/* The grid decides on the number of columns; this only keeps a cell from vanishing. */
#define LEAST_WIDTH 64

struct _StudioGalleryTile
{
  GtkWidget parent_instance;

  GtkWidget *star;
  StudioThumbnailer *thumbnailer;
  StudioTileCache *cache;
  StudioRecord *record;
  GdkTexture *texture;
  GdkRGBA ground;
  GCancellable *cancellable;
  int edge;
  int loaded_edge;
  int asked_edge;
  gboolean wanted;
};

typedef enum
{
  PROP_RECORD = 1,
} StudioGalleryTileProperty;

static GParamSpec *properties[PROP_RECORD + 1];

G_DEFINE_FINAL_TYPE (StudioGalleryTile, studio_gallery_tile, GTK_TYPE_WIDGET)

static void
take_image (StudioGalleryTile *self, const StudioTileImage *image)
{
  g_set_object (&self->texture, image->texture);
  self->loaded_edge = image->edge;
  self->ground = (GdkRGBA){
    image->tint.red * TINT, image->tint.green * TINT, image->tint.blue * TINT, 1.f
  };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cancel_loading (StudioGalleryTile *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
thumbnail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioGalleryTile) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) thumbnail = studio_thumbnailer_load_finish (
      STUDIO_THUMBNAILER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (thumbnail == NULL || self->record == NULL)
    return;
  take_image (self,
              studio_tile_cache_insert (
                  self->cache, studio_record_get_id (self->record), thumbnail, self->asked_edge));
}

/* A thumbnail that is too small for this screen is asked for once more, larger. */
static void
load (StudioGalleryTile *self)
{
  int pixels = self->edge * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int edge = pixels > STUDIO_THUMBNAIL_NORMAL ? STUDIO_THUMBNAIL_LARGE : STUDIO_THUMBNAIL_NORMAL;
  if (!self->wanted || self->record == NULL || !studio_record_get_loaded (self->record)
      || self->cancellable != NULL || (self->texture != NULL && self->loaded_edge >= edge))
    return;

  const StudioTileImage *image = studio_tile_cache_lookup (self->cache,
                                                           studio_record_get_id (self->record));
  if (image != NULL)
    take_image (self, image);
  if (self->thumbnailer == NULL || (image != NULL && image->edge >= edge))
    return;

  self->cancellable = g_cancellable_new ();
  self->asked_edge = edge;
  studio_thumbnailer_load_async (
      self->thumbnailer, self->record, edge, self->cancellable, thumbnail_cb, g_object_ref (self));
}

static void
update (StudioGalleryTile *self)
{
  gboolean starred = FALSE;
  g_autofree char *name = NULL;

  if (self->record != NULL && studio_record_get_loaded (self->record))
    {
      StudioRequest *request = studio_record_get_request (self->record);
      starred = studio_record_get_starred (self->record);
      name = studio_view_image_name (NULL,
                                     studio_record_get_prompt (self->record),
                                     request == NULL ? STUDIO_ASPECT_RATIO_DEFAULT
                                                     : studio_request_get_aspect_ratio (request),
                                     starred);
    }
  else
    name = studio_view_image_name (NULL, NULL, STUDIO_ASPECT_RATIO_DEFAULT, FALSE);
  gtk_widget_set_visible (self->star, starred);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  load (self);
}

static GtkSizeRequestMode
studio_gallery_tile_get_request_mode (G_GNUC_UNUSED GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
studio_gallery_tile_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  StudioGalleryTile *self = STUDIO_GALLERY_TILE (widget);
  gboolean follows = orientation == GTK_ORIENTATION_VERTICAL && for_size > 0;
  *minimum = follows ? for_size : MIN (self->edge, LEAST_WIDTH);
  *natural = follows ? for_size : self->edge;
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static void
studio_gallery_tile_size_allocate (GtkWidget *widget,
                                   int width,
                                   G_GNUC_UNUSED int height,
                                   G_GNUC_UNUSED int baseline)
{
  StudioGalleryTile *self = STUDIO_GALLERY_TILE (widget);
  GtkRequisition size;

  studio_image_menu_allocate (widget);
  if (!gtk_widget_get_visible (self->star))
    return;
  gtk_widget_get_preferred_size (self->star, &size, NULL);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gtk_widget_size_allocate (
      self->star, &(GtkAllocation){ rtl ? 0 : width - size.width, 0, size.width, size.height }, -1);
}

static void
studio_gallery_tile_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioGalleryTile *self = STUDIO_GALLERY_TILE (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GskRoundedRect outline;

  if (self->texture != NULL)
    {
      float image_width = (float) gdk_texture_get_width (self->texture);
      float image_height = (float) gdk_texture_get_height (self->texture);
      float scale = MIN (width / image_width, height / image_height);
      float x = (width - image_width * scale) / 2;
      float y = (height - image_height * scale) / 2;

      gsk_rounded_rect_init_from_rect (
          &outline, &GRAPHENE_RECT_INIT (0, 0, width, height), CORNER_RADIUS);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (
          snapshot, &self->ground, &GRAPHENE_RECT_INIT (0, 0, width, height));
      gtk_snapshot_append_texture (
          snapshot,
          self->texture,
          &GRAPHENE_RECT_INIT (x, y, image_width * scale, image_height * scale));
      gtk_snapshot_pop (snapshot);
    }
  gtk_widget_snapshot_child (widget, self->star, snapshot);
}

static void
studio_gallery_tile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioGalleryTile *self = STUDIO_GALLERY_TILE (object);
  switch ((StudioGalleryTileProperty) id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_gallery_tile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioGalleryTile *self = STUDIO_GALLERY_TILE (object);
  switch ((StudioGalleryTileProperty) id)
    {
    case PROP_RECORD:
      studio_gallery_tile_set_record (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_gallery_tile_dispose (GObject *object)
{
  StudioGalleryTile *self = STUDIO_GALLERY_TILE (object);
  cancel_loading (self);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
  g_clear_object (&self->texture);
  g_clear_object (&self->thumbnailer);
  g_clear_pointer (&self->cache, studio_tile_cache_unref);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->star = NULL;
  G_OBJECT_CLASS (studio_gallery_tile_parent_class)->dispose (object);
}

static void
studio_gallery_tile_class_init (StudioGalleryTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_gallery_tile_get_property;
  object_class->set_property = studio_gallery_tile_set_property;
  object_class->dispose = studio_gallery_tile_dispose;
  widget_class->get_request_mode = studio_gallery_tile_get_request_mode;
  widget_class->measure = studio_gallery_tile_measure;
  widget_class->size_allocate = studio_gallery_tile_size_allocate;
  widget_class->snapshot = studio_gallery_tile_snapshot;

  properties[PROP_RECORD] = g_param_spec_object (
      "record", NULL, NULL, STUDIO_TYPE_RECORD, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "tile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
studio_gallery_tile_init (StudioGalleryTile *self)
{
  self->edge = 160;
  self->star = g_object_new (GTK_TYPE_IMAGE,
                             "icon-name",
                             "starred-symbolic",
                             "accessible-role",
                             GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "visible",
                             FALSE,
                             NULL);
  gtk_widget_add_css_class (self->star, "star-mark");
  gtk_widget_set_parent (self->star, GTK_WIDGET (self));
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (load), NULL);
}

/**
 * studio_gallery_tile_new:
 * @thumbnailer: (nullable): who makes thumbnails
 * @cache: where they are kept
 *
 * Returns: (transfer floating): a tile without an image
 */
GtkWidget *
studio_gallery_tile_new (StudioThumbnailer *thumbnailer, StudioTileCache *cache)
{
  StudioGalleryTile *self = g_object_new (STUDIO_TYPE_GALLERY_TILE, NULL);
  g_set_object (&self->thumbnailer, thumbnailer);
  self->cache = studio_tile_cache_ref (cache);
  return GTK_WIDGET (self);
}

/**
 * studio_gallery_tile_set_record:
 * @self: the tile
 * @record: (nullable): the image, which may be filled later
 *
 * Shows another image, at once where its thumbnail is at hand.
 */
void
studio_gallery_tile_set_record (StudioGalleryTile *self, StudioRecord *record)
{
  g_return_if_fail (STUDIO_IS_GALLERY_TILE (self));
  if (self->record == record)
    return;

  cancel_loading (self);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->texture);
  self->loaded_edge = 0;
  g_set_object (&self->record, record);
  if (record != NULL)
    {
      g_signal_connect_object (
          record, "notify::loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          record, "notify::starred", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/**
 * studio_gallery_tile_get_record:
 * @self: the tile
 *
 * Returns: (nullable) (transfer none): the image
 */
StudioRecord *
studio_gallery_tile_get_record (StudioGalleryTile *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY_TILE (self), NULL);
  return self->record;
}

/**
 * studio_gallery_tile_set_edge:
 * @self: the tile
 * @edge: its least width, logical pixels
 */
void
studio_gallery_tile_set_edge (StudioGalleryTile *self, int edge)
{
  g_return_if_fail (STUDIO_IS_GALLERY_TILE (self));
  if (self->edge == edge)
    return;
  self->edge = edge;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  load (self);
}

/**
 * studio_gallery_tile_set_wanted:
 * @self: the tile
 * @wanted: whether it can be seen, or soon will be
 *
 * A tile out of sight gives up its place in the thumbnailer's line.
 */
void
studio_gallery_tile_set_wanted (StudioGalleryTile *self, gboolean wanted)
{
  g_return_if_fail (STUDIO_IS_GALLERY_TILE (self));
  if (self->wanted == wanted)
    return;
  self->wanted = wanted;
  if (wanted)
    load (self);
  else
    cancel_loading (self);
}
