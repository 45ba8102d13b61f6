/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-area-private.h"

#include "studio-gallery-band.h"
#include "studio-gallery-keys.h"
#include "studio-gallery-selection.h"
#include "studio-gallery-tile.h"
#include "studio-image-menu.h"
#include "studio-property.h"

#define NONE GTK_INVALID_LIST_POSITION
#define DEFAULT_EDGE 168
/* 16 MB of tiles that were looked at: some five screens of small ones. */
#define CACHED_BYTES (16 * 1024 * 1024)

typedef enum
{
  PROP_FIRST_VISIBLE = 1,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} StudioGalleryAreaProperty;

static GParamSpec *properties[PROP_FIRST_VISIBLE + 1];

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioGalleryArea,
                               studio_gallery_area,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
scrolled_cb (StudioGalleryArea *self)
{
  if (self->placing)
    return;
  studio_gallery_place_note_anchor (self);
  studio_gallery_place_bind (self);
}

static void
set_adjustment (StudioGalleryArea *self, GtkAdjustment **field, GtkAdjustment *adjustment)
{
  if (*field != NULL)
    g_signal_handlers_disconnect_by_data (*field, self);
  g_set_object (field, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (
        adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
layout_changed_cb (StudioGalleryArea *self)
{
  self->outdated = TRUE;
  /* What stands at the same place may be another group now, or one of more images. */
  studio_gallery_cells_want (self->headings, 0, 0, NONE);
  studio_gallery_place_bind_later (self);
}

static void
items_changed_cb (StudioGalleryArea *self, guint position, guint n_removed, guint n_added)
{
  studio_gallery_place_follow (self, position, n_removed, n_added);
  layout_changed_cb (self);
}

static void
selection_changed_cb (StudioGalleryArea *self, guint position, guint n_items)
{
  studio_gallery_widgets_update_selected (self, position, n_items);
}

/* The menu of the image that has the focus. */
static gboolean
menu_key_cb (GtkWidget *widget, G_GNUC_UNUSED GVariant *args, G_GNUC_UNUSED gpointer user_data)
{
  GtkWidget *tile = gtk_widget_get_focus_child (widget);
  if (tile == NULL || !STUDIO_IS_GALLERY_TILE (tile))
    return GDK_EVENT_PROPAGATE;
  StudioRecord *record = studio_gallery_tile_get_record (STUDIO_GALLERY_TILE (tile));
  if (record != NULL)
    studio_image_menu_popup (tile, studio_record_get_id (record), 24, 24);
  return GDK_EVENT_STOP;
}

static void
studio_gallery_area_size_allocate (GtkWidget *widget,
                                   int width,
                                   int height,
                                   G_GNUC_UNUSED int baseline)
{
  studio_gallery_place (STUDIO_GALLERY_AREA (widget), width, height);
}

/* However many there are, two cells side by side are enough; scrolling shows the rest. */
static void
studio_gallery_area_measure (G_GNUC_UNUSED GtkWidget *widget,
                             GtkOrientation orientation,
                             G_GNUC_UNUSED int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 700 : 500;
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

/* Tab goes into the list and out of it again; within it the arrow keys move. */
static gboolean
studio_gallery_area_focus (GtkWidget *widget, G_GNUC_UNUSED GtkDirectionType direction)
{
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (widget);
}

static gboolean
studio_gallery_area_grab_focus (GtkWidget *widget)
{
  StudioGalleryArea *self = STUDIO_GALLERY_AREA (widget);
  GtkWidget *tile = studio_gallery_cells_find (self->tiles, self->cursor);
  return tile != NULL && gtk_widget_grab_focus (tile);
}

static void
studio_gallery_area_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  StudioGalleryArea *self = STUDIO_GALLERY_AREA (widget);
  guint n_cells = 0;
  const StudioGalleryCell *cells = studio_gallery_cells_get (self->tiles, &n_cells);

  GTK_WIDGET_CLASS (studio_gallery_area_parent_class)->set_focus_child (widget, child);
  for (guint i = 0; i < n_cells; i++)
    if (cells[i].widget == child && cells[i].position != NONE)
      self->cursor = cells[i].position;
}

static void
studio_gallery_area_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioGalleryArea *self = STUDIO_GALLERY_AREA (object);
  switch ((StudioGalleryAreaProperty) id)
    {
    case PROP_FIRST_VISIBLE:
      g_value_set_uint (value, self->first_visible);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->horizontal);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vertical);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_MINIMUM);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_gallery_area_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioGalleryArea *self = STUDIO_GALLERY_AREA (object);
  switch ((StudioGalleryAreaProperty) id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->horizontal, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vertical, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      /* It takes what it is given in any case. */
      break;
    case PROP_FIRST_VISIBLE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
forget_model (StudioGalleryArea *self)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->gallery != NULL)
    g_signal_handlers_disconnect_by_data (self->gallery, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->gallery);
}

static void
studio_gallery_area_dispose (GObject *object)
{
  StudioGalleryArea *self = STUDIO_GALLERY_AREA (object);
  g_clear_handle_id (&self->wanted_source, g_source_remove);
  g_clear_handle_id (&self->bind_source, g_source_remove);
  forget_model (self);
  set_adjustment (self, &self->horizontal, NULL);
  set_adjustment (self, &self->vertical, NULL);
  g_clear_pointer (&self->tiles, studio_gallery_cells_free);
  g_clear_pointer (&self->headings, studio_gallery_cells_free);
  g_clear_pointer (&self->band, gtk_widget_unparent);
  g_clear_object (&self->thumbnailer);
  G_OBJECT_CLASS (studio_gallery_area_parent_class)->dispose (object);
}

static void
studio_gallery_area_finalize (GObject *object)
{
  StudioGalleryArea *self = STUDIO_GALLERY_AREA (object);
  g_clear_pointer (&self->layout, studio_grid_layout_free);
  g_clear_pointer (&self->cache, studio_tile_cache_unref);
  G_OBJECT_CLASS (studio_gallery_area_parent_class)->finalize (object);
}

static void
studio_gallery_area_class_init (StudioGalleryAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_gallery_area_get_property;
  object_class->set_property = studio_gallery_area_set_property;
  object_class->dispose = studio_gallery_area_dispose;
  object_class->finalize = studio_gallery_area_finalize;
  widget_class->measure = studio_gallery_area_measure;
  widget_class->size_allocate = studio_gallery_area_size_allocate;
  widget_class->focus = studio_gallery_area_focus;
  widget_class->grab_focus = studio_gallery_area_grab_focus;
  widget_class->set_focus_child = studio_gallery_area_set_focus_child;

  properties[PROP_FIRST_VISIBLE] = g_param_spec_uint (
      "first-visible", NULL, NULL, 0, G_MAXUINT, 0, STUDIO_PARAM_READABLE);
  g_object_class_install_property (
      object_class, PROP_FIRST_VISIBLE, properties[PROP_FIRST_VISIBLE]);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  g_signal_new ("activate",
                G_TYPE_FROM_CLASS (klass),
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                1,
                G_TYPE_UINT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  studio_gallery_keys_install (widget_class);
  gtk_widget_class_set_css_name (widget_class, "gallery");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
studio_gallery_area_init (StudioGalleryArea *self)
{
  self->edge = DEFAULT_EDGE;
  self->cache = studio_tile_cache_new (CACHED_BYTES);
  studio_gallery_widgets_init (self);
  studio_gallery_band_install (self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * studio_gallery_area_set_first_visible:
 * @self: the area
 * @first_visible: the first item of the first row in sight
 *
 * For what puts the widgets in place alone.
 */
void
studio_gallery_area_set_first_visible (StudioGalleryArea *self, guint first_visible)
{
  if (self->first_visible == first_visible)
    return;
  self->first_visible = first_visible;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_VISIBLE]);
}

/**
 * studio_gallery_area_set_model:
 * @self: the area
 * @selection: the items
 * @gallery: (nullable): says what groups they have
 * @thumbnailer: (nullable): who makes the thumbnails
 */
void
studio_gallery_area_set_model (StudioGalleryArea *self,
                               GtkSelectionModel *selection,
                               StudioGallery *gallery,
                               StudioThumbnailer *thumbnailer)
{
  g_return_if_fail (STUDIO_IS_GALLERY_AREA (self));
  forget_model (self);
  g_set_object (&self->selection, selection);
  g_set_object (&self->gallery, gallery);
  g_set_object (&self->thumbnailer, thumbnailer);
  g_signal_connect_object (
      selection, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  if (gallery != NULL)
    g_signal_connect_object (
        gallery, "groups-changed", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  studio_gallery_cells_want (self->tiles, 0, 0, NONE);
  layout_changed_cb (self);
}

/**
 * studio_gallery_area_set_edge:
 * @self: the area
 * @edge: the least width of a cell, logical pixels
 */
void
studio_gallery_area_set_edge (StudioGalleryArea *self, int edge)
{
  g_return_if_fail (STUDIO_IS_GALLERY_AREA (self));
  self->edge = edge;
  studio_gallery_place_bind_later (self);
}

/**
 * studio_gallery_area_get_first_visible:
 * @self: the area
 *
 * Returns: the position of the first item in the first row in sight
 */
guint
studio_gallery_area_get_first_visible (StudioGalleryArea *self)
{
  return self->first_visible;
}

/**
 * studio_gallery_area_scroll_to:
 * @self: the area
 * @position: an item
 *
 * Brings it into sight, at once or when it is there.
 */
void
studio_gallery_area_scroll_to (StudioGalleryArea *self, guint position)
{
  self->pending = position;
  self->pending_top = FALSE;
  studio_gallery_place_bind_later (self);
}

/**
 * studio_gallery_area_scroll_to_top:
 * @self: the area
 * @position: an item
 *
 * Brings it to the upper edge, with the heading of the group that it begins.
 */
void
studio_gallery_area_scroll_to_top (StudioGalleryArea *self, guint position)
{
  studio_gallery_area_scroll_to (self, position);
  self->pending_top = TRUE;
}

/**
 * studio_gallery_area_scroll_by:
 * @self: the area
 * @distance: pixels down, negative for up
 */
void
studio_gallery_area_scroll_by (StudioGalleryArea *self, double distance)
{
  if (self->vertical != NULL)
    gtk_adjustment_set_value (self->vertical, gtk_adjustment_get_value (self->vertical) + distance);
}

/**
 * studio_gallery_area_dup_selected_ids:
 * @self: the area
 *
 * Returns: (transfer full) (element-type gint64): what is selected, in its order
 */
GArray *
studio_gallery_area_dup_selected_ids (StudioGalleryArea *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY_AREA (self), NULL);
  return self->selection == NULL ? g_array_new (FALSE, FALSE, sizeof (gint64))
                                 : studio_gallery_selection_dup_ids (self->selection);
}
