/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-wording.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioWordingLayout:
 *
 * The images of a test of wordings, as large as there is room for: a row a wording and a column a
 * seed, or, with one seed, the wordings in as many columns as make them largest. Its widget's
 * children are a label a seed where there are several, then a label a wording, then the images.
 */
#define STUDIO_TYPE_WORDING_LAYOUT (studio_wording_layout_get_type ())
G_DECLARE_FINAL_TYPE (StudioWordingLayout,
                      studio_wording_layout,
                      STUDIO,
                      WORDING_LAYOUT,
                      GtkLayoutManager)

/**
 * StudioWordingTiles:
 * @n_columns: how many images stand beside each other
 * @width: of an image, logical pixels
 * @height: likewise
 */
typedef struct
{
  guint n_columns;
  int width;
  int height;
} StudioWordingTiles;

/**
 * StudioWordingNeeds:
 * @tile_width: that an image needs for what stands in its place, logical pixels
 * @tile_height: likewise
 * @label_height: of a label, likewise
 */
typedef struct
{
  int tile_width;
  int tile_height;
  int label_height;
} StudioWordingNeeds;

GtkLayoutManager *studio_wording_layout_new (guint n_phrases, guint n_seeds, double ratio);
void studio_wording_layout_fill (GtkBox *box, StudioWording *wording, double ratio);
guint studio_wording_layout_get_n_columns (StudioWordingLayout *self);
StudioWordingTiles studio_wording_layout_fit (StudioWordingLayout *self,
                                              const StudioWordingNeeds *needs,
                                              int width,
                                              int height);

G_END_DECLS
