/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioAppearanceGroup:
 *
 * What the window shows, when it calls, its keys and its colours.
 */
#define STUDIO_TYPE_APPEARANCE_GROUP (studio_appearance_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioAppearanceGroup,
                      studio_appearance_group,
                      STUDIO,
                      APPEARANCE_GROUP,
                      AdwPreferencesGroup)

void studio_appearance_group_set_settings (StudioAppearanceGroup *self, GSettings *settings);

G_END_DECLS
