/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-id-list.h"
#include "studio-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioGalleryHeading:
 *
 * The line over a group of images: its month, day or run, and how many there are. For a run the
 * prompt stands there as well.
 */
#define STUDIO_TYPE_GALLERY_HEADING (studio_gallery_heading_get_type ())
G_DECLARE_FINAL_TYPE (StudioGalleryHeading, studio_gallery_heading, STUDIO, GALLERY_HEADING, AdwBin)

void studio_gallery_heading_set_group (StudioGalleryHeading *self,
                                       const StudioQuery *query,
                                       const StudioIdGroup *group,
                                       StudioRecord *first);
gboolean studio_gallery_heading_lists_calls (const StudioQuery *query);
char *studio_gallery_heading_format_count (const StudioQuery *query, guint n_items);
char *studio_gallery_heading_format (StudioGrouping grouping, const StudioIdGroup *group);

G_END_DECLS
