/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioCallRow:
 *
 * A call in the ledger's list, however it ended: what was asked for, how it ended and why, and a
 * button that asks for it again. Properties: `record` (StudioRecord, nullable), `currency`
 * (string).
 */
#define STUDIO_TYPE_CALL_ROW (studio_call_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioCallRow, studio_call_row, STUDIO, CALL_ROW, AdwBin)

G_END_DECLS
