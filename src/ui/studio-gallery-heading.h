/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioGalleryHeading:
 *
 * The line over the grid, like the heading of a chapter: the month of what is in sight, and how
 * many images there are. Not seen while there are none.
 */
#define STUDIO_TYPE_GALLERY_HEADING (studio_gallery_heading_get_type ())
G_DECLARE_FINAL_TYPE (StudioGalleryHeading, studio_gallery_heading, STUDIO, GALLERY_HEADING, AdwBin)

void studio_gallery_heading_update (StudioGalleryHeading *self,
                                    GListModel *gallery,
                                    guint first_visible);

G_END_DECLS
