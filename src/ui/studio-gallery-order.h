/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-query.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioGalleryOrder:
 *
 * The menu that says in what order the gallery stands and what its groups are.
 *
 * Properties, settable: `sort` (StudioSort), `grouping` (StudioGrouping).
 */
#define STUDIO_TYPE_GALLERY_ORDER (studio_gallery_order_get_type ())
G_DECLARE_FINAL_TYPE (StudioGalleryOrder, studio_gallery_order, STUDIO, GALLERY_ORDER, AdwBin)

void studio_gallery_order_set_narrow (StudioGalleryOrder *self, gboolean narrow);
void studio_gallery_order_apply (StudioGalleryOrder *self, StudioQuery *query);

G_END_DECLS
