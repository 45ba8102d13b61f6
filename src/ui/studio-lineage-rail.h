/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-lineage-node.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioLineageRail:
 *
 * The lines beside an image of a tree: where it branches off, and what goes past it. Says nothing
 * to assistive technology, which is told in words.
 */
#define STUDIO_TYPE_LINEAGE_RAIL (studio_lineage_rail_get_type ())
G_DECLARE_FINAL_TYPE (StudioLineageRail, studio_lineage_rail, STUDIO, LINEAGE_RAIL, GtkWidget)

void studio_lineage_rail_set_place (StudioLineageRail *self, const StudioLineagePlace *place);

G_END_DECLS
