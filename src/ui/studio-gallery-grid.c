/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-grid.h"

#include "studio-gallery-tile.h"
#include "studio-image-menu.h"
#include "studio-property.h"
#include "studio-tile-cache.h"

/* About what four screens hold: 20 MB of small thumbnails. */
#define CACHED_IMAGES 160
#define DEFAULT_EDGE 168
/* What the style adds round a cell. */
#define CELL_SPACING 8

struct _StudioGalleryGrid
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkGridView *grid;

  GtkMultiSelection *selection;
  StudioThumbnailer *thumbnailer;
  StudioTileCache *cache;
  GPtrArray *tiles; /* all there are, borrowed: each leaves when it is destroyed */
  int edge;
  guint n_columns;
  guint first_visible;
  guint refresh_source;
  guint columns_source;
};

typedef enum
{
  PROP_MODEL = 1,
  PROP_EDGE,
  PROP_FIRST_VISIBLE,
} StudioGalleryGridProperty;

static GParamSpec *properties[PROP_FIRST_VISIBLE + 1];

G_DEFINE_FINAL_TYPE (StudioGalleryGrid, studio_gallery_grid, ADW_TYPE_BIN)

static guint record_activated_signal;

static void
update_first_visible (StudioGalleryGrid *self, double row_height)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  guint row = (guint) (gtk_adjustment_get_value (adjustment) / MAX (row_height, 1) + 0.5);
  guint first = row * self->n_columns;
  if (first == self->first_visible)
    return;
  self->first_visible = first;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_VISIBLE]);
}

/* Tiles in sight, and those of one more screen in either direction, are wanted. */
static gboolean
refresh_cb (gpointer user_data)
{
  StudioGalleryGrid *self = user_data;
  GtkWidget *scroller = GTK_WIDGET (self->scroller);
  float height = (float) gtk_widget_get_height (scroller);
  double row_height = 0;

  self->refresh_source = 0;
  /* The last asked is served first, so what is in sight asks after the rest. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->tiles->len; i++)
      {
        StudioGalleryTile *tile = g_ptr_array_index (self->tiles, i);
        graphene_rect_t bounds;
        gboolean known = gtk_widget_get_mapped (GTK_WIDGET (tile))
                         && gtk_widget_compute_bounds (GTK_WIDGET (tile), scroller, &bounds);
        float top = known ? bounds.origin.y : -3 * height;
        float bottom = known ? top + bounds.size.height : -2 * height;
        gboolean near = bottom > -height && top < 2 * height;
        gboolean seen = bottom > 0 && top < height;

        if (known && bounds.size.height > 1)
          row_height = bounds.size.height + CELL_SPACING;
        if ((pass == 0 && !seen) || (pass == 1 && seen))
          studio_gallery_tile_set_wanted (tile, near);
      }
  update_first_visible (self, row_height);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (StudioGalleryGrid *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (30, refresh_cb, self);
}

static void
tile_menu_cb (StudioGalleryTile *tile, G_GNUC_UNUSED int n_press, double x, double y)
{
  StudioRecord *record = studio_gallery_tile_get_record (tile);
  if (record != NULL)
    studio_image_menu_popup (GTK_WIDGET (tile), studio_record_get_id (record), x, y);
}

/* The menu of the image that has the focus. */
static gboolean
menu_key_cb (GtkWidget *widget, G_GNUC_UNUSED GVariant *args, G_GNUC_UNUSED gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *tile = focus == NULL ? NULL : gtk_widget_get_first_child (focus);
  if (tile == NULL || !STUDIO_IS_GALLERY_TILE (tile))
    return GDK_EVENT_PROPAGATE;
  tile_menu_cb (STUDIO_GALLERY_TILE (tile), 1, 24, 24);
  return GDK_EVENT_STOP;
}

static void
tile_destroy_cb (StudioGalleryGrid *self, GtkWidget *tile)
{
  g_ptr_array_remove_fast (self->tiles, tile);
}

static void
setup_cb (StudioGalleryGrid *self, GtkListItem *item)
{
  GtkWidget *tile = studio_gallery_tile_new (self->thumbnailer, self->cache);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (tile_menu_cb), tile, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (tile, GTK_EVENT_CONTROLLER (click));
  studio_gallery_tile_set_edge (STUDIO_GALLERY_TILE (tile), self->edge);
  gtk_list_item_set_child (item, tile);
  g_ptr_array_add (self->tiles, tile);
  g_signal_connect_object (tile, "destroy", G_CALLBACK (tile_destroy_cb), self, G_CONNECT_SWAPPED);
}

static void
bind_cb (StudioGalleryGrid *self, GtkListItem *item)
{
  studio_gallery_tile_set_record (STUDIO_GALLERY_TILE (gtk_list_item_get_child (item)),
                                  gtk_list_item_get_item (item));
  queue_refresh (self);
}

static void
unbind_cb (G_GNUC_UNUSED StudioGalleryGrid *self, GtkListItem *item)
{
  StudioGalleryTile *tile = STUDIO_GALLERY_TILE (gtk_list_item_get_child (item));
  studio_gallery_tile_set_wanted (tile, FALSE);
  studio_gallery_tile_set_record (tile, NULL);
}

static void
activate_cb (StudioGalleryGrid *self, guint position)
{
  g_autoptr (StudioRecord) record = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                           position);
  if (record != NULL)
    g_signal_emit (self, record_activated_signal, 0, record);
}

/* The grid keeps some thirty rows of its greatest number of columns alive, so that number is held
 * at what fits. It must not change while sizes are being given out. */
static gboolean
columns_cb (gpointer user_data)
{
  StudioGalleryGrid *self = user_data;
  self->columns_source = 0;
  gtk_grid_view_set_min_columns (self->grid, 1);
  gtk_grid_view_set_max_columns (self->grid, self->n_columns);
  gtk_grid_view_set_min_columns (self->grid, self->n_columns);
  queue_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
update_columns (StudioGalleryGrid *self, int width)
{
  guint n_columns = (guint) studio_gallery_grid_count_columns (width, self->edge);
  if (n_columns == self->n_columns)
    return;
  self->n_columns = n_columns;
  if (self->columns_source == 0)
    self->columns_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, columns_cb, self, NULL);
}

static void
set_edge (StudioGalleryGrid *self, int edge)
{
  if (!studio_property_set_int (self, properties[PROP_EDGE], &self->edge, edge))
    return;
  update_columns (self, gtk_widget_get_width (GTK_WIDGET (self)));
  for (guint i = 0; i < self->tiles->len; i++)
    studio_gallery_tile_set_edge (g_ptr_array_index (self->tiles, i), edge);
  queue_refresh (self);
}

static void
studio_gallery_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StudioGalleryGrid *self = STUDIO_GALLERY_GRID (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));
  int least = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, least), height, baseline, NULL);
  update_columns (self, width);
  queue_refresh (self);
}

/* Nothing is known of what can be seen before. */
static void
studio_gallery_grid_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_gallery_grid_parent_class)->map (widget);
  queue_refresh (STUDIO_GALLERY_GRID (widget));
}

/* Two columns always fit; how many there really are is no reason to widen the window. */
static void
studio_gallery_grid_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)),
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      minimum_baseline,
                      natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 240);
}

static void
studio_gallery_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioGalleryGrid *self = STUDIO_GALLERY_GRID (object);
  switch ((StudioGalleryGridProperty) id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->selection);
      break;
    case PROP_EDGE:
      g_value_set_int (value, self->edge);
      break;
    case PROP_FIRST_VISIBLE:
      g_value_set_uint (value, self->first_visible);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_gallery_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioGalleryGrid *self = STUDIO_GALLERY_GRID (object);
  switch ((StudioGalleryGridProperty) id)
    {
    case PROP_EDGE:
      set_edge (self, g_value_get_int (value));
      break;
    case PROP_MODEL:
    case PROP_FIRST_VISIBLE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_gallery_grid_dispose (GObject *object)
{
  StudioGalleryGrid *self = STUDIO_GALLERY_GRID (object);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->columns_source, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->thumbnailer);
  G_OBJECT_CLASS (studio_gallery_grid_parent_class)->dispose (object);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
}

static void
studio_gallery_grid_finalize (GObject *object)
{
  StudioGalleryGrid *self = STUDIO_GALLERY_GRID (object);
  g_clear_pointer (&self->tiles, g_ptr_array_unref);
  g_clear_pointer (&self->cache, studio_tile_cache_unref);
  G_OBJECT_CLASS (studio_gallery_grid_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_MODEL] = g_param_spec_object (
      "model", NULL, NULL, GTK_TYPE_SELECTION_MODEL, STUDIO_PARAM_READABLE);
  properties[PROP_EDGE] = g_param_spec_int (
      "edge", NULL, NULL, 48, 1024, DEFAULT_EDGE, STUDIO_PARAM_READWRITE);
  properties[PROP_FIRST_VISIBLE] = g_param_spec_uint (
      "first-visible", NULL, NULL, 0, G_MAXUINT, 0, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_gallery_grid_class_init (StudioGalleryGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_gallery_grid_get_property;
  object_class->set_property = studio_gallery_grid_set_property;
  object_class->dispose = studio_gallery_grid_dispose;
  object_class->finalize = studio_gallery_grid_finalize;
  widget_class->size_allocate = studio_gallery_grid_size_allocate;
  widget_class->measure = studio_gallery_grid_measure;
  widget_class->map = studio_gallery_grid_map;
  install_properties (object_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  record_activated_signal = g_signal_new ("record-activated",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          STUDIO_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-gallery-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryGrid, scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryGrid, grid);
}

static void
studio_gallery_grid_init (StudioGalleryGrid *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->edge = DEFAULT_EDGE;
  self->n_columns = 1;
  self->tiles = g_ptr_array_new ();
  self->cache = studio_tile_cache_new (CACHED_IMAGES);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A layout manager would be asked in place of measure and size_allocate. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_view_set_factory (self->grid, factory);
  g_signal_connect_object (
      self->grid, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller),
                           "value-changed",
                           G_CALLBACK (queue_refresh),
                           self,
                           G_CONNECT_SWAPPED);
  self->selection = gtk_multi_selection_new (NULL);
}

/**
 * studio_gallery_grid_set_gallery:
 * @self: the grid
 * @gallery: a list of StudioRecord
 * @thumbnailer: (nullable): who makes the thumbnails
 */
void
studio_gallery_grid_set_gallery (StudioGalleryGrid *self,
                                 GListModel *gallery,
                                 StudioThumbnailer *thumbnailer)
{
  g_return_if_fail (STUDIO_IS_GALLERY_GRID (self));
  g_set_object (&self->thumbnailer, thumbnailer);
  gtk_multi_selection_set_model (self->selection, gallery);
  gtk_grid_view_set_model (self->grid, GTK_SELECTION_MODEL (self->selection));
}

/**
 * studio_gallery_grid_get_model:
 * @self: the grid
 *
 * Returns: (transfer none): what is selected, over the gallery
 */
GtkSelectionModel *
studio_gallery_grid_get_model (StudioGalleryGrid *self)
{
  return GTK_SELECTION_MODEL (self->selection);
}

/**
 * studio_gallery_grid_get_first_visible:
 * @self: the grid
 *
 * Returns: the position of the first item in the first row in sight
 */
guint
studio_gallery_grid_get_first_visible (StudioGalleryGrid *self)
{
  return self->first_visible;
}

/**
 * studio_gallery_grid_get_n_columns:
 * @self: the grid
 *
 * Returns: how many cells stand side by side
 */
guint
studio_gallery_grid_get_n_columns (StudioGalleryGrid *self)
{
  return self->n_columns;
}

/**
 * studio_gallery_grid_scroll_to:
 * @self: the grid
 * @position: an item
 *
 * Brings it into sight.
 */
void
studio_gallery_grid_scroll_to (StudioGalleryGrid *self, guint position)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    gtk_widget_activate_action (GTK_WIDGET (self->grid), "list.scroll-to-item", "u", position);
}

/**
 * studio_gallery_grid_count_columns:
 * @width: how wide the grid is, logical pixels
 * @edge: the least width of a cell
 *
 * Returns: how many columns fit, at least two, for a phone
 */
int
studio_gallery_grid_count_columns (int width, int edge)
{
  return CLAMP ((width - 2 * CELL_SPACING) / (edge + CELL_SPACING), 2, 32);
}
