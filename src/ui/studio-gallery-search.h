/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioGallerySearch:
 *
 * Where searches are typed: the entry, what may be typed, what it could become, and what of it
 * could not be read.
 *
 * Property `text` (string, settable). Signals: `changed`, for each key; `leave`, when the keyboard
 * is to go on to what was found.
 */
#define STUDIO_TYPE_GALLERY_SEARCH (studio_gallery_search_get_type ())
G_DECLARE_FINAL_TYPE (StudioGallerySearch, studio_gallery_search, STUDIO, GALLERY_SEARCH, AdwBin)

const char *studio_gallery_search_get_text (StudioGallerySearch *self);
void studio_gallery_search_set_text (StudioGallerySearch *self, const char *text);
void studio_gallery_search_set_tags (StudioGallerySearch *self, const char *const *tags);
void studio_gallery_search_insert (StudioGallerySearch *self, const char *text);
void studio_gallery_search_type (StudioGallerySearch *self, gunichar letter);
void studio_gallery_search_clear (StudioGallerySearch *self);

G_END_DECLS
