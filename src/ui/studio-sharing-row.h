/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-sharing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioSharingRow:
 *
 * Asks what copies say of themselves. Property: `route` (StudioShareRoute), for which the choice is
 * remembered.
 */
#define STUDIO_TYPE_SHARING_ROW (studio_sharing_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioSharingRow, studio_sharing_row, STUDIO, SHARING_ROW, AdwComboRow)

void studio_sharing_row_show (StudioSharingRow *self, GSettings *settings);
void studio_sharing_row_bind (StudioSharingRow *self, GSettings *settings);
void studio_sharing_row_remember (StudioSharingRow *self, GSettings *settings);

G_END_DECLS
