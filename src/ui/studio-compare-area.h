/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  STUDIO_COMPARE_SIDE_BY_SIDE,
  STUDIO_COMPARE_SLIDER,
  STUDIO_COMPARE_FLIP,
  STUDIO_COMPARE_DIFFERENCE,
} StudioCompareMode;

/**
 * StudioCompareArea:
 *
 * Two to four images, looked at together: beside each other, one over the other with a line that
 * moves between them, one after the other, or what differs. They share zoom and place. All but the
 * first way show the first image and the active one.
 *
 * Signal `active-changed`.
 */
#define STUDIO_TYPE_COMPARE_AREA (studio_compare_area_get_type ())
G_DECLARE_FINAL_TYPE (StudioCompareArea, studio_compare_area, STUDIO, COMPARE_AREA, GtkWidget)

GtkWidget *studio_compare_area_new (guint n_images);
void studio_compare_area_set_n_images (StudioCompareArea *self, guint n_images);
StudioCanvas *studio_compare_area_get_canvas (StudioCompareArea *self, guint index);
StudioCanvas *studio_compare_area_get_difference (StudioCompareArea *self);
StudioCanvas *studio_compare_area_get_front (StudioCompareArea *self);
void studio_compare_area_set_label (StudioCompareArea *self, guint index, const char *label);
void studio_compare_area_set_difference_label (StudioCompareArea *self, const char *label);
void studio_compare_area_set_mode (StudioCompareArea *self, StudioCompareMode mode);
StudioCompareMode studio_compare_area_get_mode (StudioCompareArea *self);
void studio_compare_area_set_active (StudioCompareArea *self, guint index);
guint studio_compare_area_get_active (StudioCompareArea *self);
void studio_compare_area_set_peek (StudioCompareArea *self, gboolean peek);
void studio_compare_area_set_split (StudioCompareArea *self, double split);
double studio_compare_area_get_split (StudioCompareArea *self);

G_END_DECLS
