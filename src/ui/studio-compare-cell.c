/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-compare-cell.h"

#include "studio-compare-facts.h"
#include "studio-property.h"
#include "studio-tooltip.h"
#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

struct _StudioCompareCell
{
  AdwBin parent_instance;

  GtkWidget *name_button;
  GtkLabel *name;
  GtkWidget *star_button;
  GtkLabel *facts;
  guint index;
  gboolean starred;
  gboolean active;
};

typedef enum
{
  PROP_STARRED = 1,
  PROP_ACTIVE,
} StudioCompareCellProperty;

static GParamSpec *properties[PROP_ACTIVE + 1];

enum
{
  SIGNAL_PICKED,
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudioCompareCell, studio_compare_cell, ADW_TYPE_BIN)

static void
update_star (StudioCompareCell *self)
{
  g_autofree char *letter = studio_compare_facts_dup_letter (self->index);
  g_autofree char *action = studio_view_star_label (NULL, self->starred);
  /* Translators: what a button does, the image of a comparison it does it to, and its key */
  g_autofree char *tooltip = g_strdup_printf (_ ("%s: %s (%u)"), action, letter, self->index + 1);
  /* Translators: what a button does, and the image of a comparison it does it to */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), action, letter);

  studio_tooltip_set (self->star_button, tooltip);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->star_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_active (StudioCompareCell *self)
{
  if (self->active)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->name_button), GTK_ACCESSIBLE_STATE_PRESSED, self->active, -1);
}

static void
star_clicked_cb (StudioCompareCell *self)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0);
}

static void
name_clicked_cb (StudioCompareCell *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
studio_compare_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioCompareCell *self = STUDIO_COMPARE_CELL (object);

  switch ((StudioCompareCellProperty) id)
    {
    case PROP_STARRED:
      g_value_set_boolean (value, self->starred);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_compare_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioCompareCell *self = STUDIO_COMPARE_CELL (object);

  switch ((StudioCompareCellProperty) id)
    {
    case PROP_STARRED:
      if (studio_property_set_boolean (self, pspec, &self->starred, g_value_get_boolean (value)))
        update_star (self);
      break;
    case PROP_ACTIVE:
      if (studio_property_set_boolean (self, pspec, &self->active, g_value_get_boolean (value)))
        update_active (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_compare_cell_class_init (StudioCompareCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_compare_cell_get_property;
  object_class->set_property = studio_compare_cell_set_property;
  properties[PROP_STARRED] = g_param_spec_boolean (
      "starred", NULL, NULL, FALSE, STUDIO_PARAM_READWRITE);
  properties[PROP_ACTIVE] = g_param_spec_boolean (
      "active", NULL, NULL, FALSE, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_PICKED] = g_signal_new (
      "picked", STUDIO_TYPE_COMPARE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHOSEN] = g_signal_new (
      "chosen", STUDIO_TYPE_COMPARE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-compare-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCompareCell, name_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCompareCell, name);
  gtk_widget_class_bind_template_child (widget_class, StudioCompareCell, star_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCompareCell, facts);
  gtk_widget_class_bind_template_callback (widget_class, star_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, studio_view_star_icon);
}

static void
studio_compare_cell_init (StudioCompareCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_compare_cell_new:
 * @index: which image of the comparison
 *
 * Returns: (transfer floating): a cell that is named by a letter
 */
GtkWidget *
studio_compare_cell_new (guint index)
{
  StudioCompareCell *self = g_object_new (STUDIO_TYPE_COMPARE_CELL, NULL);
  g_autofree char *letter = studio_compare_facts_dup_letter (index);

  self->index = index;
  studio_compare_cell_set_title (self, letter);
  update_star (self);
  update_active (self);
  return GTK_WIDGET (self);
}

/**
 * studio_compare_cell_set_title:
 * @self: a cell
 * @title: what the image is called
 */
void
studio_compare_cell_set_title (StudioCompareCell *self, const char *title)
{
  gtk_label_set_label (self->name, title);
}

/**
 * studio_compare_cell_set_facts:
 * @self: a cell
 * @markup: what differs, Pango markup
 */
void
studio_compare_cell_set_facts (StudioCompareCell *self, const char *markup)
{
  gtk_label_set_markup (self->facts, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), *markup != '\0');
}
