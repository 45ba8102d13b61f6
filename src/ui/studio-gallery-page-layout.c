/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-page-private.h"

/* Where the parts of the gallery stand in a wide window and in a narrow one. */

/* Below this width the details come up from the bottom instead of standing beside the grid. */
#define NARROW_WIDTH 860
#define DETAILS_WIDTH 330
/* What is to be seen of the grid above them. */
#define LEAST_GRID_HEIGHT 120

static guint
get_n_items (StudioGalleryPage *self)
{
  return self->gallery == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->gallery));
}

/* As wide as it was drawn, or as large letters need it. */
static int
get_details_width (StudioGalleryPage *self)
{
  int least = 0;
  if (self->details != NULL)
    gtk_widget_measure (
        GTK_WIDGET (self->details), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return MAX (least, DETAILS_WIDTH);
}

/**
 * studio_gallery_page_place_details:
 * @self: the page
 * @revealer: what holds the details
 * @place: (out): where they are
 * @overlay: where they lie over
 *
 * Beside the grid the details are a column, however long a line of them would like to be.
 *
 * Returns: whether they stand there
 */
gboolean
studio_gallery_page_place_details (StudioGalleryPage *self,
                                   G_GNUC_UNUSED GtkWidget *revealer,
                                   GdkRectangle *place,
                                   GtkWidget *overlay)
{
  int width = gtk_widget_get_width (overlay);
  gboolean rtl = gtk_widget_get_direction (overlay) == GTK_TEXT_DIR_RTL;
  if (self->narrow)
    return FALSE;

  place->width = get_details_width (self);
  place->height = gtk_widget_get_height (overlay);
  place->x = rtl ? 0 : width - place->width;
  place->y = 0;
  return TRUE;
}

/**
 * studio_gallery_page_update_details:
 * @self: the page
 *
 * Beside the grid the details always have their place, so that selecting and searching move
 * nothing; over it
 * they are there only when asked for.
 */
void
studio_gallery_page_update_details (StudioGalleryPage *self)
{
  gboolean has_items = get_n_items (self) > 0;
  gboolean searching = self->gallery != NULL
                       && studio_query_is_filtered (studio_gallery_get_query (self->gallery));
  gboolean has_record = self->details != NULL && studio_details_get_record (self->details) != NULL;
  gboolean beside = !self->narrow && (has_items || searching);

  gtk_widget_set_margin_end (GTK_WIDGET (self->main), beside ? get_details_width (self) : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), beside || self->narrow);
  gtk_revealer_set_reveal_child (self->revealer, beside || (has_items && has_record));
}

/* More than half, yet large letters above the images leave some of these to be seen. */
static int
get_sheet_height (StudioGalleryPage *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t grid;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->grid), GTK_WIDGET (self), &grid))
    return height * 3 / 5;
  return MAX (MIN (height * 3 / 5, height - (int) grid.origin.y - LEAST_GRID_HEIGHT), 0);
}

static void
apply_to_details (StudioGalleryPage *self, GtkWidget *details)
{
  gtk_widget_set_size_request (details, -1, self->narrow ? get_sheet_height (self) : -1);
  (self->narrow ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (details, "sheet");
  studio_details_set_closable (self->details, self->narrow);
}

/**
 * studio_gallery_page_apply_layout:
 * @self: the page
 *
 * Puts everything where there is room for it.
 */
void
studio_gallery_page_apply_layout (StudioGalleryPage *self)
{
  GtkWidget *revealer = GTK_WIDGET (self->revealer);

  gtk_widget_set_visible (self->size_scale, !self->narrow);
  gtk_widget_set_valign (revealer, self->narrow ? GTK_ALIGN_END : GTK_ALIGN_FILL);
  gtk_revealer_set_transition_type (self->revealer,
                                    self->narrow ? GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP
                                                 : GTK_REVEALER_TRANSITION_TYPE_NONE);
  if (self->details != NULL)
    apply_to_details (self, GTK_WIDGET (self->details));
  studio_gallery_order_set_narrow (self->order, self->narrow);
  studio_gallery_chapter_set_narrow (self->chapter, self->narrow);
  studio_gallery_page_update_details (self);
}

static gboolean
layout_cb (gpointer user_data)
{
  StudioGalleryPage *self = user_data;
  self->layout_source = 0;
  studio_gallery_page_apply_layout (self);
  return G_SOURCE_REMOVE;
}

/**
 * studio_gallery_page_follow_root:
 * @self: the page
 *
 * Has it narrow from the beginning where its window is, which would grow for a wide one.
 */
void
studio_gallery_page_follow_root (StudioGalleryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width = root == NULL ? 0 : gtk_widget_get_width (GTK_WIDGET (root));

  /* Once: a window that closes tells of it again. */
  g_signal_handlers_disconnect_by_func (self, studio_gallery_page_follow_root, NULL);
  if (width <= 0 || self->narrow == (width < NARROW_WIDTH))
    return;
  self->narrow = width < NARROW_WIDTH;
  studio_gallery_page_apply_layout (self);
}

/**
 * studio_gallery_page_measure:
 * @widget: the page
 * @orientation: across or down
 * @for_size: how large it is in the other direction, -1 for any
 * @minimum: (out): the least size
 * @natural: (out): the size it would like
 * @minimum_baseline: (out): unused
 * @natural_baseline: (out): unused
 *
 * Of its class.
 */
void
studio_gallery_page_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  StudioGalleryPage *self = STUDIO_GALLERY_PAGE (widget);
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (self)),
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      minimum_baseline,
                      natural_baseline);
  /* Without the details beside the grid it can always be narrower. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MAX (*minimum - gtk_widget_get_margin_end (GTK_WIDGET (self->main)), 0);
}

/**
 * studio_gallery_page_size_allocate:
 * @widget: the page
 * @width: pixels
 * @height: pixels
 * @baseline: unused
 *
 * Of its class.
 */
void
studio_gallery_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StudioGalleryPage *self = STUDIO_GALLERY_PAGE (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));
  gboolean narrow = width < NARROW_WIDTH;
  int least = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, least), height, baseline, NULL);
  /* Sizes are being given out: what follows from them has to wait. */
  if ((narrow != self->narrow || (narrow && height != self->height)) && self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, layout_cb, self, NULL);
  self->narrow = narrow;
  self->height = height;
}
