/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-wait-reason.h"

G_BEGIN_DECLS

/* With the waits that grow, a service that refuses for the limit is asked for at least four
 * minutes, and one that cannot be reached for a quarter of one. */
#define STUDIO_REPEATS_FOR_LIMIT 8
#define STUDIO_REPEATS_FOR_CONNECTION 3

/**
 * StudioRepeatBudget:
 * @n_limit: how often after a refusal for the number of requests (429)
 * @n_connection: how often after a failure before anything was sent
 *
 * How often one call is still sent again without anybody asking for it. Everything else may have
 * cost money and is never sent again by itself: whatever was answered with another status, whatever
 * was not answered, whatever broke off after the first byte had left.
 */
typedef struct
{
  guint n_limit;
  guint n_connection;
} StudioRepeatBudget;

StudioRepeatBudget studio_repeat_budget_new (guint n_most);
StudioWaitReason studio_repeat_budget_spend (StudioRepeatBudget *self, const GError *failure);
gint64 studio_repeat_budget_get_connection_wait_us (guint n_failures);

G_END_DECLS
