/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioCompareCell:
 *
 * What the strip under a comparison tells of one image: its name, its star, what differs.
 *
 * Properties: `starred` (gboolean, settable), `active` (gboolean, settable).
 * Signals: `picked` (the star was pressed), `chosen` (it is to be compared with the first).
 */
#define STUDIO_TYPE_COMPARE_CELL (studio_compare_cell_get_type ())
G_DECLARE_FINAL_TYPE (StudioCompareCell, studio_compare_cell, STUDIO, COMPARE_CELL, AdwBin)

GtkWidget *studio_compare_cell_new (guint index);
void studio_compare_cell_set_title (StudioCompareCell *self, const char *title);
void studio_compare_cell_set_facts (StudioCompareCell *self, const char *markup);

G_END_DECLS
