/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-gallery.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioGalleryChapter:
 *
 * The line over the grid: the heading of what is in sight, which is also the way to any other
 * month, and how many images there are in all. Not seen while there are none.
 *
 * Signal `jump` (guint: the position of the first image of the month that was chosen).
 */
#define STUDIO_TYPE_GALLERY_CHAPTER (studio_gallery_chapter_get_type ())
G_DECLARE_FINAL_TYPE (StudioGalleryChapter, studio_gallery_chapter, STUDIO, GALLERY_CHAPTER, AdwBin)

void studio_gallery_chapter_set_gallery (StudioGalleryChapter *self, StudioGallery *gallery);
void studio_gallery_chapter_set_narrow (StudioGalleryChapter *self, gboolean narrow);
void studio_gallery_chapter_update (StudioGalleryChapter *self, guint first_visible);

G_END_DECLS
