/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioGallerySelection:
 *
 * What is selected of a list of StudioRecord: a set of positions and nothing else, so that a
 * million can be selected. GtkMultiSelection asks for every item that is selected and holds it. The
 * selection follows the items when others come, go or change places.
 */
#define STUDIO_TYPE_GALLERY_SELECTION (studio_gallery_selection_get_type ())
G_DECLARE_FINAL_TYPE (StudioGallerySelection,
                      studio_gallery_selection,
                      STUDIO,
                      GALLERY_SELECTION,
                      GObject)

StudioGallerySelection *studio_gallery_selection_new (void);
void studio_gallery_selection_set_model (StudioGallerySelection *self, GListModel *model);
gint64 studio_gallery_selection_get_id (GtkSelectionModel *model, guint position);
GArray *studio_gallery_selection_dup_ids (GtkSelectionModel *model);

G_END_DECLS
