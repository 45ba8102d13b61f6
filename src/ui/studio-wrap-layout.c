/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-wrap-layout.h"

#include "studio-property.h"

#define DEFAULT_SPACING 6

struct _StudioWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  gboolean homogeneous;
};

/* The children from @first to before @end stand side by side. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int width;
  int n_expanding;
} Line;

G_DEFINE_FINAL_TYPE (StudioWrapLayout, studio_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef enum
{
  PROP_SPACING = 1,
  PROP_HOMOGENEOUS,
} StudioWrapLayoutProperty;

static GParamSpec *properties[PROP_HOMOGENEOUS + 1];

static GtkWidget *
find_child (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
find_first (GtkWidget *widget)
{
  return find_child (gtk_widget_get_first_child (widget));
}

static GtkWidget *
find_next (GtkWidget *child)
{
  return find_child (gtk_widget_get_next_sibling (child));
}

/* What all would like together, and what the widest needs. */
static void
measure_width (StudioWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  int widest = 0;
  int n = 0;

  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = find_first (widget); child != NULL; child = find_next (child), n++)
    {
      int least = 0;
      int liked = 0;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &liked, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += liked;
      widest = MAX (widest, liked);
    }
  if (self->homogeneous)
    *natural = n * widest;
  *natural += MAX (n - 1, 0) * self->spacing;
}

/* What expands gets more if there is more, and needs no line of its own to be as wide as it likes.
 */
static int
measure_child (GtkWidget *child, int width)
{
  int least = 0;
  int liked = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &liked, NULL, NULL);
  if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return least;
  return MAX (MIN (liked, width), least);
}

/* In lines of equal widths all are as wide as the widest likes. */
static int
measure_widest (GtkWidget *widget, int width)
{
  int widest = 0;

  for (GtkWidget *child = find_first (widget); child != NULL; child = find_next (child))
    {
      int least = 0;
      int liked = 0;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &liked, NULL, NULL);
      widest = MAX (widest, MAX (MIN (liked, width), least));
    }
  return widest;
}

static Line
find_line (StudioWrapLayout *self, GtkWidget *first, int width, int each)
{
  Line line = { .first = first };
  GtkWidget *child = first;

  for (; child != NULL; child = find_next (child))
    {
      int child_width = each > 0 ? each : measure_child (child, width);

      if (child != first && line.width + self->spacing + child_width > width)
        break;
      line.width += child_width + (child == first ? 0 : self->spacing);
      line.n_expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
    }
  line.end = child;
  return line;
}

/* What is left over in the line goes to those that expand. */
static int
share_width (GtkWidget *child, int width, int each, int *left, int *n_expanding)
{
  int child_width = each > 0 ? each : measure_child (child, width);
  int share = 0;

  if (*n_expanding == 0 || !gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return child_width;
  share = *left / (*n_expanding)--;
  *left -= share;
  return child_width + share;
}

static int
measure_line (const Line *line, int width, int each)
{
  int left = MAX (width - line->width, 0);
  int n_expanding = line->n_expanding;
  int height = 0;

  for (GtkWidget *child = line->first; child != line->end; child = find_next (child))
    {
      int child_width = share_width (child, width, each, &left, &n_expanding);
      int liked = 0;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &liked, NULL, NULL);
      height = MAX (height, liked);
    }
  return height;
}

static void
allocate_line (StudioWrapLayout *self, const Line *line, int width, int each, int y, gboolean rtl)
{
  int height = measure_line (line, width, each);
  int left = MAX (width - line->width, 0);
  int n_expanding = line->n_expanding;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = find_next (child))
    {
      int child_width = share_width (child, width, each, &left, &n_expanding);

      gtk_widget_size_allocate (
          child, &(GtkAllocation){ rtl ? width - x - child_width : x, y, child_width, height }, -1);
      x += child_width + self->spacing;
    }
}

/* Goes through the children as they are placed in so much width, and places them if asked to.
 * Returns the height. */
static int
place (StudioWrapLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int each = self->homogeneous ? measure_widest (widget, width) : 0;
  GtkWidget *child = find_first (widget);
  int y = 0;

  while (child != NULL)
    {
      Line line = find_line (self, child, width, each);
      if (allocate)
        allocate_line (self, &line, width, each, y, rtl);
      child = line.end;
      y += measure_line (&line, width, each) + (child == NULL ? 0 : self->spacing);
    }
  return y;
}

static GtkSizeRequestMode
studio_wrap_layout_get_request_mode (G_GNUC_UNUSED GtkLayoutManager *manager,
                                     G_GNUC_UNUSED GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
studio_wrap_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            G_GNUC_UNUSED int *minimum_baseline,
                            G_GNUC_UNUSED int *natural_baseline)
{
  StudioWrapLayout *self = STUDIO_WRAP_LAYOUT (manager);
  int least = 0;
  int liked = 0;

  measure_width (self, widget, &least, &liked);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = liked;
      return;
    }
  *minimum = place (self, widget, MAX (for_size < 0 ? liked : for_size, least), FALSE);
  *natural = *minimum;
}

static void
studio_wrap_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             int width,
                             G_GNUC_UNUSED int height,
                             G_GNUC_UNUSED int baseline)
{
  place (STUDIO_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
studio_wrap_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioWrapLayout *self = STUDIO_WRAP_LAYOUT (object);

  switch ((StudioWrapLayoutProperty) id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_HOMOGENEOUS:
      g_value_set_boolean (value, self->homogeneous);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioWrapLayout *self = STUDIO_WRAP_LAYOUT (object);

  switch ((StudioWrapLayoutProperty) id)
    {
    case PROP_SPACING:
      if (studio_property_set_int (object, pspec, &self->spacing, g_value_get_int (value)))
        gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
      break;
    case PROP_HOMOGENEOUS:
      if (studio_property_set_boolean (
              object, pspec, &self->homogeneous, g_value_get_boolean (value)))
        gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_wrap_layout_class_init (StudioWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = studio_wrap_layout_get_property;
  object_class->set_property = studio_wrap_layout_set_property;
  manager_class->get_request_mode = studio_wrap_layout_get_request_mode;
  manager_class->measure = studio_wrap_layout_measure;
  manager_class->allocate = studio_wrap_layout_allocate;
  properties[PROP_SPACING] = g_param_spec_int (
      "spacing", NULL, NULL, 0, G_MAXINT16, DEFAULT_SPACING, STUDIO_PARAM_READWRITE);
  properties[PROP_HOMOGENEOUS] = g_param_spec_boolean (
      "homogeneous", NULL, NULL, FALSE, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_wrap_layout_init (StudioWrapLayout *self)
{
  self->spacing = DEFAULT_SPACING;
}
