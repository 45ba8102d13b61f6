/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioKeysRow:
 *
 * Says how keys are changed, and gives all actions those of the table again.
 */
#define STUDIO_TYPE_KEYS_ROW (studio_keys_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioKeysRow, studio_keys_row, STUDIO, KEYS_ROW, AdwActionRow)

void studio_keys_row_set_settings (StudioKeysRow *self, GSettings *settings);

G_END_DECLS
