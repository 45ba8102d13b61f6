/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioGalleryPage:
 *
 * Every kept image in a grid, with a search, filters, orders, and the details of what is selected.
 *
 * Signals: `record-activated` (StudioRecord): a person opened it; `looked`: something else is
 * searched for, in sight or selected.
 */
#define STUDIO_TYPE_GALLERY_PAGE (studio_gallery_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioGalleryPage, studio_gallery_page, STUDIO, GALLERY_PAGE, AdwBin)

void studio_gallery_page_set_session (StudioGalleryPage *self, StudioSession *session);
void studio_gallery_page_set_settings (StudioGalleryPage *self, GSettings *settings);
gboolean studio_gallery_page_make_next (StudioGalleryPage *self);
void studio_gallery_page_focus_search (StudioGalleryPage *self);
void studio_gallery_page_search (StudioGalleryPage *self, const char *text);

/* For the next start, and after it */
void studio_gallery_page_collect (StudioGalleryPage *self, StudioLastView *view);
void studio_gallery_page_restore (StudioGalleryPage *self, const StudioLastView *view);

/* For what is done with the selected images */
GtkSelectionModel *studio_gallery_page_get_model (StudioGalleryPage *self);
void studio_gallery_page_expect_removal (StudioGalleryPage *self);

G_END_DECLS
