/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/**
 * StudioSumPeriod:
 * @STUDIO_SUM_DAY: by the day
 * @STUDIO_SUM_MONTH: by the month
 *
 * What one sum is over.
 */
typedef enum
{
  STUDIO_SUM_DAY,
  STUDIO_SUM_MONTH,
} StudioSumPeriod;

/**
 * StudioSum:
 * @from_us: when the period begins, microseconds since 1970 UTC
 * @to_us: when it ends, not included
 * @n_kept: how many calls became images, also such as were removed later
 * @n_refused: how many the service refused for their content
 * @n_failed: how many failed without cost, as far as is known
 * @n_cancelled: how many were cancelled after they were sent; some may be billed all the same
 * @n_unknown: how many may have been billed and left no image
 * @n_unpriced: how many of those kept or unknown have no price, since none was set then
 * @cost_micros: the price of those kept or unknown, in millionths of whatever the price was given
 * in
 *
 * What became of the calls that were sent in a period, and what they may cost.
 */
typedef struct
{
  gint64 from_us;
  gint64 to_us;
  guint n_kept;
  guint n_refused;
  guint n_failed;
  guint n_cancelled;
  guint n_unknown;
  guint n_unpriced;
  gint64 cost_micros;
} StudioSum;

GArray *studio_library_sum_by (StudioLibrary *self,
                               gint64 from_us,
                               gint64 until_us,
                               StudioSumPeriod period,
                               GTimeZone *zone,
                               GError **error);
gboolean studio_library_sum (StudioLibrary *self,
                             gint64 from_us,
                             gint64 until_us,
                             StudioSum *sum,
                             GError **error);
void studio_sum_find_period (gint64 us,
                             StudioSumPeriod period,
                             GTimeZone *zone,
                             gint64 *from_us,
                             gint64 *until_us);

G_END_DECLS
