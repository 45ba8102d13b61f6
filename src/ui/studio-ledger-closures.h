/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-spending.h"

G_BEGIN_DECLS

/* What the ledger says, as pure functions. */
char *studio_ledger_view_counts (const StudioSum *sum);
char *studio_ledger_view_cost (const StudioSum *sum, const char *currency);
char *studio_ledger_view_period (gint64 from_us, StudioSumPeriod period, GTimeZone *zone);
char *studio_ledger_view_call (gpointer self,
                               gboolean loaded,
                               StudioRecordState state,
                               gint64 created_us);
char *studio_ledger_view_call_cost (gpointer self,
                                    StudioRecordState state,
                                    gint64 price_micros,
                                    const char *currency);

G_END_DECLS
