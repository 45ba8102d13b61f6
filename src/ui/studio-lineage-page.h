/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"
#include "studio-viewer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioLineagePage:
 *
 * The tree of an image: where it came from and what else came of that, with what changed in words.
 * Arrow keys walk it, Enter shows an image, B goes on from it. In a window it is the tree of the
 * image that the window shows.
 */
#define STUDIO_TYPE_LINEAGE_PAGE (studio_lineage_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioLineagePage, studio_lineage_page, STUDIO, LINEAGE_PAGE, AdwBin)

void studio_lineage_page_set_session (StudioLineagePage *self, StudioSession *session);
void studio_lineage_page_show (StudioLineagePage *self, gint64 id);
void studio_lineage_page_set_viewer (StudioLineagePage *self, StudioViewer *viewer);
StudioRecord *studio_lineage_page_get_selected (StudioLineagePage *self);

G_END_DECLS
