/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioCopyRow:
 *
 * A command for a terminal with a button that copies it. Property `command`.
 */
#define STUDIO_TYPE_COPY_ROW (studio_copy_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioCopyRow, studio_copy_row, STUDIO, COPY_ROW, AdwActionRow)

G_END_DECLS
