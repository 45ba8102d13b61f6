/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioLimitsGroup:
 *
 * How much of an answer is read, and for how long it is waited for.
 */
#define STUDIO_TYPE_LIMITS_GROUP (studio_limits_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioLimitsGroup,
                      studio_limits_group,
                      STUDIO,
                      LIMITS_GROUP,
                      AdwPreferencesGroup)

void studio_limits_group_set_settings (StudioLimitsGroup *self, GSettings *settings);

G_END_DECLS
