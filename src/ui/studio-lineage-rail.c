/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-lineage-rail.h"

#include <adwaita.h>

#define COLUMN_WIDTH 20
/* Those of branches of branches of branches stand closer, or a phone had no room for words. */
#define N_WIDE_COLUMNS 3
#define NARROW_COLUMN_WIDTH 3
#define DOT 10
#define LINE 2

struct _StudioLineageRail
{
  GtkWidget parent_instance;

  StudioLineagePlace place;
};

G_DEFINE_FINAL_TYPE (StudioLineageRail, studio_lineage_rail, GTK_TYPE_WIDGET)

static void
draw (StudioLineageRail *self,
      GtkSnapshot *snapshot,
      const GdkRGBA *color,
      float x,
      float y,
      float width,
      float height)
{
  float own_width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  graphene_rect_t box;

  graphene_rect_init (&box, rtl ? own_width - x - width : x, y, width, height);
  gtk_snapshot_append_color (snapshot, color, &box);
}

static float
find_middle (guint column)
{
  guint near = MIN (column, N_WIDE_COLUMNS);

  return (float) (near * COLUMN_WIDTH + (column - near) * NARROW_COLUMN_WIDTH)
         + COLUMN_WIDTH / 2.0f;
}

static void
draw_lines (StudioLineageRail *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  const StudioLineagePlace *place = &self->place;
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float middle = height / 2;
  float own = find_middle (place->column);

  for (guint i = 0; i <= STUDIO_LINEAGE_MAX_COLUMN; i++)
    if ((place->through & (1u << i)) != 0)
      draw (self, snapshot, color, find_middle (i) - LINE / 2.0f, 0, LINE, height);
  if (place->parent_column == (int) place->column)
    draw (self, snapshot, color, own - LINE / 2.0f, 0, LINE, middle);
  else if (place->parent_column >= 0)
    {
      float from = find_middle ((guint) place->parent_column);
      draw (self, snapshot, color, from, middle - LINE / 2.0f, own - from, LINE);
    }
  if (place->first_child != G_MAXUINT)
    draw (self, snapshot, color, own - LINE / 2.0f, middle, LINE, height - middle);
}

static void
studio_lineage_rail_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioLineageRail *self = STUDIO_LINEAGE_RAIL (widget);
  float middle = (float) gtk_widget_get_height (widget) / 2;
  float own = find_middle (self->place.column);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskRoundedRect dot;
  graphene_rect_t box;
  /* Before GTK 4.10 a widget does not tell the color of its text. */
  float light = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? 1 : 0;
  const GdkRGBA color = { light, light, light, 0.8f };
  const GdkRGBA faint = { light, light, light, 0.3f };

  draw_lines (self, snapshot, &faint);
  graphene_rect_init (&box,
                      (rtl ? (float) gtk_widget_get_width (widget) - own : own) - DOT / 2.0f,
                      middle - DOT / 2.0f,
                      DOT,
                      DOT);
  gsk_rounded_rect_init_from_rect (&dot, &box, DOT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, &color, &box);
  gtk_snapshot_pop (snapshot);
}

static void
studio_lineage_rail_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             G_GNUC_UNUSED int for_size,
                             int *minimum,
                             int *natural,
                             G_GNUC_UNUSED int *minimum_baseline,
                             G_GNUC_UNUSED int *natural_baseline)
{
  float middle = find_middle (STUDIO_LINEAGE_RAIL (widget)->place.column);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) middle + COLUMN_WIDTH / 2 : DOT;
  *natural = *minimum;
}

static void
studio_lineage_rail_class_init (StudioLineageRailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = studio_lineage_rail_snapshot;
  widget_class->measure = studio_lineage_rail_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
studio_lineage_rail_init (StudioLineageRail *self)
{
  self->place.parent_column = -1;
  self->place.first_child = G_MAXUINT;
}

/**
 * studio_lineage_rail_set_place:
 * @self: a rail
 * @place: where its image stands
 */
void
studio_lineage_rail_set_place (StudioLineageRail *self, const StudioLineagePlace *place)
{
  self->place = *place;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
