/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioFactRow:
 *
 * A name and its value on one line; the value can be selected. Not seen while it is empty.
 *
 * Properties `title`, `value` (strings, settable).
 */
#define STUDIO_TYPE_FACT_ROW (studio_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioFactRow, studio_fact_row, STUDIO, FACT_ROW, AdwBin)

G_END_DECLS
