/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-wrap-layout.h"

#define SPACING 6

struct _StudioWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioWrapLayout, studio_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Goes through the children as they are placed in so much width, and places them if asked to.
 * Returns the height. */
static int
place (GtkWidget *widget, int width, gboolean allocate)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;
  int y = 0;
  int line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition least;
      GtkRequisition natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, &least, &natural);
      int child_width = MAX (MIN (natural.width, width), least.width);
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line_height + SPACING;
          line_height = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (
            child,
            &(GtkAllocation){ rtl ? width - x - child_width : x, y, child_width, natural.height },
            -1);
      x += child_width + SPACING;
      line_height = MAX (line_height, natural.height);
    }
  return y + line_height;
}

static GtkSizeRequestMode
studio_wrap_layout_get_request_mode (G_GNUC_UNUSED GtkLayoutManager *manager,
                                     G_GNUC_UNUSED GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;
      int liked = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &liked, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += liked + (*natural > 0 ? SPACING : 0);
    }
}

static void
studio_wrap_layout_measure (G_GNUC_UNUSED GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            G_GNUC_UNUSED int *minimum_baseline,
                            G_GNUC_UNUSED int *natural_baseline)
{
  int least = 0;
  int liked = 0;

  measure_width (widget, &least, &liked);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = liked;
      return;
    }
  *minimum = place (widget, MAX (for_size < 0 ? liked : for_size, least), FALSE);
  *natural = *minimum;
}

static void
studio_wrap_layout_allocate (G_GNUC_UNUSED GtkLayoutManager *manager,
                             GtkWidget *widget,
                             int width,
                             G_GNUC_UNUSED int height,
                             G_GNUC_UNUSED int baseline)
{
  place (widget, width, TRUE);
}

static void
studio_wrap_layout_class_init (StudioWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = studio_wrap_layout_get_request_mode;
  manager_class->measure = studio_wrap_layout_measure;
  manager_class->allocate = studio_wrap_layout_allocate;
}

static void
studio_wrap_layout_init (G_GNUC_UNUSED StudioWrapLayout *self)
{
}
