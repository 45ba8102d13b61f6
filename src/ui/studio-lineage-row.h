/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-lineage-node.h"
#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioLineageRow:
 *
 * One image of a tree in a list: its lines, its thumbnail and what is different from the image
 * before. Used again for another one while it scrolls.
 */
#define STUDIO_TYPE_LINEAGE_ROW (studio_lineage_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioLineageRow, studio_lineage_row, STUDIO, LINEAGE_ROW, AdwBin)

GtkWidget *studio_lineage_row_new (StudioSession *session);
void studio_lineage_row_set_node (StudioLineageRow *self, StudioLineageNode *node, gboolean here);
StudioLineageNode *studio_lineage_row_get_node (StudioLineageRow *self);

G_END_DECLS
