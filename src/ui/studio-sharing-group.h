/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioSharingGroup:
 *
 * What copies say of their images, for each way out of the window.
 */
#define STUDIO_TYPE_SHARING_GROUP (studio_sharing_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioSharingGroup,
                      studio_sharing_group,
                      STUDIO,
                      SHARING_GROUP,
                      AdwPreferencesGroup)

void studio_sharing_group_set_settings (StudioSharingGroup *self, GSettings *settings);

G_END_DECLS
