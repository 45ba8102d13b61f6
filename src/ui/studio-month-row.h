/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-sum.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioMonthRow:
 *
 * A month of the ledger. Opened, it has a row for each day with calls and one for all of them; they
 * are made one by one, when somebody has time for it, and follow what is counted later.
 *
 * The signal `period-activated` tells, by two numbers, of which time the calls are asked for:
 * microseconds since 1970 UTC.
 */
#define STUDIO_TYPE_MONTH_ROW (studio_month_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioMonthRow, studio_month_row, STUDIO, MONTH_ROW, AdwExpanderRow)

GtkWidget *studio_month_row_new (GTimeZone *zone);
void studio_month_row_show (StudioMonthRow *self,
                            const StudioSum *month,
                            GArray *days,
                            const char *currency);
gint64 studio_month_row_get_from_us (StudioMonthRow *self);
gboolean studio_month_row_fill_one (StudioMonthRow *self);

G_END_DECLS
