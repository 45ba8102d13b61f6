/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"
#include "studio-wording.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioWordingPage:
 *
 * The images of a test of wordings as a grid: a row a wording, a column a seed. Each place fills
 * in as its image comes, or says why there is none. Keys: arrows to go around, Enter the image
 * alone, Escape back, S a star, 1…9 a star for one of the first nine, C aside to compare.
 */
#define STUDIO_TYPE_WORDING_PAGE (studio_wording_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioWordingPage, studio_wording_page, STUDIO, WORDING_PAGE, AdwBin)

GtkWidget *studio_wording_page_new (StudioSession *session,
                                    StudioWording *wording,
                                    GPtrArray *jobs);
GtkWidget *studio_wording_page_get_place (StudioWordingPage *self, guint index);
gboolean studio_wording_page_handle_key (StudioWordingPage *self,
                                         guint keyval,
                                         GdkModifierType state);

G_END_DECLS
