/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-gallery-area.h"
#include "studio-gallery-cells.h"

G_BEGIN_DECLS

/**
 * StudioGalleryArea:
 * @horizontal: (nullable): the adjustment across, which never moves
 * @vertical: (nullable): the adjustment down
 * @selection: (nullable): the items and which are selected
 * @gallery: (nullable): says what the groups are
 * @thumbnailer: (nullable): for the tiles
 * @cache: for the tiles
 * @layout: where everything stands
 * @tiles: the widgets of items
 * @headings: the widgets of groups
 * @band: (nullable): the rubber band
 * @band_area: where it is, in pixels of the layout
 * @width: how wide the area is, 0 before it was given a size
 * @height: likewise down
 * @edge: the least width of a cell
 * @heading_height: how high a heading is
 * @cursor: where the keyboard is
 * @mark: where a selection that is extended begins
 * @anchor: the item that stays where it is, %GTK_INVALID_LIST_POSITION for the top of all
 * @anchor_offset: how far it stands below the upper edge
 * @pending: an item to bring into sight as soon as sizes are known
 * @pending_top: whether to the upper edge
 * @first_visible: the first item of the first row in sight
 * @outdated: whether items or groups changed since the layout was made
 * @placing: whether the adjustment is set from here
 * @wanted_source: asks for thumbnails
 * @bind_source: makes widgets for what is in sight
 *
 * For studio-gallery-area.c, the widget, and its chapters: -widgets with its children, -place where
 * they are, -move what the keyboard and the pointer do.
 */
struct _StudioGalleryArea
{
  GtkWidget parent_instance;

  GtkAdjustment *horizontal;
  GtkAdjustment *vertical;
  GtkSelectionModel *selection;
  StudioGallery *gallery;
  StudioThumbnailer *thumbnailer;
  StudioTileCache *cache;
  StudioGridLayout *layout;
  StudioGalleryCells *tiles;
  StudioGalleryCells *headings;
  GtkWidget *band;
  StudioGridRect band_area;
  int width;
  int height;
  int edge;
  int heading_height;
  guint cursor;
  guint mark;
  guint anchor;
  double anchor_offset;
  guint pending;
  gboolean pending_top;
  guint first_visible;
  gboolean outdated;
  gboolean placing;
  guint wanted_source;
  guint bind_source;
};

void studio_gallery_widgets_init (StudioGalleryArea *self);
int studio_gallery_widgets_measure_heading (StudioGalleryArea *self);
void studio_gallery_widgets_want (StudioGalleryArea *self, double value);
void studio_gallery_widgets_update_selected (StudioGalleryArea *self,
                                             guint position,
                                             guint n_items);

void studio_gallery_place (StudioGalleryArea *self, int width, int height);
void studio_gallery_place_bind (StudioGalleryArea *self);
void studio_gallery_place_bind_later (StudioGalleryArea *self);
void studio_gallery_place_note_anchor (StudioGalleryArea *self);
void studio_gallery_place_follow (StudioGalleryArea *self,
                                  guint position,
                                  guint n_removed,
                                  guint n_added);
void studio_gallery_area_set_first_visible (StudioGalleryArea *self, guint first_visible);

G_END_DECLS
