/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-finding.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioFindingRow:
 *
 * What the test of a connection found out, with a sign of its own for yes, no and unknown.
 */
#define STUDIO_TYPE_FINDING_ROW (studio_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioFindingRow, studio_finding_row, STUDIO, FINDING_ROW, GtkListBoxRow)

GtkWidget *studio_finding_row_new (StudioFinding *finding);

G_END_DECLS
