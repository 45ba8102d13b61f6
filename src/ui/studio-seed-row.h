/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioSeedRow:
 *
 * The seed as typed, with a dice that asks for another and a lock that keeps it.
 * Properties: `seed` (string, never %NULL), `locked` (gboolean), `error` (string, nullable).
 * Signal `draw`: the dice was pressed.
 */
#define STUDIO_TYPE_SEED_ROW (studio_seed_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioSeedRow, studio_seed_row, STUDIO, SEED_ROW, AdwBin)

void studio_seed_row_set_error (StudioSeedRow *self, const char *error);

G_END_DECLS
