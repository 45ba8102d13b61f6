/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-sum.h"

G_BEGIN_DECLS

char *studio_ledger_csv_build (GArray *sums,
                               StudioSumPeriod period,
                               GTimeZone *zone,
                               const char *currency);

G_END_DECLS
