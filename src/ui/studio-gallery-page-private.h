/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-details.h"
#include "studio-gallery-chapter.h"
#include "studio-gallery-filters.h"
#include "studio-gallery-grid.h"
#include "studio-gallery-order.h"
#include "studio-gallery-page.h"
#include "studio-gallery-search.h"
#include "studio-search-marks.h"
#include "studio-selection-bar.h"

G_BEGIN_DECLS

/**
 * StudioGalleryPage:
 *
 * For studio-gallery-page.c, studio-gallery-page-details.c, studio-gallery-page-layout.c,
 * studio-gallery-last-view.c and studio-gallery-tags.c. What stands first is of the template.
 */
struct _StudioGalleryPage
{
  AdwBin parent_instance;

  GtkBox *main;
  GtkWidget *tools; /* what looks for images and orders them */
  StudioGallerySearch *search;
  StudioGalleryOrder *order;
  GtkWidget *size_scale;
  StudioGalleryChapter *chapter;
  StudioGalleryFilters *filters;
  GtkStack *stack;
  StudioGalleryGrid *grid;
  GtkRevealer *revealer;

  StudioDetails *details;            /* NULL until it is made */
  StudioSelectionBar *selection_bar; /* NULL until it is made */
  StudioSession *session;
  StudioGallery *gallery;
  StudioSearchMarks *marks;
  guint layout_source;
  guint select_position; /* what to select once the trashed one is gone */
  gboolean from_start;   /* whether the next answer is shown from its beginning */
  gboolean narrow;
  int height;
  GArray *select_ids; /* gint64: what is to be selected when it is listed, NULL for nothing */
  gint64 first_id;    /* what is to stand at the upper edge then */
  GCancellable *tags_cancellable; /* while they are being listed */
  guint tags_source;
};

void studio_gallery_tags_follow (StudioGalleryPage *self);
void studio_gallery_tags_unfollow (StudioGalleryPage *self);

gboolean studio_gallery_page_finish_restore (StudioGalleryPage *self);
gboolean studio_gallery_page_place_details (StudioGalleryPage *self,
                                            GtkWidget *revealer,
                                            GdkRectangle *place,
                                            GtkWidget *overlay);
void studio_gallery_page_show_empty (StudioGalleryPage *self);
void studio_gallery_page_show_nothing (StudioGalleryPage *self);
void studio_gallery_page_update_details (StudioGalleryPage *self);
void studio_gallery_page_expect_details (StudioGalleryPage *self);
void studio_gallery_page_join_details (StudioGalleryPage *self);
void studio_gallery_page_show_selected (StudioGalleryPage *self);
void studio_gallery_page_apply_layout (StudioGalleryPage *self);
void studio_gallery_page_follow_root (StudioGalleryPage *self);
void studio_gallery_page_measure (GtkWidget *widget,
                                  GtkOrientation orientation,
                                  int for_size,
                                  int *minimum,
                                  int *natural,
                                  int *minimum_baseline,
                                  int *natural_baseline);
void studio_gallery_page_size_allocate (GtkWidget *widget, int width, int height, int baseline);

G_END_DECLS
