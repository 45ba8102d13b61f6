/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioSelectionBar:
 *
 * Comes up while several images are selected: how many, and what can be done with all of them.
 * The actions `gallery.trash`, `edit.star` and `gallery.unselect` are its surroundings'.
 */
#define STUDIO_TYPE_SELECTION_BAR (studio_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (StudioSelectionBar, studio_selection_bar, STUDIO, SELECTION_BAR, AdwBin)

void studio_selection_bar_set_n_selected (StudioSelectionBar *self, guint n_selected);
void studio_selection_bar_set_calls (StudioSelectionBar *self, gboolean calls);

G_END_DECLS
