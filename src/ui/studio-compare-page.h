/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-compare-area.h"
#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioComparePage:
 *
 * Two to four images of the library looked at together, and what differs between them. Keys: S side
 * by side, L slider, F flip, D difference, Space the other one for as long as it is held, Page Up
 * and Page Down another image, 1…4 a star.
 *
 * Signal `gone`: fewer than two images are left.
 */
#define STUDIO_TYPE_COMPARE_PAGE (studio_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioComparePage, studio_compare_page, STUDIO, COMPARE_PAGE, AdwBin)

GtkWidget *studio_compare_page_new (StudioSession *session,
                                    const gint64 *ids,
                                    guint n_ids,
                                    const char *const *titles);
GArray *studio_compare_page_dup_ids (StudioComparePage *self);
void studio_compare_page_set_mode (StudioComparePage *self, StudioCompareMode mode);
StudioCompareArea *studio_compare_page_get_area (StudioComparePage *self);

G_END_DECLS
