/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-paths.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioPlaceGroup:
 *
 * Where the library is.
 */
#define STUDIO_TYPE_PLACE_GROUP (studio_place_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioPlaceGroup,
                      studio_place_group,
                      STUDIO,
                      PLACE_GROUP,
                      AdwPreferencesGroup)

void studio_place_group_set_paths (StudioPlaceGroup *self, StudioPaths *paths);

G_END_DECLS
