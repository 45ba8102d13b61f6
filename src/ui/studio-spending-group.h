/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-spending.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioSpendingGroup:
 *
 * Money in the preferences: what an image costs, what a month may come to, when to be asked first,
 * and what this month has come to.
 */
#define STUDIO_TYPE_SPENDING_GROUP (studio_spending_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioSpendingGroup,
                      studio_spending_group,
                      STUDIO,
                      SPENDING_GROUP,
                      AdwPreferencesGroup)

void studio_spending_group_set_spending (StudioSpendingGroup *self, StudioSpending *spending);
char *studio_spending_group_describe_spent (StudioSpending *spending);

G_END_DECLS
