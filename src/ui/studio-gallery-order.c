/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-order.h"

#include "studio-action-table.h"
#include "studio-late-menu.h"
#include "studio-property.h"

#include <glib/gi18n-lib.h>

struct _StudioGalleryOrder
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GMenuModel *menu;
  GtkWidget *label;
  GtkWidget *icon;

  StudioSort sort;
  StudioGrouping grouping;
  gboolean narrow;
};

typedef enum
{
  PROP_SORT = 1,
  PROP_GROUPING,
} StudioGalleryOrderProperty;

static GParamSpec *properties[PROP_GROUPING + 1];

G_DEFINE_FINAL_TYPE (StudioGalleryOrder, studio_gallery_order, ADW_TYPE_BIN)

static const char *
get_label (StudioSort sort)
{
  switch (sort)
    {
    case STUDIO_SORT_NEWEST:
      return _ ("Newest");
    case STUDIO_SORT_OLDEST:
      return _ ("Oldest");
    case STUDIO_SORT_RATING:
      return _ ("Rating");
    case STUDIO_SORT_SEED:
      return _ ("Seed");
    case STUDIO_SORT_LEAST_RATED:
      return _ ("Least Rated");
    case STUDIO_SORT_LARGEST_SEED:
      return _ ("Largest Seed");
    default:
      g_assert_not_reached ();
    }
}

/* Groups are of days, so an order that is not by date has none. */
static void
show (StudioGalleryOrder *self)
{
  StudioQuery query = { .sort = self->sort };
  gtk_widget_set_visible (self->label, !self->narrow);
  gtk_widget_set_visible (self->icon, self->narrow);
  gtk_label_set_label (GTK_LABEL (self->label), get_label (self->sort));
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "order.grouping", studio_query_is_by_date (&query));
}

static void
studio_gallery_order_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioGalleryOrder *self = STUDIO_GALLERY_ORDER (object);
  switch ((StudioGalleryOrderProperty) id)
    {
    case PROP_SORT:
      g_value_set_enum (value, self->sort);
      break;
    case PROP_GROUPING:
      g_value_set_enum (value, self->grouping);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_gallery_order_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  StudioGalleryOrder *self = STUDIO_GALLERY_ORDER (object);
  int chosen = g_value_get_enum (value);
  switch ((StudioGalleryOrderProperty) id)
    {
    case PROP_SORT:
      if (chosen == (int) self->sort)
        return;
      self->sort = (StudioSort) chosen;
      show (self);
      break;
    case PROP_GROUPING:
      if (chosen == (int) self->grouping)
        return;
      self->grouping = (StudioGrouping) chosen;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
studio_gallery_order_class_init (StudioGalleryOrderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_gallery_order_get_property;
  object_class->set_property = studio_gallery_order_set_property;
  properties[PROP_SORT] = g_param_spec_enum (
      "sort", NULL, NULL, STUDIO_TYPE_SORT, STUDIO_SORT_NEWEST, STUDIO_PARAM_READWRITE);
  properties[PROP_GROUPING] = g_param_spec_enum (
      "grouping", NULL, NULL, STUDIO_TYPE_GROUPING, STUDIO_GROUPING_MONTH, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_install_property_action (widget_class, "order.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "order.grouping", "grouping");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-gallery-order.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryOrder, button);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryOrder, menu);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryOrder, label);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryOrder, icon);
}

static void
studio_gallery_order_init (StudioGalleryOrder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_late_menu_set (self->button, self->menu);
  studio_action_table_add_keys (GTK_WIDGET (self), "order.");
  show (self);
}

/**
 * studio_gallery_order_apply:
 * @self: the menu
 * @query: (inout): a query, put in this order
 */
void
studio_gallery_order_apply (StudioGalleryOrder *self, StudioQuery *query)
{
  g_return_if_fail (STUDIO_IS_GALLERY_ORDER (self));
  query->sort = self->sort;
  query->grouping = self->grouping;
}

/**
 * studio_gallery_order_set_narrow:
 * @self: the menu
 * @narrow: whether there is only room for a picture of what it does
 */
void
studio_gallery_order_set_narrow (StudioGalleryOrder *self, gboolean narrow)
{
  g_return_if_fail (STUDIO_IS_GALLERY_ORDER (self));
  self->narrow = narrow;
  show (self);
}
