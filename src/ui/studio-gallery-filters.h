/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioGalleryFilters:
 *
 * The row of chips under the search. They say in the pointer’s language what the operators in the
 * text say, and change that text; they know nothing else.
 *
 * Signal `changed` (string: the new text of the search).
 */
#define STUDIO_TYPE_GALLERY_FILTERS (studio_gallery_filters_get_type ())
G_DECLARE_FINAL_TYPE (StudioGalleryFilters, studio_gallery_filters, STUDIO, GALLERY_FILTERS, AdwBin)

gboolean studio_gallery_filters_add_next (StudioGalleryFilters *self);
void studio_gallery_filters_add_all (StudioGalleryFilters *self);
void studio_gallery_filters_set_text (StudioGalleryFilters *self, const char *text);
void studio_gallery_filters_set_tags (StudioGalleryFilters *self, const char *const *tags);

G_END_DECLS
