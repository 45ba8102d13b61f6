/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-queue.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioRateGauge:
 *
 * How many images the rate limit still allows, and for how long it holds the next one back.
 * Not visible while nothing of the limit is used. Property: `queue` (StudioQueue, nullable).
 */
#define STUDIO_TYPE_RATE_GAUGE (studio_rate_gauge_get_type ())
G_DECLARE_FINAL_TYPE (StudioRateGauge, studio_rate_gauge, STUDIO, RATE_GAUGE, AdwBin)

void studio_rate_gauge_set_queue (StudioRateGauge *self, StudioQueue *queue);

G_END_DECLS
