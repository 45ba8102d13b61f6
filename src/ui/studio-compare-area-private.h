/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-compare-area.h"
#include "studio-compare-facts.h"

G_BEGIN_DECLS

/* What the files of the area share. */
struct _StudioCompareArea
{
  GtkWidget parent_instance;

  StudioCanvas *canvases[STUDIO_COMPARE_MAX];
  GtkWidget *labels[STUDIO_COMPARE_MAX];
  StudioCanvas *difference;
  GtkWidget *difference_label;
  GtkWidget *handle;
  guint n_images;
  guint active;
  StudioCompareMode mode;
  double split;
  gboolean peek;
  gboolean following;
};

guint studio_compare_area_get_other (StudioCompareArea *self);
void studio_compare_area_place_children (StudioCompareArea *self, int width, int height);

G_END_DECLS
