/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-search-filter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioFilterChip:
 *
 * A filter of the gallery: says what is chosen, opens what can be chosen, and lets go of it. The
 * search is all it knows; what is chosen in it, is what its text says.
 *
 * Signal `changed` (string: the new text of the search).
 */
#define STUDIO_TYPE_FILTER_CHIP (studio_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (StudioFilterChip, studio_filter_chip, STUDIO, FILTER_CHIP, AdwBin)

GtkWidget *studio_filter_chip_new (StudioSearchFilter filter);
void studio_filter_chip_set_text (StudioFilterChip *self, const char *text);
void studio_filter_chip_set_tags (StudioFilterChip *self, const char *const *tags);
gboolean studio_filter_chip_get_active (StudioFilterChip *self);
void studio_filter_chip_choose (StudioFilterChip *self, const char *term);

G_END_DECLS
