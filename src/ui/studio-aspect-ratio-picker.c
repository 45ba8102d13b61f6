/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-aspect-ratio-picker.h"

#include "studio-focus-chain.h"
#include "studio-property.h"
#include "studio-shared-closures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Every shape covers about the same area, as the images themselves do. */
#define SHAPE_AREA 280.0

struct _StudioAspectRatioPicker
{
  AdwBin parent_instance;

  GtkCheckButton *tiles[STUDIO_N_ASPECT_RATIOS];
  StudioAspectRatio aspect_ratio;
};

G_DEFINE_FINAL_TYPE (StudioAspectRatioPicker, studio_aspect_ratio_picker, ADW_TYPE_BIN)

typedef enum
{
  PROP_ASPECT_RATIO = 1,
} StudioAspectRatioPickerProperty;

static GParamSpec *properties[PROP_ASPECT_RATIO + 1];

static void
toggled_cb (StudioAspectRatioPicker *self, GtkCheckButton *tile)
{
  if (!gtk_check_button_get_active (tile))
    return;
  for (int i = 0; i < STUDIO_N_ASPECT_RATIOS; i++)
    if (self->tiles[i] == tile)
      studio_aspect_ratio_picker_set_aspect_ratio (self, (StudioAspectRatio) i);
}

static gboolean
query_tooltip_cb (StudioAspectRatioPicker *self,
                  G_GNUC_UNUSED int x,
                  G_GNUC_UNUSED int y,
                  G_GNUC_UNUSED gboolean keyboard,
                  GtkTooltip *tooltip,
                  GtkCheckButton *tile)
{
  for (int i = 0; i < STUDIO_N_ASPECT_RATIOS; i++)
    if (self->tiles[i] == tile)
      {
        g_autofree char *summary = studio_closure_ratio_summary (NULL, (StudioAspectRatio) i);
        gtk_tooltip_set_text (tooltip, summary);
      }
  return TRUE;
}

static GtkWidget *
create_shape (StudioAspectRatio ratio)
{
  GtkWidget *shape = g_object_new (GTK_TYPE_BOX,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "halign",
                                   GTK_ALIGN_CENTER,
                                   "valign",
                                   GTK_ALIGN_CENTER,
                                   "hexpand",
                                   TRUE,
                                   NULL);
  int width = 0;
  int height = 0;

  studio_aspect_ratio_get_size (ratio, &width, &height);
  double scale = sqrt (SHAPE_AREA / ((double) width * height));
  gtk_widget_set_size_request (shape, (int) round (width * scale), (int) round (height * scale));
  gtk_widget_add_css_class (shape, "ratio-shape");
  return shape;
}

static GtkCheckButton *
create_tile (StudioAspectRatioPicker *self, StudioAspectRatio ratio)
{
  GtkCheckButton *tile = g_object_new (
      GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  g_autofree char *summary = studio_closure_ratio_summary (NULL, ratio);

  gtk_check_button_set_child (tile, create_shape (ratio));
  gtk_widget_add_css_class (GTK_WIDGET (tile), "ratio-tile");
  /* Setting nine texts would ask the X server nine times where the pointer is. */
  gtk_widget_set_has_tooltip (GTK_WIDGET (tile), TRUE);
  g_signal_connect_object (
      tile, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_check_button_set_group (tile, self->tiles[0]);
  g_signal_connect_object (tile, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return tile;
}

static gboolean
studio_aspect_ratio_picker_grab_focus (GtkWidget *widget)
{
  StudioAspectRatioPicker *self = STUDIO_ASPECT_RATIO_PICKER (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->tiles[self->aspect_ratio]));
}

static void
studio_aspect_ratio_picker_get_property (GObject *object,
                                         guint id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  StudioAspectRatioPicker *self = STUDIO_ASPECT_RATIO_PICKER (object);

  switch ((StudioAspectRatioPickerProperty) id)
    {
    case PROP_ASPECT_RATIO:
      g_value_set_enum (value, self->aspect_ratio);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_aspect_ratio_picker_set_property (GObject *object,
                                         guint id,
                                         const GValue *value,
                                         GParamSpec *pspec)
{
  StudioAspectRatioPicker *self = STUDIO_ASPECT_RATIO_PICKER (object);

  switch ((StudioAspectRatioPickerProperty) id)
    {
    case PROP_ASPECT_RATIO:
      studio_aspect_ratio_picker_set_aspect_ratio (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_aspect_ratio_picker_class_init (StudioAspectRatioPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_aspect_ratio_picker_get_property;
  object_class->set_property = studio_aspect_ratio_picker_set_property;
  widget_class->grab_focus = studio_aspect_ratio_picker_grab_focus;
  studio_focus_chain_install (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_widget_class_set_css_name (widget_class, "ratio-picker");

  properties[PROP_ASPECT_RATIO] = g_param_spec_enum ("aspect-ratio",
                                                     NULL,
                                                     NULL,
                                                     STUDIO_TYPE_ASPECT_RATIO,
                                                     STUDIO_ASPECT_RATIO_DEFAULT,
                                                     STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_aspect_ratio_picker_init (StudioAspectRatioPicker *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  self->aspect_ratio = STUDIO_ASPECT_RATIO_DEFAULT;
  for (int i = 0; i < STUDIO_N_ASPECT_RATIOS; i++)
    {
      self->tiles[i] = create_tile (self, (StudioAspectRatio) i);
      gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->tiles[i]));
    }
  adw_bin_set_child (ADW_BIN (self), row);
  gtk_check_button_set_active (self->tiles[self->aspect_ratio], TRUE);
}

/**
 * studio_aspect_ratio_picker_get_aspect_ratio:
 * @self: a picker
 *
 * Returns: the ratio that is chosen
 */
StudioAspectRatio
studio_aspect_ratio_picker_get_aspect_ratio (StudioAspectRatioPicker *self)
{
  g_return_val_if_fail (STUDIO_IS_ASPECT_RATIO_PICKER (self), STUDIO_ASPECT_RATIO_DEFAULT);
  return self->aspect_ratio;
}

/**
 * studio_aspect_ratio_picker_set_aspect_ratio:
 * @self: a picker
 * @aspect_ratio: the ratio to choose
 */
void
studio_aspect_ratio_picker_set_aspect_ratio (StudioAspectRatioPicker *self,
                                             StudioAspectRatio aspect_ratio)
{
  g_return_if_fail (STUDIO_IS_ASPECT_RATIO_PICKER (self));
  g_return_if_fail ((int) aspect_ratio >= 0 && aspect_ratio < STUDIO_N_ASPECT_RATIOS);
  if (self->aspect_ratio == aspect_ratio)
    return;
  self->aspect_ratio = aspect_ratio;
  gtk_check_button_set_active (self->tiles[aspect_ratio], TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASPECT_RATIO]);
}
