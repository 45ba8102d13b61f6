/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioNamingGroup:
 *
 * How saved files are named and where they go.
 */
#define STUDIO_TYPE_NAMING_GROUP (studio_naming_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioNamingGroup,
                      studio_naming_group,
                      STUDIO,
                      NAMING_GROUP,
                      AdwPreferencesGroup)

void studio_naming_group_set_settings (StudioNamingGroup *self, GSettings *settings);

G_END_DECLS
