/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-compare-cell.h"
#include "studio-compare-facts.h"
#include "studio-compare-page.h"

G_BEGIN_DECLS

/* What the files of the page share. */

typedef struct
{
  gint64 id;
  char *title;
  StudioRecord *record;
  GdkPixbuf *pixbuf;
  StudioCompareCell *cell;
} StudioCompareImage;

struct _StudioComparePage
{
  AdwBin parent_instance;

  GtkToggleButton *side_by_side_button;
  GtkToggleButton *slider_button;
  GtkToggleButton *flip_button;
  GtkToggleButton *difference_button;
  AdwBin *area_bin;
  GtkFlowBox *strip;
  GtkLabel *zoom_label;

  StudioSession *session;
  GSignalGroup *library;
  StudioCompareArea *area;
  GCancellable *cancellable;
  GCancellable *subtracting;
  guint subtracted; /* which one from the first, 0 for none yet */
  StudioCompareImage images[STUDIO_COMPARE_MAX];
  guint n_images;
};

void studio_compare_page_subtract (StudioComparePage *self);
void studio_compare_page_pick (StudioComparePage *self, guint index);
void studio_compare_page_mode_cb (StudioComparePage *self);
gboolean studio_compare_page_key_pressed_cb (StudioComparePage *self,
                                             guint keyval,
                                             guint code,
                                             GdkModifierType state);
void studio_compare_page_save_action (GtkWidget *widget, const char *name, GVariant *parameter);
void studio_compare_page_key_released_cb (StudioComparePage *self, guint keyval);
void studio_compare_page_menu_pressed_cb (StudioComparePage *self, int n_press, double x, double y);

G_END_DECLS
