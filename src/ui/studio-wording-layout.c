/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-wording-layout.h"

#include "studio-wording-sheet.h"

#include <math.h>

#define COLUMN_GAP 12
#define ROW_GAP 12
#define LABEL_GAP 6
/* Smaller ones are not worth a look: then there is more to scroll. */
#define LEAST_HEIGHT 120

struct _StudioWordingLayout
{
  GtkLayoutManager parent_instance;

  guint n_phrases;
  guint n_seeds;
  guint n_columns; /* as placed last */
  double ratio;
};

G_DEFINE_FINAL_TYPE (StudioWordingLayout, studio_wording_layout, GTK_TYPE_LAYOUT_MANAGER)

static guint
get_n_tiles (StudioWordingLayout *self)
{
  return self->n_phrases * self->n_seeds;
}

static guint
get_n_rows (StudioWordingLayout *self, guint n_columns)
{
  return (get_n_tiles (self) + n_columns - 1) / n_columns;
}

static guint
get_n_seed_labels (StudioWordingLayout *self)
{
  return self->n_seeds > 1 ? self->n_seeds : 0;
}

/* What the labels take of the height, and the gaps. */
static int
compute_extra_height (StudioWordingLayout *self, guint n_rows, int label_height)
{
  int head = self->n_seeds > 1 ? label_height + LABEL_GAP : 0;

  return head + (int) n_rows * (label_height + LABEL_GAP) + ((int) n_rows - 1) * ROW_GAP;
}

static int
compute_tile_width (guint n_columns, int width)
{
  return MAX ((width - COLUMN_GAP * ((int) n_columns - 1)) / (int) n_columns, 1);
}

static StudioWordingNeeds
measure_children (StudioWordingLayout *self, GtkWidget *widget)
{
  guint n_labels = get_n_seed_labels (self) + self->n_phrases;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  StudioWordingNeeds needs = { 1, 1, 1 };

  for (guint i = 0; child != NULL; i++, child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition least;
      GtkRequisition natural;
      gtk_widget_get_preferred_size (child, &least, &natural);
      if (i < n_labels)
        needs.label_height = MAX (needs.label_height, natural.height);
      else
        {
          needs.tile_width = MAX (needs.tile_width, least.width);
          needs.tile_height = MAX (needs.tile_height, least.height);
        }
    }
  return needs;
}

static void
place (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int at = rtl ? gtk_widget_get_width (widget) - x - width : x;

  gtk_widget_size_allocate (child, &(GtkAllocation){ at, y, width, height }, -1);
}

static GtkSizeRequestMode
studio_wording_layout_get_request_mode (G_GNUC_UNUSED GtkLayoutManager *manager,
                                        G_GNUC_UNUSED GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
studio_wording_layout_measure (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               G_GNUC_UNUSED int *minimum_baseline,
                               G_GNUC_UNUSED int *natural_baseline)
{
  StudioWordingLayout *self = STUDIO_WORDING_LAYOUT (manager);
  StudioWordingNeeds needs = measure_children (self, widget);
  int least = (int) self->n_seeds * (needs.tile_width + COLUMN_GAP) - COLUMN_GAP;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = least;
  else
    {
      StudioWordingTiles tiles = studio_wording_layout_fit (self, &needs, MAX (for_size, least), 0);
      guint n_rows = get_n_rows (self, tiles.n_columns);
      *minimum = (int) n_rows * tiles.height
                 + compute_extra_height (self, n_rows, needs.label_height);
    }
  *natural = *minimum;
}

static void
studio_wording_layout_allocate (GtkLayoutManager *manager,
                                GtkWidget *widget,
                                int width,
                                int height,
                                G_GNUC_UNUSED int baseline)
{
  StudioWordingLayout *self = STUDIO_WORDING_LAYOUT (manager);
  StudioWordingNeeds needs = measure_children (self, widget);
  StudioWordingTiles tiles = studio_wording_layout_fit (self, &needs, width, height);
  guint n_rows = get_n_rows (self, tiles.n_columns);
  int row_height = needs.label_height + LABEL_GAP + tiles.height + ROW_GAP;
  int all_height = (int) n_rows * tiles.height
                   + compute_extra_height (self, n_rows, needs.label_height);
  int all_width = (int) tiles.n_columns * (tiles.width + COLUMN_GAP) - COLUMN_GAP;
  int left = MAX ((width - all_width) / 2, 0);
  int top = MAX ((height - all_height) / 2, 0);
  int step = tiles.width + COLUMN_GAP;
  GtkWidget *child = gtk_widget_get_first_child (widget);

  self->n_columns = tiles.n_columns;
  for (guint i = 0; i < get_n_seed_labels (self); i++, child = gtk_widget_get_next_sibling (child))
    place (widget, child, left + (int) i * step, top, tiles.width, needs.label_height);
  top += self->n_seeds > 1 ? needs.label_height + LABEL_GAP : 0;
  for (guint i = 0; i < self->n_phrases; i++, child = gtk_widget_get_next_sibling (child))
    {
      guint at = i * self->n_seeds;
      place (widget,
             child,
             left + (int) (at % tiles.n_columns) * step,
             top + (int) (at / tiles.n_columns) * row_height,
             self->n_seeds > 1 ? all_width : tiles.width,
             needs.label_height);
    }
  top += needs.label_height + LABEL_GAP;
  for (guint i = 0; child != NULL; i++, child = gtk_widget_get_next_sibling (child))
    place (widget,
           child,
           left + (int) (i % tiles.n_columns) * step,
           top + (int) (i / tiles.n_columns) * row_height,
           tiles.width,
           tiles.height);
}

static void
studio_wording_layout_class_init (StudioWordingLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = studio_wording_layout_get_request_mode;
  manager_class->measure = studio_wording_layout_measure;
  manager_class->allocate = studio_wording_layout_allocate;
}

static void
studio_wording_layout_init (StudioWordingLayout *self)
{
  self->n_columns = 1;
}

static void
add_label (GtkBox *box, const char *text, float xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label",
                                   text,
                                   "tooltip-text",
                                   text,
                                   "xalign",
                                   xalign,
                                   "ellipsize",
                                   xalign > 0 ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END,
                                   NULL);

  gtk_widget_add_css_class (label, xalign > 0 ? "dim-label" : "heading");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (box, label);
}

/**
 * studio_wording_layout_new:
 * @n_phrases: how many wordings there are
 * @n_seeds: how many seeds each goes with
 * @ratio: width to height of the images
 *
 * Returns: (transfer full): the layout of a widget with those children
 */
GtkLayoutManager *
studio_wording_layout_new (guint n_phrases, guint n_seeds, double ratio)
{
  StudioWordingLayout *self = g_object_new (STUDIO_TYPE_WORDING_LAYOUT, NULL);

  self->n_phrases = MAX (n_phrases, 1);
  self->n_seeds = MAX (n_seeds, 1);
  self->n_columns = self->n_seeds;
  self->ratio = fmax (ratio, .1);
  return GTK_LAYOUT_MANAGER (self);
}

/**
 * studio_wording_layout_fill:
 * @box: an empty box
 * @wording: a test
 * @ratio: width to height of its images
 *
 * Gives @box the layout, and the labels of seeds and wordings; the images are left to the caller.
 */
void
studio_wording_layout_fill (GtkBox *box, StudioWording *wording, double ratio)
{
  guint n_phrases = studio_wording_get_n_phrases (wording);
  guint n_seeds = studio_wording_get_n_seeds (wording);

  gtk_widget_set_layout_manager (GTK_WIDGET (box),
                                 studio_wording_layout_new (n_phrases, n_seeds, ratio));
  for (guint column = 0; n_seeds > 1 && column < n_seeds; column++)
    {
      g_autofree char *seed = studio_wording_sheet_dup_seed (wording, column);
      add_label (box, seed, .5f);
    }
  for (guint row = 0; row < n_phrases; row++)
    {
      g_autofree char *phrase = studio_wording_sheet_dup_phrase (wording, row);
      add_label (box, phrase, 0);
    }
}

/**
 * studio_wording_layout_get_n_columns:
 * @self: a layout
 *
 * Returns: how many images stand beside each other
 */
guint
studio_wording_layout_get_n_columns (StudioWordingLayout *self)
{
  return self->n_columns;
}

/**
 * studio_wording_layout_fit:
 * @self: a layout
 * @needs: what its children need
 * @width: of the room, logical pixels
 * @height: likewise, or 0 if there is as little of it as possible
 *
 * Returns: how large the images are so that they fill the room, and no smaller than is worth a look
 */
StudioWordingTiles
studio_wording_layout_fit (StudioWordingLayout *self,
                           const StudioWordingNeeds *needs,
                           int width,
                           int height)
{
  guint from = self->n_seeds > 1 ? self->n_seeds : 1;
  guint to = self->n_seeds > 1 ? self->n_seeds : self->n_phrases;
  StudioWordingTiles best = { from, 1, 0 };

  for (guint n_columns = from; n_columns <= to; n_columns++)
    {
      int n_rows = (int) get_n_rows (self, n_columns);
      int tile_width = compute_tile_width (n_columns, width);
      int extra = compute_extra_height (self, (guint) n_rows, needs->label_height);
      int wanted = MAX ((height - extra) / n_rows, MAX (LEAST_HEIGHT, needs->tile_height));
      int high = MAX (MIN (wanted, (int) floor (tile_width / self->ratio)), 1);
      gboolean fewer = n_rows < (int) get_n_rows (self, best.n_columns);
      if (n_columns > from && tile_width < needs->tile_width)
        break;
      if (high > best.height || (high == best.height && fewer))
        best = (StudioWordingTiles){ n_columns,
                                     MIN (tile_width, (int) (high * self->ratio)),
                                     high };
    }
  best.width = MAX (best.width, needs->tile_width);
  best.height = MAX (best.height, needs->tile_height);
  return best;
}
