/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioLedgerMonths:
 *
 * What the calls came to: this month against its limit, and every month with its days, summed up in
 * a worker whenever the library tells of a call.
 *
 * Signal `period-activated` (gint64, gint64): the calls of a time are to be shown, from when on and
 * until when, not included.
 */
#define STUDIO_TYPE_LEDGER_MONTHS (studio_ledger_months_get_type ())
G_DECLARE_FINAL_TYPE (StudioLedgerMonths, studio_ledger_months, STUDIO, LEDGER_MONTHS, AdwBin)

void studio_ledger_months_set_session (StudioLedgerMonths *self, StudioSession *session);
char *studio_ledger_months_dup_csv (StudioLedgerMonths *self);

G_END_DECLS
