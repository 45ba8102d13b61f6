/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-tile.h"

#include "studio-image-drag.h"
#include "studio-image-menu.h"
#include "studio-image-name.h"
#include "studio-property.h"
#include "studio-tile-mark.h"
#include "studio-tile-state.h"

/* How much of the ground is the image's own colour; the rest is black, so that the image stands
 * out before it. */
#define TINT .55f
#define LEAST_EDGE 32
#define MOST_EDGE 1024
/* Below this there is no room for words. */
#define LEAST_EDGE_FOR_TEXT 120

struct _StudioGalleryTile
{
  GtkWidget parent_instance;

  GtkWidget *problem; /* NULL while there is none */
  StudioThumbnailer *thumbnailer;
  StudioTileCache *cache;
  StudioRecord *record;
  GdkTexture *texture;
  GdkRGBA ground;
  GCancellable *cancellable;
  int edge;
  int loaded_edge; /* in device pixels, 0 for none */
  int asked_edge;
  gboolean wanted;
  gboolean failed;
  gboolean starred;
};

typedef enum
{
  PROP_RECORD = 1,
} StudioGalleryTileProperty;

static GParamSpec *properties[PROP_RECORD + 1];
static guint select_signal;

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

static GtkWidget *
make_problem (StudioTileState state, int edge)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (state.icon);
  GtkWidget *label = gtk_label_new (state.text);

  gtk_image_set_icon_size (GTK_IMAGE (icon), GTK_ICON_SIZE_LARGE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_visible (label, edge >= LEAST_EDGE_FOR_TEXT);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "tile-problem");
  return box;
}

static void
set_problem (StudioGalleryTile *self, StudioTileState state)
{
  g_clear_pointer (&self->problem, gtk_widget_unparent);
  if (state.icon == NULL)
    return;
  self->problem = make_problem (state, self->edge);
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
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
  if (self->record == NULL)
    return;
  if (thumbnail != NULL)
    take_image (self,
                studio_tile_cache_insert (
                    self->cache, studio_record_get_id (self->record), thumbnail, self->asked_edge));
  self->failed = thumbnail == NULL;
  set_problem (
      self, self->failed ? studio_tile_state_for_error (error) : (StudioTileState){ NULL, NULL });
}

static int
get_pixels (StudioGalleryTile *self)
{
  return CLAMP (self->edge * gtk_widget_get_scale_factor (GTK_WIDGET (self)), 1, MOST_EDGE);
}

/* One of another size will do until the right one is there: a scaled one is not as sharp, and takes
 * the software renderer ten times as long. */
static void
load (StudioGalleryTile *self)
{
  int pixels = get_pixels (self);

  if (self->record == NULL || !studio_record_get_loaded (self->record)
      || studio_record_get_state (self->record) != STUDIO_RECORD_KEPT || self->failed)
    return;
  if (self->loaded_edge != pixels)
    {
      const StudioTileImage *image = studio_tile_cache_lookup (self->cache,
                                                               studio_record_get_id (self->record));
      if (image != NULL)
        take_image (self, image);
    }
  if (!self->wanted || self->thumbnailer == NULL || self->loaded_edge == pixels
      || (self->cancellable != NULL && self->asked_edge == pixels))
    return;

  cancel_loading (self);
  self->cancellable = g_cancellable_new ();
  self->asked_edge = pixels;
  studio_thumbnailer_load_async (self->thumbnailer,
                                 self->record,
                                 pixels,
                                 self->cancellable,
                                 thumbnail_cb,
                                 g_object_ref (self));
}

static void
update (StudioGalleryTile *self)
{
  gboolean starred = FALSE;
  g_autofree char *name = NULL;
  gboolean loaded = self->record != NULL && studio_record_get_loaded (self->record);

  if (loaded)
    starred = studio_record_get_starred (self->record);
  name = studio_image_name_for_record (self->record);
  if (self->starred != starred)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->starred = starred;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (loaded && !self->failed)
    set_problem (self, studio_tile_state_for_record (self->record));
  load (self);
}

/* What a click does, for whoever has no pointer: GTK offers the actions of a widget to assistive
 * technology, which takes the first for a click; of several any may be the first, so this is the
 * only one. */
static void
select_action_cb (GtkWidget *widget,
                  G_GNUC_UNUSED const char *name,
                  G_GNUC_UNUSED GVariant *parameter)
{
  g_signal_emit (widget, select_signal, 0);
}

static void
studio_gallery_tile_measure (GtkWidget *widget,
                             G_GNUC_UNUSED GtkOrientation orientation,
                             G_GNUC_UNUSED int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = LEAST_EDGE;
  *natural = MAX (STUDIO_GALLERY_TILE (widget)->edge, LEAST_EDGE);
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static void
studio_gallery_tile_size_allocate (GtkWidget *widget,
                                   int width,
                                   int height,
                                   G_GNUC_UNUSED int baseline)
{
  StudioGalleryTile *self = STUDIO_GALLERY_TILE (widget);
  GtkRequisition size;

  studio_image_menu_allocate (widget);
  if (self->problem != NULL)
    {
      gtk_widget_get_preferred_size (self->problem, &size, NULL);
      gtk_widget_size_allocate (
          self->problem,
          &(GtkAllocation){ 0, 0, MAX (width, size.width), MAX (height, size.height) },
          -1);
    }
}

static void
studio_gallery_tile_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioGalleryTile *self = STUDIO_GALLERY_TILE (widget);

  int scale = gtk_widget_get_scale_factor (widget);

  if (self->texture != NULL && self->problem == NULL)
    studio_tile_mark_paint_image (
        widget, snapshot, self->texture, &self->ground, self->loaded_edge == get_pixels (self));
  if (self->problem != NULL)
    gtk_widget_snapshot_child (widget, self->problem, snapshot);
  if (self->starred)
    studio_tile_mark_paint (widget, snapshot, studio_tile_cache_get_star (self->cache, scale));
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
  self->problem = NULL;
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
  widget_class->measure = studio_gallery_tile_measure;
  widget_class->size_allocate = studio_gallery_tile_size_allocate;
  widget_class->snapshot = studio_gallery_tile_snapshot;

  properties[PROP_RECORD] = g_param_spec_object (
      "record", NULL, NULL, STUDIO_TYPE_RECORD, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  select_signal = g_signal_new (
      "select", STUDIO_TYPE_GALLERY_TILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "tile.select", NULL, select_action_cb);
  gtk_widget_class_set_css_name (widget_class, "tile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
studio_gallery_tile_init (StudioGalleryTile *self)
{
  self->edge = 160;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (load), NULL);
  studio_image_drag_attach (GTK_WIDGET (self));
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
  self->failed = FALSE;
  set_problem (self, (StudioTileState){ NULL, NULL });
  g_set_object (&self->record, record);
  studio_image_drag_set_record (GTK_WIDGET (self), record);
  if (record != NULL)
    g_signal_connect_object (
        record, "notify::loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
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
 * @edge: how wide and high it is going to be, logical pixels
 */
void
studio_gallery_tile_set_edge (StudioGalleryTile *self, int edge)
{
  g_return_if_fail (STUDIO_IS_GALLERY_TILE (self));
  if (self->edge == edge)
    return;
  self->edge = edge;
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

/**
 * studio_gallery_tile_get_has_image:
 * @self: the tile
 *
 * Returns: whether it shows a thumbnail, of whatever size
 */
gboolean
studio_gallery_tile_get_has_image (StudioGalleryTile *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY_TILE (self), FALSE);
  return self->texture != NULL;
}
