/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-grid.h"

#include "studio-gallery-area.h"
#include "studio-gallery-selection.h"
#include "studio-property.h"

#define DEFAULT_EDGE 168

struct _StudioGalleryGrid
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  StudioGalleryArea *area;

  StudioGallerySelection *selection;
  int edge;
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
activate_cb (StudioGalleryGrid *self, guint position)
{
  g_autoptr (StudioRecord) record = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                           position);
  if (record != NULL)
    g_signal_emit (self, record_activated_signal, 0, record);
}

static void
first_visible_cb (StudioGalleryGrid *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_VISIBLE]);
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
      g_value_set_uint (value, studio_gallery_grid_get_first_visible (self));
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
      if (studio_property_set_int (
              self, properties[PROP_EDGE], &self->edge, g_value_get_int (value)))
        studio_gallery_area_set_edge (self->area, self->edge);
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
  g_clear_object (&STUDIO_GALLERY_GRID (object)->selection);
  G_OBJECT_CLASS (studio_gallery_grid_parent_class)->dispose (object);
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
  install_properties (object_class);
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

  g_type_ensure (STUDIO_TYPE_GALLERY_AREA);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-gallery-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryGrid, scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryGrid, area);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_visible_cb);
}

static void
studio_gallery_grid_init (StudioGalleryGrid *self)
{
  self->edge = DEFAULT_EDGE;
  self->selection = studio_gallery_selection_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_gallery_grid_set_gallery:
 * @self: the grid
 * @gallery: a list of StudioRecord, which has headings where it is a #StudioGallery
 * @thumbnailer: (nullable): who makes the thumbnails
 */
void
studio_gallery_grid_set_gallery (StudioGalleryGrid *self,
                                 GListModel *gallery,
                                 StudioThumbnailer *thumbnailer)
{
  g_return_if_fail (STUDIO_IS_GALLERY_GRID (self));
  studio_gallery_selection_set_model (self->selection, gallery);
  studio_gallery_area_set_model (self->area,
                                 GTK_SELECTION_MODEL (self->selection),
                                 STUDIO_IS_GALLERY (gallery) ? STUDIO_GALLERY (gallery) : NULL,
                                 thumbnailer);
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
  return self->area == NULL ? 0 : studio_gallery_area_get_first_visible (self->area);
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
  return studio_grid_layout_get_n_columns (studio_gallery_area_get_layout (self->area));
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
    studio_gallery_area_scroll_to (self->area, position);
}

/**
 * studio_gallery_grid_jump_to:
 * @self: the grid
 * @position: an item
 *
 * Brings it to the upper edge, with the heading of the group that it begins.
 */
void
studio_gallery_grid_jump_to (StudioGalleryGrid *self, guint position)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    studio_gallery_area_scroll_to_top (self->area, position);
}

/**
 * studio_gallery_grid_go_to:
 * @self: the grid
 * @position: an item
 *
 * As studio_gallery_grid_jump_to(), and the keyboard goes there too; what is selected stays so.
 */
void
studio_gallery_grid_go_to (StudioGalleryGrid *self, guint position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  studio_gallery_area_go (self->area, position, FALSE, TRUE);
  studio_gallery_area_scroll_to_top (self->area, position);
}
